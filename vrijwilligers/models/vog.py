"""A certificate of conduct (VOG): asked for, issued, seen. No copy is kept."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import OrganisatieModel

from .vrijwilliger import Vrijwilliger


class Vog(OrganisatieModel):
    """Asked for (`aangevraagd_op`), then issued and seen; `vernieuwen_op` is the organisation's."""

    vrijwilliger = models.ForeignKey(Vrijwilliger, on_delete=models.CASCADE, related_name="vogs")
    aangevraagd_op = models.DateField(_("aangevraagd op"), null=True, blank=True)
    afgegeven_op = models.DateField(_("afgegeven op"), null=True, blank=True)
    profiel = models.CharField(
        _("screeningsprofiel"),
        max_length=60,
        blank=True,
        help_text=_("Bijvoorbeeld 84, belast met de zorg voor hulpbehoevenden."),
    )
    gezien_door = models.CharField(
        _("gezien door"),
        max_length=200,
        blank=True,
        help_text=_("Wie de VOG op papier of digitaal heeft gezien. Bewaar geen kopie."),
    )
    vernieuwen_op = models.DateField(_("vernieuwen op"), null=True, blank=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("VOG")
        verbose_name_plural = _("VOG's")
        ordering = ("-afgegeven_op", "-aangevraagd_op")
        indexes = [models.Index(fields=("organisatie", "-aangemaakt_op", "id"))]
        constraints = [
            models.UniqueConstraint(fields=("vrijwilliger", "afgegeven_op"), name="vog_uniek"),
            models.UniqueConstraint(
                fields=("vrijwilliger",),
                condition=Q(afgegeven_op__isnull=True),
                name="vog_een_aanvraag",
            ),
            models.CheckConstraint(
                condition=Q(aangevraagd_op__isnull=False) | Q(afgegeven_op__isnull=False),
                name="vog_aangevraagd_of_afgegeven",
            ),
            models.CheckConstraint(
                condition=Q(afgegeven_op__isnull=True, vernieuwen_op__isnull=True, gezien_door="")
                | (
                    Q(afgegeven_op__isnull=False, vernieuwen_op__isnull=False)
                    & Q(vernieuwen_op__gt=F("afgegeven_op"))
                    & ~Q(gezien_door="")
                ),
                name="vog_afgegeven_is_gezien",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
