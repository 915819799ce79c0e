"""What a service refuses in a list is said of the row and the field, as it was sent."""

import pytest

from tests.api.test_fouten import is_probleem
from tests.fabrieken import KenmerkFactory, PersoonFactory, VrijwilligerFactory


@pytest.fixture
def geweigerd(client, organisatie):
    """``geweigerd(scholingen=[...])``: the places that a change of a volunteer is refused for."""
    wie = VrijwilligerFactory(organisatie=organisatie)
    adres = f"/api/v1/vrijwilligers/{wie.id}"
    versie = client.get(adres)["ETag"]

    def _geweigerd(**inhoud) -> set[str]:
        antwoord = client.patch(adres, inhoud, headers={"If-Match": versie})
        return {fout["pointer"] for fout in is_probleem(antwoord, 400)["errors"]}

    return _geweigerd


def scholing(gevolgd="2026-01-05", **meer) -> dict[str, str]:
    return {"naam": "Tillen", "gevolgdOp": gevolgd} | meer


def test_van_elke_cursus_wordt_het_veld_genoemd(geweigerd):
    rijen = [
        scholing(),
        scholing("2099-01-05"),
        scholing("2025-01-05"),
        scholing(geldigTot="2025-12-31"),
    ]
    assert geweigerd(scholingen=rijen) == {"#/scholingen/1/gevolgdOp", "#/scholingen/3/geldigTot"}


def test_wat_het_model_weigert_staat_bij_de_rij(geweigerd):
    rijen = [scholing(), scholing("1800-01-05"), scholing(geldigTot="2100-01-05")]
    assert geweigerd(scholingen=rijen) == {"#/scholingen/1/gevolgdOp", "#/scholingen/2/geldigTot"}


def test_een_niveau_zonder_taal_staat_bij_de_bekwaamheid(geweigerd, organisatie):
    rijen = [
        {"kenmerk": str(KenmerkFactory(organisatie=organisatie, soort=soort).id), "niveau": "b1"}
        for soort in ("bekwaamheid", "taal", "bekwaamheid")
    ]
    assert geweigerd(bekwaamheden=rijen) == {
        "#/bekwaamheden/0/niveau",
        "#/bekwaamheden/2/niveau",
    }


def test_wat_er_twee_keer_staat_wordt_bij_de_tweede_genoemd(geweigerd, organisatie):
    taal = str(KenmerkFactory(organisatie=organisatie, soort="taal").id)
    rijen = [{"kenmerk": taal, "niveau": niveau} for niveau in ("a2", "b1")]
    assert geweigerd(bekwaamheden=rijen) == {"#/bekwaamheden/1/kenmerk"}


def test_van_een_lijst_ids_wordt_de_plaats_genoemd(geweigerd, organisatie):
    blijft, ander = PersoonFactory.create_batch(2, organisatie=organisatie)
    weg = PersoonFactory(organisatie=organisatie, samengevoegd_met=blijft)
    personen = [str(persoon.id) for persoon in (blijft, weg, ander)]
    assert geweigerd(uitsluitingen=personen) == {"#/uitsluitingen/1"}


def test_van_een_lijst_ids_wordt_elke_verkeerde_genoemd(geweigerd, organisatie, andere_organisatie):
    eigen = PersoonFactory(organisatie=organisatie)
    vreemd = PersoonFactory(organisatie=andere_organisatie)
    personen = [str(vreemd.id), str(eigen.id), "x", None]
    assert geweigerd(uitsluitingen=personen) == {
        "#/uitsluitingen/0",
        "#/uitsluitingen/2",
        "#/uitsluitingen/3",
    }
