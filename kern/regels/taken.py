"""Whose a task can be."""

from django.utils.translation import gettext as _

from kern.models import Gebruiker, Rol, Taak
from kern.rechten import rollen_met

from .gebruikers import keuze_fout

RECHT = {
    Taak.Soort.SIGNAAL: "signaal.opvolgen",
    Taak.Soort.CHECKIN: "checkin.afhandelen",
    Taak.Soort.AANBOD: "voorstel.aanbieden",
    Taak.Soort.KENNISMAKING: "koppeling.begeleiden",
    Taak.Soort.PROEF: "koppeling.begeleiden",
    Taak.Soort.EVALUATIE: "koppeling.begeleiden",
}
"""Kind of task -> the right that doing it takes."""


def rollen_voor(soort: str) -> frozenset[str]:
    """The roles that may do a task of this kind."""
    return rollen_met(RECHT[Taak.Soort(soort)])


def kan_doen(gebruiker: Gebruiker, soort: str) -> bool:
    """Whether somebody works here now and may do a task of this kind."""
    return gebruiker.actief and not rollen_voor(soort).isdisjoint(gebruiker.rolcodes)


def eerste_die_kan(soort: str, *kandidaten: Gebruiker | None) -> Gebruiker | None:
    """Whose a task is: of the first of these who can do it; nobody's if none can."""
    return next((g for g in kandidaten if g is not None and kan_doen(g, soort)), None)


def eigenaar_fout(soort: str, gekozen: Gebruiker | None, opgeslagen: Gebruiker | None) -> str:
    """What is wrong with who is chosen for a task; empty is right.

    - As for every choice of a user (`keuze_fout`).
    - A new choice may do a task of this kind.
    """
    if tekst := keuze_fout(gekozen, opgeslagen):
        return tekst
    if gekozen is None or gekozen == opgeslagen or kan_doen(gekozen, soort):
        return ""
    namen = [str(rol.label) for rol in Rol if rol in rollen_voor(soort)]
    return _("Deze taak mag alleen een %(rol)s doen. Kies iemand met die rol, of niemand.") % {
        "rol": _(" of ").join(namen)
    }
