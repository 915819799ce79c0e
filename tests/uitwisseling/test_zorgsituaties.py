"""Importing care situations: two persons, what is known of both, and the legal basis."""

from datetime import date
from decimal import Decimal

import pytest

from kern.fouten import NietToegestaan
from kern.models import Doel, Persoon, Rol, Toestemming
from kern.services.toestemmingen import toestemming_intrekken
from mantelzorg.models import Zorgsituatie
from tests.fabrieken import GebruikerFactory, PersoonFactory
from uitwisseling.fouten import Rijfouten
from uitwisseling.importeren import bestand_importeren

from .bestanden import inhoud

ZONDER_GRONDSLAG = {"grondslag": "", "grondslag_datum": ""}
TWEEDE = {"nummer": "Z-2", "mantelzorger_voornaam": "Dirk"}


def _enige(organisatie) -> Zorgsituatie:
    return Zorgsituatie.objects.voor(organisatie).get()


def _fouten(fout) -> list[tuple[int, str]]:
    return [(f.rij, f.kolom) for f in fout.value.fouten]


def _intrekken(systeem, organisatie, dag: date) -> None:
    toestemming_intrekken(
        actor=systeem, toestemming=Toestemming.objects.voor(organisatie).get(), datum=dag
    )


def test_een_rij_wordt_een_zorgsituatie_met_twee_personen_en_toestemming(importeer, organisatie):
    assert importeer("zorgsituaties", {"reeds_geprobeerd": "dagopvang\\ngeen klik"}) == (1, 0, 0)
    situatie = _enige(organisatie)
    assert (situatie.inwonend, situatie.uren_per_week) == (True, Decimal("12.5"))
    assert situatie.reeds_geprobeerd == "dagopvang\ngeen klik"
    assert (situatie.mantelzorger.voornaam, situatie.zorgvrager.voornaam) == ("Bea", "Chris")
    assert [d.kenmerk.code for d in situatie.doelgroepen.all()] == ["doelgroep_dementie"]
    toestemming = situatie.zorgvrager.toestemmingen.get()
    assert (toestemming.doel, toestemming.datum) == (Doel.GEZONDHEID, date(2026, 3, 1))


def test_hetzelfde_bestand_twee_keer_verandert_niets(importeer):
    assert importeer("zorgsituaties", {}, TWEEDE) == (2, 0, 0)
    assert importeer("zorgsituaties", {}, TWEEDE) == (0, 0, 2)


@pytest.mark.parametrize(
    "anders",
    [
        {"zorgvrager_huisnummer": "12"},
        {"mantelzorger_telefoon": "+31612345678"},
        {"netwerk": "geen"},
        {"doelgroepen": ""},
        {"uren_per_week": "13"},
        {"werkt": "ja"},
    ],
)
def test_een_andere_cel_wijzigt_die_zorgsituatie(importeer, organisatie, anders):
    importeer("zorgsituaties")
    assert importeer("zorgsituaties", anders) == (0, 1, 0)
    assert Persoon.objects.voor(organisatie).count() == 2


def test_een_bestand_wordt_niet_rij_voor_rij_bewaakt(importeer, organisatie):
    """The night looks at them all, in batches."""
    importeer("zorgsituaties")
    assert not _enige(organisatie).risicobepalingen.exists()


def test_leeg_is_onbekend(importeer, organisatie):
    importeer("zorgsituaties", {"inwonend": "", "uren_per_week": "", "mantelzorger_voornaam": ""})
    situatie = _enige(organisatie)
    assert (situatie.inwonend, situatie.uren_per_week) == (None, None)
    assert situatie.mantelzorger.voornaam == ""


def test_een_aanspreekpunt_staat_er_met_het_adres_waarmee_het_inlogt(importeer, organisatie):
    collega = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    importeer("zorgsituaties", {"aanspreekpunt": collega.email.upper()})
    assert _enige(organisatie).aanspreekpunt == collega


@pytest.mark.parametrize("van_een_ander", [True, False])
def test_wie_hier_niet_werkt_is_geen_aanspreekpunt(
    importeer, organisatie, andere_organisatie, van_een_ander
):
    vreemd = GebruikerFactory(organisatie=andere_organisatie if van_een_ander else organisatie)
    with pytest.raises(Rijfouten) as fout:
        importeer("zorgsituaties", {"aanspreekpunt": vreemd.email})
    assert _fouten(fout) == [(2, "aanspreekpunt")]


def test_een_vertegenwoordiger_die_iemand_vastlegde_blijft(importeer, organisatie):
    importeer("zorgsituaties")
    derde = PersoonFactory(organisatie=organisatie)
    Zorgsituatie.objects.voor(organisatie).update(vertegenwoordiger=derde)
    assert importeer("zorgsituaties", {"netwerk": "geen"}) == (0, 1, 0)
    assert _enige(organisatie).vertegenwoordiger == derde


def test_dat_de_zorg_gestopt_is_blijft(importeer, organisatie):
    importeer("zorgsituaties")
    situatie = _enige(organisatie)
    situatie.beeindigd_op = date(2026, 5, 1)
    situatie.save()
    assert importeer("zorgsituaties") == (0, 0, 1)
    importeer("zorgsituaties", {"werkt": "ja"})
    assert _enige(organisatie).beeindigd_op == date(2026, 5, 1)


def test_een_fout_in_een_persoon_noemt_de_kolom_van_die_persoon(importeer):
    with pytest.raises(Rijfouten) as fout:
        importeer("zorgsituaties", {"zorgvrager_postcode": "1000AA", "mantelzorger_email": "x"})
    assert _fouten(fout) == [(2, "mantelzorger_email"), (2, "zorgvrager_postcode")]


# --- One person in more rows ------------------------------------------------------------------


def _delen(organisatie) -> None:
    """The carers of two care situations are one person."""
    een, ander = Zorgsituatie.objects.voor(organisatie).order_by("nummer")
    ander.mantelzorger = een.mantelzorger
    ander.save()


def test_rijen_over_dezelfde_persoon_zeggen_hetzelfde(importeer, organisatie):
    importeer("zorgsituaties", {}, TWEEDE)
    _delen(organisatie)
    gelijk = TWEEDE | {"mantelzorger_voornaam": "Bea"}
    with pytest.raises(Rijfouten, match="hetzelfde als in rij 2") as fout:
        importeer("zorgsituaties", {"mantelzorger_telefoon": "123"}, gelijk)
    assert _fouten(fout) == [(3, "mantelzorger_telefoon")]


def test_een_persoon_in_twee_rijen_wijzigt_als_beide_het_zeggen(importeer, organisatie):
    importeer("zorgsituaties", {}, TWEEDE)
    _delen(organisatie)
    anders = {"mantelzorger_voornaam": "Bea", "mantelzorger_telefoon": "123"}
    importeer("zorgsituaties", anders, TWEEDE | anders)
    assert importeer("zorgsituaties", anders, TWEEDE | anders) == (0, 0, 2)


# --- Legal basis ------------------------------------------------------------------------------


def test_gezondheid_zonder_grondslag_wordt_geweigerd(importeer, organisatie):
    with pytest.raises(Rijfouten, match="zegt iets over gezondheid") as fout:
        importeer("zorgsituaties", ZONDER_GRONDSLAG)
    assert _fouten(fout) == [(2, "doelgroepen")]
    assert not Zorgsituatie.objects.voor(organisatie).exists()


def test_zonder_gezondheidsgegevens_is_geen_grondslag_nodig(importeer):
    assert importeer("zorgsituaties", ZONDER_GRONDSLAG | {"doelgroepen": ""}) == (1, 0, 0)


def test_een_grondslag_die_al_vastligt_is_genoeg_en_blijft(importeer, organisatie):
    importeer("zorgsituaties")
    assert importeer("zorgsituaties", ZONDER_GRONDSLAG) == (0, 0, 1)
    assert importeer("zorgsituaties", {"grondslag": "wettelijk"}) == (0, 0, 1)
    assert Toestemming.objects.voor(organisatie).get().grondslag == "toestemming"


def test_een_ingetrokken_toestemming_komt_niet_terug_met_het_oude_bestand(
    importeer, organisatie, systeem
):
    importeer("zorgsituaties")
    _intrekken(systeem, organisatie, date(2026, 5, 1))
    with pytest.raises(Rijfouten, match="ingetrokken op 01-05-2026"):
        importeer("zorgsituaties")


def test_een_nieuwe_toestemming_na_intrekking_telt_wel(importeer, organisatie, systeem):
    importeer("zorgsituaties")
    _intrekken(systeem, organisatie, date(2026, 5, 1))
    assert importeer("zorgsituaties", {"grondslag_datum": "02-05-2026"}) == (0, 1, 0)


def test_een_grondslag_heeft_een_datum_en_omgekeerd(importeer):
    for kolom in ("grondslag", "grondslag_datum"):
        with pytest.raises(Rijfouten) as fout:
            importeer("zorgsituaties", {kolom: "", "doelgroepen": ""})
        assert _fouten(fout) == [(2, kolom)]


def test_een_doelgroep_is_een_doelgroep(importeer):
    with pytest.raises(Rijfouten, match="een doelgroep"):
        importeer("zorgsituaties", {"doelgroepen": "tillift"})


def test_wie_geen_zorgsituaties_registreert_leest_ze_niet_in(organisatie, actor):
    with pytest.raises(NietToegestaan):
        bestand_importeren(
            actor=actor, soort="zorgsituaties", inhoud=inhoud("zorgsituaties"), naam="x.csv"
        )
