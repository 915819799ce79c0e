"""The simulated year: the same twice, the same for every way, and steering that must help."""

from dataclasses import replace

import pytest

from benchmarks.jaar import (
    AANLOOP,
    DAGEN,
    EINDE,
    RONDEN,
    Aanvraag,
    Jaar,
    Stand,
    Zorger,
    maak_jaar,
)
from benchmarks.sturing import METHODEN, Uitslag, main, speel
from tests.engine.bouw import ten_noorden, vraag, vrijwilliger

KALM = [(0.0, 0.0, 0.0)] * (AANLOOP + RONDEN)
"""The chance of a carer whose load does not waver, who answers, and is measured rightly."""


def zorger(last: float) -> Zorger:
    return Zorger("klein", last, KALM)


def een_vrijwilliger_voor_twee(dagen: int = EINDE) -> Jaar:
    """Who came first lives next door; the other can hardly go on. A match lasts ``dagen``."""
    return Jaar(
        aanvragen=[
            Aanvraag(vraag("H-1"), "licht", "gewoon", dag=1, dagen=dagen),
            Aanvraag(vraag("H-2", locatie=ten_noorden(3)), "zwaar", "gewoon", dag=2, dagen=dagen),
        ],
        zorgers={"licht": zorger(1.0), "zwaar": zorger(12.0)},
        vrijwilligers=[vrijwilliger("V-1", max_koppelingen=1)],
        vrij={"V-1": 0},
    )


@pytest.mark.parametrize("methode", METHODEN)
def test_wie_het_zwaarst_heeft_wordt_alleen_eerst_geholpen_als_belasting_stuurt(methode):
    eerst = methode == "belasting"
    uitslag = speel(een_vrijwilliger_voor_twee(), METHODEN[methode])
    wacht_zwaar, wacht_ander = (14 - 2, EINDE - 1) if eerst else (EINDE - 2, 14 - 1)
    assert uitslag == Uitslag(
        zorgers=1,
        binnen=float(eerst),
        wacht_zwaar=wacht_zwaar,
        wacht_ander=wacht_ander,
        wacht=(wacht_zwaar + wacht_ander) / 2,
        koppelingen=1,
    )


@pytest.mark.parametrize("methode", METHODEN)
def test_een_vrijwilliger_komt_weer_vrij(methode):
    uitslag = speel(een_vrijwilliger_voor_twee(dagen=5 * DAGEN), METHODEN[methode])
    assert uitslag.koppelingen == 2
    assert sorted([uitslag.wacht_zwaar, uitslag.wacht_ander])[1] in (84 - 1, 84 - 2)


def test_een_vrijwilliger_helpt_niet_voor_zij_vrij_is():
    jaar = replace(een_vrijwilliger_voor_twee(), vrij={"V-1": 42})
    assert speel(jaar, METHODEN["belasting"]).wacht_zwaar == 42 - 2


def test_wie_voor_het_jaar_al_wachtte_telt_niet():
    jaar = een_vrijwilliger_voor_twee()
    eerder = replace(jaar, aanvragen=[replace(a, dag=a.dag - 100) for a in jaar.aanvragen])
    uitslag = speel(eerder, METHODEN["spoed"])
    assert (uitslag.zorgers, uitslag.koppelingen) == (0, 1)


def test_wie_onderweg_hoog_risico_krijgt_telt_vanaf_die_ronde():
    jaar = een_vrijwilliger_voor_twee()
    omhoog = [(0.0, 0.0, 0.0)] * (AANLOOP + 4) + [(20.0, 0.0, 0.0)] + [(0.0, 0.0, 0.0)] * RONDEN
    jaar = replace(
        jaar,
        zorgers=jaar.zorgers | {"zwaar": Zorger("klein", 1.0, omhoog)},
        vrij={"V-1": 5 * DAGEN},
    )
    uitslag = speel(jaar, METHODEN["belasting"])
    # Asked at once and found low, the carer is asked again half a year later, too late for this.
    assert (uitslag.zorgers, uitslag.binnen) == (1, 0.0)
    alleen = replace(jaar, aanvragen=jaar.aanvragen[1:])
    assert speel(alleen, METHODEN["belasting"]).binnen == 1.0


@pytest.mark.parametrize(
    ("last", "risico"),
    [(0.0, "laag"), (3.4, "laag"), (3.5, "verhoogd"), (8.5, "hoog"), (14.2, "acuut")],
)
def test_een_meting_geeft_het_risico(last, risico):
    stand = Stand.van(zorger(last), 0)
    stand.navragen(zorger(last), 0)
    assert stand.risico == risico


def test_wie_niet_antwoordt_blijft_onbekend_en_wordt_opnieuw_gevraagd():
    stil = Zorger("", 12.0, [(0.0, 0.0, 0.95)] * (AANLOOP + 2) + KALM)
    stand = Stand.van(stil, 0)
    risicos = []
    for ronde in range(4):
        stand.navragen(stil, ronde)
        risicos.append(stand.risico)
    # Unknown is asked after 30 days: not in the second and third round, which are after 14 and 28.
    assert risicos == ["onbekend", "onbekend", "onbekend", "hoog"]


def test_een_klein_jaar_geeft_twee_keer_dezelfde_tabel(capsys):
    tabellen = []
    for _ in range(2):
        main(["--inwoners", "2500", "--seeds", "1"])
        tabellen.append(capsys.readouterr().out)
    assert tabellen[0] == tabellen[1]
    assert all(methode.naam in tabellen[0] for methode in METHODEN.values())


def test_een_jaar_heeft_wie_wacht_en_wie_komt():
    jaar = maak_jaar("ommen", 1, inwoners=6_000)
    dagen = [aanvraag.dag for aanvraag in jaar.aanvragen]
    assert dagen == sorted(dagen)
    assert min(dagen) < -AANLOOP * DAGEN
    assert 300 < max(dagen) < EINDE
    assert {a.zorger for a in jaar.aanvragen} <= jaar.zorgers.keys()
    assert [a.vraag.id for a in jaar.aanvragen] == sorted({a.vraag.id for a in jaar.aanvragen})
    assert jaar == maak_jaar("ommen", 1, inwoners=6_000)
    assert jaar.aanvragen != maak_jaar("ommen", 2, inwoners=6_000).aanvragen


def test_meer_aanbod_is_meer_vrijwilligers_voor_dezelfde_vragen():
    jaar, ruim = (maak_jaar("ommen", 1, inwoners=6_000, aanbod=keer) for keer in (1, 2))
    assert len(ruim.vrijwilligers) > 1.5 * len(jaar.vrijwilligers)
    assert [a.dag for a in ruim.aanvragen] == [a.dag for a in jaar.aanvragen]
