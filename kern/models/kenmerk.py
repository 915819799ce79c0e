"""Kenmerken: the words in which requests and volunteers say what they have, need and wish."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieModel

CODE = RegexValidator(r"^[a-z][a-z0-9_]*\Z", _("Kleine letters, cijfers en lage streepjes."))


class KenmerkSoort(models.TextChoices):
    """What kind of word it is."""

    TAAKTYPE = "taaktype", _("taaktype")
    BEKWAAMHEID = "bekwaamheid", _("bekwaamheid")
    DOELGROEP = "doelgroep", _("doelgroep")
    OMSTANDIGHEID = "omstandigheid", _("omstandigheid")
    PERSOONLIJK = "persoonlijk", _("persoonlijk")
    TAAL = "taal", _("taal")


class Kenmerk(OrganisatieModel):
    """A word of one organisation. Its code is the engine's token."""

    code = models.CharField(_("code"), max_length=50, validators=[CODE])
    naam = models.CharField(_("naam"), max_length=100)
    soort = models.CharField(_("soort"), max_length=20, choices=KenmerkSoort.choices)
    gezondheid = models.BooleanField(
        _("zegt iets over gezondheid"),
        default=False,
        help_text=_("Mag bij een hulpvraag alleen met toestemming of een wettelijke grondslag."),
    )
    vog_vereist = models.BooleanField(
        _("VOG vereist"), default=False, help_text=_("Alleen voor taaktypen.")
    )
    alleen_professioneel = models.BooleanField(
        _("alleen voor beroepskrachten"),
        default=False,
        help_text=_("Alleen voor taaktypen: een vrijwilliger doet dit niet, u verwijst door."),
    )
    actief = models.BooleanField(_("in gebruik"), default=True)

    VELDEN = ("naam", "gezondheid", "vog_vereist", "alleen_professioneel", "actief")
    """What may change from a day on (`KenmerkVersie`); code and kind never do."""

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("kenmerk")
        verbose_name_plural = _("kenmerken")
        ordering = ("soort", "naam")
        constraints = [
            models.UniqueConstraint(fields=("organisatie", "code"), name="kenmerk_code_uniek"),
            models.CheckConstraint(
                condition=Q(vog_vereist=False) | Q(soort=KenmerkSoort.TAAKTYPE),
                name="kenmerk_vog_alleen_taaktype",
            ),
            models.CheckConstraint(
                condition=Q(alleen_professioneel=False) | Q(soort=KenmerkSoort.TAAKTYPE),
                name="kenmerk_professioneel_alleen_taaktype",
            ),
            # `vog` is the token of a valid VOG, derived from its dates.
            models.CheckConstraint(condition=~Q(code="vog"), name="kenmerk_vog_gereserveerd"),
        ]

    def __str__(self) -> str:
        return self.naam

    def clean(self) -> None:
        """Say at which field it is wrong; the constraints hold it as well."""
        fouten = {}
        if self.soort != KenmerkSoort.TAAKTYPE:
            eisen = ("vog_vereist", "alleen_professioneel")
            tekst = _("Dit kan alleen bij een taaktype.")
            fouten = {veld: tekst for veld in eisen if getattr(self, veld)}
        if self.code == "vog":
            fouten["code"] = _("Kies een andere code: deze is voor een geldige VOG.")
        if fouten:
            raise ValidationError(fouten)


class KenmerkVersie(OrganisatieModel):
    """What a kenmerk means from a day on. The `Kenmerk` row holds what it means today."""

    kenmerk = models.ForeignKey(Kenmerk, on_delete=models.CASCADE, related_name="versies")
    ingangsdatum = models.DateField(_("ingangsdatum"))
    naam = models.CharField(_("naam"), max_length=100)
    gezondheid = models.BooleanField(_("zegt iets over gezondheid"), default=False)
    vog_vereist = models.BooleanField(_("VOG vereist"), default=False)
    alleen_professioneel = models.BooleanField(_("alleen voor beroepskrachten"), default=False)
    actief = models.BooleanField(_("in gebruik"), default=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("versie van een kenmerk")
        verbose_name_plural = _("versies van kenmerken")
        ordering = ("ingangsdatum",)
        constraints = [
            models.UniqueConstraint(
                fields=("kenmerk", "ingangsdatum"), name="kenmerkversie_per_datum"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class WensAard(models.TextChoices):
    """How one side looks at a kenmerk of the other."""

    VEREIST = "vereist", _("moet")
    VERMIJD = "vermijd", _("mag niet")
    GEWENST = "gewenst", _("wens")


class Sterkte(models.TextChoices):
    """Strength of a wish; the parameter set says how many points each is."""

    LIEVER_NIET = "liever_niet", _("liever niet")
    ENIGSZINS = "enigszins", _("enigszins")
    GRAAG = "graag", _("graag")
    HEEL_GRAAG = "heel_graag", _("heel graag")


class Wens(OrganisatieModel):
    """A demand or wish of one side about a kenmerk of the other; a strength only for a wish."""

    kenmerk = models.ForeignKey(Kenmerk, on_delete=models.PROTECT, related_name="+")
    aard = models.CharField(_("aard"), max_length=10, choices=WensAard.choices)
    sterkte = models.CharField(_("sterkte"), max_length=12, choices=Sterkte.choices, blank=True)

    class Meta(OrganisatieModel.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(Q(aard=WensAard.GEWENST) & ~Q(sterkte=""))
                | (~Q(aard=WensAard.GEWENST) & Q(sterkte="")),
                name="%(class)s_sterkte_bij_gewenst",
            ),
        ]
