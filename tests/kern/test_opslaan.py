"""Saving checks every rule, writes only what changed, and logs it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from kern.fouten import Ongeldig
from kern.models import AuditRegel, Persoon
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from kern.services.personen import PersoonGegevens, persoon_opslaan
from mantelzorg.models import Zorgsituatie
from tests.fabrieken import PersoonFactory, VrijwilligerFactory, WijkFactory, ZorgsituatieFactory

ANNA = PersoonGegevens(voornaam="Anna", achternaam="Proef", postcode="7551AB")


def test_een_nieuwe_persoon_wordt_bewaard_en_gelogd(systeem):
    persoon, uitkomst = persoon_opslaan(actor=systeem, gegevens=ANNA)
    assert uitkomst is Uitkomst.AANGEMAAKT
    regel = AuditRegel.objects.voor(systeem.organisatie_id).get()
    assert (regel.gebeurtenis, regel.persoon_id) == ("gegeven_aangemaakt", persoon.id)


def test_dezelfde_gegevens_veranderen_niets_en_loggen_niets(systeem):
    persoon, _uitkomst = persoon_opslaan(actor=systeem, gegevens=ANNA)
    _persoon, uitkomst = persoon_opslaan(actor=systeem, gegevens=ANNA, persoon=persoon)
    assert uitkomst is Uitkomst.ONGEWIJZIGD
    assert AuditRegel.objects.voor(systeem.organisatie_id).count() == 1


def test_de_log_noemt_het_veld_en_niet_de_inhoud(systeem):
    persoon, _uitkomst = persoon_opslaan(actor=systeem, gegevens=ANNA)
    gegeven_opslaan(actor=systeem, gegeven=persoon, waarden={"voornaam": "Bea"})
    regel = AuditRegel.objects.voor(systeem.organisatie_id).get(gebeurtenis="gegeven_gewijzigd")
    assert regel.bijzonderheden == {"velden": ["voornaam"]}


def test_een_onbekende_postcode_wordt_genoemd(systeem):
    with pytest.raises(Ongeldig) as fout:
        persoon_opslaan(
            actor=systeem,
            gegevens=PersoonGegevens(voornaam="A", achternaam="B", postcode="1000AA"),
        )
    assert "1000" in fout.value.velden["postcode"]
    assert not Persoon.objects.voor(systeem.organisatie_id).exists()


def test_een_persoon_van_een_ander_kan_er_niet_bij(systeem, andere_organisatie):
    vreemde = PersoonFactory(organisatie=andere_organisatie)
    with pytest.raises(Ongeldig) as fout:
        gegeven_opslaan(
            actor=systeem,
            gegeven=Zorgsituatie(organisatie_id=systeem.organisatie_id),
            waarden={
                "nummer": "Z1",
                "mantelzorger": vreemde,
                "zorgvrager": PersoonFactory(organisatie_id=systeem.organisatie_id),
            },
        )
    assert "mantelzorger" in fout.value.velden


def test_wat_de_database_weigert_wordt_bij_het_veld_genoemd(systeem, organisatie):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    with pytest.raises(Ongeldig) as fout:
        gegeven_opslaan(
            actor=systeem,
            gegeven=Zorgsituatie(organisatie_id=systeem.organisatie_id),
            waarden={
                "nummer": situatie.nummer,
                "mantelzorger": situatie.mantelzorger,
                "zorgvrager": situatie.zorgvrager,
            },
        )
    assert "nummer" in str(fout.value).lower()
    assert Zorgsituatie.objects.voor(systeem.organisatie_id).count() == 1


def postcodes_geven(actor, wijk, *pc4s):
    return gegeven_opslaan(
        actor=actor, gegeven=wijk, waarden={}, rijen={"postcodes": [{"pc4": p} for p in pc4s]}
    )


def test_de_log_noemt_ook_de_rijen_die_veranderden(systeem, organisatie):
    wijk = WijkFactory(organisatie=organisatie, naam="Noord")
    gegeven_opslaan(
        actor=systeem,
        gegeven=wijk,
        waarden={"naam": "Zuid"},
        rijen={"postcodes": [{"pc4": "7551"}]},
    )
    assert postcodes_geven(systeem, wijk, "7551") is Uitkomst.ONGEWIJZIGD
    regel = AuditRegel.objects.voor(organisatie).get()
    assert regel.bijzonderheden == {"velden": ["naam", "postcodes"]}


def test_twee_rijen_die_niet_samen_kunnen_worden_geweigerd(systeem, organisatie):
    wijk, ander = WijkFactory.create_batch(2, organisatie=organisatie)
    postcodes_geven(systeem, wijk, "7551")
    with pytest.raises(Ongeldig):
        postcodes_geven(systeem, ander, "7552", "7551")


def test_een_verplicht_veld_dat_ontbreekt_wordt_genoemd(systeem):
    with pytest.raises(Ongeldig) as fout:
        gegeven_opslaan(
            actor=systeem,
            gegeven=Zorgsituatie(organisatie_id=systeem.organisatie_id),
            waarden={"nummer": "Z1"},
        )
    assert fout.value.velden.keys() >= {"mantelzorger", "zorgvrager"}


def test_een_persoon_zonder_voornaam_heeft_een_naam_en_kan_bewaard_worden(systeem):
    gegevens = PersoonGegevens(
        voornaam="", tussenvoegsel="van", achternaam="Veen", postcode="7551AB"
    )
    persoon, _uitkomst = persoon_opslaan(actor=systeem, gegevens=gegevens)
    assert persoon.volledige_naam == "van Veen"


def test_wat_een_ander_intussen_veranderde_blijft(systeem):
    persoon, _uitkomst = persoon_opslaan(actor=systeem, gegevens=ANNA)
    oud = Persoon.objects.voor(systeem.organisatie_id).get(pk=persoon.pk)
    gegeven_opslaan(actor=systeem, gegeven=persoon, waarden={"straat": "Dorpsstraat"})
    gegeven_opslaan(actor=systeem, gegeven=oud, waarden={"voornaam": "Bea"})
    persoon.refresh_from_db()
    assert (persoon.voornaam, persoon.straat) == ("Bea", "Dorpsstraat")


def test_andere_rijen_zijn_een_nieuwe_versie_en_dezelfde_niet(systeem, organisatie):
    wijk = WijkFactory(organisatie=organisatie)
    eerst = wijk.gewijzigd_op
    postcodes_geven(systeem, wijk, "7551")
    wijk.refresh_from_db()
    daarna = wijk.gewijzigd_op
    assert daarna > eerst
    postcodes_geven(systeem, wijk, "7551")
    wijk.refresh_from_db()
    assert wijk.gewijzigd_op == daarna


@pytest.mark.parametrize(
    ("dag", "mag"),
    [
        (date(1899, 12, 31), False),
        (date(1900, 1, 1), True),
        (date(2099, 12, 31), True),
        (date(2100, 1, 1), False),
    ],
)
def test_een_dag_ligt_tussen_1900_en_2100(systeem, organisatie, dag, mag):
    situatie = ZorgsituatieFactory(organisatie=organisatie)

    def bewaar():
        gegeven_opslaan(actor=systeem, gegeven=situatie, waarden={"zorgt_sinds": dag})

    if mag:
        bewaar()
    else:
        with pytest.raises(Ongeldig) as fout:
            bewaar()
        assert fout.value.velden.keys() == {"zorgt_sinds"}


def test_ook_een_dag_van_een_rij_ligt_voor_2100(systeem, organisatie):
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie)
    rij = {"van": date(2026, 1, 1), "tot": date(2100, 1, 1)}
    with pytest.raises(Ongeldig) as fout:
        gegeven_opslaan(
            actor=systeem, gegeven=vrijwilliger, waarden={}, rijen={"afwezigheden": [rij]}
        )
    assert fout.value.velden.keys() == {"afwezigheden/0/tot"}


def test_wie_samengevoegd_is_kan_er_niet_bij_en_mag_blijven_staan(systeem, organisatie):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    ander = PersoonFactory(organisatie=organisatie, samengevoegd_met=situatie.mantelzorger)
    with pytest.raises(Ongeldig) as fout:
        gegeven_opslaan(actor=systeem, gegeven=situatie, waarden={"zorgvrager": ander})
    assert fout.value.velden.keys() == {"zorgvrager"}
    situatie = ZorgsituatieFactory(organisatie=organisatie, zorgvrager=ander)
    gegeven_opslaan(
        actor=systeem, gegeven=situatie, waarden={"zorgvrager": ander, "nummer": "Z-77"}
    )


def test_wie_samengevoegd_is_kan_ook_niet_in_een_rij(systeem, organisatie):
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie)
    ander = PersoonFactory(organisatie=organisatie, samengevoegd_met=vrijwilliger.persoon)
    with pytest.raises(Ongeldig) as fout:
        gegeven_opslaan(
            actor=systeem,
            gegeven=vrijwilliger,
            waarden={},
            rijen={"uitsluitingen": [{"persoon": ander}]},
        )
    assert fout.value.velden.keys() == {"uitsluitingen/0/persoon"}


@pytest.mark.parametrize(("dagen", "mag"), [(0, True), (1, False)])
def test_niemand_is_morgen_geboren(systeem, dagen, mag):
    dag = timezone.localdate() + timedelta(days=dagen)

    def bewaar():
        persoon_opslaan(actor=systeem, gegevens=replace(ANNA, geboortedatum=dag))

    if mag:
        bewaar()
    else:
        with pytest.raises(Ongeldig) as fout:
            bewaar()
        assert fout.value.velden.keys() == {"geboortedatum"}
