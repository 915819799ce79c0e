"""A care situation: one carer and one person cared for."""

from django.core.validators import MaxValueValidator, MinValueValidator
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
    uren_per_week = models.DecimalField(
        _("uren zorg per week"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(168)],
    )
    zorgt_sinds = models.DateField(
        _("zorgt sinds"),
        null=True,
        blank=True,
        help_text=_("Ongeveer mag: kies een dag in de maand waarin het begon."),
    )
    beeindigd_op = models.DateField(
        _("zorg gestopt op"),
        null=True,
        blank=True,
        help_text=_("Daarna vraagt u de mantelzorger niet meer hoe het gaat. Leeg: de zorg loopt."),
    )
    nachten_verstoord = models.PositiveSmallIntegerField(
        _("verstoorde nachten per week"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(7)],
        help_text=_("Hoeveel nachten per week de mantelzorger wakker wordt voor de zorg."),
    )
    werkt = models.BooleanField(_("combineert de zorg met werk"), null=True, blank=True)
    kinderen = models.BooleanField(_("heeft thuiswonende kinderen"), null=True, blank=True)
    reeds_geprobeerd = models.TextField(
        _("reeds geprobeerd"),
        blank=True,
        max_length=2000,
        help_text=_("Welke hulp was er al? Schrijf geen gegevens over gezondheid op."),
    )
    vertegenwoordiger = models.ForeignKey(
        Persoon,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="zorgsituaties_als_vertegenwoordiger",
        verbose_name=_("vertegenwoordiger"),
        help_text=_("Met wie u afspraken maakt als dat niet de mantelzorger is."),
    )
    aanspreekpunt = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("vast aanspreekpunt"),
    )
    vervanger = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("vervanger van het aanspreekpunt"),
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
                condition=Q(uren_per_week__isnull=True)
                | Q(uren_per_week__gte=0, uren_per_week__lte=168),
                name="zorgsituatie_uren_in_week",
            ),
            models.CheckConstraint(
                condition=Q(nachten_verstoord__isnull=True) | Q(nachten_verstoord__lte=7),
                name="zorgsituatie_nachten_in_week",
            ),
            models.CheckConstraint(
                condition=Q(vertegenwoordiger__isnull=True)
                | ~Q(vertegenwoordiger=F("mantelzorger")),
                name="zorgsituatie_vertegenwoordiger_is_ander",
            ),
            models.CheckConstraint(
                condition=Q(vervanger__isnull=True) | ~Q(vervanger=F("aanspreekpunt")),
                name="zorgsituatie_vervanger_is_ander",
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
