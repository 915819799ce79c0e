"""What administrators keep: users, districts, words, dated parameters, imports, duplicates."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from kern.models import (
    Gebruiker,
    GebruikerRol,
    Huishouden,
    HuishoudenBetrokkene,
    Kenmerk,
    KenmerkSoort,
    KenmerkVersie,
    Persoon,
    Rol,
    Samenvoeging,
    Wijk,
    WijkPostcode,
)
from mantelzorg.models import Belastingset, Normenset
from matching.models import Matchronde, Parameterset
from uitwisseling.models import Importopdracht
from vrijwilligers.models import Toelatingsset

from .api_maker import EERSTE_DAG, Maker

MEESTE = 100


def beheer_maken(
    maak: Maker, wie: Gebruiker, huishoudens: Sequence[Huishouden], personen: Sequence[Persoon]
) -> None:
    """One of each for every ten persons, at most so many; merged persons without a most."""
    tiende = len(personen) // 10
    hoeveel = min(tiende, MEESTE)
    maak(
        HuishoudenBetrokkene,
        len(huishoudens),
        lambda n: {"huishouden": huishoudens[n], "soort": "thuiszorg", "naam": "Thuiszorg"},
    )
    dubbelen = maak(
        Persoon,
        tiende,
        lambda n: {
            "achternaam": personen[n].achternaam,
            "postcode": personen[n].postcode,
            "samengevoegd_met": personen[n],
        },
    )
    maak(
        Samenvoeging,
        tiende,
        lambda n: {"blijft": personen[n], "vervalt": dubbelen[n], "door": wie},
    )
    gebruikers = maak(
        Gebruiker,
        hoeveel,
        lambda n: {
            "email": f"g{n}.{wie.email}",
            "naam": f"Medewerker {n}",
            "persoon": personen[n + 1],
        },
    )
    maak(
        GebruikerRol,
        hoeveel,
        lambda n: {"gebruiker": gebruikers[n], "rol": Rol.CONSULENT},
    )
    wijken = maak(Wijk, hoeveel, lambda n: {"naam": f"Wijk {n}"})
    maak(
        WijkPostcode,
        2 * hoeveel,
        lambda n: {"wijk": wijken[n % hoeveel], "pc4": str(7500 + n)},
    )
    kenmerken = maak(
        Kenmerk,
        hoeveel,
        lambda n: {"code": f"taal_{n}", "naam": f"Taal {n}", "soort": KenmerkSoort.TAAL},
    )
    maak(
        KenmerkVersie,
        hoeveel,
        lambda n: {"kenmerk": kenmerken[n], "ingangsdatum": EERSTE_DAG, "naam": f"Taal {n}"},
    )
    for model in (Belastingset, Normenset, Parameterset, Toelatingsset):
        maak(model, hoeveel, lambda n: {"ingangsdatum": EERSTE_DAG - timedelta(days=n)})
    maak(
        Importopdracht,
        hoeveel,
        lambda n: {
            "soort": Importopdracht.Soort.VRIJWILLIGERS,
            "bestandsnaam": f"vrijwilligers-{n}.csv",
            "proef": n % 2 == 0,
            "status": Importopdracht.Status.KLAAR,
            "gestart_door": wie,
            "beeindigd_op": timezone.now(),
        },
    )
    maak(
        Matchronde,
        hoeveel,
        lambda n: {"status": "klaar", "tijdslimiet": 60, "doelwaarde": 1, "bovengrens": 1},
    )
