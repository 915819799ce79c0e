"""The audit log over HTTP, for auditors."""

from datetime import UTC

import pytest

from kern.models import AuditRegel, Rol
from tests.fabrieken import AuditRegelFactory

from .telling import evenveel_queries

LIJST = "/api/v1/audit-regels"


@pytest.fixture
def auditor(als):
    return als(Rol.AUDITOR)


@pytest.fixture
def regel(organisatie):
    regel = AuditRegelFactory(organisatie=organisatie)
    AuditRegelFactory(organisatie=organisatie, gebeurtenis="ingelogd", handeling="inloggen")
    return regel


def test_een_regel_zegt_wie_wat_bij_wie_deed(auditor, regel):
    gelezen = auditor.get(f"{LIJST}/{regel.id}").json()
    assert gelezen["gebruikerId"] == str(regel.gebruiker_id)
    assert gelezen["persoonId"] == str(regel.persoon_id)
    assert gelezen["rollen"] == ["consulent", "coordinator"]
    assert gelezen["handeling"] == "inzien"


def test_lezen_staat_zelf_in_de_log(auditor, organisatie, regel):
    auditor.get(LIJST)
    auditor.get(f"{LIJST}/{regel.id}")
    gelezen = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="auditlog_ingezien")
    assert [r.gebruiker_id for r in gelezen] == [auditor.gebruiker.id] * 2


@pytest.mark.parametrize("filter_", ["persoon", "gebruiker", "gebeurtenis", "handeling"])
def test_filteren(auditor, regel, filter_):
    waarde = {
        "persoon": regel.persoon_id,
        "gebruiker": regel.gebruiker_id,
        "gebeurtenis": "dossier_ingezien",
        "handeling": "inzien",
    }[filter_]
    gevonden = auditor.get(f"{LIJST}?{filter_}={waarde}").json()["resultaten"]
    assert [rij["id"] for rij in gevonden] == [str(regel.id)]


def test_filteren_op_moment(auditor, organisatie, regel):
    tweede = AuditRegel.objects.voor(organisatie).exclude(pk=regel.pk).get()
    van = f"vanaf={_utc(regel.tijdstip)}&tot={_utc(tweede.tijdstip)}"
    gevonden = auditor.get(f"{LIJST}?{van}").json()["resultaten"]
    assert [rij["id"] for rij in gevonden] == [str(regel.id)]


def _utc(moment) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def test_nieuwste_eerst_en_elke_regel_een_keer(auditor, organisatie):
    AuditRegelFactory.create_batch(7, organisatie=organisatie)
    eerder = {str(r.pk) for r in AuditRegel.objects.voor(organisatie)}
    adres, gezien = f"{LIJST}?aantal=3", []
    while adres:
        bladzijde = auditor.get(adres).json()
        gezien += bladzijde["resultaten"]
        adres = bladzijde["volgende"]
    tijden = [rij["tijdstip"] for rij in gezien]
    assert tijden == sorted(tijden, reverse=True)
    ids = [rij["id"] for rij in gezien]
    assert len(ids) == len(set(ids))
    assert eerder <= set(ids)


def test_het_aantal_queries_groeit_niet_mee(auditor, organisatie):
    evenveel_queries(auditor, LIJST, lambda: AuditRegelFactory(organisatie=organisatie))


@pytest.mark.parametrize("kolom", ["persoon_id", "gebruiker_id", "gebeurtenis"])
def test_zoeken_in_de_log_loopt_langs_een_index(kolom):
    begin = [index.fields[:2] for index in AuditRegel._meta.indexes]
    assert ["organisatie_id", kolom] in begin
