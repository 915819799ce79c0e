"""What the database knows becomes a problem, in a fixed number of queries."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern.models import KenmerkSoort, Sterkte
from mantelzorg.models import (
    Hulpvraag,
    HulpvraagUitsluiting,
    HulpvraagVoorkeur,
    ZorgsituatieDoelgroep,
)
from matching.engine.probleem import Moment, Venster
from matching.inlezen import inlezen
from matching.models import Voorstel
from matching.regels.parameters import Parameters
from tests.fabrieken import (
    BekwaamheidFactory,
    BeschikbaarheidFactory,
    HuishoudenFactory,
    HulpvraagFactory,
    HulpvraagWensFactory,
    KenmerkFactory,
    PersoonFactory,
    RisicobepalingFactory,
    TaaktypeFactory,
    ToelatingssetFactory,
    ToestemmingFactory,
    VogFactory,
    VoorstelFactory,
    VrijwilligerFactory,
    VrijwilligerWensFactory,
    ZorgsituatieFactory,
)
from vrijwilligers.models import Afwezigheid, VrijwilligerUitsluiting
from vrijwilligers.regels.toelating import Toelatingseisen

VANDAAG = date(2026, 11, 23)


def lees(organisatie, parameters=None):
    return inlezen(organisatie.id, parameters or Parameters(), VANDAAG)


def vraag_in(organisatie, **waarden):
    HulpvraagFactory(organisatie=organisatie, **waarden)
    return lees(organisatie).probleem.vragen[0]


def vrijwilliger_in(organisatie):
    return lees(organisatie).probleem.vrijwilligers[0]


def test_een_venster_over_middernacht_eindigt_de_volgende_dag(organisatie):
    vraag = vraag_in(organisatie, vensters=[(6, time(22), time(6))])
    assert vraag.vensters == (Venster(6, 22 * 60, 30 * 60),)


def test_de_prioriteit_telt_spoed_risico_wachten_en_netwerk_op(organisatie):
    vraag = HulpvraagFactory(
        organisatie=organisatie,
        spoed="hoog",
        ingediend_op=VANDAAG - timedelta(days=20),
        zorgsituatie__netwerk="geen",
    )
    RisicobepalingFactory(organisatie=organisatie, zorgsituatie=vraag.zorgsituatie, niveau="hoog")
    ingelezen = lees(organisatie)
    assert ingelezen.probleem.vragen[0].prioriteit == 35 + 40 + 2 + 10
    assert ingelezen.prioriteiten[vraag.id].punten == 87


def test_zonder_risicobepaling_is_het_risico_onbekend(organisatie):
    assert vraag_in(organisatie, ingediend_op=VANDAAG).prioriteit == 10 + 5


def test_het_taaktype_is_een_eis(organisatie):
    assert "gezelschap" in vraag_in(organisatie).vereist


def test_een_taaktype_kan_een_vog_eisen(organisatie):
    taaktype = TaaktypeFactory(organisatie=organisatie, code="oppas", vog_vereist=True)
    assert "vog" in vraag_in(organisatie, taaktype=taaktype).vereist


@pytest.mark.parametrize(
    ("vernieuwen_op", "geldig"), [(date(2026, 11, 24), True), (date(2026, 11, 23), False)]
)
def test_een_vog_telt_tot_de_dag_van_vernieuwen(organisatie, vernieuwen_op, geldig):
    v = VrijwilligerFactory(organisatie=organisatie)
    VogFactory(organisatie=organisatie, vrijwilliger=v, vernieuwen_op=vernieuwen_op)
    assert ("vog" in vrijwilliger_in(organisatie).kenmerken) is geldig


@pytest.mark.parametrize(
    ("geldig_tot", "telt"), [(date(2026, 11, 23), True), (date(2026, 11, 22), False), (None, True)]
)
def test_een_bekwaamheid_telt_tot_en_met_haar_laatste_dag(organisatie, geldig_tot, telt):
    bekwaamheid = BekwaamheidFactory(
        organisatie=organisatie,
        vrijwilliger=VrijwilligerFactory(organisatie=organisatie),
        geldig_tot=geldig_tot,
    )
    assert (bekwaamheid.kenmerk.code in vrijwilliger_in(organisatie).kenmerken) is telt


def test_de_sterkte_van_een_wens_wordt_punten(organisatie):
    v = VrijwilligerFactory(organisatie=organisatie)
    wens = VrijwilligerWensFactory(
        organisatie=organisatie, vrijwilliger=v, aard="gewenst", sterkte=Sterkte.GRAAG
    )
    assert vrijwilliger_in(organisatie).gewenst == {wens.kenmerk.code: 80}


@pytest.mark.parametrize("status", ["aangemeld", "gepauzeerd", "gestopt"])
def test_wie_niet_actief_is_doet_niet_mee(organisatie, status):
    VrijwilligerFactory(organisatie=organisatie, status=status)
    assert lees(organisatie).probleem.vrijwilligers == ()


def test_wie_niet_gereed_is_doet_niet_mee(organisatie):
    VrijwilligerFactory(organisatie=organisatie, overeenkomst_op=None)
    assert lees(organisatie).probleem.vrijwilligers == ()


def test_de_organisatie_zegt_wat_er_nodig_is(organisatie):
    VrijwilligerFactory(organisatie=organisatie, overeenkomst_op=None)
    eisen = Toelatingseisen(overeenkomst=False).als_dict()
    ToelatingssetFactory(organisatie=organisatie, waarden=eisen)
    assert len(lees(organisatie).probleem.vrijwilligers) == 1


def test_een_goedgekeurde_koppeling_van_wie_niet_gereed_is_is_te_herzien(organisatie, coordinator):
    v = VrijwilligerFactory(organisatie=organisatie, overeenkomst_op=None, geheimhouding_op=None)
    goedgekeurd(organisatie, coordinator, vrijwilliger=v)
    ingelezen = lees(organisatie)
    [herziening] = ingelezen.te_herzien
    assert herziening.regel == "overeenkomst"
    assert "overeenkomst" in herziening.uitleg
    assert "geheimhouding" in herziening.uitleg
    assert ingelezen.probleem.vragen == ()


@pytest.mark.parametrize(
    ("van", "tot", "telt"),
    [(0, None, True), (27, None, True), (28, None, False), (None, 26, False), (None, 27, True)],
)
def test_een_venster_telt_als_het_op_de_laatste_dag_van_de_ronde_geldt(organisatie, van, tot, telt):
    def dag(n):
        return None if n is None else VANDAAG + timedelta(days=n)

    v = VrijwilligerFactory(organisatie=organisatie)  # Tuesday afternoon, always
    BeschikbaarheidFactory(
        organisatie=organisatie, vrijwilliger=v, geldig_van=dag(van), geldig_tot=dag(tot)
    )
    dagen = [venster.dag for venster in vrijwilliger_in(organisatie).vensters]
    assert dagen == ([1, 4] if telt else [1])


def test_een_patroon_dat_wordt_vervangen_overlapt_niet_met_het_nieuwe(organisatie):
    v = VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[])
    straks = VANDAAG + timedelta(days=14)
    for tot, rest in [
        (time(17), {"geldig_tot": straks - timedelta(days=1)}),
        (time(16), {"geldig_van": straks}),
    ]:
        BeschikbaarheidFactory(organisatie=organisatie, vrijwilliger=v, tot=tot, **rest)
    assert vrijwilliger_in(organisatie).vensters == (Venster(4, 9 * 60, 16 * 60),)


@pytest.mark.parametrize(("dagen", "mee"), [(27, False), (26, True)])
def test_wie_vier_weken_weg_is_doet_niet_mee(organisatie, dagen, mee):
    v = VrijwilligerFactory(organisatie=organisatie)
    Afwezigheid.alles.create(
        organisatie=organisatie,
        vrijwilliger=v,
        van=VANDAAG - timedelta(days=3),
        tot=VANDAAG + timedelta(days=dagen),
    )
    assert bool(lees(organisatie).probleem.vrijwilligers) is mee


@pytest.mark.parametrize(
    ("een", "ander", "uitgesloten"),
    [("5", "5", True), ("5a", "5 A", True), ("5", "6", False), ("", "5", True), ("", "", True)],
)
def test_het_eigen_huishouden_is_uitgesloten(organisatie, een, ander, uitgesloten):
    def mens(huisnummer):
        return PersoonFactory(organisatie=organisatie, postcode="7551AB", huisnummer=huisnummer)

    VrijwilligerFactory(organisatie=organisatie, persoon=mens(een))
    situatie = ZorgsituatieFactory(organisatie=organisatie, zorgvrager=mens(ander))
    assert bool(vraag_in(organisatie, zorgsituatie=situatie).uitgesloten) is uitgesloten


def test_een_huishouden_is_uitgesloten_ook_als_het_op_twee_adressen_staat(organisatie):
    huishouden = HuishoudenFactory(organisatie=organisatie)

    def mens(postcode):
        return PersoonFactory(organisatie=organisatie, postcode=postcode, huishouden=huishouden)

    v = VrijwilligerFactory(organisatie=organisatie, persoon=mens("7552AA"))
    situatie = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=mens("7551AB"))
    assert vraag_in(organisatie, zorgsituatie=situatie).uitgesloten == {str(v.id)}


@pytest.mark.parametrize("kant", ["vraag", "vrijwilliger", "geen"])
def test_een_straatgenoot_is_uitgesloten_waar_een_van_beiden_dat_wil(organisatie, kant):
    v = VrijwilligerFactory(organisatie=organisatie, geen_straatgenoot=kant == "vrijwilliger")
    vraag = vraag_in(organisatie, geen_straatgenoot=kant == "vraag")
    assert vraag.uitgesloten == (set() if kant == "geen" else {str(v.id)})


def test_niemand_helpt_zichzelf(organisatie):
    v = VrijwilligerFactory(organisatie=organisatie)
    situatie = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=v.persoon)
    assert vraag_in(organisatie, zorgsituatie=situatie).uitgesloten == {str(v.id)}


@pytest.mark.parametrize(("postcode", "uitgesloten"), [("7551ZZ", True), ("7552ZZ", False)])
@pytest.mark.parametrize("kant", ["vraag", "vrijwilliger"])
def test_een_buurtgenoot_is_uitgesloten_waar_een_van_beiden_dat_wil(
    organisatie, kant, postcode, uitgesloten
):
    persoon = PersoonFactory(organisatie=organisatie, postcode=postcode)
    VrijwilligerFactory(
        organisatie=organisatie, persoon=persoon, geen_buurtgenoot=kant == "vrijwilliger"
    )
    vraag = vraag_in(organisatie, geen_buurtgenoot=kant == "vraag")
    assert bool(vraag.uitgesloten) is uitgesloten


def test_wie_bij_naam_is_uitgesloten_doet_niet_mee_voor_die_vraag(organisatie):
    v = VrijwilligerFactory(organisatie=organisatie)
    vraag = HulpvraagFactory(organisatie=organisatie)
    HulpvraagUitsluiting.alles.create(organisatie=organisatie, hulpvraag=vraag, persoon=v.persoon)
    assert lees(organisatie).probleem.vragen[0].uitgesloten == {str(v.id)}


def test_wie_een_vrijwilliger_niet_wil_helpen_is_uitgesloten(organisatie):
    v = VrijwilligerFactory(organisatie=organisatie)
    vraag = HulpvraagFactory(organisatie=organisatie)
    VrijwilligerUitsluiting.alles.create(
        organisatie=organisatie, vrijwilliger=v, persoon=vraag.zorgsituatie.mantelzorger
    )
    assert lees(organisatie).probleem.vragen[0].uitgesloten == {str(v.id)}


def test_wie_bij_naam_gewenst_is_krijgt_punten(organisatie):
    v = VrijwilligerFactory(organisatie=organisatie)
    vraag = HulpvraagFactory(organisatie=organisatie)
    HulpvraagVoorkeur.alles.create(
        organisatie=organisatie, hulpvraag=vraag, persoon=v.persoon, sterkte=Sterkte.HEEL_GRAAG
    )
    assert lees(organisatie).probleem.vragen[0].gewenste_vrijwilligers == {str(v.id): 160}


def afgewezen(organisatie, gebruiker, reden, **waarden):
    return VoorstelFactory(
        organisatie=organisatie,
        status=Voorstel.Status.AFGEWEZEN,
        reden=reden,
        beoordeeld_door=gebruiker,
        beoordeeld_op="2026-11-01T10:00Z",
        **waarden,
    )


def test_geen_klik_sluit_uit_in_de_hele_zorgsituatie(organisatie, coordinator):
    voorstel = afgewezen(organisatie, coordinator, "geen_klik")
    HulpvraagFactory(organisatie=organisatie, zorgsituatie=voorstel.hulpvraag.zorgsituatie)
    assert [vraag.uitgesloten for vraag in lees(organisatie).probleem.vragen] == [
        {str(voorstel.vrijwilliger_id)}
    ] * 2


def test_een_moment_dat_niet_past_maakt_minder_gewenst(organisatie, coordinator):
    voorstel = afgewezen(organisatie, coordinator, "moment")
    [vraag] = lees(organisatie).probleem.vragen
    assert vraag.uitgesloten == frozenset()
    assert vraag.gewenste_vrijwilligers == {str(voorstel.vrijwilliger_id): -100}


def goedgekeurd(organisatie, gebruiker, **waarden):
    return VoorstelFactory(
        organisatie=organisatie,
        status=Voorstel.Status.GOEDGEKEURD,
        beoordeeld_door=gebruiker,
        beoordeeld_op="2026-11-01T10:00Z",
        **waarden,
    )


def test_wat_is_goedgekeurd_staat_vast(organisatie, coordinator):
    voorstel = goedgekeurd(organisatie, coordinator)
    [vast] = lees(organisatie).probleem.vast
    assert (vast.vraag, vast.vrijwilliger, vast.moment) == (
        str(voorstel.hulpvraag_id),
        str(voorstel.vrijwilliger_id),
        Moment(1, 0, 780),
    )


def test_wat_niet_meer_past_blijft_eruit_en_wordt_genoemd(organisatie, coordinator):
    voorstel = goedgekeurd(organisatie, coordinator, dag=4)  # on Friday nobody can
    ingelezen = lees(organisatie)
    [herziening] = ingelezen.te_herzien
    assert (herziening.hulpvraag_id, herziening.regel) == (voorstel.hulpvraag_id, "tijd")
    assert ingelezen.probleem.vragen == ingelezen.probleem.vrijwilligers == ()


def test_een_gewijzigd_ritme_maakt_het_moment_te_herzien(organisatie, coordinator):
    goedgekeurd(organisatie, coordinator, fase=3)  # the request is weekly: there is no phase 3
    assert [h.regel for h in lees(organisatie).te_herzien] == ["tijd"]


def test_zonder_grondslag_doet_een_vraag_met_gezondheid_niet_mee(organisatie):
    dementie = KenmerkFactory(
        organisatie=organisatie,
        code="doelgroep_dementie",
        soort=KenmerkSoort.DOELGROEP,
        gezondheid=True,
    )
    vraag = HulpvraagFactory(organisatie=organisatie)
    ZorgsituatieDoelgroep.alles.create(
        organisatie=organisatie, zorgsituatie=vraag.zorgsituatie, kenmerk=dementie
    )
    assert [h.regel for h in lees(organisatie).te_herzien] == ["grondslag"]
    ToestemmingFactory(organisatie=organisatie, persoon=vraag.zorgsituatie.zorgvrager)
    ingelezen = lees(organisatie)
    assert ingelezen.te_herzien == ()
    assert ingelezen.probleem.vragen[0].kenmerken == {"doelgroep_dementie"}


@pytest.mark.parametrize(("einddatum", "mee"), [(-1, False), (0, True)])
def test_na_de_einddatum_doet_een_vraag_niet_mee(organisatie, einddatum, mee):
    HulpvraagFactory(organisatie=organisatie, einddatum=VANDAAG + timedelta(days=einddatum))
    ingelezen = lees(organisatie)
    assert [h.regel for h in ingelezen.te_herzien] == ([] if mee else ["einddatum"])
    assert bool(ingelezen.probleem.vragen) is mee


@pytest.mark.parametrize("veld", [{"actief": False}, {"alleen_professioneel": True}])
def test_wat_vrijwilligers_niet_meer_doen_is_te_herzien(organisatie, veld):
    koken = TaaktypeFactory(organisatie=organisatie, code="koken", **veld)
    HulpvraagFactory(organisatie=organisatie, taaktype=koken)
    ingelezen = lees(organisatie)
    assert [h.regel for h in ingelezen.te_herzien] == ["taaktype"]
    assert ingelezen.probleem.vragen == ()


def test_een_vraag_voor_een_keer_komt_na_wat_terugkeert(organisatie):
    HulpvraagFactory(organisatie=organisatie, ritme=0, datum=date(2026, 12, 1))
    ingelezen = lees(organisatie)
    assert ingelezen.probleem.vragen == ingelezen.te_herzien == ()
    assert ingelezen.eenmalig.maandagen == [date(2026, 11, 30)]


def test_een_goedgekeurde_vraag_die_naar_een_datum_ging_is_te_herzien(organisatie, coordinator):
    voorstel = goedgekeurd(organisatie, coordinator)
    Hulpvraag.alles.filter(pk=voorstel.hulpvraag_id).update(ritme=0, datum=date(2026, 12, 9))
    assert [h.regel for h in lees(organisatie).te_herzien] == ["datum"]


@pytest.mark.parametrize("wat", ["grondslag", "status"])
def test_wat_na_de_goedkeuring_wegvalt_houdt_geen_ronde_tegen(organisatie, coordinator, wat):
    """The request that lost its basis or was withdrawn, and the volunteer's other one with it."""
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=2)
    weg = goedgekeurd(organisatie, coordinator, vrijwilliger=v)
    ander = goedgekeurd(organisatie, coordinator, vrijwilliger=v, start=15 * 60)
    if wat == "grondslag":
        ZorgsituatieDoelgroep.alles.create(
            organisatie=organisatie,
            zorgsituatie=weg.hulpvraag.zorgsituatie,
            kenmerk=KenmerkFactory(organisatie=organisatie, gezondheid=True),
        )
    else:
        Hulpvraag.alles.filter(pk=weg.hulpvraag_id).update(status="ingetrokken")
    ingelezen = lees(organisatie)
    assert {h.hulpvraag_id: h.regel for h in ingelezen.te_herzien} == {
        weg.hulpvraag_id: wat,
        ander.hulpvraag_id: "samenhang",
    }
    assert ingelezen.probleem.vast == ingelezen.probleem.vragen == ()


def test_wie_op_twee_gronden_te_herzien_is_staat_er_een_keer(organisatie, coordinator):
    voorstel = goedgekeurd(organisatie, coordinator, dag=4)
    ZorgsituatieDoelgroep.alles.create(
        organisatie=organisatie,
        zorgsituatie=voorstel.hulpvraag.zorgsituatie,
        kenmerk=KenmerkFactory(organisatie=organisatie, gezondheid=True),
    )
    assert [h.hulpvraag_id for h in lees(organisatie).te_herzien] == [voorstel.hulpvraag_id]


def test_de_tijd_voor_kennismakingen_is_een_budget(organisatie):
    vraag = HulpvraagFactory(organisatie=organisatie)
    [budget] = lees(organisatie, Parameters(max_kennismakingen=7)).probleem.budgetten
    assert (budget.capaciteit, budget.verbruik) == (7, {str(vraag.id): 1})


def test_een_andere_organisatie_doet_niet_mee(organisatie, andere_organisatie):
    HulpvraagFactory(organisatie=andere_organisatie)
    VrijwilligerFactory(organisatie=andere_organisatie)
    ingelezen = lees(organisatie)
    assert ingelezen.probleem.vragen == ingelezen.probleem.vrijwilligers == ()


def test_het_aantal_queries_groeit_niet_mee(organisatie):
    def tel(n):
        for _ in range(n):
            HulpvraagWensFactory(organisatie=organisatie)
            BekwaamheidFactory(organisatie=organisatie)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            lees(organisatie)
        return len(queries)

    assert tel(2) == tel(20)
