"""Asking a carer how it goes, at set times; silence stays unknown."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, OrganisatieModel

from .zorgsituatie import Zorgsituatie


class Checkin(OrganisatieModel):
    """A moment at which a carer is asked how it goes. It ends as answered, not reached or declined.

    Not reached is after three tries (`Belpoging`); the burden is unknown then, not fine.
    """

    class Status(models.TextChoices):
        GEPLAND = "gepland", _("gepland")
        HERINNERD = "herinnerd", _("herinnerd")
        BEANTWOORD = "beantwoord", _("beantwoord")
        NIET_BEREIKT = "niet_bereikt", _("niet bereikt")
        GEWEIGERD = "geweigerd", _("wilde niet")

    OPEN = (Status.GEPLAND, Status.HERINNERD)
    ZONDER_ANTWOORD = (Status.NIET_BEREIKT, Status.GEWEIGERD)

    zorgsituatie = models.ForeignKey(
        Zorgsituatie, on_delete=models.PROTECT, related_name="checkins"
    )
    gepland_op = models.DateField(_("gepland op"))
    status = models.CharField(
        _("status"), max_length=15, choices=Status.choices, default=Status.GEPLAND
    )
    herinnerd_op = models.DateField(_("herinnerd op"), null=True, blank=True)
    afgerond_op = models.DateTimeField(_("afgerond op"), null=True, blank=True)
    afgerond_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering = ("-gepland_op", "id")
        indexes = [models.Index(fields=("organisatie", "status", "gepland_op"))]
        constraints = [
            models.UniqueConstraint(
                fields=("zorgsituatie",),
                condition=Q(status__in=("gepland", "herinnerd")),
                name="checkin_een_open_per_zorgsituatie",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("gepland", "herinnerd"), afgerond_op__isnull=True)
                | (~Q(status__in=("gepland", "herinnerd")) & Q(afgerond_op__isnull=False)),
                name="checkin_einde_heeft_tijd",
            ),
            models.CheckConstraint(
                condition=~Q(status="herinnerd") | Q(herinnerd_op__isnull=False),
                name="checkin_herinnering_heeft_dag",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Belpoging(OrganisatieModel):
    """A try to reach the carer for a check-in."""

    checkin = models.ForeignKey(Checkin, on_delete=models.CASCADE, related_name="belpogingen")
    gebeld_op = models.DateTimeField(_("gebeld op"))
    door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("belpoging")
        verbose_name_plural = _("belpogingen")
        ordering = ("gebeld_op", "id")

    def __str__(self) -> str:
        return str(self.id)
