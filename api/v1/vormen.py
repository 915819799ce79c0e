"""Values as the document says they are written: REST framework also takes what looks like one."""

import re
from datetime import UTC, time
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.namen import DATUM, TIJDSTIP, UUID
from kern.regels.tijd import kloktijd


class _InEenVorm(serializers.Field[Any, Any, Any, Any]):
    """Text that is written in one way. ``voorbeeld``: for who wrote it in another."""

    vorm: ClassVar[str]
    voorbeeld: ClassVar[str] = ""

    def to_internal_value(self, data: Any) -> Any:
        if not (isinstance(data, str) and re.fullmatch(self.vorm, data, re.ASCII)):
            self.fail("invalid", format=self.voorbeeld)
        return super().to_internal_value(data)


class Sleutel(_InEenVorm, serializers.UUIDField):
    """An id as it is always written: DRF would also take a number, or braces."""

    vorm = UUID


class Datum(_InEenVorm, serializers.DateField):
    """A day: not also ``2026-1-5``."""

    vorm, voorbeeld = DATUM, "2026-11-22"


class Kloktijd(_InEenVorm, serializers.TimeField):
    """A clock time in the Netherlands, to the minute: ``09:30``."""

    vorm, voorbeeld = r"\d\d:\d\d", "09:30"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%H:%M", input_formats=["%H:%M"], **kwargs)

    def to_representation(self, value: time) -> str:
        return value.isoformat("minutes")


class Begintijd(Kloktijd):
    """The clock time of so many minutes after midnight, as proposals keep it."""

    def __init__(self, **kwargs: Any) -> None:
        uitleg = _("Hoe laat het bezoek begint.")
        super().__init__(read_only=True, help_text=uitleg, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(kloktijd(value))


class Tijdstip(_InEenVorm, serializers.DateTimeField):
    """A moment, read with its time zone and shown in UTC."""

    vorm, voorbeeld = TIJDSTIP, "2026-11-22T09:30:00Z"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_timezone=UTC, **kwargs)


class Decimaal(_InEenVorm, serializers.DecimalField):
    """A number with decimals, as text, so that nothing rounds it."""

    vorm = r"-?\d+(\.\d+)?"
    default_error_messages = {"invalid": _('Geef een getal als tekst, zoals "24.5".')}


class Keuze(serializers.ChoiceField):
    """One of these values: DRF would also take the text of a number."""

    def to_internal_value(self, data: Any) -> Any:
        waarde = super().to_internal_value(data)
        if waarde != data:
            self.fail("invalid_choice", input=data)
        return waarde


class Tekst(serializers.CharField):
    """Text, and no number: DRF would make a text of one."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Geheel(serializers.IntegerField):
    """A whole number, and no text or boolean: DRF would make a number of those."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, str | bool):
            self.fail("invalid")
        return super().to_internal_value(data)


class JaNee(serializers.BooleanField):
    """True or false: DRF would also take 1 and "yes", and record a consent nobody gave so."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid")
        return data
