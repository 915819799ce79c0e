"""Importing requests, with their care situations."""

from datetime import date, time

import pytest

from kern.models import Doel, Persoon, Toestemming
from kern.services.personen import toestemming_intrekken
from mantelzorg.models import Hulpvraag, HulpvraagUitsluiting, Zorgsituatie
from uitwisseling.fouten import Rijfouten
from vrijwilligers.models import Vrijwilliger

ZONDER_GRONDSLAG = {"grondslag": "", "grondslag_datum": ""}


def _enige(organisatie) -> Hulpvraag:
    return Hulpvraag.objects.voor(organisatie).get()


def _fouten(fout) -> list[tuple[int, str]]:
    return [(f.rij, f.kolom) for f in fout.value.fouten]


def _intrekken(systeem, organisatie, dag: date) -> None:
    toestemming_intrekken(
        actor=systeem, toestemming=Toestemming.objects.voor(organisatie).get(), datum=dag
    )


def test_een_rij_wordt_een_open_hulpvraag_met_zorgsituatie_en_toestemming(importeer, organisatie):
    assert importeer("hulpvragen") == (1, 0, 0)
    vraag = _enige(organisatie)
    assert (vraag.status, vraag.spoed, vraag.duur, vraag.ritme) == ("open", "gewoon", 120, 1)
    assert vraag.zorgsituatie.inwonend is True
    assert [d.kenmerk.code for d in vraag.zorgsituatie.doelgroepen.all()] == ["doelgroep_dementie"]
    assert [(v.dag, v.van, v.tot) for v in vraag.vensters.all()] == [(1, time(13), time(17))]
    toestemming = vraag.zorgsituatie.zorgvrager.toestemmingen.get()
    assert (toestemming.doel, toestemming.datum) == (Doel.GEZONDHEID, date(2026, 3, 1))


def test_hetzelfde_bestand_twee_keer_verandert_niets(importeer):
    rijen = ({}, {"nummer": "H-2"}, {"nummer": "H-3", "zorgsituatie": "Z-2"})
    assert importeer("hulpvragen", *rijen) == (3, 0, 0)
    assert importeer("hulpvragen", *rijen) == (0, 0, 3)


@pytest.mark.parametrize(
    "anders",
    [
        {"duur": "60"},
        {"tijden": "wo 13:00-17:00"},
        {"gewenst": "wandelen: heel_graag"},
        {"zorgvrager_huisnummer": "12"},
        {"netwerk": "geen"},
        {"doelgroepen": ""},
    ],
)
def test_een_andere_cel_wijzigt_die_hulpvraag(importeer, anders):
    importeer("hulpvragen")
    assert importeer("hulpvragen", anders) == (0, 1, 0)


def test_een_zorgsituatie_kan_meer_hulpvragen_hebben(importeer, organisatie):
    importeer("hulpvragen", {}, {"nummer": "H-2"})
    assert Zorgsituatie.objects.voor(organisatie).count() == 1
    assert Persoon.objects.voor(organisatie).count() == 2


def test_wat_rijen_van_een_zorgsituatie_zeggen_moet_gelijk_zijn(importeer):
    with pytest.raises(Rijfouten, match="hetzelfde als in rij 2") as fout:
        importeer("hulpvragen", {}, {"nummer": "H-2", "zorgvrager_voornaam": "Kim", "relatie": ""})
    assert _fouten(fout) == [(3, "zorgvrager_voornaam"), (3, "relatie")]


def test_leeg_is_onbekend_waar_dat_kan(importeer, organisatie):
    importeer("hulpvragen", {"inwonend": "", "uren_per_week": ""})
    situatie = Zorgsituatie.objects.voor(organisatie).get()
    assert (situatie.inwonend, situatie.uren_per_week) == (None, None)


def test_gezondheid_zonder_grondslag_wordt_geweigerd_in_elke_kolom(importeer, organisatie):
    with pytest.raises(Rijfouten, match="zegt iets over gezondheid") as fout:
        importeer("hulpvragen", ZONDER_GRONDSLAG | {"gewenst": "rolstoel: graag"})
    assert _fouten(fout) == [(2, "doelgroepen"), (2, "vereist"), (2, "gewenst")]
    assert not Zorgsituatie.objects.voor(organisatie).exists()


def test_zonder_gezondheidsgegevens_is_geen_grondslag_nodig(importeer):
    anders = {"doelgroepen": "", "vereist": "taal_turks"}
    assert importeer("hulpvragen", ZONDER_GRONDSLAG | anders) == (1, 0, 0)


def test_een_grondslag_die_al_vastligt_is_genoeg(importeer):
    importeer("hulpvragen")
    assert importeer("hulpvragen", ZONDER_GRONDSLAG) == (0, 0, 1)


def test_een_ingetrokken_toestemming_komt_niet_terug_met_het_oude_bestand(
    importeer, organisatie, systeem
):
    importeer("hulpvragen")
    _intrekken(systeem, organisatie, date(2026, 5, 1))
    with pytest.raises(Rijfouten, match="ingetrokken op 01-05-2026"):
        importeer("hulpvragen")


def test_een_nieuwe_toestemming_na_intrekking_telt_wel(importeer, organisatie, systeem):
    importeer("hulpvragen")
    _intrekken(systeem, organisatie, date(2026, 5, 1))
    assert importeer("hulpvragen", {"grondslag_datum": "02-05-2026"}) == (0, 1, 0)


def test_een_grondslag_heeft_een_datum_en_omgekeerd(importeer):
    for weg, kolom in (("grondslag", "grondslag"), ("grondslag_datum", "grondslag_datum")):
        with pytest.raises(Rijfouten) as fout:
            importeer("hulpvragen", {weg: "", "doelgroepen": "", "vereist": ""})
        assert _fouten(fout) == [(2, kolom)]


def test_vrijwilligers_worden_bij_hun_nummer_genoemd(importeer, organisatie):
    importeer("vrijwilligers", {}, {"nummer": "V-2"})
    importeer("hulpvragen", {"uitgesloten": "V-1", "gewenste_vrijwilligers": "V-2: heel_graag"})
    vraag = _enige(organisatie)
    v1, v2 = Vrijwilliger.objects.voor(organisatie).order_by("nummer")
    assert [u.persoon_id for u in vraag.uitsluitingen.all()] == [v1.persoon_id]
    assert [(p.persoon_id, p.sterkte) for p in vraag.voorkeuren.all()] == [
        (v2.persoon_id, "heel_graag")
    ]


def test_een_onbekende_vrijwilliger_wordt_genoemd(importeer):
    with pytest.raises(Rijfouten, match="'V-9' is onbekend"):
        importeer("hulpvragen", {"uitgesloten": "V-9"})


def test_een_uitsluiting_die_iemand_vastlegde_blijft_staan(importeer, organisatie):
    importeer("vrijwilligers")
    importeer("hulpvragen")
    HulpvraagUitsluiting.alles.create(
        organisatie=organisatie,
        hulpvraag=_enige(organisatie),
        persoon=Vrijwilliger.objects.voor(organisatie).get().persoon,
    )
    assert importeer("hulpvragen") == (0, 0, 1)
    assert _enige(organisatie).uitsluitingen.count() == 1


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"taaktype": "tillift"}, "taaktype"),
        ({"doelgroepen": "tillift"}, "doelgroepen"),
        ({"respijtvorm": "logeeropvang"}, "respijtvorm"),
        ({"tijden": ""}, "tijden"),
        ({"ritme": "3"}, "ritme"),
        ({"duur": "14"}, "duur"),
    ],
)
def test_een_cel_die_niet_kan_wordt_genoemd(importeer, anders, kolom):
    with pytest.raises(Rijfouten) as fout:
        importeer("hulpvragen", anders)
    assert _fouten(fout) == [(2, kolom)]


def test_een_besluit_over_de_hulpvraag_blijft_staan(importeer, organisatie):
    importeer("hulpvragen")
    Hulpvraag.objects.voor(organisatie).update(status=Hulpvraag.Status.INGETROKKEN)
    assert importeer("hulpvragen") == (0, 0, 1)
    assert _enige(organisatie).status == Hulpvraag.Status.INGETROKKEN


def test_een_melding_blijft_een_korte_regel_wat_er_ook_in_de_cel_staat(importeer):
    with pytest.raises(Rijfouten) as fout:
        importeer("hulpvragen", {"uitgesloten": "V-9\nV-10" + "x" * 5000, "vereist": "y" * 5000})
    for melding in fout.value.fouten:
        assert "\n" not in str(melding)
        assert len(str(melding)) < 300
