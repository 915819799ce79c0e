"""The checks after the scripted day find what they are there for."""

from uuid import uuid4

import pytest
from django.utils import timezone

from benchmarks.scenario_api.boek import Boek, Verricht
from benchmarks.scenario_api.narekenen import narekenen
from kern import audit
from kern.actor import Actor
from kern.models import Rol, Taak, Verzoeksleutel
from mantelzorg.models import Signaal
from mantelzorg.services.checkins import checkin_weigeren
from mantelzorg.services.signalen import signaal_afsluiten
from matching.models import Voorstel
from matching.services.voorstellen import voorstel_goedkeuren
from tests.fabrieken import (
    AuditRegelFactory,
    CheckinFactory,
    GebruikerFactory,
    MatchrondeFactory,
    MetingFactory,
    OrganisatieFactory,
    PersoonFactory,
    SignaalFactory,
    SignaalmeldingFactory,
    TaakFactory,
    ToestemmingFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.matching.hulp import paar


@pytest.fixture
def boek(organisatie) -> Boek:
    """A day on which two were there before anything was made."""
    for rol in (Rol.BEHEERDER, Rol.VERWIJZER):
        GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    return Boek()


@pytest.fixture
def consulent(organisatie, boek) -> Actor:
    """Somebody whose account was made during the day."""
    wie = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    return Actor.van_gebruiker(wie, herkomst="test", doel="test")


def over(organisatie, boek, onderwerp: str) -> list[str]:
    return [regel for regel in narekenen(organisatie, boek) if onderwerp in regel]


def gehoord(boek, pad: str, id_="", wie="", **inhoud) -> Verricht:
    """Somebody heard that this was done."""
    een = Verricht.van(pad, inhoud, str(uuid4()), str(wie), str(id_))
    boek.verricht.append(een)
    return een


def test_een_dag_waarop_niets_gebeurde_klopt(organisatie, boek):
    assert list(narekenen(organisatie, boek)) == []


def test_een_adres_zegt_wat_er_gemaakt_is_of_welke_stap():
    een = Verricht.van("mijn/checkins/7/antwoorden", {}, "", "", "")
    assert (een.soort, een.over, een.stap) == ("mijn/checkins", "7", "antwoorden")
    een = Verricht.van("verwijzingen/signalen", {}, "", "", "")
    assert (een.soort, een.over, een.stap) == ("verwijzingen/signalen", "", "")


def test_wat_twee_keer_werd_gemaakt_valt_op(organisatie, boek):
    een, _twee = PersoonFactory.create_batch(2, organisatie=organisatie)
    gehoord(boek, "personen", een.pk)
    assert over(organisatie, boek, "in the database, 1 made")


def test_wat_verloren_ging_valt_op(organisatie, boek):
    persoon = PersoonFactory(organisatie=organisatie)
    for id_ in (persoon.pk, organisatie.pk):
        gehoord(boek, "personen", id_)
    assert len(over(organisatie, boek, "lost")) == 1


def test_wat_een_ander_maakte_dan_wie_het_vroeg_valt_op(organisatie, boek, consulent):
    persoon = PersoonFactory(organisatie=organisatie)
    audit.gegeven_aangemaakt(consulent, persoon, persoon_id=persoon.pk)
    gehoord(boek, "personen", persoon.pk, consulent.gebruiker_id)
    assert over(organisatie, boek, "by its author") == []
    gehoord(boek, "personen", persoon.pk, uuid4())
    assert len(over(organisatie, boek, "0 times made by its author")) == 1


@pytest.mark.parametrize(
    ("antwoord", "keren"),
    [({"inhoud": {"id": "1"}}, 0), ({"inhoud": {"id": "2"}}, 1), (None, 1)],
    ids=["hetzelfde", "een ander", "geen"],
)
def test_een_sleutel_met_een_ander_antwoord_valt_op(organisatie, boek, consulent, antwoord, keren):
    een = gehoord(boek, "taken/7/toewijzingen", "1", consulent.gebruiker_id)
    Verzoeksleutel.alles.create(
        organisatie=organisatie,
        gebruiker_id=consulent.gebruiker_id,
        sleutel=een.sleutel,
        handtekening="x",
        antwoord=antwoord,
    )
    assert len(over(organisatie, boek, "another answer than was heard")) == keren


def test_een_checkin_die_niet_of_twee_keer_werd_bewaard_valt_op(organisatie, boek):
    checkin = CheckinFactory(organisatie=organisatie)
    gehoord(boek, f"mijn/checkins/{checkin.pk}/antwoorden")
    assert over(organisatie, boek, "check-ins: 0 answers kept, 1 heard of")
    for _keer in range(2):
        MetingFactory(organisatie=organisatie, zorgsituatie=checkin.zorgsituatie, checkin=checkin)
    assert over(organisatie, boek, "check-ins: 2 answers kept, 1 heard of")


def test_toestemming_die_niemand_gaf_valt_op(organisatie, boek):
    ToestemmingFactory(organisatie=organisatie)
    assert over(organisatie, boek, "toestemmingen: 1 in the database, 0 given")


def test_een_melding_die_verloren_ging_of_van_een_ander_is_valt_op(organisatie, boek, consulent):
    gehoord(boek, "mijn/signalen", wie=consulent.gebruiker_id)
    assert over(organisatie, boek, "0 reports in the database, 1 made")
    melding = SignaalmeldingFactory(organisatie=organisatie, bron="mantelzorger")
    assert over(organisatie, boek, "1 reports in the database, 1 made")
    melding.vastgelegd_door_id = consulent.gebruiker_id
    melding.save()
    assert over(organisatie, boek, "reports in the database") == []


def test_een_stap_die_niet_of_door_een_ander_werd_gezet_valt_op(organisatie, boek, consulent):
    checkin = CheckinFactory(organisatie=organisatie)
    een = gehoord(boek, f"checkins/{checkin.pk}/weigeringen", checkin.pk, consulent.gebruiker_id)
    assert over(organisatie, boek, "0 times in the database, 1 heard of")
    checkin_weigeren(actor=consulent, checkin=checkin)
    assert over(organisatie, boek, "heard of") == []
    boek.verricht.remove(een)
    assert over(organisatie, boek, "1 times in the database, 0 heard of")
    gehoord(boek, f"checkins/{checkin.pk}/weigeringen", checkin.pk, uuid4())
    assert len(over(organisatie, boek, "heard of")) == 2


def test_een_antwoord_dat_niemand_bewaarde_valt_op(organisatie, boek):
    hulpvraag, vrijwilliger = paar(organisatie)
    coordinator = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    voorstel = VoorstelFactory(
        organisatie=organisatie, hulpvraag=hulpvraag, vrijwilliger=vrijwilliger
    )
    pad = f"voorstellen/{voorstel.pk}"
    gehoord(boek, f"{pad}/beoordelingen", voorstel.pk, coordinator.pk)
    assert len(over(organisatie, boek, "heard of")) == 1
    actor = Actor.van_gebruiker(coordinator, herkomst="test", doel="test")
    voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.pk)
    assert over(organisatie, boek, "heard of") == []
    gehoord(boek, f"mijn/aanbiedingen/{voorstel.pk}/antwoorden", voorstel.pk, coordinator.pk)
    assert len(over(organisatie, boek, "voorstelantwoord")) == 1


def test_een_besluit_zonder_iemand_valt_op(organisatie, boek):
    VoorstelFactory(
        organisatie=organisatie,
        status="goedgekeurd",
        beoordeeld_door=GebruikerFactory(organisatie=organisatie),
        beoordeeld_op=timezone.now(),
    )
    CheckinFactory(organisatie=organisatie, status="geweigerd", afgerond_op=timezone.now())
    gevonden = over(organisatie, boek, "nobody did it")
    assert {regel.split()[0] for regel in gevonden} >= {"voorstel", "checkin"}
    assert over(organisatie, boek, "1 of checkin were ended by nobody")


def test_een_regel_in_de_log_zonder_iemand_valt_op(organisatie, boek):
    for handeling, rollen in (("wijzigen", "systeem"), ("wijzigen", ""), ("beslissen", "systeem")):
        AuditRegelFactory(
            organisatie_id=organisatie.pk, gebruiker_id=None, handeling=handeling, rollen=rollen
        )
    assert over(organisatie, boek, "1 changes have no author")
    assert over(organisatie, boek, "1 decisions have no author")


@pytest.fixture
def signaal(organisatie) -> Signaal:
    """A signal that waits, and its task."""
    signaal = SignaalFactory(organisatie=organisatie)
    TaakFactory(organisatie=organisatie, soort=Taak.Soort.SIGNAAL, object_id=signaal.pk)
    return signaal


def test_een_taak_die_weg_is_valt_op(organisatie, boek, signaal):
    boek.werklijst = [str(taak.pk) for taak in Taak.alles.all()]
    assert over(organisatie, boek, "worklist") + over(organisatie, boek, "tasks") == []
    Taak.alles.all().delete()
    assert over(organisatie, boek, f"{signaal.pk}: 1 not on the worklist")
    assert over(organisatie, boek, f"signal {signaal.pk}: 0 tasks")
    CheckinFactory(organisatie=organisatie, gepland_op=timezone.localdate())
    assert len(over(organisatie, boek, "not on the worklist")) == 2


def test_een_taak_die_te_veel_is_valt_op(organisatie, boek, signaal, consulent):
    klaar = {"uitkomst": "besproken", "afgerond_op": timezone.now()}
    TaakFactory(organisatie=organisatie, soort="signaal", object_id=signaal.pk, **klaar)
    assert over(organisatie, boek, f"signal {signaal.pk}: 2 tasks")
    signaal_afsluiten(actor=consulent, signaal=signaal, uitkomst="besproken")
    assert over(organisatie, boek, "too often") == []
    TaakFactory(organisatie=organisatie, soort="signaal", object_id=signaal.pk)
    assert over(organisatie, boek, f"{signaal.pk}: 1 too often on the worklist")


@pytest.mark.parametrize("keren", [0, 2])
def test_een_bladzijde_die_een_taak_niet_of_twee_keer_toont_valt_op(
    organisatie, boek, signaal, keren
):
    boek.werklijst = [str(Taak.alles.get().pk)] * keren
    assert over(organisatie, boek, f"the pages showed {keren} tasks of 1")


def test_wat_van_een_ander_werd_getoond_valt_op(organisatie, boek):
    vreemd = PersoonFactory(organisatie=OrganisatieFactory())
    boek.gezien |= {str(PersoonFactory(organisatie=organisatie).pk)}
    assert over(organisatie, boek, "was shown") == []
    boek.gezien |= {str(vreemd.pk), str(vreemd.organisatie_id)}
    assert len(over(organisatie, boek, "was shown")) == 2


def test_wie_op_twee_plekken_tegelijk_is_valt_op(organisatie, boek):
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=2)
    wie = GebruikerFactory(organisatie=organisatie)
    for _keer in range(2):
        VoorstelFactory(
            organisatie=organisatie,
            vrijwilliger=vrijwilliger,
            status=Voorstel.Status.GOEDGEKEURD,
            beoordeeld_door=wie,
            beoordeeld_op=timezone.now(),
        )
    assert over(organisatie, boek, "reis")


def test_een_ronde_die_blijft_hangen_valt_op(organisatie, boek):
    ronde = MatchrondeFactory(organisatie=organisatie, status="bezig")
    gehoord(boek, "matchrondes", ronde.pk)
    assert over(organisatie, boek, "rounds") == ["1 rounds never ended"]


@pytest.mark.parametrize(
    ("pad", "codes", "klopt"),
    [
        ("signalen/7/afsluitingen", [201, 409], True),
        ("signalen/7/afsluitingen", [201, 201], False),
        ("signalen/7/afsluitingen", [201, 500], False),
        ("signalen/7/afsluitingen", [409, 409], False),
        ("voorstellen/7/beoordelingen", [409, 409], True),
    ],
)
def test_wie_tegelijk_iets_deden_horen_wie_eerst_was(organisatie, boek, pad, codes, klopt):
    boek.gelijk.append((pad, codes))
    assert (over(organisatie, boek, "at once") == []) is klopt
