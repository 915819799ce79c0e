"""A request for help: one visit moment in its rhythm, with its times, needs and wishes."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, Kenmerk, OrganisatieModel, Persoon, Sterkte, Wens
from kern.models.persoon import POSTCODE
from kern.regels.tijd import DAGEN

from .zorgsituatie import Zorgsituatie


class Spoed(models.TextChoices):
    """How urgent it is."""

    GEWOON = "gewoon", _("gewoon")
    HOOG = "hoog", _("hoog")
    ACUUT = "acuut", _("acuut")


class Ritme(models.IntegerChoices):
    """Every how many weeks a visit is asked for; once is on a date."""

    EENMALIG = 0, _("één keer")
    WEKELIJKS = 1, _("elke week")
    TWEEWEKELIJKS = 2, _("om de week")
    VIERWEKELIJKS = 4, _("eens in de vier weken")


class Spoedreden(models.TextChoices):
    """Why it cannot wait."""

    OVERBELASTING = "overbelasting", _("de mantelzorger raakt overbelast")
    UITVAL = "uitval", _("de mantelzorger valt uit")
    ONTSLAG = "ontslag", _("iemand komt uit het ziekenhuis")
    HULP_WEG = "hulp_weg", _("andere hulp valt weg")
    VEILIGHEID = "veiligheid", _("het is thuis niet veilig")
    NIET_VASTGELEGD = "niet_vastgelegd", _("niet vastgelegd")


class GewensteHelper(models.TextChoices):
    """What kind of helper is wished for."""

    VRIJWILLIGER = "vrijwilliger", _("een vrijwilliger")
    BEKENDE = "bekende", _("iemand uit de eigen kring")
    BEROEPSKRACHT = "beroepskracht", _("een beroepskracht")
    GEEN_VOORKEUR = "geen_voorkeur", _("geen voorkeur")


class Respijtvorm(models.TextChoices):
    """A form of respite care. Day care and staying over are a referral, not volunteers' work."""

    THUIS = "vervangende_zorg_thuis", _("vervangende zorg thuis")
    DAGOPVANG = "dagopvang", _("dagopvang")
    LOGEEROPVANG = "logeeropvang", _("logeeropvang")


DOORVERWIJSVORMEN = (Respijtvorm.DAGOPVANG, Respijtvorm.LOGEEROPVANG)


class Hulpvraag(OrganisatieModel):
    """One visit, in a rhythm, at the home of the person cared for unless a postcode says otherwise.

    Only what a person decides is stored in `status`; what follows from proposals, matches and
    visits is derived in `matching.selectors`.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", _("concept")
        OPEN = "open", _("open")
        DOORVERWEZEN = "doorverwezen", _("doorverwezen")
        INGETROKKEN = "ingetrokken", _("ingetrokken")

    LOPEND = (Status.CONCEPT, Status.OPEN)

    nummer = models.CharField(_("nummer"), max_length=40)
    zorgsituatie = models.ForeignKey(
        Zorgsituatie, on_delete=models.PROTECT, related_name="hulpvragen"
    )
    taaktype = models.ForeignKey(Kenmerk, on_delete=models.PROTECT, related_name="+")
    respijtvorm = models.CharField(
        _("respijtvorm"), max_length=25, choices=Respijtvorm.choices, blank=True
    )
    status = models.CharField(
        _("status"), max_length=15, choices=Status.choices, default=Status.CONCEPT
    )
    spoed = models.CharField(_("spoed"), max_length=10, choices=Spoed.choices, default=Spoed.GEWOON)
    spoedreden = models.CharField(
        _("reden van de spoed"),
        max_length=20,
        choices=Spoedreden.choices,
        blank=True,
        help_text=_("Nodig als de spoed hoog of acuut is."),
    )
    ingediend_op = models.DateField(_("ingediend op"))
    duur = models.PositiveSmallIntegerField(
        _("duur in minuten"), validators=[MinValueValidator(15), MaxValueValidator(720)]
    )
    ritme = models.PositiveSmallIntegerField(_("hoe vaak"), choices=Ritme.choices)
    datum = models.DateField(
        _("datum van het bezoek"), null=True, blank=True, help_text=_("Alleen bij één keer.")
    )
    einddatum = models.DateField(
        _("einddatum"),
        null=True,
        blank=True,
        help_text=_("De laatste dag waarop hulp nodig is. Daarna doet de hulpvraag niet meer mee."),
    )
    evaluatie_op = models.DateField(_("evalueren op"), null=True, blank=True)
    opbouw_weken = models.PositiveSmallIntegerField(
        _("opbouwen in weken"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(26)],
        help_text=_("Als de hulp rustig begint: na hoeveel weken een bezoek zo lang duurt."),
    )
    opbouw_duur = models.PositiveSmallIntegerField(
        _("duur van de eerste bezoeken (minuten)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(15), MaxValueValidator(720)],
    )
    gewenste_helper = models.CharField(
        _("gewenste helper"), max_length=15, choices=GewensteHelper.choices, blank=True
    )
    gewenste_oplossing = models.TextField(
        _("gewenste oplossing"),
        blank=True,
        max_length=2000,
        help_text=_("Wat de mantelzorger het liefst wil. Geen gegevens over gezondheid."),
    )
    geboden_oplossing = models.TextField(_("geboden oplossing"), blank=True, max_length=2000)
    verschil_reden = models.TextField(
        _("waarom dat verschilt"),
        blank=True,
        max_length=2000,
        help_text=_("Nodig als de geboden oplossing anders is dan de gewenste."),
    )
    zwaar = models.BooleanField(_("zware hulpvraag"), default=False)
    postcode = models.CharField(
        _("postcode van het bezoek"),
        max_length=6,
        blank=True,
        validators=[POSTCODE],
        help_text=_("Alleen als het bezoek niet bij de zorgvrager thuis is."),
    )
    geen_buurtgenoot = models.BooleanField(
        _("liever niemand uit het eigen postcodegebied"), default=False
    )
    geen_straatgenoot = models.BooleanField(_("niemand uit de eigen straat"), default=False)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("hulpvraag")
        verbose_name_plural = _("hulpvragen")
        indexes = [
            models.Index(fields=("organisatie", "status", "ingediend_op")),
            models.Index(fields=("organisatie", "ingediend_op", "id")),
        ]
        constraints = [
            models.UniqueConstraint(fields=("organisatie", "nummer"), name="hulpvraag_nummer"),
            models.CheckConstraint(
                condition=Q(duur__gte=15) & Q(duur__lte=720), name="hulpvraag_duur"
            ),
            models.CheckConstraint(condition=Q(ritme__in=Ritme.values), name="hulpvraag_ritme"),
            models.CheckConstraint(
                condition=~Q(status="open", respijtvorm__in=DOORVERWIJSVORMEN),
                name="hulpvraag_opvang_is_doorverwijzing",
            ),
            models.CheckConstraint(
                condition=Q(ritme=Ritme.EENMALIG, datum__isnull=False)
                | (~Q(ritme=Ritme.EENMALIG) & Q(datum__isnull=True)),
                name="hulpvraag_datum_bij_eenmalig",
            ),
            models.CheckConstraint(
                condition=Q(spoed=Spoed.GEWOON, spoedreden="")
                | (~Q(spoed=Spoed.GEWOON) & ~Q(spoedreden="")),
                name="hulpvraag_spoed_heeft_reden",
            ),
            models.CheckConstraint(
                condition=Q(opbouw_weken__isnull=True, opbouw_duur__isnull=True)
                | Q(
                    opbouw_weken__isnull=False,
                    opbouw_duur__isnull=False,
                    opbouw_duur__lt=F("duur"),
                ),
                name="hulpvraag_opbouw",
            ),
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("ingediend_op")),
                name="hulpvraag_einddatum_na_indienen",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def bezoekpostcode(self) -> str:
        """Where the visit happens."""
        return self.postcode or self.zorgsituatie.zorgvrager.postcode


class Hulpvraagstap(OrganisatieModel):
    """When a request came into a state, and by whom: waiting time per stage follows from these."""

    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="stappen")
    status = models.CharField(_("status"), max_length=15, choices=Hulpvraag.Status.choices)
    sinds = models.DateTimeField(_("sinds"))
    door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("stap van een hulpvraag")
        verbose_name_plural = _("stappen van een hulpvraag")
        ordering = ("sinds", "id")

    def __str__(self) -> str:
        return str(self.id)


class HulpvraagVenster(OrganisatieModel):
    """When a visit may be. An end that is not after the start is on the next day."""

    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="vensters")
    dag = models.PositiveSmallIntegerField(_("dag"), choices=DAGEN)
    van = models.TimeField(_("van"))
    tot = models.TimeField(_("tot"))

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("tijd van een hulpvraag")
        verbose_name_plural = _("tijden van een hulpvraag")
        ordering = ("dag", "van", "tot")
        constraints = [
            models.UniqueConstraint(
                fields=("hulpvraag", "dag", "van", "tot"), name="hulpvraagvenster_uniek"
            ),
            models.CheckConstraint(condition=Q(dag__lte=6), name="hulpvraagvenster_dag"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class HulpvraagKenmerk(OrganisatieModel):
    """What a volunteer will meet here: a dog, Turkish spoken, dementia."""

    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="kenmerken")
    kenmerk = models.ForeignKey(Kenmerk, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("kenmerk van een hulpvraag")
        verbose_name_plural = _("kenmerken van een hulpvraag")
        constraints = [
            models.UniqueConstraint(fields=("hulpvraag", "kenmerk"), name="hulpvraagkenmerk_uniek"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class HulpvraagWens(Wens):
    """What is demanded, refused or wished of the volunteer."""

    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="wensen")

    class Meta(Wens.Meta):
        abstract = False
        verbose_name = _("wens van een hulpvraag")
        verbose_name_plural = _("wensen van een hulpvraag")
        constraints = [
            *Wens.Meta.constraints,
            models.UniqueConstraint(
                fields=("hulpvraag", "kenmerk", "aard"), name="hulpvraagwens_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class HulpvraagUitsluiting(OrganisatieModel):
    """Somebody who must never be proposed for this request."""

    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="uitsluitingen")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("uitsluiting bij een hulpvraag")
        verbose_name_plural = _("uitsluitingen bij een hulpvraag")
        constraints = [
            models.UniqueConstraint(
                fields=("hulpvraag", "persoon"), name="hulpvraaguitsluiting_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class HulpvraagVoorkeur(OrganisatieModel):
    """Somebody who is wished for, or rather not, by name."""

    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="voorkeuren")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    sterkte = models.CharField(_("sterkte"), max_length=12, choices=Sterkte.choices)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("voorkeur bij een hulpvraag")
        verbose_name_plural = _("voorkeuren bij een hulpvraag")
        constraints = [
            models.UniqueConstraint(
                fields=("hulpvraag", "persoon"), name="hulpvraagvoorkeur_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
