"""A request for help: one visit moment in its rhythm, with its times, needs and wishes."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kern.models import Kenmerk, OrganisatieModel, Persoon, Sterkte, Wens
from kern.models.persoon import POSTCODE
from kern.regels.tijd import DAGEN

from .zorgsituatie import Zorgsituatie


class Spoed(models.TextChoices):
    """How urgent it is."""

    GEWOON = "gewoon", _("gewoon")
    HOOG = "hoog", _("hoog")
    ACUUT = "acuut", _("acuut")


class Ritme(models.IntegerChoices):
    """Every how many weeks a visit is asked for."""

    WEKELIJKS = 1, _("elke week")
    TWEEWEKELIJKS = 2, _("om de week")
    VIERWEKELIJKS = 4, _("eens in de vier weken")


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
    ingediend_op = models.DateField(_("ingediend op"))
    duur = models.PositiveSmallIntegerField(
        _("duur in minuten"), validators=[MinValueValidator(15), MaxValueValidator(720)]
    )
    ritme = models.PositiveSmallIntegerField(_("hoe vaak"), choices=Ritme.choices)
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

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("hulpvraag")
        verbose_name_plural = _("hulpvragen")
        indexes = [models.Index(fields=("organisatie", "status", "ingediend_op"))]
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
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def bezoekpostcode(self) -> str:
        """Where the visit happens."""
        return self.postcode or self.zorgsituatie.zorgvrager.postcode


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
