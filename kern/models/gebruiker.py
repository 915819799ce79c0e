"""Users and their roles."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from .basis import OrganisatieModel
from .persoon import Persoon


class Rol(models.TextChoices):
    """What somebody does here (design section 1); one user can hold several."""

    CONSULENT = "consulent", _("mantelzorgconsulent")
    COORDINATOR = "coordinator", _("vrijwilligerscoördinator")
    VRIJWILLIGER = "vrijwilliger", _("vrijwilliger")
    MANTELZORGER = "mantelzorger", _("mantelzorger")
    VERWIJZER = "verwijzer", _("verwijzer")
    BEHEERDER = "beheerder", _("beheerder")
    AUDITOR = "auditor", _("auditor")


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Looks a user up by e-mail address, whatever its capitals, for logging in."""

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        return self.get(email=(username or "").lower())


class Gebruiker(AbstractBaseUser, OrganisatieModel):
    """Somebody who can log in: one organisation, roles as rows, at most one person."""

    # Lower case. Whether an address is taken elsewhere is not for another organisation to know.
    email = models.EmailField(
        _("e-mailadres"),
        unique=True,
        error_messages={"unique": _("Dit e-mailadres kan niet worden gebruikt.")},
    )
    naam = models.CharField(_("naam"), max_length=200)
    actief = models.BooleanField(_("mag inloggen"), default=True)
    persoon = models.OneToOneField(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="gebruiker"
    )

    alles: ClassVar[GebruikerManager] = GebruikerManager()

    USERNAME_FIELD = "email"

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")
        ordering = ("email",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="gebruiker_email_kleine_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's name for `actief`
        return self.actief

    @cached_property
    def rolcodes(self) -> frozenset[str]:
        """The codes of this user's roles."""
        return frozenset(self.rollen.values_list("rol", flat=True))

    # What Django's admin asks: it is for beheerders, within their own organisation.
    @property
    def is_staff(self) -> bool:
        return Rol.BEHEERDER in self.rolcodes

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.is_active and self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff


class GebruikerRol(OrganisatieModel):
    """One role of one user."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="rollen")
    rol = models.CharField(_("rol"), max_length=20, choices=Rol.choices)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("rol van een gebruiker")
        verbose_name_plural = _("rollen van een gebruiker")
        constraints = [
            models.UniqueConstraint(fields=("gebruiker", "rol"), name="gebruikerrol_uniek"),
        ]

    def __str__(self) -> str:
        return self.get_rol_display()
