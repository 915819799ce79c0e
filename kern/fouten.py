"""Domain errors: what went wrong, in plain Dutch, with the facts in it.

The pages and the API turn them into a message or a problem detail in one place each.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _


class DomeinFout(Exception):
    """Something a user asked for cannot be done; ``str(fout)`` says why, in plain Dutch."""


class Ongeldig(DomeinFout):
    """Input that breaks a rule. ``velden``: field name -> what is wrong with it.

    Of a row in a list the list and the row come first, from 0: ``scholingen/2/gevolgd_op``.
    """

    def __init__(self, velden: Mapping[str, str]) -> None:
        self.velden = dict(velden)
        zinnen = (f"{veld.partition('/')[0]}: {tekst}" for veld, tekst in self.velden.items())
        super().__init__("; ".join(zinnen))

    def onder(self, plaats: str) -> "Ongeldig":
        """The same, of what stands there in something else."""
        return Ongeldig({f"{plaats}/{veld}": tekst for veld, tekst in self.velden.items()})


class Conflict(DomeinFout):
    """It cannot hold with what was decided meanwhile (HTTP 409); ``code`` names the rule."""

    def __init__(self, code: str, melding: str) -> None:
        self.code = code
        super().__init__(melding)


class AlGedaan(Conflict):
    """This form was kept before; ``adres`` is where the user was sent then."""

    def __init__(self, adres: str) -> None:
        self.adres = adres
        super().__init__("al_gedaan", _("Dit is al bewaard."))


class NietToegestaan(DomeinFout):
    """The actor's roles do not allow this (HTTP 403)."""
