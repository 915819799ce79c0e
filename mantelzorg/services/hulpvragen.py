"""Registering requests for help, and what a person decides about them."""

from dataclasses import dataclass, field, fields
from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Kenmerk, KenmerkSoort, Persoon, WensAard
from kern.postcodes import OnbekendePostcode, postcodegebied
from kern.rechten import vereis
from kern.services.kenmerken import Wenswaarde
from kern.services.nummers import nummer_uitgeven
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from mantelzorg.models import Hulpvraag, Spoed, Zorgsituatie
from mantelzorg.regels.hulpvragen import (
    datum_fouten,
    einddatum_fouten,
    evaluatie_fouten,
    ingediend_fouten,
    kan_open,
    moment_fouten,
    opbouw_fouten,
    spoed_fouten,
    verschil_fouten,
    voorkeur_fouten,
)
from mantelzorg.regels.taken import alleen_beroepskracht
from mantelzorg.services.grondslag import grondslag_vereisen
from mantelzorg.services.stappen import stap_vastleggen

LETTER = "H"


@dataclass(frozen=True, slots=True, kw_only=True)
class HulpvraagGegevens:
    """A request for help: ``duur`` in minutes, ``ritme`` every how many weeks (0: once, on datum).

    ``vensters``: (dag, van, tot). ``voorkeuren``: person -> strength. Without a ``nummer`` it is
    given one.
    """

    nummer: str = ""
    zorgsituatie: Zorgsituatie
    taaktype: Kenmerk
    duur: int
    ritme: int
    vensters: tuple[tuple[int, time, time], ...]
    ingediend_op: date
    datum: date | None = None
    spoed: str = Spoed.GEWOON
    spoedreden: str = ""
    respijtvorm: str = ""
    einddatum: date | None = None
    evaluatie_op: date | None = None
    opbouw_weken: int | None = None
    opbouw_duur: int | None = None
    gewenste_helper: str = ""
    gewenste_oplossing: str = ""
    geboden_oplossing: str = ""
    verschil_reden: str = ""
    zwaar: bool = False
    postcode: str = ""
    geen_buurtgenoot: bool = False
    geen_straatgenoot: bool = False
    kenmerken: tuple[Kenmerk, ...] = ()
    wensen: tuple[Wenswaarde, ...] = ()
    uitsluitingen: tuple[Persoon, ...] = ()
    voorkeuren: dict[Persoon, str] = field(default_factory=dict)


RIJEN = ("vensters", "kenmerken", "wensen", "uitsluitingen", "voorkeuren")
VELDEN = tuple(v.name for v in fields(HulpvraagGegevens) if v.name not in RIJEN)


def gegevens_van(hulpvraag: Hulpvraag) -> HulpvraagGegevens:
    """All that is registered, to change a part of it: saving it as it is changes nothing."""
    return HulpvraagGegevens(
        **{naam: getattr(hulpvraag, naam) for naam in VELDEN},
        vensters=tuple((rij.dag, rij.van, rij.tot) for rij in hulpvraag.vensters.all()),
        kenmerken=tuple(rij.kenmerk for rij in hulpvraag.kenmerken.select_related("kenmerk")),
        wensen=tuple(
            Wenswaarde(rij.kenmerk, WensAard(rij.aard), rij.sterkte)
            for rij in hulpvraag.wensen.select_related("kenmerk")
        ),
        uitsluitingen=tuple(
            rij.persoon for rij in hulpvraag.uitsluitingen.select_related("persoon")
        ),
        voorkeuren={
            rij.persoon: rij.sterkte for rij in hulpvraag.voorkeuren.select_related("persoon")
        },
    )


def _taaktype_fouten(taaktype: Kenmerk, hulpvraag: Hulpvraag | None) -> dict[str, str]:
    if taaktype.soort != KenmerkSoort.TAAKTYPE:
        return {"taaktype": _("%(naam)s is geen taaktype.") % {"naam": taaktype.naam}}
    had_het_al = hulpvraag is not None and hulpvraag.taaktype_id == taaktype.id
    if not taaktype.actief and not had_het_al:
        return {"taaktype": _("%(naam)s is niet meer in gebruik.") % {"naam": taaktype.naam}}
    return {}


def _kenmerken_over(zorgvrager: Persoon, hulpvraag: Hulpvraag) -> set[Kenmerk]:
    """What the stored request says about this person."""
    if hulpvraag.zorgsituatie.zorgvrager_id != zorgvrager.id:
        return set()
    kenmerken = {rij.kenmerk for rij in hulpvraag.kenmerken.select_related("kenmerk")}
    return kenmerken | {rij.kenmerk for rij in hulpvraag.wensen.select_related("kenmerk")}


def _controleren(gegevens: HulpvraagGegevens, hulpvraag: Hulpvraag | None) -> None:
    vandaag = timezone.localdate()
    fouten = {
        **_taaktype_fouten(gegevens.taaktype, hulpvraag),
        **ingediend_fouten(gegevens.ingediend_op, vandaag),
        **spoed_fouten(gegevens.spoed, gegevens.spoedreden),
        **opbouw_fouten(gegevens.opbouw_weken, gegevens.opbouw_duur, gegevens.duur),
        **einddatum_fouten(gegevens.ingediend_op, gegevens.einddatum),
        **evaluatie_fouten(gegevens.ingediend_op, gegevens.evaluatie_op),
        **moment_fouten(gegevens.ingediend_op, gegevens.datum, gegevens.einddatum),
        **datum_fouten(gegevens.ritme, gegevens.datum, gegevens.vensters),
        **verschil_fouten(
            gegevens.gewenste_oplossing, gegevens.geboden_oplossing, gegevens.verschil_reden
        ),
    }
    if set(gegevens.uitsluitingen) & gegevens.voorkeuren.keys():
        nu = gegevens_van(hulpvraag) if hulpvraag else None
        allebei = set(nu.uitsluitingen) & nu.voorkeuren.keys() if nu else set()
        fouten |= voorkeur_fouten(gegevens.uitsluitingen, gegevens.voorkeuren, allebei)
    if not gegevens.vensters:
        fouten["vensters"] = _("Vul minstens één tijd in waarop een bezoek kan.")
    if gegevens.postcode:
        try:
            postcodegebied(gegevens.postcode)
        except OnbekendePostcode as fout:
            fouten["postcode"] = str(fout)
    if fouten:
        raise Ongeldig(fouten)
    zorgvrager = gegevens.zorgsituatie.zorgvrager
    bekend = _kenmerken_over(zorgvrager, hulpvraag) if hulpvraag else set()
    gewenst = [wens.kenmerk for wens in gegevens.wensen]
    grondslag_vereisen(zorgvrager, gegevens.kenmerken, bekend, veld="kenmerken")
    grondslag_vereisen(zorgvrager, gewenst, bekend, veld="wensen")


def _rijen(gegevens: HulpvraagGegevens) -> dict[str, list[dict[str, object]]]:
    return {
        "vensters": [{"dag": d, "van": van, "tot": tot} for d, van, tot in gegevens.vensters],
        "kenmerken": [{"kenmerk": kenmerk} for kenmerk in gegevens.kenmerken],
        "wensen": [wens.als_rij() for wens in gegevens.wensen],
        "uitsluitingen": [{"persoon": persoon} for persoon in gegevens.uitsluitingen],
        "voorkeuren": [
            {"persoon": persoon, "sterkte": str(sterkte)}
            for persoon, sterkte in gegevens.voorkeuren.items()
        ],
    }


def _status_vergrendelen(actor: Actor, hulpvraag: Hulpvraag) -> str:
    """The stored state, which nobody else changes from now on."""
    eigen = Hulpvraag.objects.voor(actor.organisatie_id).select_for_update()
    return str(eigen.values_list("status", flat=True).get(pk=hulpvraag.pk))


def _gesloten() -> Conflict:
    return Conflict("status", _("Deze hulpvraag is al afgesloten."))


@transaction.atomic
def hulpvraag_opslaan(
    *,
    actor: Actor,
    gegevens: HulpvraagGegevens,
    hulpvraag: Hulpvraag | None = None,
) -> tuple[Hulpvraag, Uitkomst]:
    """Register a request, or bring a known one up to date.

    It is open, or concept where only a professional can do it (`alleen_beroepskracht`). Raises
    Ongeldig (a broken rule, new health data without a legal basis), NietToegestaan, and Conflict
    for a change to one that is closed.
    """
    vereis(actor, "hulpvraag.registreren")
    was = _status_vergrendelen(actor, hulpvraag) if hulpvraag else ""
    _controleren(gegevens, hulpvraag)
    nummer = gegevens.nummer or (hulpvraag.nummer if hulpvraag else "")
    nummer = nummer or nummer_uitgeven(
        organisatie_id=actor.organisatie_id, letter=LETTER, model=Hulpvraag
    )
    beroepskracht = alleen_beroepskracht(gegevens.taaktype, gegevens.respijtvorm)
    status: str = Hulpvraag.Status.CONCEPT if beroepskracht else Hulpvraag.Status.OPEN
    gesloten = was not in ("", *Hulpvraag.LOPEND)
    hulpvraag = hulpvraag or Hulpvraag(organisatie_id=actor.organisatie_id)
    hulpvraag.status = was or hulpvraag.status
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=hulpvraag,
        waarden={naam: getattr(gegevens, naam) for naam in VELDEN}
        | {"nummer": nummer, "status": was if gesloten else status},
        rijen=_rijen(gegevens),
        persoon_id=gegevens.zorgsituatie.zorgvrager_id,
    )
    if gesloten and uitkomst is not Uitkomst.ONGEWIJZIGD:
        raise _gesloten()
    if hulpvraag.status != was:
        stap_vastleggen(actor, hulpvraag)
    return hulpvraag, uitkomst


def lopende_vergrendelen(actor: Actor, hulpvraag: Hulpvraag) -> Hulpvraag:
    """The stored request, locked. Raises Conflict when it is closed."""
    opgeslagen: Hulpvraag = (
        Hulpvraag.objects.voor(actor.organisatie_id).select_for_update().get(pk=hulpvraag.pk)
    )
    if opgeslagen.status not in Hulpvraag.LOPEND:
        raise _gesloten()
    return opgeslagen


def _status_zetten(actor: Actor, hulpvraag: Hulpvraag, status: Hulpvraag.Status) -> None:
    hulpvraag.status = status
    hulpvraag.save(update_fields=["status", "gewijzigd_op"])
    stap_vastleggen(actor, hulpvraag)
    audit.gegeven_gewijzigd(
        actor, hulpvraag, persoon_id=hulpvraag.zorgsituatie.zorgvrager_id, velden=["status"]
    )


def hulpvraag_afsluiten(actor: Actor, hulpvraag: Hulpvraag, status: Hulpvraag.Status) -> Hulpvraag:
    """Close a running request, within the transaction of the service that does so, and log it.

    Raises Conflict when it is closed already.
    """
    hulpvraag = lopende_vergrendelen(actor, hulpvraag)
    _status_zetten(actor, hulpvraag, status)
    return hulpvraag


@transaction.atomic
def hulpvraag_intrekken(*, actor: Actor, hulpvraag: Hulpvraag) -> None:
    """The carer no longer asks for this. Raises Conflict unless the request is open or concept."""
    vereis(actor, "hulpvraag.registreren")
    hulpvraag_afsluiten(actor, hulpvraag, Hulpvraag.Status.INGETROKKEN)


@transaction.atomic
def hulpvraag_openzetten(*, actor: Actor, hulpvraag: Hulpvraag) -> Hulpvraag:
    """Let a concept that volunteers can do now take part in the matching.

    Raises NietToegestaan, and Conflict unless `kan_open`.
    """
    vereis(actor, "hulpvraag.registreren")
    hulpvraag = lopende_vergrendelen(actor, hulpvraag)
    if not kan_open(hulpvraag):
        raise Conflict("niet_open", _("Deze hulpvraag kan niet naar vrijwilligers."))
    _status_zetten(actor, hulpvraag, Hulpvraag.Status.OPEN)
    return hulpvraag
