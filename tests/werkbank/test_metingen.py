"""Entering a measurement from the paper form, reading it, correcting it."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Rol
from mantelzorg.models import Meting
from tests.fabrieken import (
    InstrumentversieFactory,
    MetingFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst

CSI_7 = {str(n): "ja" if n <= 7 else "nee" for n in range(1, 14)}


def soep(antwoord) -> BeautifulSoup:
    return BeautifulSoup(antwoord.content, "html.parser")


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def zorgsituatie(organisatie):
    """A care situation whose carer let us record their health."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger)
    return situatie


@pytest.fixture
def metingen(zorgsituatie) -> str:
    return f"/zorgsituaties/{zorgsituatie.id}/metingen"


@pytest.fixture
def meting(organisatie, zorgsituatie):
    """CSI on paper: the seventh question was left open."""
    antwoorden = {nummer: a for nummer, a in CSI_7.items() if nummer != "7"}
    return MetingFactory(
        organisatie=organisatie,
        zorgsituatie=zorgsituatie,
        instrument="csi",
        wijze="papier",
        antwoorden=antwoorden,
        totaal=None,
        score_van=6,
        score_tot=7,
    )


# Entering.


def test_eerst_kiest_men_het_instrument(consulent, metingen):
    antwoord = consulent.get(f"{metingen}/nieuw")
    keuzes = [a["href"] for a in soep(antwoord).select("main .kaart a")]
    assert keuzes == [
        "?instrument=csi",
        "?instrument=ediz",
        "?instrument=ediz_plus",
        "?instrument=eigen_oordeel",
        "?instrument=volhoudtijd",
    ]


@pytest.mark.parametrize("keuze", ["", "?instrument=zarit"])
def test_zonder_bestaand_instrument_wordt_niets_bewaard(consulent, metingen, keuze, organisatie):
    assert consulent.get(f"{metingen}/nieuw{keuze}").status_code == 200
    assert consulent.post(f"{metingen}/nieuw{keuze}", {}).status_code == 400
    assert not Meting.objects.voor(organisatie).exists()


def test_van_papier_overnemen_per_nummer(consulent, metingen, organisatie):
    adres = f"{metingen}/nieuw?instrument=csi"
    formulier = Formulier(consulent.get(adres))
    verplicht = [v.label for v in formulier.velden() if v.verplicht]
    assert verplicht == ["Datum", "Hoe gevraagd"]
    formulier.vul(Hoe_gevraagd="op papier ingevuld")
    for nummer, antwoord in CSI_7.items():
        formulier.waarden[f"antwoorden-{nummer}"] = [antwoord]
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.url == metingen
    meting = Meting.objects.voor(organisatie).get()
    assert (meting.datum, meting.wijze) == (timezone.localdate(), "papier")
    assert (meting.antwoorden, meting.klasse) == (CSI_7, "overbelast")


def test_alleen_het_totaal_waar_dat_zo_gaat(consulent, metingen, organisatie):
    adres = f"{metingen}/nieuw?instrument=ediz_plus"
    formulier = Formulier(consulent.get(adres)).vul(Hoe_gevraagd="telefonisch gevraagd", Totaal="4")
    assert formulier.verstuur(consulent, adres).status_code == 302
    meting = Meting.objects.voor(organisatie).get()
    assert (meting.totaal, meting.klasse, meting.wijze) == (4, "matig", "telefoon")


def test_een_totaal_van_nul_is_een_antwoord(consulent, metingen, organisatie):
    adres = f"{metingen}/nieuw?instrument=eigen_oordeel"
    formulier = Formulier(consulent.get(adres)).vul(Hoe_gevraagd="telefonisch gevraagd", Totaal="0")
    assert formulier.verstuur(consulent, adres).status_code == 302
    assert Meting.objects.voor(organisatie).get().totaal == 0


def test_een_leeg_formulier_wordt_niet_bewaard_zonder_reden(consulent, metingen, organisatie):
    adres = f"{metingen}/nieuw?instrument=csi"
    formulier = Formulier(consulent.get(adres)).vul(Hoe_gevraagd="op papier ingevuld")
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.status_code == 400
    assert Formulier(antwoord).soep.select_one("[name=afname-geen_meting][aria-invalid]")
    assert not Meting.objects.voor(organisatie).exists()


def test_niet_willen_met_toch_antwoorden_wordt_bij_elk_antwoord_gezegd(
    consulent, metingen, organisatie
):
    adres = f"{metingen}/nieuw?instrument=csi"
    formulier = Formulier(consulent.get(adres)).vul(
        Hoe_gevraagd="op papier ingevuld", **{"Is_er_een_meting?": "nee: wil niet"}
    )
    formulier.waarden["antwoorden-3"] = ["ja"]
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.status_code == 400
    assert Formulier(antwoord).soep.select_one("[name=antwoorden-3][aria-invalid]")
    assert not Meting.objects.voor(organisatie).exists()


def test_een_totaal_buiten_de_schaal_is_een_fout_bij_het_veld(consulent, metingen, organisatie):
    adres = f"{metingen}/nieuw?instrument=ediz_plus"
    formulier = Formulier(consulent.get(adres)).vul(Hoe_gevraagd="op papier ingevuld", Totaal="16")
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.status_code == 400
    assert Formulier(antwoord).soep.select_one("[name=antwoorden-totaal][aria-invalid]")
    assert not Meting.objects.voor(organisatie).exists()


def test_de_teksten_van_de_organisatie_staan_bij_de_vragen(consulent, metingen, organisatie):
    eigen = InstrumentversieFactory.build(organisatie=organisatie)
    eigen.definitie["items"][0]["tekst"] = "Slaapt u slecht?"
    eigen.save()
    assert "Slaapt u slecht?" in tekst(consulent.get(f"{metingen}/nieuw?instrument=csi"))


def test_wie_geen_consulent_is_meet_niet_en_leest_geen_metingen(
    aan_het_werk, metingen, meting, zorgsituatie
):
    for adres in (metingen, f"{metingen}/nieuw", f"/metingen/{meting.id}/correctie"):
        assert aan_het_werk.get(adres).status_code == 403
    assert metingen not in aan_het_werk.get(f"/zorgsituaties/{zorgsituatie.id}").content.decode()


def test_van_de_zorgsituatie_naar_de_metingen(consulent, metingen, zorgsituatie):
    bladzijde = consulent.get(f"/zorgsituaties/{zorgsituatie.id}").content.decode()
    assert f'href="{metingen}"' in bladzijde
    assert f'href="{metingen}/nieuw"' in bladzijde


# Without a legal basis.


@pytest.fixture
def ingetrokken(zorgsituatie):
    zorgsituatie.mantelzorger.toestemmingen.update(ingetrokken_op=timezone.localdate())


def test_zonder_grondslag_is_er_geen_plaats_voor_antwoorden(
    consulent, metingen, organisatie, ingetrokken
):
    adres = f"{metingen}/nieuw?instrument=csi"
    formulier = Formulier(consulent.get(adres))
    assert not formulier.form.select("[name^=antwoorden]")
    formulier.vul(Hoe_gevraagd="op papier ingevuld")
    formulier.waarden["antwoorden-1"] = ["ja"]
    assert formulier.verstuur(consulent, adres).status_code == 400
    formulier.vul(**{"Is_er_een_meting?": "nee: wil niet"})
    assert formulier.verstuur(consulent, adres).status_code == 302
    meting = Meting.objects.voor(organisatie).get()
    assert (meting.geen_meting, meting.antwoorden) == ("wil_niet", {})


def test_zonder_grondslag_ziet_men_geen_score_en_geen_antwoorden(
    consulent, metingen, meting, ingetrokken
):
    for adres in (metingen, f"/metingen/{meting.id}/correctie"):
        gezien = tekst(consulent.get(adres))
        assert "Leg eerst de toestemming vast" in gezien
        assert "niet zeker" not in gezien
        assert "Slaap" not in gezien


# Reading.


def test_een_meting_staat_in_gewone_taal_met_wat_ontbreekt(consulent, metingen, meting):
    gezien = tekst(consulent.get(metingen))
    assert "8 oktober 2026, CSI" in gezien
    assert "niet zeker: niet overbelast of overbelast" in gezien
    assert "van 6 tot en met 7, op een schaal van 0 tot en met 13" in gezien
    assert "Niet ingevuld 1 vraag" in gezien
    assert "7. Wat anderen vragen niet ingevuld" in gezien
    assert "1. Slaap ja" in gezien
    assert "op papier ingevuld" in gezien


def test_niet_willen_staat_er_als_niet_willen(consulent, metingen, organisatie, zorgsituatie):
    MetingFactory(
        organisatie=organisatie,
        zorgsituatie=zorgsituatie,
        geen_meting="wil_niet",
        totaal=None,
        score_van=None,
        score_tot=None,
    )
    gezien = tekst(consulent.get(metingen))
    assert "Geen meting wil niet" in gezien
    assert "Score" not in gezien


def test_een_klasse_van_de_eigen_grens_houdt_haar_naam(
    consulent, metingen, organisatie, zorgsituatie
):
    MetingFactory(
        organisatie=organisatie,
        zorgsituatie=zorgsituatie,
        instrument="ediz",
        antwoorden={str(n): "ja" for n in range(1, 10)},
        totaal=None,
        score_van=9,
        score_tot=9,
        klasse="overbelast",
    )
    assert "Uitkomst overbelast" in tekst(consulent.get(metingen))


def test_nog_niet_gemeten_is_onbekend(consulent, metingen):
    assert "Hoe zwaar de zorg is, is dus onbekend" in tekst(consulent.get(metingen))


def test_metingen_lezen_staat_in_de_log(consulent, metingen, zorgsituatie, in_de_log):
    consulent.get(metingen)
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        zorgsituatie.mantelzorger_id,
        zorgsituatie.zorgvrager_id,
    }


def test_de_metingen_kosten_met_1000_evenveel_vragen_als_met_10(
    consulent, metingen, organisatie, zorgsituatie
):
    def vul(aantal: int) -> None:
        Meting.alles.bulk_create(
            MetingFactory.build_batch(aantal, organisatie=organisatie, zorgsituatie=zorgsituatie)
        )

    evenveel_vragen(consulent, metingen, vul)


# Correcting.


def test_verbeteren_toont_wat_er_stond_en_bewaart_een_nieuwe(
    consulent, metingen, meting, organisatie
):
    adres = f"/metingen/{meting.id}/correctie"
    formulier = Formulier(consulent.get(adres))
    assert formulier.waarden["antwoorden-1"] == ["ja"]
    assert formulier.waarden["antwoorden-7"] == [""]
    assert formulier.waarden["afname-datum"] == ["2026-10-08"]
    formulier.waarden["antwoorden-7"] = ["nee"]
    assert formulier.verstuur(consulent, adres).url == metingen
    nieuw = Meting.objects.voor(organisatie).get(corrigeert=meting)
    assert (nieuw.klasse, nieuw.datum) == ("niet_overbelast", date(2026, 10, 8))
    gezien = tekst(consulent.get(metingen))
    assert "Deze meting klopte niet, en is verbeterd op" in gezien
    assert "Verbetert de meting van 8 oktober 2026" in gezien
    links = [a["href"] for a in soep(consulent.get(metingen)).select("main a")]
    assert adres not in links
    assert f"/metingen/{nieuw.id}/correctie" in links


def test_twee_keer_verbeteren_is_een_conflict(consulent, meting, organisatie):
    adres = f"/metingen/{meting.id}/correctie"
    een, twee = Formulier(consulent.get(adres)), Formulier(consulent.get(adres))
    een.waarden["antwoorden-7"], twee.waarden["antwoorden-7"] = ["nee"], ["ja"]
    assert een.verstuur(consulent, adres).status_code == 302
    antwoord = twee.verstuur(consulent, adres)
    assert antwoord.status_code == 409
    assert "al verbeterd" in tekst(antwoord)
    assert Meting.objects.voor(organisatie).count() == 2


def test_wat_online_is_ingevuld_blijft_bij_verbeteren_online(consulent, organisatie, zorgsituatie):
    meting = MetingFactory(organisatie=organisatie, zorgsituatie=zorgsituatie, wijze="online")
    adres = f"/metingen/{meting.id}/correctie"
    Formulier(consulent.get(adres)).vul(Totaal="6").verstuur(consulent, adres)
    assert Meting.objects.voor(organisatie).get(corrigeert=meting).wijze == "online"


def test_wie_overneemt_kiest_niet_voor_online(consulent, metingen):
    bladzijde = soep(consulent.get(f"{metingen}/nieuw?instrument=csi"))
    keuzes = [o["value"] for o in bladzijde.select("[name=afname-wijze] option")]
    assert keuzes == ["", "papier", "telefoon"]
