"""The rounds: starting, following and reading one."""

import re
from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Rol
from mantelzorg.models import Hulpvraag
from matching.models import Matchronde, NietGematcht, Voorstel
from matching.selectors.overzicht import rondeoverzicht
from tests.fabrieken import (
    HulpvraagFactory,
    MatchrondeFactory,
    NietGematchtFactory,
    PersoonFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.werkbank.conftest import vul
from tests.werkbank.telling import evenveel_vragen


@pytest.fixture
def achtergrond(monkeypatch):
    """What was queued."""
    gevraagd = []
    monkeypatch.setattr(
        "matching.services.matchrondes.async_task", lambda *args: gevraagd.append(args)
    )
    return gevraagd


def tekst(antwoord) -> str:
    return " ".join(BeautifulSoup(antwoord.content, "html.parser").get_text(" ").split())


def test_een_ronde_starten_zet_hem_klaar_voor_de_achtergrond(aan_het_werk, achtergrond, in_de_log):
    antwoord = aan_het_werk.post("/matchrondes")
    ronde = Matchronde.alles.get()
    assert antwoord.headers["Location"] == f"/matchrondes/{ronde.id}"
    assert [taak[1] for taak in achtergrond] == [str(ronde.id)]
    assert in_de_log("ronde_aangevraagd").get().object_id == ronde.id


def test_een_tweede_ronde_tegelijk_wordt_geweigerd_met_de_reden(aan_het_werk, achtergrond):
    aan_het_werk.post("/matchrondes")
    antwoord = aan_het_werk.post("/matchrondes")
    assert antwoord.status_code == 409
    assert "Er loopt al een matchronde" in tekst(antwoord)
    assert len(achtergrond) == 1


def test_een_ander_dan_de_coordinator_start_niets(inloggen, achtergrond):
    for rol in set(Rol) - {Rol.COORDINATOR}:
        assert inloggen(rol).post("/matchrondes").status_code == 403
    assert not achtergrond


def test_de_lijst_toont_alleen_de_eigen_rondes(aan_het_werk, ronde, andere_organisatie):
    vreemd = MatchrondeFactory(organisatie=andere_organisatie)
    bladzijde = aan_het_werk.get("/matchrondes").content.decode()
    assert str(ronde.id) in bladzijde
    assert str(vreemd.id) not in bladzijde


def lopend(organisatie, **waarden):
    return MatchrondeFactory(
        organisatie=organisatie,
        **{
            "status": "bezig",
            "begonnen_op": timezone.now(),
            "voortgang": 40,
            "stap": "Het beste plan zoeken",
            "doelwaarde": None,
            "bovengrens": None,
            "bewezen": None,
        }
        | waarden,
    )


def test_een_ronde_die_loopt_toont_hoe_ver_hij_is(aan_het_werk, organisatie):
    antwoord = aan_het_werk.get(f"/matchrondes/{lopend(organisatie).id}")
    assert "Het beste plan zoeken" in tekst(antwoord)
    balk = BeautifulSoup(antwoord.content, "html.parser").progress
    assert balk["value"] == "40"


def test_vanzelf_verversen_is_een_keuze(aan_het_werk, organisatie):
    adres = f"/matchrondes/{lopend(organisatie).id}"
    assert b'http-equiv="refresh"' not in aan_het_werk.get(adres).content
    assert b'http-equiv="refresh"' in aan_het_werk.get(f"{adres}?volgen=aan").content


def test_een_ronde_die_blijft_hangen_wordt_mislukt(aan_het_werk, organisatie):
    begonnen = timezone.now() - timezone.timedelta(minutes=10)
    ronde = lopend(organisatie, begonnen_op=begonnen)
    assert "geen voorstellen" in tekst(aan_het_werk.get("/matchrondes"))
    ronde.refresh_from_db()
    assert ronde.status == "mislukt"
    assert "halverwege gestopt" in tekst(aan_het_werk.get(f"/matchrondes/{ronde.id}"))
    andere = lopend(organisatie, begonnen_op=begonnen)
    assert "halverwege gestopt" in tekst(aan_het_werk.get(f"/matchrondes/{andere.id}"))


def test_een_mislukte_ronde_zegt_waarom(aan_het_werk, organisatie):
    ronde = lopend(organisatie, status="mislukt", melding="Het plan breekt de regel uren.")
    antwoord = aan_het_werk.get(f"/matchrondes/{ronde.id}")
    assert "Het plan breekt de regel uren." in tekst(antwoord)
    assert "Start een nieuwe matchronde" in tekst(antwoord)


@pytest.mark.parametrize(
    ("grens", "zin"),
    [
        (10_000, "Voor elke stap is dit bewezen het beste plan."),
        (10_100, "Stap voor stap kan een beter plan bestaan, maar samen hoogstens 1"),
    ],
)
def test_een_ronde_met_losse_weken_belooft_alleen_elke_stap(aan_het_werk, organisatie, grens, zin):
    ronde = MatchrondeFactory(
        organisatie=organisatie, weken=2, bovengrens=grens, bewezen=grens == 10_000
    )
    gezien = tekst(aan_het_werk.get(f"/matchrondes/{ronde.id}"))
    assert "daarna 2 weken met hulpvragen voor één keer" in gezien
    assert zin in gezien
    assert "bestaat er geen beter" not in gezien


def test_het_resultaat_in_gewone_taal(aan_het_werk, ronde):
    gezien = tekst(aan_het_werk.get(f"/matchrondes/{ronde.id}"))
    for zin in (
        "Dit is bewezen het beste plan",
        "elke dinsdag 13:00–14:00",
        "zelfde postcodegebied, met de fiets",
        "gezelschap, Koken",
        "280 van 999 punten: Koken +80, korte reis +200",
        "Geen enkele vrijwilliger past bij deze hulpvraag.",
        "12 vrijwilligers kunnen niet op de gevraagde tijden",
        "1 vrijwilliger woont te ver weg",
        "De VOG is verlopen.",
    ):
        assert zin in gezien


def test_het_overzicht_telt_per_spoed(aan_het_werk, ronde):
    for _nummer in range(2):
        voorstel = VoorstelFactory(organisatie=ronde.organisatie, ronde=ronde)
        NietGematchtFactory(organisatie=ronde.organisatie, ronde=ronde, reden="verdrongen")
    voorstel.hulpvraag.ritme = 4
    voorstel.hulpvraag.save()
    antwoord = aan_het_werk.get(f"/matchrondes/{ronde.id}")
    tabel = BeautifulSoup(antwoord.content, "html.parser").find(id="perspoed").parent
    assert {
        rij.th.get_text(): [int(cel.get_text()) for cel in rij.find_all("td")]
        for rij in tabel.select("tbody tr, tfoot tr")
    } == {
        "Acuut": [0, 0, 0, 0],
        "Hoog": [1, 1, 0, 0],
        "Gewoon": [5, 2, 1, 2],
        "Samen": [6, 3, 1, 2],
    }
    assert rondeoverzicht(ronde).uren_per_week == 2.25
    assert rondeoverzicht(ronde).per_status == {"voorgesteld": 3}


def test_een_plan_zonder_bewijs_noemt_de_grens_naar_boven_afgerond(aan_het_werk, organisatie):
    ronde = MatchrondeFactory(
        organisatie=organisatie, doelwaarde=30_000, bovengrens=30_001, bewezen=False
    )
    assert "hoogstens 0,01% beter" in tekst(aan_het_werk.get(f"/matchrondes/{ronde.id}"))


def test_filteren_op_spoed_en_status(aan_het_werk, ronde):
    VoorstelFactory(organisatie=ronde.organisatie, ronde=ronde)
    adres = f"/matchrondes/{ronde.id}"
    assert "2 voorstellen" in tekst(aan_het_werk.get(adres))
    assert "1 voorstel " in tekst(aan_het_werk.get(adres, {"spoed": "hoog"}))
    assert "0 voorstellen" in tekst(aan_het_werk.get(adres, {"status": "afgewezen"}))
    assert aan_het_werk.get(adres, {"status": "onzin"}).status_code == 400


def test_wie_de_ronde_leest_laat_een_regel_per_persoon_na(aan_het_werk, ronde, in_de_log):
    aan_het_werk.get(f"/matchrondes/{ronde.id}")
    voorstel = ronde.voorstellen.get()
    situatie = voorstel.hulpvraag.zorgsituatie
    gelezen = set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True))
    assert {
        situatie.mantelzorger_id,
        situatie.zorgvrager_id,
        voorstel.vrijwilliger.persoon_id,
    } <= gelezen
    # One proposal (3), one unmatched (2), one to review (3).
    assert len(gelezen) == 8
    assert in_de_log("gegeven_ingezien").get().object_id == ronde.id


def test_geen_adres_op_de_bladzijde_bevat_iets_over_een_persoon(aan_het_werk, ronde):
    bladzijde = BeautifulSoup(aan_het_werk.get(f"/matchrondes/{ronde.id}").content, "html.parser")
    adressen = [a["href"] for a in bladzijde.find_all("a")]
    adressen += [f["action"] for f in bladzijde.find_all("form") if f.get("action")]
    uuid = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    vorm = rf"(/[a-z]*(/{uuid})?(/[a-z]+)?)?(\?[a-z=&0-9-]*)?(#[a-z-]+)?"
    assert adressen
    assert [adres for adres in adressen if not re.fullmatch(vorm, adres)] == []


def test_een_vollere_ronde_kost_niet_meer_vragen(aan_het_werk, ronde):
    evenveel_vragen(aan_het_werk, f"/matchrondes/{ronde.id}", partial(vul_in_bulk, ronde))


def vul_in_bulk(ronde, aantal: int) -> None:
    """Give a round so many more proposals and unmatched requests, at once."""
    organisatie, al = ronde.organisatie, Hulpvraag.objects.voor(ronde.organisatie).first()
    personen = PersoonFactory.build_batch(aantal, organisatie=organisatie)
    vrijwilligers = [
        VrijwilligerFactory.build(
            organisatie=organisatie, persoon=persoon, beschikbaarheden=[], taaktypen=[]
        )
        for persoon in personen
    ]
    hulpvragen = [
        HulpvraagFactory.build(
            organisatie=organisatie,
            zorgsituatie=al.zorgsituatie,
            taaktype=al.taaktype,
            vensters=[],
        )
        for _nummer in range(2 * aantal)
    ]
    for rijen in (personen, vrijwilligers, hulpvragen):
        type(rijen[0]).alles.bulk_create(rijen)
    Voorstel.alles.bulk_create(
        VoorstelFactory.build(
            organisatie=organisatie, ronde=ronde, hulpvraag=vraag, vrijwilliger=vrijwilliger
        )
        for vraag, vrijwilliger in zip(hulpvragen[:aantal], vrijwilligers, strict=True)
    )
    NietGematcht.alles.bulk_create(
        NietGematchtFactory.build(organisatie=organisatie, ronde=ronde, hulpvraag=vraag)
        for vraag in hulpvragen[aantal:]
    )


def test_een_langere_lijst_van_rondes_kost_niet_meer_vragen(aan_het_werk, organisatie):
    def vul_rondes(aantal):
        Matchronde.alles.bulk_create(MatchrondeFactory.build_batch(aantal, organisatie=organisatie))

    evenveel_vragen(aan_het_werk, "/matchrondes", vul_rondes)


def test_bladeren_door_de_voorstellen_houdt_het_filter_vast(aan_het_werk, ronde):
    vul(ronde, 26)
    antwoord = aan_het_werk.get(
        f"/matchrondes/{ronde.id}", {"status": "voorgesteld", "voorstellen": "1"}
    )
    volgende = BeautifulSoup(antwoord.content, "html.parser").find("a", rel="next")
    assert volgende["href"] == "?status=voorgesteld&voorstellen=2#voorstellen"
    assert "bladzijde 2 van 2" in tekst(
        aan_het_werk.get(f"/matchrondes/{ronde.id}{volgende['href']}")
    )
