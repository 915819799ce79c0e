"""Registering volunteers: what is refused, what is kept."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import KenmerkSoort, Rol, WensAard
from kern.services.kenmerken import Wenswaarde
from kern.services.opslaan import Uitkomst
from tests.fabrieken import (
    GebruikerFactory,
    KenmerkFactory,
    PersoonFactory,
    TaaktypeFactory,
    VrijwilligerFactory,
)
from vrijwilligers.models import Beschikbaarheid, Vrijwilliger
from vrijwilligers.regels.vensters import Weekvenster
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_volledig
from vrijwilligers.services.beschikbaarheid import beschikbaarheid_wijzigen
from vrijwilligers.services.vrijwilligers import (
    BekwaamheidWaarde,
    ScholingWaarde,
    VogWaarde,
    VrijwilligerGegevens,
    gegevens_van,
    vrijwilliger_opslaan,
)


@pytest.fixture
def gegevens(organisatie):
    return VrijwilligerGegevens(
        nummer="V1",
        persoon=PersoonFactory(organisatie=organisatie),
        vervoer="fiets",
        max_reistijd=20,
        max_minuten_per_week=240,
        max_koppelingen=2,
        bekwaamheden=(BekwaamheidWaarde(TaaktypeFactory(organisatie=organisatie)),),
        beschikbaarheid=(
            Weekvenster(1, time(9), time(12), 15),
            Weekvenster(1, time(12), time(17), 15),
        ),
    )


def test_vensters_die_elkaar_raken_worden_er_een_bij_het_bewaren(actor, gegevens):
    vrijwilliger, uitkomst = vrijwilliger_opslaan(actor=actor, gegevens=gegevens)
    venster = vrijwilliger.beschikbaarheden.get()
    assert uitkomst is Uitkomst.AANGEMAAKT
    assert (venster.van, venster.tot) == (time(9), time(17))


def test_vensters_die_overlappen_laten_niets_achter(actor, gegevens):
    dubbel = Weekvenster(1, time(11), time(13), 1)
    with pytest.raises(Ongeldig) as fout:
        vrijwilliger_opslaan(
            actor=actor,
            gegevens=replace(gegevens, beschikbaarheid=(*gegevens.beschikbaarheid, dubbel)),
        )
    assert "beschikbaarheid" in fout.value.velden
    assert not Vrijwilliger.objects.voor(actor.organisatie_id).exists()


def test_nog_eens_hetzelfde_verandert_niets(actor, gegevens):
    vrijwilliger, _uitkomst = vrijwilliger_opslaan(actor=actor, gegevens=gegevens)
    _v, uitkomst = vrijwilliger_opslaan(actor=actor, gegevens=gegevens, vrijwilliger=vrijwilliger)
    assert uitkomst is Uitkomst.ONGEWIJZIGD
    assert Beschikbaarheid.objects.voor(actor.organisatie_id).count() == 1


def test_een_afwezigheid_eindigt_niet_voor_zij_begint(actor, gegevens):
    andersom = ((date(2026, 5, 2), date(2026, 5, 1)),)
    with pytest.raises(Ongeldig) as fout:
        vrijwilliger_opslaan(actor=actor, gegevens=replace(gegevens, afwezigheden=andersom))
    assert "afwezigheden/0/tot" in fout.value.velden


def test_een_vog_wordt_na_de_afgifte_vernieuwd(actor, gegevens):
    vog = VogWaarde(date(2026, 5, 1), date(2026, 5, 1), gezien_door="coördinator")
    with pytest.raises(Ongeldig) as fout:
        vrijwilliger_opslaan(actor=actor, gegevens=replace(gegevens, vogs=(vog,)))
    assert "vog_vernieuwen_op" in fout.value.velden
    assert not Vrijwilliger.objects.voor(actor.organisatie_id).exists()


@pytest.mark.parametrize(("veld", "waarde"), [("max_reistijd", 0), ("vervoer", "paard")])
def test_wat_niet_kan_wordt_bij_het_veld_gezegd(actor, gegevens, veld, waarde):
    with pytest.raises(Ongeldig) as fout:
        vrijwilliger_opslaan(actor=actor, gegevens=replace(gegevens, **{veld: waarde}))
    assert veld in fout.value.velden


def test_een_nummer_is_van_een_vrijwilliger(actor, organisatie, gegevens):
    VrijwilligerFactory(organisatie=organisatie, nummer="V1")
    with pytest.raises(Ongeldig):
        vrijwilliger_opslaan(actor=actor, gegevens=gegevens)


def test_een_consulent_registreert_geen_vrijwilliger(organisatie, gegevens):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    with pytest.raises(NietToegestaan):
        vrijwilliger_opslaan(
            actor=Actor.van_gebruiker(gebruiker, herkomst="test", doel="test"), gegevens=gegevens
        )


def bewaar(actor, gegevens, vrijwilliger=None):
    bewaard, uitkomst = vrijwilliger_opslaan(
        actor=actor, gegevens=gegevens, vrijwilliger=vrijwilliger
    )
    bewaard.refresh_from_db()
    return bewaard, uitkomst


def geweigerd(actor, gegevens) -> dict[str, str]:
    with pytest.raises(Ongeldig) as fout:
        vrijwilliger_opslaan(actor=actor, gegevens=gegevens)
    assert not Vrijwilliger.objects.voor(actor.organisatie_id).exists()
    return fout.value.velden


@pytest.fixture
def alles(organisatie, gegevens, coordinator):
    """Every field filled."""
    taal = KenmerkFactory(organisatie=organisatie, soort=KenmerkSoort.TAAL)
    return replace(
        gegevens,
        max_zwaar=1,
        status="gepauzeerd",
        pauze_tot=date(2027, 3, 1),
        aangemeld_op=date(2026, 1, 5),
        instroomroute="bekende",
        kennismaking_op=date(2026, 1, 12),
        referentie_op=date(2026, 1, 14),
        overeenkomst_op=date(2026, 1, 20),
        geheimhouding_op=date(2026, 1, 20),
        begeleidingsbehoefte="begin",
        begeleider=coordinator,
        feestdagen=True,
        geen_buurtgenoot=True,
        geen_straatgenoot=True,
        bekwaamheden=(
            *gegevens.bekwaamheden,
            BekwaamheidWaarde(taal, date(2030, 1, 1), "b1"),
        ),
        vogs=(VogWaarde(aangevraagd_op=date(2026, 1, 5)),),
        scholingen=(ScholingWaarde("EHBO", date(2026, 2, 1), date(2028, 2, 1)),),
        wensen=(Wenswaarde(taal, WensAard.GEWENST, "graag"),),
        afwezigheden=((date(2026, 1, 1), date(2026, 1, 3)),),
        uitsluitingen=(PersoonFactory(organisatie=organisatie),),
    )


def test_elk_veld_wordt_bewaard_en_weer_gelezen(actor, alles):
    vrijwilliger, _uitkomst = bewaar(actor, alles)
    gelezen = gegevens_van(
        vrijwilligers_volledig(actor.organisatie_id).get(pk=vrijwilliger.pk), timezone.localdate()
    )
    samen = (Weekvenster(1, time(9), time(17), 15),)
    assert gelezen == replace(alles, beschikbaarheid=samen)


def test_wat_is_gelezen_bewaren_verandert_niets(actor, alles):
    vrijwilliger, _uitkomst = bewaar(actor, alles)
    _v, uitkomst = bewaar(actor, gegevens_van(vrijwilliger, timezone.localdate()), vrijwilliger)
    assert uitkomst is Uitkomst.ONGEWIJZIGD
    assert vrijwilliger.stappen.count() == 1


def test_zonder_nummer_krijgt_iemand_er_een_en_houdt_het(actor, gegevens):
    gegevens = replace(gegevens, nummer="")
    vrijwilliger, _uitkomst = bewaar(actor, gegevens)
    assert vrijwilliger.nummer == "V-0001"
    bewaar(actor, gegevens, vrijwilliger)
    assert vrijwilliger.nummer == "V-0001"


def stappen(vrijwilliger):
    return [(stap.status, stap.door_id) for stap in vrijwilliger.stappen.all()]


def test_wie_zich_aanmeldt_is_aangemeld(actor, gegevens):
    vrijwilliger, _uitkomst = bewaar(actor, gegevens)
    assert vrijwilliger.status == "aangemeld"
    assert stappen(vrijwilliger) == [("aangemeld", actor.gebruiker_id)]


def test_een_andere_status_wordt_een_stap_en_geen_status_laat_hem_zo(actor, gegevens):
    vrijwilliger, _uitkomst = bewaar(actor, replace(gegevens, status="actief"))
    bewaar(actor, gegevens, vrijwilliger)
    bewaar(actor, replace(gegevens, status="gestopt", statusreden="werk"), vrijwilliger)
    assert vrijwilliger.stappen.last().reden == "werk"
    assert [status for status, _door in stappen(vrijwilliger)] == ["actief", "gestopt"]


def test_een_andere_status_heeft_een_reden(actor, gegevens):
    vrijwilliger, _uitkomst = bewaar(actor, replace(gegevens, status="actief"))
    with pytest.raises(Ongeldig) as fout:
        bewaar(actor, replace(gegevens, status="gestopt"), vrijwilliger)
    assert list(fout.value.velden) == ["statusreden"]


@pytest.mark.parametrize("naar", ["aangemeld", "gepauzeerd"])
def test_een_status_die_niet_kan_volgen_wordt_geweigerd(actor, gegevens, naar):
    vrijwilliger, _uitkomst = bewaar(actor, replace(gegevens, status="gestopt"))
    with pytest.raises(Conflict):
        bewaar(actor, replace(gegevens, status=naar, statusreden="werk"), vrijwilliger)


@pytest.mark.parametrize("status", ["", "actief"])
def test_alleen_een_pauze_heeft_een_einde(actor, gegevens, status):
    velden = geweigerd(actor, replace(gegevens, status=status, pauze_tot=date(2027, 1, 1)))
    assert list(velden) == ["pauze_tot"]


def test_na_een_pauze_is_er_geen_einde_meer(actor, alles):
    vrijwilliger, _uitkomst = bewaar(actor, alles)
    bewaar(actor, replace(alles, status="actief", pauze_tot=None), vrijwilliger)
    assert (vrijwilliger.status, vrijwilliger.pauze_tot) == ("actief", None)


@pytest.mark.parametrize(
    ("rol", "actief", "kan"),
    [
        (Rol.COORDINATOR, True, True),
        (Rol.CONSULENT, True, True),
        (Rol.BEHEERDER, True, False),
        (Rol.COORDINATOR, False, False),
    ],
)
def test_een_begeleider_werkt_hier(actor, organisatie, gegevens, rol, actief, kan):
    begeleider = GebruikerFactory(organisatie=organisatie, met_rollen=[rol], actief=actief)
    gegevens = replace(gegevens, begeleider=begeleider)
    if kan:
        assert bewaar(actor, gegevens)[0].begeleider == begeleider
    else:
        assert "begeleider" in geweigerd(actor, gegevens)


def test_een_begeleider_is_niet_van_een_ander(actor, andere_organisatie, gegevens):
    ander = GebruikerFactory(organisatie=andere_organisatie, met_rollen=[Rol.COORDINATOR])
    assert "begeleider" in geweigerd(actor, replace(gegevens, begeleider=ander))


def test_een_begeleider_die_vertrok_houdt_geen_andere_wijziging_tegen(actor, organisatie, gegevens):
    begeleider = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    gegevens = replace(gegevens, begeleider=begeleider)
    vrijwilliger, _uitkomst = bewaar(actor, gegevens)
    begeleider.actief = False
    begeleider.save()
    bewaar(actor, replace(gegevens, max_koppelingen=5), vrijwilliger)
    assert vrijwilliger.max_koppelingen == 5


@pytest.mark.parametrize(
    ("soort", "kan"), [(KenmerkSoort.TAAL, True), (KenmerkSoort.BEKWAAMHEID, False)]
)
def test_alleen_een_taal_heeft_een_niveau(actor, organisatie, gegevens, soort, kan):
    kenmerk = KenmerkFactory(organisatie=organisatie, soort=soort)
    gegevens = replace(gegevens, bekwaamheden=(BekwaamheidWaarde(kenmerk, niveau="b1"),))
    if kan:
        assert bewaar(actor, gegevens)[0].bekwaamheden.get().niveau == "b1"
    else:
        assert "bekwaamheden/0/niveau" in geweigerd(actor, gegevens)


def test_twee_aanvragen_tegelijk_kunnen_niet(actor, gegevens):
    aanvragen = tuple(VogWaarde(aangevraagd_op=date(2026, 1, n)) for n in (1, 2))
    assert "vog_aangevraagd_op" in geweigerd(actor, replace(gegevens, vogs=aanvragen))


def test_een_cursus_geldt_niet_voor_hij_is_gevolgd(actor, gegevens):
    cursus = ScholingWaarde("EHBO", date(2026, 2, 1), date(2026, 1, 1))
    assert "scholingen/0/geldig_tot" in geweigerd(actor, replace(gegevens, scholingen=(cursus,)))


WOENSDAG = (Weekvenster(2, time(9), time(12), 15),)


def test_andere_tijden_bewaren_houdt_de_oude_als_geschiedenis(actor, gegevens):
    vrijwilliger, _uitkomst = bewaar(actor, gegevens)
    bewaar(actor, replace(gegevens, beschikbaarheid=WOENSDAG), vrijwilliger)
    vandaag = timezone.localdate()
    assert [(b.dag, b.geldig_van, b.geldig_tot) for b in vrijwilliger.beschikbaarheden.all()] == [
        (1, None, vandaag - timedelta(days=1)),
        (2, vandaag, None),
    ]
    _v, uitkomst = bewaar(actor, replace(gegevens, beschikbaarheid=WOENSDAG), vrijwilliger)
    assert uitkomst is Uitkomst.ONGEWIJZIGD


def test_dezelfde_tijden_bewaren_laat_een_geplande_wijziging_staan(actor, gegevens):
    vrijwilliger, _uitkomst = bewaar(actor, gegevens)
    straks = timezone.localdate() + timedelta(days=30)
    beschikbaarheid_wijzigen(
        actor=actor, vrijwilliger=vrijwilliger, vensters=WOENSDAG, vanaf=straks
    )
    _v, uitkomst = bewaar(actor, gegevens, vrijwilliger)
    assert uitkomst is Uitkomst.ONGEWIJZIGD
    assert vrijwilliger.beschikbaarheden.get(dag=2).geldig_van == straks


def test_een_afwezigheid_die_voorbij_is_blijft_staan(actor, gegevens):
    voorbij = (date(2026, 1, 1), date(2026, 1, 3))
    vrijwilliger, _uitkomst = bewaar(actor, replace(gegevens, afwezigheden=(voorbij,)))
    _v, uitkomst = bewaar(actor, gegevens, vrijwilliger)
    assert uitkomst is Uitkomst.ONGEWIJZIGD
    assert vrijwilliger.afwezigheden.count() == 1


def test_het_bewaren_van_een_ongewijzigde_vrijwilliger_vraagt_niets(
    actor, alles, django_assert_num_queries
):
    """An import brings hundreds of them, of which most are as they were."""
    bewaar(actor, alles)
    vrijwilliger = vrijwilligers_volledig(actor.organisatie_id).get()
    gegevens = gegevens_van(vrijwilliger, timezone.localdate())
    with django_assert_num_queries(2):  # a savepoint, and its end
        vrijwilliger_opslaan(actor=actor, gegevens=gegevens, vrijwilliger=vrijwilliger)
