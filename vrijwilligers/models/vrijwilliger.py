"""A volunteer: what they can and want, within which limits."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import Kenmerk, OrganisatieModel, Persoon, Wens


class Vervoer(models.TextChoices):
    """How a volunteer travels; the parameter set says how fast each is."""

    LOPEND = "lopend", _("lopend")
    FIETS = "fiets", _("fiets")
    EBIKE = "ebike", _("elektrische fiets")
    OV = "ov", _("openbaar vervoer")
    AUTO = "auto", _("auto")


class Vrijwilliger(OrganisatieModel):
    """A person who volunteers. Limits are minutes and numbers; an empty max_zwaar is no limit."""

    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", _("aangemeld")
        ACTIEF = "actief", _("actief")
        GEPAUZEERD = "gepauzeerd", _("gepauzeerd")
        GESTOPT = "gestopt", _("gestopt")

    nummer = models.CharField(_("nummer"), max_length=40)
    persoon = models.OneToOneField(Persoon, on_delete=models.PROTECT, related_name="vrijwilliger")
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.AANGEMELD
    )
    vervoer = models.CharField(_("vervoer"), max_length=8, choices=Vervoer.choices)
    max_reistijd = models.PositiveSmallIntegerField(
        _("hoogste reistijd (minuten, enkele reis)"),
        validators=[MinValueValidator(1), MaxValueValidator(240)],
    )
    max_minuten_per_week = models.PositiveSmallIntegerField(
        _("hoogste aantal minuten per week, met reizen"), validators=[MaxValueValidator(10080)]
    )
    max_koppelingen = models.PositiveSmallIntegerField(
        _("hoogste aantal hulpvragen"), validators=[MaxValueValidator(50)]
    )
    max_zwaar = models.PositiveSmallIntegerField(
        _("hoogste aantal zware hulpvragen"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(50)],
    )
    geheimhouding_op = models.DateField(_("geheimhouding getekend op"), null=True, blank=True)
    geen_buurtgenoot = models.BooleanField(
        _("liever niemand uit het eigen postcodegebied"), default=False
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("vrijwilliger")
        verbose_name_plural = _("vrijwilligers")
        indexes = [models.Index(fields=("organisatie", "status"))]
        constraints = [
            models.UniqueConstraint(fields=("organisatie", "nummer"), name="vrijwilliger_nummer"),
            models.CheckConstraint(
                condition=Q(max_reistijd__gte=1), name="vrijwilliger_max_reistijd"
            ),
        ]

    def __str__(self) -> str:
        return self.nummer


class Bekwaamheid(OrganisatieModel):
    """What a volunteer is or can: a task type, a skill, a language; until when, if it expires."""

    vrijwilliger = models.ForeignKey(
        Vrijwilliger, on_delete=models.CASCADE, related_name="bekwaamheden"
    )
    kenmerk = models.ForeignKey(Kenmerk, on_delete=models.PROTECT, related_name="+")
    geldig_tot = models.DateField(_("geldig tot en met"), null=True, blank=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("bekwaamheid")
        verbose_name_plural = _("bekwaamheden")
        constraints = [
            models.UniqueConstraint(fields=("vrijwilliger", "kenmerk"), name="bekwaamheid_uniek"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Vog(OrganisatieModel):
    """A certificate of conduct that was seen; no copy is kept."""

    vrijwilliger = models.ForeignKey(Vrijwilliger, on_delete=models.CASCADE, related_name="vogs")
    afgegeven_op = models.DateField(_("afgegeven op"))
    profiel = models.CharField(_("screeningsprofiel"), max_length=60, blank=True)
    gezien_door = models.CharField(_("gezien door"), max_length=200)
    vernieuwen_op = models.DateField(_("vernieuwen op"))

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("VOG")
        verbose_name_plural = _("VOG's")
        constraints = [
            models.UniqueConstraint(fields=("vrijwilliger", "afgegeven_op"), name="vog_uniek"),
            models.CheckConstraint(
                condition=Q(vernieuwen_op__gt=F("afgegeven_op")), name="vog_vernieuwen_na_afgifte"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class VrijwilligerWens(Wens):
    """What a volunteer demands, refuses or wishes of a request."""

    vrijwilliger = models.ForeignKey(Vrijwilliger, on_delete=models.CASCADE, related_name="wensen")

    class Meta(Wens.Meta):
        abstract = False
        verbose_name = _("wens van een vrijwilliger")
        verbose_name_plural = _("wensen van een vrijwilliger")
        constraints = [
            *Wens.Meta.constraints,
            models.UniqueConstraint(
                fields=("vrijwilliger", "kenmerk", "aard"), name="vrijwilligerwens_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class VrijwilligerUitsluiting(OrganisatieModel):
    """Somebody this volunteer must never be proposed to."""

    vrijwilliger = models.ForeignKey(
        Vrijwilliger, on_delete=models.CASCADE, related_name="uitsluitingen"
    )
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("uitsluiting bij een vrijwilliger")
        verbose_name_plural = _("uitsluitingen bij een vrijwilliger")
        constraints = [
            models.UniqueConstraint(
                fields=("vrijwilliger", "persoon"), name="vrijwilligeruitsluiting_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
