"""Locking out who tries passwords: what is kept of them (settings AXES_*)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac


def vingerafdruk(request: HttpRequest, gegevens: Mapping[str, Any] | None) -> str:
    """What stands for the name that was filled in: enough to count by, and no e-mail address.

    The same for an account that exists and one that does not, and whatever its capitals.
    """
    bron = gegevens or request.POST
    naam = str(bron.get("username") or bron.get("email") or "").strip().lower()
    return salted_hmac("kern.uitsluiting", naam, algorithm="sha256").hexdigest()


def voor_de_log(naam: str, adres: str, browser: str, pad: str, request: HttpRequest) -> str:
    """What the logs say of an attempt: where, and nothing about whom."""
    return pad


def pogingen_opruimen() -> int:
    """Forget the attempts that no longer count; how many."""
    afkoelen: timedelta = settings.AXES_COOLOFF_TIME
    voorbij = AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - afkoelen)
    aantal, _per_model = voorbij.delete()
    return int(aantal)
