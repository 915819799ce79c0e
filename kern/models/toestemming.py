"""Consent: on what legal basis data of a person may be used, for which purpose."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieModel
from .gebruiker import Gebruiker
from .persoon import Persoon


class Doel(models.TextChoices):
    """What the data are used for."""

    GEZONDHEID = "gezondheid", _("gegevens over gezondheid vastleggen")
    DELEN = "delen", _("gegevens delen met de vrijwilliger")


class Grondslag(models.TextChoices):
    """Legal basis: art. 9 paragraph 2 GDPR (a: explicit consent; h: care, with art. 30 UAVG)."""

    TOESTEMMING = "toestemming", _("uitdrukkelijke toestemming")
    WETTELIJK = "wettelijk", _("wettelijke taak (Wmo 2015)")


class Toestemming(OrganisatieModel):
    """Person, purpose, legal basis, date, who recorded it, and its withdrawal."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="toestemmingen")
    doel = models.CharField(_("doel"), max_length=20, choices=Doel.choices)
    grondslag = models.CharField(_("grondslag"), max_length=20, choices=Grondslag.choices)
    datum = models.DateField(_("datum"))
    vastgelegd_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ingetrokken_op = models.DateField(_("ingetrokken op"), null=True, blank=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        indexes = [models.Index(fields=("organisatie", "-datum", "id"))]
        constraints = [
            models.UniqueConstraint(
                fields=("persoon", "doel"),
                condition=Q(ingetrokken_op__isnull=True),
                name="toestemming_een_geldige",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gte=F("datum")),
                name="toestemming_intrekking_na_datum",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
