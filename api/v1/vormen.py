"""Values as the document says they are written: REST framework also takes what looks like one.

References are within the organisation of who asks, and lists are counted before they are read.
"""

import re
from datetime import UTC, time
from typing import Any, ClassVar, cast

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.relations import MANY_RELATION_KWARGS, PKOnlyObject

from api.namen import DATUM, TIJDSTIP, UUID
from kern.models import OrganisatieModel
from kern.regels.tijd import kloktijd
from kern.verzoek import gebruiker_van


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


class Verwijzing(serializers.PrimaryKeyRelatedField[Any]):
    """The id of something of the own organisation; of another's it does not exist."""

    default_error_messages = {
        "does_not_exist": _("Dit bestaat niet."),
        "incorrect_type": _("Geef een id (UUID)."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("pk_field", Sleutel())
        super().__init__(**kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        model = cast("type[OrganisatieModel]", self.queryset.model)  # type: ignore[union-attr]
        gebruiker = gebruiker_van(self.context["request"])
        return model.objects.voor(gebruiker.organisatie_id)

    def use_pk_only_optimization(self) -> bool:
        return True

    @classmethod
    def many_init(cls, *args: Any, **kwargs: Any) -> "Verwijzingen":
        van_de_lijst = {naam: kwargs[naam] for naam in MANY_RELATION_KWARGS if naam in kwargs}
        return Verwijzingen(child_relation=cls(*args, **kwargs), **van_de_lijst)


class Verwijzingen(serializers.ManyRelatedField):
    """The ids of at most a hundred of them: each is looked up. `Verwijzing(many=True)` is one.

    DRF stops at the first that is wrong, and does not say which that is.
    """

    HOOGSTENS = 100

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> list[Any]:
        if not isinstance(data, list):
            self.fail("not_a_list", input_type=type(data).__name__)
        if len(data) > self.HOOGSTENS:
            tekst = _("Noem er hoogstens %(aantal)s.")
            raise serializers.ValidationError(tekst % {"aantal": self.HOOGSTENS})
        if not (data or self.allow_empty):
            self.fail("empty")
        gevonden, fouten = [], {}
        for plaats, sleutel in enumerate(data):
            try:
                gevonden.append(self.child_relation.run_validation(sleutel))
            except serializers.ValidationError as fout:
                fouten[str(plaats)] = fout.detail
        if fouten:
            raise serializers.ValidationError(fouten)
        return gevonden


class Begrensd(serializers.ListField):
    """A list that is counted before anything in it is looked up; DRF counts afterwards."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, list) and self.max_length is not None and len(data) > self.max_length:
            self.fail("max_length", max_length=self.max_length)
        return super().to_internal_value(data)


class Kolom(Begrensd):
    """One column of child rows as a list: the ``pc4`` of each is ``["7551", "7552"]``."""

    def __init__(self, kolom: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kolom = kolom

    def to_representation(self, data: Any) -> list[Any]:
        return list(super().to_representation([self._waarde(rij) for rij in data]))

    def _waarde(self, rij: Any) -> Any:
        if isinstance(self.child, Verwijzing):  # no more than the id is shown
            return PKOnlyObject(getattr(rij, f"{self.kolom}_id"))
        return getattr(rij, self.kolom)
