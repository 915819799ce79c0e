"""The JSON of the API: camelCase names, from the models' own. What stands in it: `vormen`."""

from collections.abc import Mapping, MutableMapping
from functools import partial
from typing import Any, cast

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models import Field as ModelField
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.validators import UniqueValidator

from api.namen import camel
from api.v1.lezen import Lezend, Veld, Vorm, leest_gewoon
from api.v1.vormen import (
    Datum,
    Decimaal,
    Geheel,
    JaNee,
    Keuze,
    Kloktijd,
    Tekst,
    Tijdstip,
    Verwijzing,
)
from kern.models import Gebruiker
from kern.rechten import mag
from kern.selectors.smal import delen

PERSOONSVELDEN = (
    "voornaam",
    "tussenvoegsel",
    "achternaam",
    "geboortedatum",
    "telefoon",
    "email",
    "straat",
    "huisnummer",
    "postcode",
)
"""Who somebody is and how to reach them."""


class Camelnamen(Lezend):
    """A serializer whose fields are declared as in Python and named in camelCase in JSON.

    Fields that it does not know are an error: a misspelt name is never silently left out.
    """

    def get_fields(self) -> dict[str, Veld]:
        velden = {}
        for naam, veld in super().get_fields().items():
            if not self._mag(naam):
                continue
            if naam in self.veldrechten and self._document:
                veld.required = False
            publiek = camel(naam)
            if publiek != naam:
                if isinstance(veld, serializers.SerializerMethodField):
                    veld.method_name = veld.method_name or f"get_{naam}"
                elif veld.source is None:
                    veld.source = naam
            velden[publiek] = veld
        return velden

    @property
    def _document(self) -> bool:
        """Whether the OpenAPI document is being written: it names every field."""
        return getattr(self.context.get("view"), "swagger_fake_view", False)

    def _mag(self, naam: str) -> bool:
        recht = self.veldrechten.get(naam)
        if recht is None or self._document:
            return True
        gebruiker = getattr(self.context.get("request"), "user", None)
        return isinstance(gebruiker, Gebruiker) and mag(gebruiker.rolcodes, recht)

    def to_internal_value(self, data: Any) -> Any:
        """With PATCH only fields of the resource can be left out: a row inside it is whole."""
        if self.root is self or not self.root.partial:
            return self._gelezen(data)
        self.root.partial = False
        try:
            return self._gelezen(data)
        finally:
            self.root.partial = True

    def _gelezen(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            bekend = {naam for naam, veld in self.fields.items() if not veld.read_only}
            alleen_lezen = self.fields.keys() - bekend
            fouten: dict[str, Any] = {
                str(naam): [_("Dit veld kunt u niet zelf invullen.")]
                if naam in alleen_lezen
                else [_("Dit veld bestaat niet.")]
                for naam in data
                if naam not in bekend
            }
            if fouten:
                try:
                    super().to_internal_value(data)
                except serializers.ValidationError as fout:
                    fouten |= cast("dict[str, Any]", fout.detail)
                raise serializers.ValidationError(fouten)
        return super().to_internal_value(data)


_GEBOUWD: dict[tuple[type, str], tuple[type[Veld], dict[str, Any]]] = {}
"""Serializer and name of a field -> what the model says of it. Two threads may both find it out,
and find the same; each gets a copy, of which the validators are shared and stay as they are."""

_VERWIJST = (Verwijzing.get_attribute, Verwijzing.to_representation)

ZELF = {
    soort.to_representation
    for soort in (
        serializers.BooleanField,
        serializers.CharField,
        serializers.ChoiceField,
        serializers.IntegerField,
    )
}
"""What shows the value of a column as the database gives it."""


class LeegSerializer(Camelnamen):
    """A step about which there is nothing more to say."""


class ModelCamelnamen(Camelnamen, serializers.ModelSerializer[Any]):
    """The fields of a model with their own texts, choices and limits.

    Uniqueness is the services' to check: a serializer would ask over all organisations.
    """

    serializer_related_field = Verwijzing
    serializer_choice_field = Keuze
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.BooleanField: JaNee,
        models.CharField: Tekst,
        models.DateField: Datum,
        models.DateTimeField: Tijdstip,
        models.DecimalField: Decimaal,
        models.IntegerField: Geheel,
        models.PositiveIntegerField: Geheel,
        models.PositiveSmallIntegerField: Geheel,
        models.SmallIntegerField: Geheel,
        models.TextField: Tekst,
        models.TimeField: Kloktijd,
    }

    @classmethod
    def kolommen(cls) -> tuple[str, ...]:
        """The columns that this shows, where it shows nothing else: for `delen_lezen`."""
        namen = _kolommen_van(cls.Meta.model)
        return tuple(namen[naam] for naam in cls.Meta.fields)

    def _kolom(self, veld: Veld) -> tuple[str, Vorm | None] | None:
        """A column of the row itself is read as it is: DRF looks at every value what it is."""
        bron = cast("str", veld.source)
        kolom = self._kolommen.get(bron)
        toont = type(veld).to_representation
        if isinstance(veld, Verwijzing) and (type(veld).get_attribute, toont) == _VERWIJST:
            return kolom or f"{bron}_id", cast("Veld", veld.pk_field).to_representation
        if leest_gewoon(veld) and kolom == bron:
            return bron, None if toont in ZELF else veld.to_representation
        return None

    def _lezer(self, veld: Veld) -> Vorm:
        """The rows that belong to it are read as the list did."""
        bron = cast("str", veld.source)
        if leest_gewoon(veld) and bron in self._delen:
            return partial(delen, naam=bron)
        return super()._lezer(veld)

    @cached_property
    def _delen(self) -> set[str]:
        """The names of what belongs to a row."""
        meervoud = (r for r in self._model._meta.related_objects if r.one_to_many)
        return {relatie.get_accessor_name() or "" for relatie in meervoud}

    @cached_property
    def _kolommen(self) -> dict[str, str]:
        return _kolommen_van(self._model)

    @property
    def _model(self) -> type[models.Model]:
        return cast("type[models.Model]", self.Meta.model)

    def get_unique_together_validators(self) -> list[Any]:
        return []

    def get_unique_for_date_validators(self) -> list[Any]:
        return []

    def build_field(
        self, field_name: str, info: Any, model_class: Any, nested_depth: int
    ) -> tuple[type[Veld], dict[str, Any]]:
        """Once for each class, not for every answer: what the model says does not change."""
        gebouwd = _GEBOUWD.get((type(self), field_name))
        if gebouwd is None:
            gebouwd = super().build_field(field_name, info, model_class, nested_depth)
            _GEBOUWD[type(self), field_name] = gebouwd
        klasse, opties = gebouwd
        return klasse, dict(opties)

    def build_standard_field(
        self, field_name: str, model_field: "ModelField[Any, Any]"
    ) -> tuple[type[Veld], dict[str, Any]]:
        klasse, opties = super().build_standard_field(field_name, model_field)
        if isinstance(model_field, models.IntegerField):
            _begrensd(opties, model_field)
        return klasse, _zonder_uniek(opties)

    def include_extra_kwargs(
        self, kwargs: MutableMapping[str, Any], extra_kwargs: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        """A choice that can be empty says so too where it is only read: DRF forgets that then."""
        leeg = "choices" in kwargs and kwargs.get("allow_blank", False)
        opties = super().include_extra_kwargs(kwargs, extra_kwargs)
        return {**opties, "allow_blank": True} if leeg else opties

    def build_relational_field(
        self, field_name: str, relation_info: Any
    ) -> tuple[type[Veld], dict[str, Any]]:
        klasse, opties = super().build_relational_field(field_name, relation_info)
        opties.pop("view_name", None)
        return klasse, _zonder_uniek(opties)


def _kolommen_van(model: type[models.Model]) -> dict[str, str]:
    """Field of the model -> the attribute with its value; of a reference the id."""
    return {veld.name: veld.attname for veld in model._meta.concrete_fields}


def _zonder_uniek(opties: dict[str, Any]) -> dict[str, Any]:
    if "validators" in opties:
        over = [v for v in opties["validators"] if not isinstance(v, UniqueValidator)]
        opties["validators"] = over
    return opties


def _begrensd(opties: dict[str, Any], veld: "ModelField[Any, Any]") -> None:
    """Let a number be what every database holds, not only this one: SQLite takes 64 bits."""
    if "choices" in opties:  # these say it
        grenzen = (MinValueValidator, MaxValueValidator)
        opties["validators"] = [v for v in opties["validators"] if not isinstance(v, grenzen)]
    else:
        laagste, hoogste = BaseDatabaseOperations.integer_field_ranges[veld.get_internal_type()]
        opties["min_value"] = max(laagste, opties.get("min_value", laagste))
        opties["max_value"] = min(hoogste, opties.get("max_value", hoogste))
