"""Dated parameters over HTTP."""

from datetime import timedelta

import pytest
from django.utils import timezone

from api.v1.parameters import (
    BelastingParametersViewSet,
    MatchingParametersViewSet,
    NormenViewSet,
    ToelatingViewSet,
)
from kern.models import AuditRegel, Rol
from matching.models import Parameterset
from matching.regels.parameters import Parameters
from tests.fabrieken import HulpvraagFactory, NormensetFactory, ParametersetFactory

from .telling import evenveel_queries

SOORTEN = (
    BelastingParametersViewSet,
    MatchingParametersViewSet,
    NormenViewSet,
    ToelatingViewSet,
)
MATCHING = "/api/v1/parameters-matching"
MORGEN = timedelta(days=1)


@pytest.fixture
def beheerder(als):
    return als(Rol.BEHEERDER)


def fouten(antwoord) -> set[str]:
    assert antwoord.status_code == 400
    return {fout["pointer"] for fout in antwoord.json()["errors"]}


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda s: s.naam)
def test_van_elke_soort_een_set_vastleggen_en_veranderen(beheerder, soort):
    lijst = f"/api/v1/{soort.naam}"
    voorbeeld = soort.voorbeelden["create"]
    antwoord = beheerder.post(lijst, voorbeeld)
    assert antwoord.status_code == 201
    gemaakt = antwoord.json()
    assert {naam: gemaakt[naam] for naam in voorbeeld} == voorbeeld
    adres, versie = f"{lijst}/{gemaakt['id']}", {"If-Match": antwoord["ETag"]}
    ander = {"ingangsdatum": "2098-03-01"}
    gewijzigd = beheerder.patch(adres, ander, headers=versie).json()
    assert {naam: gewijzigd[naam] for naam in voorbeeld} == voorbeeld | ander


def test_een_deel_veranderen_laat_de_andere_waarden_staan(beheerder, organisatie):
    rij = ParametersetFactory(organisatie=organisatie, ingangsdatum=timezone.localdate() + MORGEN)
    adres = f"{MATCHING}/{rij.id}"
    versie = {"If-Match": beheerder.get(adres)["ETag"]}
    beheerder.patch(adres, {"maxKennismakingen": 5}, headers=versie)
    waarden = Parameterset.objects.voor(organisatie).get().waarden
    assert waarden == Parameters(max_kennismakingen=5).als_dict()


def test_wat_al_geldt_verandert_niet(beheerder, organisatie):
    rij = ParametersetFactory(organisatie=organisatie, ingangsdatum=timezone.localdate())
    adres = f"{MATCHING}/{rij.id}"
    versie = {"If-Match": beheerder.get(adres)["ETag"]}
    antwoord = beheerder.patch(adres, {"maxKennismakingen": 5}, headers=versie)
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "geldt_al")


def test_elke_foute_waarde_wordt_genoemd(beheerder):
    goed = MatchingParametersViewSet.voorbeelden["create"]
    antwoord = beheerder.post(
        MATCHING, goed | {"snelheden": {"fiets": 15}, "maxKennismakingen": -1}
    )
    assert fouten(antwoord) == {"#/snelheden", "#/maxKennismakingen"}
    antwoord = beheerder.post(MATCHING, {"punten": {"graag": "veel"}, "wachten": 1})
    assert {"#/punten/graag", "#/wachten", "#/ingangsdatum"} <= fouten(antwoord)


def test_een_set_begint_niet_in_het_verleden(beheerder):
    goed = MatchingParametersViewSet.voorbeelden["create"]
    assert fouten(beheerder.post(MATCHING, goed | {"ingangsdatum": "2020-01-01"})) == {
        "#/ingangsdatum"
    }


def test_wat_er_op_een_dag_gold(beheerder, organisatie):
    vandaag = timezone.localdate()
    for dagen in (-400, -30, 30):
        ParametersetFactory(organisatie=organisatie, ingangsdatum=vandaag + dagen * MORGEN)
    (geldig,) = beheerder.get(f"{MATCHING}?totEnMet={vandaag}&aantal=1").json()["resultaten"]
    assert geldig["ingangsdatum"] == f"{vandaag - 30 * MORGEN}"
    (straks,) = beheerder.get(f"{MATCHING}?vanaf={vandaag}").json()["resultaten"]
    assert straks["ingangsdatum"] == f"{vandaag + 30 * MORGEN}"


def test_het_aantal_queries_groeit_niet_mee(beheerder, organisatie):
    dagen = iter(range(1, 40))

    def maak():
        dag = timezone.localdate() + next(dagen) * MORGEN
        NormensetFactory(organisatie=organisatie, ingangsdatum=dag)

    evenveel_queries(beheerder, "/api/v1/parameters-normen", maak)


# A preview.


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda s: s.naam)
def test_vooraf_zien_wat_een_set_verandert_bewaart_niets(beheerder, soort):
    lijst = f"/api/v1/{soort.naam}"
    voorbeeld = soort.voorbeelden["create"]
    antwoord = beheerder.post(f"{lijst}/gevolgen", voorbeeld)
    assert antwoord.status_code == 200
    assert antwoord.json()["gevolgen"][0].keys() == {"code", "wat", "nu", "straks"}
    assert beheerder.get(lijst).json()["resultaten"] == []
    verkeerd = voorbeeld | {"ingangsdatum": "2020-01-01"}
    assert fouten(beheerder.post(f"{lijst}/gevolgen", verkeerd)) == {"#/ingangsdatum"}


@pytest.mark.parametrize("mag_hulpvragen_zien", [True, False])
def test_wie_voorgaat_staat_er_voor_wie_hulpvragen_mag_zien(als, organisatie, mag_hulpvragen_zien):
    rollen = [Rol.BEHEERDER, Rol.COORDINATOR] if mag_hulpvragen_zien else [Rol.BEHEERDER]
    gewoon = HulpvraagFactory(organisatie=organisatie, ingediend_op=timezone.localdate())
    HulpvraagFactory(organisatie=organisatie, ingediend_op=timezone.localdate(), spoed="acuut")
    prioriteiten = {"gewoon": 900, "hoog": 20, "acuut": 1}
    andersom = MatchingParametersViewSet.voorbeelden["create"] | {"prioriteiten": prioriteiten}
    gezien = als(*rollen).post(f"{MATCHING}/gevolgen", andersom).json()
    assert gezien["verschoven"] == 2
    genoemd = {rij["nummer"]: rij for rij in gezien["verschuivingen"]}
    assert (gewoon.nummer in genoemd) is mag_hulpvragen_zien
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    over = set(regels.values_list("persoon_id", flat=True))
    assert (gewoon.zorgsituatie.mantelzorger_id in over) is mag_hulpvragen_zien
    if mag_hulpvragen_zien:
        rij = genoemd[gewoon.nummer]
        assert (rij["plaatsNu"], rij["plaatsStraks"]) == (2, 1)
        assert rij["voorrangNu"] < rij["voorrangStraks"]
