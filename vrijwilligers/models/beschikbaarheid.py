"""When a volunteer can, and when not."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import OrganisatieModel
from kern.regels.tijd import DAGEN

from .vrijwilliger import Vrijwilliger


class Beschikbaarheid(OrganisatieModel):
    """A weekly window. An end that is not after the start is on the next day.

    `weken` is a bit pattern over the cycle of four weeks that began on Monday 2024-01-01:
    1, 2, 4 and 8 for its first to fourth week, 15 for every week.
    """

    vrijwilliger = models.ForeignKey(
        Vrijwilliger, on_delete=models.CASCADE, related_name="beschikbaarheden"
    )
    dag = models.PositiveSmallIntegerField(_("dag"), choices=DAGEN)
    van = models.TimeField(_("van"))
    tot = models.TimeField(_("tot"))
    weken = models.PositiveSmallIntegerField(_("weken"), default=15)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("beschikbaarheid")
        verbose_name_plural = _("beschikbaarheden")
        ordering = ("dag", "van", "weken")
        constraints = [
            models.UniqueConstraint(
                fields=("vrijwilliger", "dag", "van", "tot", "weken"),
                name="beschikbaarheid_uniek",
            ),
            models.CheckConstraint(condition=Q(dag__lte=6), name="beschikbaarheid_dag"),
            models.CheckConstraint(
                condition=Q(weken__gte=1) & Q(weken__lte=15), name="beschikbaarheid_weken"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Afwezigheid(OrganisatieModel):
    """Away from `van` until and including `tot`."""

    vrijwilliger = models.ForeignKey(
        Vrijwilliger, on_delete=models.CASCADE, related_name="afwezigheden"
    )
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"))

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("afwezigheid")
        verbose_name_plural = _("afwezigheden")
        ordering = ("van",)
        constraints = [
            models.CheckConstraint(condition=Q(tot__gte=F("van")), name="afwezigheid_volgorde"),
            models.UniqueConstraint(
                fields=("vrijwilliger", "van", "tot"), name="afwezigheid_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
