"""Measurements: what a carer answered, or why not; never changed, only corrected."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol
from mantelzorg.models import Meting, Risicobepaling
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.selectors.metingen import geldende_metingen
from mantelzorg.services.metingen import MetingGegevens, meting_corrigeren, meting_vastleggen
from tests.fabrieken import (
    BelastingsetFactory,
    CheckinFactory,
    GebruikerFactory,
    InstrumentversieFactory,
    MetingFactory,
    PersoonFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)

DATUM = date(2026, 10, 8)
CSI_7 = {str(n): "ja" if n <= 7 else "nee" for n in range(1, 14)}


@pytest.fixture
def zorgsituatie(organisatie):
    """A care situation whose carer let us record their health."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger)
    return situatie


@pytest.fixture
def gegevens(zorgsituatie):
    return MetingGegevens(
        zorgsituatie=zorgsituatie,
        instrument="csi",
        datum=DATUM,
        wijze=Meting.Wijze.PAPIER,
        antwoorden=CSI_7,
    )


def geweigerd(actor, gegevens) -> dict[str, str]:
    with pytest.raises(Ongeldig) as fout:
        meting_vastleggen(actor=actor, gegevens=gegevens)
    assert not Meting.objects.voor(actor.organisatie_id).exists()
    return fout.value.velden


def test_antwoorden_score_en_klasse_worden_bewaard(consulent, medewerker, gegevens):
    meting_vastleggen(actor=consulent, gegevens=gegevens)
    meting = Meting.alles.get()
    assert (meting.instrument, meting.versie, meting.antwoorden) == ("csi", "1", CSI_7)
    assert (meting.score_van, meting.score_tot, meting.klasse) == (7, 7, "overbelast")
    assert (meting.vastgelegd_door, meting.totaal) == (medewerker, None)
    regel = AuditRegel.objects.voor(consulent.organisatie_id).filter(object_soort="meting").get()
    assert regel.persoon_id == gegevens.zorgsituatie.mantelzorger_id


def test_een_totaal_wordt_bewaard_met_zijn_klasse(consulent, gegevens):
    gegevens = replace(gegevens, instrument="ediz_plus", antwoorden={}, totaal=0)
    meting = meting_vastleggen(actor=consulent, gegevens=gegevens)
    assert (meting.totaal, meting.score_van, meting.klasse) == (0, 0, "geen")


def test_open_vragen_geven_een_bereik_zonder_klasse(consulent, gegevens):
    deel = {nummer: a for nummer, a in CSI_7.items() if nummer != "7"}
    meting = meting_vastleggen(actor=consulent, gegevens=replace(gegevens, antwoorden=deel))
    assert (meting.score_van, meting.score_tot, meting.klasse) == (6, 7, "")


@pytest.mark.parametrize("waarom", Meting.GeenMeting.values)
def test_weigeren_of_niet_kunnen_is_geen_score_nul(consulent, gegevens, waarom):
    gegevens = replace(gegevens, antwoorden={}, geen_meting=waarom)
    meting = meting_vastleggen(actor=consulent, gegevens=gegevens)
    assert (meting.geen_meting, meting.score_van, meting.klasse) == (waarom, None, "")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"antwoorden": {}}, "geen_meting"),
        ({"antwoorden": {"1": "misschien"}}, "1"),
        ({"antwoorden": {"14": "ja"}}, "14"),
        ({"geen_meting": "wil_niet"}, "1"),
        ({"totaal": 7}, "totaal"),
        ({"antwoorden": {}, "totaal": 7}, "totaal"),
        ({"instrument": "ediz_plus", "antwoorden": {}, "totaal": 16}, "totaal"),
        ({"instrument": "ediz_plus"}, "antwoorden"),
        ({"instrument": "zarit"}, "instrument"),
        ({"wijze": "brief"}, "wijze"),
        ({"antwoorden": {}, "geen_meting": "vergeten"}, "geen_meting"),
        ({"datum": timezone.localdate() + timedelta(days=1)}, "datum"),
    ],
)
def test_wat_niet_klopt_wordt_bij_naam_geweigerd(consulent, gegevens, anders, veld):
    assert veld in geweigerd(consulent, replace(gegevens, **anders))


def test_vandaag_mag(consulent, gegevens):
    meting_vastleggen(actor=consulent, gegevens=replace(gegevens, datum=timezone.localdate()))


# Legal basis.


@pytest.fixture
def zonder(organisatie, gegevens):
    """The same answers of a carer who gave no consent; the person cared for did."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.zorgvrager)
    return replace(gegevens, zorgsituatie=situatie)


def test_antwoorden_vragen_een_grondslag_van_de_mantelzorger(consulent, zonder):
    assert "grondslag" in geweigerd(consulent, zonder)


def test_niet_willen_vraagt_geen_grondslag(consulent, zonder):
    gegevens = replace(zonder, antwoorden={}, geen_meting="wil_niet")
    assert meting_vastleggen(actor=consulent, gegevens=gegevens).geen_meting == "wil_niet"


# Who may.


def test_een_coordinator_legt_geen_meting_vast(actor, gegevens):
    with pytest.raises(NietToegestaan):
        meting_vastleggen(actor=actor, gegevens=gegevens)


def mantelzorger(organisatie, persoon) -> Actor:
    gebruiker = GebruikerFactory(
        organisatie=organisatie, persoon=persoon, met_rollen=[Rol.MANTELZORGER]
    )
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="check-in")


def test_een_mantelzorger_meet_de_eigen_situatie_en_dat_telt_mee(organisatie, gegevens):
    eigen = mantelzorger(organisatie, gegevens.zorgsituatie.mantelzorger)
    meting = meting_vastleggen(actor=eigen, gegevens=replace(gegevens, wijze="online"))
    assert meting.vastgelegd_door_id == eigen.gebruiker_id
    assert Risicobepaling.objects.voor(organisatie).filter(niveau="hoog").exists()


def test_een_mantelzorger_meet_geen_andere_situatie(organisatie, gegevens):
    ander = mantelzorger(organisatie, PersoonFactory(organisatie=organisatie))
    with pytest.raises(NietToegestaan):
        meting_vastleggen(actor=ander, gegevens=gegevens)


def test_wie_verzorgd_wordt_meet_niet_namens_de_mantelzorger(organisatie, gegevens):
    zorgvrager = mantelzorger(organisatie, gegevens.zorgsituatie.zorgvrager)
    with pytest.raises(NietToegestaan):
        meting_vastleggen(actor=zorgvrager, gegevens=gegevens)


def test_een_situatie_van_een_ander_wordt_geweigerd(consulent, gegevens, andere_organisatie):
    elders = ZorgsituatieFactory(organisatie=andere_organisatie)
    ToestemmingFactory(organisatie=andere_organisatie, persoon=elders.mantelzorger)
    with pytest.raises(Ongeldig):
        meting_vastleggen(actor=consulent, gegevens=replace(gegevens, zorgsituatie=elders))


# What it sets off.


def test_een_meting_wordt_meteen_bekeken(consulent, gegevens):
    meting_vastleggen(actor=consulent, gegevens=gegevens)
    bepaling = Risicobepaling.objects.voor(consulent.organisatie_id).get()
    assert (bepaling.zorgsituatie, bepaling.niveau) == (gegevens.zorgsituatie, "hoog")


def test_de_checkin_hoort_bij_dezelfde_situatie(consulent, organisatie, gegevens):
    eigen = CheckinFactory(organisatie=organisatie, zorgsituatie=gegevens.zorgsituatie)
    ander = CheckinFactory(organisatie=organisatie)
    assert "checkin" in geweigerd(consulent, replace(gegevens, checkin=ander))
    meting = meting_vastleggen(actor=consulent, gegevens=replace(gegevens, checkin=eigen))
    assert meting.checkin == eigen


# The line that the organisation draws for EDIZ.


def test_ediz_heeft_de_grens_die_op_de_dag_van_de_meting_gold(consulent, organisatie, gegevens):
    waarden = replace(Belastingparameters(), ediz_grens=3).als_dict()
    BelastingsetFactory(organisatie=organisatie, ingangsdatum=DATUM, waarden=waarden)
    antwoorden = {str(n): "ja" if n <= 3 else "nee" for n in range(1, 10)}
    gegevens = replace(gegevens, instrument="ediz", antwoorden=antwoorden)
    daarvoor = replace(gegevens, datum=DATUM - timedelta(days=1))
    assert meting_vastleggen(actor=consulent, gegevens=gegevens).klasse == "overbelast"
    assert meting_vastleggen(actor=consulent, gegevens=daarvoor).klasse == ""


# Corrections.


@pytest.fixture
def meting(consulent, gegevens):
    return meting_vastleggen(actor=consulent, gegevens=gegevens)


def test_een_correctie_wijst_naar_wat_zij_verbetert_en_telt_in_plaats_daarvan(
    consulent, meting, gegevens
):
    goed = meting_corrigeren(
        actor=consulent, meting=meting, gegevens=replace(gegevens, antwoorden=CSI_7 | {"7": "nee"})
    )
    assert (goed.corrigeert, goed.klasse) == (meting, "niet_overbelast")
    assert Meting.alles.get(pk=meting.pk).klasse == "overbelast"
    assert list(geldende_metingen(consulent.organisatie_id)) == [goed]


def test_een_correctie_blijft_een_antwoord_bij_dezelfde_checkin(consulent, organisatie, gegevens):
    checkin = CheckinFactory(organisatie=organisatie, zorgsituatie=gegevens.zorgsituatie)
    meting = meting_vastleggen(actor=consulent, gegevens=replace(gegevens, checkin=checkin))
    goed = meting_corrigeren(actor=consulent, meting=meting, gegevens=gegevens)
    assert goed.checkin == checkin


def test_een_correctie_van_een_correctie_telt_als_laatste(consulent, meting, gegevens):
    tweede = meting_corrigeren(actor=consulent, meting=meting, gegevens=gegevens)
    derde = meting_corrigeren(actor=consulent, meting=tweede, gegevens=gegevens)
    assert list(geldende_metingen(consulent.organisatie_id)) == [derde]


def test_wat_al_verbeterd_is_wordt_niet_nog_eens_verbeterd(consulent, meting, gegevens):
    meting_corrigeren(actor=consulent, meting=meting, gegevens=gegevens)
    with pytest.raises(Conflict) as fout:
        meting_corrigeren(actor=consulent, meting=meting, gegevens=gegevens)
    assert fout.value.code == "al_verbeterd"
    assert Meting.alles.count() == 2


def test_een_correctie_laat_ook_het_risico_opnieuw_bepalen(consulent, meting, gegevens):
    niets = replace(gegevens, antwoorden={}, geen_meting="niet_toepasbaar")
    meting_corrigeren(actor=consulent, meting=meting, gegevens=niets)
    niveaus = Risicobepaling.objects.voor(consulent.organisatie_id).order_by("aangemaakt_op")
    assert list(niveaus.values_list("niveau", flat=True)) == ["hoog", "onbekend"]


def test_een_correctie_houdt_het_formulier_van_toen(consulent, organisatie, meting, gegevens):
    InstrumentversieFactory(organisatie=organisatie)
    nieuw = meting_vastleggen(actor=consulent, gegevens=gegevens)
    goed = meting_corrigeren(actor=consulent, meting=meting, gegevens=gegevens)
    assert (nieuw.versie, goed.versie) == ("eigen-1", "1")


@pytest.mark.parametrize("anders", ["situatie", "instrument", "organisatie"])
def test_een_correctie_gaat_over_hetzelfde(
    consulent, organisatie, andere_organisatie, meting, gegevens, anders
):
    if anders == "situatie":
        gegevens = replace(gegevens, zorgsituatie=ZorgsituatieFactory(organisatie=organisatie))
    elif anders == "instrument":
        gegevens = replace(gegevens, instrument="eigen_oordeel", antwoorden={}, totaal=5)
    else:
        meting = MetingFactory(organisatie=andere_organisatie)
    with pytest.raises(Ongeldig):
        meting_corrigeren(actor=consulent, meting=meting, gegevens=gegevens)


def test_een_mantelzorger_verbetert_niets_zelf(organisatie, meting, gegevens):
    eigen = mantelzorger(organisatie, gegevens.zorgsituatie.mantelzorger)
    with pytest.raises(NietToegestaan):
        meting_corrigeren(actor=eigen, meting=meting, gegevens=gegevens)


def test_de_database_weigert_een_wijziging(meting):
    with pytest.raises(DatabaseError), transaction.atomic():
        Meting.alles.filter(pk=meting.pk).update(klasse="niet_overbelast")
    meting.datum = DATUM - timedelta(days=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        meting.save()
    opgeslagen = Meting.alles.get(pk=meting.pk)
    assert (opgeslagen.klasse, opgeslagen.datum) == ("overbelast", DATUM)


def test_geldende_metingen_zijn_van_de_organisatie_de_nieuwste_eerst(
    organisatie, andere_organisatie
):
    oud = MetingFactory(organisatie=organisatie, datum=date(2026, 1, 5))
    nieuw = MetingFactory(organisatie=organisatie, datum=date(2026, 3, 5))
    MetingFactory(organisatie=andere_organisatie)
    assert list(geldende_metingen(organisatie.id)) == [nieuw, oud]
