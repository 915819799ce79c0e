"""Which lists there are, and what somebody may do with each."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kern.rechten import mag
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from mantelzorg.selectors.zorgsituaties import zorgsituaties_van
from uitwisseling.kolommen import Kolom
from uitwisseling.models import Importopdracht
from uitwisseling.soorten import SOORTEN
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van


@dataclass(frozen=True, slots=True)
class Lijst:
    """A kind of list, and what these roles may do with it."""

    soort: str
    naam: str
    exporteren: bool
    importeren: bool
    kolommen: tuple[Kolom, ...]


def lijsten(rollen: frozenset[str]) -> list[Lijst]:
    """The lists that somebody with these roles may export or import."""
    alle = [
        Lijst(
            soort,
            str(Importopdracht.Soort(soort).label),
            mag(rollen, klasse.inzien),
            mag(rollen, klasse.registreren),
            klasse.kolommen,
        )
        for soort, klasse in SOORTEN.items()
    ]
    return [lijst for lijst in alle if lijst.exporteren or lijst.importeren]


def in_te_lezen(rollen: frozenset[str]) -> list[str]:
    """The kinds that somebody with these roles may import."""
    return [lijst.soort for lijst in lijsten(rollen) if lijst.importeren]


def personen_bij(soort: str, organisatie_id: UUID, nummers: Collection[str]) -> set[UUID]:
    """Whom the rows with these numbers are about."""
    if not nummers:
        return set()
    if soort in {Importopdracht.Soort.VRIJWILLIGERS, Importopdracht.Soort.BESCHIKBAARHEID}:
        vrijwilligers = vrijwilligers_van(organisatie_id).filter(nummer__in=nummers)
        return set(vrijwilligers.values_list("persoon_id", flat=True))
    if soort == Importopdracht.Soort.HULPVRAGEN:
        situaties = [
            vraag.zorgsituatie
            for vraag in hulpvragen_van(organisatie_id).filter(nummer__in=nummers)
        ]
    else:
        situaties = list(zorgsituaties_van(organisatie_id).filter(nummer__in=nummers))
    return {p for s in situaties for p in (s.mantelzorger_id, s.zorgvrager_id)}
