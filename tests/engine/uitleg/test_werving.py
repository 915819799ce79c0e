"""Advice on whom to recruit: each profile is proven by solving with such a volunteer."""

import time
from dataclasses import replace

import pytest
from hypothesis import given

from matching.engine.klok import Klok
from matching.engine.probleem import Probleem
from matching.engine.uitleg import Advies, Herrekenaar, Profiel, doorsnee, werving
from matching.engine.uitleg.werving import GEWORVEN
from tests.engine.bouw import (
    DINSDAG,
    THUIS,
    probleem,
    ten_noorden,
    venster,
    vraag,
    vrijwilliger,
)
from tests.engine.strategieen import problemen

from .bouw import op, optimum, proef, ruim

DAGDELEN = {"ochtend": (540, 780), "nacht": (1380, 1560)}


@proef
@given(problemen(max_vragen=4, max_vrijwilligers=2))
def test_elk_advies_wint_precies_wat_het_zegt(opgave: Probleem) -> None:
    rekenaar = Herrekenaar(opgave, ruim())
    for advies in werving(rekenaar, ruim(), dagdelen=DAGDELEN):
        wie = replace(
            doorsnee(opgave),
            locatie=advies.profiel.gebied,
            vensters=(advies.profiel.venster,),
            kenmerken=advies.profiel.kenmerken,
        )
        met = replace(opgave, vrijwilligers=(*opgave.vrijwilligers, wie))
        assert advies.winst == optimum(met) - optimum(opgave) > 0


def drie_wachten() -> Probleem:
    """Three want somebody with dementia experience on Tuesday afternoon; one wants a plumber."""
    dinsdag = (venster(DINSDAG, 13, 17),)
    dementie = {"vereist": frozenset({"dementie"}), "locatie": ten_noorden(5), "vensters": dinsdag}
    return probleem(
        [
            *(vraag(f"q{nr}", **dementie) for nr in range(3)),
            vraag("klus", vereist=frozenset({"loodgieter"})),
            vraag("bediend"),
        ],
        vrijwilliger(kmh=15.0, max_reistijd=60),
    )


def test_een_vrijwilliger_met_ervaring_op_dinsdagmiddag_bedient_er_drie_meer():
    eerste, tweede = werving(Herrekenaar(drie_wachten(), ruim()), ruim())
    assert eerste.profiel == Profiel(
        frozenset({"dementie"}), ten_noorden(5), "middag", venster(DINSDAG, 13, 17)
    )
    assert (eerste.meer, eerste.eigen) == (3, ("q0", "q1", "q2"))
    assert eerste.herrekening.erbij == ("q0", "q1", "q2")
    assert tweede.profiel.kenmerken == {"loodgieter"}
    assert tweede.profiel.gebied == THUIS
    assert (tweede.meer, tweede.eigen) == (1, ("klus",))


def test_wie_een_ander_vrij_maakt_telt_ook():
    """The recruit takes over "samen", so that the one of now has time for "alleen v"."""
    opgave = probleem(
        [vraag("alleen v", uitgesloten=frozenset({GEWORVEN})), vraag("samen", prioriteit=2)],
        vrijwilliger(max_koppelingen=1),
    )
    (advies,) = werving(Herrekenaar(opgave, ruim()), ruim(), dagdelen={"dag": (540, 1020)})
    assert (advies.meer, advies.eigen, advies.herrekening.erbij) == (1, ("samen",), ("alleen v",))


def test_grenzen_aan_het_aantal_en_de_tijd():
    rekenaar = Herrekenaar(drie_wachten(), ruim())
    assert len(werving(rekenaar, ruim(), hoogstens=1)) == 1
    assert len(werving(rekenaar, ruim(), pogingen=1)) == 1
    assert werving(rekenaar, op()) == ()


def test_de_klok_van_een_eerdere_vraag_telt_niet_mee():
    rekenaar = Herrekenaar(drie_wachten(), ruim())
    klok = Klok(time.monotonic() + 2)
    rekenaar.gedwongen("bediend", "v", klok)
    rekenaar.met(drie_wachten(), klok)
    time.sleep(max(0, klok.over()))
    assert werving(rekenaar, ruim()) == werving(Herrekenaar(drie_wachten(), ruim()), ruim())


def test_een_eigen_sjabloon_telt_met_zijn_kenmerken():
    sjabloon = replace(doorsnee(drie_wachten(), koppelingen=1), kenmerken=frozenset({"vog"}))
    eerste: Advies = werving(Herrekenaar(drie_wachten(), ruim()), ruim(), sjabloon=sjabloon)[0]
    assert eerste.meer == 1


def test_zonder_vrijwilligers_is_er_geen_doorsnee():
    leeg = probleem(helpers=[])
    assert werving(Herrekenaar(leeg, ruim()), ruim()) == ()
    with pytest.raises(ValueError, match="nobody"):
        doorsnee(leeg)
