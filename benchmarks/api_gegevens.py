"""An organisation of any size in the database, for measuring the API: invented, and made in bulk.

Not through the services: it is the reading that is measured, and 10,000 registrations take long.
"""

from datetime import date, time, timedelta
from random import Random
from typing import Any

from django.db import connection
from django.utils import timezone

from demo.namen import ACHTERNAMEN, VOORNAMEN
from kern.models import (
    AuditRegel,
    Gebruiker,
    GebruikerRol,
    Huishouden,
    Kenmerk,
    KenmerkSoort,
    Organisatie,
    Persoon,
    Rol,
    Taak,
    Toestemming,
)
from mantelzorg.models import Hulpvraag, HulpvraagVenster, Zorgsituatie, ZorgsituatieDoelgroep
from matching.models import Koppeling, Matchronde, Voorstel
from vrijwilligers.models import Afwezigheid, Bekwaamheid, Beschikbaarheid, Vog, Vrijwilliger

from .api_beheer import beheer_maken
from .api_dossiers import aan_vragen_toevoegen, dossiers_maken
from .api_maker import EERSTE_DAG, PER_KEER, Maker

LETTERGREPEN = ("bo", "da", "fe", "gra", "ho", "ki", "lem", "mer", "no", "pel", "ro", "sta", "ve")


def organisatie_maken(aantal: int, seed: int) -> Gebruiker:
    """An organisation with so many volunteers and as many requests; the user who has every role."""
    toeval = Random(seed)
    organisatie = Organisatie.objects.create(naam="Steunpunt Meetlat", slug=f"meetlat-{aantal}")
    wie: Gebruiker = Gebruiker.objects.create(
        organisatie=organisatie, email=f"meet-{aantal}@voorbeeld.example", naam="Meetlat"
    )

    maak = Maker(organisatie)

    def dag() -> date:
        return EERSTE_DAG + timedelta(days=toeval.randrange(300))

    def van_een(rijen: list[Any]) -> Any:
        return toeval.choice(rijen)

    maak(GebruikerRol, len(Rol), lambda n: {"gebruiker": wie, "rol": list(Rol)[n]})
    taken = maak(
        Kenmerk,
        4,
        lambda n: {"code": f"taak_{n}", "naam": f"Taak {n}", "soort": KenmerkSoort.TAAKTYPE},
    )
    doelgroepen = maak(
        Kenmerk,
        4,
        lambda n: {
            "code": f"doelgroep_{n}",
            "naam": f"Doelgroep {n}",
            "soort": KenmerkSoort.DOELGROEP,
            "gezondheid": True,
        },
    )
    huishoudens = maak(Huishouden, aantal // 2, lambda n: {"contact": wie})
    personen = maak(
        Persoon,
        3 * aantal,
        lambda n: {
            "voornaam": van_een(VOORNAMEN["nederlands"]["vrouw" if n % 2 else "man"]),
            "achternaam": f"{van_een(ACHTERNAMEN['nederlands'])}-{_naam(toeval)}",
            "geboortedatum": date(1940, 1, 1) + timedelta(days=toeval.randrange(22_000)),
            "postcode": f"{toeval.randrange(7500, 7560)}{chr(65 + n % 20)}{chr(65 + n % 19)}",
            "huisnummer": str(n % 90 + 1),
            # Every other carer lives with whom they care for.
            "huishouden": huishoudens[n % aantal // 2] if n >= aantal and n % 2 == 0 else None,
        },
    )
    wie.persoon = personen[0]
    wie.save()
    vrijwilligers = maak(
        Vrijwilliger,
        aantal,
        lambda n: {
            "nummer": f"V{n}",
            "persoon": personen[n],
            "status": Vrijwilliger.Status.ACTIEF,
            "vervoer": "fiets",
            "max_reistijd": 30,
            "max_minuten_per_week": 240,
            "max_koppelingen": 2,
        },
    )
    maak(
        Beschikbaarheid,
        3 * aantal,
        lambda n: {
            "vrijwilliger": vrijwilligers[n % aantal],
            "dag": n // aantal * 2,
            "van": time(9),
            "tot": time(17),
        },
    )
    maak(
        Bekwaamheid,
        2 * aantal,
        lambda n: {"vrijwilliger": vrijwilligers[n % aantal], "kenmerk": taken[n // aantal]},
    )
    maak(
        Afwezigheid,
        aantal,
        lambda n: {
            "vrijwilliger": vrijwilligers[n],
            "van": EERSTE_DAG + timedelta(days=n % 300),
            "tot": EERSTE_DAG + timedelta(days=n % 300 + 7),
        },
    )
    maak(
        Vog,
        aantal,
        lambda n: {
            "vrijwilliger": vrijwilligers[n],
            "afgegeven_op": EERSTE_DAG,
            "vernieuwen_op": EERSTE_DAG + timedelta(days=1095),
            "profiel": "84",
            "gezien_door": "M",
        },
    )
    situaties = maak(
        Zorgsituatie,
        aantal,
        lambda n: {
            "nummer": f"Z{n}",
            "mantelzorger": personen[aantal + n],
            "zorgvrager": personen[2 * aantal + n],
            "aanspreekpunt": wie,
        },
    )
    maak(
        ZorgsituatieDoelgroep,
        aantal,
        lambda n: {"zorgsituatie": situaties[n], "kenmerk": van_een(doelgroepen)},
    )
    maak(
        Toestemming,
        aantal,
        lambda n: {
            "persoon": personen[2 * aantal + n],
            "doel": "gezondheid",
            "grondslag": "toestemming",
            "datum": EERSTE_DAG,
        },
    )
    vragen = maak(
        Hulpvraag,
        aantal,
        lambda n: {
            "nummer": f"H{n}",
            "zorgsituatie": situaties[n],
            "taaktype": van_een(taken),
            "status": Hulpvraag.Status.OPEN,
            "ingediend_op": dag(),
            "duur": 120,
            "ritme": 1,
        },
    )
    maak(
        HulpvraagVenster,
        2 * aantal,
        lambda n: {
            "hulpvraag": vragen[n % aantal],
            "dag": n // aantal * 3,
            "van": time(13),
            "tot": time(17),
        },
    )
    aan_vragen_toevoegen(maak, vragen, taken + doelgroepen, personen)
    dossiers_maken(maak, wie, situaties, vragen)
    beheer_maken(maak, wie, huishoudens, personen[:aantal])
    ronde = Matchronde.objects.create(
        organisatie=organisatie, status="klaar", tijdslimiet=60, doelwaarde=1, bovengrens=1
    )
    besloten = {"beoordeeld_door": wie, "beoordeeld_op": timezone.now()}
    aangeboden = {
        "aangeboden_door": wie,
        "aangeboden_op": timezone.now(),
        "aanbod_tot": timezone.localdate(),
    }
    voorstellen = maak(
        Voorstel,
        aantal,
        lambda n: {
            "ronde": ronde,
            "hulpvraag": vragen[n],
            "vrijwilliger": vrijwilligers[n],
            "dag": 1,
            "fase": 0,
            "start": 780,
            "waarde": 10_000 + toeval.randrange(90_000),
            "reistijd": toeval.randrange(30),
            "status": "geaccepteerd" if n % 2 else "voorgesteld",
            **(besloten | aangeboden if n % 2 else {}),
        },
    )
    maak(
        Koppeling,
        aantal // 2,
        lambda n: _koppeling(voorstellen[2 * n + 1], wie),
    )
    maak(
        Taak,
        aantal,
        lambda n: {
            "soort": "kennismaking",
            "object_id": vragen[n].pk,
            "persoon": personen[aantal + n],
            "titel": "Regel de kennismaking",
            "uiterlijk_op": dag(),
        },
    )
    AuditRegel.objects.bulk_create(
        (
            AuditRegel(
                organisatie_id=organisatie.pk,
                gebruiker_id=wie.pk,
                rollen="coordinator",
                gebeurtenis="dossier_ingezien",
                handeling="inzien",
                object_soort="persoon",
                object_id=persoon.pk,
                persoon_id=persoon.pk,
                herkomst="127.0.0.1",
                doel="meten",
            )
            for persoon in personen
        ),
        batch_size=PER_KEER,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # or PostgreSQL plans for the empty tables there were
    return wie


def _naam(toeval: Random) -> str:
    """The second half of a double surname: so many that few have the same whole name."""
    return "".join(toeval.choices(LETTERGREPEN, k=3)).title()


def _koppeling(voorstel: Voorstel, coordinator: Gebruiker) -> dict[str, Any]:
    return {
        "voorstel": voorstel,
        "hulpvraag": voorstel.hulpvraag,
        "coordinator": coordinator,
        "status": Koppeling.Status.ACTIEF,
        "evaluatie_op": timezone.localdate() + timedelta(days=90),
    }
