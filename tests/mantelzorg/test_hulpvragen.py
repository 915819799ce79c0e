"""Registering care situations and requests: what is refused, what is kept."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, KenmerkSoort, WensAard
from kern.services.kenmerken import Wenswaarde
from kern.services.opslaan import Uitkomst
from mantelzorg.models import Hulpvraag, HulpvraagVenster
from mantelzorg.services.hulpvragen import (
    HulpvraagGegevens,
    gegevens_van,
    hulpvraag_intrekken,
    hulpvraag_opslaan,
)
from mantelzorg.services.zorgsituaties import ZorgsituatieGegevens, zorgsituatie_opslaan
from tests.fabrieken import (
    HulpvraagFactory,
    KenmerkFactory,
    PersoonFactory,
    TaaktypeFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)


@pytest.fixture
def gegevens(organisatie):
    return HulpvraagGegevens(
        nummer="H1",
        zorgsituatie=ZorgsituatieFactory(organisatie=organisatie),
        taaktype=TaaktypeFactory(organisatie=organisatie),
        duur=90,
        ritme=2,
        vensters=((1, time(13), time(17)), (3, time(9), time(12))),
        ingediend_op=date(2026, 11, 2),
    )


@pytest.fixture
def dementie(organisatie):
    return KenmerkFactory(
        organisatie=organisatie,
        code="doelgroep_dementie",
        soort=KenmerkSoort.DOELGROEP,
        gezondheid=True,
    )


def geweigerd(actor, gegevens) -> dict[str, str]:
    with pytest.raises(Ongeldig) as fout:
        hulpvraag_opslaan(actor=actor, gegevens=gegevens)
    assert not Hulpvraag.objects.voor(actor.organisatie_id).exists()
    return fout.value.velden


def test_een_hulpvraag_wordt_open_bewaard_met_haar_tijden(consulent, gegevens):
    vraag, uitkomst = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    assert (uitkomst, vraag.status) == (Uitkomst.AANGEMAAKT, Hulpvraag.Status.OPEN)
    assert [v.dag for v in vraag.vensters.all()] == [1, 3]


def test_nog_eens_hetzelfde_verandert_niets(consulent, gegevens):
    vraag, _uitkomst = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    regels = AuditRegel.objects.voor(consulent.organisatie_id).count()
    _vraag, uitkomst = hulpvraag_opslaan(actor=consulent, gegevens=gegevens, hulpvraag=vraag)
    assert uitkomst is Uitkomst.ONGEWIJZIGD
    assert AuditRegel.objects.voor(consulent.organisatie_id).count() == regels


def test_bewaren_wat_er_staat_verandert_niets(consulent, organisatie, gegevens):
    kenmerk = KenmerkFactory(organisatie=organisatie)
    wie, ander = PersoonFactory.create_batch(2, organisatie=organisatie)
    gegevens = replace(
        gegevens,
        spoed="hoog",
        spoedreden="uitval",
        einddatum=date(2093, 1, 1),
        opbouw_weken=4,
        opbouw_duur=30,
        kenmerken=(kenmerk,),
        wensen=(Wenswaarde(kenmerk, WensAard.GEWENST, "graag"),),
        uitsluitingen=(wie,),
        voorkeuren={ander: "liever_niet"},
    )
    hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    vraag = Hulpvraag.alles.get()
    assert gegevens_van(vraag) == gegevens
    _, uitkomst = hulpvraag_opslaan(actor=consulent, gegevens=gegevens_van(vraag), hulpvraag=vraag)
    assert uitkomst is Uitkomst.ONGEWIJZIGD


def test_een_andere_tijd_is_een_wijziging_die_de_log_noemt(consulent, gegevens):
    vraag, _uitkomst = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    anders = replace(gegevens, vensters=((1, time(13), time(17)),))
    _vraag, uitkomst = hulpvraag_opslaan(actor=consulent, gegevens=anders, hulpvraag=vraag)
    assert uitkomst is Uitkomst.GEWIJZIGD
    assert HulpvraagVenster.objects.voor(consulent.organisatie_id).count() == 1
    regel = AuditRegel.objects.voor(consulent.organisatie_id).get(gebeurtenis="gegeven_gewijzigd")
    assert regel.bijzonderheden == {"velden": ["vensters"]}


@pytest.mark.parametrize(("duur", "mag"), [(15, True), (720, True), (14, False), (721, False)])
def test_een_bezoek_duurt_een_kwartier_tot_twaalf_uur(consulent, gegevens, duur, mag):
    gegevens = replace(gegevens, duur=duur)
    if mag:
        hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    else:
        assert "duur" in geweigerd(consulent, gegevens)


def test_een_hulpvraag_zonder_tijden_wordt_geweigerd(consulent, gegevens):
    assert "vensters" in geweigerd(consulent, replace(gegevens, vensters=()))


def test_een_onbekende_postcode_wordt_geweigerd(consulent, gegevens):
    assert "postcode" in geweigerd(consulent, replace(gegevens, postcode="1000AA"))


def test_een_bekwaamheid_is_geen_taaktype(consulent, organisatie, gegevens):
    kenmerk = KenmerkFactory(organisatie=organisatie)
    assert "taaktype" in geweigerd(consulent, replace(gegevens, taaktype=kenmerk))


@pytest.mark.parametrize("veld", ["kenmerken", "wensen"])
def test_gezondheid_zonder_grondslag_wordt_geweigerd(consulent, gegevens, dementie, veld):
    waarde = dementie if veld == "kenmerken" else Wenswaarde(dementie, WensAard.VEREIST)
    assert f"{veld}/0/kenmerk" in geweigerd(consulent, replace(gegevens, **{veld: (waarde,)}))


def test_gezondheid_met_grondslag_mag(consulent, organisatie, gegevens, dementie):
    ToestemmingFactory(organisatie=organisatie, persoon=gegevens.zorgsituatie.zorgvrager)
    vraag, _uitkomst = hulpvraag_opslaan(
        actor=consulent, gegevens=replace(gegevens, kenmerken=(dementie,))
    )
    assert vraag.kenmerken.get().kenmerk == dementie


@pytest.fixture
def ingetrokken(consulent, organisatie, gegevens, dementie):
    """A request that tells of dementia, whose legal basis has been withdrawn since."""
    toestemming = ToestemmingFactory(
        organisatie=organisatie, persoon=gegevens.zorgsituatie.zorgvrager
    )
    wens = Wenswaarde(dementie, WensAard.VEREIST)
    gegevens = replace(gegevens, kenmerken=(dementie,), wensen=(wens,))
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    toestemming.ingetrokken_op = timezone.localdate()
    toestemming.save()
    return vraag


def test_na_intrekken_blijft_een_andere_wijziging_mogelijk(consulent, ingetrokken):
    gegevens = replace(gegevens_van(ingetrokken), zwaar=True)
    _, uitkomst = hulpvraag_opslaan(actor=consulent, gegevens=gegevens, hulpvraag=ingetrokken)
    assert (uitkomst, ingetrokken.kenmerken.count()) == (Uitkomst.GEWIJZIGD, 1)


@pytest.mark.parametrize("veld", ["kenmerken", "wensen"])
def test_na_intrekken_komt_er_niets_over_gezondheid_bij(consulent, organisatie, ingetrokken, veld):
    ggz = KenmerkFactory(organisatie=organisatie, gezondheid=True)
    waarde = ggz if veld == "kenmerken" else Wenswaarde(ggz, WensAard.VEREIST)
    gegevens = gegevens_van(ingetrokken)
    gegevens = replace(gegevens, **{veld: (*getattr(gegevens, veld), waarde)})
    with pytest.raises(Ongeldig) as fout:
        hulpvraag_opslaan(actor=consulent, gegevens=gegevens, hulpvraag=ingetrokken)
    assert set(fout.value.velden) == {f"{veld}/1/kenmerk"}


def test_wat_van_de_een_bekend_was_wordt_niet_van_een_ander(consulent, organisatie, ingetrokken):
    elders = ZorgsituatieFactory(organisatie=organisatie)
    gegevens = replace(gegevens_van(ingetrokken), zorgsituatie=elders)
    with pytest.raises(Ongeldig) as fout:
        hulpvraag_opslaan(actor=consulent, gegevens=gegevens, hulpvraag=ingetrokken)
    assert set(fout.value.velden) == {"kenmerken/0/kenmerk"}


def test_een_doelgroep_zonder_grondslag_wordt_geweigerd(consulent, organisatie, dementie):
    with pytest.raises(Ongeldig) as fout:
        zorgsituatie_opslaan(
            actor=consulent,
            gegevens=ZorgsituatieGegevens(
                nummer="Z1",
                mantelzorger=PersoonFactory(organisatie=organisatie),
                zorgvrager=PersoonFactory(organisatie=organisatie),
                doelgroepen=(dementie,),
            ),
        )
    assert "doelgroepen/0/kenmerk" in fout.value.velden


def test_een_coordinator_registreert_geen_hulpvraag(actor, gegevens):
    with pytest.raises(NietToegestaan):
        hulpvraag_opslaan(actor=actor, gegevens=gegevens)


def test_intrekken_kan_een_keer(consulent, organisatie):
    vraag = HulpvraagFactory(organisatie=organisatie)
    hulpvraag_intrekken(actor=consulent, hulpvraag=vraag)
    vraag.refresh_from_db()
    assert vraag.status == Hulpvraag.Status.INGETROKKEN
    with pytest.raises(Conflict):
        hulpvraag_intrekken(actor=consulent, hulpvraag=vraag)


def test_een_nieuwe_hulpvraag_zonder_nummer_krijgt_er_een_en_houdt_het(consulent, gegevens):
    gegevens = replace(gegevens, nummer="")
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=gegevens)
    _, uitkomst = hulpvraag_opslaan(actor=consulent, gegevens=gegevens, hulpvraag=vraag)
    assert (vraag.nummer, uitkomst) == ("H-0001", Uitkomst.ONGEWIJZIGD)


def test_twee_organisaties_mogen_hetzelfde_nummer_hebben(organisatie, andere_organisatie):
    HulpvraagFactory(organisatie=organisatie, nummer="H1")
    HulpvraagFactory(organisatie=andere_organisatie, nummer="H1")
    with pytest.raises(IntegrityError), transaction.atomic():
        HulpvraagFactory(organisatie=organisatie, nummer="H1")
