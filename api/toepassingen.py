"""Letting an app or partner system in at all, and putting it out again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import Application

from api.scopes import VORM, Soort
from kern import audit
from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Gebruiker, Rol

LANGSTE_NAAM = 100


def toepassing_registreren(
    *, naam: str, soort: Soort, redirect_uri: str = "", gebruiker: Gebruiker | None = None
) -> tuple[Application, str]:
    """The application and its secret, which is readable only now; "" for an app, which has none.

    An app, or a system in which staff log in, has an address to go back to (``redirect_uri``). A
    partner acts as ``gebruiker``: active, verwijzer and nothing else, in the organisation that it
    submits to. Raises Ongeldig.
    """
    naam = naam.strip()
    if not 0 < len(naam) <= LANGSTE_NAAM:
        raise Ongeldig({"naam": _("Geef een korte naam die gebruikers herkennen.")})
    if soort is Soort.PARTNER:
        _serviceaccount_nagaan(gebruiker)
        redirect_uri = ""
    else:
        gebruiker = None
    grant, soort_client = VORM[soort]
    geheim = generate_client_secret()
    toepassing = Application(
        name=naam,
        authorization_grant_type=grant,
        client_type=soort_client,
        redirect_uris=redirect_uri,
        user=gebruiker,
        client_secret=geheim,
    )
    try:
        toepassing.full_clean()
    except ValidationError as fout:
        raise Ongeldig({"redirect-uri": _adres_fout(redirect_uri)}) from fout
    toepassing.save()
    return toepassing, "" if soort is Soort.APP else geheim


def _serviceaccount_nagaan(gebruiker: Gebruiker | None) -> None:
    if gebruiker is None:
        raise Ongeldig({"gebruiker": _("Deze gebruiker bestaat niet.")})
    if not gebruiker.actief or gebruiker.rolcodes != {Rol.VERWIJZER}:
        raise Ongeldig(
            {"gebruiker": _("Een partner is een actieve gebruiker met alleen de rol verwijzer.")}
        )


def _adres_fout(redirect_uri: str) -> str:
    if not redirect_uri:
        return _("Geef het adres waarnaar de app teruggaat.")
    return _("Dit is geen adres waarnaar een app terug kan gaan: het begint met https://.")


@transaction.atomic
def toepassing_intrekken(*, client_id: str, herkomst: str) -> str:
    """Remove an application with all its tokens, which open nothing from now on; gives its name.

    Each user for whom it could act gets a line in the log. Raises Ongeldig.
    """
    toepassing = Application.objects.select_for_update().filter(client_id=client_id).first()
    if toepassing is None:
        raise Ongeldig({"client-id": _("Deze toepassing bestaat niet.")})
    voor_wie = Q(pk=toepassing.user_id)
    voor_wie |= Q(oauth2_provider_refreshtoken__application=toepassing)
    voor_wie |= Q(oauth2_provider_accesstoken__application=toepassing)
    for gebruiker in Gebruiker.alles.filter(voor_wie).distinct():
        actor = Actor.van_gebruiker(gebruiker, herkomst=herkomst, doel="toepassing intrekken")
        audit.token_ingetrokken(actor, toepassing=toepassing.pk)
    toepassing.delete()
    return str(toepassing.name)
