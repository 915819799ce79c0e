"""Reading requests for help."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Rol
from mantelzorg.models import Hulpvraag
from matching.models import Voorstel
from tests.fabrieken import (
    AanmeldingFactory,
    HulpvraagFactory,
    ToestemmingFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


def test_de_lijst_toont_hoe_lang_iemand_wacht_en_de_afgeleide_status(consulent, organisatie):
    VoorstelFactory(
        organisatie=organisatie,
        hulpvraag=HulpvraagFactory(
            organisatie=organisatie, ingediend_op=timezone.localdate() - timedelta(days=40)
        ),
    )
    gezien = tekst(consulent.get("/hulpvragen"))
    assert "in voorstel" in gezien
    assert "40 dagen" in gezien


def test_wie_het_langst_wacht_staat_bovenaan(consulent, organisatie):
    vandaag = timezone.localdate()
    for nummer, dagen in (("kort", 1), ("lang", 90), ("midden", 30)):
        HulpvraagFactory(
            organisatie=organisatie, nummer=nummer, ingediend_op=vandaag - timedelta(days=dagen)
        )
    bladzijde = BeautifulSoup(consulent.get("/hulpvragen").content, "html.parser")
    assert [th.get_text() for th in bladzijde.select("tbody th")] == ["lang", "midden", "kort"]


def test_de_lijst_toont_niets_van_een_ander(consulent, organisatie, andere_organisatie):
    HulpvraagFactory(organisatie=andere_organisatie, nummer="vreemd")
    assert "vreemd" not in tekst(consulent.get("/hulpvragen"))


def test_een_hulpvraag_lezen_staat_in_de_log(consulent, organisatie, in_de_log):
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    gezien = tekst(consulent.get(f"/hulpvragen/{hulpvraag.id}"))
    assert "dinsdag 13:00–17:00" in gezien
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        hulpvraag.zorgsituatie.mantelzorger_id,
        hulpvraag.zorgsituatie.zorgvrager_id,
    }


def test_de_lijst_lezen_staat_in_de_log_alleen_voor_wie_er_staat(consulent, organisatie, in_de_log):
    for _nummer in range(27):
        HulpvraagFactory(organisatie=organisatie)
    consulent.get("/hulpvragen?pagina=2")
    assert in_de_log("dossier_ingezien").count() == 2 * 2


def test_de_lijst_kost_met_1000_evenveel_vragen_als_met_10(consulent, organisatie):
    een = HulpvraagFactory(organisatie=organisatie)

    def vul(aantal: int) -> None:
        Hulpvraag.alles.bulk_create(
            HulpvraagFactory.build(
                organisatie=organisatie,
                zorgsituatie=een.zorgsituatie,
                taaktype=een.taaktype,
                vensters=[],
            )
            for _nummer in range(aantal)
        )

    evenveel_vragen(consulent, "/hulpvragen", vul)


def voorstellen(client, vraag, **anders):
    gegevens = {"vrijwilliger": "V-7", "dag": "1", "begin": "13:30", "week": "0"} | anders
    return client.post(f"/hulpvragen/{vraag.id}/voorstellen", gegevens)


@pytest.fixture
def vraag(organisatie):
    VrijwilligerFactory(organisatie=organisatie, nummer="V-7")
    return HulpvraagFactory(organisatie=organisatie)


def test_een_coordinator_stelt_zelf_iemand_voor(aan_het_werk, organisatie, vraag):
    antwoord = voorstellen(aan_het_werk, vraag)
    voorstel = Voorstel.objects.voor(organisatie).get()
    assert antwoord.url == f"/voorstellen/{voorstel.id}"
    assert (voorstel.dag, voorstel.fase, voorstel.start) == (1, 0, 13 * 60 + 30)
    assert "Voorstel bij hulpvraag" in tekst(aan_het_werk.get(antwoord.url))


def test_voor_een_keer_vraagt_het_formulier_alleen_de_tijd(aan_het_werk, organisatie, vraag):
    vraag.ritme, vraag.datum = 0, date(2099, 12, 1)
    vraag.save()
    bladzijde = BeautifulSoup(aan_het_werk.get(f"/hulpvragen/{vraag.id}").content, "html.parser")
    assert bladzijde.select_one("[name=begin]")
    assert not bladzijde.select("[name=dag], [name=week]")
    antwoord = voorstellen(aan_het_werk, vraag)
    voorstel = Voorstel.objects.voor(organisatie).get()
    assert (voorstel.dag, voorstel.start) == (1, 13 * 60 + 30)
    gezien = tekst(aan_het_werk.get(antwoord.url))
    assert "op dinsdag 1 december 2099 13:30–14:30" in gezien
    assert "eerstvolgende" not in gezien


@pytest.mark.parametrize(
    ("veld", "waarde"), [("vrijwilliger", "V-8"), ("begin", "25:00"), ("dag", "7"), ("week", "")]
)
def test_een_fout_in_het_formulier_staat_bij_het_veld(
    aan_het_werk, organisatie, vraag, veld, waarde
):
    antwoord = voorstellen(aan_het_werk, vraag, **{veld: waarde})
    assert antwoord.status_code == 400
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    assert bladzijde.select_one(f"[name={veld}][aria-invalid]")
    assert not Voorstel.objects.voor(organisatie).exists()


def test_wat_niet_past_wordt_geweigerd_met_de_reden(aan_het_werk, organisatie, vraag):
    antwoord = voorstellen(aan_het_werk, vraag, dag="3")
    assert antwoord.status_code == 409
    assert "Op dit moment kan" in tekst(antwoord)
    assert not Voorstel.objects.voor(organisatie).exists()


def test_een_consulent_stelt_niemand_voor(consulent, organisatie, vraag):
    assert "Zelf iemand voorstellen" not in tekst(consulent.get(f"/hulpvragen/{vraag.id}"))
    assert voorstellen(consulent, vraag).status_code == 403
    assert not Voorstel.objects.voor(organisatie).exists()


def test_een_consulent_trekt_een_hulpvraag_in(consulent, vraag):
    assert "Trek de hulpvraag in" in tekst(consulent.get(f"/hulpvragen/{vraag.id}"))
    for melding in ("De hulpvraag is ingetrokken.", "al afgesloten"):
        antwoord = consulent.post(f"/hulpvragen/{vraag.id}/intrekking", follow=True)
        assert melding in tekst(antwoord)
    vraag.refresh_from_db()
    assert vraag.status == "ingetrokken"


def test_een_consulent_trekt_een_toestemming_in(consulent, organisatie, vraag):
    toestemming = ToestemmingFactory(organisatie=organisatie, persoon=vraag.zorgsituatie.zorgvrager)
    gezien = tekst(consulent.get(f"/hulpvragen/{vraag.id}"))
    assert "Gegevens over gezondheid mogen worden gebruikt" in gezien
    consulent.post(f"/toestemmingen/{toestemming.id}/intrekking")
    toestemming.refresh_from_db()
    assert toestemming.ingetrokken_op == timezone.localdate()


def test_een_coordinator_trekt_geen_hulpvraag_in(aan_het_werk, vraag):
    assert "Trek de hulpvraag in" not in tekst(aan_het_werk.get(f"/hulpvragen/{vraag.id}"))
    assert aan_het_werk.post(f"/hulpvragen/{vraag.id}/intrekking").status_code == 403


def test_de_bladzijde_toont_hoe_lang_elke_stap_duurde(consulent, organisatie):
    dag = timezone.localdate()
    vraag = HulpvraagFactory(organisatie=organisatie, ingediend_op=dag - timedelta(days=12))
    AanmeldingFactory(
        organisatie=organisatie,
        mantelzorger=vraag.zorgsituatie.mantelzorger,
        zorgsituatie=vraag.zorgsituatie,
        ontvangen_op=dag - timedelta(days=20),
        reageren_voor=dag,
    )
    gezien = tekst(consulent.get(f"/hulpvragen/{vraag.id}"))
    assert "daarna 8 dagen tot de volgende stap" in gezien
    assert "wacht nu 12 dagen" in gezien


def test_alleen_wat_is_ingevuld_staat_er(consulent, vraag):
    gezien = tekst(consulent.get(f"/hulpvragen/{vraag.id}"))
    for niets in ("Opbouw", "Gewenste helper", "Oplossing", "Komt niet", "Reden van de spoed"):
        assert niets not in gezien


def test_een_concept_is_ook_in_te_trekken(consulent, organisatie):
    vraag = HulpvraagFactory(organisatie=organisatie, status="concept")
    assert "Trek de hulpvraag in" in tekst(consulent.get(f"/hulpvragen/{vraag.id}"))


def test_wat_nu_te_evalueren_is_staat_op_een_eigen_lijst(consulent, organisatie):
    vandaag = timezone.localdate()
    for nummer, over, status in (
        ("vandaag", 0, "open"),
        ("telaat", -3, "open"),
        ("straks", 1, "open"),
        ("dicht", -3, "ingetrokken"),
    ):
        HulpvraagFactory(
            organisatie=organisatie,
            nummer=nummer,
            status=status,
            evaluatie_op=vandaag + timedelta(days=over),
        )
    bladzijde = BeautifulSoup(consulent.get("/hulpvragen?toon=evaluatie").content, "html.parser")
    assert [th.get_text() for th in bladzijde.select("tbody th")] == ["telaat", "vandaag"]
    assert consulent.get("/hulpvragen?toon=ooit").status_code == 400


@pytest.fixture
def concept(organisatie):
    """A request that only professionals could do, and that volunteers can do now."""
    return HulpvraagFactory(organisatie=organisatie, status="concept")


def test_wat_vrijwilligers_nu_wel_mogen_is_open_te_zetten(consulent, aan_het_werk, concept):
    adres = f"/hulpvragen/{concept.id}"
    assert "Laat de hulpvraag meedoen" in tekst(consulent.get(adres))
    assert "Laat de hulpvraag meedoen" not in tekst(aan_het_werk.get(adres))
    assert aan_het_werk.post(f"{adres}/openzetting").status_code == 403
    antwoord = consulent.post(f"{adres}/openzetting", follow=True)
    assert "doet mee in de volgende matchronde" in tekst(antwoord)
    assert "Laat de hulpvraag meedoen" not in tekst(antwoord)
    concept.refresh_from_db()
    assert concept.status == "open"


def test_wat_vrijwilligers_niet_mogen_gaat_niet_open(consulent, concept):
    concept.taaktype.alleen_professioneel = True
    concept.taaktype.save()
    adres = f"/hulpvragen/{concept.id}"
    assert "Laat de hulpvraag meedoen" not in tekst(consulent.get(adres))
    antwoord = consulent.post(f"{adres}/openzetting", follow=True)
    assert "kan niet naar vrijwilligers" in tekst(antwoord)
    concept.refresh_from_db()
    assert concept.status == "concept"
