"""The columns of a person: once, for whoever stands in a row."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext_lazy as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Persoon
from kern.services.opslaan import Uitkomst
from kern.services.personen import PersoonGegevens, persoon_opslaan

from .cellen import DATUM, EMAIL, POSTCODE, tekst_van
from .kolommen import GelezenRij, Kolom

VELDEN = (
    Kolom("voornaam", tekst_van(100), _("voornaam, of alleen de voorletters")),
    Kolom("tussenvoegsel", tekst_van(20), _("tussenvoegsel, zoals van der")),
    Kolom("achternaam", tekst_van(100), _("achternaam"), verplicht=True),
    Kolom("geboortedatum", DATUM, _("geboortedatum, zoals 31-12-1950"), leeg=None),
    Kolom("telefoon", tekst_van(20), _("telefoonnummer")),
    Kolom("email", EMAIL, _("e-mailadres")),
    Kolom("straat", tekst_van(100), _("straat")),
    Kolom("huisnummer", tekst_van(10), _("huisnummer met toevoeging")),
    Kolom("postcode", POSTCODE, _("postcode, zoals 7551 AB"), verplicht=True),
)


def persoonkolommen(wie: str = "") -> tuple[Kolom, ...]:
    """The columns of a person; ``wie`` stands before each name (``mantelzorger_``)."""
    return tuple(kolom.met_voorvoegsel(wie) for kolom in VELDEN)


def persoonwaarden(persoon: Persoon, wie: str = "") -> dict[str, Any]:
    """A known person as the values of these columns."""
    return {wie + kolom.naam: getattr(persoon, kolom.naam) for kolom in VELDEN}


def persoongegevens(waarden: Mapping[str, Any], wie: str = "") -> PersoonGegevens:
    """The person of a row without errors."""
    return PersoonGegevens(**{kolom.naam: waarden[wie + kolom.naam] for kolom in VELDEN})


def persoon_van_rij(
    actor: Actor, gelezen: GelezenRij, persoon: Persoon | None, wie: str = ""
) -> tuple[Persoon, Uitkomst]:
    """Register the person of a row. Raises Ongeldig, by column."""
    with _velden_van(wie):
        opgeslagen, uitkomst = persoon_opslaan(
            actor=actor, gegevens=persoongegevens(gelezen.waarden, wie), persoon=persoon
        )
    if persoon is None:
        gelezen.nieuwe_personen[wie] = opgeslagen
    return opgeslagen, uitkomst


@contextmanager
def _velden_van(wie: str) -> Iterator[None]:
    try:
        yield
    except Ongeldig as fout:
        raise Ongeldig({wie + veld: tekst for veld, tekst in fout.velden.items()}) from fout
