"""The dated parameters of matching; a change is a new set, never an edit of an old one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kern.models import OrganisatieModel
from matching.regels.parameters import Parameters


def standaardwaarden() -> dict[str, object]:
    """The parameters the project ships."""
    return Parameters().als_dict()


class Parameterset(OrganisatieModel):
    """The parameters that hold from `ingangsdatum`; checked by `matching.regels.parameters`."""

    ingangsdatum = models.DateField(_("ingangsdatum"))
    waarden = models.JSONField(_("waarden"), default=standaardwaarden)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("parameterset")
        verbose_name_plural = _("parametersets")
        ordering = ("-ingangsdatum",)
        constraints = [
            models.UniqueConstraint(
                fields=("organisatie", "ingangsdatum"), name="parameterset_per_datum"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ingangsdatum:%d-%m-%Y}"
