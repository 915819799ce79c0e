"""Visits once: planned on their date, in the time that recurring visits leave."""

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kern.fouten import Conflict
from mantelzorg.models import Hulpvraag
from matching.engine.oplosser import los_op
from matching.engine.probleem import Moment, Venster
from matching.engine.probleem_json import lees_probleem
from matching.inlezen import inlezen
from matching.models import NietGematcht, Voorstel
from matching.regels.datum import op_datum, vensters_op_datum
from matching.regels.parameters import Parameters
from matching.regels.toelichting import moment_in_woorden
from matching.selectors.overzicht import rondeoverzicht
from matching.services.voorstellen import voorstel_goedkeuren, voorstel_toevoegen
from tests.fabrieken import (
    AfwezigheidFactory,
    ExtraBeschikbaarheidFactory,
    HulpvraagFactory,
    ParametersetFactory,
    TaaktypeFactory,
    VogFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.matching.hulp import alleen_spoed, ronde_draaien
from vrijwilligers.models import Vrijwilliger

VANDAAG = date(2026, 11, 23)
DINSDAG = date(2026, 12, 1)  # in week 0 of the cycle
DINSDAG_ERNA = date(2026, 12, 8)
VIER_WEKEN_LATER = date(2026, 12, 29)
KERST = date(2026, 12, 25)  # a Friday
VRIJDAGOCHTEND = (4, time(9), time(12))


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def vraag(organisatie):
    """A visit once, on a Tuesday between 13:00 and 17:00."""
    return een_keer(organisatie)


def een_keer(organisatie, datum=DINSDAG, **waarden):
    return HulpvraagFactory(organisatie=organisatie, ritme=0, datum=datum, **waarden)


def goedgekeurd(organisatie, gebruiker, **waarden):
    return VoorstelFactory(
        organisatie=organisatie,
        status=Voorstel.Status.GOEDGEKEURD,
        beoordeeld_door=gebruiker,
        beoordeeld_op=timezone.now(),
        **waarden,
    )


def op_dinsdag(organisatie, gebruiker, vrijwilliger, datum=DINSDAG, start=780, **vraag):
    """An approved visit once."""
    moment = op_datum(datum, start)
    return goedgekeurd(
        organisatie,
        gebruiker,
        vrijwilliger=vrijwilliger,
        hulpvraag=een_keer(organisatie, datum, **vraag),
        dag=moment.dag,
        fase=moment.fase,
        start=start,
    )


def voorgesteld(actor) -> dict[Hulpvraag, Vrijwilliger]:
    ronde = ronde_draaien(actor)
    assert ronde.status == "klaar", ronde.melding
    return {v.hulpvraag: v.vrijwilliger for v in ronde.voorstellen.all()}


def te_herzien(organisatie) -> list[str]:
    return [h.regel for h in inlezen(organisatie.id, Parameters(), VANDAAG).te_herzien]


def test_een_ronde_stelt_iemand_voor_op_de_datum(organisatie, actor, vraag):
    alleen_spoed(organisatie)
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie)
    ronde = ronde_draaien(actor)
    voorstel = ronde.voorstellen.get()
    assert (voorstel.hulpvraag, voorstel.vrijwilliger) == (vraag, vrijwilliger)
    assert (voorstel.dag, voorstel.fase, voorstel.datum) == (1, 0, DINSDAG)
    assert 13 * 60 <= voorstel.start <= 16 * 60
    assert voorstel.waarde == 10_000 + sum(deel["punten"] for deel in voorstel.onderdelen)


def test_een_ronde_telt_haar_stappen_op(organisatie, actor, vraag):
    alleen_spoed(organisatie)
    VrijwilligerFactory.create_batch(2, organisatie=organisatie)
    HulpvraagFactory(organisatie=organisatie)
    een_keer(organisatie, DINSDAG_ERNA)
    ronde = ronde_draaien(actor)
    assert ronde.doelwaarde == sum(v.waarde for v in ronde.voorstellen.all()) == 2 * 10_200
    assert (ronde.bovengrens, ronde.bewezen, ronde.weken) == (ronde.doelwaarde, True, 2)
    assert NietGematcht.objects.voor(organisatie).get(ronde=ronde).reden in (
        "verdrongen",
        "geen_kandidaat",
    )


def test_een_ronde_bewaart_elke_week(organisatie, actor, vraag):
    alleen_spoed(organisatie)
    VrijwilligerFactory(organisatie=organisatie)
    ronde = ronde_draaien(actor)
    [week] = ronde.weekproblemen
    opnieuw = los_op(lees_probleem(json.dumps(week)), tijdslimiet=20)
    assert opnieuw.doelwaarde == ronde.doelwaarde == 10_200


def afwezig(v):
    AfwezigheidFactory(organisatie=v.organisatie, vrijwilliger=v, van=DINSDAG, tot=DINSDAG)


def te_lang_gevraagd(v):
    Vrijwilliger.alles.filter(pk=v.pk).update(max_minuten_per_week=45)


def vol(v):
    Vrijwilliger.alles.filter(pk=v.pk).update(max_koppelingen=0)


@pytest.mark.parametrize(
    ("waarom", "regel"), [(afwezig, "tijd"), (te_lang_gevraagd, "uren"), (vol, "koppelingen")]
)
def test_wie_op_de_datum_niet_kan_wordt_niet_voorgesteld(organisatie, actor, vraag, waarom, regel):
    waarom(VrijwilligerFactory(organisatie=organisatie))
    rij = ronde_draaien(actor).niet_gematcht.get()
    assert (rij.hulpvraag, rij.reden, rij.trechter) == (vraag, "geen_kandidaat", {regel: 1})


@pytest.mark.parametrize("datum", [DINSDAG_ERNA, date(2026, 11, 24)])
def test_wie_op_een_andere_dag_weg_is_kan_wel(organisatie, actor, vraag, datum):
    v = VrijwilligerFactory(organisatie=organisatie)
    AfwezigheidFactory(organisatie=organisatie, vrijwilliger=v, van=datum, tot=datum)
    assert voorgesteld(actor) == {vraag: v}


@pytest.mark.parametrize(("feestdagen", "kan"), [(None, False), (False, False), (True, True)])
def test_op_een_feestdag_alleen_wie_dat_wil(organisatie, actor, feestdagen, kan):
    een_keer(organisatie, KERST, vensters=[VRIJDAGOCHTEND])
    VrijwilligerFactory(
        organisatie=organisatie, feestdagen=feestdagen, beschikbaarheden=[VRIJDAGOCHTEND]
    )
    assert bool(voorgesteld(actor)) is kan


def test_een_extra_datum_maakt_het_mogelijk(organisatie, actor, vraag):
    v = VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[VRIJDAGOCHTEND])
    assert voorgesteld(actor) == {}
    ExtraBeschikbaarheidFactory(
        organisatie=organisatie, vrijwilliger=v, datum=DINSDAG, van=time(12), tot=time(18)
    )
    assert voorgesteld(actor) == {vraag: v}


def test_een_weekpatroon_telt_op_de_datum(organisatie, actor, vraag):
    v = VrijwilligerFactory(organisatie=organisatie)
    v.beschikbaarheden.update(weken=0b1110)
    assert voorgesteld(actor) == {}
    v.beschikbaarheden.update(weken=0b0001)
    assert voorgesteld(actor) == {vraag: v}


def test_een_vog_moet_er_op_de_datum_nog_zijn(organisatie, actor):
    oppas = TaaktypeFactory(organisatie=organisatie, code="oppas", vog_vereist=True)
    een_keer(organisatie, taaktype=oppas)
    v = VrijwilligerFactory(organisatie=organisatie, taaktypen=["oppas"])
    VogFactory(organisatie=organisatie, vrijwilliger=v, vernieuwen_op=date(2026, 11, 30))
    assert ronde_draaien(actor).niet_gematcht.get().trechter == {"kenmerk": 1}


@pytest.mark.parametrize(("ritme", "fase", "vrij"), [(1, 0, False), (2, 0, False), (2, 1, True)])
def test_een_goedgekeurd_bezoek_in_die_week_gaat_voor(
    organisatie, actor, coordinator, vraag, ritme, fase, vrij
):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=2)
    lang = HulpvraagFactory(organisatie=organisatie, ritme=ritme, duur=240)
    goedgekeurd(organisatie, coordinator, vrijwilliger=v, hulpvraag=lang, fase=fase)
    assert (voorgesteld(actor) == {vraag: v}) is vrij


def test_een_bezoek_dat_die_week_niet_doorgaat_houdt_geen_tijd_vast_maar_telt(
    organisatie, actor, coordinator
):
    """Away on Tuesday, so the Tuesday visit is not there; Friday can be once, within the limit."""
    vraag = een_keer(organisatie, date(2026, 12, 4), vensters=[VRIJDAGOCHTEND])
    v = VrijwilligerFactory(
        organisatie=organisatie,
        max_koppelingen=2,
        max_minuten_per_week=60,
        beschikbaarheden=[(1, time(12), time(18)), VRIJDAGOCHTEND],
    )
    afwezig(v)
    goedgekeurd(organisatie, coordinator, vrijwilliger=v)
    assert voorgesteld(actor) == {vraag: v}
    Vrijwilliger.alles.update(max_koppelingen=1)
    assert voorgesteld(actor) == {}


def test_wat_terugkeert_gaat_voor_in_dezelfde_ronde(organisatie, actor, vraag):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=2)
    lang = HulpvraagFactory(organisatie=organisatie, duur=240)
    assert voorgesteld(actor) == {lang: v}


@pytest.mark.parametrize(
    ("ruimte", "vensters", "aantal"),
    [
        (2, [(1, time(13), time(17))], 2),
        (2, [(1, time(13), time(14, 30))], 1),  # two of an hour do not fit
        (1, [(1, time(13), time(17))], 1),
    ],
)
def test_twee_in_een_week_bij_een_vrijwilliger(organisatie, actor, ruimte, vensters, aantal):
    een_keer(organisatie, vensters=vensters)
    een_keer(organisatie, vensters=vensters)
    VrijwilligerFactory(organisatie=organisatie, max_koppelingen=ruimte)
    assert len(voorgesteld(actor)) == aantal


def test_wat_in_een_eerdere_week_is_voorgesteld_telt_mee(organisatie, actor, vraag):
    een_keer(organisatie, DINSDAG_ERNA, spoed="acuut")
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=1)
    assert voorgesteld(actor) == {vraag: v}


def test_een_zware_in_een_andere_week_telt_voor_het_aantal_zware(organisatie, actor):
    eerste = een_keer(organisatie, zwaar=True)
    een_keer(organisatie, DINSDAG_ERNA, zwaar=True)
    licht = een_keer(organisatie, VIER_WEKEN_LATER)
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=3, max_zwaar=1)
    assert voorgesteld(actor) == {eerste: v, licht: v}


def test_kennismakingen_gaan_op_aan_wat_eerder_komt(organisatie, actor, vraag):
    terugkerend = HulpvraagFactory(organisatie=organisatie)
    een_keer(organisatie, DINSDAG_ERNA)
    VrijwilligerFactory.create_batch(3, organisatie=organisatie)
    waarden = Parameters(max_kennismakingen=2).als_dict()
    ParametersetFactory(organisatie=organisatie, waarden=waarden)
    assert set(voorgesteld(actor)) == {terugkerend, vraag}


def test_goedkeuren_en_dan_houdt_het_de_tijd_vast(organisatie, actor, vraag):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=9)
    voorstel = ronde_draaien(actor).voorstellen.get()
    voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)
    HulpvraagFactory(organisatie=organisatie, duur=300, vensters=[(1, time(12), time(18))])
    past = HulpvraagFactory(organisatie=organisatie, duur=60)
    later = een_keer(organisatie, DINSDAG_ERNA)
    assert voorgesteld(actor) == {past: v, later: v}


def test_op_dezelfde_datum_en_tijd_kan_er_een_worden_goedgekeurd(
    organisatie, actor, coordinator, vraag
):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=9)
    op_dinsdag(organisatie, coordinator, v)
    zelfde, later = (
        VoorstelFactory(
            organisatie=organisatie,
            vrijwilliger=v,
            hulpvraag=een_keer(organisatie, datum),
            fase=op_datum(datum, 0).fase,
        )
        for datum in (DINSDAG, VIER_WEKEN_LATER)
    )
    with pytest.raises(Conflict) as fout:
        voorstel_goedkeuren(actor=actor, voorstel_id=zelfde.id)
    assert fout.value.code == "reis"
    assert later.fase == zelfde.fase  # the same moment of the cycle, another date
    voorstel_goedkeuren(actor=actor, voorstel_id=later.id)
    assert te_herzien(organisatie) == []
    assert ronde_draaien(actor).status == "klaar"


def extra(organisatie):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=2)
    ExtraBeschikbaarheidFactory(
        organisatie=organisatie, vrijwilliger=v, datum=DINSDAG, van=time(9), tot=time(13)
    )
    return v


@pytest.mark.parametrize("start", [780, 735])
def test_een_terugkerend_voorstel_wijkt_voor_een_goedgekeurde_datum(
    organisatie, actor, coordinator, start
):
    """Also where the visit once began in the extra time before, outside the cycle."""
    v = extra(organisatie)
    op_dinsdag(organisatie, coordinator, v, start=start, vensters=[(1, time(9), time(17))])
    voorstel = VoorstelFactory(organisatie=organisatie, vrijwilliger=v)
    with pytest.raises(Conflict) as fout:
        voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)
    assert fout.value.code == "reis"


def test_wat_alleen_op_een_extra_datum_past_houdt_de_cyclus_vrij_maar_telt(
    organisatie, actor, coordinator
):
    v = extra(organisatie)
    op_dinsdag(organisatie, coordinator, v, start=600, vensters=[(1, time(9), time(12))])
    ingelezen = inlezen(organisatie.id, Parameters(), VANDAAG)
    assert ingelezen.probleem.vast == ingelezen.te_herzien == ()
    assert ingelezen.probleem.vrijwilligers[0].max_koppelingen == 1
    terugkerend = HulpvraagFactory(organisatie=organisatie)
    HulpvraagFactory(organisatie=organisatie)
    assert set(voorgesteld(actor).values()) == {v}
    assert terugkerend.datum is None
    assert Voorstel.objects.voor(organisatie).filter(status="voorgesteld").count() == 1


def test_een_ronde_loopt_door_waar_wat_zij_voorstelt_op_de_datum_botst(
    organisatie, actor, coordinator
):
    """The recurring visit of 12:00 is impossible on one date; the week plans around it."""
    v = extra(organisatie)
    halftwaalf = 11 * 60 + 30
    op_dinsdag(organisatie, coordinator, v, start=halftwaalf, vensters=[(1, time(9), time(17))])
    terugkerend = HulpvraagFactory(organisatie=organisatie, vensters=[(1, time(12), time(13))])
    een_keer(organisatie, date(2026, 12, 2), vensters=[(2, time(9), time(12))])
    assert voorgesteld(actor) == {terugkerend: v}


@pytest.mark.parametrize("dagen", [1, 30])
def test_een_voorbije_datum_is_te_herzien(organisatie, dagen):
    een_keer(organisatie, date.fromordinal(VANDAAG.toordinal() - dagen))
    VrijwilligerFactory(organisatie=organisatie)
    ingelezen = inlezen(organisatie.id, Parameters(), VANDAAG)
    [herziening] = ingelezen.te_herzien
    assert (herziening.regel, herziening.vrijwilliger_id) == ("datum", None)
    assert "voorbij" in herziening.uitleg
    assert ingelezen.eenmalig.maandagen == []


def test_voor_vandaag_zoekt_een_ronde_niemand_meer(organisatie):
    een_keer(organisatie, VANDAAG)
    assert te_herzien(organisatie) == ["datum"]


def test_voor_morgen_nog_wel(organisatie, actor):
    vraag = een_keer(organisatie, date(2026, 11, 24))
    v = VrijwilligerFactory(organisatie=organisatie)
    assert voorgesteld(actor) == {vraag: v}


def test_een_goedgekeurd_bezoek_van_gisteren_doet_niet_meer_mee(organisatie, actor, coordinator):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=1)
    op_dinsdag(organisatie, coordinator, v, date(2026, 11, 17))
    nieuw = HulpvraagFactory(organisatie=organisatie, duur=240)
    assert te_herzien(organisatie) == []
    assert voorgesteld(actor) == {nieuw: v}
    voorstel = Voorstel.objects.voor(organisatie).get(status="voorgesteld")
    voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)


def test_een_goedgekeurd_bezoek_van_vandaag_telt_nog(organisatie, coordinator):
    v = VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[(0, time(12), time(18))])
    op_dinsdag(organisatie, coordinator, v, VANDAAG, vensters=[(0, time(12), time(18))])
    ingelezen = inlezen(organisatie.id, Parameters(), VANDAAG)
    assert (ingelezen.te_herzien, len(ingelezen.probleem.vast)) == ((), 1)


def test_wie_na_de_goedkeuring_weg_is_op_de_datum_is_te_herzien(organisatie, coordinator):
    v = VrijwilligerFactory(organisatie=organisatie)
    op_dinsdag(organisatie, coordinator, v)
    assert te_herzien(organisatie) == []
    afwezig(v)
    assert te_herzien(organisatie) == ["tijd"]


def test_een_verzette_datum_is_te_herzien(organisatie, coordinator):
    voorstel = op_dinsdag(organisatie, coordinator, VrijwilligerFactory(organisatie=organisatie))
    Hulpvraag.alles.filter(pk=voorstel.hulpvraag_id).update(datum=DINSDAG_ERNA)
    assert te_herzien(organisatie) == ["datum"]


def test_een_datum_vier_weken_later_is_te_herzien(organisatie, coordinator):
    voorstel = op_dinsdag(organisatie, coordinator, VrijwilligerFactory(organisatie=organisatie))
    Hulpvraag.alles.filter(pk=voorstel.hulpvraag_id).update(datum=VIER_WEKEN_LATER)
    assert te_herzien(organisatie) == ["datum"]
    [ronde_regel] = inlezen(organisatie.id, Parameters(), VANDAAG).te_herzien
    assert ronde_regel.uitleg == "De hulpvraag heeft nu een andere datum dan het voorstel."


def test_een_voorstel_voor_een_andere_datum_wordt_niet_goedgekeurd(organisatie, actor, vraag):
    VrijwilligerFactory(organisatie=organisatie)
    voorstel = ronde_draaien(actor).voorstellen.get()
    Hulpvraag.alles.filter(pk=vraag.id).update(datum=VIER_WEKEN_LATER)
    with pytest.raises(Conflict) as fout:
        voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)
    assert fout.value.code == "datum"


def test_een_voorstel_met_de_hand_krijgt_de_datum(organisatie, actor, vraag):
    v = VrijwilligerFactory(organisatie=organisatie)
    voorstel = voorstel_toevoegen(
        actor=actor, hulpvraag_id=vraag.id, vrijwilliger_id=v.id, moment=op_datum(DINSDAG, 780)
    )
    assert voorstel.datum == DINSDAG


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (op_datum(DINSDAG, 840), None),
        (op_datum(DINSDAG, 845), "tijd"),
        (op_datum(DINSDAG, 600), "tijd"),
        (op_datum(DINSDAG_ERNA, 840), "tijd"),
        (Moment(2, 0, 840), "tijd"),
    ],
)
def test_met_de_hand_gelden_de_regels_van_de_datum(organisatie, actor, vraag, moment, code):
    alleen_spoed(organisatie)
    v = VrijwilligerFactory(organisatie=organisatie)

    def toevoegen():
        return voorstel_toevoegen(
            actor=actor, hulpvraag_id=vraag.id, vrijwilliger_id=v.id, moment=moment
        )

    if code is None:
        assert toevoegen().waarde == 10_200
    else:
        with pytest.raises(Conflict) as fout:
            toevoegen()
        assert fout.value.code == code


def test_een_maandag_is_niet_de_maandag_erna(organisatie, actor):
    """In a window that opens on Sunday night the engine would read the Monday a week later."""
    nacht = (6, time(22), time(6))
    een_keer(organisatie, date(2026, 11, 30), vensters=[(0, time(0), time(12))])
    v = VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[nacht])
    assert voorgesteld(actor) == {}
    zondag = een_keer(organisatie, date(2026, 12, 6), vensters=[nacht])
    assert voorgesteld(actor) == {zondag: v}


def test_een_bezoek_op_maandagnacht_houdt_de_zondagavond_vast(organisatie, actor, coordinator):
    nacht = (6, time(22), time(6))
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=2, beschikbaarheden=[nacht])
    lang = HulpvraagFactory(organisatie=organisatie, vensters=[(0, time(0), time(6))], duur=360)
    goedgekeurd(organisatie, coordinator, vrijwilliger=v, hulpvraag=lang, dag=0, start=0)
    een_keer(organisatie, date(2026, 12, 6), vensters=[nacht], duur=150, spoed="acuut")
    kort = een_keer(organisatie, date(2026, 12, 6), vensters=[nacht], duur=120)
    assert voorgesteld(actor) == {kort: v}


def test_het_aantal_queries_groeit_niet_mee(organisatie):
    def tel(n):
        for _ in range(n):
            een_keer(organisatie)
            VrijwilligerFactory(organisatie=organisatie)
        with CaptureQueriesContext(connection) as queries:
            inlezen(organisatie.id, Parameters(), VANDAAG).eenmalig.probleem(date(2026, 11, 30), [])
        return len(queries)

    assert tel(2) == tel(10)


def test_een_bezoek_voor_een_keer_telt_niet_voor_uren_per_week(organisatie, actor, vraag):
    VrijwilligerFactory.create_batch(2, organisatie=organisatie)
    HulpvraagFactory(organisatie=organisatie, duur=90)
    overzicht = rondeoverzicht(ronde_draaien(actor))
    assert (overzicht.totaal.voorgesteld, overzicht.uren_per_week) == (2, 1.5)


def test_het_moment_in_woorden_heeft_de_datum():
    tekst = moment_in_woorden(dag=1, fase=0, start=780, duur=120, ritme=0, datum=date(2026, 3, 3))
    assert tekst == "op dinsdag 3 maart 2026 13:00–15:00"


@pytest.mark.parametrize(
    ("venster", "datum", "over"),
    [
        (Venster(1, 780, 1020), DINSDAG, (Venster(1, 780, 1020),)),
        (Venster(2, 780, 1020), DINSDAG, ()),
        # A night: it begins before midnight of its own day, or after midnight of the next.
        (Venster(1, 1320, 1800), DINSDAG, (Venster(1, 1320, 1485),)),
        (Venster(0, 1320, 1800), DINSDAG, (Venster(1, 0, 360),)),
        (Venster(6, 1320, 1800), date(2026, 11, 30), (Venster(0, 0, 360),)),
    ],
)
def test_wat_er_van_een_venster_is_op_een_datum(venster, datum, over):
    assert vensters_op_datum([venster], datum, duur=60) == over


def test_wie_nu_vier_weken_weg_is_kan_daarna_een_keer(organisatie, actor):
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie)
    AfwezigheidFactory(
        organisatie=organisatie,
        vrijwilliger=vrijwilliger,
        van=VANDAAG,
        tot=VANDAAG + timedelta(weeks=5),
    )
    HulpvraagFactory(organisatie=organisatie)
    te_vroeg = een_keer(organisatie, DINSDAG)
    later = een_keer(organisatie, date(2027, 3, 2))
    assert voorgesteld(actor) == {later: vrijwilliger}
    for vraag, code in ((te_vroeg, "tijd"), (HulpvraagFactory(organisatie=organisatie), "afwezig")):
        with pytest.raises(Conflict) as fout:
            voorstel_toevoegen(
                actor=actor,
                hulpvraag_id=vraag.id,
                vrijwilliger_id=vrijwilliger.id,
                moment=op_datum(DINSDAG, 780),
            )
        assert fout.value.code == code


def test_de_laatste_datum_die_er_is_houdt_geen_ronde_tegen(organisatie, actor):
    VrijwilligerFactory(organisatie=organisatie)
    een_keer(organisatie, date.max)
    assert ronde_draaien(actor).status == "klaar"
