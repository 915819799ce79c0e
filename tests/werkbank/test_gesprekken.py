"""Recording a talk, or that there was none."""

from datetime import date

import pytest
from django.utils import timezone

from kern.models import Rol
from mantelzorg.models import Gesprek, GesprekDeelnemer, GesprekLeefgebied
from tests.fabrieken import GesprekFactory, ZorgsituatieFactory
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def zorgsituatie(organisatie):
    return ZorgsituatieFactory(organisatie=organisatie)


@pytest.fixture
def adres(zorgsituatie) -> str:
    return f"/zorgsituaties/{zorgsituatie.id}/gesprekken/nieuw"


def test_alleen_hoe_u_elkaar_sprak_is_nog_in_te_vullen(consulent, adres, organisatie):
    formulier = Formulier(consulent.get(adres))
    assert [v.label for v in formulier.velden() if v.verplicht] == ["Datum", "Soort"]
    assert formulier.vul(Soort="telefoon").verstuur(consulent, adres).status_code == 302
    gesprek = Gesprek.objects.voor(organisatie).get()
    assert (gesprek.datum, gesprek.belasting_besproken) == (timezone.localdate(), None)
    assert gesprek.gevoerd_door is not None
    assert not gesprek.leefgebieden.exists()


def test_alles_invullen_bewaart_alles_en_is_te_lezen(consulent, adres, organisatie, zorgsituatie):
    vandaag = timezone.localdate()
    antwoord = (
        Formulier(consulent.get(adres))
        .vul(
            Soort="thuis",
            Eigen_belasting_en_behoeften_van_de_mantelzorger_besproken="ja",
            Cliëntondersteuning_aangeboden="nee",
            De_zorgvrager_wil_geen_hulp_van_een_ander="ja",
            Afspraken="Wij bellen.",
            wonen="besproken",
            zingeving="bewust niet besproken",
            Verslag_gegeven_op=str(vandaag),
            Akkoord_met_het_verslag="akkoord",
        )
        .kruis_aan("mantelzorger")
        .kruis_aan("tolk")
        .verstuur(consulent, adres)
    )
    assert antwoord.url == f"/zorgsituaties/{zorgsituatie.id}"
    gesprek = Gesprek.objects.voor(organisatie).get()
    assert (gesprek.belasting_besproken, gesprek.clientondersteuning_aangeboden) == (True, False)
    assert gesprek.respijt_geweigerd is True
    assert {d.rol for d in gesprek.deelnemers.all()} == {"mantelzorger", "tolk"}
    assert {g.leefgebied: g.besproken for g in gesprek.leefgebieden.all()} == {
        "wonen": True,
        "zingeving": False,
    }
    gezien = tekst(consulent.get(antwoord.url))
    for feit in (
        "wonen, zingeving (bewust niet)",
        "Wij bellen.",
        "mantelzorger, tolk",
        "Zorgvrager wil geen hulp van een ander ja",
    ):
        assert feit in gezien


def test_er_was_geen_gesprek(consulent, adres, organisatie):
    formulier = Formulier(consulent.get(adres)).vul(
        Soort="telefoon", **{"Ging_het_gesprek_door?": "nee: niet bereikt"}
    )
    antwoord = formulier.verstuur(consulent, adres)
    gesprek = Gesprek.objects.voor(organisatie).get()
    assert gesprek.geen_gesprek == "niet_bereikt"
    assert "Ging niet door niet bereikt" in tekst(consulent.get(antwoord.url))


def test_zonder_gesprek_is_er_niets_besproken_en_dat_staat_bij_elk_veld(
    consulent, adres, organisatie
):
    formulier = Formulier(consulent.get(adres)).vul(
        Soort="telefoon", wonen="besproken", **{"Ging_het_gesprek_door?": "nee: niet bereikt"}
    )
    antwoord = formulier.kruis_aan("tolk").verstuur(consulent, adres)
    assert antwoord.status_code == 400
    fouten = [li.get_text() for li in Formulier(antwoord).soep.select("[role=alert] a")]
    assert {fout.split(":")[0] for fout in fouten} == {"Wie erbij waren", "wonen"}
    assert not Gesprek.objects.voor(organisatie).exists()


def test_wijzigen_toont_wat_er_stond_en_houdt_het(consulent, organisatie, zorgsituatie, in_de_log):
    gesprek = GesprekFactory(
        organisatie=organisatie, zorgsituatie=zorgsituatie, belasting_besproken=False
    )
    GesprekDeelnemer.alles.create(organisatie=organisatie, gesprek=gesprek, rol="tolk")
    GesprekLeefgebied.alles.create(
        organisatie=organisatie, gesprek=gesprek, leefgebied="geld", besproken=False
    )
    adres = f"/gesprekken/{gesprek.id}/wijzigen"
    antwoord = Formulier(consulent.get(adres)).vul(Afspraken="Nieuw").verstuur(consulent, adres)
    assert antwoord.status_code == 302
    gesprek.refresh_from_db()
    assert (gesprek.afspraken, gesprek.belasting_besproken) == ("Nieuw", False)
    assert [d.rol for d in gesprek.deelnemers.all()] == ["tolk"]
    assert [(g.leefgebied, g.besproken) for g in gesprek.leefgebieden.all()] == [("geld", False)]
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        zorgsituatie.mantelzorger_id,
        zorgsituatie.zorgvrager_id,
    }


def test_een_coordinator_legt_geen_gesprek_vast(aan_het_werk, adres):
    assert aan_het_werk.get(adres).status_code == 403


def test_namen_van_wie_erbij_waren(consulent, adres, organisatie, zorgsituatie):
    formulier = Formulier(consulent.get(adres)).kruis_aan("tolk").kruis_aan("familie of bekende")
    formulier.vul(Soort="thuis", **{"Naam:_familie_of_bekende": "Jan, Piet , Jan"})
    antwoord = formulier.verstuur(consulent, adres)
    gesprek = Gesprek.objects.voor(organisatie).get()
    erbij = {("familie", "Jan"), ("familie", "Piet"), ("tolk", "")}
    assert {(d.rol, d.naam) for d in gesprek.deelnemers.all()} == erbij
    assert "familie of bekende Jan, familie of bekende Piet, tolk" in tekst(
        consulent.get(antwoord.url)
    )
    wijzigen = f"/gesprekken/{gesprek.id}/wijzigen"
    nogmaals = Formulier(consulent.get(wijzigen))
    assert nogmaals.waarden["erbij-namen_familie"] == ["Jan, Piet"]
    nogmaals.verstuur(consulent, wijzigen)
    assert {(d.rol, d.naam) for d in gesprek.deelnemers.all()} == erbij


@pytest.mark.parametrize("naam", ["Jan", "J" * 101])
def test_een_naam_die_niet_kan_is_een_fout_bij_het_veld(consulent, adres, organisatie, naam):
    formulier = Formulier(consulent.get(adres)).vul(Soort="thuis", **{"Naam:_tolk": naam})
    if len(naam) > 100:
        formulier.kruis_aan("tolk")
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.status_code == 400
    assert Formulier(antwoord).soep.select_one("[name=erbij-namen_tolk][aria-invalid]")
    assert not Gesprek.objects.voor(organisatie).exists()


def test_elk_gesprek_is_te_lezen_ook_het_elfde(consulent, organisatie, zorgsituatie):
    for dag in range(1, 28):
        GesprekFactory(organisatie=organisatie, zorgsituatie=zorgsituatie, datum=date(2026, 3, dag))
    GesprekFactory(organisatie=organisatie, datum=date(2025, 3, 1))
    situatie = f"/zorgsituaties/{zorgsituatie.id}"
    gezien = tekst(consulent.get(situatie))
    assert "Wijzig het gesprek van 18 maart 2026" in gezien
    assert "Wijzig het gesprek van 17 maart 2026" not in gezien
    assert "Alle 27 gesprekken" in gezien
    gezien = tekst(consulent.get(f"{situatie}/gesprekken?pagina=2"))
    assert "1 maart 2026" in gezien
    assert "3 maart 2026" not in gezien
    assert "2025" not in gezien


def test_de_gesprekken_lezen_staat_in_de_log(aan_het_werk, zorgsituatie, in_de_log):
    assert aan_het_werk.get(f"/zorgsituaties/{zorgsituatie.id}/gesprekken").status_code == 200
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        zorgsituatie.mantelzorger_id,
        zorgsituatie.zorgvrager_id,
    }


def test_de_gesprekken_kosten_met_1000_evenveel_vragen_als_met_10(
    consulent, organisatie, zorgsituatie
):
    def vul(aantal: int) -> None:
        gesprekken = GesprekFactory.build_batch(
            aantal, organisatie=organisatie, zorgsituatie=zorgsituatie
        )
        Gesprek.alles.bulk_create(gesprekken)
        GesprekDeelnemer.alles.bulk_create(
            GesprekDeelnemer(organisatie=organisatie, gesprek=gesprek, rol="tolk")
            for gesprek in gesprekken
        )

    evenveel_vragen(consulent, f"/zorgsituaties/{zorgsituatie.id}/gesprekken", vul)
