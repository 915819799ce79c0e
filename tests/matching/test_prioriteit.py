"""How soon a request is helped: the points, their edges, and what they may never turn round."""

from importlib import import_module
from itertools import product

import pytest
from django.apps import apps

from mantelzorg.models import Netwerk, Risico, Spoed
from matching.models import Parameterset
from matching.regels.parameters import Parameters
from matching.regels.prioriteit import prioriteit, prioriteit_in_woorden
from matching.selectors.parameters import parameters_op
from tests.fabrieken import ParametersetFactory

LANG = 20 * 365


def punten(parameters=None, **waarden):
    gegeven = {"spoed": "gewoon", "risico": "laag", "wachtdagen": 0, "netwerk": ""} | waarden
    return prioriteit(parameters or Parameters(), **gegeven)


@pytest.mark.parametrize(
    ("waarden", "verwacht"),
    [
        ({}, 10),
        ({"spoed": "hoog"}, 35),
        ({"spoed": "acuut"}, 100),
        ({"risico": "onbekend"}, 15),
        ({"risico": "verhoogd"}, 20),
        ({"risico": "hoog"}, 50),
        ({"risico": "acuut"}, 100),
        ({"wachtdagen": -3}, 10),
        ({"wachtdagen": 6}, 10),
        ({"wachtdagen": 7}, 11),
        ({"wachtdagen": 13 * 7 - 1}, 22),
        ({"wachtdagen": 13 * 7}, 23),
        ({"wachtdagen": 14 * 7}, 23),
        ({"netwerk": "geen"}, 20),
        ({"netwerk": "klein"}, 10),
        ({"netwerk": "voldoende"}, 10),
        ({"spoed": "hoog", "risico": "hoog", "wachtdagen": 15, "netwerk": "geen"}, 87),
    ],
)
def test_de_punten(waarden, verwacht):
    assert punten(**waarden).punten == verwacht


ALLE = [
    (spoed, risico, punten(spoed=spoed, risico=risico, wachtdagen=dagen, netwerk=netwerk).punten)
    for spoed, risico, dagen, netwerk in product(
        Spoed.values, Risico.values, (0, LANG), ["", *Netwerk.values]
    )
]


def test_wat_acuut_is_gaat_altijd_voor_wat_niet_acuut_is():
    acuut = [p for spoed, risico, p in ALLE if "acuut" in (spoed, risico)]
    rest = [p for spoed, risico, p in ALLE if "acuut" not in (spoed, risico)]
    assert min(acuut) > max(rest)


@pytest.mark.parametrize("spoed", ["gewoon", "hoog"])
def test_hoog_risico_gaat_bij_gelijke_spoed_altijd_voor_minder_risico(spoed):
    hoog = [p for s, risico, p in ALLE if (s, risico) == (spoed, "hoog")]
    minder = [p for s, risico, p in ALLE if s == spoed and risico not in ("hoog", "acuut")]
    assert min(hoog) > max(minder)


def test_onbekend_risico_telt_voor_meer_dan_laag():
    assert punten(risico="onbekend").punten > punten(risico="laag").punten


def test_de_delen_tellen_op_ook_boven_de_hoogste():
    ruim = Parameters(
        prioriteiten={"gewoon": 600, "hoog": 700, "acuut": 1000},
        risicopunten=dict.fromkeys(Risico.values, 900),
    )
    for parameters, spoed, dagen in product((Parameters(), ruim), Spoed.values, (0, 30, LANG)):
        gevonden = punten(parameters, spoed=spoed, wachtdagen=dagen, netwerk="geen")
        assert sum(deel.punten for deel in gevonden.delen) == gevonden.punten
        assert 1 <= gevonden.punten <= 1000
    assert punten(ruim, spoed="hoog").punten == 1000
    assert punten(ruim, spoed="hoog").delen[-1].deel == "grens"


def test_de_opbouw_in_woorden():
    delen = punten(spoed="hoog", risico="hoog", wachtdagen=15, netwerk="geen").delen
    assert prioriteit_in_woorden(deel.als_dict() for deel in delen) == (
        "spoed hoog 35, risico hoog 40, wacht 2 weken 2, geen netwerk 10"
    )


def test_elk_niveau_heeft_punten():
    parameters = Parameters()
    assert parameters.risicopunten.keys() == set(Risico.values)
    assert parameters.prioriteiten.keys() == set(Spoed.values)


def test_een_set_van_voorheen_krijgt_de_meegeleverde_punten(organisatie):
    waarden = Parameters().als_dict() | {"max_kennismakingen": 7}
    waarden["prioriteiten"] = {"gewoon": 1, "hoog": 2, "acuut": 3}
    nieuw = ("risicopunten", "wachtpunten", "netwerkpunten")
    oud = {naam: deel for naam, deel in waarden.items() if naam not in nieuw}
    rij = ParametersetFactory(organisatie=organisatie, waarden=oud)
    migratie = import_module("matching.migrations.0004_prioriteiten")
    migratie.aanvullen(apps, None)
    rij.refresh_from_db()
    assert rij.waarden == waarden
    assert parameters_op(organisatie.id, rij.ingangsdatum).max_kennismakingen == 7
    migratie.weghalen(apps, None)
    assert Parameterset.alles.get(pk=rij.pk).waarden == oud
    assert migratie.aanvullen in {
        getattr(stap, "code", None) for stap in migratie.Migration.operations
    }
