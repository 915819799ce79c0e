"""The preview of a change: what it does to the present candidates, and that it writes nothing."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kern.models import Kenmerk
from mantelzorg.models import Hulpvraag
from matching.inlezen import inlezen
from matching.regels.parameters import Parameters
from matching.selectors.gevolgen import Plaats, Stand, Verschuiving, gevolgen
from matching.selectors.parameters import parameters_op
from tests.fabrieken import (
    GebruikerFactory,
    HulpvraagFactory,
    HulpvraagWensFactory,
    PersoonFactory,
    RisicobepalingFactory,
    TaaktypeFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.matching.hulp import ALLEEN_SPOED, paar
from vrijwilligers.regels.toelating import Toelatingseisen

WEKEN = timedelta(weeks=9)


def bekijk(organisatie, **wijziging):
    return gevolgen(organisatie.id, vandaag=timezone.localdate(), **wijziging)


def taaktype(organisatie):
    return Kenmerk.objects.voor(organisatie).get(code="gezelschap")


def goedgekeurd(vraag, vrijwilliger):
    return VoorstelFactory(
        organisatie=vraag.organisatie,
        hulpvraag=vraag,
        vrijwilliger=vrijwilliger,
        status="goedgekeurd",
        beoordeeld_door=GebruikerFactory(organisatie=vraag.organisatie),
        beoordeeld_op=timezone.now(),
    )


def test_zonder_wijziging_blijft_alles_gelijk(organisatie):
    paar(organisatie)
    gevonden = bekijk(organisatie)
    assert gevonden.voor == gevonden.na == Stand(1, 0, 0, 0)
    assert gevonden.andere_beste == 0


def test_een_vog_die_nodig_wordt_ruimt_paren_op(organisatie):
    paar(organisatie)
    gevonden = bekijk(organisatie, kenmerk=taaktype(organisatie), waarden={"vog_vereist": True})
    assert gevonden.voor.paren == 1
    assert gevonden.na == Stand(0, 1, 1, 0)
    assert gevonden.andere_beste == 1


def test_een_taak_die_beroepswerk_wordt_is_te_herzien(organisatie):
    paar(organisatie)
    gevonden = bekijk(
        organisatie, kenmerk=taaktype(organisatie), waarden={"alleen_professioneel": True}
    )
    assert gevonden.na == Stand(0, 1, 1, 1)


def test_een_taak_die_geen_beroepswerk_meer_is_geeft_paren(organisatie):
    paar(organisatie)
    taak = taaktype(organisatie)
    taak.alleen_professioneel = True
    taak.save()
    gevonden = bekijk(organisatie, kenmerk=taak, waarden={"alleen_professioneel": False})
    assert (gevonden.voor.paren, gevonden.na.paren) == (0, 1)


def test_een_wens_die_gezondheid_wordt_vraagt_een_grondslag(organisatie):
    vraag, _vrijwilliger = paar(organisatie)
    wens = HulpvraagWensFactory(
        organisatie=organisatie, hulpvraag=vraag, aard="gewenst", sterkte="graag"
    )
    gevonden = bekijk(organisatie, kenmerk=wens.kenmerk, waarden={"gezondheid": True})
    assert gevonden.na == Stand(0, 1, 1, 1)


def test_een_strengere_eis_houdt_vrijwilligers_tegen(organisatie):
    _vraag, vrijwilliger = paar(organisatie)
    vrijwilliger.referentie_op = None
    vrijwilliger.save()
    eisen = Toelatingseisen(referentie=True)
    assert bekijk(organisatie, eisen=eisen).na == Stand(0, 1, 1, 0)


def test_een_lagere_snelheid_maakt_ver_te_ver(organisatie):
    paar(organisatie)
    VrijwilligerFactory(
        organisatie=organisatie,
        persoon=PersoonFactory(organisatie=organisatie, postcode="7556AB"),
        max_reistijd=20,
    )
    gevonden = bekijk(
        organisatie, parameters=Parameters(snelheden=Parameters().snelheden | {"fiets": 1})
    )
    assert (gevonden.voor.paren, gevonden.na.paren) == (2, 1)
    assert gevonden.na.vrijwilligers_zonder_vraag == 1


def test_andere_punten_geven_een_ander_beste(organisatie):
    vraag, _dichtbij = paar(organisatie)
    wens = HulpvraagWensFactory(
        organisatie=organisatie, hulpvraag=vraag, aard="gewenst", sterkte="enigszins"
    )
    gewenst = VrijwilligerFactory(
        organisatie=organisatie,
        persoon=PersoonFactory(organisatie=organisatie, postcode="7556AB"),
    )
    gewenst.bekwaamheden.create(organisatie=organisatie, kenmerk=wens.kenmerk)
    anders = Parameters(punten=Parameters().punten | {"enigszins": 500})
    gevonden = bekijk(organisatie, parameters=anders)
    assert gevonden.andere_beste == 1
    assert gevonden.voor == gevonden.na


def test_wie_al_een_goedgekeurd_voorstel_heeft_wacht_niet(organisatie):
    vraag, vrijwilliger = paar(organisatie)
    goedgekeurd(vraag, vrijwilliger)
    assert bekijk(organisatie).voor == Stand(0, 0, 1, 0)


def test_een_goedgekeurd_voorstel_dat_niet_meer_past_is_te_herzien(organisatie):
    vraag, vrijwilliger = paar(organisatie)
    goedgekeurd(vraag, vrijwilliger)
    gevonden = bekijk(organisatie, kenmerk=taaktype(organisatie), waarden={"vog_vereist": True})
    assert gevonden.na.te_herzien == 1


def wachtenden(organisatie, aantal: int) -> list[Hulpvraag]:
    """So many requests that wait, each a week longer than the one before it."""
    vandaag = timezone.localdate()
    return [
        HulpvraagFactory(organisatie=organisatie, ingediend_op=vandaag - timedelta(weeks=weken))
        for weken in range(1, aantal + 1)
    ]


def test_andere_punten_geven_een_andere_volgorde(organisatie):
    nieuwste, midden, oudste = wachtenden(organisatie, 3)
    RisicobepalingFactory(organisatie=organisatie, zorgsituatie=nieuwste.zorgsituatie)
    anders = Parameters(risicopunten=Parameters().risicopunten | {"hoog": 0})
    assert bekijk(organisatie, parameters=anders).verschuivingen == [
        verschuiving(nieuwste, Plaats(1, 10 + 40 + 1), Plaats(3, 10 + 1)),
        verschuiving(oudste, Plaats(2, 10 + 5 + 3), Plaats(1, 10 + 5 + 3)),
        verschuiving(midden, Plaats(3, 10 + 5 + 2), Plaats(2, 10 + 5 + 2)),
    ]


def verschuiving(vraag, voor, na) -> Verschuiving:
    situatie = vraag.zorgsituatie
    personen = (situatie.mantelzorger_id, situatie.zorgvrager_id)
    return Verschuiving(vraag.nummer, personen, voor, na)


def test_ook_een_hulpvraag_voor_een_keer_heeft_een_plaats(organisatie):
    vandaag = timezone.localdate()
    eenmalig = HulpvraagFactory(
        organisatie=organisatie,
        ingediend_op=vandaag,
        ritme=0,
        datum=vandaag + timedelta(days=10),
        vensters=[],
    )
    (oudste,) = wachtenden(organisatie, 1)
    RisicobepalingFactory(organisatie=organisatie, zorgsituatie=eenmalig.zorgsituatie)
    anders = Parameters(risicopunten=Parameters().risicopunten | {"hoog": 0})
    gevonden = bekijk(organisatie, parameters=anders).verschuivingen
    assert {v.nummer: (v.voor.plaats, v.na.plaats) for v in gevonden} == {
        eenmalig.nummer: (1, 2),
        oudste.nummer: (2, 1),
    }


def test_wie_door_de_wijziging_niet_meer_meedoet_laat_de_anderen_op_hun_plaats(organisatie):
    anders = TaaktypeFactory(organisatie=organisatie, code="boodschappen")
    vandaag = timezone.localdate()
    HulpvraagFactory(organisatie=organisatie, taaktype=anders, ingediend_op=vandaag - WEKEN)
    wachtenden(organisatie, 2)
    gevonden = bekijk(organisatie, kenmerk=anders, waarden={"alleen_professioneel": True})
    assert gevonden.na.te_herzien == 1
    assert gevonden.verschuivingen == []


def test_bij_gelijke_voorrang_staat_wie_het_langst_wacht_voor(organisatie):
    nieuwste, oudste = wachtenden(organisatie, 2)
    RisicobepalingFactory(organisatie=organisatie, zorgsituatie=nieuwste.zorgsituatie)
    eerste, _tweede = bekijk(organisatie, parameters=ALLEEN_SPOED).verschuivingen
    assert (eerste.nummer, eerste.na) == (oudste.nummer, Plaats(1, 10))


def test_wie_niet_meer_wacht_heeft_geen_plaats(organisatie):
    vraag, vrijwilliger = paar(organisatie)
    goedgekeurd(vraag, vrijwilliger)
    wachtenden(organisatie, 1)
    RisicobepalingFactory(organisatie=organisatie, zorgsituatie=vraag.zorgsituatie, niveau="acuut")
    assert bekijk(organisatie, parameters=ALLEEN_SPOED).verschuivingen == []


def test_de_voorspelling_is_wat_een_ronde_daarna_leest(organisatie):
    for _ in range(3):
        paar(organisatie)
    taak = taaktype(organisatie)
    voorspeld = bekijk(organisatie, kenmerk=taak, waarden={"actief": False}).na
    taak.actief = False
    taak.save()
    assert bekijk(organisatie).voor == voorspeld
    vandaag = timezone.localdate()
    ingelezen = inlezen(organisatie.id, parameters_op(organisatie.id, vandaag), vandaag)
    assert len(ingelezen.te_herzien) == voorspeld.te_herzien == 3


def test_er_wordt_niets_geschreven_en_het_aantal_vragen_groeit_niet(organisatie):
    aantallen = []
    for _ in range(2):
        for _ in range(3):
            paar(organisatie)
        with CaptureQueriesContext(connection) as vragen:
            bekijk(organisatie, kenmerk=taaktype(organisatie), waarden={"vog_vereist": True})
        assert all(vraag["sql"].startswith("SELECT") for vraag in vragen)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
    assert not taaktype(organisatie).vog_vereist


def test_een_ander_telt_niet_mee(organisatie, andere_organisatie):
    paar(andere_organisatie)
    HulpvraagFactory(organisatie=organisatie)
    assert bekijk(organisatie).voor == Stand(0, 1, 0, 0)


def test_een_hulpvraag_voor_een_keer_telt_niet_mee(organisatie):
    paar(organisatie)
    HulpvraagFactory(organisatie=organisatie, ritme=0, datum=timezone.localdate(), vensters=[])
    assert bekijk(organisatie).voor.vragen_zonder_kandidaat == 0
