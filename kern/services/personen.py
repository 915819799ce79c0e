"""Registering persons."""

from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Persoon
from kern.postcodes import OnbekendePostcode, postcodegebied
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, gegeven_opslaan


@dataclass(frozen=True, slots=True)
class PersoonGegevens:
    """What is known of a person; empty is unknown. The postcode as in ``7551AB``."""

    achternaam: str
    postcode: str
    voornaam: str = ""
    tussenvoegsel: str = ""
    geboortedatum: date | None = None
    telefoon: str = ""
    email: str = ""
    straat: str = ""
    huisnummer: str = ""


def gegevens_van(persoon: Persoon) -> PersoonGegevens:
    """All that is registered, to change a part of it: saving it as it is changes nothing."""
    return PersoonGegevens(
        **{veld.name: getattr(persoon, veld.name) for veld in fields(PersoonGegevens)}
    )


@transaction.atomic
def persoon_opslaan(
    *, actor: Actor, gegevens: PersoonGegevens, persoon: Persoon | None = None
) -> tuple[Persoon, Uitkomst]:
    """Register a person, or bring a known one up to date. Raises Ongeldig and NietToegestaan."""
    vereis(actor, "persoon.registreren")
    if gegevens.geboortedatum and gegevens.geboortedatum > timezone.localdate():
        raise Ongeldig({"geboortedatum": _("Deze dag moet nog komen.")})
    persoon = persoon or Persoon(organisatie_id=actor.organisatie_id)
    try:
        postcodegebied(gegevens.postcode)
    except OnbekendePostcode as fout:
        raise Ongeldig({"postcode": str(fout)}) from fout
    uitkomst = gegeven_opslaan(
        actor=actor, gegeven=persoon, waarden=asdict(gegevens), persoon_id=persoon.id
    )
    return persoon, uitkomst
