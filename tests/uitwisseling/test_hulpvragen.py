"""Importing requests, each of a known care situation."""

from datetime import date, time

import pytest

from mantelzorg.models import Hulpvraag, HulpvraagUitsluiting, Zorgsituatie
from tests.fabrieken import PersoonFactory
from uitwisseling.fouten import Rijfouten
from vrijwilligers.models import Vrijwilliger


@pytest.fixture(autouse=True)
def _zorgsituatie(importeer):
    importeer("zorgsituaties")


def _enige(organisatie) -> Hulpvraag:
    return Hulpvraag.objects.voor(organisatie).get()


def _fouten(fout) -> list[tuple[int, str]]:
    return [(f.rij, f.kolom) for f in fout.value.fouten]


def test_een_rij_wordt_een_open_hulpvraag_van_die_zorgsituatie(importeer, organisatie):
    assert importeer("hulpvragen", {"zorgsituatie": "z-1"}) == (1, 0, 0)
    vraag = _enige(organisatie)
    assert (vraag.status, vraag.spoed, vraag.duur, vraag.ritme) == ("open", "gewoon", 120, 1)
    assert vraag.zorgsituatie == Zorgsituatie.objects.voor(organisatie).get()
    assert [(v.dag, v.van, v.tot) for v in vraag.vensters.all()] == [(1, time(13), time(17))]


def test_alle_velden_komen_mee(importeer, organisatie):
    cellen = {
        "spoed": "hoog",
        "spoedreden": "hulp_weg",
        "ritme": "0",
        "datum": "06-10-2093",
        "einddatum": "31-12-2093",
        "evaluatie_op": "01-12-2026",
        "opbouw_weken": "4",
        "opbouw_duur": "60",
        "gewenste_helper": "vrijwilliger",
        "gewenste_oplossing": "elke week\\ndezelfde",
        "geboden_oplossing": "om de week",
        "verschil_reden": "niemand kan elke week",
        "postcode_bezoek": "7551 AB",
        "geen_straatgenoot": "ja",
    }
    importeer("hulpvragen", cellen)
    vraag = _enige(organisatie)
    assert (vraag.spoedreden, vraag.ritme, vraag.datum) == ("hulp_weg", 0, date(2093, 10, 6))
    assert (vraag.einddatum, vraag.evaluatie_op) == (date(2093, 12, 31), date(2026, 12, 1))
    assert (vraag.opbouw_weken, vraag.opbouw_duur) == (4, 60)
    assert vraag.gewenste_oplossing == "elke week\ndezelfde"
    assert (vraag.postcode, vraag.geen_straatgenoot) == ("7551AB", True)
    assert importeer("hulpvragen", cellen) == (0, 0, 1)


def test_hetzelfde_bestand_twee_keer_verandert_niets(importeer):
    rijen = ({}, {"nummer": "H-2"}, {"nummer": "H-3"})
    assert importeer("hulpvragen", *rijen) == (3, 0, 0)
    assert importeer("hulpvragen", *rijen) == (0, 0, 3)


@pytest.mark.parametrize(
    "anders", [{"duur": "60"}, {"tijden": "wo 13:00-17:00"}, {"gewenst": "wandelen: heel_graag"}]
)
def test_een_andere_cel_wijzigt_die_hulpvraag(importeer, anders):
    importeer("hulpvragen")
    assert importeer("hulpvragen", anders) == (0, 1, 0)


def test_een_zorgsituatie_die_er_niet_is_wordt_genoemd(importeer):
    with pytest.raises(Rijfouten, match="'Z-9' is onbekend") as fout:
        importeer("hulpvragen", {"zorgsituatie": "Z-9"})
    assert _fouten(fout) == [(2, "zorgsituatie")]


def test_gezondheid_zonder_grondslag_wordt_geweigerd_in_elke_kolom(importeer, organisatie):
    importeer(
        "zorgsituaties",
        {"nummer": "Z-2", "grondslag": "", "grondslag_datum": "", "doelgroepen": ""},
    )
    with pytest.raises(Rijfouten, match="Z-2 een grondslag") as fout:
        importeer("hulpvragen", {"zorgsituatie": "Z-2", "gewenst": "rolstoel: graag"})
    assert _fouten(fout) == [(2, "vereist"), (2, "gewenst")]


def test_vrijwilligers_worden_bij_hun_nummer_genoemd(importeer, organisatie):
    importeer("vrijwilligers", {}, {"nummer": "V-2"})
    importeer("hulpvragen", {"uitgesloten": "v-1", "gewenste_vrijwilligers": "V-2: heel_graag"})
    vraag = _enige(organisatie)
    v1, v2 = Vrijwilliger.objects.voor(organisatie).order_by("nummer")
    assert [u.persoon_id for u in vraag.uitsluitingen.all()] == [v1.persoon_id]
    assert [(p.persoon_id, p.sterkte) for p in vraag.voorkeuren.all()] == [
        (v2.persoon_id, "heel_graag")
    ]


def test_een_onbekende_vrijwilliger_wordt_genoemd(importeer):
    with pytest.raises(Rijfouten, match="'V-9' is onbekend"):
        importeer("hulpvragen", {"uitgesloten": "V-9"})


@pytest.mark.parametrize("vrijwilliger", [True, False])
def test_een_uitsluiting_die_iemand_vastlegde_blijft_staan(importeer, organisatie, vrijwilliger):
    importeer("vrijwilligers", {}, {"nummer": "V-2"})
    importeer("hulpvragen")
    v1 = Vrijwilliger.objects.voor(organisatie).get(nummer="V-1")
    HulpvraagUitsluiting.alles.create(
        organisatie=organisatie,
        hulpvraag=_enige(organisatie),
        persoon=v1.persoon if vrijwilliger else PersoonFactory(organisatie=organisatie),
    )
    assert importeer("hulpvragen") == (0, 0, 1)
    assert importeer("hulpvragen", {"uitgesloten": "V-2"}) == (0, 1, 0)
    assert _enige(organisatie).uitsluitingen.count() == 2


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"taaktype": "tillift"}, "taaktype"),
        ({"respijtvorm": "hotel"}, "respijtvorm"),
        ({"tijden": ""}, "tijden"),
        ({"ritme": "3"}, "ritme"),
        ({"ritme": "0"}, "datum"),
        ({"duur": "14"}, "duur"),
        ({"spoed": "acuut"}, "spoedreden"),
        ({"einddatum": "01-01-2020"}, "einddatum"),
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
    with pytest.raises(Rijfouten, match="al afgesloten"):
        importeer("hulpvragen", {"duur": "60"})
    assert _enige(organisatie).status == Hulpvraag.Status.INGETROKKEN


def test_opvang_wordt_een_concept_om_door_te_verwijzen(importeer, organisatie):
    importeer("hulpvragen", {"respijtvorm": "dagopvang"})
    assert _enige(organisatie).status == Hulpvraag.Status.CONCEPT


def test_een_melding_blijft_een_korte_regel_wat_er_ook_in_de_cel_staat(importeer):
    with pytest.raises(Rijfouten) as fout:
        importeer("hulpvragen", {"uitgesloten": "V-9\nV-10" + "x" * 5000, "vereist": "y" * 5000})
    for melding in fout.value.fouten:
        assert "\n" not in str(melding)
        assert len(str(melding)) < 300
