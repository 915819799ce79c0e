"""Files over HTTP: tried first, then taken in; and the lists that go out and in."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from api.grenzen import GROOTSTE, GROOTSTE_MET_BESTAND, MET_BESTAND
from api.parsers import Formulier
from api.v1.urls import VIEWSETS
from kern.models import AuditRegel, Rol
from kern.services.organisaties import organisatie_inrichten
from tests.api.test_fouten import is_probleem
from tests.fabrieken import ImportopdrachtFactory, PersoonFactory, VrijwilligerFactory
from tests.uitwisseling.bestanden import inhoud, kolommen
from uitwisseling import achtergrond
from uitwisseling.models import Importopdracht
from vrijwilligers.models import Vrijwilliger

LIJST = "/api/v1/importopdrachten"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def organisatie(db):
    """An organisation with the shipped kenmerken."""
    return organisatie_inrichten(naam="Steunpunt", slug="steunpunt", wijken={}, herkomst="test")


def stuur(client, bytes_=b"nummer", koppen=None, **velden):
    velden = {"soort": "vrijwilligers", "bestand": SimpleUploadedFile("a.csv", bytes_)} | velden
    return client.post(LIJST, velden, format="multipart", headers=koppen or {})


def in_de_log(organisatie, gebeurtenis):
    return AuditRegel.objects.voor(organisatie).filter(gebeurtenis=gebeurtenis)


def gedraaid(client, antwoord):
    """What came of the import that this answer tells of."""
    assert antwoord.status_code == 202, antwoord.json()
    achtergrond.importopdracht_uitvoeren(antwoord.json()["id"])
    return client.get(antwoord["Location"])


def test_een_bestand_wordt_eerst_geprobeerd_en_dan_ingelezen(client, organisatie):
    begonnen = stuur(client, inhoud("vrijwilligers", {}, {"nummer": "V-2"}))
    assert (begonnen.json()["status"], begonnen.json()["proef"]) == ("wacht", True)
    proef = gedraaid(client, begonnen)
    assert proef["ETag"] != begonnen["ETag"]
    assert proef.json()["aantallen"] == {"aangemaakt": 2, "gewijzigd": 0, "ongewijzigd": 0}
    assert not Vrijwilliger.objects.voor(organisatie).exists()

    stap = f"{LIJST}/{proef.json()['id']}/uitvoeringen"
    echt = gedraaid(client, client.post(stap))
    assert (echt.json()["proef"], echt.json()["bewaard"]) == (False, False)
    assert Vrijwilliger.objects.voor(organisatie).count() == 2
    assert is_probleem(client.post(stap), 409)["code"] == "niet_door_te_zetten"


def test_zonder_proef_wordt_het_meteen_ingelezen(client, organisatie):
    gedraaid(client, stuur(client, inhoud("vrijwilligers"), proef=False))
    gewijzigd = gedraaid(
        client, stuur(client, inhoud("vrijwilligers", {"max_reistijd": "45"}), proef=False)
    )
    assert gewijzigd.json()["aantallen"]["gewijzigd"] == 1
    assert Vrijwilliger.objects.voor(organisatie).get().max_reistijd == 45


def test_per_rij_staat_wat_er_verandert_en_wie_dubbel_kan_zijn(client, organisatie):
    bekend = PersoonFactory(
        organisatie=organisatie, voornaam="Anna", achternaam="Proef", email="a@voorbeeld.example"
    )
    wie = VrijwilligerFactory(organisatie=organisatie, nummer="V-9", max_reistijd=20)
    rijen = ({"email": "a@voorbeeld.example"}, {"nummer": "V-9", "max_reistijd": "45"})
    begonnen = stuur(client, inhoud("vrijwilligers", *rijen))
    proef = gedraaid(client, begonnen).json()
    nieuw, anders = proef["wijzigingen"]
    assert (nieuw["nummer"], nieuw["nieuw"], nieuw["cellen"]) == ("V-1", True, [])
    assert {"kolom": "max_reistijd", "oud": "20", "nieuw": "45"} in anders["cellen"]
    (dubbel,) = [d for d in proef["mogelijkDubbel"] if d["persoon"] == str(bekend.id)]
    assert (dubbel["rij"], dubbel["andereRij"], dubbel["naam"]) == (2, None, "Anna Proef")
    assert (dubbel["redenen"], dubbel["zinnen"]) == (["email"], ["hetzelfde e-mailadres"])
    gezien = set(in_de_log(organisatie, "dossier_ingezien").values_list("persoon_id", flat=True))
    assert {bekend.id, wie.persoon_id} <= gezien
    with CaptureQueriesContext(connection) as vragen:
        client.get(begonnen["Location"])
    assert len([v for v in vragen if 'FROM "kern_persoon"' in v["sql"]]) == 1


def test_elke_foute_cel_wordt_genoemd(client):
    rijen = ({"vervoer": "vliegtuig"}, {"nummer": "V-2", "postcode": "x"})
    import_ = gedraaid(client, stuur(client, inhoud("vrijwilligers", *rijen))).json()
    assert (import_["status"], import_["aantalFouten"]) == ("geweigerd", 2)
    assert [(f["rij"], f["kolom"], f["waarde"]) for f in import_["fouten"]] == [
        (2, "vervoer", "vliegtuig"),
        (3, "postcode", "x"),
    ]


def test_elk_fout_veld_wordt_genoemd(client, organisatie):
    antwoord = client.post(LIJST, {"soort": "onzin", "naam": "x", "proef": "?"}, format="multipart")
    velden = {fout["pointer"] for fout in is_probleem(antwoord, 400)["errors"]}
    assert velden == {"#/soort", "#/naam", "#/proef", "#/bestand"}
    assert not Importopdracht.objects.voor(organisatie).exists()


@pytest.mark.parametrize(
    ("wat", "soort", "status"),
    [
        ("{}", "application/json", 415),
        ("--x", "multipart/form-data", 400),
        ("--x", "multipart/form-data; boundary=x", 400),
        (
            "".join(
                f'--x\r\nContent-Disposition: form-data; name="{naam}"; filename="a"\r\n\r\n1\r\n'
                for naam in "ab"
            )
            + "--x--\r\n",
            "multipart/form-data; boundary=x",
            400,
        ),
    ],
    ids=["json", "zonder grens", "leeg", "twee bestanden"],
)
def test_wat_geen_formulier_met_een_bestand_is(client, wat, soort, status):
    is_probleem(client.post(LIJST, wat, content_type=soort), status)


def test_dezelfde_sleutel_met_een_ander_bestand_is_een_ander_verzoek(client, organisatie):
    kop = {"Idempotency-Key": str(uuid4())}
    een, twee = (stuur(client, b"nummer", kop) for _keer in range(2))
    assert (twee.status_code, twee.json()) == (202, een.json())
    assert bytes(Importopdracht.objects.voor(organisatie).get().inhoud) == b"nummer"
    assert is_probleem(stuur(client, b"anders", kop), 409)["code"] == "sleutel_hergebruikt"


def test_een_bestand_mag_groter_zijn_dan_een_ander_verzoek(client, monkeypatch):
    assert {f"/api/v1/{v.naam}" for v in VIEWSETS if Formulier in v.parser_classes} == MET_BESTAND
    assert stuur(client, b"x" * GROOTSTE).status_code == 202
    te_groot = client.post(LIJST, "", CONTENT_LENGTH=str(GROOTSTE_MET_BESTAND + 1))
    assert "50 MB" in is_probleem(te_groot, 413)["detail"]
    monkeypatch.setattr("werkbank.uploads.GROOTSTE_BESTAND", 10)
    (fout,) = is_probleem(stuur(client, b"x" * 11), 400)["errors"]
    assert (fout["pointer"], "50 MB" in fout["detail"]) == ("#/bestand", True)


def test_men_ziet_alleen_imports_van_eigen_lijsten(client, consulent, organisatie):
    eigen = ImportopdrachtFactory(organisatie=organisatie)
    assert [rij["id"] for rij in client.get(LIJST).json()["resultaten"]] == [str(eigen.pk)]
    assert consulent.get(LIJST).json()["resultaten"] == []
    for antwoord in (
        consulent.get(f"{LIJST}/{eigen.pk}"),
        consulent.post(f"{LIJST}/{eigen.pk}/uitvoeringen"),
        stuur(consulent),
        consulent.get("/api/v1/lijsten/sjablonen?soort=vrijwilligers"),
        consulent.get("/api/v1/lijsten/bestanden?soort=vrijwilligers"),
    ):
        is_probleem(antwoord, 403)


def test_een_import_zonder_worker_staat_niet_als_bezig_in_de_lijst(client, organisatie):
    lang_geleden = timezone.now() - timedelta(days=1)
    ImportopdrachtFactory(organisatie=organisatie, status="bezig", begonnen_op=lang_geleden)
    assert [rij["status"] for rij in client.get(LIJST).json()["resultaten"]] == ["mislukt"]


def test_de_lijsten_met_hun_kolommen(client, consulent):
    lijst, *_rest = client.get("/api/v1/lijsten").json()
    assert (lijst["soort"], lijst["importeren"]) == ("vrijwilligers", True)
    assert [kolom["naam"] for kolom in lijst["kolommen"]] == kolommen("vrijwilligers")
    assert "vrijwilligers" not in {rij["soort"] for rij in consulent.get("/api/v1/lijsten").json()}


def test_een_leeg_bestand_en_een_vol_bestand(client, organisatie):
    leeg = client.get("/api/v1/lijsten/sjablonen?soort=vrijwilligers", headers={"Accept": XLSX})
    blad, uitleg = load_workbook(BytesIO(leeg.content)).worksheets
    assert [cel.value for cel in blad[1]] == kolommen("vrijwilligers")
    assert uitleg.max_row == len(kolommen("vrijwilligers")) + 1
    wie = VrijwilligerFactory(organisatie=organisatie, nummer="V-7")
    vol = client.get(
        "/api/v1/lijsten/bestanden?soort=vrijwilligers", headers={"Accept": "text/csv"}
    )
    assert "V-7" in vol.content.decode("utf-8-sig")
    assert "vrijwilligers-2" in vol["Content-Disposition"]
    assert in_de_log(organisatie, "dossier_ingezien").get().persoon_id == wie.persoon_id
    assert in_de_log(organisatie, "bestand_uitgevoerd").exists()
    geen_json = client.get("/api/v1/lijsten/bestanden?soort=x", headers={"Accept": "text/html"})
    is_probleem(geen_json, 406)


def test_een_beheerder_leest_niets_in(als):
    assert stuur(als(Rol.BEHEERDER)).status_code == 403
