"""What is there before the day: the database, the organisations and the systems that are let in."""

from collections.abc import Iterable

from django.core.management import call_command
from django_q.models import Schedule
from django_q.tasks import async_task

from api.scopes import Soort
from api.toepassingen import toepassing_registreren
from kern.actor import Actor
from kern.models import Gebruiker, Organisatie, Rol
from kern.services.organisaties import gebruiker_opslaan, organisatie_inrichten

from .boek import Opzet
from .clienten import TERUG, WACHTWOORD

HERKOMST = "scenario"


def opzetten(slugs: Iterable[str]) -> list[Opzet]:
    """Make them, by the services of the installation's own commands."""
    call_command("migrate", verbosity=0)
    app, _geen = toepassing_registreren(naam="Rooster", soort=Soort.APP, redirect_uri=TERUG)
    return [_organisatie(slug, app.client_id) for slug in slugs]


def nacht() -> None:
    """Queue what the schedule queues each night."""
    for werk in Schedule.objects.filter(schedule_type=Schedule.DAILY):
        async_task(werk.func)


def _organisatie(slug: str, app: str) -> Opzet:
    organisatie = organisatie_inrichten(
        naam=slug.capitalize(), slug=slug, wijken={}, herkomst=HERKOMST
    )
    beheerder = _gebruiker(organisatie, Rol.BEHEERDER)
    verwijzer = _gebruiker(organisatie, Rol.VERWIJZER)
    partner, geheim = toepassing_registreren(
        naam=f"Huisarts {slug}", soort=Soort.PARTNER, gebruiker=verwijzer
    )
    return Opzet(
        slug,
        (beheerder.email, str(beheerder.pk)),
        app,
        (partner.client_id, geheim, str(verwijzer.pk)),
    )


def _gebruiker(organisatie: Organisatie, rol: Rol) -> Gebruiker:
    return gebruiker_opslaan(
        actor=Actor.systeem(organisatie, herkomst=HERKOMST, doel="scenario opzetten"),
        gebruiker=Gebruiker(organisatie=organisatie),
        waarden={"email": f"{rol}@{organisatie.slug}.example", "naam": str(rol.label)},
        rollen=[rol],
        wachtwoord=WACHTWOORD,
    )
