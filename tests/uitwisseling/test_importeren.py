"""What holds for every list: part of the columns, numbers, and a report of what changes."""

import pytest

from kern.models import AuditRegel, Persoon, Rol
from tests.fabrieken import GebruikerFactory
from uitwisseling.bestand import Formaat
from uitwisseling.fouten import Bestandsfout, Rijfouten
from uitwisseling.soorten import SOORTEN
from vrijwilligers.models import Vrijwilliger

from .bestanden import inhoud

pytestmark = pytest.mark.django_db

VERPLICHT = "nummer;achternaam;postcode;vervoer;max_reistijd;max_minuten_per_week;max_koppelingen"


@pytest.fixture
def met_alles(importeer):
    """One known row of every kind."""
    for soort in SOORTEN:
        importeer(soort)


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_xlsx_en_csv_zeggen_hetzelfde(met_alles, lees_in, soort):
    verslag = lees_in(soort, inhoud(soort, formaat=Formaat.XLSX))
    if soort == "vrijwilligers":  # its times were changed by the file of availability
        assert verslag.wijzigingen[0].cellen.keys() == {"beschikbaarheid", "feestdagen"}
    else:
        assert verslag.ongewijzigd == 1


def test_een_kolom_die_ontbreekt_laat_wat_bekend_is(importeer, lees_in, organisatie):
    collega = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    importeer("vrijwilligers", {"begeleider": collega.email, "max_zwaar": "1"})
    verslag = lees_in("vrijwilligers", f"{VERPLICHT}\nV-1;Proef;7551 AB;auto;20;240;2\n".encode())
    assert dict(verslag.wijzigingen[0].cellen) == {"vervoer": ("fiets", "auto")}
    v = Vrijwilliger.objects.voor(organisatie).get()
    assert (v.vervoer, v.persoon.voornaam, v.begeleider, v.max_zwaar) == (
        "auto",
        "Anna",
        collega,
        1,
    )
    assert v.bekwaamheden.count() == 5
    assert v.vogs.count() == v.scholingen.count() == 1


def test_een_kolom_die_ontbreekt_is_leeg_bij_een_nieuwe_rij(lees_in, organisatie):
    lees_in("vrijwilligers", f"{VERPLICHT}\nV-9;Proef;7551 AB;auto;20;240;2\n".encode())
    v = Vrijwilliger.objects.voor(organisatie).get()
    leeg = (v.status, v.persoon.voornaam, v.max_zwaar, v.feestdagen)
    assert leeg == ("aangemeld", "", None, None)


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_een_verplichte_kolom_mag_niet_ontbreken(lees_in, soort):
    for kolom in SOORTEN[soort].verplicht():
        zonder = inhoud(soort).decode("utf-8-sig").replace(kolom, "", 1)
        with pytest.raises(Bestandsfout):
            lees_in(soort, zonder.encode())


def test_een_nummer_is_hetzelfde_met_andere_hoofdletters(importeer, organisatie):
    importeer("vrijwilligers")
    assert importeer("vrijwilligers", {"nummer": "v-1"}) == (0, 0, 1)
    assert importeer("vrijwilligers", {"nummer": "v-1", "max_reistijd": "30"}) == (0, 1, 0)
    assert Vrijwilliger.objects.voor(organisatie).get().nummer == "V-1"


def test_een_nummer_staat_er_een_keer_hoe_het_ook_is_geschreven(importeer):
    with pytest.raises(Rijfouten, match="staat ook in rij 2"):
        importeer("vrijwilligers", {"nummer": "V-7"}, {"nummer": "v-7"})


# --- The report -------------------------------------------------------------------------------


def test_een_proef_zegt_per_rij_wat_er_zou_wijzigen(importeer, lees_in, organisatie):
    importeer("vrijwilligers", {}, {"nummer": "V-2"})
    anders = {"telefoon": "+31612345678", "vermijd": "", "postcode": "7551ab"}
    bestand = inhoud("vrijwilligers", anders, {"nummer": "V-2"}, {"nummer": "V-3"})
    verslag = lees_in("vrijwilligers", bestand, proef=True)
    assert [(w.rij, w.nummer, w.nieuw, dict(w.cellen)) for w in verslag.wijzigingen] == [
        (2, "V-1", False, {"telefoon": ("", "+31612345678"), "vermijd": ("rookt", "")}),
        (4, "V-3", True, {}),
    ]
    assert (verslag.aangemaakt, verslag.gewijzigd, verslag.ongewijzigd) == (1, 1, 1)
    assert lees_in("vrijwilligers", bestand).wijzigingen == verslag.wijzigingen
    assert lees_in("vrijwilligers", bestand).wijzigingen == ()


def test_het_verslag_noemt_hoogstens_vijfhonderd_rijen(importeer, lees_in, monkeypatch):
    monkeypatch.setattr("uitwisseling.importeren.MEESTE_RIJEN", 2)
    rijen = [{"nummer": f"V-{nr}", "geboortedatum": "01-02-1960"} for nr in range(4)]
    verslag = lees_in("vrijwilligers", inhoud("vrijwilligers", *rijen))
    assert (verslag.aangemaakt, len(verslag.wijzigingen)) == (4, 2)
    assert len(verslag.mogelijk_dubbel) == 2


def test_een_vog_of_uitsluiting_die_blijft_staat_niet_bij_de_wijzigingen(importeer, lees_in):
    importeer("vrijwilligers")
    importeer("zorgsituaties")
    importeer("hulpvragen", {"uitgesloten": "V-1"})
    zonder_vog = dict.fromkeys(("vog_afgegeven_op", "vog_vernieuwen_op", "vog_gezien_door"), "")
    bestand = inhoud("vrijwilligers", zonder_vog | {"max_reistijd": "25"})
    verslag = lees_in("vrijwilligers", bestand, proef=True)
    assert verslag.wijzigingen[0].cellen.keys() == {"max_reistijd"}
    verslag = lees_in("hulpvragen", inhoud("hulpvragen", {"duur": "60"}), proef=True)
    assert verslag.wijzigingen[0].cellen.keys() == {"duur"}


def test_een_aangevraagde_vog_wordt_een_afgegeven_vog(importeer, organisatie):
    gevraagd = {"vog_aangevraagd_op": "01-01-2025"}
    leeg = dict.fromkeys(("vog_afgegeven_op", "vog_vernieuwen_op", "vog_gezien_door"), "")
    importeer("vrijwilligers", gevraagd | leeg)
    vogs = Vrijwilliger.objects.voor(organisatie).get().vogs
    assert vogs.get().afgegeven_op is None
    assert importeer("vrijwilligers", gevraagd) == (0, 1, 0)
    assert vogs.get().afgegeven_op is not None
    importeer("vrijwilligers", gevraagd | leeg)  # the old file again
    assert vogs.get().afgegeven_op is not None


# --- Persons who may be one -------------------------------------------------------------------

ANNA = {"geboortedatum": "01-02-1960"}


def test_wie_op_een_bekende_lijkt_wordt_aangewezen_en_niet_geweigerd(
    importeer, lees_in, organisatie
):
    importeer("vrijwilligers", ANNA)
    bekend = Persoon.objects.voor(organisatie).get()
    anders_gespeld = ANNA | {"nummer": "V-2", "voornaam": "Ana"}
    (dubbel,) = lees_in("vrijwilligers", inhoud("vrijwilligers", anders_gespeld)).mogelijk_dubbel
    assert (dubbel.rij, dubbel.nummer, dubbel.wie) == (2, "V-2", "")
    assert (dubbel.persoon_id, dubbel.andere_rij) == (bekend.id, None)
    assert "geboortedatum" in dubbel.redenen
    assert Persoon.objects.voor(organisatie).count() == 2


def test_wie_op_een_eerdere_rij_lijkt_wordt_een_keer_aangewezen(lees_in):
    bestand = inhoud("vrijwilligers", ANNA, ANNA | {"nummer": "V-2"})
    (dubbel,) = lees_in("vrijwilligers", bestand, proef=True).mogelijk_dubbel
    assert (dubbel.rij, dubbel.andere_rij, dubbel.persoon_id) == (3, 2, None)


def test_de_twee_van_een_zorgsituatie_zijn_er_twee(lees_in):
    samen = {
        f"{wie}_{kolom}": cel
        for wie in ("mantelzorger", "zorgvrager")
        for kolom, cel in (("voornaam", "Bea"), ("huisnummer", "1"), ("telefoon", "0612345678"))
    }
    assert lees_in("zorgsituaties", inhoud("zorgsituaties", samen)).mogelijk_dubbel == ()


def test_de_mantelzorger_en_de_zorgvrager_worden_apart_aangewezen(lees_in):
    een = {"zorgvrager_geboortedatum": "01-02-1940"}
    bestand = inhoud(
        "zorgsituaties", een, een | {"nummer": "Z-2", "mantelzorger_achternaam": "Heelanders"}
    )
    (dubbel,) = lees_in("zorgsituaties", bestand).mogelijk_dubbel
    assert (dubbel.rij, dubbel.wie, dubbel.andere_rij) == (3, "zorgvrager", 2)


def test_een_bekende_rij_wijst_niemand_aan(importeer, lees_in):
    importeer("vrijwilligers", ANNA, ANNA | {"nummer": "V-2"})
    bestand = inhoud("vrijwilligers", ANNA | {"max_reistijd": "25"})
    assert lees_in("vrijwilligers", bestand).mogelijk_dubbel == ()


# --- How much it costs ------------------------------------------------------------------------


def test_een_bestand_dat_niets_verandert_kost_een_vast_aantal_queries(
    importeer, django_assert_max_num_queries
):
    rijen = [{"nummer": f"V-{nr}"} for nr in range(20)]
    importeer("vrijwilligers", *rijen)
    with django_assert_max_num_queries(25):
        assert importeer("vrijwilligers", *rijen) == (0, 0, 20)


def test_dubbelen_zoeken_kost_geen_query_per_rij(lees_in, django_assert_max_num_queries):
    rijen = [{"nummer": f"V-{nr}"} for nr in range(20)]
    with django_assert_max_num_queries(30 + 20 * 40):
        lees_in("vrijwilligers", inhoud("vrijwilligers", *rijen))


def test_een_import_staat_in_het_auditlog_een_proef_niet(importeer, organisatie):
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="bestand_ingelezen")
    importeer("vrijwilligers", proef=True)
    assert not regels.exists()
    importeer("vrijwilligers")
    assert regels.get().bijzonderheden == {"aangemaakt": 1, "gewijzigd": 0, "ongewijzigd": 0}
