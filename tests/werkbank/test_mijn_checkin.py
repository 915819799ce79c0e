"""A carer's own check-in: theirs alone, on one page, without a script."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kern.models import Rol, Toestemming
from mantelzorg.models import Checkin, Meting, Signaal
from tests.fabrieken import CheckinFactory, GebruikerFactory, SignaalFactory, ToestemmingFactory
from tests.werkbank.formulieren import Formulier
from tests.werkbank.test_rondes import tekst

ADRES = "/mijn/checkin"


def als_mantelzorger(checkin) -> Client:
    """The carer of this check-in, logged in."""
    client = Client()
    client.force_login(
        GebruikerFactory(
            organisatie=checkin.organisatie,
            persoon=checkin.zorgsituatie.mantelzorger,
            met_rollen=[Rol.MANTELZORGER],
        )
    )
    return client


@pytest.fixture
def checkin(organisatie) -> Checkin:
    checkin = CheckinFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=checkin.zorgsituatie.mantelzorger)
    return checkin


@pytest.fixture
def zelf(checkin) -> Client:
    return als_mantelzorger(checkin)


def test_een_mantelzorger_begint_bij_de_eigen_checkin(zelf):
    assert zelf.get("/").headers["Location"] == ADRES
    assert "Mijn check-in" in tekst(zelf.get(ADRES))


def test_drie_vragen_en_geen_is_verplicht(zelf):
    formulier = Formulier(zelf.get(ADRES))
    assert [(v.label, v.verplicht) for v in formulier.velden()] == [
        ("Hoe lang lukt het u nog om zo te zorgen?", False),
        ("Hoe zwaar is de zorg nu voor u?", False),
        ("Wilt u hulp? Zullen wij u bellen?", False),
    ]


def test_antwoorden_zegt_dank_en_wanneer_er_gebeld_wordt(zelf, organisatie):
    formulier = Formulier(zelf.get(ADRES)).vul(**{"Hoe_zwaar_is_de_zorg_nu_voor_u?": "9"})
    formulier.kruis_aan("minder dan een week").kruis_aan("Ja, bel mij")
    antwoord = formulier.verstuur(zelf, ADRES)
    assert antwoord.headers["Location"] == ADRES
    gezien = tekst(zelf.get(ADRES))
    signaal = Signaal.objects.voor(organisatie).get(aard="vraag_om_hulp")
    assert "Dank u wel" in gezien
    assert f"uiterlijk {_dag(signaal.uiterlijk_op)}" in gezien
    assert "geen vragen voor u klaar" in gezien
    assert {m.wijze for m in Meting.objects.voor(organisatie)} == {"online"}


def _dag(dag) -> str:
    maanden = (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )
    dagen = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    return f"{dagen.split()[dag.weekday()]} {dag.day} {maanden.split()[dag.month - 1]}"


def test_een_vraag_overslaan_mag(zelf, organisatie):
    formulier = Formulier(zelf.get(ADRES)).vul(**{"Hoe_zwaar_is_de_zorg_nu_voor_u?": "3"})
    assert formulier.verstuur(zelf, ADRES).status_code == 302
    assert Meting.objects.voor(organisatie).get().instrument == "eigen_oordeel"
    assert "U vroeg om hulp" not in tekst(zelf.get(ADRES))


def test_niets_invullen_wordt_vriendelijk_gezegd(zelf, organisatie):
    antwoord = Formulier(zelf.get(ADRES)).verstuur(zelf, ADRES)
    assert antwoord.status_code == 400
    assert "Eén antwoord is genoeg" in tekst(antwoord)
    assert not Meting.objects.voor(organisatie).exists()


def test_zonder_grondslag_geeft_de_mantelzorger_hier_toestemming(organisatie):
    zelf = als_mantelzorger(CheckinFactory(organisatie=organisatie))
    formulier = Formulier(zelf.get(ADRES)).vul(**{"Hoe_zwaar_is_de_zorg_nu_voor_u?": "3"})
    geweigerd = formulier.verstuur(zelf, ADRES)
    assert geweigerd.status_code == 400
    assert not Meting.objects.voor(organisatie).exists()
    opnieuw = Formulier(geweigerd).kruis_aan("Ja, u mag mijn antwoorden bewaren om mij te helpen")
    assert opnieuw.verstuur(zelf, ADRES).status_code == 302
    assert Toestemming.objects.voor(organisatie).get().grondslag == "toestemming"
    assert Meting.objects.voor(organisatie).get().totaal == 3


def test_twee_keer_versturen_bewaart_een_keer_en_zegt_dat(zelf, organisatie):
    formulier = Formulier(zelf.get(ADRES)).vul(**{"Hoe_zwaar_is_de_zorg_nu_voor_u?": "3"})
    formulier.verstuur(zelf, ADRES)
    assert formulier.verstuur(zelf, ADRES).status_code == 302  # a double click
    anders = formulier.vul(**{"Hoe_zwaar_is_de_zorg_nu_voor_u?": "9"}).verstuur(zelf, ADRES)
    assert anders.status_code == 409
    assert "Deze vragen zijn al klaar" in tekst(anders)
    assert Meting.objects.voor(organisatie).get().totaal == 3


def test_een_checkin_mag_voor_de_dag_zelf(organisatie):
    morgen = timezone.localdate() + timedelta(days=60)
    zelf = als_mantelzorger(CheckinFactory(organisatie=organisatie, gepland_op=morgen))
    assert "U zorgt voor" in tekst(zelf.get(ADRES))


def test_wie_voor_twee_mensen_zorgt_krijgt_de_vragen_na_elkaar(zelf, organisatie, checkin):
    ook = CheckinFactory(
        organisatie=organisatie,
        gepland_op=checkin.gepland_op + timedelta(days=1),
        zorgsituatie__mantelzorger=checkin.zorgsituatie.mantelzorger,
    )
    eerste = zelf.get(ADRES)
    assert checkin.zorgsituatie.zorgvrager.volledige_naam in tekst(eerste)
    Formulier(eerste).kruis_aan("Nee, dat hoeft nu niet").verstuur(zelf, ADRES)
    assert ook.zorgsituatie.zorgvrager.volledige_naam in tekst(zelf.get(ADRES))


def test_van_een_ander_bestaat_er_niets(zelf, organisatie, andere_organisatie, checkin):
    """Not of the same organisation, nor of another, nor what does not exist."""
    formulier = Formulier(zelf.get(ADRES)).kruis_aan("Ja, bel mij")
    for sleutel in (
        CheckinFactory(organisatie=organisatie).pk,
        CheckinFactory(organisatie=andere_organisatie).pk,
        "geen-sleutel",
        "",
    ):
        formulier.waarden["checkin"] = [str(sleutel)]
        assert formulier.verstuur(zelf, ADRES).status_code == 404
    assert set(Checkin.alles.values_list("status", flat=True)) == {"gepland"}
    assert not Signaal.alles.exists()


def test_van_een_ander_is_niets_te_zien(organisatie, checkin):
    SignaalFactory(organisatie=organisatie, zorgsituatie=checkin.zorgsituatie, aard="vraag_om_hulp")
    klaar = CheckinFactory(
        organisatie=organisatie, status="niet_bereikt", afgerond_op=timezone.now()
    )
    gezien = tekst(als_mantelzorger(klaar).get(ADRES))
    assert "geen vragen voor u klaar" in gezien
    assert "U vroeg om hulp" not in gezien


def test_een_login_zonder_persoon_ziet_niets(inloggen, checkin):
    assert "geen vragen voor u klaar" in tekst(inloggen(Rol.MANTELZORGER).get(ADRES))


def test_alleen_een_mantelzorger_opent_de_bladzijde(inloggen):
    for rol in set(Rol) - {Rol.MANTELZORGER}:
        assert inloggen(rol).get(ADRES).status_code == 403


def test_een_mantelzorger_opent_verder_niets_over_zorg(zelf, checkin):
    for adres in (
        "/belijst",
        f"/checkins/{checkin.id}",
        f"/zorgsituaties/{checkin.zorgsituatie_id}",
    ):
        assert zelf.get(adres).status_code == 403


def test_het_is_gezegd_als_er_te_laat_gebeld_wordt(zelf, organisatie, checkin):
    SignaalFactory(
        organisatie=organisatie,
        zorgsituatie=checkin.zorgsituatie,
        aard="vraag_om_hulp",
        uiterlijk_op=timezone.localdate() - timedelta(days=1),
    )
    assert "nog niets gehoord" in tekst(zelf.get(ADRES))


def test_lezen_staat_in_de_log(zelf, checkin, in_de_log):
    zelf.get(ADRES)
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        checkin.zorgsituatie.mantelzorger_id,
        checkin.zorgsituatie.zorgvrager_id,
    }
