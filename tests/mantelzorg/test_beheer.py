"""The admin of mantelzorg: norms are set, the rest is looked at without what is private."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from kern.models import AuditRegel, Rol
from mantelzorg.models import Normenset, Zorgsituatie
from mantelzorg.regels.normen import Normen
from tests.fabrieken import (
    AanmeldingFactory,
    DoorverwijzingFactory,
    GebruikerFactory,
    GesprekFactory,
    HulpvraagFactory,
    NormensetFactory,
    ZorgsituatieFactory,
)

MORGEN = timedelta(days=1)
GEHEIM = "Heeft dementie"


@pytest.fixture
def beheer(organisatie) -> Client:
    client = Client()
    client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER]))
    return client


def formulier(dag, **termijnen):
    waarden = Normen().als_dict()
    waarden["reactietermijnen"] |= termijnen
    return {"ingangsdatum": f"{dag:%d-%m-%Y}", "waarden": json.dumps(waarden)}


def test_nieuwe_normen_gelden_vanaf_een_dag(beheer, organisatie):
    morgen = timezone.localdate() + MORGEN
    antwoord = beheer.post("/beheer/mantelzorg/normenset/add/", formulier(morgen, gewoon=10))
    assert antwoord.status_code == 302
    gemaakt = Normenset.objects.voor(organisatie).get(ingangsdatum=morgen)
    assert gemaakt.waarden["reactietermijnen"]["gewoon"] == 10


@pytest.mark.parametrize(
    ("dagen", "termijnen", "melding"),
    [(1, {"gewoon": -1}, "aantal dagen"), (-1, {}, "Kies vandaag of een latere dag.")],
)
def test_normen_die_niet_kloppen_staan_in_het_formulier(beheer, dagen, termijnen, melding):
    dag = timezone.localdate() + dagen * MORGEN
    antwoord = beheer.post("/beheer/mantelzorg/normenset/add/", formulier(dag, **termijnen))
    fouten = BeautifulSoup(antwoord.content, "html.parser").select(".errorlist")
    assert melding in " ".join(fout.get_text() for fout in fouten)
    assert not Normenset.alles.exists()


def test_normen_die_gelden_zijn_er_om_naar_te_kijken(beheer, organisatie):
    geldig = NormensetFactory(organisatie=organisatie)
    adres = f"/beheer/mantelzorg/normenset/{geldig.id}/change/"
    assert beheer.get(adres).status_code == 200
    assert beheer.post(adres, formulier(timezone.localdate() + MORGEN)).status_code == 403


def gegevens_met_geheim(organisatie):
    situatie = ZorgsituatieFactory(organisatie=organisatie, reeds_geprobeerd=GEHEIM)
    vraag = HulpvraagFactory(
        organisatie=organisatie, zorgsituatie=situatie, gewenste_oplossing=GEHEIM
    )
    return {
        "zorgsituatie": situatie,
        "hulpvraag": vraag,
        "aanmelding": AanmeldingFactory(
            organisatie=organisatie,
            mantelzorger=situatie.mantelzorger,
            zorgsituatie=situatie,
            toelichting=GEHEIM,
            verwijzer_naam=GEHEIM,
        ),
        "gesprek": GesprekFactory(
            organisatie=organisatie, zorgsituatie=situatie, afspraken=GEHEIM, opmerkingen=GEHEIM
        ),
        "doorverwijzing": DoorverwijzingFactory(
            organisatie=organisatie, hulpvraag=vraag, naar=GEHEIM
        ),
    }


@pytest.mark.parametrize(
    "soort", ["zorgsituatie", "hulpvraag", "aanmelding", "gesprek", "doorverwijzing"]
)
def test_inzien_zonder_wat_vrij_is_opgeschreven_en_met_de_log(beheer, organisatie, soort):
    gegeven = gegevens_met_geheim(organisatie)[soort]
    adres = f"/beheer/mantelzorg/{soort}/{gegeven.id}/change/"
    antwoord = beheer.get(adres)
    assert antwoord.status_code == 200
    assert GEHEIM not in antwoord.content.decode()
    assert GEHEIM not in beheer.get(f"/beheer/mantelzorg/{soort}/").content.decode()
    assert beheer.post(adres, {}).status_code == 403
    assert beheer.get(f"/beheer/mantelzorg/{soort}/add/").status_code == 403
    gelezen = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    situatie = Zorgsituatie.objects.voor(organisatie).get()
    verwacht = {situatie.mantelzorger_id, situatie.zorgvrager_id}
    if soort == "aanmelding":
        verwacht.remove(situatie.zorgvrager_id)
    assert {regel.persoon_id for regel in gelezen} == verwacht
