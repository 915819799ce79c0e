"""Households over HTTP."""

from functools import partial

import pytest

from kern.models import AuditRegel, Huishouden, Persoon, Rol
from tests.fabrieken import HuishoudenFactory, PersoonFactory
from tests.gelijktijdig import tegelijk

from .telling import evenveel_queries

LIJST = "/api/v1/huishoudens"
THUISZORG = {"soort": "thuiszorg", "naam": "Carint", "hoeVaak": "elke ochtend"}


@pytest.fixture
def personen(organisatie):
    return PersoonFactory.create_batch(3, organisatie=organisatie)


@pytest.fixture
def huishouden(organisatie, personen):
    """The first two, together."""
    huishouden = HuishoudenFactory(organisatie=organisatie)
    Persoon.objects.voor(organisatie).filter(pk__in=[p.pk for p in personen[:2]]).update(
        huishouden=huishouden
    )
    return huishouden


def wijzig(client, huishouden, *, versie=None, **waarden):
    adres = f"{LIJST}/{huishouden.id}"
    return client.patch(adres, waarden, headers={"If-Match": versie or client.get(adres)["ETag"]})


def ids(personen):
    return [str(persoon.id) for persoon in personen]


def test_vastleggen(client, personen):
    gegevens = {
        "contact": str(client.gebruiker.id),
        "leden": ids(personen[:2]),
        "betrokkenen": [THUISZORG],
    }
    antwoord = client.post(LIJST, gegevens)
    assert antwoord.status_code == 201
    gelezen = client.get(f"{LIJST}/{antwoord.json()['id']}").json()
    assert set(gelezen["leden"]) == set(ids(personen[:2]))
    assert (gelezen["contact"], gelezen["betrokkenen"]) == (
        gegevens["contact"],
        [THUISZORG],
    )


def test_een_deel_veranderen_laat_de_rest_staan(client, huishouden, personen):
    wijzig(client, huishouden, betrokkenen=[THUISZORG])
    antwoord = wijzig(client, huishouden, leden=ids(personen[1:]))
    assert set(antwoord.json()["leden"]) == set(ids(personen[1:]))
    assert antwoord.json()["betrokkenen"] == [THUISZORG]


def test_wie_een_oude_lijst_leden_kent_overschrijft_niets(client, huishouden, personen):
    oud = client.get(f"{LIJST}/{huishouden.id}")["ETag"]
    assert wijzig(client, huishouden, leden=ids(personen), versie=oud).status_code == 200
    assert wijzig(client, huishouden, leden=ids(personen[:1]), versie=oud).status_code == 412


def test_opheffen_vraagt_de_versie_en_laat_de_personen(client, organisatie, huishouden, personen):
    adres = f"{LIJST}/{huishouden.id}"
    versie = {"If-Match": client.get(adres)["ETag"]}
    assert client.delete(adres).status_code == 428
    assert wijzig(client, huishouden, leden=ids(personen)).status_code == 200
    assert client.delete(adres, headers=versie).status_code == 412

    assert client.delete(adres, headers={"If-Match": client.get(adres)["ETag"]}).status_code == 204

    assert client.get(adres).status_code == 404
    assert Persoon.objects.voor(organisatie).filter(huishouden=None).count() == 3
    regels = AuditRegel.objects.voor(organisatie)
    assert regels.get(gebeurtenis="gegeven_verwijderd").object_id == huishouden.id
    eruit = regels.filter(gebeurtenis="gegeven_gewijzigd", object_soort="persoon")
    assert {regel.object_id for regel in eruit} == {persoon.pk for persoon in personen}


@pytest.mark.django_db(transaction=True)
def test_opheffen_wacht_niet_op_wie_tegelijk_iemand_toevoegt(
    als, organisatie, huishouden, personen
):
    clienten = [als(Rol.CONSULENT), als(Rol.COORDINATOR)]
    adres = f"{LIJST}/{huishouden.id}"
    versie = {"If-Match": clienten[0].get(adres)["ETag"]}
    verwijderd, gewijzigd = tegelijk(
        partial(clienten[0].delete, adres, headers=versie),
        partial(wijzig, clienten[1], huishouden, versie=versie["If-Match"], leden=ids(personen)),
    )
    gelukt = (verwijderd.status_code, gewijzigd.status_code)
    assert gelukt in {(204, 404), (412, 200)}
    assert Huishouden.objects.voor(organisatie).exists() == (gelukt == (412, 200))


@pytest.mark.django_db(transaction=True)
def test_van_twee_tegelijk_wordt_er_een_gewaarschuwd(als, organisatie, huishouden, personen):
    """Who adds somebody and who removes somebody from the same list: no two wait for each other."""
    clienten = [als(Rol.CONSULENT), als(Rol.COORDINATOR)]
    versie = clienten[0].get(f"{LIJST}/{huishouden.id}")["ETag"]
    lijsten = [ids(personen), ids(personen[:1])]
    antwoorden = tegelijk(
        *(
            partial(wijzig, client, huishouden, versie=versie, leden=leden)
            for client, leden in zip(clienten, lijsten, strict=True)
        )
    )
    assert sorted(antwoord.status_code for antwoord in antwoorden) == [200, 412]


def test_wie_verhuist_geeft_ook_het_oude_huishouden_een_nieuwe_versie(client, huishouden, personen):
    oud = client.get(f"{LIJST}/{huishouden.id}")["ETag"]
    client.post(LIJST, {"leden": ids(personen[1:])})
    assert client.get(f"{LIJST}/{huishouden.id}")["ETag"] != oud


def test_elk_fout_veld_wordt_genoemd(client, andere_organisatie, huishouden):
    antwoord = wijzig(
        client,
        huishouden,
        leden=ids([PersoonFactory(organisatie=andere_organisatie)]),
        betrokkenen=[THUISZORG, THUISZORG],
        contact="x",
    )
    assert antwoord.status_code == 400
    fouten = {fout["pointer"] for fout in antwoord.json()["errors"]}
    assert fouten == {"#/leden/0", "#/betrokkenen", "#/contact"}


@pytest.mark.parametrize("aantal", [0, 101])
def test_een_huishouden_heeft_een_tot_honderd_leden(client, personen, aantal):
    antwoord = client.post(LIJST, {"leden": ids(personen[:1]) * aantal})
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/leden"]


def test_wie_leest_komt_in_de_log(client, organisatie, huishouden, personen):
    client.get(LIJST)
    gezien = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert {str(regel.persoon_id) for regel in gezien} == set(ids(personen[:2]))


def test_het_aantal_queries_groeit_niet_mee(client, organisatie):
    def maak():
        huishouden = HuishoudenFactory(organisatie=organisatie, contact=client.gebruiker)
        PersoonFactory.create_batch(2, organisatie=organisatie, huishouden=huishouden)
        huishouden.betrokkenen.create(organisatie=organisatie, soort="familie", naam="buurvrouw")

    evenveel_queries(client, LIJST, maak)


def test_wie_een_ander_werd_woont_er_niet_meer_bij(client, huishouden, personen):
    gegevens = {"blijft": str(personen[0].id), "vervalt": str(personen[1].id)}
    assert client.post("/api/v1/samenvoegingen", gegevens).status_code == 201

    (in_de_lijst,) = client.get(LIJST).json()["resultaten"]

    assert in_de_lijst["leden"] == ids(personen[:1])
    assert client.get(f"{LIJST}/{huishouden.id}").json()["leden"] == ids(personen[:1])
