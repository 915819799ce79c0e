"""The signals of the demo: reported, being followed up, overdue, closed with an outcome."""

from dataclasses import replace
from datetime import timedelta

from kern.actor import Actor
from kern.models import Gebruiker, Persoon, Rol
from kern.services.organisaties import gebruiker_opslaan
from mantelzorg.models import Bron, Signaal
from mantelzorg.selectors.signalen import open_signalen
from mantelzorg.services.signalen import (
    MeldingGegevens,
    OpvolgingGegevens,
    signaal_afsluiten,
    signaal_melden,
    signaal_opvolgen,
    signaal_toewijzen,
)
from vrijwilligers.models import Vrijwilliger

from .cijfers import belasting as cijfers
from .dossiers import Bureau
from .gevolgd import Gevolgd
from .kansen import Trekking

WOORDEN = {
    "mantelzorger": (
        "Vraagt of er iemand kan komen, want alleen lukt het niet meer.",
        "Wil graag gebeld worden, het liefst in de ochtend.",
    ),
    "vrijwilliger": (
        "Was erg moe en had een eigen afspraak afgezegd.",
        "Zei dat er deze week niemand anders was langsgekomen.",
        "Het gesprek ging alleen over wat er nog moest gebeuren.",
    ),
    "consulent": (
        "Zegt nergens meer aan toe te komen.",
        "Werd stil bij de vraag hoe het met henzelf gaat.",
    ),
    "verwijzer": (
        "Vraagt ons om contact op te nemen.",
        "Maakt zich zorgen en heeft dat ook gezegd.",
    ),
}
GEDAAN = {
    "gebeld": "Gebeld. Wij spreken elkaar volgende week weer.",
    "niet_bereikt": "Gebeld, er werd niet opgenomen.",
    "gesprek": "Langs geweest en samen gekeken wat er kan.",
    "overleg": "Overlegd met het wijkteam.",
    "hulpvraag": "De hulpvraag is aangepast.",
}
VERWIJZERS = ("praktijkondersteuner van de huisarts", "wijkverpleegkundige", "casemanager")
VERTROKKEN = "Ria Vertrokken"


def signalen(bureau: Bureau, gevolgd: list[Gevolgd]) -> None:
    """Report what people saw, mostly of who is burdened most, and follow some of it up."""
    trek = bureau.trekking("signalen")
    actor = _als_consulent(bureau)
    aantal = max(cijfers.MINSTENS_SIGNALEN, round(cijfers.MET_SIGNAAL * len(gevolgd)))
    wie = sorted(gevolgd, key=lambda wie: trek.random() ** (1 / max(wie.verloop.nu, 0.1)))[-aantal:]
    vrijwilligers = _vrijwilligers(bureau)
    van_wie_vertrok = None
    for een, stadium in zip(wie, trek.verdeeld(len(wie), cijfers.STADIA), strict=True):
        signaal = _melden(bureau, actor, een, stadium, trek, vrijwilligers)
        if stadium != "nieuw":
            _opvolgen(bureau, actor, signaal, trek)
        if stadium == "afgesloten":
            _afsluiten(actor, signaal, trek)
        elif van_wie_vertrok is None:
            van_wie_vertrok = signaal
    if van_wie_vertrok:
        _laten_vertrekken(bureau, actor, van_wie_vertrok)


def bewaakte_signalen_opvolgen(bureau: Bureau) -> int:
    """Follow up and close some of what the system reported; how many.

    What was closed comes back only when its facts change.
    """
    trek = bureau.trekking("bewaakte signalen")
    actor = _als_consulent(bureau)
    van_het_systeem = open_signalen(bureau.organisatie.id, bureau.vandaag).filter(bron=Bron.SYSTEEM)
    op_nummer = van_het_systeem.order_by("zorgsituatie__nummer", "aard")
    afgesloten = [s for s in op_nummer if trek.kans(cijfers.SYSTEEM_OPGEVOLGD[s.ernst])]
    for signaal in afgesloten:
        _opvolgen(bureau, actor, signaal, trek)
        _afsluiten(actor, signaal, trek)
    return len(afgesloten)


def _als_consulent(bureau: Bureau) -> Actor:
    actor = bureau.actor
    return Actor.van_gebruiker(bureau.consulent, herkomst=actor.herkomst, doel=actor.doel)


def _melden(
    bureau: Bureau,
    actor: Actor,
    wie: Gevolgd,
    stadium: str,
    trek: Trekking,
    vrijwilligers: list[Persoon],
) -> Signaal:
    """One report, and of a volunteer sometimes one more."""
    te_laat = stadium != "afgesloten" and trek.kans(cijfers.TE_LAAT)
    soort = "te laat" if te_laat else stadium
    geleden = trek.randrange(*cijfers.SIGNAAL_GELEDEN[soort])
    bron = trek.uit(cijfers.BRONNEN)
    vrijwilliger = trek.choice(vrijwilligers) if bron == "vrijwilliger" else None
    dagen = [geleden]
    if bron == "vrijwilliger" and trek.kans(cijfers.NOG_EEN_MELDING):
        dagen.insert(0, geleden + trek.randrange(3, cijfers.TUSSEN_MELDINGEN))
    gegevens = MeldingGegevens(
        zorgsituatie=wie.situatie,
        aard=trek.uit(cijfers.AARD_NAAR_BRON[bron]),
        bron=bron,
        datum=bureau.geleden(geleden),
        ernst=trek.uit(cijfers.ERNST),
        gemeld_door=vrijwilliger,
        gemeld_door_naam=trek.choice(VERWIJZERS) if bron == "verwijzer" else "",
    )
    gemeld = [
        signaal_melden(
            actor=actor,
            gegevens=replace(
                gegevens, datum=bureau.geleden(dag), toelichting=trek.choice(WOORDEN[bron])
            ),
        )
        for dag in dagen
    ]
    return next(signaal for signaal in reversed(gemeld) if signaal)


def _opvolgen(bureau: Bureau, actor: Actor, signaal: Signaal, trek: Trekking) -> None:
    soort = trek.uit(cijfers.OPVOLGINGEN)
    dag = min(signaal.laatst_op + timedelta(days=trek.randrange(4)), bureau.vandaag)
    signaal_opvolgen(
        actor=actor,
        signaal=signaal,
        gegevens=OpvolgingGegevens(datum=dag, soort=soort, toelichting=GEDAAN[soort]),
    )


def _afsluiten(actor: Actor, signaal: Signaal, trek: Trekking) -> None:
    signaal_afsluiten(actor=actor, signaal=signaal, uitkomst=trek.uit(cijfers.UITKOMSTEN))


def _laten_vertrekken(bureau: Bureau, actor: Actor, signaal: Signaal) -> None:
    """Somebody who works here no more still has this one; nothing of it is lost."""
    wie = gebruiker_opslaan(
        actor=bureau.actor,
        gebruiker=Gebruiker(organisatie=bureau.organisatie),
        waarden={"email": f"vertrokken@{bureau.organisatie.slug}.example", "naam": VERTROKKEN},
        rollen=[Rol.CONSULENT],
    )
    signaal_toewijzen(actor=actor, signaal=signaal, eigenaar=wie)
    gebruiker_opslaan(
        actor=bureau.actor, gebruiker=wie, waarden={"actief": False}, rollen=[Rol.CONSULENT]
    )


def _vrijwilligers(bureau: Bureau) -> list[Persoon]:
    actief = Vrijwilliger.objects.voor(bureau.organisatie).filter(status="actief")
    return [v.persoon for v in actief.select_related("persoon").order_by("nummer")]
