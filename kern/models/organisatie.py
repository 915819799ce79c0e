"""The tenant and its districts."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .basis import Basis, OrganisatieModel

PC4 = RegexValidator(r"^[1-9][0-9]{3}\Z", _("Vier cijfers, bijvoorbeeld 7551."))


class Organisatie(Basis):
    """A welfare organisation or municipality: the tenant. Nothing is shared between two."""

    naam = models.CharField(_("naam"), max_length=200)
    slug = models.SlugField(_("korte naam"), unique=True)

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")

    def __str__(self) -> str:
        return self.naam


class Wijk(OrganisatieModel):
    """A district: a named list of PC4 areas."""

    naam = models.CharField(_("naam"), max_length=100)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("wijk")
        verbose_name_plural = _("wijken")
        ordering = ("naam",)
        constraints = [
            models.UniqueConstraint(fields=("organisatie", "naam"), name="wijk_naam_uniek"),
        ]

    def __str__(self) -> str:
        return self.naam


class WijkPostcode(OrganisatieModel):
    """One PC4 area of a district; an area lies in one district of an organisation."""

    wijk = models.ForeignKey(Wijk, on_delete=models.CASCADE, related_name="postcodes")
    pc4 = models.CharField(_("postcodegebied"), max_length=4, validators=[PC4])

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("postcodegebied van een wijk")
        verbose_name_plural = _("postcodegebieden van een wijk")
        ordering = ("pc4",)
        constraints = [
            models.UniqueConstraint(fields=("organisatie", "pc4"), name="wijkpostcode_uniek"),
        ]

    def __str__(self) -> str:
        return self.pc4
