"""Who may not come for a request, and who is wished for: one person at a time."""

from collections.abc import Iterable

from django.db import transaction

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Persoon
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from mantelzorg.models import Hulpvraag
from mantelzorg.regels.hulpvragen import voorkeur_fouten
from mantelzorg.services.hulpvragen import gegevens_van, lopende_vergrendelen


@transaction.atomic
def uitsluiting_toevoegen(*, actor: Actor, hulpvraag: Hulpvraag, persoon: Persoon) -> Uitkomst:
    """This person is never proposed for the request.

    Raises Ongeldig, NietToegestaan, and Conflict when the request is closed.
    """
    vereis(actor, "hulpvraag.registreren")
    hulpvraag = lopende_vergrendelen(actor, hulpvraag)
    nu = gegevens_van(hulpvraag)
    _niet_allebei([persoon], nu.voorkeuren)
    personen = [*nu.uitsluitingen, persoon]
    return _bewaren(actor, hulpvraag, "uitsluitingen", [{"persoon": p} for p in personen])


@transaction.atomic
def uitsluiting_verwijderen(*, actor: Actor, hulpvraag: Hulpvraag, persoon: Persoon) -> Uitkomst:
    """This person may be proposed again. Raises as `uitsluiting_toevoegen` does."""
    vereis(actor, "hulpvraag.registreren")
    hulpvraag = lopende_vergrendelen(actor, hulpvraag)
    personen = set(gegevens_van(hulpvraag).uitsluitingen) - {persoon}
    return _bewaren(actor, hulpvraag, "uitsluitingen", [{"persoon": p} for p in personen])


@transaction.atomic
def voorkeur_vastleggen(
    *, actor: Actor, hulpvraag: Hulpvraag, persoon: Persoon, sterkte: str
) -> Uitkomst:
    """How gladly this person is seen for the request (a `Sterkte`); empty takes that back.

    Raises as `uitsluiting_toevoegen` does.
    """
    vereis(actor, "hulpvraag.registreren")
    hulpvraag = lopende_vergrendelen(actor, hulpvraag)
    nu = gegevens_van(hulpvraag)
    voorkeuren = nu.voorkeuren | {persoon: sterkte}
    if sterkte:
        _niet_allebei(nu.uitsluitingen, [persoon])
    else:
        del voorkeuren[persoon]
    rijen = [{"persoon": p, "sterkte": s} for p, s in voorkeuren.items()]
    return _bewaren(actor, hulpvraag, "voorkeuren", rijen)


def _niet_allebei(uitsluitingen: Iterable[Persoon], voorkeuren: Iterable[Persoon]) -> None:
    """Raise Ongeldig where somebody would be both."""
    if fouten := voorkeur_fouten(uitsluitingen, voorkeuren):
        raise Ongeldig({"persoon": next(iter(fouten.values()))})


def _bewaren(
    actor: Actor, hulpvraag: Hulpvraag, naam: str, rijen: list[dict[str, object]]
) -> Uitkomst:
    return gegeven_opslaan(
        actor=actor,
        gegeven=hulpvraag,
        waarden={},
        rijen={naam: rijen},
        persoon_id=hulpvraag.zorgsituatie.zorgvrager_id,
    )
