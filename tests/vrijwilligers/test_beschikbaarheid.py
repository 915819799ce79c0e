"""Availability changes from a day on, and what held before is kept."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from kern.actor import Actor
from kern.fouten import NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol
from kern.services.opslaan import Uitkomst
from tests.fabrieken import (
    AfwezigheidFactory,
    BeschikbaarheidFactory,
    ExtraBeschikbaarheidFactory,
    GebruikerFactory,
    VrijwilligerFactory,
)
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.beschikbaarheid import (
    Vensterversie,
    geldig_op,
    patroon_wijzigen,
    vensters_voor_ronde,
)
from vrijwilligers.regels.vensters import Weekvenster, vensters_samenvoegen
from vrijwilligers.services.beschikbaarheid import (
    afwezigheden_wijzigen,
    beschikbaarheid_wijzigen,
    extra_beschikbaarheid_wijzigen,
)

VANDAAG = date(2026, 11, 23)
DINSDAG = Weekvenster(1, time(9), time(12), 15)
WOENSDAG = Weekvenster(2, time(9), time(12), 15)
DONDERDAG = Weekvenster(3, time(9), time(12), 15)


def dag(n: int) -> date:
    return VANDAAG + timedelta(days=n)


def wijzig(versies, patroon, vanaf):
    return patroon_wijzigen(versies, patroon, vanaf=dag(vanaf), vandaag=VANDAAG)


# The rule.


def test_de_eerste_tijden_gelden_altijd_al():
    assert wijzig([], [DINSDAG], 0) == [Vensterversie(DINSDAG)]


def test_de_eerste_tijden_die_later_beginnen_gelden_nog_niet():
    assert wijzig([], [DINSDAG], 1) == [Vensterversie(DINSDAG, dag(1))]


def test_wat_wegvalt_eindigt_de_dag_ervoor_en_wat_blijft_blijft_zoals_het_was():
    oud = [Vensterversie(DINSDAG), Vensterversie(WOENSDAG, dag(-50))]
    assert set(wijzig(oud, [WOENSDAG, DONDERDAG], 0)) == {
        Vensterversie(DINSDAG, None, dag(-1)),
        Vensterversie(WOENSDAG, dag(-50)),
        Vensterversie(DONDERDAG, dag(0)),
    }


def test_wat_nooit_zou_beginnen_verdwijnt():
    oud = [Vensterversie(DINSDAG, None, dag(-1)), Vensterversie(WOENSDAG, dag(0))]
    assert set(wijzig(oud, [DONDERDAG], 0)) == {
        Vensterversie(DINSDAG, None, dag(-1)),
        Vensterversie(DONDERDAG, dag(0)),
    }


def test_wat_al_voorbij_was_blijft_staan():
    voorbij = Vensterversie(DINSDAG, dag(-90), dag(-30))
    assert voorbij in wijzig([voorbij], [DINSDAG], 0)


def test_een_venster_dat_op_de_dag_zelf_opnieuw_begon_blijft_staan():
    oud = [Vensterversie(DINSDAG, dag(0)), Vensterversie(DINSDAG, None, dag(-1))]
    assert set(wijzig(oud, [DINSDAG], 0)) == set(oud)


def test_een_geplande_wijziging_vervalt_door_een_eerdere():
    gepland = wijzig([Vensterversie(DINSDAG)], [WOENSDAG], 10)
    assert wijzig(gepland, [DINSDAG], 5) == [Vensterversie(DINSDAG)]


def test_een_geplande_wijziging_terugdraaien_laat_niets_achter():
    gepland = wijzig([Vensterversie(DINSDAG)], [WOENSDAG], 10)
    assert wijzig(gepland, [DINSDAG], 10) == [Vensterversie(DINSDAG)]


vensters = st.builds(
    Weekvenster,
    st.integers(0, 2),
    st.sampled_from([time(9), time(11), time(22)]),
    st.sampled_from([time(2), time(11), time(13)]),
    st.sampled_from([15, 5, 10, 1]),
)


@st.composite
def patronen(draw) -> list[Weekvenster]:
    try:
        return vensters_samenvoegen(draw(st.lists(vensters, max_size=4)))
    except Ongeldig:
        assume(False)
        raise


DAGEN = range(-30, 31)


@given(st.lists(st.tuples(st.integers(-20, 20), patronen()), max_size=6))
def test_op_elke_dag_geldt_het_laatste_patroon_dat_toen_of_eerder_begon(wijzigingen):
    versies: list[Vensterversie] = []
    verwacht: dict[int, list[Weekvenster]] = {n: [] for n in DAGEN}
    for vanaf, patroon in wijzigingen:
        versies = wijzig(versies, patroon, vanaf)
        altijd_al = not any(verwacht.values()) and vanaf <= 0
        verwacht |= {n: patroon for n in DAGEN if altijd_al or n >= vanaf}
        assert set(wijzig(versies, patroon, vanaf)) == set(versies)
    for n in DAGEN:
        geldig = sorted(versie.venster for versie in geldig_op(versies, dag(n)))
        assert geldig == verwacht[n]
        assert vensters_samenvoegen(geldig) == geldig  # nothing overlaps
    assert len(set(versies)) == len(versies)


# Which count in a round.


@pytest.mark.parametrize(
    ("van", "tot", "telt"),
    [
        (None, None, True),
        (None, 26, False),
        (None, 27, True),
        (27, None, True),
        (28, None, False),
        (27, 27, True),
    ],
)
def test_in_een_ronde_telt_wat_op_haar_laatste_dag_geldt(van, tot, telt):
    versie = Vensterversie(
        DINSDAG, None if van is None else dag(van), None if tot is None else dag(tot)
    )
    assert vensters_voor_ronde([versie], VANDAAG) == ([versie] if telt else [])


@given(
    st.lists(st.tuples(st.integers(-20, 20), patronen()), max_size=3),
    st.integers(-20, 20),
    st.integers(0, 20),
    patronen(),
)
def test_een_patroon_voor_een_tijd_laat_de_andere_dagen_zoals_ze_waren(eerder, vanaf, lang, anders):
    versies: list[Vensterversie] = []
    for dag_, patroon in eerder:
        versies = wijzig(versies, patroon, dag_)
    tot = vanaf + lang
    nu = patroon_wijzigen(versies, anders, vanaf=dag(vanaf), vandaag=VANDAAG, tot=dag(tot))
    for n in range(-45, 46):
        geldig = sorted(versie.venster for versie in geldig_op(nu, dag(n)))
        zonder = sorted(versie.venster for versie in geldig_op(versies, dag(n)))
        assert geldig == (sorted(anders) if vanaf <= n <= tot else zonder)


@given(st.integers(-40, 40), patronen(), patronen())
def test_een_oud_en_een_nieuw_patroon_tellen_nooit_allebei(vanaf, oud, nieuw):
    versies = wijzig(wijzig([], oud, -41), nieuw, vanaf)
    telt = sorted(versie.venster for versie in vensters_voor_ronde(versies, VANDAAG))
    assert telt == (nieuw if vanaf <= 27 else oud)


# The services.


@pytest.fixture
def vrijwilliger(organisatie):
    """Somebody who can on Tuesday afternoon."""
    return VrijwilligerFactory(organisatie=organisatie)


def tijden(vrijwilliger):
    rijen = vrijwilliger.beschikbaarheden.order_by("dag", "geldig_van")
    return [(rij.dag, rij.geldig_van, rij.geldig_tot) for rij in rijen]


def test_een_wijziging_bewaart_wat_gold(actor, vrijwilliger):
    vanaf = timezone.localdate()
    uitkomst = beschikbaarheid_wijzigen(
        actor=actor, vrijwilliger=vrijwilliger, vensters=[WOENSDAG], vanaf=vanaf
    )
    assert uitkomst is Uitkomst.GEWIJZIGD
    assert tijden(vrijwilliger) == [
        (1, None, vanaf - timedelta(days=1)),
        (2, vanaf, None),
    ]


def test_wat_gelijk_blijft_blijft_dezelfde_rij(actor, vrijwilliger):
    rij = vrijwilliger.beschikbaarheden.get()
    beschikbaarheid_wijzigen(
        actor=actor,
        vrijwilliger=vrijwilliger,
        vensters=[Weekvenster(1, time(12), time(18), 15), WOENSDAG],
        vanaf=timezone.localdate(),
    )
    assert vrijwilliger.beschikbaarheden.get(dag=1) == rij


def test_hetzelfde_patroon_verandert_niets(actor, vrijwilliger):
    uitkomst = beschikbaarheid_wijzigen(
        actor=actor,
        vrijwilliger=vrijwilliger,
        vensters=[
            Weekvenster(1, time(12), time(15), 15),
            Weekvenster(1, time(15), time(18), 15),
        ],
        vanaf=timezone.localdate(),
    )
    assert uitkomst is Uitkomst.ONGEWIJZIGD
    assert not AuditRegel.objects.voor(actor.organisatie_id).exists()


def test_een_wijziging_staat_in_de_auditlog(actor, vrijwilliger):
    beschikbaarheid_wijzigen(
        actor=actor, vrijwilliger=vrijwilliger, vensters=[], vanaf=timezone.localdate()
    )
    regel = AuditRegel.objects.voor(actor.organisatie_id).get()
    assert (regel.persoon_id, regel.bijzonderheden) == (
        vrijwilliger.persoon_id,
        {"velden": ["beschikbaarheden"]},
    )


def test_tijden_die_overlappen_worden_geweigerd(actor, vrijwilliger):
    with pytest.raises(Ongeldig) as fout:
        beschikbaarheid_wijzigen(
            actor=actor,
            vrijwilliger=vrijwilliger,
            vensters=[DINSDAG, Weekvenster(1, time(11), time(13), 1)],
            vanaf=timezone.localdate(),
        )
    assert "beschikbaarheid" in fout.value.velden
    assert len(tijden(vrijwilliger)) == 1


@pytest.mark.parametrize("vanaf", [date.min, date(1999, 12, 31)])
def test_een_dag_lang_geleden_is_een_vergissing(actor, vrijwilliger, vanaf):
    with pytest.raises(Ongeldig) as fout:
        beschikbaarheid_wijzigen(actor=actor, vrijwilliger=vrijwilliger, vensters=[], vanaf=vanaf)
    assert "vanaf" in fout.value.velden


def over(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


def test_andere_tijden_voor_een_tijd_daarna_weer_als_eerst(actor, vrijwilliger):
    for verwacht in (Uitkomst.GEWIJZIGD, Uitkomst.ONGEWIJZIGD):
        uitkomst = beschikbaarheid_wijzigen(
            actor=actor,
            vrijwilliger=vrijwilliger,
            vensters=[WOENSDAG],
            vanaf=over(5),
            tot=over(9),
        )
        assert uitkomst is verwacht
    assert set(tijden(vrijwilliger)) == {
        (1, None, over(4)),
        (2, over(5), over(9)),
        (1, over(10), None),
    }


def test_andere_tijden_eindigen_niet_voor_zij_beginnen(actor, vrijwilliger):
    with pytest.raises(Ongeldig) as fout:
        beschikbaarheid_wijzigen(
            actor=actor,
            vrijwilliger=vrijwilliger,
            vensters=[WOENSDAG],
            vanaf=over(5),
            tot=over(4),
        )
    assert list(fout.value.velden) == ["tot"]
    assert tijden(vrijwilliger) == [(1, None, None)]


def test_een_afwezigheid_die_voorbij_is_blijft_staan(actor, vrijwilliger, organisatie):
    for van, tot in [(-20, -1), (-3, 0), (5, 9)]:
        AfwezigheidFactory(
            organisatie=organisatie, vrijwilliger=vrijwilliger, van=over(van), tot=over(tot)
        )
    afwezigheden_wijzigen(actor=actor, vrijwilliger=vrijwilliger, periodes=[(over(30), over(40))])
    assert [(a.van, a.tot) for a in vrijwilliger.afwezigheden.all()] == [
        (over(-20), over(-1)),
        (over(30), over(40)),
    ]


def test_dezelfde_afwezigheden_veranderen_niets(actor, vrijwilliger, organisatie):
    AfwezigheidFactory(
        organisatie=organisatie, vrijwilliger=vrijwilliger, van=over(-9), tot=over(-2)
    )
    for periodes in ([], [(over(-9), over(-2))]):
        uitkomst = afwezigheden_wijzigen(actor=actor, vrijwilliger=vrijwilliger, periodes=periodes)
        assert uitkomst is Uitkomst.ONGEWIJZIGD


def test_een_afwezigheid_eindigt_niet_voor_zij_begint(actor, vrijwilliger):
    with pytest.raises(Ongeldig) as fout:
        afwezigheden_wijzigen(actor=actor, vrijwilliger=vrijwilliger, periodes=[(over(2), over(1))])
    assert "afwezigheden/0/tot" in fout.value.velden


def test_een_extra_datum_die_voorbij_is_kan_blijven_of_weg(actor, vrijwilliger, organisatie):
    oud = ExtraBeschikbaarheidFactory(
        organisatie=organisatie, vrijwilliger=vrijwilliger, datum=over(-1)
    )
    nieuw = (over(0), time(10), time(11))
    for datums in ([(oud.datum, oud.van, oud.tot), nieuw], [nieuw]):
        extra_beschikbaarheid_wijzigen(actor=actor, vrijwilliger=vrijwilliger, datums=datums)
        assert vrijwilliger.extra_beschikbaarheden.count() == len(datums)


def test_een_nieuwe_extra_datum_is_niet_voorbij(actor, vrijwilliger):
    with pytest.raises(Ongeldig) as fout:
        extra_beschikbaarheid_wijzigen(
            actor=actor, vrijwilliger=vrijwilliger, datums=[(over(-1), time(10), time(11))]
        )
    assert list(fout.value.velden) == ["extra_beschikbaarheden/0/datum"]


DIENSTEN = [
    lambda **k: beschikbaarheid_wijzigen(**k, vensters=[], vanaf=timezone.localdate()),
    lambda **k: afwezigheden_wijzigen(**k, periodes=[]),
    lambda **k: extra_beschikbaarheid_wijzigen(**k, datums=[]),
]


@pytest.mark.parametrize("dienst", DIENSTEN)
def test_een_consulent_en_een_ander_kunnen_er_niet_bij(
    dienst, actor, organisatie, andere_organisatie, vrijwilliger
):
    consulent = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    ander = BeschikbaarheidFactory(organisatie=andere_organisatie)
    with pytest.raises(NietToegestaan):
        dienst(
            actor=Actor.van_gebruiker(consulent, herkomst="test", doel="test"),
            vrijwilliger=vrijwilliger,
        )
    with pytest.raises(Vrijwilliger.DoesNotExist):
        dienst(actor=actor, vrijwilliger=ander.vrijwilliger)


def als_vrijwilliger(vrijwilliger) -> Actor:
    gebruiker = GebruikerFactory(
        organisatie=vrijwilliger.organisatie,
        persoon=vrijwilliger.persoon,
        met_rollen=[Rol.VRIJWILLIGER],
    )
    return Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")


@pytest.mark.parametrize("dienst", DIENSTEN)
def test_een_vrijwilliger_verandert_de_eigen_tijden_en_niet_die_van_een_ander(
    dienst, organisatie, vrijwilliger
):
    zelf = als_vrijwilliger(vrijwilliger)
    dienst(actor=zelf, vrijwilliger=vrijwilliger)
    with pytest.raises(NietToegestaan):
        dienst(actor=zelf, vrijwilliger=VrijwilligerFactory(organisatie=organisatie))
