"""A value that only looks like what the document asks for is refused."""

import pytest

from tests.api.test_fouten import is_probleem


def fouten(antwoord) -> dict[str, str]:
    return {fout["pointer"]: fout["detail"] for fout in is_probleem(antwoord, 400)["errors"]}


@pytest.mark.parametrize(
    ("adres", "veld", "waarde"),
    [
        ("hulpvragen", "ritme", "1"),
        ("hulpvragen", "ritme", True),
        ("hulpvragen", "datum", "2026-1-5"),
        ("hulpvragen", "datum", 20260105),
        ("zorgsituaties", "urenPerWeek", 24.5),
        ("zorgsituaties", "urenPerWeek", 24),
        ("zorgsituaties", "urenPerWeek", "1e1"),
        ("zorgsituaties", "urenPerWeek", " 24"),
        ("zorgsituaties", "urenPerWeek", "24.5\n"),
        ("zorgsituaties", "urenPerWeek", "٢٤"),
    ],
)
def test_wat_er_alleen_op_lijkt_wordt_geweigerd(consulent, adres, veld, waarde):
    assert f"#/{veld}" in fouten(consulent.post(f"/api/v1/{adres}", {veld: waarde}))


@pytest.mark.parametrize(
    ("adres", "veld", "waarde"),
    [
        ("hulpvragen", "ritme", 1),
        ("hulpvragen", "datum", "2026-01-05"),
        ("zorgsituaties", "urenPerWeek", "24.5"),
        ("zorgsituaties", "urenPerWeek", None),
    ],
)
def test_en_wat_het_is_niet(consulent, adres, veld, waarde):
    assert f"#/{veld}" not in fouten(consulent.post(f"/api/v1/{adres}", {veld: waarde}))


@pytest.mark.parametrize("tijd", ["9:5", "9:05", "09:05:00", "09:5", " 09:05", 905])
def test_een_kloktijd_heeft_vier_cijfers(consulent, tijd):
    body = {"vensters": [{"dag": 0, "van": "09:05", "tot": tijd}]}
    gezegd = fouten(consulent.post("/api/v1/hulpvragen", body))
    assert gezegd["#/vensters/0/tot"] == "Geef een tijd als 09:30."
    assert "#/vensters/0/van" not in gezegd


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        ("2026-01-01T09:30:00Z", 200),
        ("2026-01-01T09:30:00.5%2B01:00", 200),
        ("2026-01-01", 400),
        ("2026-01-01T09:30:00", 400),
        ("2026-01-01T09:30Z", 400),
        ("2026-01-01T09:30:00+01:00", 400),  # a plus that means a space
        ("20260101T093000Z", 400),
    ],
)
def test_een_tijdstip_heeft_een_tijdzone(consulent, moment, status):
    antwoord = consulent.get(f"/api/v1/hulpvragen?gewijzigdNa={moment}")
    assert antwoord.status_code == status
    if status == 400:
        (fout,) = antwoord.json()["errors"]
        assert fout["detail"] == "Geef een tijdstip als 2026-11-22T09:30:00Z."


@pytest.mark.parametrize("dag", ["2026-1-5", "2026-02-30"])
def test_een_filter_leest_een_datum_op_een_manier(client, dag):
    (fout,) = is_probleem(client.get(f"/api/v1/afwezigheden?vanaf={dag}"), 400)["errors"]
    assert fout["parameter"] == "vanaf"
