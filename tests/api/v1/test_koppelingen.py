"""Matches over HTTP: the list, and each step."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from kern.models import AuditRegel, Rol
from matching.models import Evaluatie, Koppeling, Voorstel
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import GebruikerFactory, KoppelingFactory

LIJST = "/api/v1/koppelingen"
VANDAAG = timezone.localdate()


def dag(dagen: int) -> str:
    return (VANDAAG + timedelta(days=dagen)).isoformat()


@pytest.fixture
def koppel(organisatie):
    """A match in this stage."""

    def maak(status: str = "kennismaking", **waarden) -> Koppeling:
        if status == "proef":
            waarden.setdefault("proef_tot", VANDAAG)
        return KoppelingFactory(organisatie=organisatie, status=status, **waarden)

    return maak


def stap(client, koppeling, naam, inhoud=None, **koppen):
    return client.post(f"{LIJST}/{koppeling.pk}/{naam}", inhoud or {}, headers=koppen)


STAPPEN = [
    # Stage, step, body -> the stage after it.
    ("kennismaking", "kennismakingen", {"datum": dag(0), "klik": True}, "proef"),
    (
        "kennismaking",
        "kennismakingen",
        {"datum": dag(0), "klik": False, "reden": "zorgvrager"},
        "geen_klik",
    ),
    ("proef", "proeven", {"klik": True}, "actief"),
    ("actief", "pauzes", {}, "gepauzeerd"),
    ("gepauzeerd", "hervattingen", {}, "actief"),
    ("actief", "evaluaties", {"mantelzorger": "ja", "volgendeOp": dag(90)}, "actief"),
    ("actief", "beeindigingen", {"eindreden": "opname", "vrijwilliger": "nee"}, "beeindigd"),
]


@pytest.mark.parametrize(("status", "naam", "inhoud", "daarna"), STAPPEN)
def test_elke_stap_geeft_de_koppeling_zoals_zij_nu_is(client, koppel, status, naam, inhoud, daarna):
    koppeling = koppel(status)
    versie = client.get(f"{LIJST}/{koppeling.pk}")["ETag"]
    antwoord = stap(client, koppeling, naam, inhoud)
    assert antwoord.status_code == 201
    assert antwoord.json()["status"] == daarna
    nu = client.get(f"{LIJST}/{koppeling.pk}")
    assert nu.json() == antwoord.json()
    assert nu["ETag"] == antwoord["ETag"] != versie


def test_de_kennismaking_plannen(client, organisatie, koppel):
    mee = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    afspraak = {"kennismakingOp": dag(3), "coordinator": str(mee.pk)}
    antwoord = stap(client, koppel(), "kennismakingsafspraken", afspraak).json()
    assert {naam: antwoord[naam] for naam in afspraak} == afspraak


def test_wie_meegaat_werkt_hier(client, andere_organisatie, koppel):
    vreemd = GebruikerFactory(organisatie=andere_organisatie, met_rollen=[Rol.CONSULENT])
    afspraak = {"kennismakingOp": dag(3), "coordinator": str(vreemd.pk)}
    antwoord = stap(client, koppel(), "kennismakingsafspraken", afspraak)
    assert antwoord.status_code == 400
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/coordinator"]


def test_de_evaluaties_staan_bij_de_koppeling(client, koppel):
    koppeling = koppel("actief")
    stap(client, koppeling, "evaluaties", {"mantelzorger": "ja", "volgendeOp": dag(90)})
    [evaluatie] = client.get(f"{LIJST}/{koppeling.pk}").json()["evaluaties"]
    assert (evaluatie["mantelzorger"], evaluatie["vrijwilliger"]) == ("ja", "")
    assert (evaluatie["datum"], evaluatie["door"]) == (dag(0), str(client.gebruiker.pk))


@pytest.mark.parametrize(
    ("genoemd", "einddatum"),
    [({}, dag(200)), ({"einddatum": None}, None), ({"einddatum": dag(9)}, dag(9))],
)
def test_een_evaluatie_laat_het_afgesproken_einde_staan(client, koppel, genoemd, einddatum):
    koppeling = koppel("actief", einddatum=VANDAAG + timedelta(days=200))
    antwoord = stap(client, koppeling, "evaluaties", {"volgendeOp": dag(90)} | genoemd)
    assert (antwoord.status_code, antwoord.json()["einddatum"]) == (201, einddatum)


@pytest.mark.parametrize(
    ("status", "naam", "inhoud", "velden"),
    [
        ("kennismaking", "kennismakingen", {"datum": "x", "klik": "?"}, {"datum", "klik"}),
        ("kennismaking", "kennismakingen", {"datum": dag(1), "klik": False}, {"datum", "reden"}),
        ("proef", "proeven", {"klik": False, "reden": "anders"}, {"toelichting"}),
        ("actief", "evaluaties", {"volgendeOp": dag(0), "einddatum": dag(-1)}, None),
        ("actief", "beeindigingen", {"eindreden": "zomaar", "bsn": "1"}, {"eindreden", "bsn"}),
    ],
)
def test_elk_fout_veld_wordt_genoemd(client, koppel, status, naam, inhoud, velden):
    antwoord = stap(client, koppel(status), naam, inhoud)
    assert antwoord.status_code == 400
    genoemd = {fout["pointer"].removeprefix("#/") for fout in antwoord.json()["errors"]}
    assert genoemd == (velden or set(inhoud))


def test_een_stap_die_niet_volgt_is_een_conflict(client, organisatie, koppel):
    antwoord = stap(client, koppel("actief"), "hervattingen")
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "status")
    regel = AuditRegel.objects.voor(organisatie).get(gebeurtenis="koppeling_stap")
    assert regel.uitkomst == "geweigerd"


def test_dezelfde_sleutel_beeindigt_een_keer(client, koppel):
    koppeling, sleutel = koppel("actief"), str(uuid4())
    inhoud = {"eindreden": "tijd_om"}
    een, twee = (
        stap(client, koppeling, "beeindigingen", inhoud, **{"Idempotency-Key": sleutel})
        for _keer in range(2)
    )
    assert (een.status_code, een.json()) == (twee.status_code, twee.json())
    assert Evaluatie.alles.count() == 1
    assert Voorstel.alles.get().status == "vervallen"


def test_de_filters_van_de_lijst(client, koppel):
    actief, nieuw = koppel("actief"), koppel()
    oud = koppel("beeindigd", eindreden="opname", beeindigd_op=timezone.now())
    vragen = {
        "status=actief": {actief},
        "loopt=true": {actief, nieuw},
        "loopt=false": {oud},
        f"hulpvraag={nieuw.hulpvraag_id}": {nieuw},
        f"vrijwilliger={oud.voorstel.vrijwilliger_id}": {oud},
        f"gewijzigdNa={actief.gewijzigd_op:%Y-%m-%dT%H:%M:%S.%fZ}": {nieuw, oud},
    }
    for vraag, verwacht in vragen.items():
        rijen = client.get(f"{LIJST}?{vraag}").json()["resultaten"]
        assert {rij["id"] for rij in rijen} == {str(k.pk) for k in verwacht}, vraag
    assert client.get(f"{LIJST}?status=zomaar").status_code == 400


def test_wie_wordt_gelezen_staat_in_de_log(client, organisatie, koppel):
    koppeling = koppel()
    client.get(f"{LIJST}/{koppeling.pk}")
    situatie = koppeling.hulpvraag.zorgsituatie
    gezien = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert set(gezien.values_list("persoon_id", flat=True)) == {
        situatie.mantelzorger_id,
        situatie.zorgvrager_id,
        koppeling.voorstel.vrijwilliger.persoon_id,
    }


def test_het_aantal_queries_groeit_niet_mee(client, actor, koppel):
    def maak():
        koppeling = koppel("actief")
        Evaluatie.alles.create(
            organisatie_id=koppeling.organisatie_id,
            koppeling=koppeling,
            datum=VANDAAG,
            door_id=actor.gebruiker_id,
        )

    evenveel_queries(client, f"{LIJST}?aantal=100", maak)


@pytest.mark.parametrize(
    ("status", "naam", "inhoud", "veld"),
    [
        ("kennismaking", "kennismakingen", {"klik": True, "datum": "0001-01-01"}, "datum"),
        ("actief", "evaluaties", {"volgendeOp": "9999-12-31"}, "volgendeOp"),
    ],
)
def test_een_dag_die_niet_kan_wordt_niet_bewaard(client, koppel, status, naam, inhoud, veld):
    antwoord = stap(client, koppel(status), naam, inhoud)
    assert antwoord.status_code == 400
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == [f"#/{veld}"]


@pytest.mark.parametrize("soort", ["application/json", "text/csv"])
@pytest.mark.parametrize("dag", ["0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"])
def test_een_tijdstip_waar_niet_mee_te_rekenen_is(client, soort, dag):
    antwoord = client.get(f"{LIJST}?gewijzigdNa={dag}", headers={"Accept": soort})
    assert antwoord.status_code == 400
    assert [f["parameter"] for f in antwoord.json()["errors"]] == ["gewijzigdNa"]
