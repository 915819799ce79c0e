"""The master LP: room in its rows saves steps, and goes without a trace."""

import numpy as np

from matching.engine.modellen.kolommen import Kolom
from matching.engine.modellen.meester import Meester


def driehoek(*, ruim: bool) -> Meester:
    """Three volunteers who each want another two of three requests, and one who wants one."""
    meester = Meester(3, [1] * 4, [], ruim=ruim)
    paren = [(0, 1), (1, 2), (0, 2)]
    meester.voeg_toe(Kolom(nr, 0b11, paar, 1_000_000) for nr, paar in enumerate(paren))
    return meester


def nog_een(meester: Meester) -> None:
    meester.voeg_toe([Kolom(3, 0b1, (0,), 600_000)])


def test_met_ruimte_is_de_lp_een_fractie_meer_waard() -> None:
    meester = driehoek(ruim=True)
    assert meester.los_op(10)
    assert 1_500_000.01 < meester.doelwaarde < 1_500_003


def test_na_het_aanspannen_is_het_de_lp_zelf_ook_met_kolommen_die_net_kwamen() -> None:
    strak, ruim = driehoek(ruim=False), driehoek(ruim=True)
    for meester in (strak, ruim):
        assert meester.los_op(10)
        nog_een(meester)
    ruim.span_aan()
    for meester in (strak, ruim):
        assert meester.los_op(10)
    assert not ruim.ruim
    assert abs(strak.doelwaarde - 1_600_000) < 1e-3
    assert abs(ruim.doelwaarde - strak.doelwaarde) < 1e-3


def test_wat_heel_is_blijft_met_ruimte_bijna_heel() -> None:
    meester = driehoek(ruim=True)
    nog_een(meester)
    assert meester.los_op(10)
    heel = {kolom.vrijwilliger for kolom, deel in meester.gebruikt() if deel > 0.999}
    assert heel == {1, 3}


def willekeurige_kolommen(aantal: int, seed: int) -> list[Kolom]:
    toeval = np.random.default_rng(seed)
    return [
        Kolom(nr % 50, nr + 1, tuple(sorted(paar)), int(toeval.integers(10_000, 30_000)))
        for nr in range(aantal)
        for paar in [toeval.choice(50, 2, replace=False).tolist()]
    ]


def test_na_een_lp_van_weinig_stappen_gaat_ook_een_lange_tot_het_einde() -> None:
    kolommen = willekeurige_kolommen(900, 1)
    bij_stukjes, ineens = (Meester(50, [1] * 50, []) for _ in range(2))
    # The second changes little; the third needs more steps than one begun for few may take.
    for deel in (kolommen[:100], kolommen[100:101], kolommen[101:]):
        bij_stukjes.voeg_toe(deel)
        assert bij_stukjes.los_op(10)
    ineens.voeg_toe(kolommen)
    assert ineens.los_op(10)
    assert abs(bij_stukjes.doelwaarde - ineens.doelwaarde) < 1e-3


def test_zonder_tijd_is_er_geen_oplossing() -> None:
    meester = driehoek(ruim=False)
    assert not meester.los_op(0)
    assert not meester.opgelost
