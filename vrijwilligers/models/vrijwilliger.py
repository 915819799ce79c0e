"""A volunteer: what they can and want, within which limits."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, Kenmerk, OrganisatieModel, Persoon, Wens


class Vervoer(models.TextChoices):
    """How a volunteer travels; the parameter set says how fast each is."""

    LOPEND = "lopend", _("lopend")
    FIETS = "fiets", _("fiets")
    EBIKE = "ebike", _("elektrische fiets")
    OV = "ov", _("openbaar vervoer")
    AUTO = "auto", _("auto")


class Instroomroute(models.TextChoices):
    """How a volunteer came to us."""

    ZELF = "zelf", _("zelf gemeld")
    BEKENDE = "bekende", _("via een bekende")
    VACATUREBANK = "vacaturebank", _("vacaturebank")
    MEDIA = "media", _("krant of sociale media")
    SCHOOL = "school", _("school of stage")
    WERKGEVER = "werkgever", _("werkgever")
    GELOOF = "geloof", _("kerk of moskee")
    WAS_MANTELZORGER = "was_mantelzorger", _("was zelf mantelzorger")
    ANDERS = "anders", _("anders")


class Begeleidingsbehoefte(models.TextChoices):
    """How much guidance somebody needs."""

    GEEN = "geen", _("geen")
    BEGIN = "begin", _("alleen in het begin")
    REGELMATIG = "regelmatig", _("regelmatig")
    VEEL = "veel", _("veel")


class Statusreden(models.TextChoices):
    """Why somebody pauses or stops."""

    VAKANTIE = "vakantie", _("vakantie of reis")
    GEZONDHEID = "gezondheid", _("persoonlijke omstandigheden")
    WERK = "werk", _("werk of studie")
    VERHUIZING = "verhuizing", _("verhuizing")
    ERVARING = "ervaring", _("het beviel niet")
    GEEN_MATCH = "geen_match", _("er was te lang geen passende hulpvraag")
    ORGANISATIE = "organisatie", _("besluit van de organisatie")
    ANDERS = "anders", _("anders")


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
    aangemeld_op = models.DateField(_("aangemeld op"), null=True, blank=True)
    instroomroute = models.CharField(
        _("hoe gekomen"), max_length=20, choices=Instroomroute.choices, blank=True
    )
    kennismaking_op = models.DateField(_("kennismakingsgesprek op"), null=True, blank=True)
    referentie_op = models.DateField(_("referentie nagevraagd op"), null=True, blank=True)
    overeenkomst_op = models.DateField(_("overeenkomst getekend op"), null=True, blank=True)
    geheimhouding_op = models.DateField(_("geheimhouding getekend op"), null=True, blank=True)
    begeleidingsbehoefte = models.CharField(
        _("begeleidingsbehoefte"),
        max_length=12,
        choices=Begeleidingsbehoefte.choices,
        blank=True,
    )
    begeleider = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("begeleider"),
    )
    feestdagen = models.BooleanField(
        _("ook op feestdagen"),
        null=True,
        blank=True,
        help_text=_("Onbekend telt als nee: er wordt op een feestdag niets gepland."),
    )
    pauze_tot = models.DateField(
        _("pauze tot en met"), null=True, blank=True, help_text=_("Leeg: nog niet bekend.")
    )
    geen_buurtgenoot = models.BooleanField(
        _("liever niemand uit het eigen postcodegebied"), default=False
    )
    geen_straatgenoot = models.BooleanField(_("niemand uit de eigen straat"), default=False)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("vrijwilliger")
        verbose_name_plural = _("vrijwilligers")
        indexes = [models.Index(fields=("organisatie", "status"))]
        constraints = [
            models.UniqueConstraint(fields=("organisatie", "nummer"), name="vrijwilliger_nummer"),
            models.CheckConstraint(
                condition=Q(max_reistijd__gte=1), name="vrijwilliger_max_reistijd"
            ),
            models.CheckConstraint(
                condition=Q(pauze_tot__isnull=True) | Q(status="gepauzeerd"),
                name="vrijwilliger_pauze_alleen_gepauzeerd",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer


class Taalniveau(models.TextChoices):
    """Level of a language (Common European Framework of Reference)."""

    A1 = "a1", _("A1: enkele woorden")
    A2 = "a2", _("A2: eenvoudig gesprek")
    B1 = "b1", _("B1: redt zich")
    B2 = "b2", _("B2: goed")
    C1 = "c1", _("C1: zeer goed")
    C2 = "c2", _("C2: uitstekend")
    MOEDERTAAL = "moedertaal", _("moedertaal")


class Vrijwilligerstap(OrganisatieModel):
    """When a volunteer came into a state, why, and by whom."""

    vrijwilliger = models.ForeignKey(Vrijwilliger, on_delete=models.CASCADE, related_name="stappen")
    status = models.CharField(_("status"), max_length=12, choices=Vrijwilliger.Status.choices)
    sinds = models.DateField(_("sinds"))
    reden = models.CharField(_("reden"), max_length=15, choices=Statusreden.choices, blank=True)
    door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("stap van een vrijwilliger")
        verbose_name_plural = _("stappen van een vrijwilliger")
        ordering = ("sinds", "aangemaakt_op")

    def __str__(self) -> str:
        return str(self.id)


class Bekwaamheid(OrganisatieModel):
    """What a volunteer is or can: a task type, a skill, a language; until when, if it expires."""

    vrijwilliger = models.ForeignKey(
        Vrijwilliger, on_delete=models.CASCADE, related_name="bekwaamheden"
    )
    kenmerk = models.ForeignKey(Kenmerk, on_delete=models.PROTECT, related_name="+")
    geldig_tot = models.DateField(_("geldig tot en met"), null=True, blank=True)
    niveau = models.CharField(
        _("taalniveau"),
        max_length=12,
        choices=Taalniveau.choices,
        blank=True,
        help_text=_("Alleen bij een taal."),
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("bekwaamheid")
        verbose_name_plural = _("bekwaamheden")
        indexes = [models.Index(fields=("organisatie", "-aangemaakt_op", "id"))]
        constraints = [
            models.UniqueConstraint(fields=("vrijwilliger", "kenmerk"), name="bekwaamheid_uniek"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Scholing(OrganisatieModel):
    """A course that was followed; what it makes somebody able to do is a `Bekwaamheid`."""

    vrijwilliger = models.ForeignKey(
        Vrijwilliger, on_delete=models.CASCADE, related_name="scholingen"
    )
    naam = models.CharField(_("cursus"), max_length=100)
    gevolgd_op = models.DateField(_("gevolgd op"))
    geldig_tot = models.DateField(_("geldig tot en met"), null=True, blank=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("scholing")
        verbose_name_plural = _("scholingen")
        ordering = ("-gevolgd_op", "naam")
        constraints = [
            models.UniqueConstraint(
                fields=("vrijwilliger", "naam", "gevolgd_op"), name="scholing_uniek"
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=F("gevolgd_op")),
                name="scholing_geldig_na_volgen",
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
