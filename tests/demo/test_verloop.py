"""The whole demo: a result for each municipality, and the pages once."""

import pytest

from demo import verloop
from demo.gemeenten import gemeenten_uit

pytestmark = pytest.mark.django_db


@pytest.fixture
def gedraaid(monkeypatch):
    """What a demo without its slow steps did, in order."""
    stappen: list[str] = []
    monkeypatch.setattr(verloop, "database_bijwerken", lambda: stappen.append("database"))
    monkeypatch.setattr(verloop, "inrichten", lambda gemeente, _seed, _map: gemeente)
    monkeypatch.setattr(verloop, "ronde_draaien", lambda gemeente: gemeente)
    monkeypatch.setattr(verloop, "resultaat", lambda gemeente: f"<{gemeente.slug}>")
    monkeypatch.setattr(verloop, "zorgen", lambda gemeente: f"({gemeente.slug})")
    monkeypatch.setattr(verloop, "zeg", lambda tekst: stappen.append(" ".join(tekst.split())))
    monkeypatch.setattr(verloop.dienst, "poort_vrij", lambda: True)
    monkeypatch.setattr(
        verloop.dienst, "samen_draaien", lambda _opdrachten: stappen.append("pagina's") or 0
    )
    return stappen


def test_alle_geeft_van_elke_gemeente_een_resultaat_met_haar_naam(gedraaid):
    assert verloop.demo(gemeenten_uit("alle"), serveren=False, seed=1) == 0
    assert gedraaid == [
        "database",
        "Het resultaat van de matchronde in Ommen <ommen>",
        "Hoe het gaat met de mantelzorgers in Ommen (ommen)",
        "Het resultaat van de matchronde in Rijssen-Holten <rijssen-holten>",
        "Hoe het gaat met de mantelzorgers in Rijssen-Holten (rijssen-holten)",
        "Het resultaat van de matchronde in Hengelo <hengelo>",
        "Hoe het gaat met de mantelzorgers in Hengelo (hengelo)",
    ]


def test_de_paginas_staan_er_een_keer_voor_alle_gemeenten(gedraaid):
    assert verloop.demo(gemeenten_uit("alle"), serveren=True, seed=1) == 0
    assert gedraaid.count("pagina's") == 1
    assert "?hengelo" not in gedraaid  # the worker finds out what would help
    assert gedraaid[-2:] == ["pagina's", "De demo is gestopt."]
