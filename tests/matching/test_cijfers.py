"""Figures of an organisation: what counts, and in which half year."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
import time_machine
from django.utils import timezone

from kern.models import Persoon, Taak, Toestemming
from kern.regels.halfjaren import Halfjaar
from kern.regels.kleine_aantallen import Cijfer
from mantelzorg.models import Checkin, Gesprek, Hulpvraag, Meting, Risicobepaling, Zorgsituatie
from matching.models import Voorstel
from matching.selectors.cijfers import cijfers_over
from tests.fabrieken import (
    CheckinFactory,
    GebruikerFactory,
    GesprekFactory,
    HulpvraagFactory,
    InstrumentversieFactory,
    MatchrondeFactory,
    MetingFactory,
    PersoonFactory,
    RisicobepalingFactory,
    TaakFactory,
    TaaktypeFactory,
    ToestemmingFactory,
    VoorstelFactory,
    VrijwilligerFactory,
    ZorgsituatieFactory,
)

NU = datetime(2026, 11, 22, 12, tzinfo=UTC)
VANDAAG = NU.date()
NUMMERS = count()


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(NU, tick=False):
        yield


def cijfers(organisatie, halfjaar: str = "2026-2"):
    jaar, helft = halfjaar.split("-")
    return cijfers_over(organisatie.id, Halfjaar(int(jaar), int(helft)), VANDAAG)


def delen(cijfer: Cijfer, verdeling: int = 0) -> dict[str, int | None]:
    """Code -> count of one division."""
    return {deel.code: deel.aantal for deel in cijfer.verdelingen[verdeling]}


def situaties(organisatie, aantal: int, *, grondslag: bool = True) -> list[Zorgsituatie]:
    """So many care situations, with a legal basis of the carer or not."""
    personen = Persoon.alles.bulk_create(
        PersoonFactory.build_batch(2 * aantal, organisatie=organisatie)
    )
    if grondslag:
        Toestemming.alles.bulk_create(
            ToestemmingFactory.build(organisatie=organisatie, persoon=persoon)
            for persoon in personen[::2]
        )
    return Zorgsituatie.alles.bulk_create(
        ZorgsituatieFactory.build(
            organisatie=organisatie, mantelzorger=mantelzorger, zorgvrager=zorgvrager
        )
        for mantelzorger, zorgvrager in zip(personen[::2], personen[1::2], strict=True)
    )


def bij_elk(model, fabriek, rijen, **waarden) -> list:
    """One of these for each of the care situations."""
    return model.alles.bulk_create(
        fabriek.build(organisatie=rij.organisatie, zorgsituatie=rij, **waarden) for rij in rijen
    )


def matches(rijen, *, dag: date = VANDAAG, status: str = "goedgekeurd") -> list[Voorstel]:
    """A decided proposal for each of these care situations."""
    organisatie = rijen[0].organisatie
    samen = {
        "organisatie": organisatie,
        "ronde": MatchrondeFactory(organisatie=organisatie),
        "vrijwilliger": VrijwilligerFactory(organisatie=organisatie),
        "beoordeeld_door": GebruikerFactory(organisatie=organisatie),
        "beoordeeld_op": datetime.combine(dag, NU.time(), tzinfo=UTC),
        "status": status,
        "reden": "moment" if status == "afgewezen" else "",
    }
    taaktype = TaaktypeFactory(organisatie=organisatie)
    hulpvragen = Hulpvraag.alles.bulk_create(
        HulpvraagFactory.build(
            organisatie=organisatie, zorgsituatie=rij, taaktype=taaktype, nummer=f"C{next(NUMMERS)}"
        )
        for rij in rijen
    )
    return Voorstel.alles.bulk_create(
        VoorstelFactory.build(**samen, hulpvraag=hulpvraag) for hulpvraag in hulpvragen
    )


# Risk and measurements.


def test_zorgsituaties_naar_het_laatste_risico_tot_en_met_de_laatste_dag(organisatie):
    rijen = situaties(organisatie, 45)
    hoog, laag, onbekend = rijen[:12], rijen[12:30], rijen[30:]
    bij_elk(Risicobepaling, RisicobepalingFactory, hoog, datum=date(2026, 8, 1), niveau="laag")
    bij_elk(Risicobepaling, RisicobepalingFactory, hoog, datum=date(2026, 9, 1), niveau="hoog")
    bij_elk(Risicobepaling, RisicobepalingFactory, laag, datum=date(2026, 9, 1), niveau="laag")
    bij_elk(Risicobepaling, RisicobepalingFactory, laag, datum=date(2026, 11, 23), niveau="acuut")
    zorgsituaties = cijfers(organisatie).zorgsituaties
    assert zorgsituaties.aantal == 45
    # Verhoogd and acuut are 0, together less than 10: the first after them gives way.
    assert delen(zorgsituaties) == {
        "laag": None,
        "verhoogd": None,
        "hoog": 12,
        "acuut": None,
        "onbekend": len(onbekend),
    }


def test_wat_later_is_vastgelegd_telt_voor_een_vorig_halfjaar_niet_mee(organisatie):
    rijen = situaties(organisatie, 30)
    Zorgsituatie.alles.filter(pk__in=[rij.pk for rij in rijen[:20]]).update(
        aangemaakt_op=datetime(2026, 6, 30, 21, 59, tzinfo=UTC)  # 23:59 here
    )
    bij_elk(Risicobepaling, RisicobepalingFactory, rijen, datum=date(2026, 7, 1), niveau="acuut")
    vorig = cijfers(organisatie, "2026-1")
    assert vorig.tot == date(2026, 6, 30)
    assert vorig.zorgsituaties.aantal == 20
    assert set(delen(vorig.zorgsituaties).values()) == {None}  # all unknown then, the others 0
    assert cijfers(organisatie, "2025-2").zorgsituaties.aantal is None


def test_waar_de_zorg_gestopt_is_telt_vanaf_die_dag_niet_meer_mee(organisatie):
    rijen = situaties(organisatie, 30)
    for rij, dag in zip(rijen, [VANDAAG] * 8 + [date(2026, 6, 30)] * 7, strict=False):
        rij.beeindigd_op = dag
        rij.save()
    assert cijfers(organisatie).zorgsituaties.aantal == 15


def test_dekking_telt_situaties_met_een_bruikbare_meting_in_het_laatste_half_jaar(organisatie):
    rijen = situaties(organisatie, 60)
    wel = rijen[:25]
    grens = VANDAAG - timedelta(days=181)
    bij_elk(Meting, MetingFactory, wel, datum=grens)
    bij_elk(Meting, MetingFactory, wel, datum=VANDAAG)  # twice is one care situation
    bij_elk(Meting, MetingFactory, rijen[25:30], datum=grens - timedelta(days=1))
    geen = {"totaal": None, "score_van": None, "score_tot": None, "geen_meting": "wil_niet"}
    bij_elk(Meting, MetingFactory, rijen[30:35], datum=VANDAAG, **geen)
    zonder_grondslag = situaties(organisatie, 10, grondslag=False)
    bij_elk(Meting, MetingFactory, zonder_grondslag, datum=VANDAAG)
    assert delen(cijfers(organisatie).zorgsituaties, 1) == {"gemeten": 25, "niet_gemeten": 45}


def test_een_verbeterde_meting_telt_als_haar_verbetering(organisatie):
    rijen = situaties(organisatie, 30)
    fout = bij_elk(Meting, MetingFactory, rijen[:15], datum=VANDAAG)
    for meting in fout[:3]:
        MetingFactory(
            organisatie=organisatie,
            zorgsituatie=meting.zorgsituatie,
            datum=VANDAAG - timedelta(days=400),
            corrigeert=meting,
        )
    assert delen(cijfers(organisatie).zorgsituaties, 1) == {"gemeten": 12, "niet_gemeten": 18}


# Talks, check-ins and the worklist.


def test_gesprekken_die_doorgingen_naar_of_de_belasting_is_besproken(organisatie):
    (rij,) = situaties(organisatie, 1)
    for aantal, waarden in (
        (20, {"belasting_besproken": True}),
        (11, {"belasting_besproken": False}),
        (12, {}),
        (14, {"geen_gesprek": "afgezegd"}),
        (15, {"belasting_besproken": True, "datum": date(2026, 6, 30)}),
    ):
        bij_elk(Gesprek, GesprekFactory, [rij] * aantal, **{"datum": date(2026, 7, 1), **waarden})
    gesprekken = cijfers(organisatie).gesprekken
    assert gesprekken.aantal == 43
    assert delen(gesprekken) == {"besproken": 20, "niet_besproken": 11, "onbekend": 12}
    assert cijfers(organisatie, "2026-1").gesprekken.aantal == 15


def test_checkins_naar_hoe_ze_afliepen_in_het_halfjaar_waarin_ze_afliepen(organisatie):
    rijen = situaties(organisatie, 40)
    begin = datetime(2026, 6, 30, 22, 0, tzinfo=UTC)  # midnight here
    for status, aantal in (("beantwoord", 13), ("niet_bereikt", 12), ("geweigerd", 11)):
        bij_elk(Checkin, CheckinFactory, rijen[:aantal], status=status, afgerond_op=begin)
        eerder = begin - timedelta(seconds=1)
        bij_elk(Checkin, CheckinFactory, rijen[:10], status=status, afgerond_op=eerder)
    bij_elk(Checkin, CheckinFactory, rijen)  # still open
    checkins = cijfers(organisatie).checkins
    assert delen(checkins) == {"beantwoord": 13, "niet_bereikt": 12, "geweigerd": 11}
    assert checkins.aantal == 36
    assert cijfers(organisatie, "2026-1").checkins.aantal == 30


def taken(organisatie, aantal: int, *, dagen: int = 0, **waarden) -> list[Taak]:
    """So many tasks that were opened so many days ago."""
    rijen = Taak.alles.bulk_create(
        TaakFactory.build_batch(
            aantal, organisatie=organisatie, **{"uiterlijk_op": VANDAAG, **waarden}
        )
    )
    Taak.alles.filter(pk__in=[rij.pk for rij in rijen]).update(
        aangemaakt_op=NU - timedelta(days=dagen)
    )
    return rijen


def test_open_taken_naar_hoe_lang_ze_open_staan(organisatie):
    for dagen, aantal in ((0, 4), (6, 6), (7, 5), (27, 6), (28, 6), (90, 6), (91, 6), (400, 7)):
        taken(organisatie, aantal, dagen=dagen)
    taken(organisatie, 20, afgerond_op=NU, uitkomst="klaar")
    assert delen(cijfers(organisatie).taken) == {
        "tot_week": 10,
        "tot_vier_weken": 11,
        "tot_kwartaal": 12,
        "langer": 13,
    }


def test_een_taak_is_te_laat_na_de_dag_waarop_ze_af_moest(organisatie):
    taken(organisatie, 12, uiterlijk_op=VANDAAG)
    taken(organisatie, 11, uiterlijk_op=VANDAAG - timedelta(days=1))
    assert delen(cijfers(organisatie).taken, 1) == {"op_tijd": 12, "te_laat": 11}


def test_een_taak_die_toen_open_stond_telt_in_dat_halfjaar(organisatie):
    taken(organisatie, 12, dagen=200, afgerond_op=NU, uitkomst="klaar")
    assert cijfers(organisatie, "2026-1").taken.aantal == 12
    assert cijfers(organisatie).taken.aantal is None


# Burden before and after a match.


def ediz_plus(organisatie, effecten=None):
    alle = effecten or cijfers(organisatie).effecten
    return next(effect for effect in alle if effect.instrument.code == "ediz_plus")


def meet(rijen, dag: date, score: float, **waarden) -> None:
    gewoon = {"instrument": "ediz_plus", "totaal": None, "score_van": score, "score_tot": score}
    bij_elk(Meting, MetingFactory, rijen, datum=dag, **gewoon | waarden)


MATCHDAG = date(2026, 9, 1)


def test_de_laatste_meting_ervoor_en_de_eerste_erna_tellen(organisatie):
    rijen = situaties(organisatie, 24)
    matches(rijen, dag=MATCHDAG)
    gemeten = rijen[:13]
    meet(gemeten, MATCHDAG - timedelta(days=100), 1)
    meet(gemeten, MATCHDAG, 8)  # on the day itself the help is still to come
    meet(gemeten[:6], MATCHDAG + timedelta(days=1), 5)
    meet(gemeten[6:], MATCHDAG + timedelta(days=1), 7)
    meet(gemeten, MATCHDAG + timedelta(days=60), 15)
    effect = ediz_plus(organisatie)
    assert (effect.paren, effect.ontbreekt) == (13, 11)
    assert effect.verschil.gemiddelde == pytest.approx(-(6 * 3 + 7 * 1) / 13)
    assert effect.verschil.laag < effect.verschil.gemiddelde < effect.verschil.hoog < 0


def test_buiten_het_half_jaar_of_onzeker_of_zonder_grondslag_ontbreekt_de_meting(organisatie):
    met = situaties(organisatie, 12)
    rijen = situaties(organisatie, 50)
    zonder = situaties(organisatie, 10, grondslag=False)
    matches([*met, *rijen, *zonder], dag=MATCHDAG)
    voor, na = MATCHDAG - timedelta(days=181), MATCHDAG + timedelta(days=182)
    for nummer, deel in enumerate((met, zonder)):
        meet(deel[:6], voor, 3)
        meet(deel[6:], voor, 4)
        meet(deel, na, 5 + nummer)
    te_vroeg, te_laat, bereik, versie, fout = (rijen[n : n + 10] for n in range(0, 50, 10))
    meet(te_vroeg, voor - timedelta(days=1), 3)
    meet(te_vroeg, na, 5)
    meet(te_laat, voor, 3)
    meet(te_laat, na + timedelta(days=1), 5)
    meet(bereik, voor, 3, score_tot=4.0)
    meet(bereik, na, 5)
    meet(versie, voor, 3, versie="0")
    meet(versie, na, 5)
    meet(fout, voor, 3)
    for rij in fout:
        verkeerd = MetingFactory(
            organisatie=organisatie, zorgsituatie=rij, instrument="ediz_plus", datum=na
        )
        MetingFactory(
            organisatie=organisatie,
            zorgsituatie=rij,
            instrument="eigen_oordeel",
            datum=na,
            corrigeert=verkeerd,
        )
    effect = ediz_plus(organisatie)
    assert (effect.paren, effect.ontbreekt) == (12, 60)
    assert effect.verschil.gemiddelde == pytest.approx(1.5)


def test_metingen_met_twee_versies_tellen_elk_apart(organisatie):
    InstrumentversieFactory(organisatie=organisatie)
    rijen = situaties(organisatie, 40)
    matches(rijen, dag=MATCHDAG)
    later = MATCHDAG + timedelta(days=30)
    for versie, deel, na in (("1", rijen[:12], 9), ("eigen-1", rijen[12:25], 4)):
        for nummer, rij in enumerate(deel):
            meet([rij], MATCHDAG, 6 + nummer % 2, instrument="csi", versie=versie)
        meet(deel, later, na, instrument="csi", versie=versie)
    effecten = {e.naam: e for e in cijfers(organisatie).effecten if e.instrument.code == "csi"}
    oud, eigen = effecten["CSI, versie 1"], effecten["CSI, versie eigen-1"]
    assert (oud.paren, oud.ontbreekt) == (12, 28)
    assert (eigen.paren, eigen.ontbreekt) == (13, 27)
    assert oud.verschil.gemiddelde == pytest.approx(2.5)
    assert eigen.verschil.gemiddelde == pytest.approx(4 - (7 * 6 + 6 * 7) / 13)


def test_alleen_een_goedgekeurde_match_in_het_halfjaar_telt_en_van_elk_de_eerste(organisatie):
    rijen = situaties(organisatie, 60)
    matches(rijen[:14], dag=MATCHDAG)
    matches(rijen[:14], dag=MATCHDAG + timedelta(days=30), status="vervallen")
    matches(rijen[14:25], dag=date(2026, 7, 1), status="vervallen")
    matches(rijen[25:40], dag=MATCHDAG, status="afgewezen")
    matches(rijen[40:52], dag=date(2026, 6, 30))
    assert cijfers(organisatie).matches.aantal == 25
    assert cijfers(organisatie, "2026-1").matches.aantal == 12
    voor_de_tweede = MATCHDAG + timedelta(days=10)
    meet(rijen[:14], voor_de_tweede, 3)
    meet(rijen[:14], MATCHDAG + timedelta(days=40), 3)
    assert ediz_plus(organisatie).paren is None  # nobody was measured before the first


def test_bij_te_weinig_paren_is_er_geen_verschil_te_zien(organisatie):
    rijen = situaties(organisatie, 30)
    matches(rijen, dag=MATCHDAG)
    gemeten = rijen[:9]
    meet(gemeten[:4], MATCHDAG, 8)
    meet(gemeten[4:], MATCHDAG, 7)
    meet(gemeten, MATCHDAG + timedelta(days=1), 5)
    effect = ediz_plus(organisatie)
    assert (effect.paren, effect.ontbreekt, effect.verschil) == (None, None, None)


def test_ontbreken_er_te_weinig_dan_is_het_verschil_ook_niet_te_zien(organisatie):
    """25 with a match and 20 pairs: 5 are missing, and that is 25 less 20."""
    rijen = situaties(organisatie, 25)
    matches(rijen, dag=MATCHDAG)
    meet(rijen[:10], MATCHDAG, 8)
    meet(rijen[10:20], MATCHDAG, 7)
    meet(rijen[:20], MATCHDAG + timedelta(days=1), 5)
    effect = ediz_plus(organisatie)
    assert (effect.paren, effect.ontbreekt, effect.verschil) == (None, None, None)
    assert cijfers(organisatie).matches.aantal == 25


# Nobody else's.


def test_wat_van_een_andere_organisatie_is_telt_niet_mee(organisatie, andere_organisatie):
    rijen = situaties(andere_organisatie, 30)
    bij_elk(Risicobepaling, RisicobepalingFactory, rijen)
    bij_elk(Meting, MetingFactory, rijen)
    bij_elk(Gesprek, GesprekFactory, rijen)
    bij_elk(Checkin, CheckinFactory, rijen, status="beantwoord", afgerond_op=timezone.now())
    taken(andere_organisatie, 30)
    matches(rijen)
    hier = cijfers(organisatie)
    alle = (hier.zorgsituaties, hier.gesprekken, hier.checkins, hier.taken, hier.matches)
    assert [cijfer.aantal for cijfer in alle] == [None] * 5
    daar = cijfers(andere_organisatie)
    alle = (daar.zorgsituaties, daar.gesprekken, daar.checkins, daar.taken, daar.matches)
    assert [cijfer.aantal for cijfer in alle] == [30] * 5
