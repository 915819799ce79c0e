"""After a round the background finds out what would help; it stops, goes on and repeats safely."""

import os
import signal
import time
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone
from django_q.models import OrmQ

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan
from kern.models import Rol
from matching.engine.klok import Klok
from matching.models import Matchronde, NietGematcht, Toelichting
from matching.selectors.toelichtingen import herrekenaar_van, plan_van, probleem_van
from matching.services import matchrondes, toelichtingen
from matching.services.matchrondes import matchronde_aanvragen, matchronde_starten
from matching.services.toelichtingen import (
    toelichten,
    toelichting_afsluiten,
    toelichting_starten,
)
from tests import processen
from tests.fabrieken import (
    GebruikerFactory,
    HulpvraagFactory,
    MatchrondeFactory,
    ToelichtingFactory,
    VrijwilligerFactory,
)
from tests.matching.hulp import paar, ronde_draaien

Uitleg = Matchronde.Uitleg


def te_ver(organisatie):
    """A request in Hengelo, and somebody of Borne who would serve it but will not walk that far."""
    vraag = HulpvraagFactory(organisatie=organisatie)
    vrijwilliger = VrijwilligerFactory(
        organisatie=organisatie,
        persoon__postcode="7621AA",
        vervoer="lopend",
    )
    return vraag, vrijwilliger


def toegelicht(actor) -> Matchronde:
    ronde = ronde_draaien(actor)
    toelichten(ronde_id=ronde.id)
    ronde.refresh_from_db()
    return ronde


def antwoord(ronde, vraag) -> dict:
    return Toelichting.objects.voor(ronde.organisatie).get(ronde=ronde, hulpvraag=vraag).inhoud


def test_een_ronde_die_klaar_is_zet_haar_uitleg_in_de_wachtrij(organisatie, actor):
    paar(organisatie)
    ronde = ronde_draaien(actor)
    assert ronde.uitleg == Uitleg.WACHT
    [taak] = OrmQ.objects.all()
    assert taak.task["func"] == "matching.achtergrond.ronde_toelichten"
    assert taak.task["args"] == (str(ronde.id),)


def test_een_ronde_die_niet_wordt_bewaard_krijgt_ook_geen_uitleg(organisatie, actor, monkeypatch):
    """The task and the end of the round are one transaction."""

    def stuk(*args):
        raise RuntimeError("stuk")

    monkeypatch.setattr(toelichtingen, "async_task", stuk)
    paar(organisatie)
    ronde = matchronde_aanvragen(actor=actor, tijdslimiet=20)
    with pytest.raises(RuntimeError):
        matchrondes.matchronde_uitvoeren(ronde_id=ronde.id)
    ronde.refresh_from_db()
    assert (ronde.status, ronde.uitleg) == (Matchronde.Status.MISLUKT, Uitleg.GEEN)
    assert not ronde.voorstellen.exists()


def test_wat_te_ver_is_past_met_meer_reistijd(organisatie, actor):
    vraag, vrijwilliger = te_ver(organisatie)
    ronde = toegelicht(actor)
    assert (ronde.uitleg, ronde.uitleg_gedaan, ronde.uitleg_totaal) == (Uitleg.KLAAR, 1, 1)
    inhoud = antwoord(ronde, vraag)
    [reistijd] = [v for v in inhoud["verruimingen"] if v["soort"] == "reistijd"]
    assert (reistijd["vrijwilliger"], reistijd["door"]) == (str(vrijwilliger.id),) * 2
    assert reistijd["minuten"] > 0
    assert reistijd["winst"] > 0
    assert (reistijd["erbij"], reistijd["vervallen"], reistijd["verplaatst"]) == ([], [], [])


def test_wat_niet_helpt_wordt_ook_bewaard(organisatie, actor):
    """Nothing found is an answer, not a gap."""
    VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[])
    vraag = HulpvraagFactory(organisatie=organisatie, vensters=[])
    assert antwoord(toegelicht(actor), vraag)["verruimingen"] == []


def test_er_staan_geen_namen_in_wat_bewaard_is(organisatie, actor):
    vraag, vrijwilliger = te_ver(organisatie)
    ronde = toegelicht(actor)
    situatie = vraag.zorgsituatie
    bewaard = str([rij.inhoud for rij in ronde.toelichtingen.all()])
    for persoon in (vrijwilliger.persoon, situatie.mantelzorger, situatie.zorgvrager):
        assert persoon.achternaam not in bewaard


def test_de_werving_noemt_kenmerken_gebied_dagdeel_en_wie_erbij_komt(organisatie, actor):
    vraag, _vrijwilliger = te_ver(organisatie)
    ronde = toegelicht(actor)
    rij = ronde.toelichtingen.get(soort=Toelichting.Soort.WERVING)
    [advies] = rij.inhoud["adviezen"]
    assert advies["kenmerken"] == ["gezelschap"]
    assert (advies["pc4"], advies["dag"], advies["dagdeel"]) == ("7551", 1, "middag")
    assert (advies["meer"], advies["eigen"], advies["erbij"]) == (1, [str(vraag.id)], [])


def test_alleen_wat_terugkeert_wordt_uitgezocht(organisatie, actor):
    morgen = timezone.localdate() + timedelta(days=3)
    een_keer = HulpvraagFactory(organisatie=organisatie, vensters=[], ritme=0, datum=morgen)
    ronde = toegelicht(actor)
    assert NietGematcht.objects.voor(organisatie).get(ronde=ronde).hulpvraag == een_keer
    assert (ronde.uitleg, ronde.uitleg_totaal) == (Uitleg.KLAAR, 0)
    assert not ronde.toelichtingen.filter(soort=Toelichting.Soort.NIEMAND).exists()


def test_het_plan_van_de_ronde_wordt_weer_wat_het_was(organisatie, actor):
    paar(organisatie)
    te_ver(organisatie)
    ronde = ronde_draaien(actor)
    plan = plan_van(ronde, probleem_van(ronde))
    assert sum(koppeling.waarde for koppeling in plan) == ronde.doelwaarde
    rekenaar = herrekenaar_van(ronde, Klok(time.monotonic() + 20))
    assert (rekenaar.waarde, rekenaar.grens) == (ronde.doelwaarde, ronde.bovengrens)


def test_de_prijzen_van_de_ronde_worden_bewaard_zodat_uitleg_niet_van_voren_af_aan_begint(
    organisatie, actor, monkeypatch
):
    paar(organisatie)
    te_ver(organisatie)
    ronde = ronde_draaien(actor)
    assert ronde.prijslijst

    def opnieuw(*args):
        pytest.fail("solved from nothing")

    monkeypatch.setattr("matching.engine.uitleg.model.los_op", opnieuw)
    rekenaar = herrekenaar_van(ronde, Klok(time.monotonic() + 20))
    assert rekenaar.grens == ronde.bovengrens


def test_een_ronde_zonder_prijzen_krijgt_ze_bij_het_uitzoeken(organisatie, actor):
    te_ver(organisatie)
    ronde = ronde_draaien(actor)
    prijzen = ronde.prijslijst
    Matchronde.alles.filter(pk=ronde.pk).update(prijslijst=None)
    toelichten(ronde_id=ronde.id)
    ronde.refresh_from_db()
    assert ronde.prijslijst.keys() == prijzen.keys()


@pytest.fixture
def gevraagd(monkeypatch):
    """The requests that the engine was asked about, in order."""
    gevraagd = []
    echt = toelichtingen.waarom_niemand

    def noteer(rekenaar, vraag_id, klok, **opties):
        gevraagd.append(vraag_id)
        return echt(rekenaar, vraag_id, klok, **opties)

    monkeypatch.setattr(toelichtingen, "waarom_niemand", noteer)
    return gevraagd


def test_de_meeste_spoed_gaat_voor_en_dan_wie_het_langst_wacht(organisatie, actor, gevraagd):
    te_ver(organisatie)
    laat, vroeg, acuut = (
        HulpvraagFactory(organisatie=organisatie, **waarden)
        for waarden in (
            {"spoed": "hoog", "ingediend_op": "2026-10-02"},
            {"spoed": "hoog", "ingediend_op": "2026-09-02"},
            {"spoed": "acuut", "ingediend_op": "2026-10-09"},
        )
    )
    toegelicht(actor)
    assert gevraagd[:3] == [str(acuut.id), str(vroeg.id), str(laat.id)]
    assert len(gevraagd) == 4


def test_een_taak_die_twee_keer_komt_doet_de_tweede_keer_niets(organisatie, actor, gevraagd):
    te_ver(organisatie)
    ronde = toegelicht(actor)
    assert toelichten(ronde_id=ronde.id) is False
    assert len(gevraagd) == 1
    assert ronde.toelichtingen.count() == 2


@pytest.mark.parametrize("status", ["wacht", "bezig", "mislukt"])
def test_een_ronde_die_niet_klaar_is_wordt_niet_toegelicht(organisatie, status):
    ronde = MatchrondeFactory(organisatie=organisatie, status=status, uitleg=Uitleg.WACHT)
    assert toelichten(ronde_id=ronde.id) is False


def test_een_nieuwere_ronde_maakt_er_een_eind_aan(organisatie, actor, monkeypatch):
    for _nummer in range(3):
        te_ver(organisatie)
    ronde = ronde_draaien(actor)
    echt = toelichtingen.waarom_niemand

    def en_intussen(*args, **opties):
        MatchrondeFactory(organisatie=organisatie, status="wacht")
        return echt(*args, **opties)

    monkeypatch.setattr(toelichtingen, "waarom_niemand", en_intussen)
    assert toelichten(ronde_id=ronde.id) is False
    ronde.refresh_from_db()
    assert (ronde.uitleg, ronde.uitleg_gedaan, ronde.uitleg_totaal) == (Uitleg.AFGEBROKEN, 1, 3)


def test_een_nieuwere_ronde_van_een_ander_of_een_mislukte_stoort_niet(
    organisatie, andere_organisatie, actor
):
    te_ver(organisatie)
    ronde = ronde_draaien(actor)
    MatchrondeFactory(organisatie=andere_organisatie, status="wacht")
    MatchrondeFactory(organisatie=organisatie, status="mislukt")
    assert toelichten(ronde_id=ronde.id) is True


def test_als_de_tijd_om_is_blijft_wat_gevonden_is_en_gaat_de_rest_later_verder(
    organisatie, actor, settings, gevraagd, monkeypatch
):
    for _nummer in range(3):
        te_ver(organisatie)
    ronde = ronde_draaien(actor)
    echt = toelichtingen.waarom_niemand

    def traag(rekenaar, vraag_id, klok, **opties):
        uitkomst = echt(rekenaar, vraag_id, klok, **opties)
        time.sleep(1.2)
        return uitkomst

    with monkeypatch.context() as langzaam:
        langzaam.setattr(toelichtingen, "waarom_niemand", traag)
        settings.TOELICHTING_TIJDSLIMIET = 1
        assert toelichten(ronde_id=ronde.id) is False
    ronde.refresh_from_db()
    assert ronde.uitleg == Uitleg.AFGEBROKEN
    assert ronde.uitleg_gedaan == 1
    assert ronde.uitleg_totaal == 3

    settings.TOELICHTING_TIJDSLIMIET = 180
    gevraagd.clear()
    toelichting_starten(actor=actor, ronde=ronde)
    assert toelichten(ronde_id=ronde.id) is True
    ronde.refresh_from_db()
    assert (ronde.uitleg, ronde.uitleg_gedaan, len(gevraagd)) == (Uitleg.KLAAR, 3, 2)


def test_een_fout_in_het_programma_laat_niets_op_bezig_staan(organisatie, actor, monkeypatch):
    def stuk(*args, **opties):
        raise RuntimeError("stuk")

    te_ver(organisatie)
    ronde = ronde_draaien(actor)
    monkeypatch.setattr(toelichtingen, "werving", stuk)
    with pytest.raises(RuntimeError):
        toelichten(ronde_id=ronde.id)
    ronde.refresh_from_db()
    assert (ronde.uitleg, ronde.uitleg_gedaan) == (Uitleg.AFGEBROKEN, 1)


@pytest.mark.parametrize(
    ("stand", "seconden", "wordt"),
    [
        ("bezig", 239, "bezig"),
        ("bezig", 241, "afgebroken"),
        ("wacht", 3599, "wacht"),
        ("wacht", 3601, "afgebroken"),
        ("klaar", 9999, "klaar"),
    ],
)
def test_wie_te_lang_in_een_stand_blijft_is_afgebroken(organisatie, stand, seconden, wordt):
    sinds = timezone.now() - timedelta(seconds=seconden)
    ronde = MatchrondeFactory(organisatie=organisatie, uitleg=stand, uitleg_sinds=sinds)
    toelichting_afsluiten(ronde)
    assert ronde.uitleg == wordt
    ronde.refresh_from_db()
    assert ronde.uitleg == wordt


def test_wie_afgebroken_is_verklaard_schrijft_niet_meer(organisatie, actor, monkeypatch):
    """A worker that was taken for dead must not mix with its successor."""
    te_ver(organisatie)
    te_ver(organisatie)
    ronde = ronde_draaien(actor)
    echt = toelichtingen.waarom_niemand

    def opgevolgd(*args, **opties):
        Matchronde.alles.filter(pk=ronde.pk).update(uitleg_sinds=timezone.now())
        return echt(*args, **opties)

    monkeypatch.setattr(toelichtingen, "waarom_niemand", opgevolgd)
    assert toelichten(ronde_id=ronde.id) is False
    ronde.refresh_from_db()
    assert (ronde.uitleg, ronde.uitleg_gedaan) == (Uitleg.BEZIG, 0)
    assert not ronde.toelichtingen.exists()


@pytest.mark.parametrize(
    ("waarden", "code"),
    [
        ({"uitleg": "wacht"}, "uitleg_loopt"),
        ({"uitleg": "bezig"}, "uitleg_loopt"),
        ({"uitleg": "klaar"}, "uitleg_klaar"),
        ({"status": "mislukt"}, "niet_de_laatste"),
    ],
)
def test_verder_uitzoeken_kan_alleen_wat_stilstaat(organisatie, actor, waarden, code):
    ronde = MatchrondeFactory(organisatie=organisatie, uitleg_sinds=timezone.now(), **waarden)
    with pytest.raises(Conflict) as fout:
        toelichting_starten(actor=actor, ronde=ronde)
    assert fout.value.code == code
    assert not OrmQ.objects.exists()


def test_verder_uitzoeken_kan_alleen_bij_de_laatste_ronde(organisatie, actor):
    ronde = MatchrondeFactory(organisatie=organisatie, uitleg="afgebroken")
    MatchrondeFactory(organisatie=organisatie)
    with pytest.raises(Conflict) as fout:
        toelichting_starten(actor=actor, ronde=ronde)
    assert fout.value.code == "niet_de_laatste"


def test_alleen_een_coordinator_laat_verder_uitzoeken(organisatie):
    ronde = MatchrondeFactory(organisatie=organisatie, uitleg="afgebroken")
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    actor = Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")
    with pytest.raises(NietToegestaan):
        toelichting_starten(actor=actor, ronde=ronde)


def test_een_antwoord_is_er_een_keer(organisatie):
    ronde = MatchrondeFactory(organisatie=organisatie)
    werving = {"organisatie": organisatie, "ronde": ronde, "hulpvraag": None, "soort": "werving"}
    ToelichtingFactory(**werving)
    with pytest.raises(IntegrityError):
        ToelichtingFactory(**werving)


def test_de_taak_past_binnen_de_tijd_van_de_werker(settings):
    assert settings.Q_CLUSTER["timeout"] >= settings.TOELICHTING_TIJDSLIMIET + 60
    assert settings.Q_CLUSTER["retry"] > settings.Q_CLUSTER["timeout"]


STERF = """
import os, signal, sys, django
django.setup()
from uuid import UUID
from matching.services import toelichtingen

echt, keren = toelichtingen.waarom_niemand, []

def sterf(*args, **opties):
    keren.append(1)
    if len(keren) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return echt(*args, **opties)

toelichtingen.waarom_niemand = sterf
toelichtingen.toelichten(ronde_id=UUID(sys.argv[1]))
"""


@pytest.mark.django_db(transaction=True)
def test_een_gedode_werker_laat_staan_wat_hij_vond(organisatie, systeem):
    for _nummer in range(3):
        te_ver(organisatie)
    ronde = ronde_draaien(systeem)
    proces = processen.python("-c", STERF, str(ronde.id))
    proces.communicate(timeout=60)
    assert proces.returncode == -signal.SIGKILL
    ronde.refresh_from_db()
    assert (ronde.uitleg, ronde.uitleg_gedaan) == (Uitleg.BEZIG, 1)
    assert ronde.toelichtingen.count() == 1

    lang_geleden = timezone.now() - timedelta(seconds=241)
    Matchronde.alles.filter(pk=ronde.pk).update(uitleg_sinds=lang_geleden)
    ronde.refresh_from_db()
    toelichting_starten(actor=systeem, ronde=ronde)
    assert toelichten(ronde_id=ronde.id) is True
    ronde.refresh_from_db()
    assert (ronde.uitleg, ronde.uitleg_gedaan) == (Uitleg.KLAAR, 3)


@pytest.mark.django_db(transaction=True)
def test_de_achtergrondwerker_doet_eerst_de_ronde_en_dan_de_uitleg(organisatie, systeem):
    te_ver(organisatie)
    ronde = matchronde_starten(actor=systeem, tijdslimiet=20)
    werker = processen.python("manage.py", "qcluster")
    try:
        einde = time.monotonic() + 60
        while time.monotonic() < einde and ronde.uitleg != Uitleg.KLAAR:
            time.sleep(0.1)
            ronde.refresh_from_db()
    finally:
        os.killpg(werker.pid, signal.SIGKILL)
        werker.communicate()
    assert (ronde.status, ronde.uitleg) == (Matchronde.Status.KLAAR, Uitleg.KLAAR)
    assert ronde.toelichtingen.count() == 2
