"""Budgets with numbers up to 2**53 - 1, far beyond the tolerances of any solver."""

import ctypes
import os
import random
from itertools import combinations

import pytest

from matching.engine.klok import Klok
from matching.engine.modellen import keuze as keuze_module
from matching.engine.modellen.keuze import Kiezer
from matching.engine.modellen.kolommen import Kolom
from matching.engine.modellen.kredieten import Krediet
from matching.engine.probleem import GROOTSTE, Budget

from .bouw import opgelost, probleem, vraag, vrijwilliger

AANTAL = 8


def beste(eenheden: list[int], waarden: list[int], capaciteit: int) -> int:
    return max(
        sum(waarden[nr] for nr in keuze)
        for grootte in range(AANTAL + 1)
        for keuze in combinations(range(AANTAL), grootte)
        if sum(eenheden[nr] for nr in keuze) <= capaciteit
    )


def trekking(nummer: int) -> tuple[list[int], list[int], int]:
    """Units, priorities and a capacity that about half of the units fill to the last one."""
    gooi = random.Random(nummer)
    schaal = gooi.choice([10**6, 10**9, 10**12, GROOTSTE // AANTAL])
    laagste = gooi.choice([1, schaal - 9])
    eenheden = [gooi.randint(laagste, schaal) for _ in range(AANTAL)]
    capaciteit = sum(sorted(eenheden)[:4]) - gooi.choice([0, 1])
    return eenheden, [gooi.randint(1, 5) for _ in range(AANTAL)], capaciteit


@pytest.mark.parametrize("nummer", range(12))
def test_een_budget_wordt_op_de_eenheid_nauwkeurig_bewezen(nummer):
    eenheden, prioriteiten, capaciteit = trekking(nummer)
    opgave = probleem(
        [vraag(f"q{nr}", prioriteit=prioriteiten[nr]) for nr in range(AANTAL)],
        [vrijwilliger(f"v{nr}", max_koppelingen=1) for nr in range(AANTAL)],
        (Budget("b", capaciteit, {f"q{nr}": eenheden[nr] for nr in range(AANTAL)}),),
    )
    waarden = [1000 * prioriteit + 200 for prioriteit in prioriteiten]
    assert opgelost(opgave).doelwaarde == beste(eenheden, waarden, capaciteit)


@pytest.mark.parametrize("nummer", range(12))
def test_de_keuze_uit_kolommen_is_de_beste_en_haar_grens_waar(nummer):
    eenheden, waarden, capaciteit = trekking(nummer)
    kolommen = [Kolom(nr, 1, (nr,), waarden[nr]) for nr in range(AANTAL)]
    kiezer = Kiezer([Krediet("b", capaciteit, dict(enumerate(eenheden)))], Klok(float("inf")))
    keuze = kiezer.kies(kolommen)
    assert sum(eenheden[kolom.vrijwilliger] for kolom in keuze.kolommen) <= capaciteit
    gekozen = sum(kolom.waarde for kolom in keuze.kolommen)
    assert gekozen == keuze.grens == beste(eenheden, waarden, capaciteit)


def test_wat_de_solver_zelf_schrijft_komt_niet_door(monkeypatch, capfd):
    """Half of it through the buffer of C, as HiGHS may, so that it could come out later."""

    def luidruchtig(*argumenten, **opties):
        os.write(1, b"meteen")
        ctypes.CDLL(None).printf(b"gebufferd")
        return milp(*argumenten, **opties)

    milp = keuze_module.milp
    monkeypatch.setattr(keuze_module, "milp", luidruchtig)
    kiezer = Kiezer([], Klok(float("inf")))
    assert kiezer.kies([Kolom(0, 1, (0,), 5)]).grens == 5
    ctypes.CDLL(None).fflush(None)
    assert capfd.readouterr().out == ""


def test_een_budget_dat_nooit_knelt_verandert_niets():
    vragen = [vraag("q1"), vraag("q2")]
    ruim = Budget("b", GROOTSTE, {"q1": GROOTSTE - 1, "q2": 1, "onbekend": GROOTSTE})
    assert opgelost(probleem(vragen, budgetten=(ruim,))).doelwaarde == 2400
