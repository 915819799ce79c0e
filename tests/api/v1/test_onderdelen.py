"""What belongs to one volunteer, over HTTP: skills, VOGs, weekly times, absences."""

from datetime import date

import pytest

from kern.models import AuditRegel
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    AfwezigheidFactory,
    BekwaamheidFactory,
    BeschikbaarheidFactory,
    KenmerkFactory,
    VogFactory,
    VrijwilligerFactory,
)
from vrijwilligers.models import Vog

V1 = "/api/v1"
FABRIEKEN = {
    "bekwaamheden": BekwaamheidFactory,
    "vogs": VogFactory,
    "beschikbaarheden": BeschikbaarheidFactory,
    "afwezigheden": AfwezigheidFactory,
}


@pytest.fixture
def vrijwilliger(organisatie):
    return VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[], taaktypen=[])


@pytest.mark.parametrize("naam", FABRIEKEN)
def test_een_lijst_per_vrijwilliger(client, organisatie, vrijwilliger, naam):
    eigen = FABRIEKEN[naam](organisatie=organisatie, vrijwilliger=vrijwilliger)
    FABRIEKEN[naam](organisatie=organisatie)
    rijen = client.get(f"{V1}/{naam}?vrijwilliger={vrijwilliger.id}").json()["resultaten"]
    assert [rij["id"] for rij in rijen] == [str(eigen.id)]
    gezien = AuditRegel.objects.voor(organisatie).get(gebeurtenis="dossier_ingezien")
    assert gezien.persoon_id == vrijwilliger.persoon_id


@pytest.mark.parametrize("naam", FABRIEKEN)
def test_een_lijst_vraagt_even_vaak(client, organisatie, naam):
    evenveel_queries(
        client, f"{V1}/{naam}?aantal=100", lambda: FABRIEKEN[naam](organisatie=organisatie)
    )


def test_weken_zijn_een_lijst(client, organisatie, vrijwilliger):
    BeschikbaarheidFactory(
        organisatie=organisatie, vrijwilliger=vrijwilliger, weken=10, geldig_van=date(2026, 1, 5)
    )
    adres = f"{V1}/beschikbaarheden?geldigOp="
    (rij,) = client.get(f"{adres}2026-01-05").json()["resultaten"]
    assert (rij["dag"], rij["van"], rij["weken"]) == (4, "09:00", [1, 3])
    assert client.get(f"{adres}2026-01-04").json()["resultaten"] == []


@pytest.mark.parametrize(("vraag", "aantal"), [("vanaf=2026-07-14", 1), ("vanaf=2026-07-15", 0)])
def test_afwezigheid_in_een_periode(client, organisatie, vraag, aantal):
    AfwezigheidFactory(organisatie=organisatie)
    assert len(client.get(f"{V1}/afwezigheden?{vraag}").json()["resultaten"]) == aantal


def test_een_vog_van_aanvraag_tot_afgifte_en_weg(client, vrijwilliger):
    aanvraag = {"vrijwilliger": str(vrijwilliger.id), "aangevraagdOp": "2026-01-05"}
    van_vrijwilliger = f"{V1}/vrijwilligers/{vrijwilliger.id}"
    eerst = client.get(van_vrijwilliger)["ETag"]
    gemaakt = client.post(f"{V1}/vogs", aanvraag)
    assert gemaakt.status_code == 201
    assert client.get(van_vrijwilliger)["ETag"] != eerst
    adres, versie = f"{V1}/vogs/{gemaakt.json()['id']}", {"If-Match": gemaakt["ETag"]}
    afgifte = {"afgegevenOp": "2026-02-05", "vernieuwenOp": "2029-02-05", "gezienDoor": "Els"}
    antwoord = client.patch(adres, afgifte, headers=versie)
    assert (antwoord.status_code, antwoord.json()["aangevraagdOp"]) == (200, "2026-01-05")
    assert client.delete(adres).status_code == 428
    assert client.delete(adres, headers=versie).status_code == 412
    assert client.delete(adres, headers={"If-Match": antwoord["ETag"]}).status_code == 204
    assert not Vog.alles.exists()


def test_een_vog_die_niet_klopt_wordt_geweigerd(client, vrijwilliger):
    fout = {"vrijwilliger": str(vrijwilliger.id), "afgegevenOp": "2026-02-05", "kopie": "x"}
    antwoord = client.post(f"{V1}/vogs", fout)
    assert {f["pointer"] for f in antwoord.json()["errors"]} == {"#/kopie"}
    del fout["kopie"]
    antwoord = client.post(f"{V1}/vogs", fout)
    assert {f["pointer"] for f in antwoord.json()["errors"]} == {"#/gezienDoor", "#/vernieuwenOp"}


def test_een_bekwaamheid_erbij_anders_en_weg(client, organisatie, vrijwilliger):
    taal = KenmerkFactory(organisatie=organisatie, soort="taal")
    inhoud = {"vrijwilliger": str(vrijwilliger.id), "kenmerk": str(taal.id), "niveau": "b1"}
    van_vrijwilliger = f"{V1}/vrijwilligers/{vrijwilliger.id}"
    eerst = client.get(van_vrijwilliger)["ETag"]
    gemaakt = client.post(f"{V1}/bekwaamheden", inhoud)
    assert gemaakt.status_code == 201
    assert client.get(van_vrijwilliger)["ETag"] != eerst
    assert client.post(f"{V1}/bekwaamheden", inhoud).status_code == 400
    adres = f"{V1}/bekwaamheden/{gemaakt.json()['id']}"
    antwoord = client.put(adres, {"geldigTot": "2099-01-01"}, headers={"If-Match": gemaakt["ETag"]})
    assert (antwoord.json()["geldigTot"], antwoord.json()["niveau"]) == ("2099-01-01", "")
    assert client.delete(adres, headers={"If-Match": antwoord["ETag"]}).status_code == 204
    assert client.get(adres).status_code == 404


@pytest.mark.parametrize(
    ("kenmerk", "niveau", "veld"),
    [({"soort": "taaktype"}, "b1", "niveau"), ({"soort": "persoonlijk"}, "", "kenmerk")],
)
def test_een_bekwaamheid_die_niet_kan_wordt_geweigerd(
    client, organisatie, vrijwilliger, kenmerk, niveau, veld
):
    gezondheid = kenmerk["soort"] == "persoonlijk"
    rij = KenmerkFactory(organisatie=organisatie, gezondheid=gezondheid, **kenmerk)
    inhoud = {"vrijwilliger": str(vrijwilliger.id), "kenmerk": str(rij.id), "niveau": niveau}
    antwoord = client.post(f"{V1}/bekwaamheden", inhoud)
    assert antwoord.status_code == 400
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == [f"#/{veld}"]
