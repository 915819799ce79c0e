"""What a form or an API call carries so that it is kept once, however often it is sent."""

from django.db import models

from .basis import OrganisatieModel
from .gebruiker import Gebruiker


class Verzoeksleutel(OrganisatieModel):
    """A form or call that was kept: whose, its key, and what the user was answered.

    ``adres``: where the page sent the user. ``handtekening``: a hash of the call, so that the same
    key with another content is seen; ``antwoord``: the JSON, status and address it was answered.
    """

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="+")
    sleutel = models.UUIDField()
    adres = models.CharField(max_length=500, blank=True)
    handtekening = models.CharField(max_length=64, blank=True)
    antwoord = models.JSONField(null=True)

    class Meta(OrganisatieModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=("gebruiker", "sleutel"), name="verzoeksleutel_uniek"),
        ]

    def __str__(self) -> str:
        return str(self.id)
