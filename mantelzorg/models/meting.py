"""Measured burden: instruments of the organisation's own, and what carers answered."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, OrganisatieModel

from .checkin import Checkin
from .zorgsituatie import Zorgsituatie


class Instrumentversie(OrganisatieModel):
    """An instrument that the organisation loaded: licensed item texts, or one that is not shipped.

    ``definitie``: as `mantelzorg.regels.instrumenten` reads it. It is never changed: a correction
    is a new version, so that what was measured keeps its meaning.
    """

    code = models.CharField(_("code"), max_length=40)
    versie = models.CharField(_("versie"), max_length=20)
    definitie = models.JSONField(_("definitie"))
    ingelezen_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("instrument")
        verbose_name_plural = _("instrumenten")
        ordering = ("code", "-aangemaakt_op")
        constraints = [
            models.UniqueConstraint(
                fields=("organisatie", "code", "versie"), name="instrumentversie_uniek"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.versie}"


class Meting(OrganisatieModel):
    """What a carer answered, once; or why there was no measurement. Health data of the carer.

    Never changed (a trigger refuses it), only corrected by a newer one that points to it.
    ``antwoorden``: item number -> code of the answer; an item that is not in it was left open.
    ``score_van``, ``score_tot``: the lowest and highest score that the open items leave possible;
    ``klasse``: code of the class, only where both are in it.
    """

    class Wijze(models.TextChoices):
        PAPIER = "papier", _("op papier ingevuld")
        ONLINE = "online", _("online ingevuld")
        TELEFOON = "telefoon", _("telefonisch gevraagd")

    class GeenMeting(models.TextChoices):
        NIET_TOEPASBAAR = "niet_toepasbaar", _("niet toepasbaar")
        WIL_NIET = "wil_niet", _("wil niet")

    zorgsituatie = models.ForeignKey(
        Zorgsituatie, on_delete=models.PROTECT, related_name="metingen"
    )
    instrument = models.CharField(_("instrument"), max_length=40)
    versie = models.CharField(_("versie van het instrument"), max_length=20)
    datum = models.DateField(_("datum"))
    wijze = models.CharField(_("hoe gevraagd"), max_length=10, choices=Wijze.choices)
    antwoorden = models.JSONField(_("antwoorden"), default=dict, blank=True)
    totaal = models.PositiveSmallIntegerField(_("totaal"), null=True, blank=True)
    score_van = models.FloatField(_("laagste mogelijke score"), null=True, blank=True)
    score_tot = models.FloatField(_("hoogste mogelijke score"), null=True, blank=True)
    klasse = models.CharField(_("klasse"), max_length=40, blank=True)
    geen_meting = models.CharField(
        _("waarom er geen meting is"), max_length=20, choices=GeenMeting.choices, blank=True
    )
    vastgelegd_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    corrigeert = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="correctie",
        verbose_name=_("verbetert"),
    )
    checkin = models.ForeignKey(
        Checkin, null=True, blank=True, on_delete=models.PROTECT, related_name="metingen"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("belastingmeting")
        verbose_name_plural = _("belastingmetingen")
        ordering = ("-datum", "-aangemaakt_op", "id")
        indexes = [
            models.Index(fields=("zorgsituatie", "instrument", "-datum")),
            models.Index(fields=("organisatie", "-datum", "-aangemaakt_op", "id")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(corrigeert=F("id")), name="meting_verbetert_een_andere"
            ),
            models.CheckConstraint(
                condition=Q(geen_meting="", score_van__isnull=False, score_tot__isnull=False)
                | (
                    ~Q(geen_meting="")
                    & Q(score_van__isnull=True, score_tot__isnull=True, totaal__isnull=True)
                    & Q(klasse="")
                ),
                name="meting_score_of_waarom_niet",
            ),
            models.CheckConstraint(
                condition=Q(score_van__isnull=True) | Q(score_van__lte=F("score_tot")),
                name="meting_van_tot",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
