"""The columns of a person, and a row's person as the service takes it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from kern.services.personen import PersoonGegevens

from . import cellen
from .kolommen import Kolom

VELDEN = (
    Kolom("voornaam", cellen.tekst(100), _("voornaam"), verplicht=True),
    Kolom("tussenvoegsel", cellen.tekst(20), _("tussenvoegsel, zoals van der")),
    Kolom("achternaam", cellen.tekst(100), _("achternaam"), verplicht=True),
    Kolom("geboortedatum", cellen.datum, _("geboortedatum, zoals 31-12-1950"), leeg=None),
    Kolom("telefoon", cellen.tekst(20), _("telefoonnummer")),
    Kolom("email", cellen.emailadres, _("e-mailadres")),
    Kolom("straat", cellen.tekst(100), _("straat")),
    Kolom("huisnummer", cellen.tekst(10), _("huisnummer met toevoeging")),
    Kolom("postcode", cellen.postcode, _("postcode, zoals 7551 AB"), verplicht=True),
)


def persoonkolommen(wie: str = "") -> tuple[Kolom, ...]:
    """The columns of a person; ``wie`` stands before each name (``mantelzorger_``)."""
    return tuple(
        Kolom(wie + k.naam, k.lezen, k.uitleg, verplicht=k.verplicht, leeg=k.leeg) for k in VELDEN
    )


def persoongegevens(waarden: Mapping[str, Any], wie: str = "") -> PersoonGegevens:
    """The person of a row without errors."""
    return PersoonGegevens(**{kolom.naam: waarden[wie + kolom.naam] for kolom in VELDEN})
