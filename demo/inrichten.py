"""The steps of the demo up to the result. Each can be done again and then keeps what is there."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from kern.actor import Actor
from kern.models import Organisatie
from kern.services.organisaties import organisatie_inrichten
from mantelzorg.models import Gesprek, Hulpvraag, Meting, Zorgsituatie
from mantelzorg.services.bewaken import organisatie_bewaken
from mantelzorg.services.checkins import checkins_herinneren, checkins_plannen
from matching.models import Matchronde
from matching.selectors.rondes import rondes_van
from matching.services.bewaken import hulp_bewaken
from matching.services.matchrondes import rondes_afsluiten
from vrijwilligers.models import Vrijwilliger

from .belasting import belasting_vastleggen
from .dossiers import Bureau
from .gemeenten import GEMEENTEN, Gemeente
from .genereer import Bestanden, genereer
from .logins import logins_maken, van_mantelzorgers, van_medewerkers
from .registratie import registreren
from .signalen import bewaakte_signalen_opvolgen
from .tabel import getal

HERKOMST = "demo"
WACHT = 1.0


class DemoGeweigerd(Exception):
    """The demo will not run here; the message says why, on one line."""


def zeg(tekst: str = "") -> None:
    """A line on the terminal, at once."""
    sys.stdout.write(tekst + "\n")
    sys.stdout.flush()


@contextmanager
def stap(tekst: str) -> Iterator[None]:
    """Say what begins, and how long it took."""
    zeg(f"- {tekst} ...")
    begonnen = time.monotonic()
    yield
    zeg(f"  klaar in {time.monotonic() - begonnen:.1f} s")


def naam_van(gemeente: Gemeente) -> str:
    """The name of the demo's organisation; by this name it knows its own database again."""
    return f"Steunpunt Mantelzorg {gemeente.naam} (demo, verzonnen mensen)"


def weigeren_waar_het_niet_hoort() -> None:
    """Raise DemoGeweigerd under production settings and on a database that is not the demo's.

    Its own holds organisations of the demo and no others, and has all of them or some or none.
    """
    if getattr(settings, "PRODUCTIE", True):
        raise DemoGeweigerd("De demo draait niet met productie-instellingen.")
    tabellen = set(connection.introspection.table_names())
    if Organisatie._meta.db_table in tabellen:
        eigen = {(gemeente.slug, naam_van(gemeente)) for gemeente in GEMEENTEN.values()}
        van_een_ander = not eigen.issuperset(Organisatie.objects.values_list("slug", "naam"))
    else:  # empty, or a first run that was stopped halfway
        bekend = set(connection.introspection.django_table_names())
        migraties = MigrationRecorder.Migration._meta.db_table
        van_een_ander = bool(tabellen - bekend - {migraties})
    if van_een_ander:
        raise DemoGeweigerd(
            "De demo draait alleen in een lege database of die van een eerdere demo, "
            "en in deze staan andere gegevens."
        )


def database_bijwerken() -> None:
    """Make the tables, or bring them up to date."""
    with stap("Database bijwerken"):
        call_command("migrate", verbosity=0)


def inrichten(gemeente: Gemeente, seed: int, map_: Path) -> Organisatie:
    """The organisation of a municipality, its users, the imports, and what consultants recorded.

    The rules have looked at it then, so that a first round goes by the risks.
    """
    bureau = bureau_inrichten(gemeente, seed, map_)
    if not Meting.objects.voor(bureau.organisatie).exists():
        _belasting(bureau)
    logins = van_mantelzorgers(bureau.organisatie)
    logins_maken(organisatie=bureau.organisatie, actor=bureau.actor, map_=map_, logins=logins)
    return bureau.organisatie


def bureau_inrichten(gemeente: Gemeente, seed: int, map_: Path) -> Bureau:
    """All of `inrichten` but what is known of burden."""
    with stap(f"Organisatie {gemeente.naam} en inloggegevens"):
        organisatie = organisatie_inrichten(
            naam=naam_van(gemeente),
            slug=gemeente.slug,
            wijken=gemeente.wijken,
            herkomst=HERKOMST,
        )
        actor = Actor.systeem(organisatie, herkomst=HERKOMST, doel="demo inrichten")
        logins = van_medewerkers(organisatie)
        logins_maken(organisatie=organisatie, actor=actor, map_=map_, logins=logins)
    _inlezen(organisatie, gemeente, seed, map_)
    bureau = Bureau.van(actor, organisatie, gemeente, seed, timezone.localdate())
    if not Gesprek.objects.voor(organisatie).exists():
        with stap("Aanmeldingen, gesprekken en huishoudens vastleggen"):
            registreren(bureau)
    return bureau


@transaction.atomic
def _belasting(bureau: Bureau) -> None:
    """Record what is known of burden and let the rules look at it, as each night: all or nothing.

    What they find is followed up in part, and check-ins are planned by the risks.
    """
    with stap("Metingen, check-ins en signalen vastleggen"):
        metingen = getal(belasting_vastleggen(bureau))
        zeg(f"  {metingen} metingen in drie jaar")
    with stap(f"Regels over {metingen} metingen en wie er wachten"):
        gemeld = organisatie_bewaken(actor=bureau.actor) + hulp_bewaken(actor=bureau.actor)
        zeg(f"  {getal(gemeld)} signalen")
    with stap("Signalen opvolgen en check-ins plannen"):
        zeg(f"  {getal(bewaakte_signalen_opvolgen(bureau))} signalen afgesloten")
        checkins_plannen(actor=bureau.actor)
        checkins_herinneren(actor=bureau.actor)


def _inlezen(organisatie: Organisatie, gemeente: Gemeente, seed: int, map_: Path) -> None:
    """Generate and import what is not there yet. An import is all or nothing, so is there whole.

    The municipality is described as of today, so that every VOG that is to be valid is.
    """
    ontbreekt = [
        soort
        for soort, model in (
            ("vrijwilligers", Vrijwilliger),
            ("zorgsituaties", Zorgsituatie),
            ("hulpvragen", Hulpvraag),
        )
        if not model.objects.voor(organisatie).exists()
    ]
    if not ontbreekt:
        zeg("- De gemeente staat er al: niets ingelezen, alles blijft zoals het is")
        return
    with stap(f"Gemeente {gemeente.naam} verzinnen ({gemeente.inwoners} inwoners, seed {seed})"):
        bestanden: Bestanden = genereer(
            gemeente, seed, map_ / "demo" / gemeente.slug, peildatum=timezone.localdate()
        )
    for soort in ontbreekt:
        bestand: Path = getattr(bestanden, soort)
        with stap(f"{os.path.relpath(bestand)} inlezen"):
            call_command("importeer", soort, str(bestand), organisatie=gemeente.slug)


def ronde_draaien(organisatie: Organisatie) -> Matchronde:
    """The last finished round; one is run first if there is none. Raises CommandError."""
    rondes = rondes_van(organisatie.id).filter(status=Matchronde.Status.KLAAR)
    if not rondes.exists():
        _wachten_op_vorige(organisatie)
        with stap("Matchronde"):
            call_command("matchronde", organisatie=organisatie.slug, nu=True)
    return rondes.latest("aangemaakt_op")


def _wachten_op_vorige(organisatie: Organisatie) -> None:
    """Wait until a round that was left running is done, or is known to have lost its process."""
    actor = Actor.systeem(organisatie, herkomst=HERKOMST, doel="demo inrichten")
    lopend = rondes_van(organisatie.id).filter(status__in=Matchronde.LOPEND)
    if lopend.exists():
        zeg("- Er loopt nog een matchronde van een vorige keer: wachten, hoogstens twee minuten")
    while lopend.exists():
        rondes_afsluiten(actor=actor)
        time.sleep(WACHT)
