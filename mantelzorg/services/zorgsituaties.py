"""Registering care situations."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Gebruiker, Kenmerk, KenmerkSoort, Persoon
from kern.rechten import vereis
from kern.regels.gebruikers import is_medewerker, keuze_fout
from kern.services.nummers import nummer_uitgeven
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from mantelzorg.models import Zorgomvang, Zorgsituatie
from mantelzorg.regels.aanspreekpunt import aanspreekpunt_van_huishouden, contacten_van
from mantelzorg.services.beeindigen import checkin_van_werklijst_halen
from mantelzorg.services.bewaken import situatie_bewaken
from mantelzorg.services.grondslag import grondslag_vereisen

LETTER = "Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZorgsituatieGegevens:
    """A care situation; empty and None are unknown. Without a ``nummer`` it is given one."""

    nummer: str = ""
    mantelzorger: Persoon
    zorgvrager: Persoon
    relatie: str = ""
    inwonend: bool | None = None
    netwerk: str = ""
    uren_per_week: Decimal | int | None = None
    zorgt_sinds: date | None = None
    beeindigd_op: date | None = None
    nachten_verstoord: int | None = None
    werkt: bool | None = None
    kinderen: bool | None = None
    reeds_geprobeerd: str = ""
    vertegenwoordiger: Persoon | None = None
    aanspreekpunt: Gebruiker | None = None
    vervanger: Gebruiker | None = None
    doelgroepen: tuple[Kenmerk, ...] = ()


VELDEN = tuple(v.name for v in fields(ZorgsituatieGegevens) if v.name != "doelgroepen")


def gegevens_van(zorgsituatie: Zorgsituatie) -> ZorgsituatieGegevens:
    """All that is registered, to change a part of it: saving it as it is changes nothing."""
    return ZorgsituatieGegevens(
        **{naam: getattr(zorgsituatie, naam) for naam in VELDEN},
        doelgroepen=_doelgroepen_van(zorgsituatie),
    )


def _doelgroepen_van(zorgsituatie: Zorgsituatie) -> tuple[Kenmerk, ...]:
    return tuple(rij.kenmerk for rij in zorgsituatie.doelgroepen.select_related("kenmerk"))


def _aanspreekpunt(gegevens: ZorgsituatieGegevens, nu: Zorgsituatie | None) -> Gebruiker | None:
    """Whoever becomes the contact person. Raises Ongeldig about them or the stand-in."""
    contacten = contacten_van(gegevens.mantelzorger, gegevens.zorgvrager)
    aanspreekpunt, fouten = aanspreekpunt_van_huishouden(
        gegevens.aanspreekpunt,
        [contact for contact in contacten if is_medewerker(contact)],
        nu.aanspreekpunt if nu else None,
    )
    for veld in ("aanspreekpunt", "vervanger"):
        if tekst := keuze_fout(getattr(gegevens, veld), getattr(nu, veld) if nu else None):
            fouten[veld] = tekst
    if gegevens.vervanger is not None and gegevens.vervanger == aanspreekpunt:
        fouten["vervanger"] = _("De vervanger is een ander dan het vaste aanspreekpunt.")
    if fouten:
        raise Ongeldig(fouten)
    return aanspreekpunt


def _personen_controleren(gegevens: ZorgsituatieGegevens) -> None:
    fouten = {}
    if gegevens.mantelzorger == gegevens.zorgvrager:
        fouten["zorgvrager"] = _("Kies een ander dan de mantelzorger.")
    if gegevens.vertegenwoordiger == gegevens.mantelzorger:
        fouten["vertegenwoordiger"] = _(
            "Laat dit veld leeg als u afspraken maakt met de mantelzorger."
        )
    if fouten:
        raise Ongeldig(fouten)


def _zorg_controleren(gegevens: ZorgsituatieGegevens, nu: Zorgsituatie | None) -> None:
    fouten = {}
    if gegevens.zorgt_sinds is not None and gegevens.zorgt_sinds > timezone.localdate():
        fouten["zorgt_sinds"] = _("Deze dag moet nog komen.")
    if gegevens.beeindigd_op is not None:
        if gegevens.beeindigd_op > timezone.localdate():
            fouten["beeindigd_op"] = _("Deze dag moet nog komen.")
        elif gegevens.zorgt_sinds is not None and gegevens.beeindigd_op < gegevens.zorgt_sinds:
            fouten["beeindigd_op"] = _("Toen was de zorg nog niet begonnen.")
    bekend = _doelgroepen_van(nu) if nu else ()
    fouten |= {
        f"doelgroepen/{plek}/kenmerk": _("%(naam)s is geen doelgroep.") % {"naam": k.naam}
        for plek, k in enumerate(gegevens.doelgroepen)
        if k.soort != KenmerkSoort.DOELGROEP and k not in bekend
    }
    if fouten:
        raise Ongeldig(fouten)
    over_een_ander = nu is None or nu.zorgvrager_id != gegevens.zorgvrager.id
    grondslag_vereisen(
        gegevens.zorgvrager,
        gegevens.doelgroepen,
        () if over_een_ander else bekend,
        veld="doelgroepen",
    )


def _eenmaal(actor: Actor, gegevens: ZorgsituatieGegevens, nu: Zorgsituatie | None) -> None:
    """The same carer and person cared for are one care situation. Raises Ongeldig.

    The carer is locked, so that of two at once one waits and is refused.
    """
    paar = (gegevens.mantelzorger.id, gegevens.zorgvrager.id)
    if nu is not None and paar == (nu.mantelzorger_id, nu.zorgvrager_id):
        return
    eigen = Persoon.objects.voor(actor.organisatie_id)
    eigen.select_for_update().filter(pk=gegevens.mantelzorger.id).first()
    bekend = Zorgsituatie.objects.voor(actor.organisatie_id).filter(
        mantelzorger=gegevens.mantelzorger, zorgvrager=gegevens.zorgvrager
    )
    if bestaand := bekend.first():
        tekst = _("Deze twee personen hebben al een zorgsituatie: %(nummer)s.")
        raise Ongeldig({"zorgvrager": tekst % {"nummer": bestaand.nummer}})


@transaction.atomic
def zorgsituatie_opslaan(
    *,
    actor: Actor,
    gegevens: ZorgsituatieGegevens,
    zorgsituatie: Zorgsituatie | None = None,
    bewaken: bool = True,
) -> tuple[Zorgsituatie, Uitkomst]:
    """Register a care situation, or bring a known one up to date.

    What changed counts for the risk at once; with ``bewaken`` False, of many at a time, from the
    next night on. Where the household has a contact, that is the contact person.

    Raises Ongeldig (a broken rule, these two persons have one already, new health data without a
    legal basis) and NietToegestaan.
    """
    vereis(actor, "zorgsituatie.registreren")
    _personen_controleren(gegevens)
    aanspreekpunt = _aanspreekpunt(gegevens, zorgsituatie)
    _zorg_controleren(gegevens, zorgsituatie)
    _eenmaal(actor, gegevens, zorgsituatie)
    nummer = gegevens.nummer or (zorgsituatie.nummer if zorgsituatie else "")
    nummer = nummer or nummer_uitgeven(
        organisatie_id=actor.organisatie_id, letter=LETTER, model=Zorgsituatie
    )
    omvang = (gegevens.uren_per_week, gegevens.nachten_verstoord)
    zorgsituatie = zorgsituatie or Zorgsituatie(organisatie_id=actor.organisatie_id)
    was = (zorgsituatie.uren_per_week, zorgsituatie.nachten_verstoord)
    waarden = {naam: getattr(gegevens, naam) for naam in VELDEN}
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=zorgsituatie,
        waarden=waarden | {"nummer": nummer, "aanspreekpunt": aanspreekpunt},
        rijen={"doelgroepen": [{"kenmerk": kenmerk} for kenmerk in gegevens.doelgroepen]},
        persoon_id=gegevens.zorgvrager.id,
    )
    if omvang != was:
        _omvang_bewaren(actor, zorgsituatie)
    if zorgsituatie.beeindigd_op is not None:
        checkin_van_werklijst_halen(actor=actor, zorgsituatie=zorgsituatie)
    if bewaken and uitkomst is not Uitkomst.ONGEWIJZIGD:
        situatie_bewaken(actor=actor, zorgsituatie_id=zorgsituatie.pk)
    return zorgsituatie, uitkomst


def _omvang_bewaren(actor: Actor, zorgsituatie: Zorgsituatie) -> None:
    """Add how much care it takes to its history: one row per day, of how it was at its end."""
    vandaag = timezone.localdate()
    eigen = Zorgomvang.objects.voor(actor.organisatie_id)
    van_vandaag = eigen.filter(zorgsituatie=zorgsituatie, datum=vandaag).first()
    gegeven_opslaan(
        actor=actor,
        gegeven=van_vandaag or Zorgomvang(organisatie_id=actor.organisatie_id),
        waarden={
            "zorgsituatie": zorgsituatie,
            "datum": vandaag,
            "uren_per_week": zorgsituatie.uren_per_week,
            "nachten_verstoord": zorgsituatie.nachten_verstoord,
        },
        persoon_id=zorgsituatie.zorgvrager_id,
    )
