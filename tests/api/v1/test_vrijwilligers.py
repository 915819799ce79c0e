"""Volunteers over HTTP: registering, changing, steps, and when they can."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from kern.models import AuditRegel, Rol
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    AfwezigheidFactory,
    BekwaamheidFactory,
    BeschikbaarheidFactory,
    ExtraBeschikbaarheidFactory,
    KenmerkFactory,
    PersoonFactory,
    ScholingFactory,
    VogFactory,
    VrijwilligerFactory,
    VrijwilligerUitsluitingFactory,
    VrijwilligerWensFactory,
)
from vrijwilligers.models import Beschikbaarheid, Vrijwilliger

LIJST = "/api/v1/vrijwilligers"
OCHTEND = {"dag": 2, "van": "09:00", "tot": "12:00"}


def over(dagen: int) -> date:
    return timezone.localdate() + timedelta(days=dagen)


@pytest.fixture
def vrijwilliger(organisatie):
    return VrijwilligerFactory(organisatie=organisatie)


@pytest.fixture
def adres(vrijwilliger):
    return f"{LIJST}/{vrijwilliger.id}"


def nieuw(organisatie, **anders):
    return {
        "persoon": str(PersoonFactory(organisatie=organisatie).id),
        "vervoer": "fiets",
        "maxReistijd": 30,
        "maxMinutenPerWeek": 240,
        "maxKoppelingen": 2,
        **anders,
    }


def met_versie(client, methode, adres, inhoud, lees=None):
    versie = client.get(lees or adres)["ETag"]
    return getattr(client, methode)(adres, inhoud, headers={"If-Match": versie})


# Who, and what they can.


def test_inschrijven_met_alles_erbij(client, organisatie):
    kenmerk = KenmerkFactory(organisatie=organisatie)
    ander = PersoonFactory(organisatie=organisatie)
    erbij = {
        "bekwaamheden": [{"kenmerk": str(kenmerk.id), "geldigTot": "2099-01-01", "niveau": ""}],
        "wensen": [{"kenmerk": str(kenmerk.id), "aard": "gewenst", "sterkte": "graag"}],
        "scholingen": [{"naam": "Tillen", "gevolgdOp": "2026-01-05", "geldigTot": None}],
        "uitsluitingen": [str(ander.id)],
    }
    antwoord = client.post(LIJST, nieuw(organisatie, **erbij))
    assert antwoord.status_code == 201
    gekregen = antwoord.json()
    assert {naam: gekregen[naam] for naam in erbij} == erbij
    assert (gekregen["status"], gekregen["nummer"][:2]) == ("aangemeld", "V-")


def test_elk_fout_veld_wordt_genoemd(client, organisatie):
    fout = {"maxReistijd": 0, "vervoer": "raket", "status": "actief", "bekwaamheden": [{"x": 1}]}
    antwoord = client.post(LIJST, nieuw(organisatie, **fout))
    assert antwoord.status_code == 400
    assert {fout["pointer"] for fout in antwoord.json()["errors"]} == {
        "#/maxReistijd",
        "#/vervoer",
        "#/status",
        "#/bekwaamheden/0/kenmerk",
        "#/bekwaamheden/0/x",
    }


def test_wie_al_vrijwilliger_is_wordt_geen_tweede(client, organisatie, vrijwilliger):
    inhoud = nieuw(organisatie, persoon=str(vrijwilliger.persoon_id))
    antwoord = client.post(LIJST, inhoud)
    assert antwoord.status_code == 400
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/persoon"]


def test_een_persoon_van_een_ander_bestaat_niet(client, organisatie, andere_organisatie):
    vreemd = PersoonFactory(organisatie=andere_organisatie)
    antwoord = client.post(LIJST, nieuw(organisatie, persoon=str(vreemd.id)))
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/persoon"]


def test_alles_veranderen_laat_staan_wat_een_eigen_adres_heeft(client, vrijwilliger, adres):
    VogFactory(vrijwilliger=vrijwilliger, organisatie=vrijwilliger.organisatie)
    AfwezigheidFactory(vrijwilliger=vrijwilliger, organisatie=vrijwilliger.organisatie)
    inhoud = nieuw(vrijwilliger.organisatie, maxReistijd=45)
    del inhoud["persoon"]
    antwoord = met_versie(client, "put", adres, inhoud)
    assert antwoord.status_code == 200
    assert (antwoord.json()["maxReistijd"], antwoord.json()["bekwaamheden"]) == (45, [])
    assert (antwoord.json()["status"], antwoord.json()["geheimhoudingOp"]) == ("actief", None)
    assert vrijwilliger.vogs.count() == vrijwilliger.afwezigheden.count() == 1
    assert vrijwilliger.beschikbaarheden.count() == 1


def test_een_wens_zonder_sterkte_wordt_bij_die_wens_genoemd(client, organisatie, adres):
    wens = {"kenmerk": str(KenmerkFactory(organisatie=organisatie).id), "aard": "gewenst"}
    antwoord = met_versie(client, "patch", adres, {"wensen": [wens]})
    assert antwoord.status_code == 400
    assert [f["pointer"] for f in antwoord.json()["errors"]] == ["#/wensen/0/sterkte"]


def test_een_deel_veranderen_laat_de_rest_staan(client, vrijwilliger, adres):
    antwoord = met_versie(client, "patch", adres, {"maxZwaar": 1})
    assert (antwoord.status_code, antwoord.json()["maxZwaar"]) == (200, 1)
    assert antwoord.json()["geheimhoudingOp"] == "2025-06-01"
    assert len(antwoord.json()["bekwaamheden"]) == 1


def test_zonder_versie_428_en_met_een_oude_412(client, adres):
    oud = {"If-Match": client.get(adres)["ETag"]}
    assert client.patch(adres, {"maxZwaar": 1}).status_code == 428
    assert client.patch(adres, {"maxZwaar": 1}, headers=oud).status_code == 200
    assert client.patch(adres, {"maxZwaar": 2}, headers=oud).status_code == 412


# Steps.


def test_meedoen_pauzeren_en_stoppen(client, vrijwilliger, adres):
    pauze = client.post(f"{adres}/pauzes", {"reden": "vakantie", "tot": "2099-01-01"})
    assert (pauze.status_code, pauze.json()["pauzeTot"]) == (201, "2099-01-01")
    assert client.post(f"{adres}/activeringen", {}).json()["status"] == "actief"
    assert client.post(f"{adres}/activeringen", {}).json()["code"] == "status"
    assert client.post(f"{adres}/stopzettingen", {"reden": "werk"}).json()["status"] == "gestopt"
    assert client.post(f"{adres}/stopzettingen", {"reden": "x"}).status_code == 400


# The list.


def test_filters_van_de_lijst(client, organisatie, vrijwilliger):
    gepauzeerd = VrijwilligerFactory(
        organisatie=organisatie, status=Vrijwilliger.Status.GEPAUZEERD, pauze_tot=over(-1)
    )
    oude_vog = VogFactory(organisatie=organisatie, vernieuwen_op=over(10)).vrijwilliger

    def gevonden(vraag):
        return {rij["id"] for rij in client.get(f"{LIJST}?{vraag}").json()["resultaten"]}

    assert gevonden("status=gepauzeerd") == gevonden("toon=pauze") == {str(gepauzeerd.id)}
    assert gevonden("toon=vog") == {str(oude_vog.id)}
    nog_niet = {
        str(gepauzeerd.id),
        str(VrijwilligerFactory(organisatie=organisatie, taaktypen=[]).id),
    }
    assert gevonden("toon=mist") == nog_niet
    assert gevonden("toon=klaar") == {str(vrijwilliger.id), str(oude_vog.id)}
    assert gevonden("gewijzigdNa=2099-01-01T00:00:00Z") == set()


def test_de_lijst_vraagt_even_vaak(client, organisatie):
    def maak():
        rij = VrijwilligerFactory(organisatie=organisatie)
        BekwaamheidFactory(organisatie=organisatie, vrijwilliger=rij)

    evenveel_queries(client, f"{LIJST}?aantal=100", maak)


def test_een_vrijwilliger_vraagt_even_vaak_hoeveel_er_ook_bij_staat(client, vrijwilliger, adres):
    def maak():
        for fabriek in (
            BekwaamheidFactory,
            VrijwilligerWensFactory,
            VrijwilligerUitsluitingFactory,
        ):
            fabriek(organisatie=vrijwilliger.organisatie, vrijwilliger=vrijwilliger)
        dag = date(2020, 1, 1) + timedelta(days=vrijwilliger.scholingen.count())
        ScholingFactory(
            organisatie=vrijwilliger.organisatie, vrijwilliger=vrijwilliger, gevolgd_op=dag
        )

    evenveel_queries(client, adres, maak)


def test_wie_wordt_gelezen_staat_in_de_log(client, organisatie, vrijwilliger, adres):
    uitgesloten = VrijwilligerUitsluitingFactory(organisatie=organisatie, vrijwilliger=vrijwilliger)
    client.get(adres)
    gezien = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert set(gezien.values_list("persoon_id", flat=True)) == {
        vrijwilliger.persoon_id,
        uitgesloten.persoon_id,
    }


@pytest.mark.parametrize(
    "deel", ["beschikbaarheden", "afwezigheden", "extra-beschikbaarheden", "jaar"]
)
def test_bij_tijden_staat_niet_in_de_log_wie_er_is_uitgesloten(
    client, organisatie, vrijwilliger, adres, deel
):
    VrijwilligerUitsluitingFactory(organisatie=organisatie, vrijwilliger=vrijwilliger)
    client.get(f"{adres}/{deel}")
    gezien = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert list(gezien.values_list("persoon_id", flat=True)) == [vrijwilliger.persoon_id]


# When.


def test_de_vaste_tijden_vervangen_vanaf_een_dag(client, vrijwilliger, adres):
    tijden = f"{adres}/beschikbaarheden"
    straks = {
        "vanaf": str(over(7)),
        "beschikbaarheid": [{**OCHTEND, "weken": [1, 3]}, {**OCHTEND, "dag": 3}],
    }
    antwoord = met_versie(client, "put", tijden, straks)
    assert antwoord.status_code == 200
    assert antwoord.json()["beschikbaarheid"] == [
        {**OCHTEND, "weken": [1, 3]},
        {**OCHTEND, "dag": 3, "weken": [0, 1, 2, 3]},
    ]
    nu = client.get(tijden)
    assert nu.json() == {
        "vanaf": str(over(0)),
        "tot": str(over(6)),
        "beschikbaarheid": [{"dag": 1, "van": "12:00", "tot": "18:00", "weken": [0, 1, 2, 3]}],
    }
    assert nu["ETag"] == antwoord["ETag"] == client.get(adres)["ETag"]


def test_terugsturen_wat_u_las_verandert_niets(client, vrijwilliger, organisatie, adres):
    AfwezigheidFactory(organisatie=organisatie, vrijwilliger=vrijwilliger, tot=over(1))
    ExtraBeschikbaarheidFactory(
        organisatie=organisatie, vrijwilliger=vrijwilliger, datum=date(2026, 1, 1)
    )
    for deel in ("beschikbaarheden", "afwezigheden", "extra-beschikbaarheden"):
        gelezen = client.get(f"{adres}/{deel}")
        antwoord = client.put(
            f"{adres}/{deel}", gelezen.json(), headers={"If-Match": gelezen["ETag"]}
        )
        assert (antwoord.status_code, antwoord.json()) == (200, gelezen.json())
        assert antwoord["ETag"] == gelezen["ETag"]


@pytest.mark.parametrize(("vanaf", "tot"), [(-3, 20), (21, 40)], ids=["nu", "later"])
def test_andere_tijden_voor_een_tijd_blijven_dat_bij_terugsturen(client, adres, vanaf, tot):
    """What comes after them stays too, and what begins later."""
    anders = {"vanaf": str(over(vanaf)), "tot": str(over(tot)), "beschikbaarheid": [OCHTEND]}
    tijden = f"{adres}/beschikbaarheden"
    antwoord = met_versie(client, "put", tijden, anders)
    assert antwoord.json()["tot"] == str(over(tot))
    gelezen = client.get(tijden)
    assert gelezen.json()["tot"] == str(over(20))
    terug = client.put(tijden, gelezen.json(), headers={"If-Match": gelezen["ETag"]})
    assert (terug.status_code, terug["ETag"]) == (200, gelezen["ETag"])
    extra = gelezen.json()
    extra["beschikbaarheid"].append({"dag": 6, "van": "09:00", "tot": "10:00"})
    assert met_versie(client, "put", tijden, extra).json()["tot"] == str(over(20))
    daarna = Beschikbaarheid.alles.filter(geldig_van=over(21))
    assert [rij.dag for rij in daarna] == [2 if vanaf == 21 else 1]


def test_alle_afwezigheid_van_nu_en_later_vervangen(client, vrijwilliger, organisatie, adres):
    voorbij = AfwezigheidFactory(
        organisatie=organisatie, vrijwilliger=vrijwilliger, van=over(-9), tot=over(-5)
    )
    AfwezigheidFactory(organisatie=organisatie, vrijwilliger=vrijwilliger, van=over(5), tot=over(9))
    inhoud = {"afwezigheden": [{"van": str(over(20)), "tot": str(over(25))}]}
    antwoord = met_versie(client, "put", f"{adres}/afwezigheden", inhoud)
    assert (antwoord.status_code, antwoord.json()) == (200, inhoud)
    assert list(vrijwilliger.afwezigheden.values_list("van", "tot")) == [
        (voorbij.van, voorbij.tot),
        (over(20), over(25)),
    ]


def test_alle_extra_dagen_vervangen(client, vrijwilliger, organisatie, adres):
    ExtraBeschikbaarheidFactory(organisatie=organisatie, vrijwilliger=vrijwilliger, datum=over(3))
    inhoud = {"extraBeschikbaarheden": [{"datum": str(over(4)), "van": "22:00", "tot": "01:00"}]}
    antwoord = met_versie(client, "put", f"{adres}/extra-beschikbaarheden", inhoud)
    assert (antwoord.status_code, antwoord.json()) == (200, inhoud)
    (rij,) = vrijwilliger.extra_beschikbaarheden.all()
    assert (rij.datum, rij.van, rij.tot) == (over(4), time(22), time(1))


@pytest.mark.parametrize(
    ("deel", "inhoud", "fouten"),
    [
        (
            "beschikbaarheden",
            {"beschikbaarheid": [{"dag": 7, "van": "9u", "tot": "12:00", "weken": [4]}]},
            {
                "vanaf",
                "beschikbaarheid/0/dag",
                "beschikbaarheid/0/van",
                "beschikbaarheid/0/weken/0",
            },
        ),
        (
            "beschikbaarheden",
            {"vanaf": "2099-01-01", "beschikbaarheid": [OCHTEND, {**OCHTEND, "van": "10:00"}]},
            {"beschikbaarheid"},
        ),
        (
            "beschikbaarheden",
            {"vanaf": "9999-12-31", "tot": "9999-12-31", "beschikbaarheid": []},
            {"vanaf", "tot"},
        ),
        (
            "afwezigheden",
            {"afwezigheden": [{"van": "2099-02-01", "tot": "2099-01-01"}] * 2},
            {"afwezigheden/0/tot", "afwezigheden/1/tot"},
        ),
        (
            "extra-beschikbaarheden",
            {"extraBeschikbaarheden": [{"datum": "2020-01-01", "van": "09:00", "tot": "10:00"}]},
            {"extraBeschikbaarheden/0/datum"},
        ),
    ],
)
def test_wat_er_mis_is_met_tijden_wordt_genoemd(client, adres, deel, inhoud, fouten):
    antwoord = met_versie(client, "put", f"{adres}/{deel}", inhoud)
    assert antwoord.status_code == 400
    assert {f["pointer"] for f in antwoord.json()["errors"]} == {f"#/{naam}" for naam in fouten}


@pytest.mark.parametrize("deel", ["beschikbaarheden", "afwezigheden", "extra-beschikbaarheden"])
def test_tijden_vervangen_met_een_oude_versie_kan_niet(client, adres, deel):
    oud = {"If-Match": client.get(f"{adres}/{deel}")["ETag"]}
    client.post(f"{adres}/pauzes", {"reden": "vakantie"})
    assert client.put(f"{adres}/{deel}", {}).status_code == 428
    assert client.put(f"{adres}/{deel}", {}, headers=oud).status_code == 412


def test_een_consulent_ziet_geen_vrijwilligers(als, adres):
    assert als(Rol.CONSULENT).get(adres).status_code == 403


@pytest.mark.parametrize("vorm", [list, dict.fromkeys])
def test_een_te_lange_lijst_uitsluitingen_wordt_niet_opgezocht(
    client, organisatie, django_assert_max_num_queries, vorm
):
    wie = PersoonFactory.create_batch(101, organisatie=organisatie)
    inhoud = nieuw(organisatie, uitsluitingen=vorm([str(persoon.id) for persoon in wie]))
    with django_assert_max_num_queries(20):
        antwoord = client.post(LIJST, inhoud)
    assert antwoord.status_code == 400
    assert [f["pointer"] for f in antwoord.json()["errors"]] == ["#/uitsluitingen"]


def test_het_jaar_dag_voor_dag(client, organisatie):
    wie = VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[])
    BeschikbaarheidFactory(
        organisatie=organisatie, vrijwilliger=wie, dag=3, van=time(13), tot=time(17)
    )
    AfwezigheidFactory(
        organisatie=organisatie, vrijwilliger=wie, van=date(2026, 7, 1), tot=date(2026, 7, 31)
    )
    ExtraBeschikbaarheidFactory(
        organisatie=organisatie,
        vrijwilliger=wie,
        datum=date(2026, 12, 25),
        van=time(9),
        tot=time(12),
    )
    jaar = client.get(f"{LIJST}/{wie.id}/jaar?jaar=2026").json()
    assert (jaar["jaar"], len(jaar["dagen"])) == (2026, 365)
    dagen = {dag["datum"]: dag for dag in jaar["dagen"]}
    gewoon = dagen["2026-01-08"]
    assert (gewoon["tijden"], gewoon["minuten"]) == ([{"van": "13:00", "tot": "17:00"}], 240)
    assert (gewoon["reden"], gewoon["feestdag"]) == ("", "")
    assert dagen["2026-01-09"]["tijden"] == dagen["2026-07-02"]["tijden"] == []
    assert dagen["2026-07-02"]["reden"] == "afwezig"
    assert dagen["2026-01-01"]["reden"] == "feestdag"
    assert dagen["2026-12-25"]["reden"] == "extra"
    assert dagen["2026-12-25"]["feestdag"]
    ingezien = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert ingezien.get().persoon_id == wie.persoon_id


@pytest.mark.parametrize("jaar", ["1999", "2100", "onzin", "-5"])
def test_wat_geen_jaar_kan_zijn_wordt_geweigerd(client, adres, jaar):
    assert client.get(f"{adres}/jaar").json()["jaar"] == timezone.localdate().year
    antwoord = client.get(f"{adres}/jaar?jaar={jaar}")
    assert [fout["parameter"] for fout in antwoord.json()["errors"]] == ["jaar"]
