"""An import that runs in the background: what goes in, how far it is, what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, OrganisatieModel


class Importopdracht(OrganisatieModel):
    """One file to take in, or to try (``proef``).

    ``inhoud`` and what quotes it (``fouten``, and the changes in ``verslag``) hold personal data:
    they go when the file is taken in, and otherwise after a day.
    """

    class Soort(models.TextChoices):
        VRIJWILLIGERS = "vrijwilligers", _("vrijwilligers")
        ZORGSITUATIES = "zorgsituaties", _("zorgsituaties")
        HULPVRAGEN = "hulpvragen", _("hulpvragen")
        BESCHIKBAARHEID = "beschikbaarheid", _("beschikbaarheid")

    class Status(models.TextChoices):
        WACHT = "wacht", _("wacht op een plek")
        BEZIG = "bezig", _("bezig")
        KLAAR = "klaar", _("klaar")
        GEWEIGERD = "geweigerd", _("geweigerd: er staan fouten in het bestand")
        MISLUKT = "mislukt", _("mislukt")

    LOPEND = (Status.WACHT, Status.BEZIG)

    soort = models.CharField(_("lijst"), max_length=20, choices=Soort.choices)
    bestandsnaam = models.CharField(_("bestand"), max_length=100)
    inhoud = models.BinaryField(_("inhoud"), null=True)
    proef = models.BooleanField(_("proef"))
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.WACHT
    )
    voortgang = models.PositiveIntegerField(_("rijen gedaan"), default=0)
    melding = models.TextField(_("melding"), blank=True)
    verslag = models.JSONField(_("verslag"), default=dict)
    aantal_fouten = models.PositiveIntegerField(_("aantal fouten"), default=0)
    fouten = models.JSONField(_("fouten"), default=list)
    gestart_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    begonnen_op = models.DateTimeField(_("begonnen op"), null=True)
    beeindigd_op = models.DateTimeField(_("beëindigd op"), null=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("importopdracht")
        verbose_name_plural = _("importopdrachten")
        ordering = ("-aangemaakt_op", "id")
        indexes = [models.Index(fields=("organisatie", "-aangemaakt_op", "id"))]
        constraints = [
            models.UniqueConstraint(
                fields=("organisatie",),
                condition=Q(status__in=("wacht", "bezig")),
                name="importopdracht_een_lopende",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
