"""Recording talks with carers, and attempts that failed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from django.db import transaction
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Gebruiker
from kern.rechten import vereis
from kern.regels.gebruikers import keuze_fout
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from mantelzorg.models import Gesprek, Zorgsituatie
from mantelzorg.regels.gesprekken import (
    datum_fouten,
    gegeven_velden,
    niet_doorgegaan_fouten,
    verslag_fouten,
)
from mantelzorg.services.bewaken import situatie_bewaken


@dataclass(frozen=True, slots=True)
class GesprekGegevens:
    """A talk, or with ``geen_gesprek`` why there was none; empty and None are unknown.

    ``deelnemers``: (role, name), of which the name may be unknown; more than one can have the same
    role. ``leefgebieden``: area -> whether it was discussed; an area that is not named is unknown.
    """

    zorgsituatie: Zorgsituatie
    datum: date
    soort: str
    geen_gesprek: str = ""
    gevoerd_door: Gebruiker | None = None
    belasting_besproken: bool | None = None
    clientondersteuning_aangeboden: bool | None = None
    respijt_geweigerd: bool | None = None
    verslag_gegeven_op: date | None = None
    akkoord: str = ""
    opmerkingen: str = ""
    afspraken: str = ""
    deelnemers: tuple[tuple[str, str], ...] = ()
    leefgebieden: Mapping[str, bool] = field(default_factory=dict)


VELDEN = tuple(
    veld.name for veld in fields(GesprekGegevens) if veld.name not in ("deelnemers", "leefgebieden")
)


def gegevens_van(gesprek: Gesprek) -> GesprekGegevens:
    """All that is registered, to change a part of it: saving it as it is changes nothing."""
    return GesprekGegevens(
        **{naam: getattr(gesprek, naam) for naam in VELDEN},
        deelnemers=tuple((rij.rol, rij.naam) for rij in gesprek.deelnemers.all()),
        leefgebieden={rij.leefgebied: rij.besproken for rij in gesprek.leefgebieden.all()},
    )


def _controleren(gegevens: GesprekGegevens, gesprek: Gesprek | None) -> None:
    vandaag = timezone.localdate()
    gegeven = gegeven_velden({v.name: getattr(gegevens, v.name) for v in fields(gegevens)})
    fouten = datum_fouten(gegevens.datum, gegevens.geen_gesprek, vandaag)
    fouten |= verslag_fouten(
        datum=gegevens.datum,
        gegeven_op=gegevens.verslag_gegeven_op,
        akkoord=gegevens.akkoord,
        opmerkingen=gegevens.opmerkingen,
        vandaag=vandaag,
    )
    fouten |= niet_doorgegaan_fouten(gegevens.geen_gesprek, gegeven)
    was = gesprek.gevoerd_door if gesprek else None
    if tekst := keuze_fout(gegevens.gevoerd_door, was):
        fouten["gevoerd_door"] = tekst
    if fouten:
        raise Ongeldig(fouten)


@transaction.atomic
def gesprek_opslaan(
    *,
    actor: Actor,
    gegevens: GesprekGegevens,
    gesprek: Gesprek | None = None,
    bewaken: bool = True,
) -> tuple[Gesprek, Uitkomst]:
    """Record a talk or a failed attempt, or correct one. Raises Ongeldig and NietToegestaan.

    That respite was refused is looked at at once; with ``bewaken`` False, of many at a time, the
    next night.
    """
    vereis(actor, "zorgsituatie.registreren")
    _controleren(gegevens, gesprek)
    gesprek = gesprek or Gesprek(organisatie_id=actor.organisatie_id)
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=gesprek,
        waarden={naam: getattr(gegevens, naam) for naam in VELDEN},
        rijen={
            "deelnemers": [{"rol": rol, "naam": naam.strip()} for rol, naam in gegevens.deelnemers],
            "leefgebieden": [
                {"leefgebied": leefgebied, "besproken": besproken}
                for leefgebied, besproken in gegevens.leefgebieden.items()
            ],
        },
        persoon_id=gegevens.zorgsituatie.mantelzorger_id,
    )
    if bewaken and uitkomst is not Uitkomst.ONGEWIJZIGD:
        situatie_bewaken(actor=actor, zorgsituatie_id=gegevens.zorgsituatie.pk)
    return gesprek, uitkomst
