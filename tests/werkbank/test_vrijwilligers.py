"""Registering volunteers: the list, a new one, everything about one, and each form."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Kenmerk, Persoon, Rol
from tests import fabrieken as f
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst
from vrijwilligers.models import Bekwaamheid, Vrijwilliger

VANDAAG = timezone.localdate()
NIEUW = {
    "persoon-achternaam": "Jansen",
    "persoon-postcode": "7551 ab",
    "vrijwilliger-vervoer": "fiets",
}

BEKEND = NIEUW | {"persoon-telefoon": "074 1234567", "persoon-voornaam": "A."}
"""Somebody with the number of a person who is known."""


@pytest.fixture
def vrijwilliger(organisatie):
    """Somebody with something of everything."""
    v = f.VrijwilligerFactory(
        organisatie=organisatie,
        status="actief",
        pauze_tot=None,
        kennismaking_op=date(2026, 1, 5),
        overeenkomst_op=date(2026, 1, 6),
        geheimhouding_op=date(2026, 1, 6),
        begeleider=f.GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR]),
        feestdagen=True,
    )
    bij = {"organisatie": organisatie, "vrijwilliger": v}
    kenmerken = [
        f.KenmerkFactory(organisatie=organisatie, code=code, naam=code.title(), soort=soort)
        for code, soort in (
            ("koken", "bekwaamheid"),
            ("turks", "taal"),
            ("huisdier", "omstandigheid"),
        )
    ]
    f.BekwaamheidFactory(**bij, kenmerk=kenmerken[0], geldig_tot=date(2099, 1, 1))
    f.BekwaamheidFactory(**bij, kenmerk=kenmerken[1], niveau="b1")
    f.BekwaamheidFactory(**bij, kenmerk=kenmerken[2])
    f.VogFactory(**bij)
    f.ScholingFactory(**bij)
    f.VrijwilligerWensFactory(**bij, kenmerk=kenmerken[2])
    f.AfwezigheidFactory(**bij)
    f.ExtraBeschikbaarheidFactory(**bij)
    f.VrijwilligerstapFactory(**bij)
    f.VrijwilligerUitsluitingFactory(**bij)
    return v


def alles_van(vrijwilliger):
    """Every value and row of a volunteer, to see what changed."""
    v = Vrijwilliger.alles.get(pk=vrijwilliger.pk)
    zonder = {"id", "aangemaakt_op", "gewijzigd_op", "organisatie_id"}
    gegevens = {k: w for k, w in vars(v).items() if k not in zonder and not k.startswith("_")}
    for relatie in Vrijwilliger._meta.related_objects:
        naam = relatie.get_accessor_name()
        gegevens[naam] = sorted(
            str({k: w for k, w in rij.items() if k not in zonder})
            for rij in getattr(v, naam).values()
        )
    return gegevens


def verschil(voor, na):
    return {naam for naam in voor if voor[naam] != na[naam]}


def velden(antwoord, formulier=-1):
    """What a browser would send back, unchanged."""
    inhoud = {}
    form = BeautifulSoup(antwoord.content, "html.parser").main.select("form")[formulier]
    for veld in form.select("input[name], select[name], textarea[name]"):
        if veld.name == "select":
            gekozen = veld.select_one("option[selected]")
            inhoud[veld["name"]] = gekozen["value"] if gekozen else veld.option["value"]
        elif veld.name == "textarea":
            inhoud[veld["name"]] = veld.get_text().removeprefix("\n")
        elif veld["type"] in ("checkbox", "radio"):
            if veld.has_attr("checked"):
                inhoud.setdefault(veld["name"], []).append(veld.get("value", "on"))
        else:
            inhoud[veld["name"]] = veld.get("value", "")
    return inhoud


# The list.


def test_de_lijst_zegt_wie_klaar_is_en_wat_er_mist(aan_het_werk, organisatie, vrijwilliger):
    f.VrijwilligerFactory(organisatie=organisatie, status="aangemeld", taaktypen=[])
    regels = BeautifulSoup(aan_het_werk.get("/vrijwilligers").content, "html.parser").select(
        "tbody tr"
    )
    klaar, mist = (regel.get_text(" ", strip=True) for regel in regels)
    assert klaar.endswith("klaar")
    assert "Er is geen taak die deze vrijwilliger doet." in mist


@pytest.mark.parametrize(("toon", "wie"), [("klaar", "klaar"), ("mist", "mist")])
def test_de_lijst_is_te_beperken_tot_wie_klaar_is(
    aan_het_werk, organisatie, vrijwilliger, toon, wie
):
    mist = f.VrijwilligerFactory(organisatie=organisatie, status="aangemeld")
    gezien = tekst(aan_het_werk.get(f"/vrijwilligers?toon={toon}"))
    assert (vrijwilliger.persoon.volledige_naam in gezien) == (wie == "klaar")
    assert (mist.persoon.volledige_naam in gezien) == (wie == "mist")


def test_de_lijst_is_te_beperken_tot_een_status(aan_het_werk, organisatie):
    f.VrijwilligerFactory(organisatie=organisatie, nummer="actief-1")
    f.VrijwilligerFactory(organisatie=organisatie, nummer="weg-1", status="gestopt")
    gezien = tekst(aan_het_werk.get("/vrijwilligers?status=gestopt"))
    assert "weg-1" in gezien
    assert "actief-1" not in gezien


def test_een_voorbije_pauze_staat_bovenaan_met_een_koppeling(aan_het_werk, organisatie):
    gisteren = VANDAAG - timedelta(days=1)
    for nummer, tot in (("voorbij", gisteren), ("loopt", VANDAAG)):
        f.VrijwilligerFactory(
            organisatie=organisatie, nummer=nummer, status="gepauzeerd", pauze_tot=tot
        )
    antwoord = aan_het_werk.get("/vrijwilligers")
    assert "1 vrijwilliger van wie de pauze voorbij is" in tekst(antwoord)
    koppeling = BeautifulSoup(antwoord.content, "html.parser").select_one(".melding a")["href"]
    gezien = tekst(aan_het_werk.get(f"/vrijwilligers{koppeling}"))
    assert "voorbij" in gezien
    assert "loopt" not in gezien


def test_een_vog_die_bijna_vernieuwd_moet_worden_staat_bovenaan(aan_het_werk, organisatie):
    for nummer, dagen in (("bijna", 60), ("te-laat", -5), ("later", 61)):
        f.VogFactory(
            organisatie=organisatie,
            vrijwilliger=f.VrijwilligerFactory(organisatie=organisatie, nummer=nummer),
            vernieuwen_op=VANDAAG + timedelta(days=dagen),
            afgegeven_op=date(2023, 1, 1),
        )
    assert "2 vrijwilligers met een VOG" in tekst(aan_het_werk.get("/vrijwilligers"))
    gezien = tekst(aan_het_werk.get("/vrijwilligers?toon=vog"))
    assert "bijna" in gezien
    assert "te-laat" in gezien
    assert "later" not in gezien


def test_wie_al_een_nieuwe_vog_heeft_hoeft_niet_te_vernieuwen(aan_het_werk, organisatie):
    oud = f.VogFactory(organisatie=organisatie, vernieuwen_op=VANDAAG)
    f.VogFactory(
        organisatie=organisatie, vrijwilliger=oud.vrijwilliger, afgegeven_op=date(2025, 7, 1)
    )
    assert "met een VOG" not in tekst(aan_het_werk.get("/vrijwilligers"))


@pytest.mark.parametrize("vraag", ["", "?toon=klaar", "?toon=mist", "?toon=vog"])
def test_de_lijst_neemt_even_veel_vragen_bij_10_als_bij_1000(aan_het_werk, organisatie, vraag):
    taak = f.TaaktypeFactory(organisatie=organisatie)

    def vul(aantal):
        personen = Persoon.alles.bulk_create(
            f.PersoonFactory.build_batch(aantal, organisatie=organisatie)
        )
        rijen = Vrijwilliger.alles.bulk_create(
            f.VrijwilligerFactory.build(
                organisatie=organisatie, persoon=persoon, taaktypen=[], beschikbaarheden=[]
            )
            for persoon in personen
        )
        Bekwaamheid.alles.bulk_create(
            Bekwaamheid(organisatie=organisatie, vrijwilliger=v, kenmerk=taak) for v in rijen
        )
        for v in rijen[:30]:
            f.VogFactory(organisatie=organisatie, vrijwilliger=v, vernieuwen_op=VANDAAG)

    evenveel_vragen(aan_het_werk, f"/vrijwilligers{vraag}", vul)


def test_wie_in_de_lijst_staat_staat_in_de_log(aan_het_werk, organisatie, in_de_log):
    v = f.VrijwilligerFactory(organisatie=organisatie)
    aan_het_werk.get("/vrijwilligers")
    assert [r.persoon_id for r in in_de_log("dossier_ingezien")] == [v.persoon_id]


def test_alleen_de_coordinator_ziet_vrijwilligers(inloggen, vrijwilliger):
    for rol in set(Rol) - {Rol.COORDINATOR}:
        client = inloggen(rol)
        assert client.get("/vrijwilligers").status_code == 403
        assert client.get(f"/vrijwilligers/{vrijwilliger.id}").status_code == 403


# A new one.


def test_drie_velden_zijn_genoeg(aan_het_werk, organisatie):
    antwoord = aan_het_werk.get("/vrijwilligers/nieuw")
    verplicht = {
        veld["name"]
        for veld in BeautifulSoup(antwoord.content, "html.parser").main.select("[required]")
    }
    assert verplicht == NIEUW.keys()
    assert aan_het_werk.post("/vrijwilligers/nieuw", NIEUW).status_code == 302
    v = Vrijwilliger.objects.voor(organisatie).get()
    assert (v.status, v.max_reistijd, v.max_minuten_per_week, v.max_koppelingen) == (
        "aangemeld",
        30,
        240,
        1,
    )
    assert v.nummer.startswith("V")


def test_de_grenzen_en_de_dag_van_aanmelden_staan_er_al(aan_het_werk):
    inhoud = velden(aan_het_werk.get("/vrijwilligers/nieuw"))
    assert inhoud["vrijwilliger-max_reistijd"] == "30"
    assert inhoud["vrijwilliger-max_minuten_per_week"] == "240"
    assert inhoud["vrijwilliger-max_koppelingen"] == "1"
    assert inhoud["vrijwilliger-aangemeld_op"] == f"{VANDAAG:%Y-%m-%d}"


def test_een_mantelzorger_die_ook_vrijwilliger_wordt_is_dezelfde_persoon(aan_het_werk, organisatie):
    mantelzorger = f.PersoonFactory(
        organisatie=organisatie, achternaam="Jansen", voornaam="Ans", telefoon="0741234567"
    )
    f.ZorgsituatieFactory(organisatie=organisatie, mantelzorger=mantelzorger)
    antwoord = aan_het_werk.post("/vrijwilligers/nieuw", BEKEND)
    assert antwoord.status_code == 400
    assert "Is dit dezelfde persoon?" in tekst(antwoord)
    antwoord = aan_het_werk.post(
        "/vrijwilligers/nieuw", {**BEKEND, "persoon-bestaand": mantelzorger.id}
    )
    assert antwoord.status_code == 302
    assert Vrijwilliger.objects.voor(organisatie).get().persoon == mantelzorger


def test_wie_al_vrijwilliger_is_wordt_niet_nog_een_keer_vrijwilliger(aan_het_werk, organisatie):
    persoon = f.PersoonFactory(
        organisatie=organisatie, achternaam="Jansen", voornaam="Ans", telefoon="0741234567"
    )
    v = f.VrijwilligerFactory(organisatie=organisatie, persoon=persoon)
    antwoord = aan_het_werk.post("/vrijwilligers/nieuw", {**BEKEND, "persoon-bestaand": persoon.id})
    assert antwoord.status_code == 400
    assert f"al vrijwilliger, met nummer {v.nummer}" in tekst(antwoord)


# Everything about one.


def test_de_bladzijde_toont_alles(aan_het_werk, organisatie, vrijwilliger):
    v = vrijwilliger
    f.VoorstelFactory(organisatie=organisatie, vrijwilliger=v)
    gezien = tekst(aan_het_werk.get(f"/vrijwilligers/{v.id}"))
    for stuk in (
        v.persoon.volledige_naam,
        "Klaar om voorgesteld te worden",
        "5 januari 2026",
        v.begeleider.naam,
        "Afgegeven op 1 juni 2025",
        "Koken",
        "Turks",
        "B1: redt zich",
        "Omgaan met dementie",
        "dinsdag 12:00–18:00",
        "Bij 1 persoon wordt deze vrijwilliger nooit voorgesteld.",
        v.voorstellen.get().hulpvraag.nummer,
    ):
        assert stuk in gezien


def test_van_wie_is_uitgesloten_staat_geen_naam_op_de_bladzijde(aan_het_werk, vrijwilliger):
    naam = vrijwilliger.uitsluitingen.get().persoon.volledige_naam
    assert naam not in tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}"))
    assert naam not in tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}/uitsluitingen"))


def test_een_vervallen_voorstel_staat_er_niet(aan_het_werk, organisatie, vrijwilliger):
    voorstel = f.VoorstelFactory(
        organisatie=organisatie, vrijwilliger=vrijwilliger, status="vervallen"
    )
    gezien = tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}"))
    assert voorstel.hulpvraag.nummer not in gezien


def test_wat_er_mist_verwijst_naar_het_formulier_dat_het_verhelpt(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(
        organisatie=organisatie,
        status="aangemeld",
        kennismaking_op=None,
        overeenkomst_op=None,
        geheimhouding_op=None,
        taaktypen=[],
        beschikbaarheden=[],
    )
    bladzijde = BeautifulSoup(aan_het_werk.get(f"/vrijwilligers/{v.id}").content, "html.parser")
    koppelingen = [a["href"] for a in bladzijde.select(".kaart-let-op a")]
    delen = ("status", "toelating", "toelating", "toelating", "taken", "beschikbaarheid")
    assert koppelingen == [f"/vrijwilligers/{v.id}/{deel}" for deel in delen]
    assert all(aan_het_werk.get(adres).status_code == 200 for adres in koppelingen)


def test_een_gevraagde_vog_die_mist_verwijst_naar_die_vog(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie, taaktypen=[])
    taak = f.TaaktypeFactory(organisatie=organisatie, code="oppas", vog_vereist=True)
    f.BekwaamheidFactory(organisatie=organisatie, vrijwilliger=v, kenmerk=taak)
    adres = f"/vrijwilligers/{v.id}"
    assert f"{adres}/vogs" in aan_het_werk.get(adres).content.decode().split("kaart-let-op")[1]
    vog = f.VogFactory(
        organisatie=organisatie,
        vrijwilliger=v,
        aangevraagd_op=VANDAAG,
        afgegeven_op=None,
        vernieuwen_op=None,
        gezien_door="",
    )
    bladzijde = BeautifulSoup(aan_het_werk.get(adres).content, "html.parser")
    assert f"/vogs/{vog.id}" in [a["href"] for a in bladzijde.select(".kaart-let-op a")]


def test_een_vrijwilliger_lezen_staat_in_de_log(aan_het_werk, vrijwilliger, in_de_log):
    aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}")
    assert [r.persoon_id for r in in_de_log("dossier_ingezien")] == [vrijwilliger.persoon_id]


# The forms. None of them loses what it does not show.


@pytest.mark.parametrize(
    "deel", ["gegevens", "toelating", "grenzen", "taken", "talen", "beschikbaarheid", "feestdagen"]
)
def test_ongewijzigd_bewaren_verandert_niets(aan_het_werk, vrijwilliger, deel):
    adres = f"/vrijwilligers/{vrijwilliger.id}/{deel}"
    voor = alles_van(vrijwilliger)
    inhoud = velden(aan_het_werk.get(adres), formulier=0)
    assert aan_het_werk.post(adres, inhoud).status_code == 302
    assert verschil(voor, alles_van(vrijwilliger)) == set()


@pytest.mark.parametrize(
    ("deel", "inhoud", "verandert"),
    [
        ("toelating", {"kennismaking_op": "2026-02-03"}, {"kennismaking_op"}),
        ("grenzen", {"max_reistijd": "45"}, {"max_reistijd"}),
        ("feestdagen", {"feestdagen": "nee"}, {"feestdagen"}),
        ("talen", {"turks": "c1"}, {"bekwaamheden"}),
        ("taken", {"vaardigheden": []}, {"bekwaamheden"}),
    ],
)
def test_een_formulier_verandert_alleen_wat_er_is_veranderd(
    aan_het_werk, vrijwilliger, deel, inhoud, verandert
):
    adres = f"/vrijwilligers/{vrijwilliger.id}/{deel}"
    voor = alles_van(vrijwilliger)
    antwoord = aan_het_werk.post(adres, velden(aan_het_werk.get(adres), formulier=0) | inhoud)
    assert antwoord.status_code == 302
    assert verschil(voor, alles_van(vrijwilliger)) == verandert


def test_gegevens_van_de_persoon_bijwerken(aan_het_werk, vrijwilliger):
    adres = f"/vrijwilligers/{vrijwilliger.id}/gegevens"
    inhoud = velden(aan_het_werk.get(adres)) | {"persoon-telefoon": "0612345678"}
    aan_het_werk.post(adres, inhoud)
    vrijwilliger.persoon.refresh_from_db()
    assert vrijwilliger.persoon.telefoon == "0612345678"


def test_een_fout_staat_bij_het_veld_en_wat_is_ingevuld_blijft(aan_het_werk, vrijwilliger):
    adres = f"/vrijwilligers/{vrijwilliger.id}/grenzen"
    inhoud = velden(aan_het_werk.get(adres)) | {"max_reistijd": "9999", "max_koppelingen": "4"}
    antwoord = aan_het_werk.post(adres, inhoud)
    assert antwoord.status_code == 400
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    assert bladzijde.select_one(".veld-fout #id_max_reistijd")
    assert bladzijde.select_one("#id_max_koppelingen")["value"] == "4"


def test_een_taak_erbij_laat_datums_en_talen_staan(aan_het_werk, organisatie, vrijwilliger):
    oppas = f.TaaktypeFactory(organisatie=organisatie, code="oppas")
    adres = f"/vrijwilligers/{vrijwilliger.id}/taken"
    inhoud = velden(aan_het_werk.get(adres))
    inhoud["taken"].append(str(oppas.id))
    aan_het_werk.post(adres, inhoud)
    rijen = {b.kenmerk.code: b for b in vrijwilliger.bekwaamheden.select_related("kenmerk")}
    assert rijen.keys() == {"gezelschap", "oppas", "koken", "turks", "huisdier"}
    assert rijen["koken"].geldig_tot == date(2099, 1, 1)
    assert rijen["turks"].niveau == "b1"


def test_een_taak_voor_beroepskrachten_is_niet_te_kiezen(aan_het_werk, organisatie, vrijwilliger):
    f.TaaktypeFactory(
        organisatie=organisatie, code="wassen", naam="Wassen", alleen_professioneel=True
    )
    assert "Wassen" not in tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}/taken"))


def test_een_kenmerk_van_een_ander_is_niet_te_kiezen(
    aan_het_werk, andere_organisatie, vrijwilliger
):
    vreemd = f.TaaktypeFactory(organisatie=andere_organisatie)
    antwoord = aan_het_werk.post(
        f"/vrijwilligers/{vrijwilliger.id}/taken", {"taken": [str(vreemd.id)]}
    )
    assert antwoord.status_code == 400


def test_een_taal_erbij_zonder_niveau(aan_het_werk, organisatie, vrijwilliger):
    f.KenmerkFactory(organisatie=organisatie, code="pools", soort="taal")
    aan_het_werk.post(
        f"/vrijwilligers/{vrijwilliger.id}/talen", {"turks": "moedertaal", "pools": "ja"}
    )
    talen = vrijwilliger.bekwaamheden.filter(kenmerk__soort="taal")
    assert dict(talen.values_list("kenmerk__code", "niveau")) == {
        "turks": "moedertaal",
        "pools": "",
    }


def test_een_vaardigheid_krijgt_een_einddatum(aan_het_werk, vrijwilliger):
    rij = vrijwilliger.bekwaamheden.get(kenmerk__code="huisdier")
    aan_het_werk.post(f"/bekwaamheden/{rij.id}", {"geldig_tot": "2027-05-01"})
    datums = dict(vrijwilliger.bekwaamheden.values_list("kenmerk__code", "geldig_tot"))
    assert datums["huisdier"] == date(2027, 5, 1)
    assert datums["koken"] == date(2099, 1, 1)


def test_een_vaardigheid_is_te_verwijderen(aan_het_werk, vrijwilliger):
    rij = vrijwilliger.bekwaamheden.get(kenmerk__code="koken")
    aan_het_werk.post(f"/bekwaamheden/{rij.id}", {"verwijderen": rij.id})
    codes = set(vrijwilliger.bekwaamheden.values_list("kenmerk__code", flat=True))
    assert codes == {"gezelschap", "turks", "huisdier"}


# VOG and courses.


def test_een_vog_wordt_gevraagd_en_daarna_gezien(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie)
    aan_het_werk.post(f"/vrijwilligers/{v.id}/vogs", {"aangevraagd_op": "2026-10-01"})
    vog = v.vogs.get()
    assert vog.afgegeven_op is None
    gezien = {
        "aangevraagd_op": "2026-10-01",
        "afgegeven_op": "2026-10-20",
        "profiel": "84",
        "gezien_door": "Ans",
    }
    assert aan_het_werk.post(f"/vogs/{vog.id}", gezien).status_code == 302
    vog = v.vogs.get()
    assert (vog.profiel, vog.gezien_door, vog.vernieuwen_op) == ("84", "Ans", date(2029, 10, 20))


@pytest.mark.parametrize(
    ("afgegeven", "vernieuwen", "wordt"),
    [("2024-02-29", "", date(2027, 2, 28)), ("2026-01-01", "2027-01-01", date(2027, 1, 1))],
)
def test_een_vog_wordt_na_drie_jaar_vernieuwd_of_op_de_gekozen_dag(
    aan_het_werk, organisatie, afgegeven, vernieuwen, wordt
):
    v = f.VrijwilligerFactory(organisatie=organisatie)
    aan_het_werk.post(
        f"/vrijwilligers/{v.id}/vogs",
        {"afgegeven_op": afgegeven, "vernieuwen_op": vernieuwen, "gezien_door": "Ans"},
    )
    assert v.vogs.get().vernieuwen_op == wordt


def test_een_vog_zonder_wie_die_zag_wordt_geweigerd_bij_het_veld(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie)
    antwoord = aan_het_werk.post(f"/vrijwilligers/{v.id}/vogs", {"afgegeven_op": "2026-10-20"})
    assert antwoord.status_code == 400
    assert BeautifulSoup(antwoord.content, "html.parser").select_one(".veld-fout #id_gezien_door")
    assert "Bewaar geen kopie" in tekst(antwoord)


def test_een_vog_is_te_verwijderen(aan_het_werk, vrijwilliger):
    vog = vrijwilliger.vogs.get()
    aan_het_werk.post(f"/vogs/{vog.id}", {"verwijderen": vog.id})
    assert not vrijwilliger.vogs.exists()


def test_een_cursus_erbij_en_weer_weg(aan_het_werk, vrijwilliger):
    adres = f"/vrijwilligers/{vrijwilliger.id}/cursussen"
    aan_het_werk.post(adres, {"naam": "EHBO", "gevolgd_op": "2026-05-01"})
    assert vrijwilliger.scholingen.count() == 2
    aan_het_werk.post(adres, {"verwijderen": vrijwilliger.scholingen.get(naam="EHBO").id})
    assert [s.naam for s in vrijwilliger.scholingen.all()] == ["Omgaan met dementie"]


# Wishes and exclusions.


@pytest.mark.parametrize(
    ("hoe", "aard", "sterkte"),
    [("vereist", "vereist", ""), ("vermijd", "vermijd", ""), ("graag", "gewenst", "graag")],
)
def test_een_wens_erbij(aan_het_werk, organisatie, vrijwilliger, hoe, aard, sterkte):
    trap = f.KenmerkFactory(organisatie=organisatie, code="trap", soort="omstandigheid")
    adres = f"/vrijwilligers/{vrijwilliger.id}/wensen"
    aan_het_werk.post(adres, {"kenmerk": trap.id, "hoe": hoe})
    wens = vrijwilliger.wensen.get(kenmerk=trap)
    assert (wens.aard, wens.sterkte) == (aard, sterkte)
    assert vrijwilliger.wensen.count() == 2


def test_een_tweede_wens_over_hetzelfde_wordt_geweigerd(aan_het_werk, vrijwilliger):
    huisdier = Kenmerk.alles.get(code="huisdier")
    adres = f"/vrijwilligers/{vrijwilliger.id}/wensen"
    antwoord = aan_het_werk.post(adres, {"kenmerk": huisdier.id, "hoe": "graag"})
    assert antwoord.status_code == 400
    assert "Hierover is al een wens" in tekst(antwoord)


def test_een_wens_is_te_verwijderen(aan_het_werk, vrijwilliger):
    wens = vrijwilliger.wensen.get()
    adres = f"/vrijwilligers/{vrijwilliger.id}/wensen"
    antwoord = aan_het_werk.post(adres, {"verwijderen": wens.id}, follow=True)
    assert "Verwijderd." in tekst(antwoord)
    assert not vrijwilliger.wensen.exists()


def test_iets_verwijderen_dat_er_niet_meer_is_doet_niets(aan_het_werk, vrijwilliger):
    adres = f"/vrijwilligers/{vrijwilliger.id}/wensen"
    assert aan_het_werk.post(adres, {"verwijderen": "onzin"}).status_code == 302
    assert vrijwilliger.wensen.count() == 1


def test_een_uitsluiting_erbij_op_het_nummer_van_de_zorgsituatie(
    aan_het_werk, organisatie, vrijwilliger
):
    situatie = f.ZorgsituatieFactory(organisatie=organisatie)
    adres = f"/vrijwilligers/{vrijwilliger.id}/uitsluitingen"
    antwoord = aan_het_werk.post(
        adres, {"zorgsituatie": situatie.nummer, "wie": "zorgvrager"}, follow=True
    )
    assert situatie.nummer in tekst(antwoord)
    assert vrijwilliger.uitsluitingen.filter(persoon=situatie.zorgvrager).exists()
    assert vrijwilliger.uitsluitingen.count() == 2


def test_een_zorgsituatie_van_een_ander_bestaat_niet(
    aan_het_werk, andere_organisatie, vrijwilliger
):
    situatie = f.ZorgsituatieFactory(organisatie=andere_organisatie)
    antwoord = aan_het_werk.post(
        f"/vrijwilligers/{vrijwilliger.id}/uitsluitingen",
        {"zorgsituatie": situatie.nummer, "wie": "mantelzorger"},
    )
    assert antwoord.status_code == 400
    assert "Er is geen zorgsituatie met dit nummer." in tekst(antwoord)


# State.


def test_een_pauze_met_reden_en_einde(aan_het_werk, vrijwilliger):
    tot = VANDAAG + timedelta(days=30)
    adres = f"/vrijwilligers/{vrijwilliger.id}/status"
    aan_het_werk.post(adres, {"naar": "gepauzeerd", "reden": "vakantie", "tot": tot})
    vrijwilliger.refresh_from_db()
    assert (vrijwilliger.status, vrijwilliger.pauze_tot) == ("gepauzeerd", tot)
    assert "vakantie of reis" in tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}"))


def test_stoppen_vraagt_een_reden(aan_het_werk, vrijwilliger):
    antwoord = aan_het_werk.post(f"/vrijwilligers/{vrijwilliger.id}/status", {"naar": "gestopt"})
    assert antwoord.status_code == 400
    assert BeautifulSoup(antwoord.content, "html.parser").select_one(".veld-fout #id_reden")


def test_activeren(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie, status="aangemeld")
    aan_het_werk.post(f"/vrijwilligers/{v.id}/status", {"naar": "actief"})
    v.refresh_from_db()
    assert v.status == "actief"


def test_wat_niet_meer_kan_is_een_conflict_met_uitleg(aan_het_werk, vrijwilliger, monkeypatch):
    """Somebody else stopped the volunteer while this page was open."""
    from werkbank.forms import vrijwilliger as formulieren

    monkeypatch.setattr(
        formulieren, "VAN", {status: {"actief", "gestopt"} for status in formulieren.NAAR}
    )
    antwoord = aan_het_werk.post(f"/vrijwilligers/{vrijwilliger.id}/status", {"naar": "actief"})
    assert antwoord.status_code == 409
    assert "De vrijwilliger is nu actief." in tekst(antwoord)
