"""The dated parameters of matching."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kern.models import GedateerdeSet
from matching.regels.parameters import Parameters


def standaardwaarden() -> dict[str, object]:
    """The parameters the project ships."""
    return Parameters().als_dict()


class Parameterset(GedateerdeSet):
    """The parameters of matching; checked by `matching.regels.parameters`."""

    waarden = models.JSONField(_("waarden"), default=standaardwaarden)

    class Meta(GedateerdeSet.Meta):
        abstract = False
        verbose_name = _("parameterset")
        verbose_name_plural = _("parametersets")
