"""Registering persons and their consents."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Doel, Grondslag, Persoon, Toestemming
from kern.postcodes import OnbekendePostcode, postcodegebied
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, controleren, gegeven_opslaan


@dataclass(frozen=True, slots=True)
class PersoonGegevens:
    """What is known of a person; empty is unknown. The postcode as in ``7551AB``."""

    voornaam: str
    achternaam: str
    postcode: str
    tussenvoegsel: str = ""
    geboortedatum: date | None = None
    telefoon: str = ""
    email: str = ""
    straat: str = ""
    huisnummer: str = ""


@transaction.atomic
def persoon_opslaan(
    *, actor: Actor, gegevens: PersoonGegevens, persoon: Persoon | None = None
) -> tuple[Persoon, Uitkomst]:
    """Register a person, or bring a known one up to date. Raises Ongeldig and NietToegestaan."""
    vereis(actor, "persoon.registreren")
    persoon = persoon or Persoon(organisatie_id=actor.organisatie_id)
    try:
        postcodegebied(gegevens.postcode)
    except OnbekendePostcode as fout:
        raise Ongeldig({"postcode": str(fout)}) from fout
    uitkomst = gegeven_opslaan(
        actor=actor, gegeven=persoon, waarden=asdict(gegevens), persoon_id=persoon.id
    )
    return persoon, uitkomst


@transaction.atomic
def toestemming_vastleggen(
    *, actor: Actor, persoon: Persoon, doel: Doel, grondslag: Grondslag, datum: date
) -> Uitkomst:
    """Record consent or another legal basis for one purpose; nothing if a valid one is there.

    Raises Ongeldig and NietToegestaan.
    """
    vereis(actor, "persoon.registreren")
    if persoon.toestemmingen.filter(doel=doel, ingetrokken_op=None).exists():
        return Uitkomst.ONGEWIJZIGD
    toestemming = Toestemming(organisatie_id=actor.organisatie_id)
    return gegeven_opslaan(
        actor=actor,
        gegeven=toestemming,
        waarden={
            "persoon": persoon,
            "doel": doel,
            "grondslag": grondslag,
            "datum": datum,
            "vastgelegd_door_id": actor.gebruiker_id,
        },
        persoon_id=persoon.id,
    )


@transaction.atomic
def toestemming_intrekken(*, actor: Actor, toestemming: Toestemming, datum: date) -> None:
    """The person withdraws.

    Raises Ongeldig if that was done before, or dated too early, and NietToegestaan.
    """
    vereis(actor, "persoon.registreren")
    toestemming = Toestemming.alles.select_for_update().get(pk=toestemming.pk)
    if toestemming.ingetrokken_op is not None:
        raise Ongeldig({"ingetrokken_op": _("Deze toestemming is al ingetrokken.")})
    toestemming.ingetrokken_op = datum
    controleren(toestemming)
    toestemming.save()
    audit.gegeven_gewijzigd(
        actor, toestemming, persoon_id=toestemming.persoon_id, velden=["ingetrokken_op"]
    )


def heeft_grondslag(persoon: Persoon, doel: Doel) -> bool:
    """Whether there is a legal basis today to use this person's data for this purpose."""
    return persoon.toestemmingen.filter(doel=doel, ingetrokken_op=None).exists()
