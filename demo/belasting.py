"""What is known of the burden of the demo's carers: measured, reported, asked after."""

from kern.models import Doel, Grondslag
from kern.services.toestemmingen import toestemming_vastleggen

from .checkins import checkins
from .cijfers import belasting as cijfers
from .dossiers import Bureau
from .gevolgd import Gevolgd, gevolgden
from .metingen import metingen
from .signalen import signalen
from .zorgomvang import zorgomvang


def belasting_vastleggen(bureau: Bureau) -> int:
    """Record three years of it about the carers who were talked with.

    Gives how many measurements. Expects the talks to be there (`demo.registratie`).
    """
    gevolgd = gevolgden(bureau)
    _grondslagen(bureau, gevolgd)
    zorgomvang(bureau, gevolgd)
    aantal = metingen(bureau, gevolgd, checkins(bureau, gevolgd))
    signalen(bureau, gevolgd)
    return aantal


def _grondslagen(bureau: Bureau, gevolgd: list[Gevolgd]) -> None:
    """By what right answers about the carer's own health are kept, since the first of them."""
    trek = bureau.trekking("grondslagen")
    for wie in gevolgd:
        if wie.grondslag:
            toestemming_vastleggen(
                actor=bureau.actor,
                persoon=wie.situatie.mantelzorger,
                doel=Doel.GEZONDHEID,
                grondslag=Grondslag(trek.uit(cijfers.GRONDSLAG)),
                datum=bureau.geleden(wie.momenten[0].geleden),
            )
