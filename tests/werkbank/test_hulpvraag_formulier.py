"""Recording a request for help, and changing it without losing anything."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from kern.models import Rol
from mantelzorg.models import (
    Hulpvraag,
    HulpvraagKenmerk,
    HulpvraagUitsluiting,
    HulpvraagVoorkeur,
)
from tests.fabrieken import (
    HulpvraagFactory,
    HulpvraagWensFactory,
    KenmerkFactory,
    PersoonFactory,
    TaaktypeFactory,
    ToestemmingFactory,
    VrijwilligerFactory,
    ZorgsituatieFactory,
)
from tests.werkbank.formulieren import Formulier
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def zorgsituatie(organisatie):
    TaaktypeFactory(organisatie=organisatie, naam="Gezelschap")
    return ZorgsituatieFactory(organisatie=organisatie)


@pytest.fixture
def kenmerk(organisatie):
    """A kenmerk of the organisation."""

    def maak(naam: str, soort: str = "bekwaamheid", **waarden):
        return KenmerkFactory(
            organisatie=organisatie, code=naam.lower(), naam=naam, soort=soort, **waarden
        )

    return maak


@pytest.fixture
def nieuw(consulent, zorgsituatie):
    """Fill in a new request by its labels, and send it."""
    adres = f"/zorgsituaties/{zorgsituatie.id}/hulpvragen/nieuw"

    def verstuur(*kruisjes: str, **per_label: str):
        formulier = Formulier(consulent.get(adres))
        formulier.vul(**{"Taak": "Gezelschap", "Duur_in_minuten": "90"} | per_label)
        for label in kruisjes:
            formulier.kruis_aan(label)
        return formulier.verstuur(consulent, adres)

    return verstuur


def vensters(hulpvraag) -> list[tuple[int, time, time]]:
    return [(v.dag, v.van, v.tot) for v in hulpvraag.vensters.all()]


def velden_met_fout(antwoord) -> list[str]:
    assert antwoord.status_code == 400, tekst(antwoord)
    fouten = Formulier(antwoord).soep.select("[role=alert] a")
    return [fout.get_text().split(":")[0] for fout in fouten]


def test_dagdelen_en_eigen_tijden_gaan_samen(nieuw, organisatie):
    antwoord = nieuw("maandag ochtend", "zondag avond", Andere_tijden="di 13:30-15:00")
    hulpvraag = Hulpvraag.objects.voor(organisatie).get()
    assert antwoord.url == f"/hulpvragen/{hulpvraag.id}"
    assert vensters(hulpvraag) == [
        (0, time(9), time(12)),
        (1, time(13, 30), time(15)),
        (6, time(18), time(21)),
    ]
    assert (hulpvraag.status, hulpvraag.ritme, hulpvraag.spoed) == ("open", 1, "gewoon")
    assert hulpvraag.ingediend_op == timezone.localdate()


def test_zonder_tijd_is_er_een_fout_bij_de_tijden(nieuw):
    assert velden_met_fout(nieuw()) == ["Tijden waarop een bezoek kan"]


def test_een_keer_is_op_een_datum_en_die_dag_staat_bij_de_tijden(nieuw, organisatie):
    dinsdag = str(date(2030, 1, 1))
    fout = nieuw("maandag ochtend", Hoe_vaak="één keer", Datum_van_het_bezoek=dinsdag)
    assert velden_met_fout(fout) == ["Tijden waarop een bezoek kan"]
    assert velden_met_fout(nieuw("maandag ochtend", Hoe_vaak="één keer")) == [
        "Datum van het bezoek"
    ]
    nieuw("dinsdag ochtend", Hoe_vaak="één keer", Datum_van_het_bezoek=dinsdag)
    hulpvraag = Hulpvraag.objects.voor(organisatie).get()
    assert (hulpvraag.ritme, hulpvraag.datum) == (0, date(2030, 1, 1))


def test_alles_invullen_bewaart_alles(nieuw, consulent, organisatie, kenmerk):
    kenmerk("Koken")
    kenmerk("Hond", "omstandigheid")
    straks = timezone.localdate() + timedelta(days=100)
    antwoord = nieuw(
        "maandag ochtend",
        "Hond",
        "Zware hulpvraag",
        "Niemand uit de eigen straat",
        Respijtvorm="vervangende zorg thuis",
        Einddatum=str(straks),
        Evalueren_op=str(straks),
        Opbouwen_in_weken="4",
        **{"Duur_van_de_eerste_bezoeken_(minuten)": "30"},
        Postcode_van_het_bezoek="7552 ab",
        Spoed="hoog",
        Reden_van_de_spoed="andere hulp valt weg",
        Gewenste_helper="een vrijwilliger",
        Koken="heel graag",
        Gewenste_oplossing="Thuis",
        Geboden_oplossing="Buiten",
        Waarom_dat_verschilt="Kon niet",
    )
    hulpvraag = Hulpvraag.objects.voor(organisatie).get()
    assert (hulpvraag.zwaar, hulpvraag.geen_straatgenoot, hulpvraag.geen_buurtgenoot) == (
        True,
        True,
        False,
    )
    assert (hulpvraag.einddatum, hulpvraag.opbouw_weken, hulpvraag.opbouw_duur) == (straks, 4, 30)
    assert (hulpvraag.postcode, hulpvraag.spoedreden) == ("7552AB", "hulp_weg")
    assert [(w.kenmerk.naam, w.aard, w.sterkte) for w in hulpvraag.wensen.all()] == [
        ("Koken", "gewenst", "heel_graag")
    ]
    assert [k.kenmerk.naam for k in hulpvraag.kenmerken.all()] == ["Hond"]
    gezien = tekst(consulent.get(antwoord.url))
    for feit in ("andere hulp valt weg", "begint met 30 minuten", "een vrijwilliger"):
        assert feit in gezien
    for feit in ("Koken: heel graag", "Kon niet", "vervangende zorg thuis", "eigen straat"):
        assert feit in gezien


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"Spoed": "hoog"}, "Reden van de spoed"),
        ({"Opbouwen_in_weken": "4"}, "Duur van de eerste bezoeken (minuten)"),
        ({"Duur_in_minuten": "5"}, "Duur in minuten"),
        ({"Postcode_van_het_bezoek": "75"}, "Postcode van het bezoek"),
        (
            {"Gewenste_oplossing": "Thuis", "Geboden_oplossing": "Elders"},
            "Waarom dat verschilt",
        ),
    ],
)
def test_een_fout_staat_bij_het_veld(nieuw, organisatie, anders, veld):
    assert velden_met_fout(nieuw("maandag ochtend", **anders)) == [veld]
    assert not Hulpvraag.objects.voor(organisatie).exists()


def test_een_taak_voor_beroepskrachten_blijft_concept_en_u_verwijst_door(
    nieuw, consulent, organisatie
):
    TaaktypeFactory(
        organisatie=organisatie, code="wassen", naam="Wassen", alleen_professioneel=True
    )
    antwoord = nieuw("maandag ochtend", Taak="Wassen (alleen voor beroepskrachten)")
    assert Hulpvraag.objects.voor(organisatie).get().status == "concept"
    gezien = tekst(consulent.get(antwoord.url))
    assert "Een vrijwilliger mag deze taak niet doen" in gezien
    assert "Verwijs door" in gezien


def test_gezondheid_is_zonder_grondslag_niet_te_kiezen(
    consulent, organisatie, zorgsituatie, kenmerk
):
    kenmerk("Dementie", gezondheid=True)
    adres = f"/zorgsituaties/{zorgsituatie.id}/hulpvragen/nieuw"
    zonder = consulent.get(adres)
    assert "wens_dementie" not in zonder.content.decode()
    assert "Leg eerst de toestemming vast" in tekst(zonder)
    ToestemmingFactory(organisatie=organisatie, persoon=zorgsituatie.zorgvrager)
    met = consulent.get(adres)
    assert "wens_dementie" in met.content.decode()
    assert "Leg eerst de toestemming vast" not in tekst(met)


@pytest.fixture
def vol(organisatie, zorgsituatie, kenmerk):
    """A request with what the form shows, and with what it cannot show."""
    hulpvraag = HulpvraagFactory(
        organisatie=organisatie,
        zorgsituatie=zorgsituatie,
        vensters=[(0, time(9), time(12)), (1, time(22), time(6))],
        gewenste_oplossing="Rust",
        geen_buurtgenoot=True,
    )
    koken = kenmerk("Koken")
    for aard, sterkte in (("vereist", ""), ("gewenst", "enigszins")):
        HulpvraagWensFactory(
            organisatie=organisatie,
            hulpvraag=hulpvraag,
            kenmerk=koken,
            aard=aard,
            sterkte=sterkte,
        )
    oud = kenmerk("Oud", actief=False, gezondheid=False)
    HulpvraagWensFactory(
        organisatie=organisatie, hulpvraag=hulpvraag, kenmerk=oud, aard="gewenst", sterkte="graag"
    )
    HulpvraagKenmerk.alles.create(organisatie=organisatie, hulpvraag=hulpvraag, kenmerk=oud)
    samen = {"organisatie": organisatie, "hulpvraag": hulpvraag}
    HulpvraagUitsluiting.alles.create(
        **samen, persoon=VrijwilligerFactory(organisatie=organisatie, nummer="V-7").persoon
    )
    HulpvraagUitsluiting.alles.create(**samen, persoon=PersoonFactory(organisatie=organisatie))
    HulpvraagVoorkeur.alles.create(
        **samen, persoon=PersoonFactory(organisatie=organisatie), sterkte="heel_graag"
    )
    return hulpvraag


def test_niets_wijzigen_verandert_niets(consulent, vol, in_de_log):
    adres = f"/hulpvragen/{vol.id}/wijzigen"
    assert Formulier(consulent.get(adres)).verstuur(consulent, adres).status_code == 302
    assert not in_de_log("gegeven_gewijzigd").exists()
    assert vol.wensen.count() == 3
    assert vol.uitsluitingen.count() == 2
    assert vol.voorkeuren.count() == 1


def test_wat_het_formulier_niet_toont_blijft_zoals_het_was(consulent, vol):
    adres = f"/hulpvragen/{vol.id}/wijzigen"
    formulier = Formulier(consulent.get(adres))
    formulier.vul(Koken="mag niet", Duur_in_minuten="45")
    assert formulier.verstuur(consulent, adres).status_code == 302
    vol.refresh_from_db()
    assert (vol.duur, vol.gewenste_oplossing, vol.geen_buurtgenoot) == (45, "Rust", True)
    assert sorted((w.kenmerk.naam, w.aard, w.sterkte) for w in vol.wensen.all()) == [
        ("Koken", "gewenst", "enigszins"),
        ("Koken", "vermijd", ""),
        ("Oud", "gewenst", "graag"),
    ]
    assert vol.uitsluitingen.count() == 2
    assert vol.voorkeuren.get().sterkte == "heel_graag"
    assert vensters(vol) == [(0, time(9), time(12)), (1, time(22), time(6))]


def test_wijzigen_staat_in_de_log_met_wie_er_te_zien_is(consulent, vol, in_de_log):
    consulent.get(f"/hulpvragen/{vol.id}/wijzigen")
    gelezen = set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True))
    assert {vol.zorgsituatie.mantelzorger_id, vol.zorgsituatie.zorgvrager_id} <= gelezen


def test_een_gesloten_hulpvraag_verandert_niet(consulent, organisatie, zorgsituatie):
    hulpvraag = HulpvraagFactory(
        organisatie=organisatie, zorgsituatie=zorgsituatie, status="ingetrokken"
    )
    assert "Wijzig of vul aan" not in tekst(consulent.get(f"/hulpvragen/{hulpvraag.id}"))
    adres = f"/hulpvragen/{hulpvraag.id}/wijzigen"
    formulier = Formulier(consulent.get(adres)).vul(Duur_in_minuten="45")
    assert formulier.verstuur(consulent, adres).status_code == 409


def test_een_coordinator_legt_geen_hulpvraag_vast(aan_het_werk, organisatie, zorgsituatie):
    assert aan_het_werk.get(f"/zorgsituaties/{zorgsituatie.id}/hulpvragen/nieuw").status_code == 403
    hulpvraag = HulpvraagFactory(organisatie=organisatie, zorgsituatie=zorgsituatie)
    assert aan_het_werk.get(f"/hulpvragen/{hulpvraag.id}/wijzigen").status_code == 403
    gezien = tekst(aan_het_werk.get(f"/hulpvragen/{hulpvraag.id}"))
    assert "Wijzig of vul aan" not in gezien
    assert "Verwijs door" not in gezien


@pytest.fixture
def over_gezondheid(organisatie, zorgsituatie, kenmerk):
    """A request with health data, recorded while there was a legal basis."""
    dementie = kenmerk("Dementie", gezondheid=True)
    onrust = kenmerk("Onrust", "omstandigheid", gezondheid=True)
    hulpvraag = HulpvraagFactory(organisatie=organisatie, zorgsituatie=zorgsituatie)
    samen = {"organisatie": organisatie, "hulpvraag": hulpvraag}
    HulpvraagWensFactory(**samen, kenmerk=dementie)
    HulpvraagKenmerk.alles.create(**samen, kenmerk=onrust)
    return hulpvraag


def test_zonder_grondslag_toont_het_formulier_geen_gezondheid_en_houdt_die(
    consulent, over_gezondheid
):
    adres = f"/hulpvragen/{over_gezondheid.id}/wijzigen"
    formulier = Formulier(consulent.get(adres))
    for naam in ("Dementie", "Onrust"):
        assert naam not in formulier.form.get_text()
    assert formulier.vul(Duur_in_minuten="45").verstuur(consulent, adres).status_code == 302
    over_gezondheid.refresh_from_db()
    assert over_gezondheid.duur == 45
    assert [w.kenmerk.naam for w in over_gezondheid.wensen.all()] == ["Dementie"]
    assert [k.kenmerk.naam for k in over_gezondheid.kenmerken.all()] == ["Onrust"]


def test_zonder_grondslag_toont_de_hulpvraag_geen_gezondheid(
    consulent, organisatie, over_gezondheid
):
    adres = f"/hulpvragen/{over_gezondheid.id}"
    gezien = tekst(consulent.get(adres))
    for naam in ("Dementie", "Onrust"):
        assert naam not in gezien
    assert "U ziet hier niet alles" in gezien
    ToestemmingFactory(organisatie=organisatie, persoon=over_gezondheid.zorgsituatie.zorgvrager)
    gezien = tekst(consulent.get(adres))
    for naam in ("Dementie", "Onrust"):
        assert naam in gezien
    assert "U ziet hier niet alles" not in gezien


def test_niet_vastgelegd_is_geen_reden_om_te_kiezen_maar_blijft(
    consulent, organisatie, zorgsituatie
):
    def opties(adres: str) -> str:
        return Formulier(consulent.get(adres)).form.select_one("#id_spoed-spoedreden").get_text()

    assert "niet vastgelegd" not in opties(f"/zorgsituaties/{zorgsituatie.id}/hulpvragen/nieuw")
    vraag = HulpvraagFactory(
        organisatie=organisatie,
        zorgsituatie=zorgsituatie,
        spoed="hoog",
        spoedreden="niet_vastgelegd",
    )
    adres = f"/hulpvragen/{vraag.id}/wijzigen"
    assert "niet vastgelegd" in opties(adres)
    formulier = Formulier(consulent.get(adres)).vul(Duur_in_minuten="45")
    assert formulier.verstuur(consulent, adres).status_code == 302
    vraag.refresh_from_db()
    assert (vraag.duur, vraag.spoedreden) == (45, "niet_vastgelegd")
