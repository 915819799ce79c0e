"""Signals: reporting them, following them up, closing them with an outcome.

Each open signal is on the worklist (`kern.services.taken`), with the same owner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Gebruiker, Persoon, Taak
from kern.rechten import vereis
from kern.regels.gebruikers import keuze_fout
from kern.regels.taken import eerste_die_kan
from kern.selectors.taken import open_taak
from kern.services.opslaan import gegeven_opslaan
from kern.services.taken import taak_afronden, taak_bijwerken, taak_toewijzen
from mantelzorg.models import Bron, Opvolging, Signaal, Signaalmelding, Zorgsituatie
from mantelzorg.regels.bevinding import zegt_nieuws
from mantelzorg.regels.signalen import (
    aardnaam,
    ernst_van,
    melding_fouten,
    opvolgen_voor,
    opvolging_fouten,
    zwaarste,
)
from mantelzorg.selectors.belasting import belasting_op
from mantelzorg.selectors.bewaken import laatst_gemeld
from mantelzorg.services.beeindigen import checkin_van_werklijst_halen
from mantelzorg.services.risico import risico_herzien


@dataclass(frozen=True, slots=True)
class MeldingGegevens:
    """A report about a care situation; empty and None are unknown.

    ``aard``: an `Aard`, or from the system the code of a rule. ``feiten``: what the system goes by,
    [{"code", "waarde"}] as JSON, with dates instead of "so many days ago": the same tomorrow.
    ``gemeld_door``: who said it, or their name where they are nobody registered here.
    """

    zorgsituatie: Zorgsituatie
    aard: str
    bron: str
    datum: date
    ernst: str
    feiten: Sequence[Mapping[str, object]] = ()
    toelichting: str = ""
    gemeld_door: Persoon | None = None
    gemeld_door_naam: str = ""


@dataclass(frozen=True, slots=True)
class OpvolgingGegevens:
    """What was done about a signal."""

    datum: date
    soort: str
    toelichting: str = ""


@transaction.atomic
def signaal_melden(*, actor: Actor, gegevens: MeldingGegevens) -> Signaal | None:
    """Report a signal: a new one, or one more report with the open one of the same kind.

    Its severity only rises, and it is never due later than it was. It is the contact person's, else
    the stand-in's, of who works here now, and stays with who got it until they leave.

    What the system reports that says nothing new (`regels.bevinding.zegt_nieuws`) does nothing
    (None), also when the time before was followed up and closed. What people report counts for the
    risk at once, so that it steers the next round. Raises Ongeldig and NietToegestaan.
    """
    vereis(actor, "signaal.melden")
    _melding_controleren(gegevens)
    # Locked first, so that two who report at once come to one signal.
    situatie = _situatie_vergrendelen(actor, gegevens.zorgsituatie.pk)
    if gegevens.bron == Bron.SYSTEEM and not _is_nieuws(situatie, gegevens):
        return None
    signaal = _bijgewerkt(actor, situatie, gegevens)
    _melding_bewaren(actor, signaal, gegevens)
    # A new version: who is about to close it on an earlier one is told so first.
    signaal.save(update_fields=["gewijzigd_op"])
    taak_bijwerken(
        actor=actor,
        soort=Taak.Soort.SIGNAAL,
        object_id=signaal.pk,
        titel=_("Signaal: %(wat)s") % {"wat": aardnaam(signaal.aard)},
        ernst=signaal.ernst,
        uiterlijk_op=signaal.uiterlijk_op,
        persoon=situatie.mantelzorger,
        eigenaar=signaal.eigenaar,
    )
    if gegevens.bron != Bron.SYSTEEM:
        risico_herzien(actor=actor, situatie=situatie)
    return signaal


@transaction.atomic
def signaal_opvolgen(*, actor: Actor, signaal: Signaal, gegevens: OpvolgingGegevens) -> Opvolging:
    """Write down what was done about an open signal.

    Raises Ongeldig, NietToegestaan, and Conflict when it is closed.
    """
    vereis(actor, "signaal.opvolgen")
    signaal = _vergrendeld(actor, signaal)
    toelichting = gegevens.toelichting.strip()
    if fouten := opvolging_fouten(
        soort=gegevens.soort,
        datum=gegevens.datum,
        toelichting=toelichting,
        gemeld_op=signaal.datum,
        vandaag=timezone.localdate(),
    ):
        raise Ongeldig(fouten)
    opvolging = Opvolging(organisatie_id=actor.organisatie_id)
    gegeven_opslaan(
        actor=actor,
        gegeven=opvolging,
        waarden={
            "signaal": signaal,
            "datum": gegevens.datum,
            "soort": gegevens.soort,
            "toelichting": toelichting,
            "door_id": actor.gebruiker_id,
        },
        persoon_id=signaal.zorgsituatie.mantelzorger_id,
    )
    signaal.save(update_fields=["gewijzigd_op"])  # who read it saw nothing of this
    return opvolging


@transaction.atomic
def signaal_toewijzen(*, actor: Actor, signaal: Signaal, eigenaar: Gebruiker | None) -> Signaal:
    """Say who follows a signal up, or that nobody does yet; on the worklist too.

    Raises Ongeldig for somebody who does not work here with people, NietToegestaan, and Conflict
    when it is closed.
    """
    vereis(actor, "signaal.opvolgen")
    signaal = _vergrendeld(actor, signaal)
    if tekst := keuze_fout(eigenaar, signaal.eigenaar):
        raise Ongeldig({"eigenaar": tekst})
    _bewaren(actor, signaal, {"eigenaar": eigenaar})
    taak = open_taak(actor.organisatie_id, Taak.Soort.SIGNAAL, signaal.pk)
    if taak is not None:
        taak_toewijzen(actor=actor, taak=taak, eigenaar=eigenaar)
    return signaal


@transaction.atomic
def signaal_afsluiten(
    *, actor: Actor, signaal: Signaal, uitkomst: str, toelichting: str = ""
) -> Signaal:
    """Close a signal with one of `Signaal.Uitkomst`; the author is whoever does so.

    From then on it says nothing about the risk any more. Where the care has stopped, so has the
    care situation, from today on if nobody filled in another day.

    Raises Ongeldig (no such outcome), NietToegestaan, and Conflict when it is closed already.
    """
    vereis(actor, "signaal.opvolgen")
    if uitkomst not in Signaal.Uitkomst.values:
        raise Ongeldig({"uitkomst": _("Kies wat eruit kwam.")})
    eigen = Signaal.objects.voor(actor.organisatie_id).get(pk=signaal.pk)
    situatie = _situatie_vergrendelen(actor, eigen.zorgsituatie_id)
    signaal = _vergrendeld(actor, signaal)
    _bewaren(
        actor,
        signaal,
        {
            "uitkomst": uitkomst,
            "uitkomst_toelichting": toelichting.strip(),
            "afgesloten_op": timezone.now(),
            "afgesloten_door_id": actor.gebruiker_id,
        },
    )
    taak_afronden(actor=actor, soort=Taak.Soort.SIGNAAL, object_id=signaal.pk, uitkomst=uitkomst)
    if uitkomst == Signaal.Uitkomst.GESTOPT:
        _zorg_gestopt(actor, situatie)
    risico_herzien(actor=actor, situatie=situatie)
    return signaal


def signaal_vergrendelen(*, actor: Actor, signaal_id: UUID) -> None:
    """Lock a signal after its care situation, until the transaction that calls this ends.

    In that order, as reporting one does: whoever holds a signal or its task and then wants the
    situation would wait for who reports, and they for each other.
    """
    signaal = Signaal.objects.voor(actor.organisatie_id).filter(pk=signaal_id)
    situatie = Zorgsituatie.objects.voor(actor.organisatie_id).filter(
        pk__in=signaal.values("zorgsituatie")
    )
    for rijen in (situatie, signaal):
        list(rijen.select_for_update(no_key=True).values_list("pk"))


def _zorg_gestopt(actor: Actor, situatie: Zorgsituatie) -> None:
    if situatie.beeindigd_op is None:
        gegeven_opslaan(
            actor=actor,
            gegeven=situatie,
            waarden={"beeindigd_op": timezone.localdate()},
            persoon_id=situatie.zorgvrager_id,
        )
        checkin_van_werklijst_halen(actor=actor, zorgsituatie=situatie)


def _melding_controleren(gegevens: MeldingGegevens) -> None:
    if fouten := melding_fouten(
        aard=gegevens.aard,
        bron=gegevens.bron,
        ernst=gegevens.ernst,
        datum=gegevens.datum,
        toelichting=gegevens.toelichting.strip(),
        melder_bekend=bool(gegevens.gemeld_door or gegevens.gemeld_door_naam.strip()),
        vandaag=timezone.localdate(),
    ):
        raise Ongeldig(fouten)


def _is_nieuws(situatie: Zorgsituatie, gegevens: MeldingGegevens) -> bool:
    """Whether the system says more than the time before, open or closed."""
    gemeld = laatst_gemeld(situatie.organisatie_id, [situatie.pk])
    vorige = gemeld.get((situatie.pk, gegevens.aard))
    return zegt_nieuws(gegevens.ernst, gegevens.feiten, vorige)


def _bijgewerkt(actor: Actor, situatie: Zorgsituatie, gegevens: MeldingGegevens) -> Signaal:
    """The open signal of this kind with one more report, or a new one; saved."""
    ernst = ernst_van(gegevens.aard, gegevens.ernst)
    termijnen = belasting_op(actor.organisatie_id, gegevens.datum).termijnen
    uiterlijk_op = opvolgen_voor(gegevens.datum, ernst, termijnen)
    contacten = (situatie.aanspreekpunt, situatie.vervanger)
    signaal: Signaal | None = (
        Signaal.objects.voor(actor.organisatie_id)
        .filter(zorgsituatie=situatie, aard=gegevens.aard, afgesloten_op__isnull=True)
        .select_for_update(no_key=True)
        .first()
    )
    if signaal is None:
        signaal = Signaal(organisatie_id=actor.organisatie_id, zorgsituatie=situatie)
        waarden: dict[str, object] = {
            "aard": gegevens.aard,
            "bron": gegevens.bron,
            "datum": gegevens.datum,
            "laatst_op": gegevens.datum,
            "ernst": ernst,
            "uiterlijk_op": uiterlijk_op,
            "eigenaar": eerste_die_kan(Taak.Soort.SIGNAAL, *contacten),
        }
    else:
        waarden = {
            "laatst_op": max(signaal.laatst_op, gegevens.datum),
            "ernst": zwaarste(signaal.ernst, ernst),
            "uiterlijk_op": min(signaal.uiterlijk_op, uiterlijk_op),
            "eigenaar": eerste_die_kan(Taak.Soort.SIGNAAL, signaal.eigenaar, *contacten),
        }
    _bewaren(actor, signaal, waarden)
    return signaal


def _melding_bewaren(actor: Actor, signaal: Signaal, gegevens: MeldingGegevens) -> None:
    situatie = signaal.zorgsituatie
    naam = gegevens.gemeld_door_naam.strip()
    van_zelf = gegevens.bron == Bron.MANTELZORGER and not naam
    gegeven_opslaan(
        actor=actor,
        gegeven=Signaalmelding(organisatie_id=actor.organisatie_id),
        waarden={
            "signaal": signaal,
            "bron": gegevens.bron,
            "datum": gegevens.datum,
            "ernst": ernst_van(gegevens.aard, gegevens.ernst),
            "feiten": list(gegevens.feiten),
            "toelichting": gegevens.toelichting.strip(),
            "gemeld_door": gegevens.gemeld_door or (situatie.mantelzorger if van_zelf else None),
            "gemeld_door_naam": naam,
            "vastgelegd_door_id": actor.gebruiker_id,
        },
        persoon_id=situatie.mantelzorger_id,
    )


def _situatie_vergrendelen(actor: Actor, zorgsituatie_id: UUID) -> Zorgsituatie:
    """The care situation, locked; always before a signal of it."""
    eigen = Zorgsituatie.objects.voor(actor.organisatie_id).select_for_update(no_key=True)
    situatie: Zorgsituatie = eigen.get(pk=zorgsituatie_id)
    return situatie


def _vergrendeld(actor: Actor, signaal: Signaal) -> Signaal:
    """The stored signal, locked. Raises Conflict when it is closed."""
    opgeslagen: Signaal = (
        Signaal.objects.voor(actor.organisatie_id).select_for_update(no_key=True).get(pk=signaal.pk)
    )
    if opgeslagen.afgesloten_op is not None:
        raise Conflict("afgesloten", _("Dit signaal is al afgesloten."))
    return opgeslagen


def _bewaren(actor: Actor, signaal: Signaal, waarden: Mapping[str, object]) -> None:
    gegeven_opslaan(
        actor=actor,
        gegeven=signaal,
        waarden=waarden,
        persoon_id=signaal.zorgsituatie.mantelzorger_id,
    )
