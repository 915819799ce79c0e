"""A person: carer, person cared for, volunteer, or several of these at once."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieModel

POSTCODE = RegexValidator(
    r"^[1-9][0-9]{3}[A-Z]{2}\Z", _("Vier cijfers en twee hoofdletters, bijvoorbeeld 7551AB.")
)


class Persoon(OrganisatieModel):
    """Name, address and how to reach somebody. Never a BSN. Never shared between organisations."""

    voornaam = models.CharField(
        _("voornaam"), max_length=100, blank=True, help_text=_("Of alleen de voorletters.")
    )
    tussenvoegsel = models.CharField(_("tussenvoegsel"), max_length=20, blank=True)
    achternaam = models.CharField(_("achternaam"), max_length=100)
    geboortedatum = models.DateField(_("geboortedatum"), null=True, blank=True)
    telefoon = models.CharField(_("telefoonnummer"), max_length=20, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    straat = models.CharField(_("straat"), max_length=100, blank=True)
    huisnummer = models.CharField(_("huisnummer"), max_length=10, blank=True)
    postcode = models.CharField(
        _("postcode"),
        max_length=6,
        validators=[POSTCODE],
        help_text=_("Vier cijfers en twee letters, bijvoorbeeld 7551AB."),
    )
    huishouden = models.ForeignKey(
        "kern.Huishouden",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="leden",
        verbose_name=_("huishouden"),
    )
    samengevoegd_met = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("samengevoegd met"),
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        indexes = [
            models.Index(fields=("organisatie", "achternaam")),
            models.Index(fields=("organisatie", "-aangemaakt_op", "id")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(samengevoegd_met=models.F("id")),
                name="persoon_niet_met_zichzelf_samengevoegd",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def volledige_naam(self) -> str:
        """As `volledige_naam`."""
        return volledige_naam(self)

    @property
    def pc4(self) -> str:
        """The four digits of the postcode: as precise as a place gets in the engine."""
        return self.postcode[:4]


def volledige_naam(persoon: Any) -> str:
    """First name, prefix and surname, as read aloud, of whatever has these."""
    return " ".join(d for d in (persoon.voornaam, persoon.tussenvoegsel, persoon.achternaam) if d)
