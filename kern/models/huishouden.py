"""A household: who live together, their one contact here, and who comes into the house."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieModel


class Huishouden(OrganisatieModel):
    """Persons at one address (`Persoon.huishouden`) with one contact of the organisation."""

    contact = models.ForeignKey(
        "kern.Gebruiker",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("vast aanspreekpunt van het huishouden"),
        help_text=_("Eén medewerker voor iedereen in dit huishouden."),
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("huishouden")
        verbose_name_plural = _("huishoudens")

    def __str__(self) -> str:
        return str(self.id)


class HuishoudenBetrokkene(OrganisatieModel):
    """Somebody who comes into this household: home care, a volunteer of another organisation."""

    class Soort(models.TextChoices):
        THUISZORG = "thuiszorg", _("thuiszorg of wijkverpleging")
        HUISHOUDELIJKE_HULP = "huishoudelijke_hulp", _("huishoudelijke hulp")
        CASEMANAGER = "casemanager", _("casemanager")
        WIJKTEAM = "wijkteam", _("wijkteam")
        VRIJWILLIGER = "vrijwilliger", _("vrijwilliger")
        FAMILIE = "familie", _("familie of vrienden")
        ANDERS = "anders", _("anders")

    huishouden = models.ForeignKey(Huishouden, on_delete=models.CASCADE, related_name="betrokkenen")
    soort = models.CharField(_("wie"), max_length=20, choices=Soort.choices)
    naam = models.CharField(
        _("naam of organisatie"), max_length=100, help_text=_("Bijvoorbeeld Carint, of buurvrouw.")
    )
    hoe_vaak = models.CharField(
        _("hoe vaak"), max_length=60, blank=True, help_text=_("Bijvoorbeeld elke ochtend.")
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("wie er in een huishouden komt")
        verbose_name_plural = _("wie er in huishoudens komen")
        ordering = ("soort", "naam")
        constraints = [
            models.UniqueConstraint(
                fields=("huishouden", "soort", "naam"), name="huishoudenbetrokkene_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
