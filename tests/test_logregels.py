"""Logs say what went wrong where; never whose data was at hand."""

import json
import logging
import sys
import traceback

import pytest
from django_q.signals import post_execute_in_worker

from config.logregels import opmaak

NAAM = "Aaltje Voorbeeld"


def zoeken(naam):
    raise ValueError(f"geen postcode bij {naam}")


def fout():
    """What goes wrong, once because of the other."""
    try:
        try:
            zoeken(NAAM)
        except ValueError as eerst:
            raise KeyError(NAAM) from eerst
    except KeyError:
        return sys.exc_info(), traceback.format_exc()


@pytest.mark.parametrize("als_json", [True, False])
def test_een_fout_staat_in_de_log_met_haar_plaats_en_zonder_haar_tekst(als_json):
    exc_info, _spoor = fout()
    regel = logging.LogRecord("x", logging.ERROR, "x", 1, "het ging mis", (), exc_info)
    geschreven = opmaak(json=als_json).format(regel)
    assert "Aaltje" not in geschreven
    assert "het ging mis" in geschreven
    if als_json:
        soorten = {f["soort"]: f["plaats"][-1] for f in json.loads(geschreven)["fouten"]}
        assert soorten.keys() == {"KeyError", "ValueError"}
        assert soorten["ValueError"].endswith(":zoeken")
        assert __file__ in soorten["ValueError"]


def test_een_taak_die_mislukt_bewaart_waar_en_niet_de_tekst():
    spoor = fout()[1]
    taak = {"result": f"{NAAM} : {spoor}", "success": False}
    post_execute_in_worker.send(sender="django_q", func=None, task=taak)
    assert "Aaltje" not in taak["result"]
    assert taak["result"].startswith(f"KeyError {__file__}:")
    assert ":zoeken" in taak["result"]


def test_ook_een_plaats_zonder_naam_blijft_van_een_taak_die_mislukt():
    try:
        (lambda: {}[NAAM])()
    except KeyError:
        taak = {"result": traceback.format_exc(), "success": False}
    post_execute_in_worker.send(sender="django_q", func=None, task=taak)
    assert taak["result"].startswith("KeyError ")
    assert taak["result"].endswith(":<lambda>")


def test_wat_een_taak_die_lukt_antwoordt_blijft():
    taak = {"result": NAAM, "success": True}
    post_execute_in_worker.send(sender="django_q", func=None, task=taak)
    assert taak["result"] == NAAM
