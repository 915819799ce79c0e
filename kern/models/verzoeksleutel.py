"""What a form carries so that it is kept once, however often it is sent."""

from django.db import models

from .basis import OrganisatieModel
from .gebruiker import Gebruiker


class Verzoeksleutel(OrganisatieModel):
    """A form that was kept: whose, its key, and the address that the user was sent to."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="+")
    sleutel = models.UUIDField()
    adres = models.CharField(max_length=500)

    class Meta(OrganisatieModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=("gebruiker", "sleutel"), name="verzoeksleutel_uniek"),
        ]

    def __str__(self) -> str:
        return str(self.id)
