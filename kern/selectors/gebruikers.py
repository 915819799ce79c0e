"""Reading users."""

from kern.models import Gebruiker


def gebruiker_met_email(email: str) -> Gebruiker | None:
    """Whoever logs in with this address, of whatever organisation; for the log-in alone."""
    return Gebruiker.alles.filter(email=email.lower()).first()
