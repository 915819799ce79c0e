"""Pages of a list while others add, change and finish rows."""

from base64 import urlsafe_b64encode
from datetime import date

import pytest
from django.db import connection

from api.pagination import Plek
from kern.models import Ernst, Taak
from tests.fabrieken import PersoonFactory, TaakFactory

LIJST = "/api/v1/taken"


@pytest.fixture
def taken(organisatie):
    """Seven of one severity, all due on the same day."""
    persoon = PersoonFactory(organisatie=organisatie)
    return [
        TaakFactory(
            organisatie=organisatie,
            persoon=persoon,
            ernst=Ernst.GEWOON,
            uiterlijk_op=date(2026, 12, 1),
        )
        for _ in range(7)
    ]


def lees(client, adres):
    bladzijde = client.get(adres).json()
    return [rij["id"] for rij in bladzijde["resultaten"]], bladzijde


def alles(client, adres):
    gezien = []
    while adres:
        ids, bladzijde = lees(client, adres)
        gezien += ids
        adres = bladzijde["volgende"]
    return gezien


@pytest.mark.parametrize("volgorde", ["-ernst", "uiterlijkOp"])
def test_wie_afvalt_of_erbij_komt_verschuift_niets(client, organisatie, taken, volgorde):
    eerste, bladzijde = lees(client, f"{LIJST}?volgorde={volgorde}&aantal=3")
    Taak.alles.filter(pk=eerste[0]).delete()
    TaakFactory(organisatie=organisatie, ernst=Ernst.ACUUT, uiterlijk_op=date(2026, 11, 1))
    rest = alles(client, bladzijde["volgende"])
    assert sorted(eerste + rest) == sorted(str(taak.pk) for taak in taken)


@pytest.mark.parametrize("weg", [1, 3])
def test_wat_weggaat_tijdens_het_lezen_verbergt_niet_wat_erna_komt(client, taken, weg):
    verdwenen = []

    def na_de_sleutels(execute, sql, params, many, context):
        antwoord = execute(sql, params, many, context)
        if sql.startswith('SELECT "kern_taak"."id" AS "pk" FROM') and not verdwenen:
            verdwenen.extend(sorted(taken, key=lambda taak: taak.pk)[:weg])
            Taak.alles.filter(pk__in=[taak.pk for taak in verdwenen]).delete()
        return antwoord

    with connection.execute_wrapper(na_de_sleutels):
        gezien = alles(client, f"{LIJST}?aantal=3")

    assert len(verdwenen) == weg
    assert sorted(gezien) == sorted(str(taak.pk) for taak in taken if taak not in verdwenen)


def test_terug_geeft_dezelfde_rijen(client, taken):
    eerste, bladzijde = lees(client, f"{LIJST}?aantal=3")
    tweede, volgende = lees(client, bladzijde["volgende"])
    assert lees(client, volgende["vorige"])[0] == eerste
    laatste, einde = lees(client, volgende["volgende"])
    assert (len(laatste), einde["volgende"]) == (1, None)
    assert lees(client, einde["vorige"])[0] == tweede


def test_voor_de_eerste_bladzijde_is_niets(client, taken):
    _, bladzijde = lees(client, f"{LIJST}?aantal=3")
    assert bladzijde["vorige"] is None
    _, tweede = lees(client, bladzijde["volgende"])
    assert lees(client, tweede["vorige"])[1]["vorige"] is None


@pytest.mark.parametrize(
    "cursor",
    [
        Plek(False, ("1",)).cursor(),
        Plek(False, ("x", "2026-12-01", "y")).cursor(),
        Plek(True, ("1", "2026-12-01", "geen-uuid")).cursor(),
        *(urlsafe_b64encode(wat).decode() for wat in (b"5", b"{}", b"[]", b"[1]", b"[" * 3000)),
        "é",
    ],
)
def test_een_cursor_van_iets_anders_is_een_fout(client, taken, cursor):
    antwoord = client.get(f"{LIJST}?cursor={cursor}")
    assert antwoord.status_code == 400
    assert [fout["parameter"] for fout in antwoord.json()["errors"]] == ["cursor"]
