"""Registering care situations."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Doel, Kenmerk, Persoon
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from kern.services.personen import heeft_grondslag
from mantelzorg.models import Zorgsituatie
from mantelzorg.regels.gezondheid import gezondheidskenmerken


@dataclass(frozen=True, slots=True)
class ZorgsituatieGegevens:
    """A care situation; empty and None are unknown."""

    nummer: str
    mantelzorger: Persoon
    zorgvrager: Persoon
    relatie: str = ""
    inwonend: bool | None = None
    netwerk: str = ""
    uren_per_week: int | None = None
    doelgroepen: tuple[Kenmerk, ...] = ()


def grondslag_vereisen(zorgvrager: Persoon, kenmerken: Iterable[Kenmerk], *, veld: str) -> None:
    """Raise Ongeldig, naming the field, if health data come without a legal basis."""
    gezondheid = gezondheidskenmerken(kenmerken)
    if gezondheid and not heeft_grondslag(zorgvrager, Doel.GEZONDHEID):
        raise Ongeldig(
            {
                veld: _(
                    "%(namen)s zegt iets over gezondheid: leg eerst de toestemming van de "
                    "zorgvrager of een andere grondslag vast."
                )
                % {"namen": ", ".join(kenmerk.naam for kenmerk in gezondheid)}
            }
        )


@transaction.atomic
def zorgsituatie_opslaan(
    *, actor: Actor, gegevens: ZorgsituatieGegevens, zorgsituatie: Zorgsituatie | None = None
) -> tuple[Zorgsituatie, Uitkomst]:
    """Register a care situation, or bring a known one up to date.

    Raises Ongeldig (a broken rule, health data without a legal basis) and NietToegestaan.
    """
    vereis(actor, "hulpvraag.registreren")
    grondslag_vereisen(gegevens.zorgvrager, gegevens.doelgroepen, veld="doelgroepen")
    zorgsituatie = zorgsituatie or Zorgsituatie(organisatie_id=actor.organisatie_id)
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=zorgsituatie,
        waarden={
            "nummer": gegevens.nummer,
            "mantelzorger": gegevens.mantelzorger,
            "zorgvrager": gegevens.zorgvrager,
            "relatie": gegevens.relatie,
            "inwonend": gegevens.inwonend,
            "netwerk": gegevens.netwerk,
            "uren_per_week": gegevens.uren_per_week,
        },
        rijen={"doelgroepen": [{"kenmerk": kenmerk} for kenmerk in gegevens.doelgroepen]},
        persoon_id=gegevens.zorgvrager.id,
    )
    return zorgsituatie, uitkomst
