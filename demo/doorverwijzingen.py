"""Requests of the demo that volunteers cannot answer: referred, asked after, or still to refer."""

from datetime import timedelta

from kern.models import Kenmerk
from mantelzorg.models import Hulpvraag, Respijtvorm
from mantelzorg.services.doorverwijzingen import DoorverwijzingGegevens, nazorg_vastleggen
from mantelzorg.services.hulpvragen import HulpvraagGegevens, hulpvraag_opslaan
from matching.services.hulpvragen import hulpvraag_doorverwijzen
from uitwisseling.tijdcellen import tijden

from .cijfers import registratie as cijfers
from .dossiers import Bureau, Dossier
from .kansen import Trekking

NAAR = {
    Respijtvorm.DAGOPVANG: "dagopvang De Verzonnen Boomgaard",
    Respijtvorm.LOGEEROPVANG: "logeerhuis De Verzonnen Luwte",
}
STADIA = ("nazorg te laat", "nazorg komt", "nazorg gedaan", "niet doorverwezen")
"""How far the requests are, in turn."""


def doorverwijzingen(bureau: Bureau) -> None:
    """Record requests for day care and staying over, and what was done with them."""
    trek = bureau.trekking("doorverwijzingen")
    aantal = max(
        cijfers.MINSTENS_DOORVERWEZEN, round(cijfers.DOORVERWIJZINGEN * len(bureau.dossiers))
    )
    gesproken = [d for d in bureau.dossiers if d.eerste_gesprek]
    for nr, dossier in enumerate(trek.sample(gesproken, min(aantal, len(gesproken)))):
        vorm = trek.choice(tuple(NAAR))
        vraag = _vraag(bureau, dossier, vorm, trek)
        stadium = STADIA[nr % len(STADIA)]
        if stadium != "niet doorverwezen":
            _doorverwijzen(bureau, vraag, vorm, stadium, trek)


def _vraag(bureau: Bureau, dossier: Dossier, vorm: Respijtvorm, trek: Trekking) -> Hulpvraag:
    oppas = Kenmerk.objects.voor(bureau.organisatie).get(code="oppas")
    vraag, _uitkomst = hulpvraag_opslaan(
        actor=bureau.actor,
        gegevens=HulpvraagGegevens(
            zorgsituatie=dossier.situatie,
            taaktype=oppas,
            respijtvorm=vorm,
            duur=480,
            ritme=1 if vorm == Respijtvorm.DAGOPVANG else 4,
            vensters=tuple(tijden(trek.choice(("di 9:00-17:00", "do 9:00-17:00")))),
            ingediend_op=bureau.geleden(trek.randrange(40, 70)),
        ),
    )
    return vraag


def _doorverwijzen(
    bureau: Bureau, vraag: Hulpvraag, vorm: Respijtvorm, stadium: str, trek: Trekking
) -> None:
    dag = bureau.geleden(trek.randrange(20, 40))
    over = trek.randrange(5, 19) if stadium != "nazorg komt" else trek.randrange(42, 60)
    doorverwijzing = hulpvraag_doorverwijzen(
        actor=bureau.actor,
        hulpvraag=vraag,
        gegevens=DoorverwijzingGegevens(
            soort=vorm,
            naar=NAAR[vorm],
            datum=dag,
            overdracht=trek.choice(("warm", "warm", "doorgegeven", "zelf")),
            nazorg_op=dag + timedelta(days=over),
        ),
    )
    if stadium == "nazorg gedaan":
        nazorg_vastleggen(
            actor=bureau.actor,
            doorverwijzing=doorverwijzing,
            datum=doorverwijzing.nazorg_op,
            uitkomst=trek.choice(("ja", "gedeeltelijk", "nee")),
        )
