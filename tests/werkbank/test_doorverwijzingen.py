"""Referring a request, and asking later what came of it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Rol
from mantelzorg.models import Doorverwijzing, Hulpvraag
from tests.fabrieken import (
    DoorverwijzingFactory,
    HulpvraagFactory,
    TaaktypeFactory,
    VoorstelFactory,
)
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst

NU = timezone.localdate


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.mark.parametrize("status", ["open", "concept"])
def test_doorverwijzen_sluit_de_hulpvraag_en_plant_de_nazorg(
    consulent, organisatie, status, in_de_log
):
    hulpvraag = HulpvraagFactory(organisatie=organisatie, status=status)
    adres = f"/hulpvragen/{hulpvraag.id}/doorverwijzing"
    formulier = Formulier(consulent.get(adres))
    assert in_de_log("dossier_ingezien").count() == 2
    antwoord = formulier.vul(
        Soort="dagopvang", Naar_wie="De Es", Overdracht="gegevens doorgegeven"
    ).verstuur(consulent, adres)
    doorverwijzing = Doorverwijzing.objects.voor(organisatie).get()
    assert (doorverwijzing.datum, doorverwijzing.naar) == (NU(), "De Es")
    assert doorverwijzing.nazorg_op == NU() + timedelta(weeks=4)
    hulpvraag.refresh_from_db()
    assert hulpvraag.status == "doorverwezen"
    assert "De Es (dagopvang)" in tekst(consulent.get(antwoord.url))


def test_een_dag_die_nog_komt_is_een_fout_bij_het_veld(consulent, organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    adres = f"/hulpvragen/{hulpvraag.id}/doorverwijzing"
    antwoord = (
        Formulier(consulent.get(adres))
        .vul(
            Soort="dagopvang",
            Naar_wie="De Es",
            Overdracht="gegevens doorgegeven",
            Datum=str(NU() + timedelta(days=1)),
        )
        .verstuur(consulent, adres)
    )
    assert antwoord.status_code == 400
    assert Formulier(antwoord).soep.select_one("[name=doorverwijzing-datum][aria-invalid]")
    assert not Doorverwijzing.objects.voor(organisatie).exists()


def test_een_gesloten_hulpvraag_is_niet_door_te_verwijzen(consulent, organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie, status="ingetrokken")
    adres = f"/hulpvragen/{hulpvraag.id}/doorverwijzing"
    formulier = Formulier(consulent.get(adres)).vul(
        Soort="dagopvang", Naar_wie="De Es", Overdracht="gegevens doorgegeven"
    )
    assert formulier.verstuur(consulent, adres).status_code == 409


def _doorverwijzing(organisatie, nummer: str, over: int, **waarden):
    """A referral to follow up in so many days (negative: so many days ago)."""
    return DoorverwijzingFactory(
        organisatie=organisatie,
        hulpvraag__nummer=nummer,
        datum=NU() - timedelta(days=60),
        nazorg_op=NU() + timedelta(days=over),
        **waarden,
    )


def test_wie_te_laat_is_staat_bovenaan_en_wie_klaar_is_niet(
    consulent, organisatie, andere_organisatie, in_de_log
):
    _doorverwijzing(organisatie, "straks", 5)
    _doorverwijzing(organisatie, "telaat", -5)
    _doorverwijzing(organisatie, "klaar", -9, nazorg_gedaan_op=NU(), nazorg_uitkomst="ja")
    _doorverwijzing(andere_organisatie, "vreemd", -9)
    antwoord = consulent.get("/doorverwijzingen")
    rijen = BeautifulSoup(antwoord.content, "html.parser").select("tbody tr")
    assert [rij.th.get_text() for rij in rijen] == ["telaat", "straks"]
    assert ["te laat" in rij.get_text() for rij in rijen] == [True, False]
    assert in_de_log("dossier_ingezien").count() == 4


def test_de_lijst_kost_met_1000_evenveel_vragen_als_met_10(consulent, organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie, status="doorverwezen")

    def vul(aantal: int) -> None:
        Doorverwijzing.alles.bulk_create(
            DoorverwijzingFactory.build_batch(aantal, organisatie=organisatie, hulpvraag=hulpvraag)
        )

    evenveel_vragen(consulent, "/doorverwijzingen", vul)


def test_de_uitkomst_vastleggen_haalt_hem_van_de_lijst(consulent, organisatie):
    doorverwijzing = _doorverwijzing(organisatie, "H-9", -5)
    adres = f"/doorverwijzingen/{doorverwijzing.id}/nazorg"
    formulier = Formulier(consulent.get(adres)).vul(**{"Is_er_nu_hulp?": "gedeeltelijk"})
    ander = Formulier(consulent.get(adres)).vul(**{"Is_er_nu_hulp?": "nee, er is geen hulp"})
    assert formulier.verstuur(consulent, adres).url == "/doorverwijzingen"
    doorverwijzing.refresh_from_db()
    assert (doorverwijzing.nazorg_uitkomst, doorverwijzing.nazorg_gedaan_op) == (
        "gedeeltelijk",
        NU(),
    )
    assert "H-9" not in tekst(consulent.get("/doorverwijzingen"))
    assert ander.verstuur(consulent, adres).status_code == 409


def test_zonder_uitkomst_is_er_een_fout(consulent, organisatie):
    adres = f"/doorverwijzingen/{_doorverwijzing(organisatie, 'H-9', -5).id}/nazorg"
    assert Formulier(consulent.get(adres)).verstuur(consulent, adres).status_code == 400


def test_de_nazorg_is_te_vinden_bij_de_hulpvragen(consulent):
    assert 'href="/doorverwijzingen"' in consulent.get("/hulpvragen").content.decode()


def test_een_coordinator_verwijst_niet_door(aan_het_werk, organisatie):
    doorverwijzing = _doorverwijzing(organisatie, "H-9", -5)
    assert "Leg vast" not in tekst(aan_het_werk.get("/doorverwijzingen"))
    assert aan_het_werk.get(f"/doorverwijzingen/{doorverwijzing.id}/nazorg").status_code == 403
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    adres = f"/hulpvragen/{hulpvraag.id}/doorverwijzing"
    assert aan_het_werk.get(adres).status_code == 403


@pytest.mark.parametrize("pagina", ["", "/doorverwijzing"])
def test_de_pagina_waarschuwt_alleen_als_er_een_voorstel_staat(consulent, organisatie, pagina):
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    adres = f"/hulpvragen/{hulpvraag.id}{pagina}"
    assert "Dat voorstel vervalt dan" not in tekst(consulent.get(adres))
    VoorstelFactory(organisatie=organisatie, hulpvraag=hulpvraag)
    assert "Dat voorstel vervalt dan" in tekst(consulent.get(adres))


def test_wat_nog_moet_worden_doorverwezen_staat_erbij(consulent, aan_het_werk, organisatie):
    wassen = TaaktypeFactory(organisatie=organisatie, code="wassen", alleen_professioneel=True)
    HulpvraagFactory(organisatie=organisatie, nummer="NOG", taaktype=wassen, status="concept")
    HulpvraagFactory(organisatie=organisatie, nummer="DICHT", taaktype=wassen, status="ingetrokken")
    HulpvraagFactory(organisatie=organisatie, nummer="GEWOON")
    gezien = tekst(consulent.get("/doorverwijzingen"))
    assert "Verwijs NOG door" in gezien
    assert "DICHT" not in gezien
    assert "GEWOON" not in gezien
    gelezen = tekst(aan_het_werk.get("/doorverwijzingen"))
    assert "NOG" in gelezen
    assert "Verwijs NOG door" not in gelezen


def test_nog_door_te_verwijzen_kost_met_1000_evenveel_vragen_als_met_10(consulent, organisatie):
    een = HulpvraagFactory(
        organisatie=organisatie,
        taaktype=TaaktypeFactory(organisatie=organisatie, code="wassen", alleen_professioneel=True),
    )

    def vul(aantal: int) -> None:
        Hulpvraag.alles.bulk_create(
            HulpvraagFactory.build_batch(
                aantal,
                organisatie=organisatie,
                zorgsituatie=een.zorgsituatie,
                taaktype=een.taaktype,
                vensters=[],
            )
        )

    evenveel_vragen(consulent, "/doorverwijzingen", vul)


def test_een_doorverwijzing_is_te_verbeteren(consulent, organisatie):
    doorverwijzing = _doorverwijzing(organisatie, "H-9", 5)
    adres = f"/doorverwijzingen/{doorverwijzing.id}/wijzigen"
    formulier = Formulier(consulent.get(adres)).vul(Naar_wie="De Berk")
    antwoord = formulier.verstuur(consulent, adres)
    assert antwoord.url == f"/hulpvragen/{doorverwijzing.hulpvraag_id}"
    gezien = tekst(consulent.get(antwoord.url))
    assert "De Berk" in gezien
    assert "Verbeter de doorverwijzing" in gezien


def test_de_uitkomst_is_te_verbeteren(consulent, organisatie):
    doorverwijzing = _doorverwijzing(
        organisatie, "H-9", -5, nazorg_gedaan_op=NU() - timedelta(days=3), nazorg_uitkomst="nee"
    )
    assert "verbeter de uitkomst" in tekst(
        consulent.get(f"/hulpvragen/{doorverwijzing.hulpvraag_id}")
    )
    adres = f"/doorverwijzingen/{doorverwijzing.id}/nazorg"
    formulier = Formulier(consulent.get(adres)).vul(**{"Is_er_nu_hulp?": "gedeeltelijk"})
    assert formulier.verstuur(consulent, adres).status_code == 302
    doorverwijzing.refresh_from_db()
    assert doorverwijzing.nazorg_uitkomst == "gedeeltelijk"
    assert doorverwijzing.nazorg_gedaan_op == NU() - timedelta(days=3)


def test_een_coordinator_verbetert_niets(aan_het_werk, organisatie):
    doorverwijzing = _doorverwijzing(organisatie, "H-9", 5)
    assert aan_het_werk.get(f"/doorverwijzingen/{doorverwijzing.id}/wijzigen").status_code == 403
    gezien = tekst(aan_het_werk.get(f"/hulpvragen/{doorverwijzing.hulpvraag_id}"))
    assert "Verbeter de doorverwijzing" not in gezien
