"""The one worklist of the project: what somebody has to do, by when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieModel
from .gebruiker import Gebruiker
from .persoon import Persoon


class Ernst(models.TextChoices):
    """How serious it is; the order is that of the worklist, least first."""

    LAAG = "laag", _("laag")
    GEWOON = "gewoon", _("gewoon")
    HOOG = "hoog", _("hoog")
    ACUUT = "acuut", _("acuut")


class Taak(OrganisatieModel):
    """Something to do. It is open until it is rounded off with an outcome; it is never deleted.

    ``object_id``: the id of what it is about, of which `soort` says the kind: kern may not know
    the other apps. ``persoon``: in whose file that is. ``titel``: what it is, without names.
    Whose owner left, is nobody's (`kern.selectors.taken`).
    """

    class Soort(models.TextChoices):
        SIGNAAL = "signaal", _("signaal opvolgen")
        CHECKIN = "checkin", _("check-in bellen")
        AANBOD = "aanbod", _("verlopen aanbod opvolgen")
        KENNISMAKING = "kennismaking", _("kennismaking regelen")
        PROEF = "proef", _("proefmaand bespreken")
        EVALUATIE = "evaluatie", _("koppeling evalueren")

    soort = models.CharField(_("soort"), max_length=20, choices=Soort.choices)
    object_id = models.UUIDField(_("waarover"))
    persoon = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="taken"
    )
    titel = models.CharField(_("wat"), max_length=200)
    ernst = models.CharField(_("ernst"), max_length=10, choices=Ernst.choices, default=Ernst.GEWOON)
    uiterlijk_op = models.DateField(_("uiterlijk op"))
    eigenaar = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("wie pakt dit op"),
    )
    afgerond_op = models.DateTimeField(_("afgerond op"), null=True, blank=True)
    afgerond_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uitkomst = models.CharField(_("uitkomst"), max_length=40, blank=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("taak")
        verbose_name_plural = _("taken")
        ordering = ("uiterlijk_op", "id")
        indexes = [models.Index(fields=("organisatie", "afgerond_op", "uiterlijk_op"))]
        constraints = [
            models.UniqueConstraint(
                fields=("soort", "object_id"),
                condition=Q(afgerond_op__isnull=True),
                name="taak_een_open_per_onderwerp",
            ),
            models.CheckConstraint(
                condition=Q(afgerond_op__isnull=True, uitkomst="")
                | (Q(afgerond_op__isnull=False) & ~Q(uitkomst="")),
                name="taak_afronding_heeft_uitkomst",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
