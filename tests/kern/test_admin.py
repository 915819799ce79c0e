"""The admin: one organisation, saved by services, reads logged, nobody locks themselves out."""

import json
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from kern.beheer import OrganisatieAdmin
from kern.models import AuditRegel, Gebruiker, Kenmerk, Rol, Wijk
from matching.models import Matchronde, Parameterset
from matching.regels.parameters import Parameters
from tests.fabrieken import (
    WACHTWOORD,
    GebruikerFactory,
    HuishoudenFactory,
    KenmerkFactory,
    MatchrondeFactory,
    ParametersetFactory,
    PersoonFactory,
    VoorstelFactory,
    WijkFactory,
    WijkPostcodeFactory,
)


@pytest.fixture
def beheerder(organisatie) -> Gebruiker:
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])


@pytest.fixture
def beheer(beheerder) -> Client:
    client = Client()
    client.force_login(beheerder)
    return client


@pytest.fixture
def in_de_log(organisatie):
    return lambda gebeurtenis: AuditRegel.objects.voor(organisatie).filter(gebeurtenis=gebeurtenis)


MORGEN = timedelta(days=1)


def fouten(antwoord) -> str:
    lijsten = BeautifulSoup(antwoord.content, "html.parser").select(".errorlist, .messagelist")
    return " ".join(lijst.get_text(" ") for lijst in lijsten)


def test_alleen_modellen_binnen_een_organisatie_staan_in_de_beheersite():
    namen = {model.__name__ for model in admin.site._registry}
    assert namen == {
        "Gebruiker",
        "Wijk",
        "Kenmerk",
        "AuditRegel",
        "Huishouden",
        "Samenvoeging",
        "Toestemming",
        "Normenset",
        "Belastingset",
        "Aanmelding",
        "Zorgsituatie",
        "Gesprek",
        "Hulpvraag",
        "Doorverwijzing",
        "Toelatingsset",
        "Vrijwilliger",
        "Vog",
        "Parameterset",
        "Matchronde",
        "Voorstel",
        "Importopdracht",
    }
    assert all(isinstance(a, OrganisatieAdmin) for a in admin.site._registry.values())


def test_er_is_nergens_een_zoekveld_of_een_actie_op_veel_rijen_tegelijk():
    for soort in admin.site._registry.values():
        assert not soort.search_fields
        assert soort.actions is None


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.BEHEERDER}))
def test_alleen_een_beheerder_komt_binnen(organisatie, rol):
    client = Client()
    client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=[rol]))
    assert client.get("/beheer/").status_code == 403
    assert client.get("/beheer/kern/wijk/").status_code == 403


def test_inloggen_gaat_via_de_werkbank(db):
    antwoord = Client().get("/beheer/kern/wijk/", follow=True)
    assert antwoord.redirect_chain[-1][0] == "/inloggen?next=/beheer/kern/wijk/"


@pytest.mark.parametrize("pad", ["r/1/1/", "password_change/", "autocomplete/", "auth/group/"])
def test_wat_django_erbij_geeft_bestaat_niet(beheer, pad):
    assert beheer.get(f"/beheer/{pad}").status_code == 404


def test_geschiedenis_van_django_bestaat_niet(beheer, organisatie):
    wijk = WijkFactory(organisatie=organisatie)
    assert beheer.get(f"/beheer/kern/wijk/{wijk.id}/history/").status_code == 404
    bladzijde = beheer.get(f"/beheer/kern/wijk/{wijk.id}/change/").content.decode()
    assert "history" not in bladzijde


def test_een_lijst_toont_alleen_de_eigen_rijen(beheer, organisatie, andere_organisatie):
    WijkFactory(organisatie=organisatie, naam="Eigen wijk")
    WijkFactory(organisatie=andere_organisatie, naam="Vreemde wijk")
    bladzijde = beheer.get("/beheer/kern/wijk/").content.decode()
    assert "Eigen wijk" in bladzijde
    assert "Vreemde wijk" not in bladzijde


def test_keuzes_komen_uit_de_eigen_organisatie(rf, beheerder, andere_organisatie):
    vreemd, eigen = GebruikerFactory(organisatie=andere_organisatie), beheerder
    verzoek = rf.get("/")
    verzoek.user = beheerder
    soort = next(iter(admin.site._registry.values()))
    veld = soort.formfield_for_foreignkey(Matchronde._meta.get_field("gestart_door"), verzoek)
    assert set(veld.queryset) == {eigen}
    assert vreemd not in veld.queryset


@pytest.mark.parametrize("naald", ["password__startswith=m", "organisatie__naam=x", "naam=x"])
def test_een_adres_kan_niet_naar_andere_velden_vissen(beheer, naald):
    assert beheer.get(f"/beheer/kern/gebruiker/?{naald}").status_code == 400


def test_een_lijst_kiest_op_wat_hij_aanbiedt(beheer, organisatie):
    GebruikerFactory(organisatie=organisatie, email="uit@voorbeeld.example", actief=False)
    bladzijde = beheer.get("/beheer/kern/gebruiker/?actief__exact=0").content.decode()
    assert "uit@voorbeeld.example" in bladzijde
    assert "1 gebruiker" in bladzijde


# Users.


def gebruikersformulier(**waarden):
    return {
        "email": "nieuw@voorbeeld.example",
        "naam": "Nieuwe Collega",
        "actief": "on",
        "rollen": ["consulent"],
        "wachtwoord": "een-lang-wachtwoord",
    } | waarden


def test_een_nieuwe_gebruiker_kan_inloggen(beheer, organisatie, in_de_log):
    antwoord = beheer.post("/beheer/kern/gebruiker/add/", gebruikersformulier())
    assert antwoord.status_code == 302
    gebruiker = Gebruiker.alles.get(email="nieuw@voorbeeld.example")
    assert gebruiker.organisatie == organisatie
    assert gebruiker.rolcodes == {"consulent"}
    assert Client().login(username=gebruiker.email, password="een-lang-wachtwoord")
    regel = in_de_log("gegeven_aangemaakt").get(object_soort="gebruiker")
    assert (regel.object_id, regel.doel) == (gebruiker.id, "beheer")


@pytest.mark.parametrize(
    ("waarden", "melding"),
    [
        ({"wachtwoord": "kort"}, "minstens 12 tekens"),
        ({"wachtwoord": "123456789012"}, "cijfers"),
        ({"email": "geen-adres"}, "e-mailadres"),
        ({"rollen": []}, "vereist"),
    ],
)
def test_een_fout_staat_in_het_formulier(beheer, waarden, melding):
    antwoord = beheer.post("/beheer/kern/gebruiker/add/", gebruikersformulier(**waarden))
    assert antwoord.status_code == 200
    assert melding in fouten(antwoord)
    assert not Gebruiker.alles.filter(naam="Nieuwe Collega").exists()


def wijzig(beheer, gebruiker, **waarden):
    formulier = gebruikersformulier(email=gebruiker.email, naam=gebruiker.naam, wachtwoord="")
    return beheer.post(f"/beheer/kern/gebruiker/{gebruiker.id}/change/", formulier | waarden)


def test_andere_rollen_en_een_nieuw_wachtwoord_staan_in_de_log(beheer, organisatie, in_de_log):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    wijzig(beheer, gebruiker, rollen=["auditor"], wachtwoord="nog-een-lang-wachtwoord")
    assert Gebruiker.alles.get(pk=gebruiker.pk).rolcodes == {"auditor"}
    assert Client().login(username=gebruiker.email, password="nog-een-lang-wachtwoord")
    regel = in_de_log("gegeven_gewijzigd").get()
    assert regel.bijzonderheden["velden"] == ["password", "rollen"]


def test_een_leeg_wachtwoord_verandert_niets(beheer, organisatie):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    assert wijzig(beheer, gebruiker, naam="Andere naam").status_code == 302
    assert Client().login(username=gebruiker.email, password="een-lang-wachtwoord")


def test_een_beheerder_sluit_zichzelf_niet_buiten(beheer, beheerder):
    antwoord = wijzig(beheer, beheerder, rollen=["auditor"], actief="")
    assert antwoord.status_code == 200
    assert "U kunt uw eigen rol als beheerder niet weghalen." in fouten(antwoord)
    assert "U kunt uw eigen toegang niet uitzetten." in fouten(antwoord)
    beheerder = Gebruiker.alles.get(pk=beheerder.pk)
    assert beheerder.actief
    assert beheerder.rolcodes == {"beheerder"}


def test_een_ander_mag_wel_worden_buitengesloten(beheer, organisatie):
    collega = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    assert wijzig(beheer, collega, rollen=["auditor"]).status_code == 302
    assert Gebruiker.alles.get(pk=collega.pk).rolcodes == {"auditor"}


def test_een_gebruiker_openen_staat_in_de_log(beheer, organisatie, in_de_log):
    collega = GebruikerFactory(organisatie=organisatie)
    beheer.get(f"/beheer/kern/gebruiker/{collega.id}/change/")
    assert in_de_log("gegeven_ingezien").get().object_id == collega.id


# Districts and kenmerken.


def test_een_wijk_met_postcodegebieden(beheer, organisatie, in_de_log):
    beheer.post("/beheer/kern/wijk/add/", {"naam": "Centrum", "postcodes": "7551, 7552"})
    wijk = Wijk.alles.get(naam="Centrum")
    assert wijk.organisatie == organisatie
    beheer.post(f"/beheer/kern/wijk/{wijk.id}/change/", {"naam": "Centrum", "postcodes": "7552"})
    assert [rij.pc4 for rij in wijk.postcodes.all()] == ["7552"]
    assert in_de_log("gegeven_gewijzigd").get().bijzonderheden["velden"] == ["postcodes"]


@pytest.mark.parametrize(
    ("waarden", "melding"),
    [
        ({"postcodes": "755"}, "Vier cijfers"),
        ({"postcodes": "1000"}, "bestaat niet"),
        ({"postcodes": "7559"}, "7559 hoort al bij de wijk Bezet."),
        ({"naam": "Bezet"}, "bestaat al"),
    ],
)
def test_een_fout_in_een_wijk_staat_in_het_formulier(beheer, organisatie, waarden, melding):
    bezet = WijkFactory(organisatie=organisatie, naam="Bezet")
    WijkPostcodeFactory(organisatie=organisatie, wijk=bezet, pc4="7559")
    antwoord = beheer.post(
        "/beheer/kern/wijk/add/", {"naam": "Nieuw", "postcodes": "7551"} | waarden
    )
    assert antwoord.status_code == 200
    assert melding in fouten(antwoord)
    assert Wijk.alles.count() == 1


def test_een_wijk_van_een_ander_houdt_de_naam_niet_bezet(beheer, andere_organisatie):
    vreemd = WijkFactory(organisatie=andere_organisatie, naam="Centrum")
    WijkPostcodeFactory(organisatie=andere_organisatie, wijk=vreemd, pc4="7551")
    antwoord = beheer.post("/beheer/kern/wijk/add/", {"naam": "Centrum", "postcodes": "7551"})
    assert antwoord.status_code == 302


def test_een_wijk_verwijderen_staat_in_de_log(beheer, organisatie, in_de_log):
    wijk = WijkFactory(organisatie=organisatie)
    WijkPostcodeFactory(organisatie=organisatie, wijk=wijk)
    beheer.post(f"/beheer/kern/wijk/{wijk.id}/delete/", {"post": "yes"})
    assert not Wijk.alles.exists()
    assert in_de_log("gegeven_verwijderd").get().object_id == wijk.id


def kenmerk_wijzigen(beheer, kenmerk, vanaf, **waarden):
    standaard = {"naam": kenmerk.naam, "actief": "on", "geldt_vanaf": f"{vanaf:%d-%m-%Y}"}
    antwoord = beheer.post(f"/beheer/kern/kenmerk/{kenmerk.id}/change/", standaard | waarden)
    kenmerk.refresh_from_db()
    return antwoord


@pytest.fixture
def koken(organisatie):
    return KenmerkFactory(organisatie=organisatie, code="koken", naam="Koken")


def test_de_code_en_de_soort_van_een_kenmerk_veranderen_nooit(beheer, koken):
    kenmerk_wijzigen(
        beheer, koken, timezone.localdate(), naam="Bakken", code="bakken", soort="taal"
    )
    assert (koken.naam, koken.code, koken.soort) == ("Bakken", "koken", "bekwaamheid")


def test_een_kenmerk_verandert_vanaf_een_dag(beheer, koken):
    morgen = timezone.localdate() + MORGEN
    kenmerk_wijzigen(beheer, koken, morgen, naam="Bakken")
    assert koken.naam == "Koken"
    assert koken.versies.get(ingangsdatum=morgen).naam == "Bakken"
    bladzijde = beheer.get(f"/beheer/kern/kenmerk/{koken.id}/change/").content.decode()
    assert "Bakken; in gebruik" in bladzijde


def test_een_kenmerk_kan_niet_met_terugwerkende_kracht_veranderen(beheer, koken):
    antwoord = kenmerk_wijzigen(beheer, koken, timezone.localdate() - MORGEN, naam="Bakken")
    assert "Kies vandaag of een latere dag" in fouten(antwoord)


def test_een_kenmerk_verandert_een_keer_per_dag(beheer, koken):
    kenmerk_wijzigen(beheer, koken, timezone.localdate(), naam="Bakken")
    antwoord = kenmerk_wijzigen(beheer, koken, timezone.localdate(), naam="Braden")
    assert "vandaag al veranderd" in fouten(antwoord)


def test_opslaan_zonder_wijziging_maakt_geen_versie(beheer, koken):
    antwoord = kenmerk_wijzigen(beheer, koken, timezone.localdate())
    assert antwoord.status_code == 302
    assert not koken.versies.exists()


def test_een_vog_bij_iets_anders_dan_een_taaktype_is_een_fout_in_het_formulier(beheer, koken):
    antwoord = kenmerk_wijzigen(beheer, koken, timezone.localdate(), vog_vereist="on")
    assert antwoord.status_code == 200
    assert fouten(antwoord)


def test_een_nieuw_kenmerk_geldt_meteen(beheer, organisatie):
    beheer.post(
        "/beheer/kern/kenmerk/add/",
        {"naam": "Koken", "code": "koken", "soort": "bekwaamheid", "actief": "on"},
    )
    kenmerk = Kenmerk.objects.voor(organisatie).get()
    assert kenmerk.actief
    assert not kenmerk.versies.exists()


def test_een_kenmerk_gaat_uit_en_niet_weg(beheer, organisatie):
    kenmerk = KenmerkFactory(organisatie=organisatie)
    assert beheer.get(f"/beheer/kern/kenmerk/{kenmerk.id}/delete/").status_code == 404


def test_een_dubbele_code_is_een_fout_in_het_formulier(beheer, organisatie):
    KenmerkFactory(organisatie=organisatie, code="koken")
    antwoord = beheer.post(
        "/beheer/kern/kenmerk/add/", {"naam": "Koken", "code": "koken", "soort": "bekwaamheid"}
    )
    assert antwoord.status_code == 200
    assert fouten(antwoord)


# Persons.


def test_wie_een_huishouden_inziet_staat_bij_elk_lid_in_de_log(beheer, organisatie, in_de_log):
    huishouden = HuishoudenFactory(organisatie=organisatie)
    leden = PersoonFactory.create_batch(2, organisatie=organisatie, huishouden=huishouden)
    bladzijde = beheer.get(f"/beheer/kern/huishouden/{huishouden.id}/change/").content.decode()
    assert leden[0].achternaam not in bladzijde
    regels = in_de_log("dossier_ingezien")
    assert {regel.persoon_id for regel in regels} == {lid.id for lid in leden}


@pytest.mark.parametrize("soort", ["huishouden", "samenvoeging", "toestemming"])
def test_wat_over_personen_is_vastgelegd_is_alleen_te_lezen(beheer, soort):
    assert beheer.get(f"/beheer/kern/{soort}/add/").status_code == 403


# Parameters.


def parameters(dag: date, **waarden):
    return {
        "ingangsdatum": f"{dag:%d-%m-%Y}",
        "waarden": json.dumps(Parameters().als_dict() | waarden),
    }


def test_een_nieuwe_set_parameters(beheer, organisatie, in_de_log):
    morgen = timezone.localdate() + MORGEN
    antwoord = beheer.post(
        "/beheer/matching/parameterset/add/", parameters(morgen, max_kennismakingen=40)
    )
    assert antwoord.status_code == 302
    gemaakt = Parameterset.objects.voor(organisatie).get(ingangsdatum=morgen)
    assert gemaakt.waarden["max_kennismakingen"] == 40
    assert in_de_log("gegeven_aangemaakt").get().object_id == gemaakt.id


@pytest.mark.parametrize(
    ("dagen", "waarden", "melding"),
    [
        (1, {"punten": {"graag": 1}}, "punten"),
        (1, {"onzin": 1}, "onzin"),
        (1, {"max_kennismakingen": -1}, "max_kennismakingen"),
        (-1, {}, "Kies vandaag of een latere dag."),
    ],
)
def test_een_set_die_niet_klopt_wordt_geweigerd(beheer, dagen, waarden, melding):
    dag = timezone.localdate() + dagen * MORGEN
    antwoord = beheer.post("/beheer/matching/parameterset/add/", parameters(dag, **waarden))
    assert antwoord.status_code == 200
    assert melding in fouten(antwoord)
    assert not Parameterset.alles.exists()


def test_een_set_die_al_geldt_verandert_niet_meer(beheer, organisatie):
    geldig = ParametersetFactory(organisatie=organisatie)
    adres = f"/beheer/matching/parameterset/{geldig.id}/change/"
    assert beheer.get(adres).status_code == 200
    assert beheer.post(adres, parameters(timezone.localdate() + MORGEN)).status_code == 403


def test_een_set_die_nog_niet_geldt_mag_anders(beheer, organisatie):
    morgen = timezone.localdate() + MORGEN
    later = ParametersetFactory(organisatie=organisatie, ingangsdatum=morgen)
    beheer.post(
        f"/beheer/matching/parameterset/{later.id}/change/",
        parameters(morgen, max_kennismakingen=7),
    )
    later.refresh_from_db()
    assert later.waarden["max_kennismakingen"] == 7


# What is only there to be looked at.


def test_een_ronde_en_een_voorstel_zonder_gegevens_over_gezondheid(beheer, organisatie, in_de_log):
    geheim = "doelgroep_dementie"
    ronde = MatchrondeFactory(organisatie=organisatie, probleem={"kenmerken": [geheim]})
    voorstel = VoorstelFactory(
        organisatie=organisatie,
        ronde=ronde,
        onderdelen=[{"soort": "vraag_wenst", "token": geheim, "punten": 80}],
        toelichting=geheim,
    )
    for soort, gegeven in (("matchronde", ronde), ("voorstel", voorstel)):
        antwoord = beheer.get(f"/beheer/matching/{soort}/{gegeven.id}/change/")
        assert antwoord.status_code == 200
        assert geheim not in antwoord.content.decode()
        assert beheer.post(antwoord.request["PATH_INFO"], {}).status_code == 403
        assert beheer.get(f"/beheer/matching/{soort}/add/").status_code == 403
    assert in_de_log("dossier_ingezien").count() == 3


def test_de_auditlog_is_voor_wie_ook_auditor_is(beheer, organisatie, in_de_log):
    assert beheer.get("/beheer/kern/auditregel/").status_code == 403
    assert "auditregel" not in beheer.get("/beheer/").content.decode()
    beide = Client()
    beide.force_login(
        GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER, Rol.AUDITOR])
    )
    assert beide.get("/beheer/kern/auditregel/").status_code == 200
    assert in_de_log("auditlog_ingezien").count() == 1


def test_django_houdt_zelf_geen_logboek_met_namen_bij(beheer):
    beheer.post("/beheer/kern/gebruiker/add/", gebruikersformulier())
    beheer.post("/beheer/kern/wijk/add/", {"naam": "Centrum", "postcodes": "7551"})
    wijk = Wijk.alles.get()
    beheer.post(f"/beheer/kern/wijk/{wijk.id}/change/", {"naam": "Noord", "postcodes": "7551"})
    beheer.post(f"/beheer/kern/wijk/{wijk.id}/delete/", {"post": "yes"})
    assert not LogEntry.objects.exists()


def test_een_lijst_openen_staat_in_de_log(beheer, organisatie, in_de_log):
    beheer.get("/beheer/kern/gebruiker/")
    assert in_de_log("lijst_ingezien").get().object_soort == "gebruiker"


@pytest.mark.parametrize("waarden", ["[" * 3000, "9" * 5000])
def test_parameters_die_geen_json_zijn_worden_bij_het_veld_gezegd(beheer, waarden):
    antwoord = beheer.post(
        "/beheer/matching/parameterset/add/", {"ingangsdatum": "2099-01-01", "waarden": waarden}
    )
    assert antwoord.status_code == 200
    assert "errorlist" in antwoord.content.decode()


def test_een_adres_dat_al_bestaat_zegt_niet_van_wie(beheer, andere_organisatie):
    vreemd = GebruikerFactory(organisatie=andere_organisatie)
    antwoord = beheer.post(
        "/beheer/kern/gebruiker/add/", gebruikersformulier(email=vreemd.email.upper())
    )
    assert "Dit e-mailadres kan niet worden gebruikt." in antwoord.content.decode()
    assert Client().login(username=vreemd.email, password=WACHTWOORD)
