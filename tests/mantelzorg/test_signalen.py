"""Signals: joined while open, never less serious or due later, closed with an outcome only."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Ernst, Rol, Taak
from kern.selectors.taken import open_taak, werklijst
from mantelzorg.models import Aard, Bron, Opvolging, Risico, Signaal
from mantelzorg.regels.belastingparameters import REGELS
from mantelzorg.regels.signalen import MEETREGELS, REGELNAMEN, aardnaam, volle_aardnaam
from mantelzorg.selectors.risico import risicos_van
from mantelzorg.selectors.signalen import open_signalen, signalen_van
from mantelzorg.services.signalen import (
    MeldingGegevens,
    OpvolgingGegevens,
    signaal_afsluiten,
    signaal_melden,
    signaal_opvolgen,
    signaal_toewijzen,
)
from tests.fabrieken import (
    BelastingsetFactory,
    GebruikerFactory,
    PersoonFactory,
    SignaalFactory,
    ZorgsituatieFactory,
)

DONDERDAG = date(2026, 10, 8)
NACHTEN = ({"code": "nachten", "waarde": 4},)


@pytest.fixture
def situatie(organisatie, medewerker):
    """With a contact person."""
    return ZorgsituatieFactory(organisatie=organisatie, aanspreekpunt=medewerker)


@pytest.fixture
def gegevens(situatie) -> MeldingGegevens:
    """A consultant is worried."""
    return MeldingGegevens(
        zorgsituatie=situatie,
        aard=Aard.ZORGELIJK,
        bron=Bron.CONSULENT,
        datum=DONDERDAG,
        ernst=Ernst.GEWOON,
    )


@pytest.fixture
def melden(consulent, gegevens):
    """Report this, with something else here and there."""
    return lambda **anders: signaal_melden(actor=consulent, gegevens=replace(gegevens, **anders))


@pytest.fixture
def van_systeem(systeem, gegevens):
    """The rule about nights reports these facts."""

    def doe(feiten=NACHTEN, **anders) -> Signaal | None:
        melding = replace(gegevens, aard="nachten", bron=Bron.SYSTEEM, feiten=feiten, **anders)
        return signaal_melden(actor=systeem, gegevens=melding)

    return doe


def taak_van(signaal) -> Taak | None:
    return open_taak(signaal.organisatie_id, Taak.Soort.SIGNAAL, signaal.id)


def vertrek(gebruiker) -> None:
    gebruiker.actief = False
    gebruiker.save()


# Reporting.


def test_een_melding_maakt_een_signaal_met_eigenaar_taak_en_log(
    melden, organisatie, situatie, medewerker
):
    signaal = melden(toelichting=" Ze huilde. ")
    assert (signaal.ernst, signaal.eigenaar) == (Ernst.GEWOON, medewerker)
    (melding,) = signaal.meldingen.all()
    assert (melding.bron, melding.toelichting) == (Bron.CONSULENT, "Ze huilde.")
    assert melding.vastgelegd_door == medewerker
    taak = taak_van(signaal)
    assert (taak.eigenaar, taak.persoon_id) == (medewerker, situatie.mantelzorger_id)
    assert (taak.ernst, taak.uiterlijk_op) == (signaal.ernst, signaal.uiterlijk_op)
    regels = AuditRegel.objects.voor(organisatie)
    soorten = {"signaal", "signaalmelding", "taak", "risicobepaling"}
    assert {r.object_soort for r in regels} == soorten
    assert {r.persoon_id for r in regels} == {situatie.mantelzorger_id}


@pytest.mark.parametrize(
    ("ernst", "uiterlijk_op"),
    [
        (Ernst.ACUUT, DONDERDAG),
        (Ernst.HOOG, date(2026, 10, 12)),  # two working days, over a weekend
        (Ernst.GEWOON, date(2026, 10, 15)),
        (Ernst.LAAG, date(2026, 10, 22)),
    ],
)
def test_hoe_ernstiger_hoe_eerder_het_moet(melden, ernst, uiterlijk_op):
    assert melden(ernst=ernst).uiterlijk_op == uiterlijk_op


def test_een_feestdag_telt_niet_mee(melden):
    witte_donderdag = date(2026, 4, 2)
    assert melden(ernst=Ernst.HOOG, datum=witte_donderdag).uiterlijk_op == date(2026, 4, 8)


def test_de_termijn_is_die_van_de_organisatie_op_die_dag(melden, organisatie):
    set_ = BelastingsetFactory.build(organisatie=organisatie)
    set_.waarden["termijnen"]["hoog"] = 1
    set_.save()
    assert melden(ernst=Ernst.HOOG).uiterlijk_op == date(2026, 10, 9)


@pytest.mark.parametrize(
    ("bron", "ernst", "wordt"),
    [
        (Bron.MANTELZORGER, Ernst.LAAG, Ernst.HOOG),
        (Bron.MANTELZORGER, Ernst.ACUUT, Ernst.ACUUT),
        (Bron.CONSULENT, Ernst.LAAG, Ernst.HOOG),
        (Bron.VERWIJZER, Ernst.GEWOON, Ernst.HOOG),
    ],
)
def test_wie_zelf_om_hulp_vraagt_weegt_minstens_hoog(melden, situatie, bron, ernst, wordt):
    naam = "" if bron == Bron.MANTELZORGER else "Mevrouw Smit"
    signaal = melden(aard=Aard.VRAAG_OM_HULP, bron=bron, ernst=ernst, gemeld_door_naam=naam)
    (melding,) = signaal.meldingen.all()
    assert (signaal.ernst, melding.ernst) == (wordt, wordt)
    van_zelf = bron == Bron.MANTELZORGER
    assert melding.gemeld_door == (situatie.mantelzorger if van_zelf else None)


def test_wat_een_ander_ziet_is_zo_ernstig_als_die_zegt(melden):
    assert melden(bron=Bron.MANTELZORGER, ernst=Ernst.LAAG).ernst == Ernst.LAAG


@pytest.mark.parametrize("bron", [Bron.VRIJWILLIGER, Bron.VERWIJZER])
def test_van_vrijwilliger_en_verwijzer_is_bekend_wie_het_zei(melden, organisatie, bron):
    with pytest.raises(Ongeldig) as fout:
        melden(bron=bron, gemeld_door_naam=" ")
    assert set(fout.value.velden) == {"gemeld_door_naam"}
    persoon = PersoonFactory(organisatie=organisatie)
    melden(bron=bron, gemeld_door_naam="Mevrouw Smit")
    (een, ander) = melden(bron=bron, gemeld_door=persoon).meldingen.all()
    assert (een.gemeld_door_naam, ander.gemeld_door) == ("Mevrouw Smit", persoon)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"aard": "nachten"}, "aard"),
        ({"aard": Aard.ANDERS}, "toelichting"),
        ({"bron": "buurman"}, "bron"),
        ({"ernst": "heel erg"}, "ernst"),
        ({"datum": timezone.localdate() + timedelta(days=1)}, "datum"),
    ],
)
def test_een_melding_die_niet_klopt_wordt_geweigerd(melden, organisatie, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        melden(**anders)
    assert set(fout.value.velden) == {veld}
    assert not Signaal.objects.voor(organisatie).exists()


def test_melden_vraagt_het_recht_en_de_eigen_organisatie(
    melden, gegevens, organisatie, andere_organisatie, situatie
):
    beheerder = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    with pytest.raises(NietToegestaan):
        signaal_melden(
            actor=Actor.van_gebruiker(beheerder, herkomst="test", doel="test"), gegevens=gegevens
        )
    with pytest.raises(type(situatie).DoesNotExist):
        melden(zorgsituatie=ZorgsituatieFactory(organisatie=andere_organisatie))


def test_elke_regel_heeft_een_naam_in_woorden():
    assert set(REGELNAMEN) == set(REGELS)
    assert aardnaam("nachten") == volle_aardnaam("nachten") == "verstoorde nachten"
    assert aardnaam(Aard.ZORGELIJK) == "het gaat thuis niet goed"


@pytest.mark.parametrize("regel", sorted(MEETREGELS))
def test_de_titel_van_de_taak_verraadt_geen_meting(melden, organisatie, regel):
    signaal = melden(aard=regel, bron=Bron.SYSTEEM)
    taak = open_taak(organisatie.id, Taak.Soort.SIGNAAL, signaal.pk)
    assert taak.titel == "Signaal: de belasting vraagt aandacht"
    assert volle_aardnaam(regel) != aardnaam(regel)


# Joining.


def test_meldingen_van_dezelfde_aard_komen_bij_elkaar(melden):
    eerste = melden()
    tweede = melden(bron=Bron.VERWIJZER, gemeld_door_naam="Huisarts", datum=date(2026, 10, 9))
    assert tweede == eerste
    assert tweede.bron == Bron.CONSULENT
    assert (tweede.datum, tweede.laatst_op) == (DONDERDAG, date(2026, 10, 9))
    assert tweede.meldingen.count() == 2


def test_een_andere_aard_of_situatie_is_een_ander_signaal(melden, organisatie):
    ander = ZorgsituatieFactory(organisatie=organisatie)
    signalen = {melden(), melden(aard=Aard.VEILIGHEID), melden(zorgsituatie=ander)}
    assert len(signalen) == 3
    assert werklijst(organisatie.id, DONDERDAG).count() == 3


def test_de_ernst_stijgt_en_het_moet_eerder(melden):
    melden()
    signaal = melden(ernst=Ernst.HOOG)
    assert (signaal.ernst, signaal.uiterlijk_op) == (Ernst.HOOG, date(2026, 10, 12))
    taak = taak_van(signaal)
    assert (taak.ernst, taak.uiterlijk_op) == (Ernst.HOOG, date(2026, 10, 12))


def test_de_ernst_daalt_niet_en_het_mag_niet_later(melden):
    melden(ernst=Ernst.HOOG)
    signaal = melden(ernst=Ernst.LAAG, datum=date(2026, 10, 9))
    assert (signaal.ernst, signaal.uiterlijk_op) == (Ernst.HOOG, date(2026, 10, 12))


def test_een_oudere_melding_verzet_de_laatste_niet(melden):
    melden()
    assert melden(datum=date(2026, 10, 1)).laatst_op == DONDERDAG


def test_na_afsluiten_maakt_een_melding_een_nieuw_signaal(melden, consulent):
    eerste = melden()
    signaal_afsluiten(actor=consulent, signaal=eerste, uitkomst="besproken")
    assert melden() != eerste


# The system.


def test_dezelfde_feiten_melden_niets(van_systeem, organisatie):
    signaal = van_systeem()
    tel = AuditRegel.objects.voor(organisatie).count()
    assert van_systeem(datum=date(2026, 10, 9)) is None
    assert AuditRegel.objects.voor(organisatie).count() == tel
    assert signaal.meldingen.get().feiten == list(NACHTEN)


def test_wat_is_opgevolgd_komt_pas_terug_met_andere_feiten(van_systeem, consulent):
    eerste = van_systeem()
    signaal_afsluiten(actor=consulent, signaal=eerste, uitkomst="geholpen")
    assert van_systeem() is None
    tweede = van_systeem(({"code": "nachten", "waarde": 6},))
    assert tweede not in (None, eerste)
    assert tweede.meldingen.count() == 1


def test_andere_feiten_komen_bij_het_open_signaal(van_systeem):
    eerste = van_systeem()
    tweede = van_systeem(({"code": "nachten", "waarde": 6},), ernst=Ernst.HOOG)
    assert (tweede, tweede.ernst) == (eerste, Ernst.HOOG)
    assert tweede.meldingen.count() == 2


def test_dezelfde_feiten_die_ernstiger_zijn_geworden_melden_een_keer(van_systeem):
    eerste = van_systeem()
    tweede = van_systeem(ernst=Ernst.HOOG)
    assert (tweede, tweede.ernst) == (eerste, Ernst.HOOG)
    assert tweede.uiterlijk_op < eerste.uiterlijk_op
    assert van_systeem(ernst=Ernst.HOOG) is None
    assert van_systeem() is None


def test_de_feiten_van_een_ander_doen_er_niet_toe(van_systeem, organisatie):
    van_systeem()
    assert van_systeem(zorgsituatie=ZorgsituatieFactory(organisatie=organisatie)) is not None


# Whose it is, and what happens when somebody leaves.


def test_wie_er_niet_meer_werkt_krijgt_geen_signaal(melden, organisatie, medewerker, situatie):
    vervanger = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    situatie.vervanger = vervanger
    situatie.save()
    assert melden().eigenaar == medewerker
    vertrek(medewerker)
    assert melden(aard=Aard.VEILIGHEID).eigenaar == vervanger
    vertrek(vervanger)
    assert melden(aard=Aard.OVERBELASTING).eigenaar is None


def test_wie_vertrekt_laat_signaal_en_taak_aan_niemand(melden, organisatie, medewerker):
    signaal = melden()
    vertrek(medewerker)
    assert [s.heeft_eigenaar for s in open_signalen(organisatie.id, DONDERDAG)] == [False]
    (taak,) = werklijst(organisatie.id, DONDERDAG)
    assert (taak.object_id, taak.heeft_eigenaar) == (signaal.id, False)


def test_een_nieuwe_melding_haalt_het_signaal_terug_bij_niemand_vandaan(
    melden, organisatie, medewerker, situatie
):
    melden()
    vertrek(medewerker)
    situatie.vervanger = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    situatie.save()
    signaal = melden()
    assert signaal.eigenaar == taak_van(signaal).eigenaar == situatie.vervanger


def test_toewijzen_geldt_ook_op_de_werklijst_en_blijft(melden, consulent, coordinator):
    signaal = signaal_toewijzen(actor=consulent, signaal=melden(), eigenaar=coordinator)
    assert signaal.eigenaar == taak_van(signaal).eigenaar == coordinator
    signaal = melden()
    assert signaal.eigenaar == taak_van(signaal).eigenaar == coordinator


def test_toewijzen_kan_alleen_aan_wie_hier_met_mensen_werkt(melden, consulent, organisatie):
    beheerder = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    with pytest.raises(Ongeldig) as fout:
        signaal_toewijzen(actor=consulent, signaal=melden(), eigenaar=beheerder)
    assert set(fout.value.velden) == {"eigenaar"}


# Following up and closing.


def test_opvolgen_legt_vast_wie_wat_deed(melden, consulent, organisatie, situatie):
    signaal = melden()
    gegevens = OpvolgingGegevens(datum=date(2026, 10, 9), soort="gebeld", toelichting=" Gaat. ")
    opvolging = signaal_opvolgen(actor=consulent, signaal=signaal, gegevens=gegevens)
    assert (opvolging.door_id, opvolging.toelichting) == (consulent.gebruiker_id, "Gaat.")
    regel = AuditRegel.objects.voor(organisatie).get(object_soort="opvolging")
    assert regel.persoon_id == situatie.mantelzorger_id
    assert taak_van(signaal) is not None


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "bezocht"}, "soort"),
        ({"soort": Opvolging.Soort.ANDERS}, "toelichting"),
        ({"datum": date(2026, 10, 7)}, "datum"),
        ({"datum": timezone.localdate() + timedelta(days=1)}, "datum"),
    ],
)
def test_een_opvolging_die_niet_klopt_wordt_geweigerd(melden, consulent, anders, veld):
    gegevens = replace(OpvolgingGegevens(datum=DONDERDAG, soort="gebeld"), **anders)
    with pytest.raises(Ongeldig) as fout:
        signaal_opvolgen(actor=consulent, signaal=melden(), gegevens=gegevens)
    assert set(fout.value.velden) == {veld}


def test_afsluiten_legt_uitkomst_en_auteur_vast_en_rondt_de_taak_af(melden, consulent):
    signaal = signaal_afsluiten(
        actor=consulent, signaal=melden(), uitkomst="doorverwezen", toelichting="Naar dagopvang."
    )
    assert signaal.afgesloten_op is not None
    assert signaal.afgesloten_door_id == consulent.gebruiker_id
    assert (signaal.uitkomst, signaal.uitkomst_toelichting) == ("doorverwezen", "Naar dagopvang.")
    assert taak_van(signaal) is None
    taak = Taak.objects.voor(signaal.organisatie_id).get()
    assert (taak.uitkomst, taak.afgerond_door_id) == ("doorverwezen", consulent.gebruiker_id)


@pytest.mark.parametrize("uitkomst", ["", "klaar"])
def test_zonder_uitkomst_sluit_niets(melden, consulent, uitkomst):
    signaal = melden()
    with pytest.raises(Ongeldig) as fout:
        signaal_afsluiten(actor=consulent, signaal=signaal, uitkomst=uitkomst)
    assert set(fout.value.velden) == {"uitkomst"}
    assert taak_van(signaal) is not None


def test_ook_de_database_sluit_niets_zonder_uitkomst_en_auteur(organisatie, medewerker):
    signaal = SignaalFactory(organisatie=organisatie)
    rij = Signaal.alles.filter(pk=signaal.pk)
    for waarden in ({"afgesloten_door": medewerker}, {"uitkomst": "geholpen"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rij.update(afgesloten_op=timezone.now(), **waarden)


def test_met_een_gesloten_signaal_gebeurt_niets_meer(melden, consulent, coordinator):
    signaal = signaal_afsluiten(actor=consulent, signaal=melden(), uitkomst="wil_niet")
    opvolging = OpvolgingGegevens(datum=DONDERDAG, soort="gebeld")
    for doe in (
        lambda: signaal_afsluiten(actor=consulent, signaal=signaal, uitkomst="geholpen"),
        lambda: signaal_opvolgen(actor=consulent, signaal=signaal, gegevens=opvolging),
        lambda: signaal_toewijzen(actor=consulent, signaal=signaal, eigenaar=coordinator),
    ):
        with pytest.raises(Conflict):
            doe()


def test_het_systeem_volgt_niets_op_en_sluit_niets(melden, systeem):
    signaal = melden()
    opvolging = OpvolgingGegevens(datum=DONDERDAG, soort="gebeld")
    for doe in (
        lambda: signaal_afsluiten(actor=systeem, signaal=signaal, uitkomst="geholpen"),
        lambda: signaal_opvolgen(actor=systeem, signaal=signaal, gegevens=opvolging),
        lambda: signaal_toewijzen(actor=systeem, signaal=signaal, eigenaar=None),
    ):
        with pytest.raises(NietToegestaan):
            doe()


def test_het_signaal_van_een_ander_bestaat_niet(consulent, andere_organisatie):
    vreemd = SignaalFactory(organisatie=andere_organisatie)
    with pytest.raises(Signaal.DoesNotExist):
        signaal_afsluiten(actor=consulent, signaal=vreemd, uitkomst="geholpen")


# Reading.


def test_open_signalen_staan_op_ernst_en_termijn_en_gesloten_erachter(
    organisatie, andere_organisatie, melden, consulent
):
    SignaalFactory(organisatie=andere_organisatie)
    dicht = signaal_afsluiten(actor=consulent, signaal=melden(), uitkomst="besproken")
    gewoon = SignaalFactory(organisatie=organisatie, uiterlijk_op=DONDERDAG)
    hoog = SignaalFactory(organisatie=organisatie, ernst=Ernst.HOOG)
    assert list(open_signalen(organisatie.id, DONDERDAG)) == [hoog, gewoon]
    morgen = DONDERDAG + timedelta(days=1)
    te_laat = {s.id: s.te_laat for s in signalen_van(organisatie.id, morgen)}
    assert te_laat == {dicht.id: False, gewoon.id: True, hoog.id: False}


def _risico(situatie) -> str:
    return risicos_van(situatie.organisatie_id)[situatie.pk]


def test_wat_iemand_meldt_telt_meteen_voor_het_risico(melden, situatie):
    melden(aard=Aard.OVERBELASTING, ernst=Ernst.ACUUT)
    assert _risico(situatie) == Risico.ACUUT


def test_een_afgesloten_signaal_telt_niet_meer_voor_het_risico(melden, situatie, consulent):
    signaal = melden(aard=Aard.OVERBELASTING, ernst=Ernst.ACUUT)
    signaal_afsluiten(actor=consulent, signaal=signaal, uitkomst=Signaal.Uitkomst.ONTERECHT)
    assert _risico(situatie) == Risico.ONBEKEND
