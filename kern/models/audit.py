"""The audit log: append-only, ids instead of foreign keys (NEN 7513)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieManager


class AuditRegel(models.Model):
    """One event: who, in which role, did what to what, about whom, when, from where, why.

    Written only by `kern.audit`. Triggers in the database refuse to change or remove a row
    (kern/migrations/0002). Ids, no foreign keys: a row outlives what it speaks of.
    """

    class Handeling(models.TextChoices):
        AANMAKEN = "aanmaken", _("aangemaakt")
        WIJZIGEN = "wijzigen", _("gewijzigd")
        VERWIJDEREN = "verwijderen", _("verwijderd")
        INZIEN = "inzien", _("ingezien")
        BESLISSEN = "beslissen", _("beslist")
        UITVOEREN = "uitvoeren", _("uitgevoerd")
        INLOGGEN = "inloggen", _("ingelogd")

    class Uitkomst(models.TextChoices):
        GELUKT = "gelukt", _("gelukt")
        GEWEIGERD = "geweigerd", _("geweigerd")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tijdstip = models.DateTimeField(_("tijdstip"), auto_now_add=True)
    organisatie_id = models.UUIDField(_("organisatie"))
    gebruiker_id = models.UUIDField(_("gebruiker"), null=True)
    rollen = models.CharField(_("rollen"), max_length=120)
    gebeurtenis = models.CharField(_("gebeurtenis"), max_length=60)
    handeling = models.CharField(_("handeling"), max_length=12, choices=Handeling.choices)
    object_soort = models.CharField(_("soort gegeven"), max_length=40)
    object_id = models.UUIDField(_("gegeven"), null=True)
    persoon_id = models.UUIDField(_("over wie"), null=True)
    herkomst = models.CharField(_("vanaf"), max_length=100)
    doel = models.CharField(_("doel"), max_length=100)
    uitkomst = models.CharField(
        _("uitkomst"), max_length=10, choices=Uitkomst.choices, default=Uitkomst.GELUKT
    )
    bijzonderheden = models.JSONField(_("bijzonderheden"), default=dict)

    alles = models.Manager()
    objects = OrganisatieManager()

    class Meta:
        default_manager_name = "alles"
        verbose_name = _("auditregel")
        verbose_name_plural = _("auditregels")
        ordering = ("-tijdstip", "id")
        indexes = [
            models.Index(fields=("organisatie_id", "-tijdstip", "id")),
            models.Index(fields=("organisatie_id", "persoon_id", "-tijdstip")),
            models.Index(fields=("organisatie_id", "gebruiker_id", "-tijdstip")),
            models.Index(fields=("organisatie_id", "gebeurtenis", "-tijdstip")),
        ]

    def __str__(self) -> str:
        return f"{self.gebeurtenis} {self.object_id}"
