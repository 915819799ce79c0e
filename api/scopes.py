"""What an app or partner system may ask for: one readable table.

A scope lets a token into a group of resources; what happens there the roles of its user decide
(kern.rechten). Who may write may read: an answer to a change shows the whole of it. What is
nobody's (`OrganisatieViewSet.van_niemand`) any token reads. Somebody at the pages has no scopes:
for them the roles are all.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from oauth2_provider.models import Application
from oauth2_provider.scopes import BaseScopes

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LEZEN, SCHRIJVEN = "lezen", "schrijven"

SCOPES: Mapping[str, "StrOrPromise"] = {
    "zorg:lezen": _("mantelzorgers, hun zorgsituaties, hulpvragen en signalen bekijken"),
    "zorg:schrijven": _(
        "mantelzorgers, hun zorgsituaties, hulpvragen en signalen bekijken en wijzigen"
    ),
    "vrijwilligers:lezen": _("vrijwilligers bekijken"),
    "vrijwilligers:schrijven": _("vrijwilligers bekijken en wijzigen"),
    "matching:lezen": _("voorstellen en koppelingen bekijken"),
    "matching:schrijven": _("voorstellen en koppelingen bekijken en erover beslissen"),
    "uitwisseling:lezen": _("lijsten als bestand ophalen, en imports bekijken"),
    "uitwisseling:schrijven": _(
        "lijsten als bestand ophalen, imports bekijken, en bestanden inlezen"
    ),
    "beheer:lezen": _("gebruikers en instellingen van uw organisatie bekijken"),
    "beheer:schrijven": _("gebruikers en instellingen van uw organisatie bekijken en wijzigen"),
    "mijn:lezen": _("uw eigen gegevens bekijken"),
    "mijn:schrijven": _("uw eigen gegevens bekijken en wijzigen, zoals wanneer u kunt"),
    "verwijzen:lezen": _("bekijken wat er met uw aanmeldingen en signalen is gedaan"),
    "verwijzen:schrijven": _(
        "iemand aanmelden of een signaal doorgeven, en bekijken wat ermee is gedaan"
    ),
}
"""Scope -> what the consent page says of it, after 'De app mag'."""

GROEPEN = frozenset(scope.partition(":")[0] for scope in SCOPES)


class Soort(StrEnum):
    """Kinds of applications, by how they get a token."""

    APP = "app"
    """On somebody's own telephone or computer: it can keep no secret."""
    MEDEWERKERS = "medewerkers"
    """A system of an organisation, with a secret, in which its staff log in."""
    PARTNER = "partner"
    """A system of a referrer that acts by itself, as one service account."""


GROEPEN_PER_SOORT: Mapping[Soort, frozenset[str]] = {
    Soort.APP: frozenset({"mijn"}),
    Soort.MEDEWERKERS: frozenset(
        {"zorg", "vrijwilligers", "matching", "uitwisseling", "beheer", "mijn"}
    ),
    Soort.PARTNER: frozenset({"verwijzen"}),
}

VORM: Mapping[Soort, tuple[str, str]] = {
    Soort.APP: (Application.GRANT_AUTHORIZATION_CODE, Application.CLIENT_PUBLIC),
    Soort.MEDEWERKERS: (Application.GRANT_AUTHORIZATION_CODE, Application.CLIENT_CONFIDENTIAL),
    Soort.PARTNER: (Application.GRANT_CLIENT_CREDENTIALS, Application.CLIENT_CONFIDENTIAL),
}
"""Kind -> its OAuth 2 grant and whether it has a secret."""


def scopes_van(toepassing: Application) -> list[str]:
    """The scopes that this application may ask for; none for a kind that we do not have."""
    vorm = (toepassing.authorization_grant_type, toepassing.client_type)
    groepen = {groep for s in Soort if VORM[s] == vorm for groep in GROEPEN_PER_SOORT[s]}
    return [scope for scope in SCOPES if scope.partition(":")[0] in groepen]


class Scopes(BaseScopes):  # type: ignore[misc]  # the library has no types
    """Tells django-oauth-toolkit what stands above. Who asks for nothing gets nothing."""

    def get_all_scopes(self) -> Mapping[str, "StrOrPromise"]:
        return SCOPES

    def get_available_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        return scopes_van(application)

    def get_default_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        return []
