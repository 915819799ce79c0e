"""The organisation's own numbers: given out in order, each once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieModel


class Nummerreeks(OrganisatieModel):
    """The last number given out for one letter (Z for zorgsituaties, H, V)."""

    letter = models.CharField(_("letter"), max_length=1)
    laatste = models.PositiveIntegerField(_("laatst gegeven nummer"), default=0)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("nummerreeks")
        verbose_name_plural = _("nummerreeksen")
        constraints = [
            models.UniqueConstraint(fields=("organisatie", "letter"), name="nummerreeks_letter"),
        ]

    def __str__(self) -> str:
        return self.letter
