"""The dated parameters of burden: rules, terms, check-ins."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kern.models import GedateerdeSet
from mantelzorg.regels.belastingparameters import Belastingparameters


def standaardbelasting() -> dict[str, object]:
    """The parameters the project ships."""
    return Belastingparameters().als_dict()


class Belastingset(GedateerdeSet):
    """When to worry and how soon to act; checked by `mantelzorg.regels.belastingparameters`."""

    waarden = models.JSONField(_("waarden"), default=standaardbelasting)

    class Meta(GedateerdeSet.Meta):
        abstract = False
        verbose_name = _("belastingset")
        verbose_name_plural = _("belastingsets")
