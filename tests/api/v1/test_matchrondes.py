"""Rounds over HTTP: asking for one, what it came to, and why."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from kern.models import AuditRegel
from matching.models import Matchronde, Toelichting
from matching.services.toelichtingen import toelichten
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    BeschikbaarheidFactory,
    HulpvraagFactory,
    KenmerkFactory,
    MatchrondeFactory,
    NietGematchtFactory,
    TeHerzienFactory,
    ToelichtingFactory,
    ToestemmingFactory,
    VrijwilligerFactory,
)
from tests.matching.hulp import paar, ronde_draaien
from tests.matching.test_toelichtingen import te_ver

LIJST = "/api/v1/matchrondes"


def lees(client, ronde, onderdeel, **sleutels):
    antwoord = client.get(f"{LIJST}/{ronde.pk}/{onderdeel}", sleutels)
    assert antwoord.status_code == 200, antwoord.json()
    return antwoord.json()


def ingezien(organisatie) -> set:
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    return set(regels.values_list("persoon_id", flat=True))


def personen_van(hulpvraag) -> set:
    return {hulpvraag.zorgsituatie.mantelzorger_id, hulpvraag.zorgsituatie.zorgvrager_id}


def test_een_ronde_aanvragen_geeft_iets_om_te_volgen(client, organisatie):
    antwoord = client.post(LIJST)
    assert antwoord.status_code == 202
    assert client.get(antwoord["Location"]).json()["status"] == "wacht"
    assert Matchronde.objects.voor(organisatie).count() == 1


def test_een_ronde_waarvan_de_worker_stierf_is_mislukt_en_zegt_waarom(client, organisatie):
    begonnen = timezone.now() - timedelta(minutes=10)
    MatchrondeFactory(organisatie=organisatie, status="bezig", begonnen_op=begonnen)
    (ronde,) = client.get(LIJST).json()["resultaten"]
    assert ronde["status"] == "mislukt"
    assert "halverwege gestopt" in ronde["melding"]


def test_een_tweede_ronde_tegelijk_geeft_409(client, organisatie):
    MatchrondeFactory(organisatie=organisatie, status="bezig")
    assert client.post(LIJST).status_code == 409


def test_dezelfde_sleutel_vraagt_een_ronde_aan(client, organisatie):
    kop = {"Idempotency-Key": str(uuid4())}
    een, twee = (client.post(LIJST, headers=kop) for _keer in range(2))
    assert (twee.status_code, twee.json()) == (202, een.json())


def test_een_ronde_heeft_een_nieuwe_versie_als_zij_verder_is(client, organisatie, actor):
    paar(organisatie)
    antwoord = client.post(LIJST)
    Matchronde.alles.all().delete()
    ronde = ronde_draaien(actor)
    klaar = client.get(f"{LIJST}/{ronde.pk}")["ETag"]
    toelichten(ronde_id=ronde.pk)
    assert len({antwoord["ETag"], klaar, client.get(f"{LIJST}/{ronde.pk}")["ETag"]}) == 3
    ronde.refresh_from_db()
    assert ronde.gewijzigd_op > ronde.uitleg_sinds, "when it was done, not only when it began"


def test_de_filters_van_de_lijst(client, organisatie):
    oud = MatchrondeFactory(organisatie=organisatie, status="mislukt", doelwaarde=None)
    nieuw = MatchrondeFactory(organisatie=organisatie)
    vragen = {
        "status=mislukt": oud,
        f"aangemaaktNa={oud.aangemaakt_op:%Y-%m-%dT%H:%M:%S.%fZ}": nieuw,
    }
    for vraag, verwacht in vragen.items():
        rijen = client.get(f"{LIJST}?{vraag}").json()["resultaten"]
        assert [rij["id"] for rij in rijen] == [str(verwacht.pk)], vraag


# What it came to.


def test_niet_gematcht_op_voorrang_met_de_reden_in_codes_en_in_woorden(client, organisatie):
    ronde = MatchrondeFactory(organisatie=organisatie)
    laag, oud, hoog = (
        NietGematchtFactory(organisatie=organisatie, ronde=ronde, prioriteit=prioriteit)
        for prioriteit in (10, None, 85)
    )
    NietGematchtFactory(organisatie=organisatie)  # of another round
    rijen = lees(client, ronde, "niet-gematcht")["resultaten"]
    assert [rij["id"] for rij in rijen] == [str(rij.pk) for rij in (hoog, laag, oud)]
    assert rijen[0]["reden"] == "geen_kandidaat"
    assert rijen[0]["trechter"] == {"kenmerk": 3}
    assert rijen[0]["zinnen"] == [
        "Geen enkele vrijwilliger past bij deze hulpvraag.",
        "3 vrijwilligers hebben niet wat nodig is, of vragen iets wat hier ontbreekt",
    ]
    assert personen_van(hoog.hulpvraag) <= ingezien(organisatie)


def test_niet_gematcht_kiezen_en_als_bestand(client, organisatie):
    ronde = MatchrondeFactory(organisatie=organisatie)
    acuut = NietGematchtFactory(organisatie=organisatie, ronde=ronde, hulpvraag__spoed="acuut")
    NietGematchtFactory(organisatie=organisatie, ronde=ronde)
    [rij] = lees(client, ronde, "niet-gematcht", spoed="acuut")["resultaten"]
    assert rij["hulpvraag"] == str(acuut.hulpvraag_id)
    adres = f"{LIJST}/{ronde.pk}/niet-gematcht?spoed=acuut"
    bestand = client.get(adres, headers={"Accept": "text/csv"})
    assert len(bestand.content.decode().splitlines()) == 2
    assert client.get(f"{LIJST}/{ronde.pk}/niet-gematcht?status=klaar").status_code == 400


def test_te_herzien(client, organisatie):
    rij = TeHerzienFactory(organisatie=organisatie)
    [gelezen] = lees(client, rij.ronde, "te-herzien")["resultaten"]
    assert (gelezen["regel"], gelezen["uitleg"]) == ("kenmerk", "De VOG is verlopen.")
    assert rij.vrijwilliger.persoon_id in ingezien(organisatie)


@pytest.mark.parametrize("onderdeel", ["niet-gematcht", "te-herzien"])
def test_het_aantal_queries_groeit_niet_mee(client, organisatie, onderdeel):
    ronde = MatchrondeFactory(organisatie=organisatie)

    def maak():
        TeHerzienFactory(organisatie=organisatie, ronde=ronde)
        rij = NietGematchtFactory(organisatie=organisatie, ronde=ronde)
        door = str(VrijwilligerFactory(organisatie=organisatie).pk)
        korter = {"soort": "korter", "minuten": 30, "door": door, "winst": 5}
        ToelichtingFactory(
            organisatie=organisatie,
            ronde=ronde,
            hulpvraag=rij.hulpvraag,
            inhoud={
                "volledig": True,
                "verruimingen": [
                    korter | {"erbij": [str(rij.hulpvraag_id)], "vervallen": [], "verplaatst": []}
                ],
            },
        )

    evenveel_queries(client, f"{LIJST}/{ronde.pk}/{onderdeel}?aantal=100", maak)


# What would help.


@pytest.fixture
def uitgezocht(organisatie, actor):
    """A request that somebody would serve with more travel time, in a round that found that out."""
    vraag, vrijwilliger = te_ver(organisatie)
    ronde = ronde_draaien(actor)
    toelichten(ronde_id=ronde.pk)
    return ronde, vraag, vrijwilliger


def test_bij_niet_gematcht_staat_wat_zou_helpen(client, organisatie, uitgezocht):
    ronde, _vraag, vrijwilliger = uitgezocht
    [rij] = lees(client, ronde, "niet-gematcht")["resultaten"]
    [helpt] = [v for v in rij["verruimingen"]["verruimingen"] if v["soort"] == "reistijd"]
    assert helpt["vrijwilliger"] == helpt["door"] == str(vrijwilliger.pk)
    assert f"{helpt['minuten']} minuten meer reistijd" in helpt["tekst"]
    assert vrijwilliger.persoon.achternaam in helpt["tekst"]
    assert vrijwilliger.persoon_id in ingezien(organisatie)


def test_wie_te_werven(client, organisatie, uitgezocht):
    ronde, vraag, _vrijwilliger = uitgezocht
    werving = lees(client, ronde, "werving")
    assert (werving["bekend"], werving["volledig"]) == (True, True)
    [advies] = werving["adviezen"]
    assert (advies["kenmerken"], advies["pc4"], advies["meer"]) == (["gezelschap"], "7551", 1)
    assert advies["hulpvragen"] == [str(vraag.pk)]
    assert advies["tekst"].startswith("Eén vrijwilliger voor gezelschap op dinsdagmiddag")
    assert personen_van(vraag) <= ingezien(organisatie)


def test_wat_nog_niet_is_uitgezocht_kan_iemand_laten_uitzoeken(client, organisatie, actor):
    paar(organisatie)
    ronde = ronde_draaien(actor)
    assert lees(client, ronde, "werving")["bekend"] is False
    Matchronde.alles.update(uitleg="afgebroken")
    antwoord = client.post(f"{LIJST}/{ronde.pk}/toelichtingen")
    assert (antwoord.status_code, antwoord.json()["uitleg"]) == (202, "wacht")
    nog_eens = client.post(f"{LIJST}/{ronde.pk}/toelichtingen")
    assert (nog_eens.status_code, nog_eens.json()["code"]) == (409, "uitleg_loopt")


# Why.


def test_waarom_deze_en_wat_een_ander_kost(client, organisatie, actor):
    vraag, _vrijwilliger = paar(organisatie)
    ander = VrijwilligerFactory(organisatie=organisatie, persoon__postcode="7553AA")
    ronde = ronde_draaien(actor)
    uitleg = lees(client, ronde, "uitleg", hulpvraag=str(vraag.pk))
    voorstel = ronde.voorstellen.get()
    assert (uitleg["uitkomst"], uitleg["voorstel"]) == ("voorgesteld", str(voorstel.pk))
    assert sum(regel["punten"] for regel in uitleg["score"]) == voorstel.waarde
    [kaart] = uitleg["alternatieven"]
    assert (kaart["vrijwilliger"], kaart["naam"]) == (str(ander.pk), ander.persoon.volledige_naam)
    assert kaart["verlies"] == voorstel.waarde - kaart["waarde"] > 0
    assert kaart["tekst"].endswith("minder waard.")
    assert ander.persoon_id in ingezien(organisatie)


def test_waarom_niemand(client, uitgezocht):
    ronde, vraag, _vrijwilliger = uitgezocht
    uitleg = lees(client, ronde, "uitleg", hulpvraag=str(vraag.pk))
    assert (uitleg["uitkomst"], uitleg["trechter"]) == ("niet_gematcht", {"afstand": 1})
    assert uitleg["zinnen"][1] == "1 vrijwilliger woont te ver weg"
    assert uitleg["verruimingen"]["verruimingen"]


def test_waarom_die_niet(client, organisatie, uitgezocht):
    ronde, vraag, vrijwilliger = uitgezocht
    sleutels = {"hulpvraag": str(vraag.pk), "vrijwilliger": str(vrijwilliger.pk)}
    uitleg = lees(client, ronde, "uitleg", **sleutels)
    [bezwaar] = uitleg["bezwaren"]
    assert bezwaar["regel"] == "afstand"
    assert bezwaar["nodig"] > bezwaar["beschikbaar"] == vrijwilliger.max_reistijd
    assert bezwaar["zinnen"] == uitleg["zinnen"]
    assert vrijwilliger.persoon_id in ingezien(organisatie)


def test_waarom_die_niet_als_het_kon(client, organisatie, actor):
    vraag, _vrijwilliger = paar(organisatie)
    ander = VrijwilligerFactory(organisatie=organisatie, persoon__postcode="7553AA")
    ronde = ronde_draaien(actor)
    sleutels = {"hulpvraag": str(vraag.pk), "vrijwilliger": str(ander.pk)}
    uitleg = lees(client, ronde, "uitleg", **sleutels)
    assert uitleg["bezwaren"] == []
    assert uitleg["kosten"]["verlies"] > 0


def test_wiens_hulpvraag_door_een_verruiming_verandert_staat_in_de_log(
    client, organisatie, uitgezocht
):
    ronde, vraag, _vrijwilliger = uitgezocht
    andere = HulpvraagFactory(organisatie=organisatie)
    toelichting = Toelichting.alles.get(ronde=ronde, hulpvraag=vraag)
    toelichting.inhoud["verruimingen"][0]["vervallen"] = [str(andere.pk)]
    toelichting.save()
    for onderdeel, sleutels in (("uitleg", {"hulpvraag": str(vraag.pk)}), ("niet-gematcht", {})):
        assert str(andere.pk) in str(lees(client, ronde, onderdeel, **sleutels))
    pagina = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    for persoon in personen_van(andere):
        assert pagina.filter(persoon_id=persoon).count() == 2


def test_wie_later_kwam_wordt_met_de_gegevens_van_nu_bekeken(client, organisatie, actor):
    vraag, _vrijwilliger = paar(organisatie)
    ronde = ronde_draaien(actor)
    nieuw = VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[])
    BeschikbaarheidFactory(organisatie=organisatie, vrijwilliger=nieuw, dag=5)
    sleutels = {"hulpvraag": str(vraag.pk), "vrijwilliger": str(nieuw.pk)}
    [bezwaar] = lees(client, ronde, "uitleg", **sleutels)["bezwaren"]
    assert (bezwaar["regel"], bezwaar["beschikbaar"]) == ("tijd", 0)


@pytest.mark.parametrize("grondslag", [True, False])
def test_gezondheid_staat_er_alleen_met_een_grondslag(client, organisatie, actor, grondslag):
    vraag = HulpvraagFactory(organisatie=organisatie)
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie)
    dementie = KenmerkFactory(
        organisatie=organisatie, code="dementie", naam="dementie", gezondheid=True
    )
    vraag.wensen.create(organisatie=organisatie, kenmerk=dementie, aard="vereist")
    if grondslag:
        ToestemmingFactory(organisatie=organisatie, persoon=vraag.zorgsituatie.zorgvrager)
    ronde = MatchrondeFactory(organisatie=organisatie)
    sleutels = {"hulpvraag": str(vraag.pk), "vrijwilliger": str(vrijwilliger.pk)}
    uitleg = lees(client, ronde, "uitleg", **sleutels)
    assert ("dementie" in str(uitleg)) is grondslag


@pytest.mark.parametrize("grondslag", [True, False])
def test_ook_wat_zou_helpen_zwijgt_over_gezondheid(client, organisatie, grondslag):
    rij = NietGematchtFactory(organisatie=organisatie)
    wie = str(VrijwilligerFactory(organisatie=organisatie).pk)
    KenmerkFactory(organisatie=organisatie, code="dementie", gezondheid=True)
    leert = {"soort": "kenmerk", "token": "dementie", "vrijwilliger": wie, "door": wie, "winst": 1}
    leert |= {"erbij": [], "vervallen": [], "verplaatst": []}
    ToelichtingFactory(
        organisatie=organisatie,
        ronde=rij.ronde,
        hulpvraag=rij.hulpvraag,
        inhoud={"volledig": True, "verruimingen": [leert]},
    )
    if grondslag:
        ToestemmingFactory(organisatie=organisatie, persoon=rij.hulpvraag.zorgsituatie.zorgvrager)
    [gelezen] = lees(client, rij.ronde, "niet-gematcht")["resultaten"]
    [helpt] = gelezen["verruimingen"]["verruimingen"]
    assert helpt["kenmerk"] == ("dementie" if grondslag else None)
    assert ("dementie" in helpt["tekst"]) is grondslag


def test_een_vraag_om_uitleg_noemt_wat_ontbreekt_of_niet_bestaat(
    client, organisatie, andere_organisatie
):
    ronde = MatchrondeFactory(organisatie=organisatie)
    vreemd = VrijwilligerFactory(organisatie=andere_organisatie)
    for vraag, velden in (
        ("", {"hulpvraag"}),
        (f"hulpvraag=x&vrijwilliger={vreemd.pk}", {"hulpvraag", "vrijwilliger"}),
        ("naam=Jansen", {"naam"}),
    ):
        antwoord = client.get(f"{LIJST}/{ronde.pk}/uitleg?{vraag}")
        assert antwoord.status_code == 400
        assert {fout["parameter"] for fout in antwoord.json()["errors"]} == velden
