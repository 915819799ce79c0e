"""Lists out: who may, who is logged, and that what goes out comes back without a change."""

import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kern.actor import Actor
from kern.fouten import NietToegestaan
from kern.models import AuditRegel, Rol, Toestemming
from kern.services.toestemmingen import toestemming_intrekken
from mantelzorg.models import Hulpvraag, Spoedreden, Zorgsituatie
from tests.fabrieken import GebruikerFactory, PersoonFactory
from uitwisseling.bestand import Formaat, bestand_lezen, bestand_schrijven
from uitwisseling.exporteren import lijst_exporteren, sjabloon
from uitwisseling.soorten import SOORTEN
from vrijwilligers.models import Vrijwilliger

from .bestanden import VOORBEELD, kolommen

pytestmark = pytest.mark.django_db


@pytest.fixture
def alles(importeer):
    """Two rows of every kind; the second refers to much."""

    def doe(aantal: int = 2) -> None:
        for nr in range(1, aantal + 1):
            importeer("vrijwilligers", {"nummer": f"V-{nr}", "telefoon": "+31612345678"})
            importeer("zorgsituaties", {"nummer": f"Z-{nr}", "reeds_geprobeerd": "=1\\n@x"})
            importeer(
                "hulpvragen",
                {
                    "nummer": f"H-{nr}",
                    "zorgsituatie": f"Z-{nr}",
                    "uitgesloten": f"V-{nr - 1}" if nr > 1 else "",
                    "gewenste_vrijwilligers": f"V-{nr}: graag",
                },
            )
            importeer("beschikbaarheid", {"nummer": f"V-{nr}"})

    return doe


@pytest.fixture
def rijen_van(systeem):
    """The rows of an exported list."""

    def doe(soort: str, formaat: str = "csv") -> list[dict[str, str]]:
        inhoud = lijst_exporteren(actor=systeem, soort=soort, formaat=formaat)
        return [dict(rij.cellen) for rij in bestand_lezen(inhoud, kolommen(soort), ())[0]]

    return doe


@pytest.mark.parametrize("formaat", list(Formaat))
@pytest.mark.parametrize("soort", list(SOORTEN))
def test_een_uitgevoerde_lijst_verandert_niets_als_zij_terugkomt(
    alles, lees_in, systeem, soort, formaat
):
    alles()
    verslag = lees_in(soort, lijst_exporteren(actor=systeem, soort=soort, formaat=formaat))
    assert (verslag.ongewijzigd, verslag.totaal) == (2, 2)


def test_een_uitgevoerde_rij_heeft_alles_wat_is_ingelezen(alles, rijen_van):
    alles(1)
    for soort in ("vrijwilligers", "zorgsituaties", "hulpvragen"):
        (rij,) = rijen_van(soort)
        verwacht = dict(VOORBEELD[soort])
        verwacht.pop("beschikbaarheid", None)  # changed by the file of availability
        assert {kolom: rij[kolom] for kolom in verwacht} == verwacht


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_iedereen_in_een_lijst_staat_in_het_auditlog(alles, organisatie, systeem, soort):
    alles()
    al = set(AuditRegel.objects.voor(organisatie).values_list("id", flat=True))
    lijst_exporteren(actor=systeem, soort=soort, formaat="csv")
    regels = AuditRegel.objects.voor(organisatie).exclude(id__in=al)
    vrijwilligers = set(Vrijwilliger.objects.voor(organisatie).values_list("persoon_id", flat=True))
    situaties = Zorgsituatie.objects.voor(organisatie)
    verzorgd = {z.mantelzorger_id for z in situaties} | {z.zorgvrager_id for z in situaties}
    verwacht = {
        "vrijwilligers": vrijwilligers,
        "beschikbaarheid": vrijwilligers,
        "zorgsituaties": verzorgd,
        "hulpvragen": verzorgd | vrijwilligers,
    }[soort]
    gezien = regels.filter(gebeurtenis="dossier_ingezien")
    assert set(gezien.values_list("persoon_id", flat=True)) == verwacht
    assert gezien.count() == len(verwacht)
    uitgevoerd = regels.get(gebeurtenis="bestand_uitgevoerd")
    assert uitgevoerd.bijzonderheden == {"formaat": "csv", "rijen": 2}


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_het_aantal_queries_hangt_niet_af_van_het_aantal_rijen(alles, systeem, soort):
    def queries() -> int:
        with CaptureQueriesContext(connection) as gedaan:
            lijst_exporteren(actor=systeem, soort=soort, formaat="csv")
        return len(gedaan)

    alles(2)
    bij_twee = queries()
    alles(8)
    assert queries() == bij_twee


@pytest.mark.parametrize(
    ("soort", "rol", "mag"),
    [
        ("vrijwilligers", Rol.CONSULENT, False),
        ("vrijwilligers", Rol.COORDINATOR, True),
        ("beschikbaarheid", Rol.CONSULENT, False),
        ("zorgsituaties", Rol.CONSULENT, True),
        ("hulpvragen", Rol.BEHEERDER, False),
        ("hulpvragen", Rol.AUDITOR, False),
    ],
)
def test_wie_een_lijst_mag_zien_mag_haar_uitvoeren(organisatie, soort, rol, mag):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    actor = Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")
    if mag:
        assert lijst_exporteren(actor=actor, soort=soort, formaat="csv")
    else:
        with pytest.raises(NietToegestaan):
            lijst_exporteren(actor=actor, soort=soort, formaat="csv")


def test_een_lijst_is_van_een_organisatie(alles, andere_organisatie, rijen_van):
    alles(1)
    PersoonFactory(organisatie=andere_organisatie)
    vreemd = Actor.systeem(andere_organisatie, herkomst="test", doel="test")
    for soort in SOORTEN:
        inhoud = lijst_exporteren(actor=vreemd, soort=soort, formaat="csv")
        assert bestand_lezen(inhoud, kolommen(soort), ()) == ([], [])


def test_gezondheid_zonder_grondslag_gaat_niet_naar_buiten(
    alles, rijen_van, lees_in, organisatie, systeem
):
    alles(1)
    toestemming_intrekken(
        actor=systeem,
        toestemming=Toestemming.objects.voor(organisatie).get(),
        datum=date(2026, 5, 1),
    )
    (situatie,), (vraag,) = rijen_van("zorgsituaties"), rijen_van("hulpvragen")
    assert (situatie["doelgroepen"], situatie["grondslag"]) == ("", "")
    assert (vraag["vereist"], vraag["gewenst"]) == ("", "wandelen: graag")
    for soort, rij in (("zorgsituaties", situatie), ("hulpvragen", vraag)):
        terug = lees_in(soort, bestand_schrijven(Formaat.CSV, kolommen(soort), [rij]))
        assert terug.ongewijzigd == 1


# --- Whatever is in it ------------------------------------------------------------------------

TEKST = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=20
).map(str.strip)
NAAM = TEKST.filter(bool)
DATUM = st.dates(date(1900, 1, 1), date(2099, 1, 1))
VELDEN = st.fixed_dictionaries(
    {
        "persoon": st.fixed_dictionaries(
            {
                "voornaam": TEKST,
                "achternaam": NAAM,
                "telefoon": TEKST,
                "straat": TEKST | st.sampled_from(["=1+1", "'@x", "-", "'t Hof"]),
                "geboortedatum": st.none() | DATUM,
            }
        ),
        "situatie": st.fixed_dictionaries(
            {
                "reeds_geprobeerd": st.lists(TEKST, max_size=3).map("\r\n".join).map(str.strip),
                "inwonend": st.none() | st.booleans(),
                "uren_per_week": st.none() | st.decimals(0, 168, places=1),
                "nachten_verstoord": st.none() | st.integers(0, 7),
            }
        ),
        "vraag": st.fixed_dictionaries(
            {
                "gewenste_oplossing": TEKST,
                "evaluatie_op": st.none() | DATUM,
                "zwaar": st.booleans(),
                "opbouw": st.none() | st.tuples(st.integers(1, 26), st.integers(15, 119)),
                "spoedreden": st.sampled_from(["", *Spoedreden.values]),
            }
        ),
        "vrijwilliger": st.fixed_dictionaries(
            {
                "max_zwaar": st.none() | st.integers(0, 50),
                "feestdagen": st.none() | st.booleans(),
                "referentie_op": st.none() | DATUM,
                "scholing": NAAM,
            }
        ),
    }
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(velden=VELDEN)
def test_wat_er_ook_in_staat_een_lijst_komt_terug_zonder_wijziging(
    alles, lees_in, systeem, organisatie, velden
):
    if not Hulpvraag.objects.voor(organisatie).exists():
        alles(1)
    vrijwilliger = Vrijwilliger.objects.voor(organisatie).get()
    situatie = Zorgsituatie.objects.voor(organisatie).get()
    vraag = Hulpvraag.objects.voor(organisatie).get()
    opbouw = velden["vraag"].pop("opbouw") or (None, None)
    velden["vraag"] |= {"opbouw_weken": opbouw[0], "opbouw_duur": opbouw[1]}
    velden["vraag"]["spoed"] = "hoog" if velden["vraag"]["spoedreden"] else "gewoon"
    vrijwilliger.scholingen.update(naam=velden["vrijwilliger"].pop("scholing"))
    for gegeven, waarden in (
        (vrijwilliger, velden["vrijwilliger"]),
        (situatie, velden["situatie"]),
        (vraag, velden["vraag"]),
        (vrijwilliger.persoon, velden["persoon"]),
        (situatie.mantelzorger, velden["persoon"]),
    ):
        type(gegeven).objects.voor(organisatie).filter(pk=gegeven.pk).update(**waarden)
    for soort in SOORTEN:
        for formaat in Formaat:
            inhoud = lijst_exporteren(actor=systeem, soort=soort, formaat=formaat)
            verslag = lees_in(soort, inhoud)
            assert (verslag.ongewijzigd, verslag.totaal) == (1, 1)


# --- Templates --------------------------------------------------------------------------------


@pytest.mark.parametrize("formaat", list(Formaat))
@pytest.mark.parametrize("soort", list(SOORTEN))
def test_een_sjabloon_is_een_leeg_bestand_dat_wordt_ingelezen(lees_in, soort, formaat):
    assert lees_in(soort, sjabloon(soort, formaat)).totaal == 0


def test_een_sjabloon_in_xlsx_legt_elke_kolom_uit_en_laat_tekst_tekst():
    boek = openpyxl.load_workbook(io.BytesIO(sjabloon("vrijwilligers", "xlsx")))
    gegevens, uitleg = boek.worksheets
    assert gegevens.column_dimensions["A"].number_format == "@"
    regels = {rij[0].value: rij for rij in uitleg.iter_rows(min_row=2)}
    assert regels.keys() == set(kolommen("vrijwilligers"))
    assert regels["postcode"][1].value == "ja"
    assert "7551" in regels["postcode"][2].value
