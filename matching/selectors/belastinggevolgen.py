"""What other parameters of burden would do now. Nothing is written: the facts are read once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.risico import beoordeel
from mantelzorg.selectors.belasting import belasting_op
from mantelzorg.selectors.situatiebeeld import situatiebeelden
from matching.regels.signaalregels import hulpbevindingen
from matching.selectors.bewaken import hulpbeelden


@dataclass(frozen=True, slots=True)
class Belastingstand:
    """In how many care situations: rule -> it finds something; level -> that is the risk.

    A rule that is switched off is not in it: that it finds nothing is no count.
    """

    bevindingen: Mapping[str, int]
    risicos: Mapping[str, int]


def belastinggevolgen(
    organisatie_id: UUID, *, vandaag: date, parameters: Belastingparameters
) -> tuple[Belastingstand, Belastingstand]:
    """By the parameters of today, and by these; in a fixed number of queries."""
    situaties = situatiebeelden(organisatie_id, vandaag)
    hulp = hulpbeelden(organisatie_id, vandaag)

    def stand(parameters: Belastingparameters) -> Belastingstand:
        bevindingen = Counter({regel: 0 for regel, aan in parameters.aan.items() if aan})
        risicos: Counter[str] = Counter()
        for situatie in situaties:
            oordeel, gevonden = beoordeel(situatie, parameters)
            risicos[oordeel.niveau] += 1
            bevindingen.update(bevinding.regel for bevinding in gevonden)
        for beeld in hulp:
            bevindingen.update(b.regel for b in hulpbevindingen(beeld, parameters))
        return Belastingstand(bevindingen, risicos)

    return stand(belasting_op(organisatie_id, vandaag)), stand(parameters)
