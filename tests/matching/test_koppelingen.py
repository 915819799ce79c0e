"""A match from the first meeting to its end: each step, each refusal, and what follows."""

from datetime import date, datetime, time, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol, Taak
from mantelzorg.models import Hulpvraag
from matching.models import Evaluatie, Koppeling, Parameterset, Voorstel
from matching.regels.parameters import Parameters
from matching.selectors.bewaken import hulpbeelden
from matching.selectors.hulpvraagstatus import met_status
from matching.selectors.parameters import parameters_op
from matching.services.hulpvragen import hulpvraag_intrekken
from matching.services.koppelingen import (
    kennismaking_afronden,
    kennismaking_plannen,
    koppeling_beeindigen,
    koppeling_evalueren,
    koppeling_hervatten,
    koppeling_pauzeren,
    proef_afronden,
)
from matching.services.koppelingen_bewaken import koppelingen_bewaken
from tests.fabrieken import (
    GeaccepteerdVoorstelFactory,
    GebruikerFactory,
    HulpvraagFactory,
    KoppelingFactory,
    ParametersetFactory,
)
from tests.matching.hulp import ronde_draaien

VANDAAG = date(2026, 11, 22)


def op(dag: date):
    """At noon of that day."""
    return time_machine.travel(
        datetime.combine(dag, time(12), timezone.get_current_timezone()), tick=False
    )


def na(dagen: int) -> date:
    return VANDAAG + timedelta(days=dagen)


@pytest.fixture(autouse=True)
def _vandaag():
    with op(VANDAAG):
        yield


@pytest.fixture
def koppel(organisatie):
    """A match in this stage."""

    def maak(status: str = "kennismaking", **waarden) -> Koppeling:
        if status == "proef":
            waarden.setdefault("proef_tot", na(30))
        return KoppelingFactory(organisatie=organisatie, status=status, **waarden)

    return maak


STAPPEN = {
    "plannen": lambda **wie: kennismaking_plannen(
        **wie,
        kennismaking_op=na(3),
        coordinator=GebruikerFactory(
            organisatie_id=wie["actor"].organisatie_id, met_rollen=[Rol.COORDINATOR]
        ),
    ),
    "klik": lambda **wie: kennismaking_afronden(**wie, datum=VANDAAG, klik=True),
    "geen_klik": lambda **wie: kennismaking_afronden(
        **wie, datum=VANDAAG, klik=False, reden="zorgvrager"
    ),
    "proef_goed": lambda **wie: proef_afronden(**wie, klik=True),
    "proef_niet": lambda **wie: proef_afronden(**wie, klik=False, reden="vrijwilliger"),
    "pauzeren": koppeling_pauzeren,
    "hervatten": koppeling_hervatten,
    "evalueren": lambda **wie: koppeling_evalueren(**wie, volgende_op=na(90)),
    "beeindigen": lambda **wie: koppeling_beeindigen(**wie, eindreden="niet_meer_nodig"),
}
MAG = {
    # Stage -> step -> the stage after it; what is not here is refused.
    "kennismaking": {
        "plannen": "kennismaking",
        "klik": "proef",
        "geen_klik": "geen_klik",
        "beeindigen": "beeindigd",
    },
    "proef": {"proef_goed": "actief", "proef_niet": "geen_klik", "beeindigen": "beeindigd"},
    "actief": {"pauzeren": "gepauzeerd", "evalueren": "actief", "beeindigen": "beeindigd"},
    "gepauzeerd": {"hervatten": "actief", "evalueren": "gepauzeerd", "beeindigen": "beeindigd"},
    "beeindigd": {},
    "geen_klik": {},
}
EINDE = {
    "beeindigd": {"eindreden": "anders", "beeindigd_op": timezone.now()},
    "geen_klik": {"geen_klik_reden": "anders", "beeindigd_op": timezone.now()},
}


@pytest.mark.parametrize("stap", STAPPEN)
@pytest.mark.parametrize("status", MAG)
def test_welke_stap_op_welke_volgt(organisatie, actor, koppel, status, stap):
    koppeling = koppel(status, **EINDE.get(status, {}))
    daarna = MAG[status].get(stap)
    if daarna:
        STAPPEN[stap](actor=actor, koppeling_id=koppeling.id)
    else:
        with pytest.raises(Conflict) as fout:
            STAPPEN[stap](actor=actor, koppeling_id=koppeling.id)
        assert koppeling.get_status_display() in str(fout.value)
    koppeling = Koppeling.alles.get(pk=koppeling.pk)
    assert koppeling.status == (daarna or status)
    regel = AuditRegel.objects.voor(organisatie).get(gebeurtenis="koppeling_stap")
    assert regel.uitkomst == ("gelukt" if daarna else "geweigerd")
    assert regel.persoon_id == koppeling.hulpvraag.zorgsituatie.zorgvrager_id
    assert regel.gebruiker_id == actor.gebruiker_id


@pytest.mark.parametrize("stap", STAPPEN)
@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.COORDINATOR])
def test_alleen_een_coordinator_begeleidt(organisatie, koppel, rol, stap):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    ander = Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")
    with pytest.raises(NietToegestaan):
        STAPPEN[stap](actor=ander, koppeling_id=koppel().id)


@pytest.mark.parametrize("stap", STAPPEN)
def test_een_koppeling_van_een_ander_bestaat_niet(andere_organisatie, actor, stap):
    vreemd = KoppelingFactory(organisatie=andere_organisatie)
    with pytest.raises(Koppeling.DoesNotExist):
        STAPPEN[stap](actor=actor, koppeling_id=vreemd.id)


# The first meeting.


def test_de_kennismaking_heeft_een_dag_en_iemand_die_meegaat(actor, coordinator, koppel):
    koppeling = kennismaking_plannen(
        actor=actor, koppeling_id=koppel().id, kennismaking_op=na(3), coordinator=coordinator
    )
    assert (koppeling.kennismaking_op, koppeling.coordinator) == (na(3), coordinator)


def test_een_kennismaking_kan_niet_gisteren_zijn_of_met_niemand(organisatie, actor, koppel):
    buiten = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    for wie in (None, buiten):
        with pytest.raises(Ongeldig) as fout:
            kennismaking_plannen(
                actor=actor, koppeling_id=koppel().id, kennismaking_op=na(-1), coordinator=wie
            )
        assert set(fout.value.velden) == {"kennismaking_op", "coordinator"}


def test_na_een_klik_begint_de_proefmaand_op_die_dag(actor, coordinator, koppel):
    koppeling = kennismaking_afronden(
        actor=actor, koppeling_id=koppel().id, datum=na(-2), klik=True
    )
    assert (koppeling.kennismaking_op, koppeling.proef_tot) == (na(-2), na(28))
    assert koppeling.coordinator_id == coordinator.id


def test_wie_zou_meegaan_blijft_dat(organisatie, actor, koppel):
    mee = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    koppeling = kennismaking_afronden(
        actor=actor, koppeling_id=koppel(coordinator=mee).id, datum=VANDAAG, klik=True
    )
    assert koppeling.coordinator == mee


@pytest.mark.parametrize(
    ("waarden", "veld"),
    [
        ({"klik": None}, "klik"),
        ({"klik": False}, "reden"),
        ({"klik": False, "reden": "zomaar"}, "reden"),
        ({"klik": True, "reden": "vrijwilliger"}, "reden"),
        ({"klik": False, "reden": "anders", "toelichting": " "}, "toelichting"),
        ({"klik": True, "toelichting": "x" * 2001}, "toelichting"),
        ({"klik": True, "datum": na(1)}, "datum"),
    ],
)
def test_een_uitkomst_is_volledig(actor, koppel, waarden, veld):
    with pytest.raises(Ongeldig) as fout:
        kennismaking_afronden(actor=actor, koppeling_id=koppel().id, **{"datum": VANDAAG} | waarden)
    assert set(fout.value.velden) == {veld}
    if veld != "datum":
        waarden = {naam: w for naam, w in waarden.items() if naam != "datum"}
        with pytest.raises(Ongeldig):
            proef_afronden(actor=actor, koppeling_id=koppel("proef").id, **waarden)


# Holding and letting go.


@pytest.mark.parametrize("status", Koppeling.LOPEND)
def test_zolang_zij_loopt_houdt_een_koppeling_de_hulpvraag_en_de_tijd(
    organisatie, actor, koppel, status
):
    koppel(status)
    HulpvraagFactory(organisatie=organisatie)
    ronde = ronde_draaien(actor)
    assert not ronde.voorstellen.exists()
    assert ronde.niet_gematcht.count() == 1


def test_wat_stopte_doet_weer_mee(organisatie, actor, koppel):
    koppeling = koppel("actief")
    STAPPEN["beeindigen"](actor=actor, koppeling_id=koppeling.id)
    assert Voorstel.alles.get().status == "vervallen"
    voorstel = ronde_draaien(actor).voorstellen.get()
    assert voorstel.hulpvraag == koppeling.hulpvraag
    assert voorstel.vrijwilliger == koppeling.voorstel.vrijwilliger


@pytest.mark.parametrize(
    ("status", "stap"), [("kennismaking", "geen_klik"), ("proef", "proef_niet")]
)
def test_zonder_klik_worden_deze_twee_niet_weer_voorgesteld(
    organisatie, actor, koppel, status, stap
):
    koppeling = koppel(status)
    STAPPEN[stap](actor=actor, koppeling_id=koppeling.id)
    HulpvraagFactory(organisatie=organisatie, zorgsituatie=koppeling.hulpvraag.zorgsituatie)
    ronde = ronde_draaien(actor)
    assert not ronde.voorstellen.exists()
    assert [rij.trechter for rij in ronde.niet_gematcht.all()] == [{"uitgesloten": 1}] * 2
    elders = HulpvraagFactory(organisatie=organisatie)
    assert ronde_draaien(actor).voorstellen.get().hulpvraag == elders


@pytest.mark.parametrize("eindreden", ["mantelzorger_wil_niet", "vrijwilliger_wil_niet"])
def test_wie_niet_verder_wil_wordt_niet_weer_voorgesteld(actor, koppel, eindreden):
    koppeling_beeindigen(actor=actor, koppeling_id=koppel("actief").id, eindreden=eindreden)
    assert not ronde_draaien(actor).voorstellen.exists()


def test_er_loopt_er_een_per_hulpvraag(organisatie, koppel):
    koppeling = koppel("actief")
    voorstel = GeaccepteerdVoorstelFactory(
        organisatie=organisatie, hulpvraag=koppeling.hulpvraag, status="vervallen"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        koppel(voorstel=voorstel)
    koppel("beeindigd", voorstel=voorstel, **EINDE["beeindigd"])


# The end, and evaluations.


@pytest.mark.parametrize(
    ("waarden", "veld"),
    [
        ({"eindreden": ""}, "eindreden"),
        ({"eindreden": "zomaar"}, "eindreden"),
        ({"eindreden": "anders"}, "toelichting"),
        ({"mantelzorger": "misschien"}, "mantelzorger"),
        ({"vrijwilliger": "misschien"}, "vrijwilliger"),
    ],
)
def test_een_einde_is_volledig(actor, koppel, waarden, veld):
    with pytest.raises(Ongeldig) as fout:
        koppeling_beeindigen(
            actor=actor,
            koppeling_id=koppel("actief").id,
            **{"eindreden": "niet_meer_nodig"} | waarden,
        )
    assert set(fout.value.velden) == {veld}


def test_een_einde_heeft_een_reden_een_tijd_en_een_evaluatie(actor, koppel):
    koppeling = koppeling_beeindigen(
        actor=actor,
        koppeling_id=koppel("actief").id,
        eindreden="opname",
        mantelzorger="gedeeltelijk",
        toelichting=" Naar De Es. ",
    )
    assert (koppeling.eindreden, koppeling.toelichting) == ("opname", "Naar De Es.")
    assert timezone.localdate(koppeling.beeindigd_op) == VANDAAG
    evaluatie = koppeling.evaluaties.get()
    assert (evaluatie.mantelzorger, evaluatie.vrijwilliger) == ("gedeeltelijk", "")
    assert (evaluatie.datum, evaluatie.door_id) == (VANDAAG, actor.gebruiker_id)


def test_een_evaluatie_zet_de_volgende_en_zo_nodig_het_einde(actor, koppel):
    koppeling = koppeling_evalueren(
        actor=actor,
        koppeling_id=koppel("actief", evaluatie_op=VANDAAG).id,
        mantelzorger="ja",
        vrijwilliger="nee",
        toelichting="Het loopt.",
        volgende_op=na(90),
        einddatum=na(200),
    )
    assert (koppeling.evaluatie_op, koppeling.einddatum) == (na(90), na(200))
    evaluatie = Evaluatie.alles.get()
    assert (evaluatie.mantelzorger, evaluatie.vrijwilliger) == ("ja", "nee")
    assert evaluatie.toelichting == "Het loopt."


def test_op_een_dag_evalueert_u_een_keer_maar_stoppen_kan_wel(actor, koppel):
    koppeling = koppel("actief")
    STAPPEN["evalueren"](actor=actor, koppeling_id=koppeling.id)
    with pytest.raises(Conflict) as fout:
        STAPPEN["evalueren"](actor=actor, koppeling_id=koppeling.id)
    assert fout.value.code == "geevalueerd"
    assert Evaluatie.alles.count() == 1
    STAPPEN["beeindigen"](actor=actor, koppeling_id=koppeling.id)
    assert Evaluatie.alles.count() == 2


def test_de_volgende_evaluatie_moet_nog_komen(actor, koppel):
    with pytest.raises(Ongeldig) as fout:
        koppeling_evalueren(
            actor=actor,
            koppeling_id=koppel("actief").id,
            volgende_op=VANDAAG,
            einddatum=na(-1),
            mantelzorger="best wel",
        )
    assert set(fout.value.velden) == {"volgende_op", "einddatum", "mantelzorger"}


# Closing the request.


@pytest.mark.parametrize("status", Koppeling.LOPEND)
def test_wie_de_hulpvraag_intrekt_beeindigt_de_koppeling(systeem, koppel, status):
    koppeling = koppel(status)
    hulpvraag_intrekken(actor=systeem, hulpvraag=koppeling.hulpvraag)
    koppeling = Koppeling.alles.get()
    assert (koppeling.status, koppeling.eindreden) == ("beeindigd", "hulpvraag_gesloten")
    assert Voorstel.alles.get().status == "vervallen"
    [regel] = AuditRegel.objects.voor(systeem.organisatie_id).filter(
        gebeurtenis="voorstel_beoordeeld"
    )
    assert regel.bijzonderheden == {"besluit": "vervallen", "reden": "hulpvraag_gesloten"}


# What is read of it.


def status_van(hulpvraag) -> str:
    eigen = Hulpvraag.objects.voor(hulpvraag.organisatie_id)
    return met_status(eigen).get(pk=hulpvraag.pk).afgeleide_status


def test_een_hulpvraag_is_gekoppeld_zolang_de_koppeling_loopt(actor, koppel):
    koppeling = koppel()
    assert status_van(koppeling.hulpvraag) == "gekoppeld"
    STAPPEN["geen_klik"](actor=actor, koppeling_id=koppeling.id)
    assert status_van(koppeling.hulpvraag) == "open"


def test_een_aangeboden_hulpvraag_is_nog_niet_gekoppeld(organisatie):
    voorstel = GeaccepteerdVoorstelFactory(organisatie=organisatie, status="aangeboden")
    assert status_van(voorstel.hulpvraag) == "in_voorstel"


def test_een_koppeling_die_loopt_is_hulp_en_een_die_stopte_niet_meer(actor, koppel):
    koppeling = koppel("actief")
    [beeld] = hulpbeelden(actor.organisatie_id, VANDAAG)
    assert (beeld.vragen[0].goedgekeurd, beeld.vragen[0].gestopt_op) == (True, None)
    STAPPEN["beeindigen"](actor=actor, koppeling_id=koppeling.id)
    Voorstel.alles.update(gewijzigd_op=timezone.now() + timedelta(days=9))
    [beeld] = hulpbeelden(actor.organisatie_id, na(20))
    assert (beeld.vragen[0].goedgekeurd, beeld.vragen[0].gestopt_op) == (False, VANDAAG)


@pytest.mark.parametrize("status", ["bedankt", "verlopen"])
def test_wat_nooit_begon_is_geen_hulp_die_stopte(organisatie, status):
    GeaccepteerdVoorstelFactory(organisatie=organisatie, status=status)
    [beeld] = hulpbeelden(organisatie.id, VANDAAG)
    assert (beeld.vragen[0].goedgekeurd, beeld.vragen[0].gestopt_op) == (False, None)


# The worklist.


def nacht(systeem, dag: date) -> int:
    with op(dag):
        return koppelingen_bewaken(actor=systeem)


def open_taken(organisatie) -> list[tuple[str, str, date]]:
    taken = Taak.objects.voor(organisatie).filter(afgerond_op__isnull=True)
    return list(taken.values_list("soort", "titel", "uiterlijk_op"))


DEZE_NACHT = [
    # Match -> what stands on the worklist, and the first day on which it does.
    ("kennismaking", {}, ("kennismaking", "Plan de kennismaking", na(14)), VANDAAG),
    (
        "kennismaking",
        {"kennismaking_op": na(5)},
        ("kennismaking", "Kennismaking: leg vast of er een klik is", na(5)),
        na(5),
    ),
    ("proef", {}, ("proef", "Proefmaand: vraag hoe het ging", na(30)), na(30)),
    (
        "actief",
        {"evaluatie_op": na(6)},
        ("evaluatie", "Evalueer de koppeling", na(6)),
        na(6),
    ),
    (
        "gepauzeerd",
        {"evaluatie_op": na(6)},
        ("evaluatie", "Evalueer de koppeling", na(6)),
        na(6),
    ),
]


@pytest.mark.parametrize(("status", "waarden", "taak", "vanaf"), DEZE_NACHT)
def test_wat_te_doen_is_komt_een_keer_op_de_werklijst(
    organisatie, coordinator, systeem, koppel, status, waarden, taak, vanaf
):
    koppel(status, coordinator=coordinator, **waarden)
    if vanaf > VANDAAG:
        assert nacht(systeem, vanaf - timedelta(days=1)) == 0
        assert open_taken(organisatie) == []
    assert nacht(systeem, vanaf) == 1
    assert nacht(systeem, vanaf + timedelta(days=1)) == 0
    assert open_taken(organisatie) == [taak]
    assert Taak.alles.get().eigenaar == coordinator


@pytest.mark.parametrize("status", EINDE)
def test_over_wat_voorbij_is_is_niets_te_doen(organisatie, systeem, koppel, status):
    koppel(status, evaluatie_op=VANDAAG, **EINDE[status])
    assert nacht(systeem, na(99)) == 0


@pytest.mark.parametrize(
    ("status", "waarden", "stap"),
    [
        ("kennismaking", {}, "plannen"),
        ("kennismaking", {}, "klik"),
        ("kennismaking", {}, "geen_klik"),
        ("kennismaking", {}, "beeindigen"),
        ("proef", {"proef_tot": VANDAAG}, "proef_goed"),
        ("proef", {"proef_tot": VANDAAG}, "proef_niet"),
        ("actief", {"evaluatie_op": VANDAAG}, "evalueren"),
        ("actief", {"evaluatie_op": VANDAAG}, "beeindigen"),
    ],
)
def test_wie_het_doet_haalt_het_van_de_werklijst(
    organisatie, actor, systeem, koppel, status, waarden, stap
):
    koppeling = koppel(status, **waarden)
    assert nacht(systeem, VANDAAG) == 1
    STAPPEN[stap](actor=actor, koppeling_id=koppeling.id)
    assert open_taken(organisatie) == []
    assert nacht(systeem, VANDAAG) == 0


def test_wat_verzet_wordt_komt_op_de_nieuwe_dag_terug(organisatie, actor, systeem, koppel):
    koppeling = koppel(kennismaking_op=VANDAAG)
    nacht(systeem, VANDAAG)
    STAPPEN["plannen"](actor=actor, koppeling_id=koppeling.id)
    assert nacht(systeem, na(2)) == 0
    assert nacht(systeem, na(3)) == 1
    [(_soort, _titel, uiterlijk_op)] = open_taken(organisatie)
    assert uiterlijk_op == na(3)


def test_alleen_het_systeem_bewaakt(actor):
    with pytest.raises(NietToegestaan):
        koppelingen_bewaken(actor=actor)


def test_sets_van_voor_deze_stappen_krijgen_de_gewone_dagen(organisatie):
    waarden = Parameters().als_dict()
    oud = {naam: deel for naam, deel in waarden.items() if naam != "termijnen"}
    rij = ParametersetFactory(organisatie=organisatie, waarden=oud)
    migratie = import_module("matching.migrations.0005_koppelingen")
    migratie.aanvullen(apps, None)
    assert parameters_op(organisatie.id, rij.ingangsdatum) == Parameters()
    migratie.weghalen(apps, None)
    assert Parameterset.alles.get(pk=rij.pk).waarden == oud
    stappen = {getattr(stap, "code", None) for stap in migratie.Migration.operations}
    assert migratie.aanvullen in stappen
