"""What keeps a volunteer from being proposed: each item both ways."""

from datetime import date, time, timedelta

import pytest

from tests.fabrieken import (
    BekwaamheidFactory,
    BeschikbaarheidFactory,
    ExtraBeschikbaarheidFactory,
    KenmerkFactory,
    TaaktypeFactory,
    VogFactory,
    VrijwilligerFactory,
)
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.gereedheid import ontbreekt
from vrijwilligers.regels.toelating import Toelatingseisen
from vrijwilligers.selectors.gereedheid import is_klaar
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_voor_ronde

VANDAAG = date(2026, 11, 23)
GISTEREN = VANDAAG - timedelta(days=1)
MORGEN = VANDAAG + timedelta(days=1)
ALLES = Toelatingseisen(kennismaking=True, referentie=True, overeenkomst=True, geheimhouding=True)
NIETS = Toelatingseisen(
    kennismaking=False, referentie=False, overeenkomst=False, geheimhouding=False
)


def codes(vrijwilliger: Vrijwilliger, eisen: Toelatingseisen = ALLES) -> list[str]:
    """What is missing; the database says of the same volunteer whether anything is."""
    gemis = ontbreekt(vrijwilliger, eisen, VANDAAG)
    klaar = Vrijwilliger.alles.filter(is_klaar(vrijwilliger.organisatie_id, eisen, VANDAAG))
    assert klaar.filter(pk=vrijwilliger.pk).exists() == (not gemis)
    return [een.code for een in gemis]


@pytest.fixture
def maak(organisatie):
    """Make a volunteer of whom nothing is missing, but for what is given."""

    def _maak(**waarden):
        return VrijwilligerFactory(
            organisatie=organisatie, **{"referentie_op": date(2025, 6, 1)} | waarden
        )

    return _maak


def test_wie_alles_heeft_mist_niets(maak):
    assert codes(maak()) == []


@pytest.mark.parametrize("status", ["aangemeld", "gepauzeerd", "gestopt"])
def test_wie_niet_actief_is_is_niet_gereed(maak, status):
    vrijwilliger = maak(status=status)
    [gemis] = ontbreekt(vrijwilliger, ALLES, VANDAAG)
    assert codes(vrijwilliger) == [gemis.code] == ["niet_actief"]
    assert status in gemis.tekst


@pytest.mark.parametrize("stap", ["kennismaking", "referentie", "overeenkomst", "geheimhouding"])
@pytest.mark.parametrize(
    ("gedaan", "mist"), [(None, True), (MORGEN, True), (VANDAAG, False), (GISTEREN, False)]
)
def test_een_stap_is_gedaan_als_de_dag_er_geweest_is(maak, stap, gedaan, mist):
    assert codes(maak(**{f"{stap}_op": gedaan})) == ([stap] if mist else [])


@pytest.mark.parametrize("stap", ["kennismaking", "referentie", "overeenkomst", "geheimhouding"])
def test_wat_de_organisatie_niet_vraagt_ontbreekt_niet(maak, stap):
    assert codes(maak(**{f"{stap}_op": None}), NIETS) == []


def test_zonder_taak_is_niemand_gereed(maak):
    assert codes(maak(taaktypen=[])) == ["taak"]


def test_een_vaardigheid_is_geen_taak(maak, organisatie):
    v = maak(taaktypen=[])
    BekwaamheidFactory(organisatie=organisatie, vrijwilliger=v)
    assert codes(v) == ["taak"]


@pytest.mark.parametrize(("geldig_tot", "mist"), [(GISTEREN, True), (VANDAAG, False)])
def test_een_taak_telt_tot_en_met_haar_laatste_dag(maak, geldig_tot, mist):
    v = maak()
    v.bekwaamheden.update(geldig_tot=geldig_tot)
    assert codes(v) == (["taak"] if mist else [])


@pytest.mark.parametrize("veld", [{"actief": False}, {"alleen_professioneel": True}])
def test_een_taak_die_vrijwilligers_niet_meer_doen_telt_niet(maak, organisatie, veld):
    TaaktypeFactory(organisatie=organisatie, code="koken", **veld)
    assert codes(maak(taaktypen=["koken"])) == ["taak"]
    assert codes(maak(taaktypen=["koken", "gezelschap"])) == []


def test_zonder_tijden_is_niemand_gereed(maak):
    assert codes(maak(beschikbaarheden=[])) == ["beschikbaarheid"]


@pytest.mark.parametrize(
    ("geldig_van", "geldig_tot", "mist"),
    [
        (None, GISTEREN, True),
        (None, VANDAAG, False),
        (MORGEN, None, False),
        (MORGEN, MORGEN, False),
    ],
)
def test_tijden_tellen_als_zij_nu_of_later_gelden(maak, organisatie, geldig_van, geldig_tot, mist):
    v = maak(beschikbaarheden=[])
    BeschikbaarheidFactory(
        organisatie=organisatie, vrijwilliger=v, geldig_van=geldig_van, geldig_tot=geldig_tot
    )
    assert codes(v) == (["beschikbaarheid"] if mist else [])


@pytest.fixture
def oppas(maak, organisatie):
    """A volunteer whose only task demands a VOG."""
    TaaktypeFactory(organisatie=organisatie, code="oppas", vog_vereist=True)
    return maak(taaktypen=["oppas"])


def vog(vrijwilliger, **waarden):
    return VogFactory(organisatie=vrijwilliger.organisatie, vrijwilliger=vrijwilliger, **waarden)


def zin(vrijwilliger) -> str:
    [gemis] = ontbreekt(vrijwilliger, ALLES, VANDAAG)
    assert gemis.code == "vog"
    return gemis.tekst


def test_zonder_vog_kan_niet_wie_alleen_taken_met_een_vog_doet(oppas):
    assert zin(oppas).startswith("Er is nog geen VOG")


def test_met_een_geldige_vog_kan_het(oppas):
    vog(oppas)
    assert codes(oppas) == []


def test_een_vog_die_vernieuwd_moet_worden_telt_niet(oppas):
    vog(oppas, vernieuwen_op=VANDAAG)
    assert "niet (meer) geldig" in zin(oppas)


def test_een_aangevraagde_vog_heeft_een_eigen_zin(oppas):
    vog(oppas, aangevraagd_op=GISTEREN, afgegeven_op=None, vernieuwen_op=None, gezien_door="")
    assert "aangevraagd" in zin(oppas)


def test_naast_een_geldige_vog_houdt_een_nieuwe_aanvraag_niemand_tegen(oppas):
    vog(oppas)
    vog(oppas, aangevraagd_op=GISTEREN, afgegeven_op=None, vernieuwen_op=None, gezien_door="")
    assert codes(oppas) == []


def test_een_taak_zonder_vog_is_genoeg(maak, organisatie):
    TaaktypeFactory(organisatie=organisatie, code="oppas", vog_vereist=True)
    assert codes(maak(taaktypen=["oppas", "gezelschap"])) == []


def test_een_vaardigheid_zonder_vog_telt_niet_als_taak_zonder_vog(oppas, organisatie):
    BekwaamheidFactory(
        organisatie=organisatie,
        vrijwilliger=oppas,
        kenmerk=KenmerkFactory(organisatie=organisatie),
    )
    assert codes(oppas) == ["vog"]


def test_alles_wat_ontbreekt_wordt_genoemd(maak):
    v = maak(status="aangemeld", overeenkomst_op=None, taaktypen=[], beschikbaarheden=[])
    assert codes(v) == ["niet_actief", "overeenkomst", "taak", "beschikbaarheid"]


def test_het_leest_alleen_wat_al_is_opgehaald(maak, django_assert_num_queries, organisatie):
    maak(beschikbaarheden=[(1, time(9), time(12))])
    [v] = vrijwilligers_voor_ronde(organisatie.id)
    with django_assert_num_queries(0):
        ontbreekt(v, ALLES, VANDAAG)


@pytest.mark.parametrize(("over", "mist"), [(-1, ["beschikbaarheid"]), (0, []), (9, [])])
def test_een_extra_dag_die_nog_komt_is_ook_een_tijd(maak, over, mist):
    vrijwilliger = maak()
    vrijwilliger.beschikbaarheden.all().delete()
    ExtraBeschikbaarheidFactory(
        organisatie=vrijwilliger.organisatie,
        vrijwilliger=vrijwilliger,
        datum=VANDAAG + timedelta(days=over),
    )
    opnieuw = vrijwilligers_voor_ronde(vrijwilliger.organisatie_id).get(pk=vrijwilliger.pk)
    assert codes(opnieuw) == mist
