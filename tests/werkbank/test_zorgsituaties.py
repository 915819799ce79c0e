"""Care situations: the list, all that is known of one, and recording it."""

from datetime import date

import pytest
from django.utils import timezone

from kern.models import HuishoudenBetrokkene, Persoon, Rol, Toestemming
from mantelzorg.models import Zorgsituatie, ZorgsituatieDoelgroep
from tests.fabrieken import (
    AanmeldingFactory,
    DoorverwijzingFactory,
    GebruikerFactory,
    HuishoudenFactory,
    HulpvraagFactory,
    KenmerkFactory,
    PersoonFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen, vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def zorgsituatie(organisatie):
    return ZorgsituatieFactory(
        organisatie=organisatie,
        mantelzorger__achternaam="Bakker",
        zorgvrager__achternaam="Jansen",
        netwerk="klein",
        uren_per_week=20,
        reeds_geprobeerd="Dagopvang",
    )


@pytest.fixture
def dementie(organisatie):
    return KenmerkFactory(
        organisatie=organisatie,
        code="dementie",
        naam="Dementie",
        soort="doelgroep",
        gezondheid=True,
    )


def lees(consulent, zorgsituatie) -> str:
    return tekst(consulent.get(f"/zorgsituaties/{zorgsituatie.id}"))


def test_de_lijst_toont_alleen_de_eigen_zorgsituaties(
    consulent, zorgsituatie, andere_organisatie, in_de_log
):
    vreemd = ZorgsituatieFactory(organisatie=andere_organisatie, nummer="VREEMD")
    gezien = tekst(consulent.get("/zorgsituaties"))
    assert zorgsituatie.nummer in gezien
    assert vreemd.nummer not in gezien
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        zorgsituatie.mantelzorger_id,
        zorgsituatie.zorgvrager_id,
    }


def test_de_lijst_kost_met_1000_evenveel_vragen_als_met_10(consulent, organisatie):
    def vul(aantal: int) -> None:
        personen = PersoonFactory.build_batch(2 * aantal, organisatie=organisatie)
        Persoon.alles.bulk_create(personen)
        Zorgsituatie.alles.bulk_create(
            ZorgsituatieFactory.build(
                organisatie=organisatie, mantelzorger=mantelzorger, zorgvrager=zorgvrager
            )
            for mantelzorger, zorgvrager in zip(personen[::2], personen[1::2], strict=True)
        )

    evenveel_vragen(consulent, "/zorgsituaties", vul)


def test_de_bladzijde_toont_wat_er_is_en_zegt_onbekend_waar_niets_is(consulent, zorgsituatie):
    gezien = lees(consulent, zorgsituatie)
    assert "Bakker zorgt voor" in gezien
    assert "Netwerk klein" in gezien
    assert "Wonen samen onbekend" in gezien
    assert "Uren per week 20" in gezien


def test_wie_zorgt_kan_ook_zorg_krijgen(consulent, organisatie, zorgsituatie, in_de_log):
    ander = ZorgsituatieFactory(
        organisatie=organisatie,
        mantelzorger__voornaam="Kim",
        mantelzorger__achternaam="Smit",
        zorgvrager=zorgsituatie.mantelzorger,
    )
    assert "Bakker krijgt zorg van Kim Smit" in lees(consulent, zorgsituatie)
    gelezen = in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)
    assert ander.mantelzorger_id in gelezen


def test_het_huishouden_en_wie_er_komt_staan_erbij(consulent, organisatie, zorgsituatie, in_de_log):
    contact = GebruikerFactory(organisatie=organisatie, naam="Sam Contact")
    huishouden = HuishoudenFactory(organisatie=organisatie, contact=contact)
    HuishoudenBetrokkene.alles.create(
        organisatie=organisatie, huishouden=huishouden, soort="thuiszorg", naam="Carint"
    )
    zorgsituatie.mantelzorger.huishouden = huishouden
    zorgsituatie.mantelzorger.save()
    kind = PersoonFactory(organisatie=organisatie, achternaam="Kind", huishouden=huishouden)
    gezien = lees(consulent, zorgsituatie)
    for feit in ("Sam Contact", "Carint", "Kind"):
        assert feit in gezien
    assert kind.id in in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)


def test_hulpvragen_met_wachttijd_en_doorverwijzingen_staan_erbij(
    consulent, organisatie, zorgsituatie
):
    HulpvraagFactory(
        organisatie=organisatie,
        nummer="H-7",
        zorgsituatie=zorgsituatie,
        ingediend_op=timezone.localdate(),
    )
    DoorverwijzingFactory(organisatie=organisatie, hulpvraag__zorgsituatie=zorgsituatie)
    gezien = lees(consulent, zorgsituatie)
    assert "H-7: gezelschap" in gezien
    assert "wacht nu 0 dagen" in gezien
    assert "Dagopvang De Es" in gezien


def test_wat_anderen_hebben_kost_geen_vragen_meer(consulent, organisatie, zorgsituatie):
    adres = f"/zorgsituaties/{zorgsituatie.id}"
    ZorgsituatieFactory(organisatie=organisatie, zorgvrager=zorgsituatie.mantelzorger)
    weinig = vragen(consulent, adres)
    for _nummer in range(20):
        ZorgsituatieFactory(organisatie=organisatie, zorgvrager=zorgsituatie.mantelzorger)
    assert vragen(consulent, adres) == weinig


def test_van_een_aanmelding_is_de_mantelzorger_bekend(consulent, organisatie, in_de_log):
    sam = GebruikerFactory(organisatie=organisatie, naam="Sam", met_rollen=[Rol.CONSULENT])
    aanmelding = AanmeldingFactory(
        organisatie=organisatie, mantelzorger__postcode="7552CD", aanspreekpunt=sam
    )
    adres = f"/aanmeldingen/{aanmelding.id}/zorgsituatie"
    bladzijde = consulent.get(adres)
    assert in_de_log("dossier_ingezien").get().persoon_id == aanmelding.mantelzorger_id
    formulier = Formulier(bladzijde)
    assert formulier.waarden["zorgvrager-postcode"] == ["7552CD"]
    formulier.vul(Achternaam="Jansen", Relatie="partner").verstuur(consulent, adres)
    zorgsituatie = Zorgsituatie.objects.voor(organisatie).get()
    assert (zorgsituatie.mantelzorger, zorgsituatie.aanspreekpunt) == (
        aanmelding.mantelzorger,
        sam,
    )
    aanmelding.refresh_from_db()
    assert aanmelding.zorgsituatie == zorgsituatie


def test_een_gesloten_aanmelding_krijgt_geen_zorgsituatie(consulent, organisatie):
    aanmelding = AanmeldingFactory(
        organisatie=organisatie, afgesloten_op=timezone.localdate(), afsluitreden="elders"
    )
    adres = f"/aanmeldingen/{aanmelding.id}/zorgsituatie"
    antwoord = Formulier(consulent.get(adres)).vul(Achternaam="Jansen").verstuur(consulent, adres)
    assert antwoord.status_code == 409
    assert not Zorgsituatie.objects.voor(organisatie).exists()


def test_zonder_aanmelding_worden_beiden_gevraagd(consulent, organisatie):
    formulier = Formulier(consulent.get("/zorgsituaties/nieuw"))
    verplicht = [veld.label for veld in formulier.velden() if veld.verplicht]
    assert verplicht == ["Achternaam", "Postcode"] * 2
    for wie, naam in (("mantelzorger", "Bakker"), ("zorgvrager", "Jansen")):
        formulier.waarden[f"{wie}-achternaam"] = [naam]
        formulier.waarden[f"{wie}-postcode"] = ["7551AB"]
    formulier.verstuur(consulent, "/zorgsituaties/nieuw")
    zorgsituatie = Zorgsituatie.objects.voor(organisatie).get()
    assert zorgsituatie.mantelzorger.achternaam == "Bakker"
    assert zorgsituatie.zorgvrager.achternaam == "Jansen"


def test_wijzigen_bewaart_elk_veld(consulent, organisatie, zorgsituatie):
    GebruikerFactory(organisatie=organisatie, naam="Sam", met_rollen=[Rol.CONSULENT])
    kim = GebruikerFactory(organisatie=organisatie, naam="Kim", met_rollen=[Rol.COORDINATOR])
    zorgsituatie.vertegenwoordiger = PersoonFactory(organisatie=organisatie)
    zorgsituatie.save()
    adres = f"/zorgsituaties/{zorgsituatie.id}/wijzigen"
    formulier = Formulier(consulent.get(adres)).vul(
        Relatie="kind",
        Uren_zorg_per_week="31.5",
        Zorgt_sinds="2020-05-01",
        Zorg_gestopt_op="2026-05-01",
        Verstoorde_nachten_per_week="3",
        Combineert_de_zorg_met_werk="ja",
        Heeft_thuiswonende_kinderen="nee",
        Netwerk="geen",
        Vast_aanspreekpunt="Sam",
        Vervanger_van_het_aanspreekpunt="Kim",
        **{"Wonen_zij_samen?": "nee"},
    )
    assert formulier.verstuur(consulent, adres).url == f"/zorgsituaties/{zorgsituatie.id}"
    z = Zorgsituatie.objects.voor(organisatie).get()
    assert (z.relatie, z.inwonend, float(z.uren_per_week)) == ("kind", False, 31.5)
    assert (z.zorgt_sinds, z.nachten_verstoord) == (date(2020, 5, 1), 3)
    assert z.beeindigd_op == date(2026, 5, 1)
    assert "Zorg gestopt op 1 mei 2026" in tekst(consulent.get(f"/zorgsituaties/{z.id}"))
    assert (z.werkt, z.kinderen, z.netwerk) == (True, False, "geen")
    assert (z.aanspreekpunt.naam, z.vervanger) == ("Sam", kim)
    assert z.reeds_geprobeerd == "Dagopvang"
    assert z.vertegenwoordiger == zorgsituatie.vertegenwoordiger


def test_niets_wijzigen_verandert_niets(consulent, organisatie, zorgsituatie, dementie, in_de_log):
    ToestemmingFactory(organisatie=organisatie, persoon=zorgsituatie.zorgvrager)
    ZorgsituatieDoelgroep.alles.create(
        organisatie=organisatie, zorgsituatie=zorgsituatie, kenmerk=dementie
    )
    adres = f"/zorgsituaties/{zorgsituatie.id}/wijzigen"
    assert Formulier(consulent.get(adres)).verstuur(consulent, adres).status_code == 302
    assert not in_de_log("gegeven_gewijzigd").exists()


def test_zonder_grondslag_zijn_er_geen_doelgroepen_te_kiezen(consulent, zorgsituatie, dementie):
    gezien = tekst(consulent.get(f"/zorgsituaties/{zorgsituatie.id}/wijzigen"))
    assert "Doelgroepen" not in gezien
    assert "Leg eerst de toestemming vast" in gezien


def test_met_toestemming_is_een_doelgroep_vast_te_leggen(
    consulent, organisatie, zorgsituatie, dementie
):
    basis = f"/zorgsituaties/{zorgsituatie.id}"
    formulier = Formulier(consulent.get(f"{basis}/toestemming")).vul(
        Doel="gegevens over gezondheid vastleggen", Grondslag="uitdrukkelijke toestemming"
    )
    assert formulier.verstuur(consulent, f"{basis}/toestemming").url == basis
    toestemming = Toestemming.objects.voor(organisatie).get()
    assert toestemming.persoon == zorgsituatie.zorgvrager
    assert toestemming.datum == timezone.localdate()
    wijzigen = Formulier(consulent.get(f"{basis}/wijzigen")).kruis_aan("Dementie")
    wijzigen.verstuur(consulent, f"{basis}/wijzigen")
    assert [d.kenmerk for d in zorgsituatie.doelgroepen.all()] == [dementie]
    gezien = tekst(consulent.get(basis))
    assert "Doelgroepen Dementie" in gezien
    assert "Trek dit in" in gezien


@pytest.fixture
def ingetrokken(organisatie, zorgsituatie, dementie):
    """The consent was withdrawn after a target group was recorded."""
    alleen = KenmerkFactory(
        organisatie=organisatie, code="alleen", naam="Alleenstaand", soort="doelgroep"
    )
    for kenmerk in (dementie, alleen):
        ZorgsituatieDoelgroep.alles.create(
            organisatie=organisatie, zorgsituatie=zorgsituatie, kenmerk=kenmerk
        )
    return ToestemmingFactory(
        organisatie=organisatie,
        persoon=zorgsituatie.zorgvrager,
        ingetrokken_op=timezone.localdate(),
    )


def test_zonder_grondslag_staat_er_niets_over_gezondheid(consulent, zorgsituatie, ingetrokken):
    gezien = lees(consulent, zorgsituatie)
    assert "Dementie" not in gezien
    assert "Alleenstaand" in gezien
    assert "U ziet hier niet alles" in gezien
    ingetrokken.ingetrokken_op = None
    ingetrokken.save()
    gezien = lees(consulent, zorgsituatie)
    assert "Dementie" in gezien
    assert "U ziet hier niet alles" not in gezien


def test_een_doelgroep_zonder_grondslag_is_niet_te_zien_en_blijft(
    consulent, zorgsituatie, ingetrokken, dementie
):
    adres = f"/zorgsituaties/{zorgsituatie.id}/wijzigen"
    formulier = Formulier(consulent.get(adres))
    assert "Dementie" not in formulier.form.get_text()
    formulier.waarden["zorg-doelgroepen"] = []
    assert formulier.verstuur(consulent, adres).status_code == 302
    assert [rij.kenmerk for rij in zorgsituatie.doelgroepen.all()] == [dementie]


def test_een_vertegenwoordiger_is_een_ander_dan_de_mantelzorger(
    consulent, organisatie, zorgsituatie
):
    adres = f"/zorgsituaties/{zorgsituatie.id}/vertegenwoordiger"
    formulier = Formulier(consulent.get(adres)).vul(
        Voornaam="Noor", Achternaam="Bakker", Postcode="7551AB", Telefoonnummer="06 1234"
    )
    assert formulier.verstuur(consulent, adres).status_code == 302
    zorgsituatie.refresh_from_db()
    assert zorgsituatie.vertegenwoordiger.voornaam == "Noor"
    assert zorgsituatie.reeds_geprobeerd == "Dagopvang"
    assert "06 1234" in lees(consulent, zorgsituatie)


def test_een_coordinator_leest_en_wijzigt_niets(aan_het_werk, zorgsituatie):
    basis = f"/zorgsituaties/{zorgsituatie.id}"
    gezien = tekst(aan_het_werk.get(basis))
    for knop in ("Nieuwe hulpvraag", "Wijzig of vul aan", "Leg toestemming vast"):
        assert knop not in gezien
    assert aan_het_werk.get(f"{basis}/wijzigen").status_code == 403
    assert aan_het_werk.get("/zorgsituaties/nieuw").status_code == 403


def test_een_vertegenwoordiger_kan_weer_weg(consulent, aan_het_werk, organisatie, zorgsituatie):
    zorgsituatie.vertegenwoordiger = PersoonFactory(organisatie=organisatie, voornaam="Noor")
    zorgsituatie.save()
    assert "Noor" in lees(consulent, zorgsituatie)
    adres = f"/zorgsituaties/{zorgsituatie.id}/vertegenwoordiger/verwijdering"
    assert aan_het_werk.post(adres).status_code == 403
    assert consulent.post(adres).url == f"/zorgsituaties/{zorgsituatie.id}"
    gezien = lees(consulent, zorgsituatie)
    assert "U maakt nu afspraken met de mantelzorger." in gezien
    assert "Noor" not in gezien
    zorgsituatie.refresh_from_db()
    assert (zorgsituatie.vertegenwoordiger, zorgsituatie.reeds_geprobeerd) == (None, "Dagopvang")
