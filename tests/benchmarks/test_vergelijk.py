"""Ways to match: each gives a plan that the checker accepts, and those that prove agree."""

import math
import sys
import time
from dataclasses import replace

import pytest

from benchmarks import vergelijk
from benchmarks.methoden import Opgave, als_oplossing, eenvoudige_grens, gulzig, oplossers
from benchmarks.methoden.paarmodel import bouw
from benchmarks.opgaven import maak_opgave
from benchmarks.vergelijk import ACUUT, METHODEN, los_op_met
from matching.engine.controle import controleer
from matching.engine.kandidaten import bepaal_kandidaten
from matching.engine.klok import Klok
from matching.engine.probleem import Budget, Probleem, Vast
from matching.regels.parameters import Parameters

OPGAVEN = {
    "ruim": ("stad", 80, 90, 1),
    "schaars": ("schaars", 120, 40, 2),
    "veel": ("veel", 80, 4, 3),
}


@pytest.fixture(scope="module", params=OPGAVEN.values(), ids=OPGAVEN)
def probleem(request) -> Probleem:
    """A small problem of each kind; the last has volunteers with several visits each."""
    return maak_opgave(*request.param)


def test_elke_methode_geeft_een_plan_dat_klopt(probleem: Probleem) -> None:
    plannen = {
        methode: los_op_met(methode, probleem, 30, time.monotonic())[0] for methode in METHODEN
    }
    for methode, plan in plannen.items():
        assert controleer(probleem, plan) == [], methode
        assert plan.koppelingen, methode
    beste = plannen["weekplannen"].doelwaarde
    for methode in ("cp_sat", "highs", "weekplannen"):
        assert (plannen[methode].status, plannen[methode].doelwaarde) == ("optimaal", beste)
    for methode in ("op_volgorde", "op_spoed", "op_score"):
        assert plannen[methode].doelwaarde < beste <= plannen[methode].bovengrens


def test_op_volgorde_gaat_de_oudste_voor() -> None:
    """The oldest request that anybody can help gets the volunteer who suits it best."""
    probleem = maak_opgave("stad", 60, 60, seed=1)
    plan, _, _ = los_op_met("op_volgorde", probleem, 30, time.monotonic())
    kandidaten = list(bepaal_kandidaten(probleem))
    oudste = min(kandidaat.vraag for kandidaat in kandidaten)
    match = next(k for k in plan.koppelingen if k.vraag == probleem.vragen[oudste].id)
    assert match.waarde == max(k.waarde for k in kandidaten if k.vraag == oudste)


def test_op_spoed_helpt_wie_acuut_is_alsof_er_geen_anderen_zijn(probleem: Probleem) -> None:
    plan, _, _ = los_op_met("op_spoed", probleem, 30, time.monotonic())
    acuut = {vraag.id for vraag in probleem.vragen if vraag.prioriteit == ACUUT}
    kan = {probleem.vragen[k.vraag].id for k in bepaal_kandidaten(probleem)} & acuut
    gedaan = {match.vraag for match in plan.koppelingen} & acuut
    alleen_acuut = replace(
        probleem, vragen=tuple(vraag for vraag in probleem.vragen if vraag.id in kan)
    )
    zonder_de_rest, _, _ = los_op_met("op_volgorde", alleen_acuut, 30, time.monotonic())
    assert gedaan == {match.vraag for match in zonder_de_rest.koppelingen}


def test_op_score_geeft_het_beste_paar_eerst() -> None:
    probleem = maak_opgave("stad", 60, 60, seed=1)
    plan, _, _ = los_op_met("op_score", probleem, 30, time.monotonic())
    beste = max(k.waarde % 1000 for k in bepaal_kandidaten(probleem))
    assert beste == max(match.waarde % 1000 for match in plan.koppelingen)


@pytest.mark.parametrize("methode", ["cp_sat", "highs"])
def test_zonder_tijd_is_er_geen_plan_en_geen_valse_grens(methode: str) -> None:
    """A solver that stopped before it knew anything must not be believed."""
    probleem = maak_opgave("stad", 300, 300, seed=1)
    plan, _, _ = los_op_met(methode, probleem, 0.0, time.monotonic())
    beste = los_op_met("weekplannen", probleem, 30, time.monotonic())[0]
    assert plan.bovengrens >= beste.doelwaarde
    assert controleer(probleem, plan) == []


def test_cp_sat_dat_in_presolve_stopt_zegt_geen_grens(monkeypatch) -> None:
    probleem = maak_opgave("stad", 300, 300, seed=1)
    kandidaten = bepaal_kandidaten(probleem)
    opgave = Opgave(probleem, kandidaten, Klok(time.monotonic() + 60))
    monkeypatch.setattr(Klok, "over", lambda _: -math.inf)  # the model is built, then time is up
    monkeypatch.setattr(oplossers, "MINSTENS", 1e-6)
    uitkomst = oplossers.cp_sat(opgave)
    assert uitkomst.keuzes == []
    assert uitkomst.grens == eenvoudige_grens(kandidaten)


def test_wie_er_een_neemt_heeft_een_variabele_per_paar() -> None:
    probleem = maak_opgave("stad", 80, 90, seed=1)
    kandidaten = bepaal_kandidaten(probleem)
    model = bouw(Opgave(probleem, kandidaten, Klok(math.inf)))
    van_een = [
        k for k, _ in model.keuzes if probleem.vrijwilligers[k.vrijwilliger].max_koppelingen == 1
    ]
    assert len(van_een) == len(set(van_een)) > 0
    assert {k for k, _ in model.keuzes} == set(kandidaten)


def test_een_opgave_met_een_budget_is_niet_voor_deze_methoden() -> None:
    probleem = Probleem((), (), budgetten=(Budget("b", 1, {}),))
    with pytest.raises(ValueError, match="no budgets"):
        Opgave(probleem, bepaal_kandidaten(probleem), Klok(0))


@pytest.mark.parametrize("kies", [gulzig.op_volgorde, gulzig.op_spoed, gulzig.op_score])
def test_wat_vast_is_blijft_en_kost_ruimte(probleem: Probleem, kies) -> None:
    plan, _, _ = los_op_met("weekplannen", probleem, 30, time.monotonic())
    vast = tuple(Vast(k.vraag, k.vrijwilliger, k.moment) for k in plan.koppelingen[::2])
    met_vast = replace(probleem, vast=vast)
    opgave = Opgave(met_vast, bepaal_kandidaten(met_vast), Klok(math.inf))
    gevonden = als_oplossing(opgave, kies(opgave), "gulzig", 0.0)
    assert controleer(met_vast, gevonden) == []
    assert len(gevonden.koppelingen) > len(vast) > 0


def test_het_paarmodel_kent_geen_vast(probleem: Probleem) -> None:
    plan, _, _ = los_op_met("weekplannen", probleem, 30, time.monotonic())
    eerste = plan.koppelingen[0]
    vast = (Vast(eerste.vraag, eerste.vrijwilliger, eerste.moment),)
    met_vast = replace(probleem, vast=vast)
    with pytest.raises(ValueError, match="no fixed matches"):
        bouw(Opgave(met_vast, bepaal_kandidaten(met_vast), Klok(math.inf)))


def test_acuut_is_de_prioriteit_van_acuut() -> None:
    assert Parameters().prioriteiten["acuut"] == ACUUT


def test_de_tabel_heeft_een_rij_per_maat_en_methode(monkeypatch, capsys) -> None:
    monkeypatch.setattr(vergelijk, "in_eigen_proces", lambda functie, *wat: functie(*wat))
    monkeypatch.setattr(vergelijk, "begin_van_proces", time.monotonic)
    argumenten = "vergelijk --seeds 1 2 --maten stad:40x40 schaars:50x20 --tijdslimiet 30"
    monkeypatch.setattr(sys, "argv", argumenten.split())
    vergelijk.main()
    tabel = [regel for regel in capsys.readouterr().out.splitlines() if regel.startswith("|")]
    assert len({regel.count("|") for regel in tabel}) == 1
    assert len(tabel) == 2 + 2 * len(METHODEN)
    ours = [regel for regel in tabel if METHODEN["weekplannen"] in regel]
    assert all("100.0000% | 0 (proven)" in regel for regel in ours)
