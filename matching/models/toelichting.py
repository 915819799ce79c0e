"""What the background found out after a round: what would help whom, and whom to recruit."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kern.models import OrganisatieModel
from mantelzorg.models import Hulpvraag

from .matchronde import Matchronde


class Toelichting(OrganisatieModel):
    """One answer about a round. `inhoud` is codes, numbers and ids: no names, no words.

    `niemand`: of a request without a proposal, the changes that were proven to help (also when
    there are none: then that is what was found). `werving`: of the round, no request.
    """

    class Soort(models.TextChoices):
        NIEMAND = "niemand", _("wat zou helpen")
        WERVING = "werving", _("wie u kunt werven")

    ronde = models.ForeignKey(Matchronde, on_delete=models.CASCADE, related_name="toelichtingen")
    hulpvraag = models.ForeignKey(
        Hulpvraag, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    soort = models.CharField(_("soort"), max_length=10, choices=Soort.choices)
    inhoud = models.JSONField(_("inhoud"), default=dict)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("toelichting")
        verbose_name_plural = _("toelichtingen")
        constraints = [
            models.UniqueConstraint(
                fields=("ronde", "hulpvraag", "soort"), name="toelichting_uniek"
            ),
            models.UniqueConstraint(
                fields=("ronde", "soort"),
                condition=Q(hulpvraag__isnull=True),
                name="toelichting_een_per_ronde",
            ),
            models.CheckConstraint(
                condition=Q(soort="niemand", hulpvraag__isnull=False)
                | Q(soort="werving", hulpvraag__isnull=True),
                name="toelichting_over_wie",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
