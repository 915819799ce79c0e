"""When a volunteer can: the weekly pattern and its history, absences, extra dates, the year."""

from datetime import date, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Rol
from tests import fabrieken as f
from tests.werkbank.test_rondes import tekst
from werkbank.weergave_beschikbaarheid import weekbegin

VANDAAG = timezone.localdate()
DAG = timedelta(days=1)


@pytest.fixture
def vrijwilliger(organisatie):
    """Tuesday from noon to six, always."""
    return f.VrijwilligerFactory(organisatie=organisatie)


@pytest.fixture
def adres(vrijwilliger):
    return f"/vrijwilligers/{vrijwilliger.id}"


def patronen(vrijwilliger):
    return [
        (b.dag, b.van.hour, b.tot.hour, b.weken, b.geldig_van, b.geldig_tot)
        for b in vrijwilliger.beschikbaarheden.order_by("geldig_tot", "dag")
    ]


def bladzijde(antwoord):
    return BeautifulSoup(antwoord.content, "html.parser")


# The weekly pattern.


def test_de_tijden_van_nu_en_de_dag_van_vandaag_staan_er_al(aan_het_werk, adres):
    gezien = bladzijde(aan_het_werk.get(f"{adres}/beschikbaarheid"))
    assert gezien.select_one("#id_tijden").get_text().strip() == "di 12:00-18:00"
    assert gezien.select_one("#id_vanaf")["value"] == f"{VANDAAG:%Y-%m-%d}"


def test_een_wijziging_bewaart_wat_er_gold(aan_het_werk, vrijwilliger, adres):
    straks = VANDAAG + 10 * DAG
    antwoord = aan_het_werk.post(
        f"{adres}/beschikbaarheid", {"tijden": "wo 9:00-12:00 (week 1,3)", "vanaf": straks}
    )
    assert antwoord.status_code == 302
    assert sorted(patronen(vrijwilliger)) == [
        (1, 12, 18, 15, None, straks - DAG),
        (2, 9, 12, 5, straks, None),
    ]


def test_andere_tijden_voor_een_tijd(aan_het_werk, vrijwilliger, adres):
    begin, eind = VANDAAG + 10 * DAG, VANDAAG + 20 * DAG
    inhoud = {"tijden": "wo 9:00-12:00", "vanaf": begin, "tot": eind}
    assert aan_het_werk.post(f"{adres}/beschikbaarheid", inhoud).status_code == 302
    assert set(patronen(vrijwilliger)) == {
        (1, 12, 18, 15, None, begin - DAG),
        (2, 9, 12, 15, begin, eind),
        (1, 12, 18, 15, eind + DAG, None),
    }


def test_een_laatste_dag_voor_de_eerste_staat_bij_het_veld(aan_het_werk, vrijwilliger, adres):
    inhoud = {"tijden": "wo 9:00-12:00", "vanaf": VANDAAG + DAG, "tot": VANDAAG}
    antwoord = aan_het_werk.post(f"{adres}/beschikbaarheid", inhoud)
    assert antwoord.status_code == 400
    assert bladzijde(antwoord).select_one(".veld-fout #id_tot")
    assert patronen(vrijwilliger) == [(1, 12, 18, 15, None, None)]


def test_leeg_is_op_geen_enkele_dag(aan_het_werk, vrijwilliger, adres):
    aan_het_werk.post(f"{adres}/beschikbaarheid", {"tijden": "", "vanaf": VANDAAG})
    assert patronen(vrijwilliger) == [(1, 12, 18, 15, None, VANDAAG - DAG)]


@pytest.mark.parametrize(
    ("tijden", "melding"),
    [("zomaar", "dagen en tijden"), ("di 9:00-12:00; di 11:00-13:00", "overlappen")],
)
def test_een_fout_in_de_tijden_staat_bij_het_veld(aan_het_werk, adres, tijden, melding):
    antwoord = aan_het_werk.post(f"{adres}/beschikbaarheid", {"tijden": tijden, "vanaf": VANDAAG})
    assert antwoord.status_code == 400
    assert melding in bladzijde(antwoord).select_one(".veld-fout .errorlist").get_text()
    assert bladzijde(antwoord).select_one("#id_tijden").get_text().strip() == tijden


def test_een_verandering_die_klaarstaat_wordt_gemeld(aan_het_werk, adres):
    assert "Let op" not in tekst(aan_het_werk.get(f"{adres}/beschikbaarheid"))
    aan_het_werk.post(
        f"{adres}/beschikbaarheid", {"tijden": "wo 9:00-12:00", "vanaf": VANDAAG + 10 * DAG}
    )
    assert "staat er al een verandering klaar" in tekst(
        aan_het_werk.get(f"{adres}/beschikbaarheid")
    )


def test_de_bladzijde_noemt_ook_de_tijden_die_nog_komen(
    aan_het_werk, organisatie, vrijwilliger, adres
):
    for van, tot, dag in ((date(2099, 1, 1), None, 4), (None, date(2026, 1, 1), 5)):
        f.BeschikbaarheidFactory(
            organisatie=organisatie,
            vrijwilliger=vrijwilliger,
            dag=dag,
            geldig_van=van,
            geldig_tot=tot,
        )
    gezien = tekst(aan_het_werk.get(adres))
    assert "dinsdag 12:00–18:00" in gezien
    assert "vrijdag 09:00–12:00 vanaf 1 januari 2099" in gezien
    assert "zaterdag" not in gezien


def test_de_weken_van_de_vier_krijgen_een_datum():
    assert weekbegin(date(2024, 1, 10)) == [
        (1, date(2024, 1, 29)),
        (2, date(2024, 1, 8)),
        (3, date(2024, 1, 15)),
        (4, date(2024, 1, 22)),
    ]


def test_het_verloop_toont_wat_wanneer_gold(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[])
    for dag, van, tot in (
        (0, None, date(2026, 3, 31)),
        (1, None, None),
        (2, date(2026, 4, 1), None),
    ):
        f.BeschikbaarheidFactory(
            organisatie=organisatie, vrijwilliger=v, dag=dag, geldig_van=van, geldig_tot=tot
        )
    regels = bladzijde(aan_het_werk.get(f"/vrijwilligers/{v.id}/beschikbaarheid/verloop")).select(
        "tbody tr"
    )
    nieuw, oud = (regel.get_text(" ", strip=True) for regel in regels)
    assert nieuw.startswith("1 april 2026 tot nader bericht")
    assert "dinsdag" in nieuw
    assert "woensdag" in nieuw
    assert "maandag" not in nieuw
    assert oud.startswith("altijd al 31 maart 2026")
    assert "maandag" in oud
    assert "woensdag" not in oud


def test_een_gat_in_het_verloop_is_te_zien(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[])
    for van, tot in ((date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 3, 1), None)):
        f.BeschikbaarheidFactory(
            organisatie=organisatie, vrijwilliger=v, geldig_van=van, geldig_tot=tot
        )
    regels = bladzijde(aan_het_werk.get(f"/vrijwilligers/{v.id}/beschikbaarheid/verloop")).select(
        "tbody tr"
    )
    assert [r.get_text(" ", strip=True) for r in regels][1] == (
        "1 februari 2026 28 februari 2026 geen"
    )
    assert len(regels) == 3


# Absences.


def test_een_afwezigheid_erbij(aan_het_werk, vrijwilliger, adres):
    van, tot = VANDAAG + DAG, VANDAAG + 5 * DAG
    aan_het_werk.post(f"{adres}/afwezigheid", {"van": van, "tot": tot})
    assert list(vrijwilliger.afwezigheden.values_list("van", "tot")) == [(van, tot)]


def test_een_einde_voor_het_begin_wordt_geweigerd(aan_het_werk, vrijwilliger, adres):
    antwoord = aan_het_werk.post(f"{adres}/afwezigheid", {"van": VANDAAG + DAG, "tot": VANDAAG})
    assert antwoord.status_code == 400
    assert bladzijde(antwoord).select_one(".veld-fout #id_tot")
    assert not vrijwilliger.afwezigheden.exists()


@pytest.mark.parametrize(
    ("van", "tot", "knop", "blijft"),
    [
        (5, 9, "Verwijder", []),
        (0, 9, "Verwijder", []),
        (-5, 9, "Is er weer", [(-5, -1)]),
        (-9, -5, None, [(-9, -5)]),
    ],
)
def test_wat_nog_komt_gaat_weg_en_wat_er_was_blijft(
    aan_het_werk, organisatie, vrijwilliger, adres, van, tot, knop, blijft
):
    rij = f.AfwezigheidFactory(
        organisatie=organisatie,
        vrijwilliger=vrijwilliger,
        van=VANDAAG + van * DAG,
        tot=VANDAAG + tot * DAG,
    )
    f.AfwezigheidFactory(organisatie=organisatie, vrijwilliger=vrijwilliger)
    gezien = bladzijde(aan_het_werk.get(f"{adres}/afwezigheid")).find("button", value=str(rij.id))
    assert (gezien.get_text().split(":")[0] if gezien else None) == knop
    aan_het_werk.post(f"{adres}/afwezigheid", {"verwijderen": rij.id})
    over = vrijwilliger.afwezigheden.exclude(van=date(2026, 7, 1)).values_list("van", "tot")
    assert list(over) == [(VANDAAG + een * DAG, VANDAAG + twee * DAG) for een, twee in blijft]
    assert vrijwilliger.afwezigheden.filter(van=date(2026, 7, 1)).exists()


# Extra dates and holidays.


def test_een_extra_dag_erbij_en_weer_weg(aan_het_werk, vrijwilliger, adres):
    dag = VANDAAG + 3 * DAG
    aan_het_werk.post(f"{adres}/extra-dagen", {"datum": dag, "van": "13:00", "tot": "15:30"})
    rij = vrijwilliger.extra_beschikbaarheden.get()
    assert (rij.datum, rij.van, rij.tot) == (dag, time(13), time(15, 30))
    aan_het_werk.post(f"{adres}/extra-dagen", {"verwijderen": rij.id})
    assert not vrijwilliger.extra_beschikbaarheden.exists()


def test_een_extra_dag_die_voorbij_is_blijft_naast_een_nieuwe_en_kan_weg(
    aan_het_werk, organisatie, vrijwilliger, adres
):
    oud = f.ExtraBeschikbaarheidFactory(
        organisatie=organisatie, vrijwilliger=vrijwilliger, datum=VANDAAG - DAG
    )
    nieuw = VANDAAG + 3 * DAG
    aan_het_werk.post(f"{adres}/extra-dagen", {"datum": nieuw, "van": "13:00", "tot": "15:30"})
    datums = vrijwilliger.extra_beschikbaarheden.values_list("datum", flat=True)
    assert set(datums.all()) == {oud.datum, nieuw}
    aan_het_werk.post(f"{adres}/extra-dagen", {"verwijderen": oud.id})
    assert set(datums.all()) == {nieuw}


def test_een_nieuwe_extra_dag_is_niet_voorbij(aan_het_werk, vrijwilliger, adres):
    inhoud = {"datum": VANDAAG - DAG, "van": "13:00", "tot": "15:30"}
    antwoord = aan_het_werk.post(f"{adres}/extra-dagen", inhoud)
    assert antwoord.status_code == 400
    assert bladzijde(antwoord).select_one(".veld-fout #id_datum")
    assert not vrijwilliger.extra_beschikbaarheden.exists()


@pytest.mark.parametrize(("keuze", "waarde"), [("ja", True), ("nee", False), ("", None)])
def test_feestdagen_ja_nee_of_onbekend(aan_het_werk, vrijwilliger, adres, keuze, waarde):
    aan_het_werk.post(f"{adres}/feestdagen", {"feestdagen": keuze})
    vrijwilliger.refresh_from_db()
    assert vrijwilliger.feestdagen is waarde


# The year.


def dagtekst(gezien, begin):
    """The words of the day that begin so."""
    return next(
        deel.get_text()
        for deel in gezien.select("td .alleen-voorlezen")
        if deel.get_text().startswith(begin)
    )


def merk(gezien, begin):
    deel = next(
        deel for deel in gezien.select("td .alleen-voorlezen") if deel.get_text().startswith(begin)
    )
    return deel.parent.b.get_text()


def test_het_jaar_toont_elke_dag_met_een_letter_en_in_woorden(
    aan_het_werk, organisatie, vrijwilliger, adres
):
    f.AfwezigheidFactory(organisatie=organisatie, vrijwilliger=vrijwilliger)
    f.ExtraBeschikbaarheidFactory(organisatie=organisatie, vrijwilliger=vrijwilliger)
    gezien = bladzijde(aan_het_werk.get(f"{adres}/jaar?jaar=2026"))
    assert len(gezien.select("table.maand")) == 12
    assert len(gezien.select("td .alleen-voorlezen")) == 365
    assert dagtekst(gezien, "3 maart:") == "3 maart: 12:00–18:00"
    assert dagtekst(gezien, "4 maart:") == "4 maart: niet beschikbaar"
    assert dagtekst(gezien, "7 juli:") == "7 juli: afwezig"
    assert dagtekst(gezien, "12 december:") == "12 december: extra, 09:00–12:00"
    assert merk(gezien, "3 maart:") == "B"
    assert merk(gezien, "4 maart:") == "–"
    assert merk(gezien, "7 juli:") == "A"
    assert merk(gezien, "12 december:") == "E"


def test_een_feestdag_heet_zoals_hij_heet(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(
        organisatie=organisatie, beschikbaarheden=[(0, time(9), time(12))], feestdagen=None
    )
    gezien = bladzijde(aan_het_werk.get(f"/vrijwilligers/{v.id}/jaar?jaar=2026"))
    assert dagtekst(gezien, "6 april") == "6 april, Tweede paasdag: niet beschikbaar"
    assert merk(gezien, "6 april") == "F"
    v.feestdagen = True
    v.save()
    gezien = bladzijde(aan_het_werk.get(f"/vrijwilligers/{v.id}/jaar?jaar=2026"))
    assert dagtekst(gezien, "6 april") == "6 april, Tweede paasdag: 09:00–12:00"
    assert merk(gezien, "6 april") == "B"


def test_het_jaar_telt_de_uren_per_maand(aan_het_werk, adres):
    gezien = bladzijde(aan_het_werk.get(f"{adres}/jaar?jaar=2026"))
    # Five Tuesdays in March 2026, of six hours each.
    assert gezien.select_one("#maand-3").get_text() == "maart 2026: 30 uur beschikbaar"


def test_een_week_staat_op_een_regel_met_haar_nummer(aan_het_werk, adres):
    gezien = bladzijde(aan_het_werk.get(f"{adres}/jaar?jaar=2024"))
    januari = gezien.select("table.maand")[0]
    assert [th.get_text() for th in januari.select("tbody th")] == [
        "1 (1)",
        "2 (2)",
        "3 (3)",
        "4 (4)",
        "5 (1)",
    ]
    assert all(len(rij.select("td")) == 7 for rij in gezien.select("table.maand tbody tr"))


@pytest.mark.parametrize("jaar", ["", "1", "1999", "2100", "onzin", "-5"])
def test_wat_geen_jaar_kan_zijn_is_dit_jaar(aan_het_werk, adres, jaar):
    gezien = tekst(aan_het_werk.get(f"{adres}/jaar?jaar={jaar}"))
    assert f"Beschikbaarheid in {VANDAAG.year}" in gezien


def test_er_is_een_weg_naar_het_vorige_en_het_volgende_jaar(aan_het_werk, adres):
    gezien = bladzijde(aan_het_werk.get(f"{adres}/jaar?jaar=2000"))
    assert gezien.select_one("[rel=prev]") is None
    assert gezien.select_one("[rel=next]")["href"] == "?jaar=2001"


def test_het_jaar_noemt_de_afwezigheid_die_erin_valt(
    aan_het_werk, organisatie, vrijwilliger, adres
):
    f.AfwezigheidFactory(
        organisatie=organisatie,
        vrijwilliger=vrijwilliger,
        van=date(2025, 12, 20),
        tot=date(2026, 1, 3),
    )
    for jaar, erin in ((2025, True), (2026, True), (2027, False)):
        gezien = tekst(aan_het_werk.get(f"{adres}/jaar?jaar={jaar}"))
        assert ("20 december 2025 tot en met 3 januari 2026" in gezien) == erin


def test_het_jaar_lezen_staat_in_de_log(aan_het_werk, vrijwilliger, adres, in_de_log):
    aan_het_werk.get(f"{adres}/jaar")
    aan_het_werk.get(f"{adres}/beschikbaarheid/verloop")
    assert [r.persoon_id for r in in_de_log("dossier_ingezien")] == [vrijwilliger.persoon_id] * 2


def test_een_ander_dan_de_coordinator_legt_niets_vast(inloggen, vrijwilliger, adres):
    for rol in set(Rol) - {Rol.COORDINATOR}:
        client = inloggen(rol)
        for deel in ("beschikbaarheid", "afwezigheid", "extra-dagen", "feestdagen"):
            assert client.post(f"{adres}/{deel}", {}).status_code == 403
