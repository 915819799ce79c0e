"""manage.py toepassing_intrekken puts apps and partners out."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from oauth2_provider.models import AccessToken, Application, RefreshToken

from kern.models import AuditRegel
from tests.api.oauth import (
    als_partner,
    app_maken,
    partner_maken,
    token_van,
    tokens_halen,
    verversen,
)


def ingetrokken(organisatie):
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="token_ingetrokken")
    return list(regels.values_list("gebruiker_id", "herkomst"))


def test_van_een_app_werkt_geen_token_meer(coordinator, organisatie, capsys):
    app, andere = app_maken()[0], app_maken()[0]
    client = Client()
    client.force_login(coordinator)
    tokens = tokens_halen(client, app)
    van_een_ander = token_van(coordinator, "zorg:lezen", toepassing=andere)
    call_command("toepassing_intrekken", app.client_id)
    assert "komt er niet meer in" in capsys.readouterr().out
    kop = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert Client().get("/api/v1/personen", headers=kop).status_code == 401
    assert verversen(Client(), app, tokens["refresh_token"]).status_code == 401
    kop = {"Authorization": van_een_ander}
    assert Client().get("/api/v1/personen", headers=kop).status_code == 200
    assert ingetrokken(organisatie) == [(coordinator.id, "commando toepassing_intrekken")]
    assert Application.objects.get() == andere
    assert (AccessToken.objects.count(), RefreshToken.objects.count()) == (1, 0)


def test_een_partner_krijgt_geen_token_meer(organisatie):
    partner, geheim = partner_maken(organisatie)
    call_command("toepassing_intrekken", partner.client_id)
    assert als_partner(Client(), partner, geheim).status_code == 401
    assert [wie for wie, _waar in ingetrokken(organisatie)] == [partner.user_id]


def test_een_onbekende_toepassing_is_een_fout(db):
    with pytest.raises(CommandError) as fout:
        call_command("toepassing_intrekken", "bestaat-niet")
    assert fout.value.returncode == 2
