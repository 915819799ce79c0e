"""A new carer, from nothing to a proposal, through the pages; with how much there is to fill in."""

import pytest
from bs4 import BeautifulSoup

from kern.models import Persoon, Rol
from mantelzorg.models import Aanmelding, Hulpvraag, Zorgsituatie
from tests.fabrieken import TaaktypeFactory, VrijwilligerFactory
from tests.matching.hulp import ronde_draaien
from tests.werkbank.formulieren import Formulier
from tests.werkbank.test_rondes import tekst

HOOGSTENS = 8
"""So many fields may be asked before a request is open (issue 3)."""


@pytest.fixture
def consulent(inloggen, organisatie):
    TaaktypeFactory(organisatie=organisatie, naam="Gezelschap")
    return inloggen(Rol.CONSULENT)


class Intake:
    """Goes from page to page, filling in what is told and nothing else."""

    def __init__(self, client) -> None:
        self.client = client
        self.verplicht: list[str] = []
        self.te_doen: list[str] = []
        self.ingevuld: list[str] = []

    def begin(self) -> str:
        """The first page after logging in."""
        return self.client.get("/").url

    def klik(self, adres: str, knop: str) -> str:
        """Where a link on a page leads."""
        bladzijde = BeautifulSoup(self.client.get(adres).content, "html.parser")
        [link] = [a for a in bladzijde.select("main a") if a.get_text().strip() == knop]
        return link["href"]

    def vul_in(self, adres: str, **per_label: str) -> str:
        """Fill in a form by its labels; the page it leads to."""
        formulier = Formulier(self.client.get(adres))
        verplicht = [veld for veld in formulier.velden() if veld.verplicht]
        self.verplicht += [veld.label for veld in verplicht]
        self.te_doen += [v.label for v in verplicht if not (v.kiezen and v.vooraf)]
        self.ingevuld += per_label
        antwoord = formulier.vul(**per_label).verstuur(self.client, adres)
        assert antwoord.status_code == 302, tekst(antwoord)
        return antwoord.url


@pytest.fixture
def intake(consulent) -> Intake:
    """A new carer, taken in with what is required and nothing else."""
    intake = Intake(consulent)
    lijst = intake.begin()
    aanmelding = intake.vul_in(
        intake.klik(lijst, "Nieuwe aanmelding"), Achternaam="Bakker", Postcode="7551 ab"
    )
    zorgsituatie = intake.vul_in(
        intake.klik(aanmelding, "Leg de zorgsituatie vast"), Achternaam="Jansen"
    )
    intake.vul_in(
        intake.klik(zorgsituatie, "Nieuwe hulpvraag"),
        Taak="Gezelschap",
        Duur_in_minuten="60",
        Andere_tijden="di 13:00-17:00",
    )
    return intake


def test_van_niets_tot_een_open_hulpvraag_zijn_hoogstens_acht_velden_nodig(intake, organisatie):
    assert Hulpvraag.objects.voor(organisatie).get().status == Hulpvraag.Status.OPEN
    assert len(intake.te_doen) <= HOOGSTENS, intake.te_doen
    assert len(intake.ingevuld) <= len(intake.te_doen)
    assert sorted(set(intake.verplicht) - set(intake.te_doen)) == [
        "Hoe vaak",
        "Ingediend op",
        "Ontvangen op",
        "Spoed",
    ]


def test_wat_is_aangemeld_hoort_bij_elkaar(intake, organisatie):
    aanmelding = Aanmelding.objects.voor(organisatie).get()
    hulpvraag = Hulpvraag.objects.voor(organisatie).get()
    zorgsituatie = hulpvraag.zorgsituatie
    assert aanmelding.zorgsituatie == zorgsituatie
    assert zorgsituatie.mantelzorger.achternaam == "Bakker"
    assert zorgsituatie.zorgvrager.achternaam == "Jansen"
    assert zorgsituatie.zorgvrager.postcode == "7551AB"


def test_de_volgende_ronde_heeft_een_voorstel_voor_de_nieuwe_mantelzorger(
    intake, organisatie, actor
):
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie, persoon__postcode="7551CD")
    voorstel = ronde_draaien(actor).voorstellen.get()
    assert voorstel.hulpvraag == Hulpvraag.objects.voor(organisatie).get()
    assert (voorstel.vrijwilliger, voorstel.dag) == (vrijwilliger, 1)


def aanmelden(consulent):
    """Anna Bakker is registered, for the first time or once more."""
    formulier = Formulier(consulent.get("/aanmeldingen/nieuw"))
    formulier.vul(Voornaam="Anna", Achternaam="Bakker", Postcode="7551AB")
    return formulier.verstuur(consulent, "/aanmeldingen/nieuw")


@pytest.fixture
def nogmaals(consulent):
    """What one sees when the same carer is registered once more."""
    assert aanmelden(consulent).status_code == 302
    return aanmelden(consulent)


def test_dezelfde_mantelzorger_nog_een_keer_wordt_aangewezen(nogmaals, organisatie, in_de_log):
    assert nogmaals.status_code == 400
    assert "Is dit dezelfde persoon?" in tekst(nogmaals)
    bekend = Aanmelding.objects.voor(organisatie).get().mantelzorger
    assert in_de_log("dossier_ingezien").get().persoon_id == bekend.id


def test_wie_al_bekend_is_kan_worden_gekozen(nogmaals, consulent, organisatie):
    formulier = Formulier(nogmaals).kruis_aan("Anna Bakker, 7551AB")
    assert formulier.verstuur(consulent, "/aanmeldingen/nieuw").status_code == 302
    een, twee = Aanmelding.objects.voor(organisatie)
    assert een.mantelzorger == twee.mantelzorger == Persoon.objects.voor(organisatie).get()


def test_een_naamgenoot_kan_ook_een_ander_zijn(nogmaals, consulent, organisatie):
    formulier = Formulier(nogmaals).kruis_aan("Nee, dit is iemand anders")
    assert formulier.verstuur(consulent, "/aanmeldingen/nieuw").status_code == 302
    een, twee = Aanmelding.objects.voor(organisatie)
    assert een.mantelzorger != twee.mantelzorger


def test_een_paar_met_een_naam_en_een_telefoon_is_geen_vraag(consulent, organisatie):
    """The carer cannot be the person cared for, so that one is not asked about."""
    wie = {"Achternaam": "Bakker", "Telefoonnummer": "074 123 4567"}
    intake = Intake(consulent)
    aanmelding = intake.vul_in("/aanmeldingen/nieuw", Postcode="7551AB", **wie)
    intake.vul_in(intake.klik(aanmelding, "Leg de zorgsituatie vast"), **wie)
    zorgsituatie = Zorgsituatie.objects.voor(organisatie).get()
    assert zorgsituatie.mantelzorger != zorgsituatie.zorgvrager


def test_een_fout_bij_een_veld_laat_staan_wat_er_was_ingevuld(intake, consulent, organisatie):
    adres = f"/zorgsituaties/{Zorgsituatie.objects.voor(organisatie).get().id}/hulpvragen/nieuw"
    formulier = Formulier(consulent.get(adres)).kruis_aan("maandag ochtend")
    antwoord = formulier.vul(
        Duur_in_minuten="90", Gewenste_oplossing="Rust", Andere_tijden="ooit"
    ).verstuur(consulent, adres)
    assert antwoord.status_code == 400
    opnieuw = Formulier(antwoord)
    fouten = [li.get_text() for li in opnieuw.soep.select("[role=alert] a")]
    assert [fout.split(":")[0] for fout in fouten] == ["Taak", "Tijden waarop een bezoek kan"]
    assert opnieuw.waarden["taak-duur"] == ["90"]
    assert opnieuw.waarden["wanneer-vensters_0"] == ["0-ochtend"]
    assert opnieuw.waarden["wanneer-vensters_1"] == ["ooit"]
    assert opnieuw.waarden["oplossing-gewenste_oplossing"] == ["Rust"]
    assert Hulpvraag.objects.voor(organisatie).count() == 1
