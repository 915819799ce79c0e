"""Lists out, empty files, and files in: tried first, then taken in."""

import csv
import io
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kern.models import AuditRegel, Rol
from kern.services.organisaties import organisatie_inrichten
from tests.fabrieken import (
    ImportopdrachtFactory,
    PersoonFactory,
    VrijwilligerFactory,
    ZorgsituatieFactory,
)
from tests.uitwisseling.bestanden import inhoud, kolommen
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst
from uitwisseling import achtergrond
from uitwisseling.bestand import Formaat
from uitwisseling.models import Importopdracht
from vrijwilligers.models import Vrijwilliger


@pytest.fixture
def organisatie(db):
    """An organisation with the shipped kenmerken."""
    return organisatie_inrichten(naam="Steunpunt", slug="steunpunt", wijken={}, herkomst="test")


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


def stuur(client, bytes_: bytes, soort: str = "vrijwilligers", naam: str = "lijst.csv"):
    return client.post(
        "/uitwisseling",
        {"import-soort": soort, "import-bestand": SimpleUploadedFile(naam, bytes_)},
    )


def proef(client, bytes_: bytes, soort: str = "vrijwilligers") -> str:
    """Send a file and let the background try it; the address of the import."""
    adres = stuur(client, bytes_, soort).url
    achtergrond.importopdracht_uitvoeren(adres.rpartition("/")[2])
    return adres


def tabel(antwoord, naam: str) -> list[list[str]]:
    bijschrift = BeautifulSoup(antwoord.content, "html.parser").find(id=naam)
    return [
        [" ".join(cel.get_text(" ").split()) for cel in rij.find_all(["th", "td"])]
        for rij in bijschrift.parent.select("tbody tr")
    ]


# Taking in.


def test_een_bestand_wordt_eerst_geprobeerd_en_dan_ingelezen(aan_het_werk, organisatie):
    adres = proef(aan_het_werk, inhoud("vrijwilligers", {}, {"nummer": "V-2"}))
    antwoord = aan_het_werk.get(adres)
    assert [
        woord
        for deel in BeautifulSoup(antwoord.content, "html.parser").select(".cijfers div")
        for woord in deel.get_text(" ").split()
    ] == ["nieuw", "2", "gewijzigd", "0", "blijft", "gelijk", "0"]
    assert not Vrijwilliger.objects.voor(organisatie).exists()

    echt = aan_het_werk.post(f"{adres}/uitvoering").url
    assert echt != adres
    achtergrond.importopdracht_uitvoeren(echt.rpartition("/")[2])
    assert Vrijwilliger.objects.voor(organisatie).count() == 2
    assert "Wat er is gebeurd" in tekst(aan_het_werk.get(echt))
    # The trial is over.
    assert "Lees dit bestand nu in" not in tekst(aan_het_werk.get(adres))
    nogmaals = aan_het_werk.post(f"{adres}/uitvoering")
    assert nogmaals.status_code == 409
    assert "al ingelezen of niet meer bewaard" in tekst(nogmaals)


def test_per_rij_staat_wat_er_verandert(aan_het_werk, organisatie, in_de_log):
    adres = proef(aan_het_werk, inhoud("vrijwilligers"))
    achtergrond.importopdracht_uitvoeren(
        aan_het_werk.post(f"{adres}/uitvoering").url.rpartition("/")[2]
    )
    adres = proef(aan_het_werk, inhoud("vrijwilligers", {"max_reistijd": "45"}, {"nummer": "V-2"}))
    assert tabel(aan_het_werk.get(adres), "wijziglijst") == [
        ["2", "V-1", "max_reistijd: 20 → 45"],
        ["3", "V-2", "nieuw"],
    ]
    vrijwilliger = Vrijwilliger.objects.voor(organisatie).get()
    assert in_de_log("dossier_ingezien").filter(persoon_id=vrijwilliger.persoon_id).exists()


def test_elke_foute_cel_staat_in_een_tabel(aan_het_werk, organisatie):
    adres = proef(
        aan_het_werk,
        inhoud("vrijwilligers", {"vervoer": "vliegtuig"}, {"nummer": "V-2", "postcode": "x"}),
    )
    antwoord = aan_het_werk.get(adres)
    fouten = tabel(antwoord, "foutlijst")
    assert [rij[:3] for rij in fouten] == [["2", "vervoer", "vliegtuig"], ["3", "postcode", "x"]]
    assert all(rij[3].startswith("verwacht wordt") for rij in fouten)
    assert "Er is niets ingelezen." in tekst(antwoord)
    assert not Vrijwilliger.objects.voor(organisatie).exists()


def test_veel_fouten_staan_op_meer_bladzijden(aan_het_werk, organisatie):
    opdracht = ImportopdrachtFactory(
        organisatie=organisatie,
        status="geweigerd",
        aantal_fouten=1200,
        fouten=[
            {"rij": nr, "kolom": "naam", "waarde": "x", "melding": "fout"} for nr in range(2, 1002)
        ],
    )
    antwoord = aan_het_werk.get(f"/importen/{opdracht.id}?fouten=2")
    assert len(tabel(antwoord, "foutlijst")) == 25
    gezien = tekst(antwoord)
    assert "Er zijn 1200 fouten gevonden" in gezien
    assert "De eerste 1000 fouten" in gezien
    assert "bladzijde 2 van 40" in gezien


def test_wie_dubbel_kan_zijn_wordt_genoemd_en_gelogd(aan_het_werk, organisatie, in_de_log):
    bekend = PersoonFactory(
        organisatie=organisatie, voornaam="Anna", achternaam="Proef", email="anna@voorbeeld.example"
    )
    adres = proef(aan_het_werk, inhoud("vrijwilligers", {"email": "anna@voorbeeld.example"}))
    antwoord = aan_het_werk.get(adres)
    ((rij, nummer, op, waarom),) = tabel(antwoord, "dubbellijst")
    assert (rij, nummer, op, waarom) == ("2", "V-1", "Anna Proef", "hetzelfde e-mailadres")
    assert in_de_log("dossier_ingezien").get().persoon_id == bekend.id


def test_geen_bestand_is_aan_de_inhoud_te_zien(aan_het_werk):
    adres = proef(aan_het_werk, b"\x89PNG\r\n\x1a\n")
    assert "hele bestand" in tekst(aan_het_werk.get(adres))


@pytest.mark.parametrize(
    ("velden", "waar"),
    [
        ({"import-soort": "vrijwilligers"}, "bestand"),
        ({"import-soort": "vrijwilligers", "import-bestand": ""}, "bestand"),
        ({"import-soort": "onzin", "import-bestand": SimpleUploadedFile("a.csv", b"x")}, "soort"),
        (
            {"import-soort": "vrijwilligers", "import-bestand": SimpleUploadedFile("a.csv", b"")},
            "bestand",
        ),
    ],
)
def test_zonder_bestand_of_lijst_begint_er_niets(aan_het_werk, organisatie, velden, waar):
    antwoord = aan_het_werk.post("/uitwisseling", velden)
    assert antwoord.status_code == 400
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    assert bladzijde.select_one(f"[name=import-{waar}][aria-invalid]")
    assert not Importopdracht.objects.voor(organisatie).exists()


def test_een_te_groot_bestand_wordt_geweigerd_zonder_het_te_bewaren(
    aan_het_werk, organisatie, monkeypatch
):
    monkeypatch.setattr("werkbank.uploads.GROOTSTE_BESTAND", 200_000)
    precies = stuur(aan_het_werk, b"x" * 200_000)
    assert precies.status_code == 302
    Importopdracht.objects.voor(organisatie).delete()
    antwoord = stuur(aan_het_werk, b"x" * 200_001)
    assert antwoord.status_code == 400
    assert "Dit bestand is groter dan 50 MB." in tekst(antwoord)
    assert not antwoord.wsgi_request.FILES
    assert not Importopdracht.objects.voor(organisatie).exists()


def test_een_tweede_bestand_tegelijk_wordt_geweigerd(aan_het_werk, organisatie):
    stuur(aan_het_werk, inhoud("vrijwilligers"))
    antwoord = stuur(aan_het_werk, inhoud("vrijwilligers"))
    assert antwoord.status_code == 409
    assert "Er wordt al een bestand ingelezen" in tekst(antwoord)
    assert Importopdracht.objects.voor(organisatie).count() == 1


def test_vanzelf_verversen_is_een_keuze(aan_het_werk, organisatie):
    opdracht = ImportopdrachtFactory(
        organisatie=organisatie, status="bezig", voortgang=40, begonnen_op=timezone.now()
    )
    adres = f"/importen/{opdracht.id}"
    assert "Bezig: 40 rijen gelezen." in tekst(aan_het_werk.get(adres))
    assert b'http-equiv="refresh"' not in aan_het_werk.get(adres).content
    assert b'http-equiv="refresh"' in aan_het_werk.get(f"{adres}?volgen=aan").content


def test_een_import_die_blijft_hangen_wordt_mislukt(aan_het_werk, organisatie):
    opdracht = ImportopdrachtFactory(
        organisatie=organisatie, status="bezig", begonnen_op=timezone.now() - timedelta(hours=3)
    )
    gezien = tekst(aan_het_werk.get(f"/importen/{opdracht.id}"))
    assert "Het inlezen is mislukt" in gezien
    assert "halverwege gestopt" in gezien


def test_ook_in_de_lijst_blijft_een_import_niet_hangen(aan_het_werk, organisatie):
    drie_uur_geleden = timezone.now() - timedelta(hours=3)
    opdracht = ImportopdrachtFactory(
        organisatie=organisatie, status="bezig", begonnen_op=drie_uur_geleden
    )
    aan_het_werk.get("/uitwisseling")
    opdracht.refresh_from_db()
    assert opdracht.status == "mislukt"


def test_meer_imports_kosten_niet_meer_vragen(aan_het_werk, organisatie):
    def vul(aantal):
        Importopdracht.alles.bulk_create(
            ImportopdrachtFactory.build_batch(aantal, organisatie=organisatie)
        )

    evenveel_vragen(aan_het_werk, "/uitwisseling", vul)


def test_een_groter_verslag_kost_niet_meer_vragen(aan_het_werk, organisatie):
    opdracht = ImportopdrachtFactory(organisatie=organisatie)

    def vul(aantal):
        for vrijwilliger in VrijwilligerFactory.create_batch(
            min(aantal, 30), organisatie=organisatie
        ):
            opdracht.verslag.setdefault("wijzigingen", []).append(
                {"rij": 2, "nummer": vrijwilliger.nummer, "nieuw": False, "cellen": {}}
            )
            opdracht.verslag.setdefault("mogelijk_dubbel", []).append(
                {
                    "rij": 2,
                    "nummer": vrijwilliger.nummer,
                    "wie": "",
                    "persoon_id": str(vrijwilliger.persoon_id),
                    "andere_rij": None,
                    "score": 90,
                    "redenen": ["adres"],
                }
            )
        opdracht.save()

    evenveel_vragen(aan_het_werk, f"/importen/{opdracht.id}", vul)


# Who may do what.


def test_men_ziet_alleen_imports_van_eigen_lijsten(consulent, aan_het_werk, organisatie):
    opdracht = ImportopdrachtFactory(organisatie=organisatie, soort="vrijwilligers")
    adres = f"/importen/{opdracht.id}"
    assert adres in aan_het_werk.get("/uitwisseling").content.decode()
    assert adres not in consulent.get("/uitwisseling").content.decode()
    assert consulent.get(adres).status_code == 403
    assert consulent.post(f"{adres}/uitvoering").status_code == 403


def test_een_consulent_leest_geen_vrijwilligers_in(consulent, organisatie):
    assert stuur(consulent, inhoud("vrijwilligers"), "vrijwilligers").status_code == 400
    assert not Importopdracht.objects.voor(organisatie).exists()
    assert stuur(consulent, inhoud("zorgsituaties"), "zorgsituaties").status_code == 302


@pytest.mark.parametrize("rol", [Rol.VRIJWILLIGER, Rol.BEHEERDER, Rol.AUDITOR])
def test_een_ander_wisselt_niets_uit(inloggen, rol):
    client = inloggen(rol)
    assert client.get("/uitwisseling").status_code == 403
    assert client.post("/uitwisseling/lijsten/vrijwilligers/csv").status_code == 403
    assert client.get("/uitwisseling/sjablonen/vrijwilligers/csv").status_code == 403


# Out.


def test_een_lijst_ophalen(aan_het_werk, organisatie, in_de_log):
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie, nummer="V-12")
    antwoord = aan_het_werk.post("/uitwisseling/lijsten/vrijwilligers/csv")
    dag = f"{timezone.localdate():%Y-%m-%d}"
    assert antwoord.headers["Content-Disposition"] == (
        f'attachment; filename="vrijwilligers-{dag}.csv"'
    )
    (rij,) = csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    assert rij["nummer"] == "V-12"
    assert in_de_log("dossier_ingezien").get().persoon_id == vrijwilliger.persoon_id


def test_een_lijst_wordt_niet_met_een_koppeling_opgehaald(aan_het_werk, organisatie):
    assert aan_het_werk.get("/uitwisseling/lijsten/vrijwilligers/csv").status_code == 405
    assert not AuditRegel.objects.voor(organisatie).filter(herkomst="127.0.0.1").exists()


def test_een_consulent_haalt_geen_vrijwilligers_op(consulent, organisatie):
    ZorgsituatieFactory(organisatie=organisatie)
    assert consulent.post("/uitwisseling/lijsten/vrijwilligers/csv").status_code == 403
    assert consulent.post("/uitwisseling/lijsten/zorgsituaties/xlsx").status_code == 200
    assert "/lijsten/vrijwilligers/" not in consulent.get("/uitwisseling").content.decode()


@pytest.mark.parametrize("formaat", Formaat)
def test_een_leeg_bestand_heeft_alleen_de_kolommen(aan_het_werk, organisatie, formaat):
    antwoord = aan_het_werk.get(f"/uitwisseling/sjablonen/vrijwilligers/{formaat}")
    assert antwoord.headers["Content-Disposition"].endswith(f'"vrijwilligers-leeg.{formaat}"')
    if formaat == Formaat.CSV:
        regels = antwoord.content.decode("utf-8-sig").splitlines()
        assert [regel.split(";") for regel in regels] == [kolommen("vrijwilligers")]


@pytest.mark.parametrize("pad", ["onzin/csv", "vrijwilligers/pdf"])
def test_wat_er_niet_is_geeft_404(aan_het_werk, pad):
    assert aan_het_werk.get(f"/uitwisseling/sjablonen/{pad}").status_code == 404
    assert aan_het_werk.post(f"/uitwisseling/lijsten/{pad}").status_code == 404


def test_geen_adres_bevat_iets_over_een_persoon_of_bestand(aan_het_werk, organisatie):
    ImportopdrachtFactory(organisatie=organisatie, bestandsnaam="Anna Proef.csv")
    bladzijde = BeautifulSoup(aan_het_werk.get("/uitwisseling").content, "html.parser")
    adressen = [a["href"] for a in bladzijde.select("main a")]
    adressen += [f["action"] for f in bladzijde.find_all("form") if f.get("action")]
    uuid = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    assert len(adressen) > 8
    assert [a for a in adressen if not re.fullmatch(rf"(/([a-z]+|{uuid}))+", a)] == []
