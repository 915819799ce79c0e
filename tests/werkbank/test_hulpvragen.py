"""Reading requests for help."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Rol
from tests.fabrieken import HulpvraagFactory, VoorstelFactory
from tests.werkbank.test_rondes import tekst, vragen


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


def test_meer_hulpvragen_kosten_niet_meer_vragen(consulent, organisatie):
    for _nummer in range(3):
        HulpvraagFactory(organisatie=organisatie)
    weinig = vragen(consulent, "/hulpvragen")
    for _nummer in range(30):
        HulpvraagFactory(organisatie=organisatie)
    assert vragen(consulent, "/hulpvragen") == weinig
