"""Registering requests for help, and what a person decides about them."""

from dataclasses import dataclass, field
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Kenmerk, KenmerkSoort, Persoon
from kern.postcodes import OnbekendePostcode, postcodegebied
from kern.rechten import vereis
from kern.services.kenmerken import Wenswaarde
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from mantelzorg.models import Hulpvraag, Spoed, Zorgsituatie
from mantelzorg.services.zorgsituaties import grondslag_vereisen

VELDEN = (
    "nummer",
    "zorgsituatie",
    "taaktype",
    "respijtvorm",
    "spoed",
    "ingediend_op",
    "duur",
    "ritme",
    "zwaar",
    "postcode",
    "geen_buurtgenoot",
)


@dataclass(frozen=True, slots=True)
class HulpvraagGegevens:
    """A request for help: ``duur`` in minutes, ``ritme`` every how many weeks.

    ``vensters``: (dag, van, tot). ``voorkeuren``: person -> strength.
    """

    nummer: str
    zorgsituatie: Zorgsituatie
    taaktype: Kenmerk
    duur: int
    ritme: int
    vensters: tuple[tuple[int, time, time], ...]
    ingediend_op: date
    spoed: str = Spoed.GEWOON
    respijtvorm: str = ""
    zwaar: bool = False
    postcode: str = ""
    geen_buurtgenoot: bool = False
    kenmerken: tuple[Kenmerk, ...] = ()
    wensen: tuple[Wenswaarde, ...] = ()
    uitsluitingen: tuple[Persoon, ...] = ()
    voorkeuren: dict[Persoon, str] = field(default_factory=dict)


def _controleren(gegevens: HulpvraagGegevens) -> None:
    fouten: dict[str, str] = {}
    if gegevens.taaktype.soort != KenmerkSoort.TAAKTYPE:
        fouten["taaktype"] = _("%(naam)s is geen taaktype.") % {"naam": gegevens.taaktype.naam}
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
    grondslag_vereisen(zorgvrager, gegevens.kenmerken, veld="kenmerken")
    grondslag_vereisen(zorgvrager, [w.kenmerk for w in gegevens.wensen], veld="wensen")


@transaction.atomic
def hulpvraag_opslaan(
    *,
    actor: Actor,
    gegevens: HulpvraagGegevens,
    hulpvraag: Hulpvraag | None = None,
) -> tuple[Hulpvraag, Uitkomst]:
    """Register a request (as open), or bring a known one up to date.

    Raises Ongeldig (a broken rule, health data without a legal basis) and NietToegestaan.
    """
    vereis(actor, "hulpvraag.registreren")
    _controleren(gegevens)
    hulpvraag = hulpvraag or Hulpvraag(
        organisatie_id=actor.organisatie_id, status=Hulpvraag.Status.OPEN
    )
    rijen: dict[str, list[dict[str, object]]] = {
        "vensters": [{"dag": d, "van": van, "tot": tot} for d, van, tot in gegevens.vensters],
        "kenmerken": [{"kenmerk": kenmerk} for kenmerk in gegevens.kenmerken],
        "wensen": [wens.als_rij() for wens in gegevens.wensen],
        "uitsluitingen": [{"persoon": persoon} for persoon in gegevens.uitsluitingen],
        "voorkeuren": [
            {"persoon": persoon, "sterkte": str(sterkte)}
            for persoon, sterkte in gegevens.voorkeuren.items()
        ],
    }
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=hulpvraag,
        waarden={naam: getattr(gegevens, naam) for naam in VELDEN},
        rijen=rijen,
        persoon_id=gegevens.zorgsituatie.zorgvrager_id,
    )
    return hulpvraag, uitkomst


@transaction.atomic
def hulpvraag_intrekken(*, actor: Actor, hulpvraag: Hulpvraag) -> None:
    """The carer no longer asks for this. Raises Conflict unless the request is open or concept."""
    vereis(actor, "hulpvraag.registreren")
    hulpvraag = (
        Hulpvraag.objects.voor(actor.organisatie_id).select_for_update().get(pk=hulpvraag.pk)
    )
    if hulpvraag.status not in (Hulpvraag.Status.CONCEPT, Hulpvraag.Status.OPEN):
        raise Conflict("status", _("Deze hulpvraag is al afgesloten."))
    hulpvraag.status = Hulpvraag.Status.INGETROKKEN
    hulpvraag.save(update_fields=["status", "gewijzigd_op"])
    audit.gegeven_gewijzigd(
        actor, hulpvraag, persoon_id=hulpvraag.zorgsituatie.zorgvrager_id, velden=["status"]
    )
