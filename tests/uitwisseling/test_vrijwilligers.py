"""Importing volunteers."""

from datetime import date, time

import pytest

from kern.models import AuditRegel, Persoon
from tests.fabrieken import PersoonFactory
from uitwisseling.fouten import Rijfouten
from vrijwilligers.models import Vrijwilliger, VrijwilligerUitsluiting


def _enige(organisatie) -> Vrijwilliger:
    return Vrijwilliger.objects.voor(organisatie).get()


def _fouten(fout) -> list[tuple[int, str]]:
    return [(f.rij, f.kolom) for f in fout.value.fouten]


def test_een_rij_wordt_een_vrijwilliger_met_alles_wat_erin_staat(importeer, organisatie):
    assert importeer("vrijwilligers") == (1, 0, 0)
    v = _enige(organisatie)
    assert (v.nummer, v.status, v.persoon.postcode, v.max_zwaar) == (
        "V-1",
        "aangemeld",
        "7551AB",
        None,
    )
    assert {(b.kenmerk.code, b.geldig_tot) for b in v.bekwaamheden.all()} == {
        ("oppas", None),
        ("gezelschap", None),
        ("ervaring_dementie", None),
        ("ehbo", date(2026, 12, 31)),
        ("taal_turks", None),
    }
    assert v.bekwaamheden.get(kenmerk__code="taal_turks").niveau == "b2"
    assert [(s.naam, s.geldig_tot) for s in v.scholingen.all()] == [
        ("EHBO; basis", date(2027, 2, 1))
    ]
    assert (v.aangemeld_op, v.kennismaking_op) == (date(2025, 1, 1), date(2025, 1, 10))
    assert [(b.dag, b.van, b.weken) for b in v.beschikbaarheden.all()] == [
        (1, time(13), 0b0101),
        (3, time(9), 15),
    ]
    assert {(w.kenmerk.code, w.aard, w.sterkte) for w in v.wensen.all()} == {
        ("rookt", "vermijd", ""),
        ("huisdier_hond", "gewenst", "graag"),
    }
    assert v.vogs.get().vernieuwen_op == date(2028, 2, 1)


def test_hetzelfde_bestand_twee_keer_verandert_niets(importeer, organisatie):
    importeer("vrijwilligers")
    regels = AuditRegel.objects.voor(organisatie).exclude(gebeurtenis="bestand_ingelezen")
    eerst = regels.count()
    assert importeer("vrijwilligers") == (0, 0, 1)
    assert regels.count() == eerst


@pytest.mark.parametrize(
    "anders",
    [
        {"achternaam": "Anders"},
        {"max_reistijd": "30"},
        {"taken": "oppas"},
        {"beschikbaarheid": ""},
        {"vog_vernieuwen_op": "01-02-2029"},
    ],
)
def test_een_andere_cel_wijzigt_die_vrijwilliger(importeer, organisatie, anders):
    importeer("vrijwilligers")
    assert importeer("vrijwilligers", anders) == (0, 1, 0)
    assert Persoon.objects.voor(organisatie).count() == 1


def test_een_lege_cel_maakt_leeg(importeer, organisatie):
    importeer("vrijwilligers")
    importeer("vrijwilligers", {"vermijd": "", "gewenst": ""})
    assert not _enige(organisatie).wensen.exists()


def test_een_proef_zegt_wat_er_zou_gebeuren_en_schrijft_niets(importeer, organisatie):
    assert importeer("vrijwilligers", proef=True) == (1, 0, 0)
    assert not Vrijwilliger.objects.voor(organisatie).exists()
    assert not AuditRegel.objects.voor(organisatie).filter(gebeurtenis="bestand_ingelezen").exists()


def test_een_import_staat_in_het_auditlog(importeer, organisatie):
    importeer("vrijwilligers")
    regel = AuditRegel.objects.voor(organisatie).get(gebeurtenis="bestand_ingelezen")
    assert (regel.object_soort, regel.bijzonderheden["aangemaakt"]) == ("vrijwilligers", 1)


@pytest.mark.parametrize("status", ["gepauzeerd", "gestopt"])
def test_wie_pauzeert_of_stopt_doet_dat_om_een_reden(importeer, organisatie, status):
    importeer("vrijwilligers", {"status": "actief"})
    with pytest.raises(Rijfouten) as fout:
        importeer("vrijwilligers", {"status": status})
    assert _fouten(fout) == [(2, "statusreden")]
    assert _enige(organisatie).status == "actief"
    rij = {"status": status, "statusreden": "werk"}
    assert importeer("vrijwilligers", rij) == (0, 1, 0)
    assert (_enige(organisatie).status, _enige(organisatie).stappen.last().reden) == (
        status,
        "werk",
    )
    assert importeer("vrijwilligers", rij) == (0, 0, 1)


@pytest.mark.parametrize("status", ["actief", ""])
def test_een_reden_hoort_bij_een_nieuwe_status(importeer, status):
    importeer("vrijwilligers", {"status": "actief"})
    with pytest.raises(Rijfouten) as fout:
        importeer("vrijwilligers", {"status": status, "statusreden": "werk"})
    assert _fouten(fout) == [(2, "statusreden")]


def test_zonder_status_blijft_die_en_is_wie_nieuw_is_aangemeld(importeer, organisatie):
    importeer("vrijwilligers", {"status": ""})
    assert _enige(organisatie).status == "aangemeld"
    importeer("vrijwilligers", {"status": "actief"})
    assert importeer("vrijwilligers", {"status": "", "max_reistijd": "25"}) == (0, 1, 0)
    assert (_enige(organisatie).status, _enige(organisatie).max_reistijd) == ("actief", 25)


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"vog_afgegeven_op": "01-02-2090", "vog_vernieuwen_op": "01-02-2093"}, "vog_afgegeven_op"),
        (
            {
                "vog_aangevraagd_op": "01-02-2090",
                "vog_afgegeven_op": "",
                "vog_vernieuwen_op": "",
                "vog_gezien_door": "",
            },
            "vog_aangevraagd_op",
        ),
        ({"scholingen": "EHBO (gevolgd 01-02-2090)"}, "scholingen"),
    ],
)
def test_wat_gedaan_is_ligt_niet_in_de_toekomst(importeer, anders, kolom):
    with pytest.raises(Rijfouten) as fout:
        importeer("vrijwilligers", anders)
    assert _fouten(fout) == [(2, kolom)]


def test_een_vog_van_eerder_blijft_staan(importeer, organisatie):
    importeer("vrijwilligers")
    importeer(
        "vrijwilligers", {"vog_afgegeven_op": "01-02-2026", "vog_vernieuwen_op": "01-02-2029"}
    )
    assert _enige(organisatie).vogs.count() == 2


def test_een_uitsluiting_die_iemand_vastlegde_blijft_staan(importeer, organisatie):
    importeer("vrijwilligers")
    VrijwilligerUitsluiting.alles.create(
        organisatie=organisatie,
        vrijwilliger=_enige(organisatie),
        persoon=PersoonFactory(organisatie=organisatie),
    )
    assert importeer("vrijwilligers", {"max_reistijd": "25"}) == (0, 1, 0)
    assert _enige(organisatie).uitsluitingen.count() == 1


def test_elke_fout_van_elke_rij_wordt_genoemd_en_niets_bewaard(importeer, organisatie):
    with pytest.raises(Rijfouten) as fout:
        importeer(
            "vrijwilligers",
            {"nummer": "V-1", "postcode": "1000AA", "vervoer": "step", "max_reistijd": ""},
            {"nummer": "V-2"},
            {"nummer": "V-3", "taken": "tillift", "vermijd": "bestaat_niet"},
        )
    assert _fouten(fout) == [
        (2, "postcode"),
        (2, "vervoer"),
        (2, "max_reistijd"),
        (4, "taken"),
        (4, "vermijd"),
    ]
    assert not Vrijwilliger.objects.voor(organisatie).exists()
    assert not Persoon.objects.voor(organisatie).exists()


def test_een_melding_noemt_rij_kolom_waarde_en_wat_er_verwacht_wordt(importeer):
    with pytest.raises(Rijfouten) as fout:
        importeer("vrijwilligers", {"max_reistijd": "veel"})
    assert str(fout.value) == (
        "rij 2, kolom max_reistijd, waarde 'veel': "
        "verwacht wordt een heel getal van 1 tot en met 240"
    )


def test_een_nummer_mag_maar_een_keer_voorkomen(importeer):
    with pytest.raises(Rijfouten, match="staat ook in rij 2") as fout:
        importeer("vrijwilligers", {}, {})
    assert _fouten(fout) == [(3, "nummer")]


def test_een_taak_hoort_niet_bij_de_bekwaamheden(importeer):
    with pytest.raises(Rijfouten, match="kolom taken"):
        importeer("vrijwilligers", {"bekwaamheden": "oppas"})


@pytest.mark.parametrize(
    ("anders", "kolommen"),
    [
        ({"vog_vernieuwen_op": ""}, ["vog_vernieuwen_op"]),
        ({"vog_afgegeven_op": "", "vog_gezien_door": ""}, ["vog_aangevraagd_op"]),
        ({"vog_vernieuwen_op": "01-02-2024"}, ["vog_vernieuwen_op"]),
    ],
)
def test_een_vog_is_compleet_en_op_volgorde(importeer, anders, kolommen):
    with pytest.raises(Rijfouten) as fout:
        importeer("vrijwilligers", anders)
    assert [f.kolom for f in fout.value.fouten] == kolommen


def test_een_ander_met_hetzelfde_nummer_blijft_buiten_beeld(
    importeer, organisatie, andere_organisatie
):
    vreemd = PersoonFactory(organisatie=andere_organisatie)
    Vrijwilliger.alles.create(
        organisatie=andere_organisatie,
        nummer="V-1",
        persoon=vreemd,
        vervoer="fiets",
        max_reistijd=10,
        max_minuten_per_week=60,
        max_koppelingen=1,
    )
    assert importeer("vrijwilligers") == (1, 0, 0)
    assert Vrijwilliger.objects.voor(andere_organisatie).get().persoon == vreemd


def test_een_ongewijzigde_rij_kost_maar_een_paar_queries(importeer, django_assert_max_num_queries):
    rijen = [{"nummer": f"V-{nr}"} for nr in range(20)]
    importeer("vrijwilligers", *rijen)
    with django_assert_max_num_queries(30 + 20 * 5):
        assert importeer("vrijwilligers", *rijen) == (0, 0, 20)


def test_een_nieuwe_rij_kost_een_begrensd_aantal_queries(importeer, django_assert_max_num_queries):
    with django_assert_max_num_queries(30 + 20 * 36):
        importeer("vrijwilligers", *({"nummer": f"V-{nr}"} for nr in range(20)))
