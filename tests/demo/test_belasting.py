"""What the demo knows of burden is there in every shape, by the rules of the services."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from statistics import correlation

import pytest
from django.db import transaction
from django.forms.models import model_to_dict
from django.utils import timezone

from demo import belasting, inrichten
from demo.cijfers import belasting as cijfers
from demo.gemeenten import HENGELO
from demo.zorgen import zorgen
from kern.actor import Actor
from kern.models import AuditRegel, Gebruiker, Organisatie, Toestemming
from mantelzorg.models import (
    Belpoging,
    Bron,
    Checkin,
    Gesprek,
    Meting,
    Risicobepaling,
    Signaal,
    Zorgomvang,
    Zorgsituatie,
)
from mantelzorg.regels.checkins import POGINGEN
from mantelzorg.selectors.checkins import te_bellen
from mantelzorg.selectors.risico import risicos_van
from mantelzorg.selectors.signalen import open_signalen
from mantelzorg.services.metingen import MetingGegevens, meting_corrigeren, meting_vastleggen

pytestmark = pytest.mark.django_db


GEMEENTE = replace(HENGELO.verkleind(8000), slug="eens-gemaakt")


@pytest.fixture(scope="module")
def organisatie(django_db_setup, django_db_blocker, tmp_path_factory):
    """The organisation of a small municipality with all that the demo records; made once."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield inrichten.inrichten(GEMEENTE, 1, tmp_path_factory.mktemp("demo"))
        transaction.set_rollback(True)


def _vlak(model, organisatie) -> list[tuple[object, ...]]:
    """All rows without ids and the time of storing or closing, in an order that runs share."""
    weg = {"id", "aangemaakt_op", "gewijzigd_op", "afgesloten_op", "organisatie_id"}
    velden = [v.attname for v in model._meta.concrete_fields if v.attname not in weg]
    eigen = [v for v in velden if not v.endswith("_id")]
    rijen = model.objects.voor(organisatie).values_list("zorgsituatie__nummer", *eigen)
    return sorted(rijen, key=str)


def test_wat_in_een_keer_wordt_bewaard_is_wat_de_service_zou_bewaren(organisatie):
    metingen = Meting.objects.voor(organisatie)
    per_soort = {
        (m.instrument, m.geen_meting, m.score_van == m.score_tot, bool(m.corrigeert_id)): m
        for m in metingen.select_related("zorgsituatie__mantelzorger", "checkin", "corrigeert")
    }
    assert {instrument for instrument, *_ in per_soort} == {
        "ediz",
        "ediz_plus",
        "csi",
        "volhoudtijd",
        "eigen_oordeel",
    }
    assert {soort[1:] for soort in per_soort} >= {
        ("", True, False),
        ("", False, False),
        ("", True, True),
        ("wil_niet", True, False),
    }
    consulent = Gebruiker.objects.voor(organisatie).get(email__startswith="consulent@")
    actor = Actor.van_gebruiker(consulent, herkomst="test", doel="test")
    for bewaard in per_soort.values():
        gegevens = MetingGegevens(
            bewaard.zorgsituatie,
            bewaard.instrument,
            bewaard.datum,
            bewaard.wijze,
            bewaard.antwoorden,
            bewaard.totaal,
            bewaard.geen_meting,
            bewaard.checkin,
        )
        nieuw = meting_vastleggen(actor=actor, gegevens=gegevens)
        if bewaard.corrigeert:
            nieuw = meting_corrigeren(actor=actor, meting=nieuw, gegevens=gegevens)
            assert nieuw.corrigeert.instrument == bewaard.corrigeert.instrument
        anders = {"vastgelegd_door", "corrigeert"}
        assert model_to_dict(nieuw, exclude=anders) == model_to_dict(bewaard, exclude=anders)
        assert bewaard.vastgelegd_door in (None, consulent)


@pytest.mark.parametrize("model", [Meting, Checkin, Belpoging, Zorgomvang])
def test_elke_rij_voldoet_aan_de_velden_van_haar_model(organisatie, model):
    verwijzingen = [veld.name for veld in model._meta.fields if veld.is_relation]
    for rij in model.objects.voor(organisatie):
        rij.clean_fields(exclude=verwijzingen)


def test_dezelfde_seed_geeft_dezelfde_belasting(tmp_path, dorp):
    een, nog_eens = (
        inrichten.inrichten(replace(dorp, slug=slug), 1, tmp_path) for slug in ("een", "nog-eens")
    )
    for model in (Meting, Checkin, Zorgomvang, Signaal, Risicobepaling):
        assert _vlak(model, een) == _vlak(model, nog_eens)
        assert _vlak(model, een)


def test_wie_niet_is_gesproken_is_ook_niet_gemeten(organisatie):
    gemeten = set(Meting.objects.voor(organisatie).values_list("zorgsituatie", flat=True))
    gevoerd = Gesprek.objects.voor(organisatie).filter(geen_gesprek="")
    assert gemeten == set(gevoerd.values_list("zorgsituatie", flat=True))


def test_zonder_grondslag_staan_er_geen_antwoorden(organisatie):
    vanaf = dict(
        Toestemming.objects.voor(organisatie)
        .filter(doel="gezondheid", ingetrokken_op=None)
        .values_list("persoon", "datum")
    )
    metingen = Meting.objects.voor(organisatie).select_related("zorgsituatie")
    zonder = [m for m in metingen if m.zorgsituatie.mantelzorger_id not in vanaf]
    assert zonder
    assert all(meting.geen_meting == "wil_niet" for meting in zonder)
    for meting in metingen.filter(geen_meting=""):
        assert vanaf[meting.zorgsituatie.mantelzorger_id] <= meting.datum


def test_de_metingen_beslaan_drie_jaar_en_staan_in_een_regel_van_de_audit(organisatie):
    metingen = Meting.objects.voor(organisatie)
    vandaag = timezone.localdate()
    datums = metingen.values_list("datum", flat=True)
    assert timedelta(days=900) < vandaag - min(datums) <= timedelta(days=3 * 365)
    assert max(datums) < vandaag
    [regel] = AuditRegel.objects.voor(organisatie).filter(object_soort="metingen")
    assert regel.bijzonderheden["aangemaakt"] == metingen.count()


def test_een_verbetering_wijst_naar_wat_verkeerd_was(organisatie):
    verbeterd = Meting.objects.voor(organisatie).exclude(corrigeert=None)
    assert verbeterd
    for meting in verbeterd.select_related("corrigeert"):
        for veld in ("zorgsituatie_id", "instrument", "datum"):
            assert getattr(meting, veld) == getattr(meting.corrigeert, veld)


def test_checkins_zijn_beantwoord_geweigerd_niet_bereikt_of_nog_open(organisatie):
    checkins = Checkin.objects.voor(organisatie)
    assert set(checkins.values_list("status", flat=True)) == set(Checkin.Status.values)
    for checkin in checkins.filter(status="niet_bereikt").prefetch_related("belpogingen"):
        dagen = {timezone.localdate(p.gebeld_op) for p in checkin.belpogingen.all()}
        assert len(dagen) == POGINGEN
    beantwoord = checkins.filter(status="beantwoord")
    assert not beantwoord.filter(metingen=None).exists()
    assert te_bellen(organisatie.id, timezone.localdate()).count() >= cijfers.MINSTENS_OPEN


def test_signalen_komen_van_iedereen_en_staan_in_elk_stadium(organisatie):
    signalen = Signaal.objects.voor(organisatie)
    assert set(signalen.values_list("bron", flat=True)) == set(Bron.values)
    open_ = open_signalen(organisatie.id, timezone.localdate())
    assert {signaal.te_laat for signaal in open_.exclude(bron=Bron.SYSTEEM)} == {True, False}
    assert {bool(signaal.opvolgingen.exists()) for signaal in open_} == {True, False}
    afgesloten = signalen.exclude(uitkomst="")
    assert {signaal.bron == Bron.SYSTEEM for signaal in afgesloten} == {True, False}


def test_een_open_signaal_was_van_wie_vertrok(organisatie):
    [signaal] = Signaal.objects.voor(organisatie).filter(eigenaar__actief=False)
    assert signaal.afgesloten_op is None
    [gevonden] = open_signalen(organisatie.id, timezone.localdate()).filter(pk=signaal.pk)
    assert not gevonden.heeft_eigenaar


def test_elk_risico_komt_voor_en_geen_heeft_de_overhand(organisatie):
    risicos = Counter(risicos_van(organisatie.id).values())
    assert risicos.keys() >= {"onbekend", "laag", "verhoogd", "hoog"}
    assert max(risicos.values()) < risicos.total() / 2


def test_het_overzicht_zegt_hoe_het_gaat_en_wat_er_te_doen_is(organisatie):
    risico, signalen, checkins = zorgen(organisatie).splitlines()
    hoog = Counter(risicos_van(organisatie.id).values())["hoog"]
    assert f" hoog {hoog}," in risico
    open_ = open_signalen(organisatie.id, timezone.localdate())
    assert signalen.split()[2] == f"{open_.count()},"
    assert signalen.split()[4] == str(open_.filter(te_laat=True).count())
    assert checkins.split()[1] == str(te_bellen(organisatie.id, timezone.localdate()).count())


def test_zware_zorg_weegt_zwaarder_dan_lichte(organisatie):
    hoogste = dict(
        Meting.objects.voor(organisatie)
        .filter(instrument="eigen_oordeel", geen_meting="")
        .order_by("datum")
        .values_list("zorgsituatie", "totaal")
    )
    situaties = Zorgsituatie.objects.voor(organisatie).filter(pk__in=hoogste)
    uren = {s.pk: float(s.uren_per_week) for s in situaties}
    paren = [(uren[pk], hoogste[pk]) for pk in uren]
    assert correlation(*zip(*paren, strict=True)) > 0.2


def test_de_uren_van_vroeger_lopen_mee_met_het_verloop(organisatie):
    situaties = Zorgsituatie.objects.voor(organisatie).prefetch_related("zorgomvangen")
    verschil = {
        (s.uren_per_week > s.zorgomvangen.first().uren_per_week)
        - (s.uren_per_week < s.zorgomvangen.first().uren_per_week)
        for s in situaties
    }
    assert verschil == {-1, 0, 1}


@pytest.mark.parametrize(("waar", "wat"), [(belasting, "signalen"), (inrichten, "hulp_bewaken")])
def test_wat_halverwege_stopt_laat_niets_achter(dorp, tmp_path, monkeypatch, waar, wat):
    with monkeypatch.context() as stuk:
        stuk.setattr(waar, wat, lambda *_a, **_k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            inrichten.inrichten(dorp, 1, tmp_path)
    organisatie = Organisatie.objects.get(slug=dorp.slug)
    for model in (Meting, Checkin, Signaal, Risicobepaling):
        assert not model.objects.voor(organisatie).exists(), model
    inrichten.inrichten(dorp, 1, tmp_path)
    for model in (Meting, Checkin, Signaal, Risicobepaling):
        assert model.objects.voor(organisatie).exists(), model


def test_opnieuw_inrichten_meet_meldt_en_vraagt_niets_nog_eens(organisatie, tmp_path):
    modellen = (Meting, Checkin, Signaal, Zorgomvang, Risicobepaling, Toestemming, Gebruiker)
    aantallen = [model.objects.voor(organisatie).count() for model in modellen]
    inrichten.inrichten(GEMEENTE, 1, tmp_path)
    assert [model.objects.voor(organisatie).count() for model in modellen] == aantallen
