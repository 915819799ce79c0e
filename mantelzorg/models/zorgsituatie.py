"""A care situation: one carer and one person cared for."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, Kenmerk, OrganisatieModel, Persoon


class Relatie(models.TextChoices):
    """The carer cares for their ..."""

    PARTNER = "partner", _("partner")
    OUDER = "ouder", _("(schoon)ouder")
    KIND = "kind", _("kind")
    FAMILIE = "familie", _("ander familielid")
    VRIEND = "vriend", _("vriend of kennis")
    BUUR = "buur", _("buur")
    ANDERS = "anders", _("anders")


class Netwerk(models.TextChoices):
    """How many others can step in."""

    GEEN = "geen", _("geen")
    KLEIN = "klein", _("klein")
    VOLDOENDE = "voldoende", _("voldoende")


class Zorgsituatie(OrganisatieModel):
    """Who cares for whom. What is not filled in is unknown, never "no"."""

    nummer = models.CharField(_("nummer"), max_length=40)
    mantelzorger = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, related_name="zorgsituaties_als_mantelzorger"
    )
    zorgvrager = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, related_name="zorgsituaties_als_zorgvrager"
    )
    relatie = models.CharField(_("relatie"), max_length=10, choices=Relatie.choices, blank=True)
    inwonend = models.BooleanField(_("inwonend"), null=True, blank=True)
    netwerk = models.CharField(_("netwerk"), max_length=10, choices=Netwerk.choices, blank=True)
    uren_per_week = models.PositiveSmallIntegerField(
        _("uren zorg per week"), null=True, blank=True, validators=[MaxValueValidator(168)]
    )
    aanspreekpunt = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("vast aanspreekpunt"),
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("zorgsituatie")
        verbose_name_plural = _("zorgsituaties")
        constraints = [
            models.UniqueConstraint(fields=("organisatie", "nummer"), name="zorgsituatie_nummer"),
            models.CheckConstraint(
                condition=~Q(mantelzorger=F("zorgvrager")), name="zorgsituatie_twee_personen"
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__isnull=True) | Q(uren_per_week__lte=168),
                name="zorgsituatie_uren_in_week",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer


class ZorgsituatieDoelgroep(OrganisatieModel):
    """A target group of the person cared for: health data, only with a legal basis."""

    zorgsituatie = models.ForeignKey(
        Zorgsituatie, on_delete=models.CASCADE, related_name="doelgroepen"
    )
    kenmerk = models.ForeignKey(Kenmerk, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("doelgroep van een zorgsituatie")
        verbose_name_plural = _("doelgroepen van een zorgsituatie")
        constraints = [
            models.UniqueConstraint(
                fields=("zorgsituatie", "kenmerk"), name="zorgsituatie_doelgroep_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
