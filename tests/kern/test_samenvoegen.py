"""Two records of one person: put together, and taken apart again without a trace."""

from datetime import date

import pytest
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, NietDubbel, OrganisatieModel, Persoon, Rol, Samenvoeging
from kern.selectors.personen import personen_van
from kern.services.samenvoegen import (
    niet_dubbel_vastleggen,
    personen_samenvoegen,
    samenvoeging_terugdraaien,
)
from mantelzorg.models import HulpvraagUitsluiting
from tests.fabrieken import (
    GebruikerFactory,
    HuishoudenFactory,
    HulpvraagFactory,
    OrganisatieFactory,
    PersoonFactory,
    ToestemmingFactory,
    VrijwilligerFactory,
    ZorgsituatieFactory,
)


@pytest.fixture
def paar(organisatie):
    return PersoonFactory.create_batch(2, organisatie=organisatie)


def conflict(actor, blijft, vervalt):
    with pytest.raises(Conflict) as fout:
        personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    return fout.value


def test_alles_van_wie_vervalt_wordt_van_wie_blijft(actor, organisatie, paar):
    blijft, vervalt = paar
    als_mantelzorger = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=vervalt)
    als_zorgvrager = ZorgsituatieFactory(organisatie=organisatie, zorgvrager=vervalt)
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie, persoon=vervalt)
    inlog = GebruikerFactory(organisatie=organisatie, persoon=vervalt)
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    for rij in (als_mantelzorger, als_zorgvrager, vrijwilliger, inlog):
        rij.refresh_from_db()
    assert als_mantelzorger.mantelzorger == blijft
    assert als_zorgvrager.zorgvrager == blijft
    assert vrijwilliger.persoon == blijft
    assert inlog.persoon == blijft


def test_een_verwijzing_zonder_naam_om_terug_te_gaan_verhuist_ook(actor, organisatie, paar):
    blijft, vervalt = paar
    vraag = HulpvraagFactory(organisatie=organisatie)
    rij = HulpvraagUitsluiting.alles.create(
        organisatie=organisatie, hulpvraag=vraag, persoon=vervalt
    )
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    rij.refresh_from_db()
    assert rij.persoon == blijft


def test_wie_vervalt_is_geen_persoon_meer_om_te_kiezen(actor, organisatie, paar):
    blijft, vervalt = paar
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    assert list(personen_van(organisatie.id)) == [blijft]


def test_lege_velden_worden_aangevuld_en_gevulde_niet_overschreven(actor, organisatie):
    blijft = PersoonFactory(organisatie=organisatie, telefoon="", email="a@b.example")
    vervalt = PersoonFactory(organisatie=organisatie, telefoon="0612345678", email="c@d.example")
    samenvoeging = personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    blijft.refresh_from_db()
    assert (blijft.telefoon, blijft.email) == ("0612345678", "a@b.example")
    assert samenvoeging.aangevuld == ["telefoon"]


def test_een_huisnummer_bij_een_andere_postcode_wordt_niet_overgenomen(actor, organisatie):
    blijft = PersoonFactory(organisatie=organisatie, huisnummer="", postcode="7551AB")
    vervalt = PersoonFactory(organisatie=organisatie, huisnummer="9", postcode="7552AB")
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    blijft.refresh_from_db()
    assert blijft.huisnummer == ""


def test_wat_beide_al_hebben_blijft_staan(actor, organisatie, paar):
    blijft, vervalt = paar
    vraag, ander = HulpvraagFactory.create_batch(2, organisatie=organisatie)
    for persoon, bij in [(blijft, vraag), (vervalt, vraag), (vervalt, ander)]:
        HulpvraagUitsluiting.alles.create(organisatie=organisatie, hulpvraag=bij, persoon=persoon)
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    rijen = HulpvraagUitsluiting.objects.voor(organisatie)
    assert {r.hulpvraag_id for r in rijen.filter(persoon=blijft)} == {vraag.id, ander.id}
    assert [r.hulpvraag_id for r in rijen.filter(persoon=vervalt)] == [vraag.id]


def test_twee_vrijwilligers_worden_niet_een(actor, organisatie):
    een, ander = VrijwilligerFactory.create_batch(2, organisatie=organisatie)
    assert conflict(actor, een.persoon, ander.persoon).code == "twee_vrijwilliger"


def test_twee_gebruikers_worden_niet_een(actor, organisatie, paar):
    for persoon in paar:
        GebruikerFactory(organisatie=organisatie, persoon=persoon)
    assert conflict(actor, *paar).code == "twee_gebruiker"


def test_mantelzorger_en_zorgvrager_van_een_situatie_worden_niet_een(actor, organisatie):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    fout = conflict(actor, situatie.mantelzorger, situatie.zorgvrager)
    assert fout.code == "zelfde_persoon"
    assert not Samenvoeging.objects.voor(organisatie).exists()


def test_een_persoon_van_een_ander_kan_niet(actor, andere_organisatie, paar):
    vreemde = PersoonFactory(organisatie=andere_organisatie)
    with pytest.raises(Ongeldig):
        personen_samenvoegen(actor=actor, blijft=paar[0], vervalt=vreemde)


def test_iemand_met_zichzelf_kan_niet(actor, paar):
    with pytest.raises(Ongeldig):
        personen_samenvoegen(actor=actor, blijft=paar[0], vervalt=paar[0])


def test_wie_al_samengevoegd_is_kan_niet_nog_eens(actor, organisatie, paar):
    blijft, vervalt = paar
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    derde = PersoonFactory(organisatie=organisatie)
    assert conflict(actor, derde, vervalt).code == "al_samengevoegd"
    assert conflict(actor, vervalt, derde).code == "al_samengevoegd"


def test_het_systeem_voegt_niet_samen(systeem, paar):
    with pytest.raises(NietToegestaan):
        personen_samenvoegen(actor=systeem, blijft=paar[0], vervalt=paar[1])


def test_de_log_noemt_beide_personen(actor, organisatie, paar):
    blijft, vervalt = paar
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="personen_samengevoegd")
    assert {regel.persoon_id for regel in regels} == {blijft.id, vervalt.id}


# Consent.


def test_toestemming_verhuist_mee(actor, organisatie, paar):
    blijft, vervalt = paar
    toestemming = ToestemmingFactory(organisatie=organisatie, persoon=vervalt)
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    assert list(blijft.toestemmingen.all()) == [toestemming]


def test_van_twee_geldige_toestemmingen_blijft_er_een_staan(actor, organisatie, paar):
    for persoon in paar:
        ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    personen_samenvoegen(actor=actor, blijft=paar[0], vervalt=paar[1])
    assert [persoon.toestemmingen.count() for persoon in paar] == [1, 1]


@pytest.mark.parametrize("wie_trok_in", [0, 1])
def test_een_intrekking_gaat_nooit_verloren(actor, organisatie, paar, wie_trok_in):
    ToestemmingFactory(
        organisatie=organisatie, persoon=paar[wie_trok_in], ingetrokken_op=date(2026, 3, 1)
    )
    ToestemmingFactory(
        organisatie=organisatie, persoon=paar[1 - wie_trok_in], datum=date(2026, 2, 1)
    )
    assert conflict(actor, *paar).code == "toestemming_ingetrokken"


def test_toestemming_van_na_de_intrekking_geldt(actor, organisatie, paar):
    blijft, vervalt = paar
    ToestemmingFactory(organisatie=organisatie, persoon=vervalt, ingetrokken_op=date(2026, 3, 1))
    ToestemmingFactory(organisatie=organisatie, persoon=blijft, datum=date(2026, 3, 2))
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    assert blijft.toestemmingen.count() == 2


# Undoing.


def test_terugdraaien_noemt_wie_en_wanneer(actor, organisatie, paar):
    samenvoeging = personen_samenvoegen(actor=actor, blijft=paar[0], vervalt=paar[1])
    samenvoeging = samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging)
    assert samenvoeging.teruggedraaid_door_id == actor.gebruiker_id
    assert set(personen_van(organisatie.id)) == set(paar)
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="samenvoeging_teruggedraaid")
    assert {regel.persoon_id for regel in regels} == {persoon.id for persoon in paar}


def test_wat_er_na_het_samenvoegen_bij_kwam_blijft(actor, organisatie, paar):
    blijft, vervalt = paar
    oud = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=vervalt)
    samenvoeging = personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    nieuw = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=blijft)
    samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging)
    oud.refresh_from_db()
    nieuw.refresh_from_db()
    assert (oud.mantelzorger, nieuw.mantelzorger) == (vervalt, blijft)


def test_een_aangevuld_veld_dat_daarna_veranderde_blijft(actor, organisatie):
    blijft = PersoonFactory(organisatie=organisatie)
    vervalt = PersoonFactory(organisatie=organisatie, telefoon="0612345678", email="a@b.example")
    samenvoeging = personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    Persoon.alles.filter(pk=blijft.pk).update(telefoon="0687654321")
    samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging)
    blijft.refresh_from_db()
    assert (blijft.telefoon, blijft.email) == ("0687654321", "")


def test_wat_intussen_weg_of_van_een_ander_is_houdt_terugdraaien_tegen(actor, organisatie, paar):
    blijft, vervalt = paar
    weg, anders = ZorgsituatieFactory.create_batch(2, organisatie=organisatie, mantelzorger=vervalt)
    samenvoeging = personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    weg.delete()
    anders.mantelzorger = PersoonFactory(organisatie=organisatie)
    anders.save()
    with pytest.raises(Conflict, match="2 gegevens") as fout:
        samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging)
    assert fout.value.code == "intussen_veranderd"
    vervalt.refresh_from_db()
    assert vervalt.samengevoegd_met == blijft


def test_terugdraaien_kan_een_keer(actor, paar):
    samenvoeging = personen_samenvoegen(actor=actor, blijft=paar[0], vervalt=paar[1])
    samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging)
    with pytest.raises(Conflict) as fout:
        samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging)
    assert fout.value.code == "al_teruggedraaid"


@pytest.mark.parametrize("kant", ["blijft", "vervalt"])
def test_alleen_de_laatste_van_een_keten_kan_terug(actor, organisatie, paar, kant):
    eerste = personen_samenvoegen(actor=actor, blijft=paar[0], vervalt=paar[1])
    derde = PersoonFactory(organisatie=organisatie)
    wie = {"blijft": paar[0], "vervalt": derde}
    if kant == "vervalt":
        wie = {"blijft": derde, "vervalt": paar[0]}
    tweede = personen_samenvoegen(actor=actor, **wie)
    with pytest.raises(Conflict) as fout:
        samenvoeging_terugdraaien(actor=actor, samenvoeging=eerste)
    assert fout.value.code == "later_samengevoegd"
    samenvoeging_terugdraaien(actor=actor, samenvoeging=tweede)
    samenvoeging_terugdraaien(actor=actor, samenvoeging=eerste)
    assert personen_van(organisatie.id).count() == 3


def test_een_ander_kan_niet_terugdraaien(actor, paar, andere_organisatie):
    samenvoeging = personen_samenvoegen(actor=actor, blijft=paar[0], vervalt=paar[1])
    vreemde = Actor.van_gebruiker(
        GebruikerFactory(organisatie=andere_organisatie, met_rollen=[Rol.COORDINATOR]),
        herkomst="127.0.0.1",
        doel="test",
    )
    with pytest.raises(Ongeldig):
        samenvoeging_terugdraaien(actor=vreemde, samenvoeging=samenvoeging)


# Two persons after all.


def test_niet_dubbel_wordt_een_keer_vastgelegd_in_welke_volgorde_ook(actor, organisatie, paar):
    een, ander = paar
    eerst = niet_dubbel_vastleggen(actor=actor, een=een, ander=ander)
    assert niet_dubbel_vastleggen(actor=actor, een=ander, ander=een) == eerst
    assert NietDubbel.objects.voor(organisatie).count() == 1
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="niet_dubbel_vastgelegd")
    assert {regel.persoon_id for regel in regels} == {een.id, ander.id}


def test_het_systeem_zegt_niet_dat_twee_mensen_twee_mensen_zijn(systeem, paar):
    with pytest.raises(NietToegestaan):
        niet_dubbel_vastleggen(actor=systeem, een=paar[0], ander=paar[1])


# Whatever there is: undone, it is as it was.


def database(organisatie):
    """Every row of the organisation, without when it was last saved, the log and the merges."""
    return {
        model: {
            rij.pop("id"): {naam: w for naam, w in rij.items() if naam != "gewijzigd_op"}
            for rij in model.objects.voor(organisatie).values()
        }
        for model in apps.get_models()
        if issubclass(model, OrganisatieModel) and model is not Samenvoeging
    }


leeg_of = st.sampled_from(["", "x"])
van_wie = st.sampled_from(["blijft", "vervalt", "derde"])


class SamenvoegenEnTerug(TestCase):
    @settings(max_examples=40)
    @given(
        velden=st.lists(
            st.fixed_dictionaries({"telefoon": leeg_of, "straat": leeg_of}), min_size=2
        ),
        huisgenoten=st.sets(van_wie),
        situaties=st.lists(st.tuples(van_wie, van_wie, st.none() | van_wie), max_size=4),
        toestemmingen=st.sets(st.tuples(van_wie, st.sampled_from(["gezondheid", "delen"]))),
        uitsluitingen=st.sets(st.tuples(st.integers(0, 1), van_wie)),
        vrijwilliger=st.none() | van_wie,
        inlog=st.none() | van_wie,
    )
    def test_geeft_de_database_van_ervoor(
        self, velden, huisgenoten, situaties, toestemmingen, uitsluitingen, vrijwilliger, inlog
    ):
        org = OrganisatieFactory()
        actor = Actor.van_gebruiker(
            GebruikerFactory(organisatie=org, met_rollen=[Rol.CONSULENT]),
            herkomst="127.0.0.1",
            doel="test",
        )
        huishouden = HuishoudenFactory(organisatie=org)
        wie = {
            naam: PersoonFactory(
                organisatie=org,
                huishouden=huishouden if naam in huisgenoten else None,
                **(velden[nr % len(velden)] if nr < 2 else {}),
            )
            for nr, naam in enumerate(["blijft", "vervalt", "derde"])
        }
        for mz, zv, vertegenwoordiger in situaties:
            if mz != zv and vertegenwoordiger != mz:
                ZorgsituatieFactory(
                    organisatie=org,
                    mantelzorger=wie[mz],
                    zorgvrager=wie[zv],
                    vertegenwoordiger=wie.get(vertegenwoordiger),
                )
        for naam, doel in toestemmingen:
            ToestemmingFactory(organisatie=org, persoon=wie[naam], doel=doel)
        vragen = HulpvraagFactory.create_batch(2, organisatie=org)
        for nr, naam in uitsluitingen:
            HulpvraagUitsluiting.alles.create(
                organisatie=org, hulpvraag=vragen[nr], persoon=wie[naam]
            )
        if vrijwilliger:
            VrijwilligerFactory(organisatie=org, persoon=wie[vrijwilliger])
        if inlog:
            GebruikerFactory(organisatie=org, persoon=wie[inlog])
        voor = database(org)
        try:
            samenvoeging = personen_samenvoegen(
                actor=actor, blijft=wie["blijft"], vervalt=wie["vervalt"]
            )
        except Conflict as fout:
            if fout.code != "zelfde_persoon":
                raise
            assert database(org) == voor
        else:
            assert database(org) != voor
            samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging)
            assert database(org) == voor
