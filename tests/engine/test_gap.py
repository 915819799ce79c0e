"""Generalised assignment: the method against brute force, the file, the command, known optima."""

import csv
import itertools
import json
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from matching.engine.gap.knapzak import SCHAAL, Knapzakken
from matching.engine.gap.lezen import Opgave, lees_opgave
from matching.engine.gap.oplossen import los_op
from matching.engine.gap.patronen import patronen
from matching.engine.probleem import ProbleemFout

from .test_opdrachtregel import WORTEL, is_nette_weigering, voer_uit

MAP = WORTEL.parent / "shared" / "data" / "gap"
PROEF = settings(max_examples=100)


@st.composite
def opgaven(draw: st.DrawFn) -> Opgave:
    agenten, banen = draw(st.integers(1, 4)), draw(st.integers(1, 6))
    eenheid = draw(st.sampled_from([1, 1, 99_999_937]))

    def tabel(laagste: int, hoogste: int) -> list[list[int]]:
        rij = st.lists(st.integers(laagste, hoogste), min_size=banen, max_size=banen)
        return draw(st.lists(rij, min_size=agenten, max_size=agenten))

    gewichten = np.array(tabel(0, 9)) * eenheid
    capaciteiten = draw(st.lists(st.integers(0, 25), min_size=agenten, max_size=agenten))
    # Just below a multiple: what rounding would let in, the whole numbers do not.
    krap = np.array(capaciteiten) * eenheid - draw(st.integers(0, 1))
    return Opgave(np.array(tabel(-9, 40)), gewichten, np.maximum(krap, 0))


def brute_kracht(opgave: Opgave) -> int | None:
    agenten, banen = opgave.kosten.shape
    waarden = [
        sum(int(opgave.kosten[agent, baan]) for baan, agent in enumerate(keuze))
        for keuze in itertools.product(range(agenten), repeat=banen)
        if past(opgave, keuze)
    ]
    return min(waarden, default=None)


def past(opgave: Opgave, keuze: tuple[int, ...]) -> bool:
    last = [0] * len(opgave.capaciteiten)
    for baan, agent in enumerate(keuze):
        last[agent] += int(opgave.gewichten[agent, baan])
    return all(a <= b for a, b in zip(last, opgave.capaciteiten.tolist(), strict=True))


def naar_tekst(opgave: Opgave) -> str:
    agenten, banen = opgave.kosten.shape
    rijen = [[agenten, banen], *opgave.kosten, *opgave.gewichten, opgave.capaciteiten]
    return "\n".join(" ".join(map(str, rij)) for rij in rijen)


@PROEF
@given(opgaven())
def test_het_optimum_is_dat_van_brute_kracht(opgave: Opgave) -> None:
    uitkomst = los_op(opgave, tijdslimiet=60)
    beste = brute_kracht(opgave)
    assert uitkomst.waarde == beste
    if beste is None:
        assert (uitkomst.status, uitkomst.agenten) == ("onhaalbaar", None)
    else:
        assert uitkomst.agenten is not None
        assert (uitkomst.status, uitkomst.ondergrens) == ("optimaal", beste)
        assert past(opgave, tuple(uitkomst.agenten.tolist()))
        assert opgave.waarde(uitkomst.agenten) == beste


@PROEF
@given(opgaven(), st.sampled_from([0, 0.001, 0.01]))
def test_afgebroken_blijft_de_grens_waar(opgave: Opgave, tijdslimiet: float) -> None:
    uitkomst = los_op(opgave, tijdslimiet=tijdslimiet)
    beste = brute_kracht(opgave)
    if uitkomst.waarde is not None:
        assert beste is not None
        assert uitkomst.ondergrens <= beste <= uitkomst.waarde
        assert (uitkomst.status == "optimaal") == (uitkomst.ondergrens == uitkomst.waarde)
    elif beste is not None:
        assert uitkomst.status == "tijdslimiet"
        assert uitkomst.ondergrens <= beste


@PROEF
@given(opgaven(), st.data())
def test_elke_prijs_geeft_een_ware_grens_en_houdt_elke_goede_oplossing(
    opgave: Opgave, data: st.DataObject
) -> None:
    agenten, banen = opgave.kosten.shape
    prijs = st.integers(-20 * SCHAAL, 60 * SCHAAL)
    prijzen = np.array(data.draw(st.lists(prijs, min_size=banen, max_size=banen)))
    marge = data.draw(st.integers(0, 50 * SCHAAL))
    knapzakken = Knapzakken(opgave)
    antwoord = knapzakken.beste(prijzen)
    mag = knapzakken.binnen(prijzen, antwoord.winsten, marge)
    lijst = patronen(knapzakken, prijzen, antwoord, mag, marge, 10_000)
    assert lijst is not None
    zakken = {(nr, zak.tobytes()) for nr, zak in lijst}
    for keuze in itertools.product(range(agenten), repeat=banen):
        if not past(opgave, keuze):
            continue
        kosten = sum(int(opgave.kosten[agent, baan]) for baan, agent in enumerate(keuze))
        assert kosten * SCHAAL >= antwoord.grens
        if kosten * SCHAAL <= antwoord.grens + marge:
            assert mag[list(keuze), range(banen)].all()
            for nr in range(agenten):
                assert (nr, (np.array(keuze) == nr).tobytes()) in zakken


@PROEF
@given(opgaven())
def test_een_bestand_komt_terug_zoals_het_was(opgave: Opgave) -> None:
    terug = lees_opgave(naar_tekst(opgave).encode(), "x")
    assert (terug.kosten == opgave.kosten).all()
    assert (terug.gewichten == opgave.gewichten).all()
    # More room than all jobs take is the same as just enough.
    genoeg = np.minimum(opgave.capaciteiten, opgave.gewichten.sum(axis=1))
    assert (terug.capaciteiten == genoeg).all()


@settings(max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.lists(st.one_of(st.integers(-2, 3), st.text(max_size=3)), max_size=12).map(
            lambda woorden: " ".join(map(str, woorden)).encode()
        ),
    )
)
@example("1 1 ١ 1 1".encode())
@example(b"999999999 999999999")
@example(b"9" * 5000 + b" 1")
def test_elk_bestand_is_een_opgave_of_een_nette_fout(inhoud: bytes) -> None:
    tekst = ""
    try:
        opgave = lees_opgave(inhoud, "kapot.txt")
    except ProbleemFout as fout:
        tekst = str(fout)
    if tekst:
        assert tekst.startswith("bestand 'kapot.txt': ")
    else:
        assert opgave.kosten.shape == opgave.gewichten.shape
        assert len(inhoud.split()) == 2 + 2 * opgave.kosten.size + len(opgave.capaciteiten)


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("", "aantal agenten: ontbreekt"),
        ("0 3", "aantal agenten: 0 moet van 1"),
        ("1 x", "aantal taken: 'x' is geen geheel getal"),
        ("1 1 5", "getal 4: ontbreekt, er horen 5 getallen te staan"),
        ("1 1 5 5 5 5", "getal 6: te veel, er horen 5 getallen te staan"),
        ("1 2 5 1.5 1 1 1", "kosten van agent 1, taak 2: '1.5' is geen geheel getal"),
        ("2 1 5 5 5 -5 9 9", "gewicht van agent 2, taak 1: -5 moet van 0"),
        ("2 1 5 5 5 5 9 -9", "capaciteit van agent 2: -9 moet van 0"),
        ("1 1 1000000001 1 1", "kosten van agent 1, taak 1: 1000000001 moet van"),
    ],
)
def test_een_fout_zegt_waar_en_wat(tekst: str, wat: str) -> None:
    with pytest.raises(ProbleemFout) as fout:
        lees_opgave(tekst.encode(), "kapot.txt")
    assert wat in str(fout.value)


def test_de_opdracht_schrijft_een_regel_json(tmp_path: Path) -> None:
    pad = tmp_path / "klein"
    pad.write_text("2 3\n1 5 4\n2 1 3\n2 2 2\n2 2 2\n4 2\n")
    proces = voer_uit("gap", pad, "--tijdslimiet", 60)
    assert (proces.returncode, proces.stderr) == (0, "")
    assert len(proces.stdout.splitlines()) == 1
    data = json.loads(proces.stdout)
    assert list(data) == ["waarde", "ondergrens", "status", "seconden"]
    assert (data["waarde"], data["ondergrens"], data["status"]) == (6, 6, "optimaal")
    assert 0 < data["seconden"] < 60


def test_de_opdracht_zegt_dat_het_niet_kan(tmp_path: Path) -> None:
    pad = tmp_path / "vol"
    pad.write_text("2 3  1 1 1  1 1 1  2 2 2  2 2 2  2 3")
    data = json.loads(voer_uit("gap", pad).stdout)
    assert (data["waarde"], data["status"]) == (None, "onhaalbaar")
    assert isinstance(data["ondergrens"], int)


def test_de_opdracht_weigert_een_kapot_bestand(tmp_path: Path) -> None:
    pad = tmp_path / "kapot"
    pad.write_text("1 1 een 1 1")
    assert is_nette_weigering(voer_uit("gap", pad), "kosten van agent 1, taak 1: 'een'")
    assert is_nette_weigering(voer_uit("gap", tmp_path / "weg"), "kan niet gelezen worden")
    assert is_nette_weigering(voer_uit("gap", pad, "--tijdslimiet", "nan"), "tijdslimiet")


@pytest.mark.parametrize(
    "naam",
    [
        "cattrysse1994/gap1-0",
        "cattrysse1994/gap3-2",
        "cattrysse1994/gap7-1",
        "cattrysse1994/gap12-4",
        "chu1997/a20100",
        "chu1997/b10100",
        "chu1997/c20100",
    ],
)
def test_gepubliceerde_optima(naam: str) -> None:
    if not MAP.is_dir():
        assert os.environ.get("CI") != "true", f"{MAP} ontbreekt"
        pytest.skip(f"overgeslagen: {MAP} ontbreekt")
    with (MAP / "optima.csv").open(newline="") as bestand:
        optima = {rij["Path"]: int(rij["Optimum"]) for rij in csv.DictReader(bestand)}
    uitkomst = los_op(lees_opgave((MAP / naam).read_bytes(), naam), tijdslimiet=60)
    assert (uitkomst.waarde, uitkomst.ondergrens) == (optima[naam], optima[naam])
    assert uitkomst.status == "optimaal"
