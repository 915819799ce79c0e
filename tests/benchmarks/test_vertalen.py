"""The demo's rows become what the import and `matching.vertaler` make of them."""

import io
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command

from benchmarks.vertalen import doet_mee, vertaal
from demo.aanbod import vrijwilligers
from demo.cijfers import PEILDATUM
from demo.gemeenten import HENGELO
from demo.genereer import genereer
from demo.vraag import vraag
from kern.services.organisaties import organisatie_inrichten
from matching.engine.probleem import Probleem, Vraag, Vrijwilliger
from matching.inlezen import inlezen
from tests.matching.hulp import ALLEEN_SPOED

GEMEENTE = HENGELO.verkleind(4_000)


@pytest.fixture
def echt(db, tmp_path: Path) -> Probleem:
    """The problem of a small Hengelo that went through the database."""
    organisatie = organisatie_inrichten(
        naam=GEMEENTE.naam, slug=GEMEENTE.slug, wijken=GEMEENTE.wijken, herkomst="test"
    )
    bestanden = genereer(GEMEENTE, 1, tmp_path, peildatum=PEILDATUM)
    for soort in ("vrijwilligers", "zorgsituaties", "hulpvragen"):
        call_command(
            "importeer",
            soort,
            getattr(bestanden, soort),
            organisatie=GEMEENTE.slug,
            stdout=io.StringIO(),
        )
    return inlezen(organisatie.id, ALLEEN_SPOED, PEILDATUM).probleem


@pytest.fixture
def vertaald() -> Probleem:
    """The same without a database."""
    helpers = vrijwilligers(GEMEENTE, 1, PEILDATUM)
    situaties, hulpvragen = vraag(GEMEENTE, 1, PEILDATUM, helpers)
    terugkerend = [rij for rij in hulpvragen if not rij.get("datum")]
    return vertaal(situaties, terugkerend, list(filter(doet_mee, helpers)), 1, ruim=False)


def test_een_opgave_is_wat_een_ronde_van_dezelfde_mensen_inleest(echt, vertaald) -> None:
    """All but ids and who is called by name, which is drawn from the neighbourhood here.

    The benchmarks steer by spoed alone; what burden does is `benchmarks.sturing`'s.
    """
    assert Counter(map(_vraag, vertaald.vragen)) == Counter(map(_vraag, echt.vragen))
    assert Counter(map(_vrijwilliger, vertaald.vrijwilligers)) == Counter(
        map(_vrijwilliger, echt.vrijwilligers)
    )
    assert len(echt.vragen) > 20
    assert len(echt.vrijwilligers) > 20


def _vraag(vraag: Vraag) -> tuple[object, ...]:
    return (
        *(vraag.prioriteit, vraag.locatie, vraag.duur, vraag.ritme, vraag.zwaar),
        frozenset(vraag.vensters),
        *(vraag.kenmerken, vraag.vereist, vraag.vermijd, frozenset(vraag.gewenst.items())),
    )


def _vrijwilliger(helper: Vrijwilliger) -> tuple[object, ...]:
    return (
        *(helper.locatie, helper.kmh, helper.max_reistijd, helper.max_minuten_per_week),
        *(helper.max_koppelingen, helper.max_zwaar, frozenset(helper.vensters)),
        *(helper.kenmerken, helper.vereist, helper.vermijd, frozenset(helper.gewenst.items())),
    )
