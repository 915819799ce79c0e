"""Consent: recorded once, withdrawn once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.fouten import Ongeldig
from kern.models import Doel, Grondslag, Toestemming
from kern.selectors.toestemmingen import geldige_toestemmingen, heeft_grondslag, met_grondslag
from kern.services.opslaan import Uitkomst
from kern.services.samenvoegen import personen_samenvoegen, samenvoeging_terugdraaien
from kern.services.toestemmingen import toestemming_intrekken, toestemming_vastleggen
from tests.fabrieken import PersoonFactory, ToestemmingFactory
from tests.gelijktijdig import tegelijk

DAG = date(2026, 3, 1)


@pytest.fixture
def persoon(organisatie):
    return PersoonFactory(organisatie=organisatie)


def vastleggen(actor, persoon):
    return toestemming_vastleggen(
        actor=actor,
        persoon=persoon,
        doel=Doel.GEZONDHEID,
        grondslag=Grondslag.TOESTEMMING,
        datum=DAG,
    )


def test_zonder_toestemming_is_er_geen_grondslag(persoon):
    assert not heeft_grondslag(persoon, Doel.GEZONDHEID)


def test_toestemming_noemt_wie_haar_vastlegde(actor, persoon):
    toestemming, uitkomst = vastleggen(actor, persoon)
    assert uitkomst is Uitkomst.AANGEMAAKT
    assert heeft_grondslag(persoon, Doel.GEZONDHEID)
    assert persoon.toestemmingen.get() == toestemming
    assert persoon.toestemmingen.get().vastgelegd_door_id == actor.gebruiker_id


def test_toestemming_voor_het_een_is_er_geen_voor_het_ander(actor, persoon):
    vastleggen(actor, persoon)
    assert not heeft_grondslag(persoon, Doel.DELEN)


def test_nog_eens_vastleggen_verandert_niets(actor, persoon):
    eerste, _uitkomst = vastleggen(actor, persoon)
    assert vastleggen(actor, persoon) == (eerste, Uitkomst.ONGEWIJZIGD)


def test_na_intrekken_is_er_geen_grondslag(actor, persoon):
    vastleggen(actor, persoon)
    toestemming_intrekken(actor=actor, toestemming=persoon.toestemmingen.get(), datum=DAG)
    assert not heeft_grondslag(persoon, Doel.GEZONDHEID)


def test_intrekken_kan_een_keer(actor, persoon):
    vastleggen(actor, persoon)
    toestemming = persoon.toestemmingen.get()
    toestemming_intrekken(actor=actor, toestemming=toestemming, datum=DAG)
    with pytest.raises(Ongeldig):
        toestemming_intrekken(actor=actor, toestemming=toestemming, datum=DAG)


def test_intrekken_kan_niet_voor_het_geven(actor, persoon):
    vastleggen(actor, persoon)
    with pytest.raises(Ongeldig):
        toestemming_intrekken(
            actor=actor, toestemming=persoon.toestemmingen.get(), datum=date(2026, 2, 28)
        )


def test_de_database_kent_een_geldige_per_doel(organisatie, persoon):
    ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    with pytest.raises(IntegrityError), transaction.atomic():
        ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    assert Toestemming.objects.voor(organisatie).count() == 1


def test_een_andere_grondslag_erbij_noemt_die_er_is(actor, persoon):
    vastleggen(actor, persoon)
    with pytest.raises(Ongeldig) as fout:
        toestemming_vastleggen(
            actor=actor,
            persoon=persoon,
            doel=Doel.GEZONDHEID,
            grondslag=Grondslag.WETTELIJK,
            datum=DAG,
        )
    assert "uitdrukkelijke toestemming van 01-03-2026" in fout.value.velden["grondslag"]
    assert persoon.toestemmingen.count() == 1


def test_na_intrekken_kan_een_andere_grondslag(actor, persoon):
    vastleggen(actor, persoon)
    toestemming_intrekken(actor=actor, toestemming=persoon.toestemmingen.get(), datum=DAG)
    toestemming_vastleggen(
        actor=actor,
        persoon=persoon,
        doel=Doel.GEZONDHEID,
        grondslag=Grondslag.WETTELIJK,
        datum=DAG,
    )
    assert heeft_grondslag(persoon, Doel.GEZONDHEID)


@pytest.mark.parametrize(("dagen", "mag"), [(0, True), (1, False)])
def test_een_toestemming_begint_niet_in_de_toekomst(actor, persoon, dagen, mag):
    def leg_vast():
        toestemming_vastleggen(
            actor=actor,
            persoon=persoon,
            doel=Doel.GEZONDHEID,
            grondslag=Grondslag.TOESTEMMING,
            datum=timezone.localdate() + timedelta(days=dagen),
        )

    if mag:
        leg_vast()
    else:
        with pytest.raises(Ongeldig) as fout:
            leg_vast()
        assert "datum" in fout.value.velden
    assert heeft_grondslag(persoon, Doel.GEZONDHEID) is mag


def test_wat_later_ingaat_geldt_nog_niet_en_is_in_te_trekken(actor, persoon, organisatie):
    morgen = timezone.localdate() + timedelta(days=1)
    rij = ToestemmingFactory(organisatie=organisatie, persoon=persoon, datum=morgen)
    assert not heeft_grondslag(persoon, Doel.GEZONDHEID)
    assert list(geldige_toestemmingen(organisatie.id, Doel.GEZONDHEID, morgen)) == [rij]
    toestemming_intrekken(actor=actor, toestemming=rij, datum=timezone.localdate())
    assert not geldige_toestemmingen(organisatie.id, Doel.GEZONDHEID, morgen)


def test_wie_een_grondslag_heeft_in_een_keer(organisatie, andere_organisatie, persoon):
    ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    ander = ToestemmingFactory(organisatie=organisatie).persoon
    ToestemmingFactory(organisatie=andere_organisatie)
    assert met_grondslag(organisatie.id, Doel.GEZONDHEID) == {persoon.pk, ander.pk}
    assert met_grondslag(organisatie.id, Doel.GEZONDHEID, [persoon.pk]) == {persoon.pk}
    assert met_grondslag(organisatie.id, Doel.DELEN) == set()


def test_intrekken_blijft_ingetrokken_na_terugdraaien_van_een_keten(actor, organisatie):
    a, b, c = PersoonFactory.create_batch(3, organisatie=organisatie)
    for iemand in (a, b, c):
        ToestemmingFactory(organisatie=organisatie, persoon=iemand)
    eerste = personen_samenvoegen(actor=actor, blijft=b, vervalt=c)
    tweede = personen_samenvoegen(actor=actor, blijft=a, vervalt=b)
    toestemming_intrekken(actor=actor, toestemming=a.toestemmingen.get(), datum=DAG)
    for samenvoeging in (tweede, eerste):
        samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging)
    assert met_grondslag(organisatie.id, Doel.GEZONDHEID) == set()


def test_intrekken_voor_het_een_laat_het_ander_staan(actor, organisatie):
    a, b = PersoonFactory.create_batch(2, organisatie=organisatie)
    for iemand in (a, b):
        for doel in Doel:
            ToestemmingFactory(organisatie=organisatie, persoon=iemand, doel=doel)
    samenvoeging = personen_samenvoegen(actor=actor, blijft=a, vervalt=b)
    gezondheid = a.toestemmingen.get(doel=Doel.GEZONDHEID)
    toestemming_intrekken(actor=actor, toestemming=gezondheid, datum=DAG)
    samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging)
    assert met_grondslag(organisatie.id, Doel.DELEN) == {a.pk, b.pk}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("poging", range(3))
def test_twee_grondslagen_tegelijk_wordt_er_een(actor, organisatie, poging):
    persoon = PersoonFactory(organisatie=organisatie)

    def met(grondslag):
        return lambda: toestemming_vastleggen(
            actor=actor, persoon=persoon, doel=Doel.GEZONDHEID, grondslag=grondslag, datum=DAG
        )

    uitkomsten = tegelijk(met(Grondslag.TOESTEMMING), met(Grondslag.WETTELIJK))
    geweigerd = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Ongeldig)]
    assert [list(fout.velden) for fout in geweigerd] == [["grondslag"]]
    assert persoon.toestemmingen.count() == 1
