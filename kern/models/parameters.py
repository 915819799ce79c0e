"""Dated parameters: a change is a new set from a day on, never an edit of an old one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieModel


class GedateerdeSet(OrganisatieModel):
    """Values that hold from `ingangsdatum` until the next set of the same kind."""

    ingangsdatum = models.DateField(_("ingangsdatum"))
    waarden = models.JSONField(_("waarden"), default=dict)

    class Meta(OrganisatieModel.Meta):
        abstract = True
        ordering = ("-ingangsdatum",)
        constraints = [
            models.UniqueConstraint(
                fields=("organisatie", "ingangsdatum"), name="%(class)s_per_datum"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ingangsdatum:%d-%m-%Y}"
