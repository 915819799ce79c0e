"""What stands in carers' files besides the requests: talks, measurements, signals, check-ins."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from kern.models import Ernst, Gebruiker, Kenmerk, Persoon, Sterkte, WensAard
from mantelzorg.models import (
    Aanmelding,
    Belpoging,
    Checkin,
    Doorverwijzing,
    Gesprek,
    GesprekDeelnemer,
    GesprekLeefgebied,
    Hulpvraag,
    HulpvraagKenmerk,
    HulpvraagUitsluiting,
    HulpvraagVoorkeur,
    HulpvraagWens,
    Leefgebied,
    Meting,
    Opvolging,
    Signaal,
    Signaalmelding,
    Zorgsituatie,
)

from .api_maker import EERSTE_DAG, Maker


def aan_vragen_toevoegen(
    maak: Maker,
    vragen: Sequence[Hulpvraag],
    kenmerken: Sequence[Kenmerk],
    vrijwilligers: Sequence[Persoon],
) -> None:
    """Two kenmerken and a wish for each request; somebody excluded and preferred for one in ten."""
    aantal = len(vragen)

    def een(n: int) -> Kenmerk:
        return kenmerken[(n + n // aantal) % len(kenmerken)]

    maak(
        HulpvraagKenmerk,
        2 * aantal,
        lambda n: {"hulpvraag": vragen[n % aantal], "kenmerk": een(n)},
    )
    maak(
        HulpvraagWens,
        aantal,
        lambda n: {
            "hulpvraag": vragen[n],
            "kenmerk": een(n),
            "aard": WensAard.GEWENST,
            "sterkte": Sterkte.GRAAG,
        },
    )
    maak(
        HulpvraagUitsluiting,
        aantal // 10,
        lambda n: {"hulpvraag": vragen[10 * n], "persoon": vrijwilligers[10 * n]},
    )
    maak(
        HulpvraagVoorkeur,
        aantal // 10,
        lambda n: {
            "hulpvraag": vragen[10 * n],
            "persoon": vrijwilligers[10 * n + 1],
            "sterkte": Sterkte.GRAAG,
        },
    )


def dossiers_maken(
    maak: Maker, wie: Gebruiker, situaties: Sequence[Zorgsituatie], vragen: Sequence[Hulpvraag]
) -> None:
    """One of each for every care situation; a referral for one request in ten."""
    aantal = len(situaties)
    nu = timezone.now()

    def dag(n: int) -> dict[str, Any]:
        return {"datum": EERSTE_DAG + timedelta(days=n % 300)}

    maak(
        Aanmelding,
        aantal,
        lambda n: {
            "mantelzorger": situaties[n].mantelzorger,
            "zorgsituatie": situaties[n],
            "ontvangen_op": EERSTE_DAG,
            "reageren_voor": EERSTE_DAG + timedelta(days=14),
            "kanaal": "systeem",
            "verwijzer_soort": "huisarts",
            "ingediend_door": wie,
            "inzending": {"mantelzorger": {"achternaam": f"Aangemeld {n}", "postcode": "7551AB"}},
        },
    )
    gesprekken = maak(
        Gesprek,
        aantal,
        lambda n: {
            "zorgsituatie": situaties[n],
            **dag(n),
            "soort": Gesprek.Soort.HUIS,
            "gevoerd_door": wie,
        },
    )
    rollen = (GesprekDeelnemer.Rol.MANTELZORGER, GesprekDeelnemer.Rol.CONSULENT)
    maak(
        GesprekDeelnemer,
        2 * aantal,
        lambda n: {"gesprek": gesprekken[n % aantal], "rol": rollen[n // aantal]},
    )
    maak(
        GesprekLeefgebied,
        3 * aantal,
        lambda n: {
            "gesprek": gesprekken[n % aantal],
            "leefgebied": list(Leefgebied)[n // aantal],
            "besproken": n % 2 == 0,
        },
    )
    _signalen_maken(maak, wie, situaties)
    checkins = maak(
        Checkin,
        aantal,
        lambda n: {
            "zorgsituatie": situaties[n],
            "gepland_op": EERSTE_DAG + timedelta(days=n % 300),
            **({"status": "beantwoord", "afgerond_op": nu, "afgerond_door": wie} if n % 2 else {}),
        },
    )
    maak(Belpoging, aantal, lambda n: {"checkin": checkins[n], "gebeld_op": nu, "door": wie})
    maak(
        Meting,
        aantal,
        lambda n: {
            "zorgsituatie": situaties[n],
            "instrument": "ademruimte",
            "versie": "1",
            **dag(n),
            "wijze": Meting.Wijze.TELEFOON,
            "antwoorden": {"1": "soms", "2": "vaak"},
            "totaal": n % 20,
            "score_van": n % 20,
            "score_tot": n % 20,
            "vastgelegd_door": wie,
            "checkin": checkins[n] if n % 2 else None,
        },
    )
    maak(
        Doorverwijzing,
        len(vragen) // 10,
        lambda n: {
            "hulpvraag": vragen[10 * n],
            "soort": Doorverwijzing.Soort.DAGOPVANG,
            "naar": "Dagopvang De Es",
            **dag(n),
            "overdracht": Doorverwijzing.Overdracht.WARM,
            "nazorg_op": EERSTE_DAG + timedelta(days=330),
            "door": wie,
        },
    )


def _signalen_maken(maak: Maker, wie: Gebruiker, situaties: Sequence[Zorgsituatie]) -> None:
    """A signal of each carer, reported twice; half of them followed up and closed."""
    aantal = len(situaties)
    gesloten = {"afgesloten_op": timezone.now(), "afgesloten_door": wie, "uitkomst": "besproken"}
    signalen = maak(
        Signaal,
        aantal,
        lambda n: {
            "zorgsituatie": situaties[n],
            "aard": "overbelasting",
            "bron": "mantelzorger",
            "datum": EERSTE_DAG,
            "laatst_op": EERSTE_DAG + timedelta(days=n % 300),
            "ernst": Ernst.GEWOON,
            "uiterlijk_op": EERSTE_DAG + timedelta(days=310),
            "eigenaar": wie,
            **(gesloten if n % 2 else {}),
        },
    )
    maak(
        Signaalmelding,
        2 * aantal,
        lambda n: {
            "signaal": signalen[n % aantal],
            "datum": EERSTE_DAG,
            "ernst": Ernst.GEWOON,
            "vastgelegd_door": wie,
            **(
                {"bron": "mantelzorger", "gemeld_door": situaties[n].mantelzorger}
                if n < aantal
                else {"bron": "verwijzer"}
            ),
        },
    )
    maak(
        Opvolging,
        aantal // 2,
        lambda n: {
            "signaal": signalen[2 * n + 1],
            "datum": EERSTE_DAG,
            "soort": Opvolging.Soort.GEBELD,
            "door": wie,
        },
    )
