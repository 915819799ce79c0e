"""What a screen reader and a keyboard need, on every page."""

import re
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone

from kern.actor import Actor
from kern.models import Rol
from mantelzorg.models import Belpoging, HulpvraagUitsluiting, HulpvraagVoorkeur, Opvolging
from mantelzorg.regels.bevinding import feit
from matching.models import Matchronde
from tests.api.oauth import app_maken, vraag
from tests.fabrieken import (
    AanmeldingFactory,
    AfwezigheidFactory,
    BekwaamheidFactory,
    BeschikbaarheidFactory,
    CheckinFactory,
    DoorverwijzingFactory,
    ExtraBeschikbaarheidFactory,
    GeaccepteerdVoorstelFactory,
    GebruikerFactory,
    GesprekFactory,
    HuishoudenFactory,
    HulpvraagFactory,
    ImportopdrachtFactory,
    KenmerkFactory,
    KenmerkVersieFactory,
    KoppelingFactory,
    MatchrondeFactory,
    MetingFactory,
    OrganisatieFactory,
    ParametersetFactory,
    PersoonFactory,
    SamenvoegingFactory,
    ScholingFactory,
    SignaalFactory,
    SignaalmeldingFactory,
    TaakFactory,
    ToelichtingFactory,
    ToestemmingFactory,
    VogFactory,
    VrijwilligerFactory,
    VrijwilligerstapFactory,
    VrijwilligerUitsluitingFactory,
    VrijwilligerWensFactory,
    ZorgsituatieFactory,
)
from tests.matching.hulp import ronde_draaien
from tests.werkbank.conftest import ingelogd, maak_ronde
from werkbank.views.uitsluiting import uitgesloten

pytestmark = pytest.mark.django_db
"""So that the test database is there when only this file is run."""


@pytest.fixture(scope="module")
def bladzijden(django_db_setup, django_db_blocker) -> dict[str, BeautifulSoup]:
    """Every page of the werkbank, with something on it, and what it looks like when it fails."""
    with django_db_blocker.unblock(), transaction.atomic():
        html = opgevraagd()
        transaction.set_rollback(True)
    return {naam: BeautifulSoup(tekst, "html.parser") for naam, tekst in html.items()}


def opgevraagd() -> dict[str, str]:
    organisatie = OrganisatieFactory()
    ronde = maak_ronde(organisatie)
    inloggen = partial(ingelogd, organisatie)
    voorstel = ronde.voorstellen.get()
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    mislukt = MatchrondeFactory(organisatie=organisatie, status="mislukt", melding="Waarom")
    loopt = MatchrondeFactory(
        organisatie=organisatie, status="bezig", begonnen_op=timezone.now(), stap="Zoeken"
    )
    SamenvoegingFactory(organisatie=organisatie)
    versie = KenmerkVersieFactory(organisatie=organisatie)
    ParametersetFactory(organisatie=organisatie)
    persoon = PersoonFactory(
        organisatie=organisatie, huishouden=HuishoudenFactory(organisatie=organisatie)
    )
    evenbeeld = PersoonFactory(
        organisatie=organisatie, achternaam=persoon.achternaam, huisnummer=persoon.huisnummer
    )
    ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    alles = inloggen(*Rol)
    antwoorden = {
        "inloggen": Client().get("/inloggen"),
        "inloggen_fout": Client().post("/inloggen", {}),
        "uitgesloten": uitgesloten(RequestFactory().get("/inloggen"), None, None),
        "app_toelaten": alles.get(vraag(app_maken()[0])),
        "app_fout": alles.get("/oauth/authorize"),
        "matchrondes": alles.get("/matchrondes"),
        "matchrondes_conflict": alles.post("/matchrondes"),
        "ronde": alles.get(f"/matchrondes/{ronde.id}"),
        "ronde_loopt": alles.get(f"/matchrondes/{loopt.id}"),
        "ronde_mislukt": alles.get(f"/matchrondes/{mislukt.id}"),
        "voorstel": alles.get(f"/voorstellen/{voorstel.id}"),
        "voorstel_fout": alles.post(f"/voorstellen/{voorstel.id}/afwijzing", {}),
        **uitleg(alles, ronde),
        **koppelingen(alles, organisatie),
        "hulpvragen": alles.get("/hulpvragen"),
        "hulpvraag": alles.get(f"/hulpvragen/{hulpvraag.id}"),
        **mantelzorg(alles, organisatie),
        **metingen(alles, organisatie),
        **signalen(alles, organisatie),
        **checkins(alles, organisatie),
        **vrijwilligers(alles, organisatie),
        "audit": alles.get("/audit"),
        "cijfers": alles.get("/cijfers"),
        "cijfers_andere_periode": alles.get("/cijfers?periode=2020-1"),
        "personen": alles.post("/personen", {"naam": "voornaam"}),
        "personen_fout": alles.post("/personen", {}),
        "persoon": alles.get(f"/personen/{persoon.id}"),
        "persoon_fout": alles.post(f"/personen/{persoon.id}/wijzigen", {}),
        "huishouden": alles.get(f"/huishoudens/{persoon.huishouden_id}"),
        "huishouden_fout": alles.post(
            f"/huishoudens/{persoon.huishouden_id}", {"komt1-soort": "familie"}
        ),
        "huishouden_leden": alles.post(
            f"/huishoudens/{persoon.huishouden_id}/leden", {"naam": "voornaam"}
        ),
        "dubbelen": alles.get("/dubbelen"),
        "dubbel": alles.get(f"/dubbelen/{persoon.id}/{evenbeeld.id}"),
        "dubbel_fout": alles.post(f"/dubbelen/{persoon.id}/{evenbeeld.id}/samenvoeging"),
        "samenvoegingen": alles.get("/samenvoegingen"),
        "kenmerken": alles.get("/kenmerken"),
        "kenmerk_nieuw": alles.get("/kenmerken/nieuw"),
        "kenmerk": alles.get(f"/kenmerken/{versie.kenmerk_id}"),
        "kenmerk_gevolg": alles.post(
            f"/kenmerken/{versie.kenmerk_id}",
            {
                "versie-ingangsdatum": str(timezone.localdate()),
                "versie-naam": "Anders",
                "gevolg": "bekijken",
            },
        ),
        "kenmerk_fout": alles.post(f"/kenmerken/{versie.kenmerk_id}", {}),
        "uitwisseling": alles.get("/uitwisseling"),
        "uitwisseling_fout": alles.post("/uitwisseling", {}),
        **importen(alles, organisatie),
        "parameters": alles.get("/parameters"),
        "parameters_matching": alles.get("/parameters/matching"),
        "parameters_belasting": alles.get("/parameters/belasting"),
        "parameters_normen": alles.get("/parameters/normen"),
        "parameters_toelating": alles.get("/parameters/toelating"),
        "parameters_fout": alles.post("/parameters/matching", {}),
        "niets": inloggen(Rol.VRIJWILLIGER).get("/"),
        "403": inloggen(Rol.VRIJWILLIGER).get("/audit"),
        "404": alles.get("/bestaat-niet"),
    }
    bladzijden = {naam: antwoord.content.decode() for naam, antwoord in antwoorden.items()}
    for code in ("400", "500", "403_csrf"):
        bladzijden[code] = render_to_string(f"{code}.html")
    return bladzijden


def uitleg(alles: Client, ronde) -> dict:
    """Why this one, why not, why nobody: of a real round, and one with half of its answers."""
    organisatie = ronde.organisatie
    gevolg = {"winst": 1, "erbij": [], "verplaatst": []}
    voorstel, niemand = ronde.voorstellen.get(), ronde.niet_gematcht.get().hulpvraag
    wie, vraag = str(voorstel.vrijwilliger_id), str(voorstel.hulpvraag_id)
    gevolg["vervallen"] = [vraag]
    reistijd = {"soort": "reistijd", "vrijwilliger": wie, "door": wie, "minuten": 5, **gevolg}
    profiel = {"kenmerken": ["koken"], "pc4": "7551", "dagdeel": "middag", "dag": 1}
    advies = {**profiel, "meer": 1, "eigen": [vraag], **gevolg}
    for hulpvraag, soort, inhoud in (
        (niemand, "niemand", {"volledig": True, "verruimingen": [reistijd]}),
        (None, "werving", {"volledig": False, "adviezen": [advies]}),
    ):
        ToelichtingFactory(
            organisatie=organisatie, ronde=ronde, hulpvraag=hulpvraag, soort=soort, inhoud=inhoud
        )
    Matchronde.alles.filter(pk=ronde.pk).update(uitleg="afgebroken", uitleg_totaal=2)
    elders = OrganisatieFactory()
    met, ander = VrijwilligerFactory(organisatie=elders), VrijwilligerFactory(organisatie=elders)
    zonder = HulpvraagFactory(organisatie=elders, vensters=[])
    gevraagd = HulpvraagFactory(organisatie=elders)
    actor = Actor.systeem(elders, herkomst="test", doel="test")
    echt = ronde_draaien(actor).voorstellen.get()
    hier = ingelogd(elders, *Rol)
    niet = ({met.id, ander.id} - {echt.vrijwilliger_id}).pop()
    return {
        "ronde_met_uitleg": alles.get(f"/matchrondes/{ronde.id}"),
        "waarom_voorstel": hier.get(f"/voorstellen/{echt.id}/waarom"),
        "waarom_niemand": hier.get(f"/hulpvragen/{zonder.id}/waarom"),
        "waarom_niemand_fout": hier.post(f"/hulpvragen/{zonder.id}/waarom", {}),
        "waarom_niet": hier.get(f"/hulpvragen/{zonder.id}/waarom/{met.id}"),
        "waarom_niet_maar_mag": hier.get(f"/hulpvragen/{gevraagd.id}/waarom/{niet}"),
    }


def mantelzorg(alles: Client, organisatie) -> dict:
    """The pages of consultants, with something on them."""
    toestemming = ToestemmingFactory(organisatie=organisatie)
    zorgsituatie = ZorgsituatieFactory(
        organisatie=organisatie,
        mantelzorger__huishouden=HuishoudenFactory(organisatie=organisatie),
        zorgvrager=toestemming.persoon,
    )
    aanmelding = AanmeldingFactory(
        organisatie=organisatie,
        mantelzorger=zorgsituatie.mantelzorger,
        zorgsituatie=zorgsituatie,
    )
    ongekoppeld = AanmeldingFactory(organisatie=organisatie, mantelzorger=zorgsituatie.mantelzorger)
    gesprek = GesprekFactory(organisatie=organisatie, zorgsituatie=zorgsituatie)
    hulpvraag = HulpvraagFactory(organisatie=organisatie, zorgsituatie=zorgsituatie)
    KenmerkFactory(organisatie=organisatie, soort="omstandigheid")
    KenmerkFactory(organisatie=organisatie, soort="doelgroep", gezondheid=True)
    doorverwijzing = DoorverwijzingFactory(organisatie=organisatie, hulpvraag=hulpvraag)
    open_ = HulpvraagFactory(organisatie=organisatie, zorgsituatie=zorgsituatie)
    samen = {"organisatie": organisatie, "hulpvraag": open_}
    HulpvraagUitsluiting.alles.create(**samen, persoon=PersoonFactory(organisatie=organisatie))
    HulpvraagVoorkeur.alles.create(
        **samen, persoon=VrijwilligerFactory(organisatie=organisatie).persoon, sterkte="graag"
    )
    concept = HulpvraagFactory(organisatie=organisatie, zorgsituatie=zorgsituatie, status="concept")
    situatie = f"/zorgsituaties/{zorgsituatie.id}"
    return {
        naam: getattr(alles, "post" if "fout" in naam else "get")(adres)
        for naam, adres in {
            "aanmeldingen": "/aanmeldingen",
            "aanmelding": f"/aanmeldingen/{aanmelding.id}",
            "aanmelding_kiezen": f"/aanmeldingen/{ongekoppeld.id}",
            "aanmelding_koppeling_fout": f"/aanmeldingen/{ongekoppeld.id}/koppeling",
            "aanmelding_nieuw": "/aanmeldingen/nieuw",
            "aanmelding_fout": "/aanmeldingen/nieuw",
            "aanmelding_wijzigen": f"/aanmeldingen/{aanmelding.id}/wijzigen",
            "aanmelding_afsluiting": f"/aanmeldingen/{aanmelding.id}/afsluiting",
            "aanmelding_zorgsituatie": f"/aanmeldingen/{aanmelding.id}/zorgsituatie",
            "zorgsituaties": "/zorgsituaties",
            "zorgsituatie": situatie,
            "zorgsituatie_nieuw": "/zorgsituaties/nieuw",
            "zorgsituatie_fout": "/zorgsituaties/nieuw",
            "zorgsituatie_wijzigen": f"{situatie}/wijzigen",
            "vertegenwoordiger": f"{situatie}/vertegenwoordiger",
            "toestemming_nieuw": f"{situatie}/toestemming",
            "gesprekken": f"{situatie}/gesprekken",
            "gesprek_nieuw": f"{situatie}/gesprekken/nieuw",
            "gesprek_fout": f"{situatie}/gesprekken/nieuw",
            "gesprek_wijzigen": f"/gesprekken/{gesprek.id}/wijzigen",
            "hulpvraag_nieuw": f"{situatie}/hulpvragen/nieuw",
            "hulpvraag_fout": f"{situatie}/hulpvragen/nieuw",
            "hulpvraag_wijzigen": f"/hulpvragen/{open_.id}/wijzigen",
            "doorverwijzing_nieuw": f"/hulpvragen/{open_.id}/doorverwijzing",
            "doorverwijzing_fout": f"/hulpvragen/{open_.id}/doorverwijzing",
            "doorverwijzingen": "/doorverwijzingen",
            "doorverwijzing_wijzigen": f"/doorverwijzingen/{doorverwijzing.id}/wijzigen",
            "hulpvragen_evaluatie": "/hulpvragen?toon=evaluatie",
            "hulpvraag_personen": f"/hulpvragen/{open_.id}/personen",
            "hulpvraag_personen_fout": f"/hulpvragen/{open_.id}/personen",
            "hulpvraag_concept": f"/hulpvragen/{concept.id}",
            "nazorg": f"/doorverwijzingen/{doorverwijzing.id}/nazorg",
        }.items()
    } | {
        "hulpvraag_personen_gevonden": alles.post(
            f"/hulpvragen/{open_.id}/personen", {"naam": "voornaam"}
        )
    }


def checkins(alles: Client, organisatie) -> dict:
    """The call list, a check-in in each of its states, and a carer's own page."""
    checkin = CheckinFactory(
        organisatie=organisatie, status="herinnerd", herinnerd_op=timezone.localdate()
    )
    Belpoging.alles.create(organisatie=organisatie, checkin=checkin, gebeld_op=timezone.now())
    klaar = CheckinFactory(organisatie=organisatie, status="geweigerd", afgerond_op=timezone.now())
    situatie = checkin.zorgsituatie
    SignaalFactory(organisatie=organisatie, zorgsituatie=situatie, aard="vraag_om_hulp")
    zelf, een = Client(), f"/checkins/{checkin.id}"
    zelf.force_login(
        GebruikerFactory(
            organisatie=organisatie, persoon=situatie.mantelzorger, met_rollen=[Rol.MANTELZORGER]
        )
    )
    return {
        "belijst": alles.get("/belijst"),
        "checkin": alles.get(een),
        "checkin_fout": alles.post(een, {}),
        "checkin_klaar": alles.get(f"/checkins/{klaar.id}"),
        "checkin_conflict": alles.post(f"/checkins/{klaar.id}", {"antwoorden-vraagt_hulp": "ja"}),
        "mijn_checkin": zelf.get("/mijn/checkin"),
        "mijn_checkin_fout": zelf.post("/mijn/checkin", {"checkin": str(checkin.id)}),
        "mijn_checkin_niets": alles.get("/mijn/checkin"),
    }


def signalen(alles: Client, organisatie) -> dict:
    """The worklist and the signals, open, closed and with all there can be."""
    samen = {
        "organisatie": organisatie,
        "zorgsituatie": ZorgsituatieFactory(organisatie=organisatie),
    }
    door = GebruikerFactory(organisatie=organisatie)
    open_ = SignaalFactory(**samen, eigenaar=door)
    dicht = SignaalFactory(
        **samen, afgesloten_op=timezone.now(), afgesloten_door=door, uitkomst="geholpen"
    )
    SignaalmeldingFactory(
        organisatie=organisatie, signaal=open_, feiten=[feit("checkin", datum=date(2026, 1, 1))]
    )
    Opvolging.alles.create(
        organisatie=organisatie, signaal=open_, datum=open_.datum, soort="gebeld", door=door
    )
    taak = TaakFactory(organisatie=organisatie, object_id=open_.id)
    situatie = f"/zorgsituaties/{open_.zorgsituatie_id}"
    return {
        naam: getattr(alles, "post" if "fout" in naam else "get")(adres)
        for naam, adres in {
            "werklijst": "/werklijst?van=alle",
            "werklijst_leeg": "/werklijst",
            "taak_toewijzing": f"/taken/{taak.id}/toewijzing",
            "signalen": "/signalen",
            "signalen_gesloten": "/signalen?toon=gesloten",
            "signaal": f"/signalen/{open_.id}",
            "signaal_gesloten": f"/signalen/{dicht.id}",
            "signaal_nieuw": f"{situatie}/signalen/nieuw",
            "signaal_fout": f"{situatie}/signalen/nieuw",
            "signaal_opvolging": f"/signalen/{open_.id}/opvolging",
            "signaal_opvolging_fout": f"/signalen/{open_.id}/opvolging",
            "signaal_afsluiting": f"/signalen/{open_.id}/afsluiting",
            "zorgsituatie_met_signaal": situatie,
        }.items()
    }


def koppelingen(alles: Client, organisatie) -> dict:
    """An offer and a match in each of their states, and what they look like filled in wrong."""
    bij = {"organisatie": organisatie}
    antwoorden = {"koppelingen": alles.get("/koppelingen?toon=actief")}
    for status in ("goedgekeurd", "aangeboden", "geaccepteerd", "verlopen"):
        voorstel = GeaccepteerdVoorstelFactory(**bij, status=status)
        TaakFactory(**bij, soort="aanbod", object_id=voorstel.id)
        adres = f"/voorstellen/{voorstel.id}"
        antwoorden[f"voorstel_{status}"] = alles.get(adres)
        if status == "aangeboden":
            antwoorden["voorstel_antwoord_fout"] = alles.post(f"{adres}/antwoord", {})
    for status, waarden, stap in (
        ("kennismaking", {}, "kennismaking"),
        ("proef", {"proef_tot": date(2026, 1, 1)}, "proef"),
        ("actief", {}, "evaluatie"),
        ("gepauzeerd", {}, "einde"),
        ("geen_klik", {"geen_klik_reden": "anders", "beeindigd_op": timezone.now()}, ""),
    ):
        koppeling = KoppelingFactory(**bij, status=status, **waarden)
        adres = f"/koppelingen/{koppeling.id}"
        if stap == "evaluatie":
            morgen = str(timezone.localdate() + timedelta(days=1))
            alles.post(f"{adres}/{stap}", {"evaluatie-volgende_op": morgen})
        antwoorden[f"koppeling_{status}"] = alles.get(adres)
        if stap:
            antwoorden[f"koppeling_{status}_fout"] = alles.post(f"{adres}/{stap}", {})
    antwoorden["koppelingen_lopend"] = alles.get("/koppelingen")
    return antwoorden


def metingen(alles: Client, organisatie) -> dict:
    """Measurements with and without a legal basis, and the instruments."""
    toestemming = ToestemmingFactory(organisatie=organisatie)
    met = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=toestemming.persoon)
    meting = MetingFactory(
        organisatie=organisatie,
        zorgsituatie=met,
        instrument="csi",
        antwoorden={"1": "ja"},
        totaal=None,
        score_van=1,
        score_tot=13,
    )
    MetingFactory(organisatie=organisatie, zorgsituatie=met, corrigeert=meting)
    open_ = MetingFactory(organisatie=organisatie, zorgsituatie=met)
    zonder = MetingFactory(organisatie=organisatie).zorgsituatie
    situatie, ander = f"/zorgsituaties/{met.id}/metingen", f"/zorgsituaties/{zonder.id}/metingen"
    return {
        naam: getattr(alles, "post" if "fout" in naam else "get")(adres)
        for naam, adres in {
            "metingen": situatie,
            "metingen_zonder": ander,
            "meting_kiezen": f"{situatie}/nieuw",
            "meting_nieuw": f"{situatie}/nieuw?instrument=csi",
            "meting_fout": f"{situatie}/nieuw?instrument=ediz_plus",
            "meting_zonder": f"{ander}/nieuw?instrument=csi",
            "meting_correctie": f"/metingen/{open_.id}/correctie",
            "zorgsituatie_met_verloop": f"/zorgsituaties/{met.id}",
            "zorgsituatie_verloop": f"/zorgsituaties/{met.id}/verloop",
            "zorgsituatie_verloop_zonder": f"/zorgsituaties/{zonder.id}/verloop",
            "instrumenten": "/instrumenten",
            "instrumenten_fout": "/instrumenten",
        }.items()
    }


def importen(alles: Client, organisatie) -> dict:
    """An import in each of its states."""
    persoon = PersoonFactory(organisatie=organisatie)
    gelijkenis = {"rij": 2, "nummer": "V-1", "wie": "", "score": 90, "redenen": ["adres"]}
    verslag = {
        "aangemaakt": 1,
        "gewijzigd": 1,
        "ongewijzigd": 0,
        "wijzigingen": [{"rij": 2, "nummer": "V-1", "nieuw": False, "cellen": {"a": ["", "b"]}}],
        "mogelijk_dubbel": [
            gelijkenis | {"persoon_id": str(persoon.id), "andere_rij": None},
            gelijkenis | {"persoon_id": None, "andere_rij": 3},
        ],
    }
    fouten = [{"rij": None, "kolom": "", "waarde": "", "melding": "leeg"}]
    toestanden: dict[str, dict] = {
        "klaar": {"verslag": verslag},
        "bezig": {"begonnen_op": timezone.now()},
        "geweigerd": {"fouten": fouten, "aantal_fouten": 1},
        "mislukt": {"melding": "Waarom"},
    }
    return {
        f"import_{status}": alles.get(
            f"/importen/{ImportopdrachtFactory(organisatie=organisatie, status=status, **meer).id}"
        )
        for status, meer in toestanden.items()
    }


def vrijwilligers(alles: Client, organisatie) -> dict:
    """The pages about volunteers, with something on them."""
    vrijwilliger = VrijwilligerFactory(
        organisatie=organisatie, status="gepauzeerd", pauze_tot=date(2026, 1, 1)
    )
    bij = {"organisatie": organisatie, "vrijwilliger": vrijwilliger}
    taal = KenmerkFactory(organisatie=organisatie, soort="taal")
    bekwaamheid = BekwaamheidFactory(**bij, kenmerk=taal, niveau="b1")
    vog = VogFactory(**bij, vernieuwen_op=date(2026, 1, 1))
    for fabriek in (
        ScholingFactory,
        VrijwilligerWensFactory,
        VrijwilligerUitsluitingFactory,
        ExtraBeschikbaarheidFactory,
        VrijwilligerstapFactory,
    ):
        fabriek(**bij)
    AfwezigheidFactory(**bij, tot=date(2099, 1, 1))
    BeschikbaarheidFactory(**bij, geldig_van=date(2099, 1, 1))
    een = f"/vrijwilligers/{vrijwilliger.id}"
    return {
        naam: getattr(alles, "post" if "fout" in naam else "get")(adres)
        for naam, adres in {
            "vrijwilligers": "/vrijwilligers",
            "vrijwilligers_vog": "/vrijwilligers?toon=vog",
            "vrijwilliger_nieuw": "/vrijwilligers/nieuw",
            "vrijwilliger_fout": "/vrijwilligers/nieuw",
            "vrijwilliger": een,
            **{
                f"vrijwilliger_{deel}": f"{een}/{deel}"
                for deel in ("gegevens", "toelating", "grenzen", "status", "taken", "talen")
            },
            "status_fout": f"{een}/status",
            **{
                f"{deel}{soort}": f"{een}/{deel}"
                for deel in ("wensen", "uitsluitingen", "cursussen", "afwezigheid", "extra-dagen")
                for soort in ("", "_fout")
            },
            "vog_nieuw": f"{een}/vogs",
            "vog": f"/vogs/{vog.id}",
            "vog_fout": f"/vogs/{vog.id}",
            "bekwaamheid": f"/bekwaamheden/{bekwaamheid.id}",
            "beschikbaarheid": f"{een}/beschikbaarheid",
            "beschikbaarheid_fout": f"{een}/beschikbaarheid",
            "verloop": f"{een}/beschikbaarheid/verloop",
            "feestdagen": f"{een}/feestdagen",
            "jaar": f"{een}/jaar?jaar=2026",
        }.items()
    }


def test_taal_titel_een_kop_en_een_hoofddeel(bladzijden):
    for naam, bladzijde in bladzijden.items():
        assert bladzijde.html["lang"] == "nl", naam
        assert bladzijde.title.get_text().endswith("Ademruimte"), naam
        assert len(bladzijde.find_all("h1")) == 1, naam
        assert len(bladzijde.find_all("main")) == 1, naam


def test_koppen_slaan_geen_niveau_over(bladzijden):
    for naam, bladzijde in bladzijden.items():
        niveaus = [int(kop.name[1]) for kop in bladzijde.find_all(re.compile(r"^h[1-6]$"))]
        assert all(na <= voor + 1 for voor, na in pairwise(niveaus)), naam


def test_er_is_een_weg_langs_het_menu_naar_de_inhoud(bladzijden):
    for naam, bladzijde in bladzijden.items():
        if naam != "500":
            assert bladzijde.body.find("a")["href"] == "#inhoud", naam
            assert bladzijde.main["id"] == "inhoud", naam


def test_elk_veld_heeft_een_label(bladzijden):
    gezien = 0
    for naam, bladzijde in bladzijden.items():
        for veld in bladzijde.select("input:not([type=hidden]), select, textarea"):
            gezien += 1
            assert bladzijde.find("label", attrs={"for": veld["id"]}), (naam, veld)
    assert gezien > 8


def test_elke_tabel_heeft_een_bijschrift_en_koppen_met_bereik(bladzijden):
    gezien = 0
    for naam, bladzijde in bladzijden.items():
        for tabel in bladzijde.find_all("table"):
            gezien += 1
            assert tabel.caption.get_text().strip(), naam
            assert all(kop.get("scope") in {"col", "row"} for kop in tabel.find_all("th")), naam
    assert gezien > 5


def test_elk_id_is_er_een_keer_en_elke_verwijzing_klopt(bladzijden):
    for naam, bladzijde in bladzijden.items():
        ids = [deel["id"] for deel in bladzijde.find_all(id=True)]
        assert len(ids) == len(set(ids)), naam
        for kenmerk in ("aria-labelledby", "aria-describedby"):
            for deel in bladzijde.find_all(attrs={kenmerk: True}):
                assert set(deel[kenmerk].split()) <= set(ids), (naam, deel)


def test_plaatjes_hebben_een_alt_en_lege_koppelingen_bestaan_niet(bladzijden):
    for naam, bladzijde in bladzijden.items():
        assert all(plaatje.has_attr("alt") for plaatje in bladzijde.find_all("img")), naam
        for deel in bladzijde.select("a, button, summary"):
            assert deel.get_text().strip(), (naam, deel)


def test_er_is_geen_script_en_geen_opmaak_in_de_bladzijde(bladzijden):
    """The content security policy would block it."""
    for naam, bladzijde in bladzijden.items():
        assert not bladzijde.select("script, style, [style], [onclick]"), naam


def test_er_wordt_niets_van_elders_geladen(bladzijden):
    for naam, bladzijde in bladzijden.items():
        bronnen = [d.get("src") or d.get("href") for d in bladzijde.select("[src], link[href]")]
        assert all(bron.startswith("/static/") for bron in bronnen), naam


def lichtheid(kleur: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, twee: str) -> float:
    licht, donker = sorted((lichtheid(een), lichtheid(twee)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


@pytest.mark.parametrize(
    ("voor", "achter", "minstens"),
    [
        *((tekst, vlak, 4.5) for tekst in ("inkt", "zacht", "merk") for vlak in ("vlak", "grond")),
        ("merk-donker", "merk-licht", 4.5),
        ("inkt", "merk-licht", 4.5),
        ("vlak", "merk", 4.5),
        ("fout", "fout-licht", 4.5),
        ("goed", "goed-licht", 4.5),
        ("let-op", "let-op-licht", 4.5),
        ("rand", "vlak", 3),
    ],
)
def test_de_kleuren_hebben_genoeg_contrast(voor, achter, minstens):
    css = Path(finders.find("werkbank/werkbank.css")).read_text(encoding="utf-8")
    kleuren = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))
    assert contrast(kleuren[voor], kleuren[achter]) >= minstens
