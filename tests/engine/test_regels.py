"""Each hard rule through the solver, both ways: what it forbids and what it still allows."""

from dataclasses import replace

import pytest

from matching.engine.oplosser import los_op
from matching.engine.probleem import Budget, Moment, ProbleemFout, Vast

from .bouw import (
    DINSDAG,
    MAANDAG,
    ZONDAG,
    afgewezen_door,
    enige,
    gematcht,
    opgelost,
    probleem,
    ten_noorden,
    venster,
    vraag,
    vrijwilliger,
)


@pytest.mark.parametrize(
    ("eisen", "regel"),
    [
        ((vraag(vereist=frozenset("a")), vrijwilliger(kenmerken=frozenset("ab"))), None),
        ((vraag(vereist=frozenset("ab")), vrijwilliger(kenmerken=frozenset("a"))), "kenmerk"),
        ((vraag(kenmerken=frozenset("ab")), vrijwilliger(vereist=frozenset("b"))), None),
        ((vraag(kenmerken=frozenset("a")), vrijwilliger(vereist=frozenset("b"))), "kenmerk"),
        ((vraag(vermijd=frozenset("a")), vrijwilliger(kenmerken=frozenset("b"))), None),
        ((vraag(vermijd=frozenset("a")), vrijwilliger(kenmerken=frozenset("ab"))), "vermijd"),
        ((vraag(kenmerken=frozenset("a")), vrijwilliger(vermijd=frozenset("b"))), None),
        ((vraag(kenmerken=frozenset("ab")), vrijwilliger(vermijd=frozenset("b"))), "vermijd"),
        ((vraag(uitgesloten=frozenset({"iemand anders"})), vrijwilliger()), None),
        ((vraag(uitgesloten=frozenset("v")), vrijwilliger()), "uitgesloten"),
        ((vraag(), vrijwilliger(max_minuten_per_week=60)), None),
        ((vraag(), vrijwilliger(max_minuten_per_week=59)), "uren"),
        ((vraag(), vrijwilliger(max_koppelingen=1)), None),
        ((vraag(), vrijwilliger(max_koppelingen=0)), "koppelingen"),
        ((vraag(), vrijwilliger(max_zwaar=0)), None),
        ((vraag(zwaar=True), vrijwilliger(max_zwaar=1)), None),
        ((vraag(zwaar=True), vrijwilliger(max_zwaar=0)), "koppelingen"),
        ((vraag(vensters=()), vrijwilliger()), "tijd"),
        ((vraag(), vrijwilliger(vensters=())), "tijd"),
    ],
)
def test_een_paar(eisen, regel):
    opgave = probleem(*eisen)
    if regel is None:
        assert gematcht(opgave) == {"q"}
    else:
        assert afgewezen_door(opgave) == {regel: 1}


def test_een_vrijwilliger_telt_bij_de_eerste_regel_van_de_tabel():
    niemand = vrijwilliger(
        kenmerken=frozenset("x"), vensters=(), max_koppelingen=0, max_minuten_per_week=0
    )
    vrag = vraag(vereist=frozenset("a"), vermijd=frozenset("x"), uitgesloten=frozenset("v"))
    assert afgewezen_door(probleem(vrag, niemand)) == {"kenmerk": 1}
    vrag = replace(vrag, vereist=frozenset())
    assert afgewezen_door(probleem(vrag, niemand)) == {"vermijd": 1}
    vrag = replace(vrag, vermijd=frozenset())
    assert afgewezen_door(probleem(vrag, niemand)) == {"uitgesloten": 1}
    vrag = replace(vrag, uitgesloten=frozenset())
    assert afgewezen_door(probleem(vrag, niemand)) == {"tijd": 1}


class TestAfstand:
    """4 km as the crow flies is 5.2 km of road: 20.8 minutes at 15 km an hour, so 21."""

    def test_precies_gelijk_mag(self):
        koppeling = enige(probleem(vraag(locatie=ten_noorden(4)), vrijwilliger(max_reistijd=21)))
        assert koppeling.reistijd == 21

    def test_een_minuut_meer_mag_niet(self):
        opgave = probleem(vraag(locatie=ten_noorden(4)), vrijwilliger(max_reistijd=20))
        assert afgewezen_door(opgave) == {"afstand": 1}

    def test_bijna_stilstaan_is_ver(self):
        opgave = probleem(vraag(locatie=ten_noorden(4)), vrijwilliger(kmh=5e-324))
        assert afgewezen_door(opgave) == {"afstand": 1}


class TestTijd:
    def test_bezoek_over_middernacht(self):
        laat = venster(MAANDAG, 23.5, 24.5)
        koppeling = enige(probleem(vraag(vensters=(laat,)), vrijwilliger(vensters=(laat,))))
        assert koppeling.moment == Moment(MAANDAG, 0, 23 * 60 + 30)

    def test_bezoek_in_een_venster_van_de_dag_ervoor(self):
        nacht = vrijwilliger(vensters=(venster(MAANDAG, 20, 28),))
        koppeling = enige(probleem(vraag(vensters=(venster(DINSDAG, 2, 3),)), nacht))
        assert koppeling.moment == Moment(DINSDAG, 0, 120)

    def test_van_de_laatste_zondag_naar_de_eerste_maandag(self):
        nacht = vrijwilliger(vensters=(venster(ZONDAG, 20, 28, (3,)),))
        vrag = vraag(ritme=4, vensters=(venster(MAANDAG, 1, 2),))
        # It lies in week 0, in the window that opened in week 3.
        assert enige(probleem(vrag, nacht)).moment == Moment(MAANDAG, 0, 60)

    def test_weken_is_de_week_waarin_het_venster_opent(self):
        nacht = vrijwilliger(vensters=(venster(ZONDAG, 20, 28, (1, 3)),))
        vrag = vraag(ritme=2, vensters=(venster(MAANDAG, 1, 2),))
        assert enige(probleem(vrag, nacht)).moment == Moment(MAANDAG, 0, 60)

    def test_elke_week_vraagt_elke_week(self):
        opgave = probleem(vraag(), vrijwilliger(vensters=(venster(MAANDAG, 9, 17, (0, 1, 2)),)))
        assert afgewezen_door(opgave) == {"tijd": 1}

    def test_elke_week_mag_in_een_ander_venster(self):
        wisselend = (venster(MAANDAG, 9, 12, (0, 2)), venster(MAANDAG, 11, 17, (1, 3)))
        koppeling = enige(probleem(vraag(), vrijwilliger(vensters=wisselend)))
        assert koppeling.moment == Moment(MAANDAG, 0, 11 * 60)

    @pytest.mark.parametrize(
        ("ritme", "weken", "fase"),
        [(2, (0, 2), 0), (2, (1, 3), 1), (4, (2,), 2), (2, (0, 1), None), (4, (3,), 3)],
    )
    def test_ritme_kiest_de_fase_die_past(self, ritme, weken, fase):
        helper = vrijwilliger(vensters=(venster(MAANDAG, 9, 17, weken),))
        opgave = probleem(vraag(ritme=ritme), helper)
        if fase is None:
            assert afgewezen_door(opgave) == {"tijd": 1}
        else:
            assert enige(opgave).moment.fase == fase

    @pytest.mark.parametrize("wie", ["vraag", "vrijwilliger"])
    def test_vensters_die_elkaar_raken_zijn_er_twee(self, wie):
        raken = (venster(MAANDAG, 9, 10), venster(MAANDAG, 10, 11))
        vrag, helper = vraag(duur=90), vrijwilliger()
        if wie == "vraag":
            vrag = replace(vrag, vensters=raken)
        else:
            helper = replace(helper, vensters=raken)
        assert afgewezen_door(probleem(vrag, helper)) == {"tijd": 1}

    def test_begin_op_een_kwartier(self):
        krap = venster(MAANDAG, 9 + 5 / 60, 10 + 10 / 60)
        assert afgewezen_door(probleem(vraag(vensters=(krap,)))) == {"tijd": 1}
        ruim = venster(MAANDAG, 9 + 5 / 60, 10 + 15 / 60)
        assert enige(probleem(vraag(vensters=(ruim,)))).moment.start == 9 * 60 + 15


class TestReis:
    def test_heen_en_terug_binnen_het_venster(self):
        ver = vraag(locatie=ten_noorden(4))  # 21 minutes
        precies = vrijwilliger(vensters=(venster(MAANDAG, 9 + 9 / 60, 10 + 51 / 60),))
        assert enige(probleem(ver, precies)).moment.start == 9 * 60 + 30
        krap = vrijwilliger(vensters=(venster(MAANDAG, 9 + 9 / 60, 10 + 50 / 60),))
        assert afgewezen_door(probleem(ver, krap)) == {"reis": 1}

    def test_twee_bezoeken_na_elkaar_met_de_reis_ertussen(self):
        een = vraag("a", vensters=(venster(MAANDAG, 9, 10),))
        twee = vraag("b", locatie=ten_noorden(4), vensters=(venster(MAANDAG, 10, 11.5),))
        assert gematcht(probleem([een, twee])) == {"a", "b"}  # 10:21 -> 10:30
        twee = replace(twee, vensters=(venster(MAANDAG, 10, 11.25),))
        assert len(gematcht(probleem([een, twee]))) == 1

    def test_tussen_twee_vensters_gaat_de_vrijwilliger_naar_huis(self):
        weg = ten_noorden(4)
        een = vraag("a", locatie=weg, vensters=(venster(MAANDAG, 9, 10),))
        twee = vraag("b", locatie=weg, vensters=(venster(MAANDAG, 10, 11),))
        heel = vrijwilliger(vensters=(venster(MAANDAG, 8.5, 11.5),))
        assert gematcht(probleem([een, twee], heel)) == {"a", "b"}
        geknipt = vrijwilliger(vensters=(venster(MAANDAG, 8.5, 10), venster(MAANDAG, 10, 11.5)))
        assert gematcht(probleem([een, twee], geknipt)) == set()

    def test_drie_bezoeken_vragen_de_goede_volgorde(self):
        helper = vrijwilliger(vensters=(venster(MAANDAG, 9, 12),))
        drie = [
            vraag("a", vensters=(venster(MAANDAG, 9, 12),)),
            vraag("b", vensters=(venster(MAANDAG, 9, 11),)),
            vraag("c", vensters=(venster(MAANDAG, 9, 10),)),
        ]
        assert gematcht(probleem(drie, helper)) == {"a", "b", "c"}
        smaller = replace(helper, vensters=(venster(MAANDAG, 9, 11.75),))
        assert len(gematcht(probleem(drie, smaller))) == 2

    def test_bezoeken_van_verschillende_weken_in_een_venster_botsen(self):
        nacht = vrijwilliger(vensters=(venster(ZONDAG, 22, 26, (3,)),))
        zondag = vraag("a", ritme=4, duur=120, vensters=(venster(ZONDAG, 22.5, 25),))
        maandag = vraag("b", ritme=4, duur=60, vensters=(venster(MAANDAG, 0, 1),))
        assert len(gematcht(probleem([zondag, maandag], nacht))) == 1
        later = replace(maandag, vensters=(venster(MAANDAG, 1, 2),))
        assert gematcht(probleem([zondag, later], nacht)) == {"a", "b"}

    def test_om_de_week_past_naast_elkaar(self):
        vol = vrijwilliger(vensters=(venster(MAANDAG, 9, 10),))
        om_en_om = [vraag(id_, ritme=2) for id_ in "abc"]
        assert len(gematcht(probleem(om_en_om, vol))) == 2
        maandelijks = [vraag(id_, ritme=4) for id_ in "abcde"]
        assert len(gematcht(probleem(maandelijks, vol))) == 4
        assert len(gematcht(probleem([vraag("a"), vraag("b", ritme=4)], vol))) == 1


class TestUren:
    def test_reis_telt_heen_en_terug(self):
        ver = vraag(locatie=ten_noorden(4))
        assert gematcht(probleem(ver, vrijwilliger(max_minuten_per_week=102))) == {"q"}
        opgave = probleem(ver, vrijwilliger(max_minuten_per_week=101))
        assert afgewezen_door(opgave) == {"uren": 1}

    def test_samen_per_week(self):
        twee = [vraag("a"), vraag("b")]
        assert len(gematcht(probleem(twee, vrijwilliger(max_minuten_per_week=120)))) == 2
        assert len(gematcht(probleem(twee, vrijwilliger(max_minuten_per_week=119)))) == 1

    def test_andere_weken_tellen_niet_samen(self):
        helper = vrijwilliger(max_minuten_per_week=119)
        assert len(gematcht(probleem([vraag(id_, ritme=2) for id_ in "abc"], helper))) == 2
        assert len(gematcht(probleem([vraag(id_, ritme=4) for id_ in "abcde"], helper))) == 4


class TestKoppelingen:
    def test_hoogstens(self):
        drie = [vraag(id_) for id_ in "abc"]
        assert len(gematcht(probleem(drie, vrijwilliger(max_koppelingen=2)))) == 2

    def test_zwaar_telt_apart(self):
        drie = [vraag("a", zwaar=True), vraag("b", zwaar=True), vraag("c")]
        helper = vrijwilliger(max_koppelingen=3, max_zwaar=1)
        matches = gematcht(probleem(drie, helper))
        assert len(matches) == 2
        assert "c" in matches

    def test_een_vraag_krijgt_een_vrijwilliger(self):
        opgave = probleem(vraag(), [vrijwilliger("v1"), vrijwilliger("v2")])
        assert len(opgelost(opgave).koppelingen) == 1


class TestBudget:
    def test_samen_hoogstens_de_capaciteit(self):
        vragen = [vraag(id_, prioriteit=p) for id_, p in (("a", 3), ("b", 2), ("c", 2))]
        verbruik = {"a": 2, "b": 1, "c": 1, "onbekend": 99}
        assert gematcht(probleem(vragen, budgetten=(Budget("tijd", 4, verbruik),))) == set("abc")
        assert gematcht(probleem(vragen, budgetten=(Budget("tijd", 2, verbruik),))) == set("bc")
        assert len(gematcht(probleem(vragen, budgetten=(Budget("tijd", 3, verbruik),)))) == 2
        assert gematcht(probleem(vragen, budgetten=(Budget("tijd", 0, {"a": 1}),))) == set("bc")

    def test_een_vraag_boven_de_capaciteit_heeft_geen_kandidaat(self):
        opgave = probleem(budgetten=(Budget("tijd", 1, {"q": 2}),))
        assert afgewezen_door(opgave) == {"budget": 1}

    def test_vast_telt_niet_mee(self):
        budget = Budget("tijd", 1, {"a": 1, "b": 1})
        vast = Vast("a", "v", Moment(MAANDAG, 0, 540))
        opgave = probleem([vraag("a"), vraag("b")], budgetten=(budget,), vast=(vast,))
        assert gematcht(opgave) == {"a", "b"}


class TestVast:
    def test_blijft_zoals_het_is_en_telt_in_de_doelwaarde(self):
        vast = Vast("a", "v", Moment(MAANDAG, 0, 600))
        opgave = probleem([vraag("a"), vraag("b", prioriteit=9)], vast=(vast,))
        oplossing = opgelost(opgave)
        assert oplossing.koppelingen[0].moment == vast.moment
        assert oplossing.doelwaarde == 1200 + 9200

    def test_neemt_tijd_uren_en_plaats_in(self):
        vast = Vast("a", "v", Moment(MAANDAG, 0, 570))
        vragen = [vraag("a"), vraag("b", prioriteit=9, vensters=(venster(MAANDAG, 9, 11),))]
        assert gematcht(probleem(vragen, vast=(vast,))) == {"a"}
        vragen[1] = vraag("b", prioriteit=9)
        assert gematcht(probleem(vragen, vast=(vast,))) == {"a", "b"}
        for krap in ({"max_minuten_per_week": 119}, {"max_koppelingen": 1}):
            assert gematcht(probleem(vragen, vrijwilliger(**krap), vast=(vast,))) == {"a"}

    def test_verdrongen_heeft_een_trechter_zonder_de_anderen(self):
        vast = Vast("a", "v", Moment(MAANDAG, 0, 570))
        opgave = probleem([vraag("a"), vraag("b")], vrijwilliger(max_koppelingen=1), vast=(vast,))
        (rest,) = opgelost(opgave).niet_gematcht
        assert (rest.vraag, rest.reden, dict(rest.trechter)) == ("b", "verdrongen", {})

    def test_dat_een_regel_breekt_is_een_invoerfout(self):
        vast = Vast("q", "v", Moment(MAANDAG, 0, 540))
        opgave = probleem(vraag(uitgesloten=frozenset("v")), vast=(vast,))
        with pytest.raises(ProbleemFout, match="uitgesloten"):
            los_op(opgave, tijdslimiet=60)


class TestGeschiktheid:
    """At the door nearness gives all of its 200 points."""

    @pytest.mark.parametrize(
        ("vrag", "helper", "punten"),
        [
            (vraag(), vrijwilliger(), 200),
            (vraag(gewenst={"a": 30, "b": 9}), vrijwilliger(kenmerken=frozenset("a")), 230),
            (vraag(kenmerken=frozenset("a")), vrijwilliger(gewenst={"a": -50}), 150),
            (vraag(gewenste_vrijwilligers={"v": 70, "w": 900}), vrijwilliger(), 270),
            (vraag(locatie=ten_noorden(4)), vrijwilliger(max_reistijd=60), 130),
            (vraag(gewenste_vrijwilligers={"v": -201}), vrijwilliger(), 0),
            (vraag(gewenste_vrijwilligers={"v": 2000}), vrijwilliger(), 999),
            # Clamped as a whole: 2000 - 1500 + 200, not 999 - 0 + 200.
            (
                vraag(gewenste_vrijwilligers={"v": 2000}, kenmerken=frozenset("a")),
                vrijwilliger(gewenst={"a": -1500}),
                700,
            ),
        ],
    )
    def test_punten(self, vrag, helper, punten):
        assert enige(probleem(vrag, helper)).waarde == 1000 + punten

    def test_een_hogere_prioriteit_gaat_voor_elke_voorkeur(self):
        laag = vraag("a", prioriteit=1, gewenste_vrijwilligers={"v": 999})
        hoog = vraag("b", prioriteit=2, gewenste_vrijwilligers={"v": -999})
        assert gematcht(probleem([laag, hoog], vrijwilliger(max_koppelingen=1))) == {"b"}


def test_niets_is_ook_een_probleem():
    oplossing = opgelost(probleem([], []))
    assert (oplossing.doelwaarde, oplossing.bovengrens, oplossing.gat) == (0, 0, 0.0)
    assert opgelost(probleem(None, [])).niet_gematcht[0].reden == "geen_kandidaat"
    assert opgelost(probleem([], None)).koppelingen == ()
