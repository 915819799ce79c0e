"""What every form shares: fields of a model, choices of one organisation, dates, yes or unknown."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kern.models import OrganisatieModel
from kern.regels.gebruikers import MEDEWERKERS
from kern.regels.tijd import EERSTE_DAG, LAATSTE_DAG
from kern.selectors.gebruikers import medewerkers_van

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm

JA_NEE = [("", _("onbekend")), ("ja", _("ja")), ("nee", _("nee"))]
NIEMAND = _("nog niemand")


class Dagveld(forms.DateField):
    """A day of this century, or the one before it, with the browser's own date picker."""

    default_validators = [
        MinValueValidator(EERSTE_DAG),
        MaxValueValidator(LAATSTE_DAG),
    ]
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Postcodeveld(forms.CharField):
    """A postcode however it is typed: ``7551 ab`` is 7551AB."""

    def to_python(self, value: Any) -> str:
        return "".join((super().to_python(value) or "").split()).upper()


class JaNeeVeld(forms.TypedChoiceField):
    """Yes, no, or unknown (None): silence is not no."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(choices=JA_NEE, coerce=lambda w: w == "ja", empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "ja", False: "nee", None: ""}.get(value, value)


def veld_van_model(veld: "models.Field[Any, Any]", **kwargs: Any) -> forms.Field | None:
    """The form field of a model field."""
    if isinstance(veld, models.DateField) and not isinstance(veld, models.DateTimeField):
        return veld.formfield(form_class=Dagveld, **kwargs)
    if isinstance(veld, models.BooleanField) and veld.null:
        return JaNeeVeld(label=capfirst(veld.verbose_name), help_text=veld.help_text)
    if isinstance(veld, models.TextField):
        kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
    formulierveld: forms.Field | None = veld.formfield(**kwargs)
    leeg = _("onbekend") if veld.blank else _("Kies")
    if isinstance(formulierveld, forms.ModelChoiceField):
        formulierveld.empty_label = leeg
    elif isinstance(formulierveld, forms.TypedChoiceField) and (
        veld.blank or not veld.has_default()
    ):
        formulierveld.choices = [("", leeg), *veld.flatchoices]
    return formulierveld


class Modelformulier(_ModelForm):
    """Fields with the labels and help of a model; a service saves and checks the rules.

    ``class Meta(Modelformulier.Meta): model = ...; fields = (...)``. Choices are those of the
    organisation, active users and all.
    """

    class Meta:
        formfield_callback = veld_van_model

    def __init__(self, *args: Any, organisatie_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisatie_id = organisatie_id
        for veld in self.fields.values():
            if isinstance(veld, forms.ModelChoiceField) and veld.queryset is not None:
                model = veld.queryset.model
                if issubclass(model, OrganisatieModel):
                    veld.queryset = model.objects.voor(organisatie_id)

    def _post_clean(self) -> None:
        """Nothing: the service checks the whole, and writes it."""

    def save(self, commit: bool = True) -> Any:
        raise NotImplementedError("a service saves")


def medewerkers_kiezen(
    formulier: Modelformulier,
    *velden: str,
    leeg: "StrOrPromise" = NIEMAND,
    rollen: frozenset[str] = MEDEWERKERS,
) -> None:
    """Let these fields choose among who has one of these roles here; an earlier choice stays."""
    for naam in velden:
        veld = formulier.fields[naam]
        if isinstance(veld, forms.ModelChoiceField):
            veld.queryset = medewerkers_van(
                formulier.organisatie_id,
                ook=[getattr(formulier.instance, f"{naam}_id")],
                rollen=rollen,
            )
            veld.empty_label = leeg
