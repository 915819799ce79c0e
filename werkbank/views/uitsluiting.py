"""Who tried too often to log in."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def uitgesloten(
    request: HttpRequest, antwoord: HttpResponse | None, gegevens: Mapping[str, Any] | None
) -> HttpResponse:
    """The page instead of the log-in form: the same whether the account exists or not."""
    seconden = int(settings.AXES_COOLOFF_TIME.total_seconds())
    pagina = render(request, "werkbank/uitgesloten.html", {"minuten": seconden // 60}, status=429)
    pagina["Retry-After"] = str(seconden)
    return pagina
