"""The households of the demo: who live together, who looks after them, who comes into the house."""

from dataclasses import replace

from kern.services.huishoudens import BetrokkeneWaarde, HuishoudenGegevens
from mantelzorg.services.huishoudens import huishouden_vastleggen
from mantelzorg.services.zorgsituaties import gegevens_van, zorgsituatie_opslaan

from .cijfers import registratie as cijfers
from .dossiers import Bureau

BETROKKENEN = (
    BetrokkeneWaarde("thuiszorg", "vast team van de thuiszorg", "elke ochtend"),
    BetrokkeneWaarde("huishoudelijke_hulp", "hulp van de gemeente", "dinsdag om de week"),
    BetrokkeneWaarde("familie", "dochter", "in het weekend"),
    BetrokkeneWaarde("vrijwilliger", "bezoekgroep van de kerk", "eens per maand"),
    BetrokkeneWaarde("wijkteam", "wijkteam"),
    BetrokkeneWaarde("anders", "buurvrouw", "als het nodig is"),
)


def huishoudens(bureau: Bureau) -> None:
    """Record some households; their contact is that of the care situation too."""
    trek = bureau.trekking("huishoudens")
    samen = [d.situatie for d in bureau.dossiers if d.situatie.inwonend]
    for situatie in trek.deel(samen, cijfers.HUISHOUDENS):
        contact, vervanger = trek.sample((bureau.consulent, bureau.coordinator), 2)
        huishouden_vastleggen(
            actor=bureau.actor,
            gegevens=HuishoudenGegevens(
                contact=contact,
                leden=(situatie.mantelzorger, situatie.zorgvrager),
                betrokkenen=tuple(trek.sample(BETROKKENEN, trek.randrange(1, 4))),
            ),
        )
        situatie.refresh_from_db()
        zorgsituatie_opslaan(
            actor=bureau.actor,
            zorgsituatie=situatie,
            gegevens=replace(gegevens_van(situatie), vervanger=vervanger),
            bewaken=False,
        )
