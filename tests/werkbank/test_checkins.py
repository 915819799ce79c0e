"""The call list of consultants, and what they record of a call."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kern.models import Persoon, Rol, Toestemming
from mantelzorg.models import Belpoging, Checkin, Meting, Signaal, Zorgsituatie
from tests.fabrieken import (
    CheckinFactory,
    GebruikerFactory,
    TaakFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def checkin(organisatie) -> Checkin:
    """Due, of a carer who agreed that answers are kept."""
    checkin = CheckinFactory(
        organisatie=organisatie, zorgsituatie__mantelzorger__telefoon="074-1234567"
    )
    ToestemmingFactory(organisatie=organisatie, persoon=checkin.zorgsituatie.mantelzorger)
    return checkin


def naam(checkin) -> str:
    return checkin.zorgsituatie.mantelzorger.volledige_naam


def test_op_de_belijst_staat_wie_te_bellen_is_en_wie_nog_niet(consulent, organisatie, checkin):
    morgen = timezone.localdate() + timedelta(days=1)
    later = CheckinFactory(organisatie=organisatie, gepland_op=morgen)
    klaar = CheckinFactory(organisatie=organisatie, status="geweigerd", afgerond_op=timezone.now())
    gezien = tekst(consulent.get("/belijst"))
    assert naam(checkin) in gezien
    assert "074-1234567" in gezien
    assert naam(later) not in gezien
    assert naam(klaar) not in gezien


def test_het_ernstigste_staat_bovenaan(consulent, organisatie, checkin):
    acuut = CheckinFactory(organisatie=organisatie, gepland_op=timezone.localdate())
    TaakFactory(organisatie=organisatie, soort="checkin", object_id=acuut.pk, ernst="acuut")
    gezien = tekst(consulent.get("/belijst"))
    assert gezien.index(naam(acuut)) < gezien.index(naam(checkin))


def test_van_wie_ik_het_aanspreekpunt_of_de_vervanger_ben(organisatie, client, checkin):
    ik = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    client.force_login(ik)
    van_mij = [
        CheckinFactory(organisatie=organisatie, **{f"zorgsituatie__{wie}": ik})
        for wie in ("aanspreekpunt", "vervanger")
    ]
    gezien = tekst(client.get("/belijst?wie=mij"))
    assert all(naam(c) in gezien for c in van_mij)
    assert naam(checkin) not in gezien


def test_de_belijst_lezen_staat_in_de_log(consulent, checkin, in_de_log):
    consulent.get("/belijst")
    assert in_de_log("dossier_ingezien").get().persoon_id == checkin.zorgsituatie.mantelzorger_id


def test_de_belijst_is_er_alleen_voor_consulenten(inloggen, checkin):
    for rol in set(Rol) - {Rol.CONSULENT}:
        assert inloggen(rol).get("/belijst").status_code == 403
        assert inloggen(rol).get(f"/checkins/{checkin.id}").status_code == 403


def test_de_belijst_kost_met_1000_evenveel_vragen_als_met_10(consulent, organisatie):
    def vul(aantal: int) -> None:
        personen = [
            Persoon(organisatie=organisatie, achternaam="Test", postcode="7551AB")
            for _nummer in range(2 * aantal)
        ]
        Persoon.alles.bulk_create(personen)
        begin = Zorgsituatie.objects.voor(organisatie).count()
        situaties = [
            Zorgsituatie(
                organisatie=organisatie,
                nummer=f"Z{begin + nummer}",
                mantelzorger=personen[2 * nummer],
                zorgvrager=personen[2 * nummer + 1],
            )
            for nummer in range(aantal)
        ]
        Zorgsituatie.alles.bulk_create(situaties)
        checkins = [
            CheckinFactory.build(organisatie=organisatie, zorgsituatie=situatie)
            for situatie in situaties
        ]
        Checkin.alles.bulk_create(checkins)
        Belpoging.alles.bulk_create(
            Belpoging(organisatie=organisatie, checkin=checkin, gebeld_op=timezone.now())
            for checkin in checkins
        )

    evenveel_vragen(consulent, "/belijst", vul)


def test_de_antwoorden_zijn_metingen_en_een_signaal(consulent, organisatie, checkin):
    adres = f"/checkins/{checkin.id}"
    formulier = Formulier(consulent.get(adres))
    assert not [v for v in formulier.velden() if v.verplicht]
    formulier.vul(Hoe_zwaar_de_zorg_nu_is="7", Waar_de_mantelzorger_om_vraagt="Oppas op dinsdag")
    formulier.kruis_aan("minder dan een maand").kruis_aan("ja")
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.headers["Location"] == "/belijst"
    gemeten = {(m.instrument, m.wijze) for m in Meting.objects.voor(organisatie)}
    assert gemeten == {("volhoudtijd", "telefoon"), ("eigen_oordeel", "telefoon")}
    signaal = Signaal.objects.voor(organisatie).get(aard="vraag_om_hulp")
    assert signaal.meldingen.get().toelichting == "Oppas op dinsdag"


def test_een_vraag_om_hulp_zonder_ja_blijft_staan_met_wat_er_mist(consulent, checkin):
    adres = f"/checkins/{checkin.id}"
    formulier = Formulier(consulent.get(adres)).vul(Waar_de_mantelzorger_om_vraagt="Oppas")
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.status_code == 400
    assert "Kies hier „ja”" in tekst(antwoord)
    opnieuw = Formulier(antwoord)
    assert opnieuw.waarden["antwoorden-toelichting"] == ["Oppas"]
    assert opnieuw.kruis_aan("ja").verstuur(consulent, adres).status_code == 302


def test_een_leeg_formulier_is_geen_antwoord(consulent, organisatie, checkin):
    adres = f"/checkins/{checkin.id}"
    antwoord = Formulier(consulent.get(adres)).verstuur(consulent, adres)
    assert antwoord.status_code == 400
    assert "Eén antwoord is genoeg" in tekst(antwoord)
    assert not Meting.objects.voor(organisatie).exists()


def test_zonder_grondslag_vraagt_de_consulent_toestemming(consulent, organisatie):
    adres = f"/checkins/{CheckinFactory(organisatie=organisatie).id}"
    formulier = Formulier(consulent.get(adres)).vul(Hoe_zwaar_de_zorg_nu_is="7")
    geweigerd = formulier.verstuur(consulent, adres)
    assert geweigerd.status_code == 400
    assert Formulier(geweigerd).soep.select_one("[name=antwoorden-toestemming][aria-invalid]")
    opnieuw = Formulier(geweigerd).kruis_aan(
        "De mantelzorger vindt het goed dat u deze antwoorden bewaart"
    )
    assert opnieuw.verstuur(consulent, adres).status_code == 302
    assert Meting.objects.voor(organisatie).get().totaal == 7
    assert Toestemming.objects.voor(organisatie).exists()


def test_met_grondslag_wordt_er_niet_om_gevraagd(consulent, checkin):
    assert "vindt het goed" not in tekst(consulent.get(f"/checkins/{checkin.id}"))


def test_drie_dagen_niet_bereikt_haalt_iemand_van_de_lijst(consulent, organisatie, checkin):
    for dagen in (3, 2):
        gebeld_op = timezone.now() - timedelta(days=dagen)
        Belpoging.alles.create(organisatie=organisatie, checkin=checkin, gebeld_op=gebeld_op)
    assert naam(checkin) in tekst(consulent.get("/belijst"))
    gezien = tekst(consulent.post(f"/checkins/{checkin.id}/belpoging", follow=True))
    assert "Op 3 dagen niet bereikt" in gezien
    assert naam(checkin) not in gezien
    assert "niet bereikt" in tekst(consulent.get(f"/checkins/{checkin.id}"))


def test_de_pogingen_staan_er_met_hun_dag(consulent, checkin):
    consulent.post(f"/checkins/{checkin.id}/belpoging")
    dag = timezone.localdate()
    assert f"{dag.day} " in tekst(consulent.get("/belijst"))
    assert str(dag.year) in tekst(consulent.get(f"/checkins/{checkin.id}"))
    assert Belpoging.objects.voor(checkin.organisatie).count() == 1


def test_wie_niet_wil_staat_niet_meer_op_de_lijst(consulent, checkin):
    antwoord = consulent.post(f"/checkins/{checkin.id}/weigering", follow=True)
    assert "niet wilde" in tekst(antwoord)
    assert naam(checkin) not in tekst(antwoord)


def test_wat_al_klaar_is_wordt_niet_overschreven(consulent, organisatie, checkin):
    adres = f"/checkins/{checkin.id}"
    formulier = Formulier(consulent.get(adres)).vul(Hoe_zwaar_de_zorg_nu_is="7")
    consulent.post(f"{adres}/weigering")
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.status_code == 409
    assert "al klaar" in tekst(antwoord)
    assert "wilde niet" in tekst(antwoord)
    assert not Meting.objects.voor(organisatie).exists()
    assert "al klaar" in tekst(consulent.post(f"{adres}/belpoging", follow=True))


def test_bij_de_zorgsituatie_staat_wanneer_er_gebeld_wordt_en_werd(inloggen, organisatie, checkin):
    situatie = checkin.zorgsituatie
    CheckinFactory(
        organisatie=organisatie,
        zorgsituatie=situatie,
        gepland_op=date(2026, 3, 9),
        status="niet_bereikt",
        afgerond_op=timezone.now(),
    )
    CheckinFactory(organisatie=organisatie, gepland_op=date(2026, 4, 17))
    for rol, mag_bellen in ((Rol.CONSULENT, True), (Rol.COORDINATOR, False)):
        bladzijde = inloggen(rol).get(f"/zorgsituaties/{situatie.id}")
        gezien = tekst(bladzijde)
        assert "Check-in van 8 oktober 2026 : gepland" in gezien.replace("2026:", "2026 :")
        assert "Check-in van 9 maart 2026 : niet bereikt" in gezien.replace("2026:", "2026 :")
        assert "17 april" not in gezien
        assert (f"/checkins/{checkin.id}" in bladzijde.content.decode()) is mag_bellen


def test_een_situatie_zonder_iets_bekends_is_onbekend(consulent, organisatie):
    CheckinFactory(
        organisatie=organisatie, zorgsituatie=ZorgsituatieFactory(organisatie=organisatie)
    )
    assert "onbekend" in tekst(consulent.get("/belijst"))
