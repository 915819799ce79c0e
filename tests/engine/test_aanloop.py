"""The steps before the first LP come near its prices, whatever they begin with."""

import numpy as np
import pytest
from scipy.optimize import linprog

from matching.engine.modellen.aanloop import Aanloop
from matching.engine.modellen.kolommen import SCHAAL, Kolom, Prijzen
from matching.engine.modellen.kredieten import Krediet

VRAGEN, HELPERS = 60, 40


def weekplannen(seed: int) -> list[Kolom]:
    """Of each volunteer ten plans of one to three requests."""
    toeval = np.random.default_rng(seed)
    kolommen = []
    for nr in range(HELPERS):
        for plan in range(1, 11):
            aantal = int(toeval.integers(1, 4))
            vragen = sorted(toeval.choice(VRAGEN, aantal, replace=False).tolist())
            waarde = sum(toeval.integers(10_000, 30_000, aantal).tolist())
            kolommen.append(Kolom(nr, plan, tuple(vragen), waarde))
    return kolommen


def waarde_van_lp(kolommen: list[Kolom], kredieten: list[Krediet]) -> float:
    rijen = np.zeros((VRAGEN + HELPERS + len(kredieten), len(kolommen)))
    for nr, kolom in enumerate(kolommen):
        rijen[[*kolom.vragen, VRAGEN + kolom.vrijwilliger], nr] = 1
        for plek, een in enumerate(kredieten, VRAGEN + HELPERS):
            rijen[plek, nr] = een.eenheden(kolom.vragen) / een.capaciteit
    return -linprog([-k.waarde for k in kolommen], rijen, np.ones(len(rijen))).fun


def grens(kolommen: list[Kolom], kredieten: list[Krediet], prijzen: Prijzen) -> float:
    """What these prices prove: all rows paid in full, and what the best columns leave."""
    over = [0.0] * HELPERS
    for kolom in kolommen:
        prijs = sum(prijzen.vragen[list(kolom.vragen)])
        for een, bedrag in zip(kredieten, prijzen.budgetten, strict=True):
            prijs += bedrag * een.eenheden(kolom.vragen) / een.capaciteit
        over[kolom.vrijwilliger] = max(over[kolom.vrijwilliger], kolom.waarde * SCHAAL - prijs)
    return (sum(prijzen.vragen) + sum(prijzen.budgetten) + sum(over)) / SCHAAL


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("met_budget", [False, True])
@pytest.mark.parametrize("prijs", [0, 100_000])
def test_de_prijzen_bewijzen_bijna_de_waarde_van_de_lp(seed, met_budget, prijs):
    kolommen = weekplannen(seed)
    kredieten = [Krediet("b", 7, dict.fromkeys(range(30), 1))] if met_budget else []
    aanloop = Aanloop(kolommen[:1], np.full(VRAGEN, prijs, float), np.zeros(HELPERS), kredieten)
    aanloop.voeg_toe(kolommen)
    for _ in range(30):
        prijzen = aanloop.stappen()
    lp = waarde_van_lp(kolommen, kredieten)
    assert 0.9999 * lp < grens(kolommen, kredieten, prijzen) < 1.005 * lp
    if met_budget:
        assert prijzen.budgetten[0] > 0


def test_wat_veel_gebruikt_wordt_past_bijna_bij_elkaar():
    kolommen = weekplannen(7)
    aanloop = Aanloop([], np.zeros(VRAGEN), np.zeros(HELPERS), [])
    aanloop.voeg_toe(kolommen)
    for _ in range(30):
        aanloop.stappen()
    per_vraag = np.zeros(VRAGEN)
    for kolom, deel in aanloop.gebruikt():
        per_vraag[list(kolom.vragen)] += deel
        assert deel > 0.1
    assert 0.5 < per_vraag.max() < 1.05


def test_een_kolom_die_er_al_is_komt_er_niet_nog_eens_bij():
    kolommen = weekplannen(1)
    aanloop = Aanloop(kolommen[:3], np.zeros(VRAGEN), np.zeros(HELPERS), [])
    aanloop.voeg_toe(kolommen[:5])
    aanloop.voeg_toe(kolommen[2:6])
    assert aanloop.kolommen == kolommen[:6]
    assert aanloop.gebruikt() == [(kolom, 1) for kolom in kolommen[:3]]


def test_kolommen_die_later_komen_tellen_mee():
    kolommen = weekplannen(2)
    eerst, later = kolommen[::2], kolommen[1::2]
    aanloop = Aanloop([], np.zeros(VRAGEN), np.zeros(HELPERS), [])
    aanloop.voeg_toe(eerst)
    aanloop.stappen()
    aanloop.voeg_toe(later)
    for _ in range(30):
        prijzen = aanloop.stappen()
    assert grens(kolommen, [], prijzen) < 1.002 * waarde_van_lp(kolommen, [])
