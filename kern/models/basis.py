"""The abstract models under everything: a UUID key, and a row of one organisation."""

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .gebruiker import Gebruiker
    from .organisatie import Organisatie


class Basis(models.Model):
    """A UUID as key, and when the row was made and last changed (UTC)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aangemaakt_op = models.DateTimeField(_("aangemaakt op"), auto_now_add=True)
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), auto_now=True)

    class Meta:
        abstract = True


PER_KEER = 1000
"""Rows that are inserted at once: PostgreSQL takes 65,535 values in one statement."""


class OrganisatieQuerySet(models.QuerySet[Any, Any]):
    """Rows of one organisation."""

    def voor(self, organisatie: "Organisatie | uuid.UUID | models.OuterRef") -> Self:
        """The rows of this organisation."""
        # By id: the audit log has the id without the foreign key.
        return self.filter(organisatie_id=getattr(organisatie, "pk", organisatie))


class OrganisatieManager(models.Manager[Any]):
    """Gives nothing until it is told for whom: a forgotten tenant shows nothing."""

    def get_queryset(self) -> OrganisatieQuerySet:
        return OrganisatieQuerySet(self.model, using=self._db).none()

    def voor(self, organisatie: "Organisatie | uuid.UUID | models.OuterRef") -> OrganisatieQuerySet:
        """The rows of this organisation."""
        return OrganisatieQuerySet(self.model, using=self._db).voor(organisatie)

    def voor_gebruiker(self, gebruiker: "Gebruiker") -> OrganisatieQuerySet:
        """The rows of the user's organisation."""
        return self.voor(gebruiker.organisatie_id)


class OrganisatieModel(Basis):
    """A row of one organisation. What it refers to belongs to the same organisation."""

    organisatie = models.ForeignKey(
        "kern.Organisatie",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisatie"),
    )

    alles = models.Manager()
    objects = OrganisatieManager()

    class Meta:
        abstract = True
        default_manager_name = "alles"

    def unique_error_message(
        self, model_class: type[models.Model], unique_check: Sequence[str]
    ) -> ValidationError:
        """Plain where it is several fields: the organisation is one that nobody can see."""
        fout = super().unique_error_message(model_class, unique_check)  # type: ignore[arg-type]
        alleen = len(unique_check) == 1  # then the field has its own text
        return fout if alleen else ValidationError(_("Dit bestaat al."), fout.code, fout.params)

    def clean(self) -> None:
        super().clean()
        for veld in self._meta.concrete_fields:
            doel = veld.related_model
            if not (isinstance(doel, type) and issubclass(doel, OrganisatieModel)):
                continue
            verwezen = getattr(self, veld.name) if getattr(self, veld.attname) else None
            if verwezen is not None and verwezen.organisatie_id != self.organisatie_id:
                raise ValidationError({veld.name: _("Hoort niet bij deze organisatie.")})
