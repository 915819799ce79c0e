"""The registrations of the demo: waiting, overdue, acute, answered, closed.

Some are of carers of whom no more is known than who they are. A few of those volunteer too and were
registered twice, under another spelling: records that a person can put together.
"""

from datetime import date, timedelta

from kern.models import Persoon
from kern.services.personen import PersoonGegevens, persoon_opslaan
from mantelzorg.models import Aanmelding, Zorgsituatie
from mantelzorg.regels.normen import Normen
from mantelzorg.services.aanmeldingen import (
    AanmeldingGegevens,
    aanmelding_afsluiten,
    aanmelding_koppelen,
    aanmelding_opslaan,
)
from uitwisseling.cellen import datum
from vrijwilligers.models import Vrijwilliger

from .cijfers import registratie as cijfers
from .dossiers import Bureau, aantal_wachtend
from .kansen import Trekking
from .mensen import Verzinner

TOELICHTINGEN = (
    "Wil graag eens per week een middag voor zichzelf.",
    "Belt zelf terug na 17:00 uur.",
    "Zoekt iemand die af en toe meerijdt.",
    "",
)
EERSTE_WACHTENDEN = ((0, "acuut"), (19, "gewoon"), (3, "gewoon"), (9, "hoog"))
"""Days ago, and urgency: acute and of today, overdue, in time, overdue."""


def aanmeldingen(bureau: Bureau) -> None:
    """Record the registrations; expects the talks to be there."""
    trek = bureau.trekking("aanmeldingen")
    _beantwoord(bureau, trek)
    for dossier in bureau.wachtend:
        situatie = dossier.situatie
        dag = max(dossier.gevraagd_op, bureau.geleden(20))
        _aanmelden(bureau, situatie.mantelzorger, dag, "gewoon", trek, situatie)
    afgesloten = max(1, round(cijfers.AFGESLOTEN * len(bureau.dossiers)))
    nieuw = aantal_wachtend(len(bureau.dossiers)) - len(bureau.wachtend)
    mensen = _dubbelen(bureau, trek)
    mensen += _onbekenden(bureau, nieuw + afgesloten - len(mensen), trek)
    for nr, persoon in enumerate(mensen[:nieuw]):
        dagen, spoed = trek.randrange(1, 25), trek.uit(cijfers.SPOED)
        if nr < len(EERSTE_WACHTENDEN):
            dagen, spoed = EERSTE_WACHTENDEN[nr]
        _aanmelden(bureau, persoon, bureau.geleden(dagen), spoed, trek)
    for persoon in mensen[nieuw:]:
        dag = bureau.geleden(trek.randrange(5, 60))
        aanmelding = _aanmelden(bureau, persoon, dag, trek.uit(cijfers.SPOED), trek)
        aanmelding_afsluiten(
            actor=bureau.actor, aanmelding=aanmelding, reden=trek.uit(cijfers.AFSLUITREDENEN)
        )


def _beantwoord(bureau: Bureau, trek: Trekking) -> None:
    """The registrations that led to a first talk, mostly within the norm."""
    for dossier in trek.deel(bureau.dossiers, cijfers.BEANTWOORD):
        if dossier.eerste_gesprek is None:
            continue
        spoed = trek.uit(cijfers.SPOED)
        norm = Normen().reactietermijnen[spoed]
        dagen = trek.randrange(norm + 1)
        if trek.kans(cijfers.TE_LAAT_BEANTWOORD):
            dagen = norm + trek.randrange(1, 10)
        dag = dossier.eerste_gesprek - timedelta(days=dagen)
        situatie = dossier.situatie
        _aanmelden(bureau, situatie.mantelzorger, dag, spoed, trek, situatie)


def _aanmelden(
    bureau: Bureau,
    persoon: Persoon,
    dag: date,
    spoed: str,
    trek: Trekking,
    situatie: Zorgsituatie | None = None,
) -> Aanmelding:
    aanmelding, _uitkomst = aanmelding_opslaan(
        actor=bureau.actor,
        gegevens=AanmeldingGegevens(
            mantelzorger=persoon,
            ontvangen_op=dag,
            spoed=spoed,
            kanaal=trek.uit(cijfers.KANALEN),
            verwijzer_soort=trek.uit(cijfers.VERWIJZERS),
            toelichting=trek.choice(TOELICHTINGEN),
            aanspreekpunt=bureau.consulent,
        ),
    )
    if situatie:
        aanmelding_koppelen(actor=bureau.actor, aanmelding=aanmelding, zorgsituatie=situatie)
    return aanmelding


def _onbekenden(bureau: Bureau, aantal: int, trek: Trekking) -> list[Persoon]:
    """Carers who are new here."""
    verzinner = Verzinner(bureau.gemeente, bureau.vandaag, trek)
    personen = []
    for nr in range(1, aantal + 1):
        mens = verzinner.mens(
            leeftijd=trek.randrange(25, 85),
            herkomst=trek.uit(bureau.gemeente.herkomst),
            postvak=f"a-{nr:04}",
        )
        cellen = mens.cellen | {"postcode": mens.cellen["postcode"].replace(" ", "")}
        geboren = datum(cellen.pop("geboortedatum"))
        gegevens = PersoonGegevens(**cellen, geboortedatum=geboren)
        personen.append(persoon_opslaan(actor=bureau.actor, gegevens=gegevens)[0])
    return personen


def _dubbelen(bureau: Bureau, trek: Trekking) -> list[Persoon]:
    """Volunteers once more, as carers: with an initial, or spelled otherwise."""
    vrijwilligers = list(
        Vrijwilliger.objects.voor(bureau.organisatie).select_related("persoon").order_by("nummer")
    )
    aantal = max(cijfers.MINSTENS_DUBBEL, round(cijfers.DUBBELEN * len(vrijwilligers)))
    personen = []
    for vrijwilliger in trek.sample(vrijwilligers, aantal):
        zelf = vrijwilliger.persoon
        voornaam, achternaam = trek.choice(
            (
                (f"{zelf.voornaam[0]}.", zelf.achternaam),
                (zelf.voornaam, _anders_gespeld(zelf.achternaam)),
            )
        )
        gegevens = PersoonGegevens(
            voornaam=voornaam,
            achternaam=achternaam,
            postcode=zelf.postcode,
            geboortedatum=zelf.geboortedatum,
            straat=zelf.straat,
            huisnummer=zelf.huisnummer,
        )
        personen.append(persoon_opslaan(actor=bureau.actor, gegevens=gegevens)[0])
    return personen


def _anders_gespeld(achternaam: str) -> str:
    """The surname as somebody may write down what they hear."""
    for zoals, ook in (
        ("ij", "y"),
        ("y", "i"),
        ("ks", "x"),
        ("kk", "ck"),
        ("k", "ck"),
        ("t", "tt"),
    ):
        if zoals in achternaam:
            return achternaam.replace(zoals, ook, 1)
    return achternaam + achternaam[-1]
