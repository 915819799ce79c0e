"""Two records of one person: put together by somebody, and to be taken apart again."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieModel
from .gebruiker import Gebruiker
from .persoon import Persoon


class Samenvoeging(OrganisatieModel):
    """`vervalt` became `blijft`. What was moved is kept, so that it can be moved back.

    ``verplaatst``: [{"model": "app.model", "veld": name, "id": uuid}]. ``aangevuld``: field of
    `blijft` that was empty and was filled from `vervalt`.
    """

    blijft = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    vervalt = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    verplaatst = models.JSONField(_("verplaatst"), default=list)
    aangevuld = models.JSONField(_("aangevuld"), default=list)
    teruggedraaid_op = models.DateTimeField(_("teruggedraaid op"), null=True, blank=True)
    teruggedraaid_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("samenvoeging")
        verbose_name_plural = _("samenvoegingen")
        ordering = ("-aangemaakt_op",)
        constraints = [
            models.UniqueConstraint(
                fields=("vervalt",),
                condition=Q(teruggedraaid_op__isnull=True),
                name="samenvoeging_een_per_persoon",
            ),
            models.CheckConstraint(
                condition=~Q(blijft=F("vervalt")), name="samenvoeging_twee_personen"
            ),
            models.CheckConstraint(
                condition=Q(teruggedraaid_op__isnull=True, teruggedraaid_door__isnull=True)
                | Q(teruggedraaid_op__isnull=False, teruggedraaid_door__isnull=False),
                name="samenvoeging_terug_heeft_auteur",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class NietDubbel(OrganisatieModel):
    """Somebody decided that these two are two persons, so that they are not pointed out again."""

    eerste = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    tweede = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("paar dat niet dubbel is")
        verbose_name_plural = _("paren die niet dubbel zijn")
        constraints = [
            models.UniqueConstraint(fields=("eerste", "tweede"), name="nietdubbel_uniek"),
            models.CheckConstraint(
                condition=Q(eerste__lt=F("tweede")), name="nietdubbel_een_volgorde"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
