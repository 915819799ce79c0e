"""A referral: where a request went that volunteers cannot answer, and what came of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, OrganisatieModel

from .hulpvraag import Hulpvraag


class Doorverwijzing(OrganisatieModel):
    """Where to, how it was handed over, and the follow-up (nazorg)."""

    class Soort(models.TextChoices):
        DAGOPVANG = "dagopvang", _("dagopvang")
        LOGEEROPVANG = "logeeropvang", _("logeeropvang")
        THUISZORG = "thuiszorg", _("thuiszorg of wijkverpleging")
        HUISARTS = "huisarts", _("huisarts")
        WIJKTEAM = "wijkteam", _("wijkteam of Wmo-loket")
        WELZIJN = "welzijn", _("andere welzijnsorganisatie")
        ANDERS = "anders", _("anders")

    class Overdracht(models.TextChoices):
        WARM = "warm", _("warme overdracht: samen gebeld of langsgegaan")
        DOORGEGEVEN = "doorgegeven", _("gegevens doorgegeven")
        ZELF = "zelf", _("de mantelzorger neemt zelf contact op")

    class Uitkomst(models.TextChoices):
        JA = "ja", _("ja, er is hulp")
        GEDEELTELIJK = "gedeeltelijk", _("gedeeltelijk")
        NEE = "nee", _("nee, er is geen hulp")

    hulpvraag = models.ForeignKey(
        Hulpvraag, on_delete=models.PROTECT, related_name="doorverwijzingen"
    )
    soort = models.CharField(_("soort"), max_length=15, choices=Soort.choices)
    naar = models.CharField(
        _("naar wie"), max_length=200, help_text=_("Naam van de organisatie of de locatie.")
    )
    datum = models.DateField(_("datum"))
    overdracht = models.CharField(_("overdracht"), max_length=15, choices=Overdracht.choices)
    nazorg_op = models.DateField(
        _("navragen op"), help_text=_("Wanneer u vraagt of de hulp er is.")
    )
    nazorg_gedaan_op = models.DateField(_("nagevraagd op"), null=True, blank=True)
    nazorg_uitkomst = models.CharField(
        _("is er nu hulp?"), max_length=15, choices=Uitkomst.choices, blank=True
    )
    nazorg_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("doorverwijzing")
        verbose_name_plural = _("doorverwijzingen")
        ordering = ("-datum", "id")
        indexes = [models.Index(fields=("organisatie", "nazorg_op", "id"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(nazorg_op__gte=F("datum")), name="doorverwijzing_nazorg_na_datum"
            ),
            models.CheckConstraint(
                condition=Q(nazorg_gedaan_op__isnull=True, nazorg_uitkomst="")
                | (Q(nazorg_gedaan_op__isnull=False) & ~Q(nazorg_uitkomst="")),
                name="doorverwijzing_nazorg_heeft_uitkomst",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
