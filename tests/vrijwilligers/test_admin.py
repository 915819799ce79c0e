"""Volunteers in the admin: demands to set, the rest to look at, reads written down."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kern.models import AuditRegel, Rol
from tests.fabrieken import (
    GebruikerFactory,
    ToelatingssetFactory,
    VogFactory,
    VrijwilligerFactory,
)
from vrijwilligers.models import Toelatingsset
from vrijwilligers.regels.toelating import Toelatingseisen


@pytest.fixture
def beheer(organisatie):
    client = Client()
    client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER]))
    return client


def bewaar(beheer, waarden):
    morgen = timezone.localdate() + timedelta(days=1)
    return beheer.post(
        reverse("admin:vrijwilligers_toelatingsset_add"),
        {"ingangsdatum": f"{morgen:%d-%m-%Y}", "waarden": json.dumps(waarden)},
    )


def test_een_beheerder_zet_wat_er_van_een_vrijwilliger_wordt_gevraagd(beheer, organisatie):
    eisen = Toelatingseisen(referentie=True).als_dict()
    assert bewaar(beheer, eisen).status_code == 302
    assert Toelatingsset.objects.voor(organisatie).get().waarden == eisen


def test_een_onbekende_eis_wordt_bij_het_veld_gezegd(beheer, organisatie):
    antwoord = bewaar(beheer, {"rijbewijs": True})
    assert "Moet precies bevatten" in antwoord.content.decode()
    assert not Toelatingsset.objects.voor(organisatie).exists()


def test_eisen_die_al_gelden_veranderen_niet(beheer, organisatie):
    geldend = ToelatingssetFactory(organisatie=organisatie)
    url = reverse("admin:vrijwilligers_toelatingsset_change", args=[geldend.pk])
    assert "textarea" not in beheer.get(url).content.decode()


@pytest.mark.parametrize(
    ("model", "fabriek"), [("vrijwilliger", VrijwilligerFactory), ("vog", VogFactory)]
)
def test_het_bekijken_van_een_vrijwilliger_staat_in_de_auditlog(
    beheer, organisatie, model, fabriek
):
    gegeven = fabriek(organisatie=organisatie)
    antwoord = beheer.get(reverse(f"admin:vrijwilligers_{model}_change", args=[gegeven.pk]))
    assert antwoord.status_code == 200
    assert 'name="_save"' not in antwoord.content.decode()
    regel = AuditRegel.objects.voor(organisatie).get(gebeurtenis="dossier_ingezien")
    assert regel.persoon_id == getattr(gegeven, "vrijwilliger", gegeven).persoon_id
