"""What somebody reads where the database would refuse is plain Dutch, and no name of a rule."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from kern.fouten import Ongeldig
from kern.models import Gebruiker, OrganisatieModel
from kern.services.opslaan import controleren
from tests.fabrieken import KenmerkFactory, PersoonFactory

REGELS = [
    pytest.param(model, regel, id=regel.name)
    for model in apps.get_models()
    if issubclass(model, OrganisatieModel | Gebruiker)
    for regel in model._meta.constraints
]


@pytest.mark.parametrize(("model", "regel"), REGELS)
def test_niemand_leest_de_naam_van_een_regel(model, regel):
    teksten = [str(regel.get_violation_error_message())]
    if isinstance(regel, models.UniqueConstraint) and not regel.condition:
        teksten += model().unique_error_message(model, regel.fields).messages
    for tekst in teksten:
        assert regel.name not in tekst
        assert "rganisatie" not in tekst
        assert tekst.endswith(".")


def test_er_zijn_regels():
    assert len(REGELS) > 90


def test_wat_niet_samen_kan_zegt_dat(organisatie):
    persoon = PersoonFactory(organisatie=organisatie)
    persoon.samengevoegd_met = persoon
    with pytest.raises(ValidationError, match="Deze gegevens kunnen niet samen"):
        persoon.full_clean()


def test_wat_er_al_is_zegt_dat(organisatie):
    KenmerkFactory(organisatie=organisatie, code="schaken")
    with pytest.raises(Ongeldig, match="code: Dit bestaat al"):
        controleren(KenmerkFactory.build(organisatie=organisatie, code="schaken"))
