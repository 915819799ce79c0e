"""The talks of the demo: most care situations had one, some did not take place."""

from datetime import date, timedelta

from mantelzorg.models import Leefgebied, Zorgsituatie
from mantelzorg.services.gesprekken import GesprekGegevens, gesprek_opslaan

from .cijfers import registratie as cijfers
from .dossiers import Bureau, Dossier
from .kansen import Trekking

AFSPRAKEN = (
    "De consulent zoekt een vrijwilliger en belt binnen twee weken.",
    "De mantelzorger overlegt met de familie wie wanneer kan bijspringen.",
    "De consulent stuurt de folder over respijtzorg. Over drie maanden bellen wij opnieuw.",
    "De mantelzorger vraagt het compliment aan. De consulent helpt met het formulier.",
    "",
)
OPMERKINGEN = "Graag op een andere dag dan in het verslag staat."


def gesprekken(bureau: Bureau) -> None:
    """Record the talks, and in each `Dossier` when the first one was."""
    trek = bureau.trekking("gesprekken")
    bekend = [dossier for dossier in bureau.dossiers if dossier not in bureau.wachtend]
    for dossier in trek.deel(bekend, cijfers.MET_GESPREK):
        dag = dossier.gevraagd_op - timedelta(days=trek.randrange(0, 12))
        if trek.kans(cijfers.GING_NIET_DOOR):
            _niet_doorgegaan(bureau, dossier, dag - timedelta(days=trek.randrange(2, 9)), trek)
        _gesprek(bureau, dossier.situatie, dag, trek.uit(cijfers.GESPREKSSOORTEN), trek)
        dossier.eerste_gesprek = dag
        later = dag + timedelta(days=trek.randrange(25, 90))
        if trek.kans(cijfers.TWEEDE_GESPREK) and later <= bureau.vandaag:
            _gesprek(bureau, dossier.situatie, later, "telefoon", trek)


def _niet_doorgegaan(bureau: Bureau, dossier: Dossier, dag: date, trek: Trekking) -> None:
    gesprek_opslaan(
        actor=bureau.actor,
        bewaken=False,  # they are all looked at when everything is there
        gegevens=GesprekGegevens(
            zorgsituatie=dossier.situatie,
            datum=dag,
            soort=trek.uit(cijfers.GESPREKSSOORTEN),
            geen_gesprek=trek.uit(cijfers.NIET_DOORGEGAAN),
            gevoerd_door=bureau.consulent,
        ),
    )


def _gesprek(bureau: Bureau, situatie: Zorgsituatie, dag: date, soort: str, trek: Trekking) -> None:
    anderen = [rol for rol, aandeel in cijfers.DEELNEMERS.items() if trek.kans(aandeel)]
    gebieden = {gebied: trek.uit(cijfers.LEEFGEBIED) for gebied in Leefgebied.values}
    verslag = dag + timedelta(days=trek.randrange(1, 12))
    met_verslag = trek.kans(cijfers.MET_VERSLAG) and verslag <= bureau.vandaag
    akkoord = trek.uit(cijfers.AKKOORD) if met_verslag else ""
    respijt = bureau.trekking(f"respijt/{situatie.nummer}/{soort}")
    gesprek_opslaan(
        actor=bureau.actor,
        bewaken=False,  # they are all looked at when everything is there
        gegevens=GesprekGegevens(
            zorgsituatie=situatie,
            datum=dag,
            soort=soort,
            gevoerd_door=bureau.consulent,
            belasting_besproken=trek.uit(cijfers.BELASTING_BESPROKEN),
            clientondersteuning_aangeboden=trek.uit(cijfers.CLIENTONDERSTEUNING),
            respijt_geweigerd=respijt.uit(cijfers.RESPIJT_GEWEIGERD),
            verslag_gegeven_op=verslag if met_verslag else None,
            akkoord=akkoord,
            opmerkingen=OPMERKINGEN if akkoord == "akkoord_met_opmerkingen" else "",
            afspraken=trek.choice(AFSPRAKEN),
            deelnemers=tuple((rol, "") for rol in ("mantelzorger", "consulent", *anderen)),
            leefgebieden={
                gebied: hoe == "besproken" for gebied, hoe in gebieden.items() if hoe != "onbekend"
            },
        ),
    )
