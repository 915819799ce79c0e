"""Proposals over HTTP: by hand, decided, offered, answered."""

from uuid import uuid4

import pytest
from django.utils import timezone

from kern.models import AuditRegel, Rol, Taak
from mantelzorg.models import Ritme
from matching.models import Koppeling, Voorstel, Voorstelantwoord
from matching.services.aanbiedingen import aanbiedingen_laten_verlopen
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    GeaccepteerdVoorstelFactory,
    HulpvraagFactory,
    VoorstelFactory,
)
from tests.matching.hulp import paar

LIJST = "/api/v1/voorstellen"


def stap(client, voorstel, naam, inhoud=None, **koppen):
    return client.post(f"{LIJST}/{voorstel.pk}/{naam}", inhoud or {}, headers=koppen)


@pytest.fixture
def aangeboden(organisatie):
    return GeaccepteerdVoorstelFactory(organisatie=organisatie, status="aangeboden")


def test_een_lijst_toont_alleen_de_eigen_organisatie(client, organisatie, andere_organisatie):
    eigen = VoorstelFactory(organisatie=organisatie)
    VoorstelFactory(organisatie=andere_organisatie)
    resultaten = client.get(LIJST).json()["resultaten"]
    assert [rij["id"] for rij in resultaten] == [str(eigen.id)]


def test_wie_leest_komt_in_de_log(client, organisatie):
    voorstel = VoorstelFactory(organisatie=organisatie)
    client.get(f"{LIJST}/{voorstel.id}")
    personen = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert set(personen.values_list("persoon_id", flat=True)) == {
        voorstel.vrijwilliger.persoon_id,
        voorstel.hulpvraag.zorgsituatie.zorgvrager_id,
        voorstel.hulpvraag.zorgsituatie.mantelzorger_id,
    }


def test_de_filters_van_de_lijst(client, organisatie):
    een = VoorstelFactory(organisatie=organisatie)
    twee = GeaccepteerdVoorstelFactory(organisatie=organisatie, hulpvraag__spoed="acuut")
    vragen = {
        f"ronde={een.ronde_id}": een,
        "status=geaccepteerd": twee,
        "spoed=acuut": twee,
        f"hulpvraag={een.hulpvraag_id}": een,
        f"vrijwilliger={twee.vrijwilliger_id}": twee,
        f"gewijzigdNa={een.gewijzigd_op:%Y-%m-%dT%H:%M:%S.%fZ}": twee,
    }
    for vraag, verwacht in vragen.items():
        rijen = client.get(f"{LIJST}?{vraag}").json()["resultaten"]
        assert [rij["id"] for rij in rijen] == [str(verwacht.pk)], vraag


# By hand.


def eigen_voorstel(organisatie, **anders):
    hulpvraag, vrijwilliger = paar(organisatie)
    wat = {"hulpvraag": hulpvraag.pk, "vrijwilliger": vrijwilliger.pk, "dag": 1, "fase": 0}
    return {naam: w for naam, w in {**wat, "begin": "13:00", **anders}.items() if w is not None}


def test_zelf_iemand_voorstellen(client, organisatie):
    antwoord = client.post(LIJST, eigen_voorstel(organisatie))
    assert antwoord.status_code == 201
    voorstel = Voorstel.objects.voor(organisatie).get()
    assert antwoord["Location"].endswith(f"{LIJST}/{voorstel.pk}")
    assert (voorstel.ronde, voorstel.dag, voorstel.start) == (None, 1, 13 * 60)
    assert antwoord.json()["begin"] == "13:00"


def test_wat_niet_kan_wordt_geweigerd_met_de_regel(client, organisatie):
    antwoord = client.post(LIJST, eigen_voorstel(organisatie, dag=2))
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "tijd")
    assert not Voorstel.objects.voor(organisatie).exists()


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"begin": "13:05", "fase": 1}, {"begin", "fase"}),
        ({"dag": None, "fase": None}, {"dag", "fase"}),
        ({"dag": 7, "vrijwilliger": uuid4()}, {"dag", "vrijwilliger"}),
    ],
)
def test_elke_foute_keuze_wordt_genoemd(client, organisatie, anders, velden):
    antwoord = client.post(LIJST, eigen_voorstel(organisatie, **anders))
    assert antwoord.status_code == 400
    assert {fout["pointer"].removeprefix("#/") for fout in antwoord.json()["errors"]} == velden


def test_een_bezoek_op_een_datum_heeft_zijn_dag_al(client, organisatie):
    hulpvraag = HulpvraagFactory(
        organisatie=organisatie, ritme=Ritme.EENMALIG, datum=timezone.localdate()
    )
    antwoord = client.post(LIJST, eigen_voorstel(organisatie, hulpvraag=hulpvraag.pk))
    assert {fout["pointer"] for fout in antwoord.json()["errors"]} == {"#/dag", "#/fase"}


def test_een_hulpvraag_van_een_ander_bestaat_niet(client, organisatie, andere_organisatie):
    vreemd = HulpvraagFactory(organisatie=andere_organisatie)
    antwoord = client.post(LIJST, eigen_voorstel(organisatie, hulpvraag=vreemd.pk))
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/hulpvraag"]


# From the decision to the match.


def test_van_voorstel_tot_koppeling(client, organisatie):
    hulpvraag, vrijwilliger = paar(organisatie)
    voorstel = VoorstelFactory(
        organisatie=organisatie, hulpvraag=hulpvraag, vrijwilliger=vrijwilliger
    )
    versies = [client.get(f"{LIJST}/{voorstel.pk}")["ETag"]]
    for naam, inhoud, status in (
        ("beoordelingen", {"besluit": "goedkeuren"}, "goedgekeurd"),
        ("aanbiedingen", {}, "aangeboden"),
        ("antwoorden", {"van": "mantelzorger", "ja": True}, "aangeboden"),
        ("antwoorden", {"van": "vrijwilliger", "ja": True}, "geaccepteerd"),
    ):
        antwoord = stap(client, voorstel, naam, inhoud)
        assert (antwoord.status_code, antwoord.json()["status"]) == (201, status)
        versies.append(antwoord["ETag"])
    assert len(set(versies)) == len(versies), "each step is another version"
    nu = client.get(f"{LIJST}/{voorstel.pk}").json()
    assert [(a["van"], a["ja"]) for a in nu["antwoorden"]] == [
        ("mantelzorger", True),
        ("vrijwilliger", True),
    ]
    assert nu["koppeling"] == str(Koppeling.objects.voor(organisatie).get().pk)


def test_afwijzen_heeft_een_reden(client, organisatie):
    voorstel = VoorstelFactory(organisatie=organisatie)
    assert stap(client, voorstel, "beoordelingen", {"besluit": "afwijzen"}).status_code == 400
    besluit = {"besluit": "afwijzen", "reden": "moment"}
    assert stap(client, voorstel, "beoordelingen", besluit).json()["status"] == "afgewezen"


def test_wat_niet_is_goedgekeurd_wordt_niet_aangeboden(client, organisatie):
    antwoord = stap(client, VoorstelFactory(organisatie=organisatie), "aanbiedingen")
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "status")


@pytest.mark.parametrize(
    ("inhoud", "velden"),
    [
        ({"van": "buurman", "ja": "misschien"}, {"van", "ja"}),
        ({"van": "vrijwilliger", "ja": False}, {"reden"}),
        ({"van": "vrijwilliger", "ja": True, "reden": "taak"}, {"reden"}),
        ({"van": "mantelzorger", "ja": False, "reden": "anders"}, {"toelichting"}),
    ],
)
def test_een_antwoord_is_volledig(client, aangeboden, inhoud, velden):
    antwoord = stap(client, aangeboden, "antwoorden", inhoud)
    assert antwoord.status_code == 400
    assert {fout["pointer"].removeprefix("#/") for fout in antwoord.json()["errors"]} == velden


def test_dezelfde_sleutel_legt_een_antwoord_vast(client, aangeboden):
    kop = {"Idempotency-Key": str(uuid4())}
    inhoud = {"van": "vrijwilliger", "ja": True}
    een, twee = (stap(client, aangeboden, "antwoorden", inhoud, **kop) for _keer in range(2))
    assert (een.status_code, een.json()) == (twee.status_code, twee.json()) == (201, een.json())
    assert Voorstelantwoord.alles.count() == 1
    assert stap(client, aangeboden, "antwoorden", inhoud).json()["code"] == "beantwoord"


def test_een_verlopen_aanbod_is_na_te_bellen(client, systeem, aangeboden):
    Voorstel.alles.update(aanbod_tot="2026-01-01")
    aanbiedingen_laten_verlopen(actor=systeem)
    antwoord = stap(client, aangeboden, "nabelacties", {"afloop": "gesproken"})
    assert (antwoord.status_code, antwoord.json()["status"]) == (201, "verlopen")
    assert Taak.alles.get().uitkomst == "gesproken"
    assert stap(client, aangeboden, "nabelacties", {"afloop": "gesproken"}).status_code == 409


def test_wie_zelf_antwoordt_doet_dat_niet_hier(als, aangeboden):
    """Under `mijn`, where only their own offers are."""
    persoon = aangeboden.vrijwilliger.persoon
    vrijwilliger = als(Rol.VRIJWILLIGER, persoon=persoon)
    inhoud = {"van": "vrijwilliger", "ja": True}
    assert stap(vrijwilliger, aangeboden, "antwoorden", inhoud).status_code == 403


def test_het_aantal_queries_groeit_niet_mee(client, organisatie):
    def maak():
        voorstel = GeaccepteerdVoorstelFactory(organisatie=organisatie, status="aangeboden")
        Voorstelantwoord.alles.create(
            organisatie=organisatie,
            voorstel=voorstel,
            van="vrijwilliger",
            ja=True,
            door=voorstel.aangeboden_door,
            op=timezone.now(),
        )

    evenveel_queries(client, f"{LIJST}?aantal=100", maak)


@pytest.mark.parametrize("cursor", ["cD1hYmM=", "cD0A", "x"])
def test_een_onzinnige_cursor_is_een_fout(client, organisatie, cursor):
    VoorstelFactory.create_batch(2, organisatie=organisatie)
    assert client.get(f"{LIJST}?cursor={cursor}").status_code == 400


def test_een_filter_zonder_waarde_is_een_fout(client):
    antwoord = client.get("/api/v1/voorstellen?vrijwilliger=")
    assert antwoord.status_code == 400
    assert [fout["parameter"] for fout in antwoord.json()["errors"]] == ["vrijwilliger"]
