"""How the carers are, in a few lines for the terminal."""

from collections import Counter

from django.utils import timezone

from kern.models import Organisatie
from mantelzorg.models import Risico
from mantelzorg.selectors.checkins import te_bellen
from mantelzorg.selectors.risico import risicos_van
from mantelzorg.selectors.signalen import open_signalen

from .tabel import feit, getal


def zorgen(organisatie: Organisatie) -> str:
    """How many care situations are at which risk, and what is to be followed up or asked after."""
    vandaag = timezone.localdate()
    risicos = Counter(risicos_van(organisatie.id).values())
    zwaarste_eerst = reversed(Risico.values)
    signalen = open_signalen(organisatie.id, vandaag)
    checkins = te_bellen(organisatie.id, vandaag)
    return "\n".join(
        (
            feit(
                "Risico",
                ", ".join(f"{risico} {getal(risicos[risico])}" for risico in zwaarste_eerst),
            ),
            feit(
                "Open signalen",
                _met_te_laat(signalen.count(), signalen.filter(uiterlijk_op__lt=vandaag).count()),
            ),
            feit("Check-ins", f"{getal(checkins.count())} te bellen"),
        )
    )


def _met_te_laat(aantal: int, te_laat: int) -> str:
    return f"{getal(aantal)}, waarvan {getal(te_laat)} te laat"
