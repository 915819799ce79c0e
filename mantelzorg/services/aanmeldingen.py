"""Registrations: taking them in, following them up, closing them."""

from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Gebruiker, Persoon
from kern.rechten import vereis
from kern.regels.gebruikers import keuze_fout
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from mantelzorg.models import Aanmelding, Spoed, Zorgsituatie
from mantelzorg.regels.normen import reageren_voor
from mantelzorg.selectors.normen import normen_op


@dataclass(frozen=True, slots=True)
class AanmeldingGegevens:
    """A carer who was registered; empty is unknown."""

    mantelzorger: Persoon
    ontvangen_op: date
    spoed: str = Spoed.GEWOON
    kanaal: str = ""
    verwijzer_soort: str = ""
    verwijzer_naam: str = ""
    toelichting: str = ""
    aanspreekpunt: Gebruiker | None = None


@dataclass(frozen=True, slots=True)
class Inzending:
    """Which referrer sent a registration, and what they sent, as JSON."""

    door: Gebruiker
    inhoud: dict[str, object]


VELDEN = tuple(veld.name for veld in fields(AanmeldingGegevens))


def gegevens_van(aanmelding: Aanmelding) -> AanmeldingGegevens:
    """All that is registered, to change a part of it: saving it as it is changes nothing."""
    return AanmeldingGegevens(**{naam: getattr(aanmelding, naam) for naam in VELDEN})


def _controleren(gegevens: AanmeldingGegevens, aanmelding: Aanmelding | None) -> None:
    fouten = {}
    was = aanmelding.aanspreekpunt if aanmelding else None
    if tekst := keuze_fout(gegevens.aanspreekpunt, was):
        fouten["aanspreekpunt"] = tekst
    if gegevens.ontvangen_op > timezone.localdate():
        fouten["ontvangen_op"] = _("Deze dag moet nog komen.")
    if gegevens.spoed not in Spoed.values:
        fouten["spoed"] = _("Kies hoeveel spoed er is.")
    gekoppeld = aanmelding.zorgsituatie if aanmelding else None
    if gekoppeld and gekoppeld.mantelzorger_id != gegevens.mantelzorger.id:
        fouten["mantelzorger"] = _("Deze aanmelding hoort al bij een zorgsituatie van een ander.")
    if fouten:
        raise Ongeldig(fouten)


def _vergrendeld(actor: Actor, aanmelding: Aanmelding) -> Aanmelding:
    """The stored registration, locked. Raises Conflict when it is closed."""
    opgeslagen: Aanmelding = (
        Aanmelding.objects.voor(actor.organisatie_id).select_for_update().get(pk=aanmelding.pk)
    )
    if opgeslagen.afgesloten_op is not None:
        raise Conflict("afgesloten", _("Deze aanmelding is al afgesloten."))
    return opgeslagen


@transaction.atomic
def aanmelding_opslaan(
    *,
    actor: Actor,
    gegevens: AanmeldingGegevens,
    aanmelding: Aanmelding | None = None,
    inzending: Inzending | None = None,
) -> tuple[Aanmelding, Uitkomst]:
    """Register a carer, or bring a known registration up to date.

    The day before which a talk is due follows from the norms of the day it came in.
    ``inzending``: of a new one that a referrer sent. Raises Ongeldig, NietToegestaan, and Conflict
    for a closed registration.
    """
    vereis(actor, "zorgsituatie.registreren")
    if aanmelding is not None:
        aanmelding = _vergrendeld(actor, aanmelding)
    _controleren(gegevens, aanmelding)
    waarden = {veld: getattr(gegevens, veld) for veld in VELDEN}
    if inzending is not None:
        waarden |= {"ingediend_door": inzending.door, "inzending": inzending.inhoud}
    norm_van = (gegevens.ontvangen_op, gegevens.spoed)
    if aanmelding is None or norm_van != (aanmelding.ontvangen_op, aanmelding.spoed):
        normen = normen_op(actor.organisatie_id, gegevens.ontvangen_op)
        waarden["reageren_voor"] = reageren_voor(*norm_van, normen)
    aanmelding = aanmelding or Aanmelding(organisatie_id=actor.organisatie_id)
    uitkomst = gegeven_opslaan(
        actor=actor, gegeven=aanmelding, waarden=waarden, persoon_id=gegevens.mantelzorger.id
    )
    return aanmelding, uitkomst


@transaction.atomic
def aanmelding_koppelen(
    *, actor: Actor, aanmelding: Aanmelding, zorgsituatie: Zorgsituatie
) -> Aanmelding:
    """Say which care situation a registration is about.

    Raises Ongeldig when its carer is another one, NietToegestaan, and Conflict when it is closed.
    """
    vereis(actor, "zorgsituatie.registreren")
    aanmelding = _vergrendeld(actor, aanmelding)
    if zorgsituatie.mantelzorger_id != aanmelding.mantelzorger_id:
        raise Ongeldig({"zorgsituatie": _("Deze zorgsituatie is van een andere mantelzorger.")})
    gegeven_opslaan(
        actor=actor,
        gegeven=aanmelding,
        waarden={"zorgsituatie": zorgsituatie},
        persoon_id=aanmelding.mantelzorger_id,
    )
    return aanmelding


@transaction.atomic
def aanmelding_afsluiten(*, actor: Actor, aanmelding: Aanmelding, reden: str) -> Aanmelding:
    """Close a registration that needs no (further) answer, with one of `Afsluitreden`.

    Raises Ongeldig (no such reason), NietToegestaan, and Conflict when it is closed already.
    """
    vereis(actor, "zorgsituatie.registreren")
    if reden not in Aanmelding.Afsluitreden.values:
        raise Ongeldig({"afsluitreden": _("Kies een reden.")})
    aanmelding = _vergrendeld(actor, aanmelding)
    gegeven_opslaan(
        actor=actor,
        gegeven=aanmelding,
        waarden={
            "afgesloten_op": timezone.localdate(),
            "afsluitreden": reden,
            "afgesloten_door_id": actor.gebruiker_id,
        },
        persoon_id=aanmelding.mantelzorger_id,
    )
    return aanmelding
