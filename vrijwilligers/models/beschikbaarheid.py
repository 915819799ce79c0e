"""When a volunteer can, and when not."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import OrganisatieModel
from kern.regels.tijd import DAGEN

from .vrijwilliger import Vrijwilliger


class Beschikbaarheid(OrganisatieModel):
    """A weekly window. An end that is not after the start is on the next day.

    A change keeps history: the old windows end the day before, the new ones begin
    (`vrijwilligers.services.beschikbaarheid`).

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
    geldig_van = models.DateField(
        _("geldig vanaf"), null=True, blank=True, help_text=_("Leeg: altijd al.")
    )
    geldig_tot = models.DateField(
        _("geldig tot en met"), null=True, blank=True, help_text=_("Leeg: tot nader bericht.")
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("beschikbaarheid")
        verbose_name_plural = _("beschikbaarheden")
        ordering = ("dag", "van", "weken")
        indexes = [models.Index(fields=("organisatie", "-aangemaakt_op", "id"))]
        constraints = [
            models.UniqueConstraint(
                fields=("vrijwilliger", "dag", "van", "tot", "weken", "geldig_van"),
                name="beschikbaarheid_uniek",
            ),
            models.UniqueConstraint(
                fields=("vrijwilliger", "dag", "van", "tot", "weken"),
                condition=Q(geldig_van__isnull=True),
                name="beschikbaarheid_uniek_altijd",
            ),
            models.CheckConstraint(
                condition=Q(geldig_van__isnull=True)
                | Q(geldig_tot__isnull=True)
                | Q(geldig_tot__gte=F("geldig_van")),
                name="beschikbaarheid_geldigheid",
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
        indexes = [models.Index(fields=("organisatie", "-aangemaakt_op", "id"))]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gte=F("van")), name="afwezigheid_volgorde"),
            models.UniqueConstraint(
                fields=("vrijwilliger", "van", "tot"), name="afwezigheid_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ExtraBeschikbaarheid(OrganisatieModel):
    """One date on which somebody can as well, outside the weekly pattern."""

    vrijwilliger = models.ForeignKey(
        Vrijwilliger, on_delete=models.CASCADE, related_name="extra_beschikbaarheden"
    )
    datum = models.DateField(_("datum"))
    van = models.TimeField(_("van"))
    tot = models.TimeField(_("tot"))

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("extra beschikbaarheid")
        verbose_name_plural = _("extra beschikbaarheden")
        ordering = ("datum", "van")
        constraints = [
            models.UniqueConstraint(
                fields=("vrijwilliger", "datum", "van", "tot"), name="extrabeschikbaarheid_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
