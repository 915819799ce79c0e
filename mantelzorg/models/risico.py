"""How great the risk of overburdening is, with its reasons, kept as history."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kern.models import OrganisatieModel

from .zorgsituatie import Zorgsituatie


class Risico(models.TextChoices):
    """How great the risk is, least first. Unknown is never fine."""

    ONBEKEND = "onbekend", _("onbekend")
    LAAG = "laag", _("laag")
    VERHOOGD = "verhoogd", _("verhoogd")
    HOOG = "hoog", _("hoog")
    ACUUT = "acuut", _("acuut")


class Risicobepaling(OrganisatieModel):
    """The risk from a day on, until the next one. A row is added only when something changes.

    ``redenen``: [{"regel", "niveau", "feiten"}], every rule that said something
    (`mantelzorg.regels.risico`). ``parameters``: the values the rules went by.
    """

    zorgsituatie = models.ForeignKey(
        Zorgsituatie, on_delete=models.PROTECT, related_name="risicobepalingen"
    )
    datum = models.DateField(_("datum"))
    niveau = models.CharField(_("risico"), max_length=10, choices=Risico.choices)
    redenen = models.JSONField(_("redenen"), default=list, blank=True)
    parameters = models.JSONField(_("parameters"), default=dict)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("risicobepaling")
        verbose_name_plural = _("risicobepalingen")
        ordering = ("-datum", "-aangemaakt_op", "id")
        indexes = [models.Index(fields=("zorgsituatie", "-datum", "-aangemaakt_op"))]

    def __str__(self) -> str:
        return str(self.id)


class Zorgomvang(OrganisatieModel):
    """How much care it took from a day on: `Zorgsituatie` holds the present, this its history."""

    zorgsituatie = models.ForeignKey(
        Zorgsituatie, on_delete=models.CASCADE, related_name="zorgomvangen"
    )
    datum = models.DateField(_("vanaf"))
    uren_per_week = models.DecimalField(
        _("uren zorg per week"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    nachten_verstoord = models.PositiveSmallIntegerField(
        _("verstoorde nachten per week"), null=True, blank=True
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("zorgomvang")
        verbose_name_plural = _("zorgomvangen")
        ordering = ("datum", "id")
        constraints = [
            models.UniqueConstraint(fields=("zorgsituatie", "datum"), name="zorgomvang_per_dag"),
        ]

    def __str__(self) -> str:
        return str(self.id)
