"""What templates need and views should not repeat."""

import math
from typing import Any

from django import template
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker
from kern.rechten import Wie, mag
from kern.regels.tijd import ALLE_WEKEN, weeklijst
from mantelzorg.models import Hulpvraag
from mantelzorg.regels.signalen import aardnaam
from mantelzorg.selectors.aanmeldingen import Toestand
from matching.models import Matchronde
from matching.regels.toelichting import weken_in_woorden
from matching.selectors.hulpvraagstatus import GEKOPPELD, IN_VOORSTEL
from werkbank.weergave import termijn, wachtdagen

register = template.Library()
register.filter("wachtdagen", wachtdagen)
register.filter("termijn", termijn)
register.filter("aardnaam", aardnaam)

MENU = (
    ("taak.inzien", "werkbank:werklijst", _("Werklijst")),
    ("signaal.inzien", "werkbank:signalen", _("Signalen")),
    ("matchronde.inzien", "werkbank:matchrondes", _("Matchrondes")),
    ("koppeling.inzien", "werkbank:koppelingen", _("Koppelingen")),
    ("zorgsituatie.inzien", "werkbank:aanmeldingen", _("Aanmeldingen")),
    ("checkin.afhandelen", "werkbank:belijst", _("Belijst")),
    ("zorgsituatie.inzien", "werkbank:zorgsituaties", _("Zorgsituaties")),
    ("hulpvraag.inzien", "werkbank:hulpvragen", _("Hulpvragen")),
    ("vrijwilliger.inzien", "werkbank:vrijwilligers", _("Vrijwilligers")),
    ("persoon.inzien", "werkbank:personen", _("Personen")),
    ("persoon.inzien", "werkbank:uitwisseling", _("Uitwisseling")),
    ("cijfers.inzien", "werkbank:cijfers", _("Cijfers")),
    ("audit.inzien", "werkbank:auditlog", _("Auditlog")),
    ("stamgegevens.beheren", "werkbank:kenmerken", _("Kenmerken")),
    ("stamgegevens.beheren", "werkbank:parameters", _("Parameters")),
    ("stamgegevens.beheren", "werkbank:instrumenten", _("Instrumenten")),
    ("stamgegevens.beheren", "admin:index", _("Beheer")),
)
EIGEN_MENU = (("checkin.beantwoorden", "werkbank:mijn_checkin", _("Mijn check-in")),)
STATUSNAMEN = dict(Hulpvraag.Status.choices) | {
    IN_VOORSTEL: _("in voorstel"),
    GEKOPPELD: _("gekoppeld"),
}


@register.inclusion_tag("werkbank/menu.html", takes_context=True)
def menu(context: dict[str, Any]) -> dict[str, Any]:
    """The parts of the site this user may open; nothing for somebody who is not logged in."""
    verzoek = context.get("request")
    gebruiker = getattr(verzoek, "user", None)
    if verzoek is None or not isinstance(gebruiker, Gebruiker):
        return {}
    delen = [
        (adres, naam)
        for menu, wie in ((MENU, Wie.ORGANISATIE), (EIGEN_MENU, Wie.EIGEN))
        for recht, adres, naam in menu
        if mag(gebruiker.rolcodes, recht, wie)
    ]
    return {
        "delen": delen,
        "gebruiker": gebruiker,
        "request": verzoek,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("werkbank/veld.html")
def veld(gebonden: Any) -> dict[str, Any]:
    """A form field with its label, help and errors."""
    return {"veld": gebonden}


@register.filter
def heeft_fouten(delen: list[tuple[Any, Any]]) -> bool:
    """Whether a part of a form is wrong."""
    return any(deel.errors for _legenda, deel in delen)


@register.inclusion_tag("werkbank/bladeren.html", takes_context=True)
def bladeren(context: dict[str, Any], blad: Any, naam: str, waarvan: str) -> dict[str, Any]:
    """Links to the previous and next page; `naam` is the query parameter."""
    keuzes = context["request"].GET.copy()

    def adres(nummer: int) -> str:
        keuzes[naam] = str(nummer)
        return str(keuzes.urlencode())

    return {
        "blad": blad,
        "naam": naam,
        "waarvan": waarvan,
        "vorige": adres(blad.previous_page_number()) if blad.has_previous() else "",
        "volgende": adres(blad.next_page_number()) if blad.has_next() else "",
    }


@register.filter
def weken(patroon: int) -> str:
    """In which weeks of the cycle a window holds; nothing where it is every week."""
    if patroon == ALLE_WEKEN:
        return ""
    return gettext("(week %s van de vier)") % weken_in_woorden(weeklijst(patroon))


@register.filter
def toestandnaam(code: str) -> str:
    """How a registration stands, in words."""
    return str(Toestand(code).label)


@register.filter
def statusnaam(code: str) -> str:
    """The derived state of a request, in words."""
    return str(STATUSNAMEN.get(code, code))


@register.filter
def gatprocent(ronde: Matchronde) -> str:
    """The proven gap in percent, rounded up so that "at most" stays true."""
    return floatformat(math.ceil((ronde.gat or 0) * 10_000) / 100, -2)


@register.filter
def metteken(punten: int) -> str:
    """Points with a plus or a minus sign."""
    return f"+{punten}" if punten >= 0 else f"−{-punten}"
