"""Watching care situations: what is read, kept and reported; a second time adds nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from structlog.testing import capture_logs

from kern.actor import Actor
from kern.fouten import NietToegestaan
from kern.models import AuditRegel, Doel, Ernst, Rol
from mantelzorg import achtergrond
from mantelzorg.models import Checkin, Risicobepaling, Signaal, Signaalmelding
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.selectors.risico import met_risico, risicos_van
from mantelzorg.selectors.situatiebeeld import situatiebeelden
from mantelzorg.services import bewaken
from mantelzorg.services.bewaken import organisatie_bewaken, situatie_bewaken
from mantelzorg.services.signalen import signaal_afsluiten
from tests.fabrieken import (
    BelastingsetFactory,
    CheckinFactory,
    GebruikerFactory,
    GesprekFactory,
    MetingFactory,
    OrganisatieFactory,
    PersoonFactory,
    SignaalFactory,
    SignaalmeldingFactory,
    ToestemmingFactory,
    ZorgomvangFactory,
    ZorgsituatieFactory,
)
from tests.hapering import hapert_bij

VANDAAG = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(VANDAAG):
        yield


@pytest.fixture
def situatie(organisatie):
    """A care situation of which the carer agreed to measurements."""
    gevonden = ZorgsituatieFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=gevonden.mantelzorger)
    return gevonden


def geleden(dagen):
    return VANDAAG - timedelta(days=dagen)


def csi(situatie, score, dagen=0, **anders):
    return MetingFactory(
        organisatie=situatie.organisatie,
        zorgsituatie=situatie,
        instrument="csi",
        datum=geleden(dagen),
        totaal=None,
        score_van=score,
        score_tot=score,
        **anders,
    )


def nachten(situatie, aantal, dagen=0):
    return ZorgomvangFactory(
        organisatie=situatie.organisatie,
        zorgsituatie=situatie,
        datum=geleden(dagen),
        uren_per_week=None,
        nachten_verstoord=aantal,
    )


def bewaak(actor, situatie):
    situatie_bewaken(actor=actor, zorgsituatie_id=situatie.pk)


def signalen(organisatie):
    return sorted(Signaal.objects.voor(organisatie).values_list("aard", flat=True))


def niveaus(situatie):
    rijen = situatie.risicobepalingen.order_by("datum", "aangemaakt_op")
    return [rij.niveau for rij in rijen]


# What is read.


def test_elk_feit_komt_in_het_beeld(situatie, organisatie):
    situatie.mantelzorger.geboortedatum = date(1950, 3, 1)
    situatie.mantelzorger.save()
    situatie.relatie, situatie.netwerk = "partner", "klein"
    situatie.save()
    csi(situatie, 5, 20)
    csi(situatie, 6, 10)
    nachten(situatie, 2, 30)
    zelfde = {"organisatie": organisatie, "zorgsituatie": situatie}
    open_ = SignaalFactory(**zelfde, aard="zorgelijk", ernst=Ernst.HOOG, laatst_op=geleden(4))
    SignaalmeldingFactory(
        organisatie=organisatie, signaal=open_, bron="vrijwilliger", datum=geleden(4)
    )
    SignaalFactory(**zelfde, aard="nachten", bron="systeem")
    CheckinFactory(**zelfde, gepland_op=geleden(3))
    GesprekFactory(**zelfde, datum=geleden(9), respijt_geweigerd=True)
    GesprekFactory(**zelfde, datum=geleden(2), respijt_geweigerd=None)
    (beeld,) = situatiebeelden(organisatie.id, VANDAAG)
    assert (beeld.relatie, beeld.netwerk) == ("partner", "klein")
    assert beeld.geboortedatum == date(1950, 3, 1)
    assert [(p.datum, p.van, p.tot) for p in beeld.metingen["csi"]] == [
        (geleden(20), 5, 5),
        (geleden(10), 6, 6),
    ]
    assert [(o.datum, o.nachten_verstoord) for o in beeld.omvang] == [(geleden(30), 2)]
    assert [(s.aard, s.ernst, s.datum) for s in beeld.open_signalen] == [
        ("zorgelijk", "hoog", geleden(4))
    ]
    assert [m.datum for m in beeld.vrijwilligersmeldingen] == [geleden(4)]
    assert beeld.open_checkin == geleden(3)
    assert beeld.respijt_geweigerd_op == geleden(9)


def test_wat_voorbij_of_ingetrokken_is_staat_er_niet_in(situatie, organisatie):
    zelfde = {"organisatie": organisatie, "zorgsituatie": situatie}
    GesprekFactory(**zelfde, datum=geleden(9), respijt_geweigerd=True)
    GesprekFactory(**zelfde, datum=geleden(2), respijt_geweigerd=False)
    einde = {"afgerond_op": "2026-11-01T12:00Z"}
    CheckinFactory(**zelfde, gepland_op=geleden(60), status=Checkin.Status.NIET_BEREIKT, **einde)
    CheckinFactory(**zelfde, gepland_op=geleden(30), status=Checkin.Status.BEANTWOORD, **einde)
    SignaalFactory(
        **zelfde,
        uitkomst="besproken",
        afgesloten_op="2026-11-01T12:00Z",
        afgesloten_door=GebruikerFactory(organisatie=organisatie),
    )
    fout = csi(situatie, 13, 5)
    csi(situatie, 3, 5, corrigeert=fout)
    MetingFactory(
        **zelfde,
        datum=geleden(1),
        geen_meting="wil_niet",
        totaal=None,
        score_van=None,
        score_tot=None,
    )
    (beeld,) = situatiebeelden(organisatie.id, VANDAAG)
    assert beeld.respijt_geweigerd_op is None
    assert (beeld.open_checkin, beeld.niet_bereikt) == (None, None)
    assert beeld.open_signalen == ()
    assert {code: [p.van for p in reeks] for code, reeks in beeld.metingen.items()} == {"csi": [3]}


def test_een_checkin_die_niemand_bereikte_staat_erin_tot_er_weer_een_is_gesproken(situatie):
    zelfde = {"organisatie": situatie.organisatie, "zorgsituatie": situatie}
    einde = {"afgerond_op": "2026-11-01T12:00Z"}
    CheckinFactory(**zelfde, gepland_op=geleden(30), status=Checkin.Status.NIET_BEREIKT, **einde)
    CheckinFactory(**zelfde, gepland_op=geleden(2))
    (beeld,) = situatiebeelden(situatie.organisatie_id, VANDAAG)
    assert (beeld.open_checkin, beeld.niet_bereikt) == (geleden(2), geleden(30))


@pytest.mark.parametrize(
    ("status", "sinds"),
    [("niet_bereikt", date(2026, 11, 2)), ("geweigerd", date(2026, 11, 2)), ("beantwoord", None)],
)
def test_zonder_antwoord_begint_het_zwijgen_op_de_dag_dat_de_checkin_klaar_was(
    situatie, status, sinds
):
    zelfde = {"organisatie": situatie.organisatie, "zorgsituatie": situatie}
    CheckinFactory(
        **zelfde, gepland_op=geleden(60), status="geweigerd", afgerond_op="2026-10-01T12:00Z"
    )
    CheckinFactory(
        **zelfde, gepland_op=geleden(30), status=status, afgerond_op="2026-11-01T23:30Z"
    )  # half past twelve at night, here
    (beeld,) = situatiebeelden(situatie.organisatie_id, VANDAAG)
    assert beeld.zwijgt_sinds == sinds


def test_meer_situaties_kosten_niet_meer_vragen(organisatie, django_assert_num_queries):
    def vul(aantal):
        for _ in range(aantal):
            situatie = ZorgsituatieFactory(organisatie=organisatie)
            ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger)
            csi(situatie, 4)
            nachten(situatie, 1)

    vul(1)
    with django_assert_num_queries(9):
        situatiebeelden(organisatie.id, VANDAAG)
    vul(20)
    with django_assert_num_queries(9):
        assert len(situatiebeelden(organisatie.id, VANDAAG)) == 21


def test_zonder_grondslag_van_de_mantelzorger_telt_geen_meting(organisatie, systeem):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.zorgvrager)
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger, doel=Doel.DELEN)
    csi(situatie, 13)
    bewaak(systeem, situatie)
    assert niveaus(situatie) == ["onbekend"]
    assert signalen(organisatie) == []


def test_wie_de_toestemming_intrekt_wordt_weer_onbekend(situatie, systeem):
    csi(situatie, 13)
    bewaak(systeem, situatie)
    situatie.mantelzorger.toestemmingen.update(ingetrokken_op=VANDAAG)
    bewaak(systeem, situatie)
    assert niveaus(situatie) == ["hoog", "onbekend"]


# What is kept.


def test_het_risico_krijgt_alleen_een_rij_als_er_iets_verandert(situatie, systeem):
    for _ in range(2):
        bewaak(systeem, situatie)
    assert niveaus(situatie) == ["onbekend"]
    csi(situatie, 2, 5)
    for _ in range(2):
        bewaak(systeem, situatie)
    assert niveaus(situatie) == ["onbekend", "laag"]
    csi(situatie, 2)  # as low, and a newer reason
    bewaak(systeem, situatie)
    assert niveaus(situatie) == ["onbekend", "laag", "laag"]


def test_een_bepaling_houdt_haar_redenen_en_parameters(situatie, systeem):
    csi(situatie, 7)
    bewaak(systeem, situatie)
    bepaling = situatie.risicobepalingen.get()
    assert bepaling.datum == VANDAAG
    assert [reden["regel"] for reden in bepaling.redenen] == ["laatste_meting"]
    assert bepaling.parameters == Belastingparameters().als_dict()


def test_het_nieuwste_risico_is_te_lezen(situatie, organisatie, andere_organisatie, systeem):
    stil = ZorgsituatieFactory(organisatie=organisatie)
    ZorgsituatieFactory(organisatie=andere_organisatie)
    bewaak(systeem, situatie)
    csi(situatie, 7)
    bewaak(systeem, situatie)
    assert risicos_van(organisatie.id) == {situatie.pk: "hoog", stil.pk: "onbekend"}
    eigen = type(situatie).objects.voor(organisatie)
    assert met_risico(eigen).get(pk=situatie.pk).risico == "hoog"


def test_het_risico_staat_in_de_auditlog(situatie, organisatie, systeem):
    bewaak(systeem, situatie)
    regel = AuditRegel.objects.voor(organisatie).get(object_soort="risicobepaling")
    assert regel.persoon_id == situatie.mantelzorger_id


def test_de_parameters_van_vandaag_gelden(situatie, organisatie, systeem):
    ruimer = replace(Belastingparameters(), grenzen=Belastingparameters().grenzen | {"nachten": 5})
    BelastingsetFactory(organisatie=organisatie, waarden=ruimer.als_dict())
    nachten(situatie, 4)
    bewaak(systeem, situatie)
    assert niveaus(situatie) == ["onbekend"]


# What is reported.


def test_wat_een_regel_ziet_wordt_een_signaal_met_haar_feiten(situatie, organisatie, systeem):
    csi(situatie, 7)
    bewaak(systeem, situatie)
    signaal = Signaal.objects.voor(organisatie).get()
    assert (signaal.aard, signaal.bron, signaal.ernst) == ("hoogste_klasse", "systeem", "hoog")
    melding = signaal.meldingen.get()
    assert melding.feiten[0]["waarde"]["datum"] == "2026-11-22"


def test_een_tweede_keer_dezelfde_nacht_meldt_niets(situatie, organisatie, systeem):
    csi(situatie, 7)
    nachten(situatie, 3)
    assert organisatie_bewaken(actor=systeem) == 2
    assert organisatie_bewaken(actor=systeem) == 0
    assert Signaalmelding.objects.voor(organisatie).count() == 2


def test_ook_morgen_en_na_opvolgen_komt_hetzelfde_niet_terug(situatie, organisatie, systeem, actor):
    csi(situatie, 7)
    organisatie_bewaken(actor=systeem)
    (signaal,) = Signaal.objects.voor(organisatie)
    signaal_afsluiten(actor=actor, signaal=signaal, uitkomst="besproken")
    with time_machine.travel(VANDAAG + timedelta(days=1)):
        assert organisatie_bewaken(actor=systeem) == 0


def test_een_nieuw_feit_meldt_wel_opnieuw(situatie, organisatie, systeem):
    csi(situatie, 7, 10)
    organisatie_bewaken(actor=systeem)
    csi(situatie, 8)
    assert organisatie_bewaken(actor=systeem) == 1
    signaal = Signaal.objects.voor(organisatie).get()
    assert signaal.meldingen.count() == 2


def test_een_feit_dat_wegvalt_meldt_niet_opnieuw(situatie, organisatie, systeem):
    csi(situatie, 7)
    plus = {"instrument": "ediz_plus", "totaal": 9, "score_van": 9, "score_tot": 9}
    MetingFactory(organisatie=organisatie, zorgsituatie=situatie, datum=geleden(365), **plus)
    assert organisatie_bewaken(actor=systeem) == 1
    with time_machine.travel(VANDAAG + timedelta(days=1)):
        assert organisatie_bewaken(actor=systeem) == 0


def test_wat_ernstiger_wordt_meldt_opnieuw_en_daarna_niet_meer(situatie, organisatie, systeem):
    CheckinFactory(organisatie=organisatie, zorgsituatie=situatie, gepland_op=geleden(8))
    organisatie_bewaken(actor=systeem)
    signaal = Signaal.objects.voor(organisatie).get()
    assert signaal.ernst == Ernst.GEWOON
    SignaalFactory(organisatie=organisatie, zorgsituatie=situatie, ernst=Ernst.HOOG)
    assert organisatie_bewaken(actor=systeem) == 1
    uiterlijk_op = signaal.uiterlijk_op
    signaal.refresh_from_db()
    assert signaal.ernst == Ernst.HOOG
    assert signaal.uiterlijk_op < uiterlijk_op
    with time_machine.travel(VANDAAG + timedelta(days=1)):
        assert organisatie_bewaken(actor=systeem) == 0


def test_wat_minder_ernstig_wordt_en_weer_ernstig_meldt_niet_opnieuw(
    situatie, organisatie, systeem
):
    CheckinFactory(organisatie=organisatie, zorgsituatie=situatie, gepland_op=geleden(8))
    ander = SignaalFactory(organisatie=organisatie, zorgsituatie=situatie, ernst=Ernst.HOOG)
    assert organisatie_bewaken(actor=systeem) == 1
    for ernst in (Ernst.LAAG, Ernst.HOOG):
        Signaal.objects.voor(organisatie).filter(pk=ander.pk).update(ernst=ernst)
        assert organisatie_bewaken(actor=systeem) == 0


def test_geweigerd_respijt_ziet_het_risico_van_nu(situatie, organisatie, systeem):
    GesprekFactory(
        organisatie=organisatie, zorgsituatie=situatie, datum=geleden(3), respijt_geweigerd=True
    )
    csi(situatie, 7)
    bewaak(systeem, situatie)
    assert signalen(organisatie) == ["hoogste_klasse", "respijt_geweigerd"]


def test_wat_het_bewaken_doet_is_van_het_systeem(situatie, organisatie):
    """Also where a carer's own answer set it off, who may report nothing in another's name."""
    gebruiker = GebruikerFactory(
        organisatie=organisatie, met_rollen=[Rol.MANTELZORGER], persoon=situatie.mantelzorger
    )
    csi(situatie, 7)
    bewaak(Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="check-in"), situatie)
    assert signalen(organisatie) == ["hoogste_klasse"]
    regels = AuditRegel.objects.voor(organisatie)
    assert {regel.rollen for regel in regels} == {"systeem"}
    assert {regel.gebruiker_id for regel in regels} == {None}


@pytest.mark.parametrize("rol", [Rol.VRIJWILLIGER, Rol.VERWIJZER, Rol.BEHEERDER, Rol.AUDITOR])
def test_een_ander_bewaakt_niet(organisatie, situatie, rol):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    actor = Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="test")
    for doe in (
        lambda: bewaak(actor, situatie),
        lambda: organisatie_bewaken(actor=actor),
    ):
        with pytest.raises(NietToegestaan):
            doe()


def test_een_ander_zijn_situatie_wordt_niet_aangeraakt(situatie, andere_organisatie):
    bewaak(Actor.systeem(andere_organisatie, herkomst="test", doel="test"), situatie)
    assert niveaus(situatie) == []


def test_meer_situaties_dan_tegelijk_worden_alle_bekeken(organisatie, systeem, monkeypatch):
    monkeypatch.setattr(bewaken, "TEGELIJK", 2)
    for _ in range(5):
        nachten(ZorgsituatieFactory(organisatie=organisatie), 3)
    assert organisatie_bewaken(actor=systeem) == 5
    assert Risicobepaling.objects.voor(organisatie).count() == 5


def test_een_groep_die_hapert_houdt_de_andere_niet_tegen(organisatie, systeem, monkeypatch):
    monkeypatch.setattr(bewaken, "TEGELIJK", 1)
    situaties = [ZorgsituatieFactory(organisatie=organisatie) for _ in range(3)]
    for een in situaties:
        nachten(een, 3)
    kapot = sorted(situaties, key=lambda een: een.pk)[1]
    hapert_bij(monkeypatch, bewaken, kapot)
    with pytest.raises(ExceptionGroup) as fouten:
        organisatie_bewaken(actor=systeem)
    assert [str(fout) for fout in fouten.value.exceptions] == ["kapot"]
    goed = [een for een in situaties if een != kapot]
    assert [niveaus(een) for een in goed] == [["verhoogd"]] * 2
    assert signalen(organisatie) == ["nachten"] * 2
    assert niveaus(kapot) == []


# Each night.


@pytest.mark.parametrize("stap", ["checkins_plannen", "checkins_herinneren"])
def test_een_stap_die_hapert_houdt_het_bewaken_niet_tegen(situatie, monkeypatch, stap):
    def kapot(*, actor):
        raise RuntimeError("kapot")

    monkeypatch.setattr(achtergrond, stap, kapot)
    nachten(situatie, 3)
    with pytest.raises(ExceptionGroup) as fouten:
        achtergrond.elke_nacht()
    assert fouten.group_contains(RuntimeError, match="kapot")
    assert signalen(situatie.organisatie) == ["nachten"]


def test_alle_fouten_van_een_nacht_komen_bij_elkaar(organisatie, monkeypatch):
    """Ids alone are in the log: what went wrong may hold a name."""

    def kapot(*, actor):
        raise RuntimeError("Jansen")

    stappen = ("checkins_plannen", "checkins_herinneren", "organisatie_bewaken")
    for stap in stappen:
        kapot.__name__ = stap
        monkeypatch.setattr(achtergrond, stap, kapot)
    with capture_logs() as regels, pytest.raises(ExceptionGroup) as fouten:
        achtergrond.elke_nacht()
    (van_organisatie,) = fouten.value.exceptions
    assert len(van_organisatie.exceptions) == 3
    assert len(regels) == 3
    assert {regel["organisatie"] for regel in regels} == {str(organisatie.id)}
    assert not any("Jansen" in str(regel) for regel in regels)


def test_elke_nacht_worden_alle_organisaties_bekeken(organisatie, andere_organisatie):
    for een in (organisatie, andere_organisatie):
        nachten(ZorgsituatieFactory(organisatie=een), 3)
    achtergrond.elke_nacht()
    assert signalen(organisatie) == signalen(andere_organisatie) == ["nachten"]


def test_een_organisatie_waar_het_misgaat_houdt_de_andere_niet_tegen(db):
    eerste, kapot, laatste = (OrganisatieFactory(slug=slug) for slug in ("a", "b", "c"))
    for een in (eerste, kapot, laatste):
        nachten(ZorgsituatieFactory(organisatie=een), 3)
    BelastingsetFactory(organisatie=kapot, waarden={"onzin": True})
    with pytest.raises(ExceptionGroup) as fouten:
        achtergrond.elke_nacht()
    assert len(fouten.value.exceptions) == 1
    assert signalen(eerste) == signalen(laatste) == ["nachten"]
    assert signalen(kapot) == []


def test_een_oudere_die_alleen_voor_de_partner_zorgt(organisatie, systeem):
    ZorgsituatieFactory(
        organisatie=organisatie,
        relatie="partner",
        netwerk="geen",
        mantelzorger=PersoonFactory(organisatie=organisatie, geboortedatum=date(1951, 11, 22)),
    )
    organisatie_bewaken(actor=systeem)
    assert signalen(organisatie) == ["oudere_alleen"]
