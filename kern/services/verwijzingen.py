"""Moving what refers to one person to another, and back, whatever app it is of.

Kern may not know the other apps, so this follows every foreign key that points at `Persoon`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.fouten import Conflict
from kern.models import NietDubbel, OrganisatieModel, Persoon, Samenvoeging

BLIJFT_STAAN = (Persoon, Samenvoeging, NietDubbel)
"""What says that two records are one, or two, is about the records: it never moves."""

Verplaatst = dict[str, str]
"""One row that moved: ``model`` ("app.model"), ``veld`` and ``id``, as `Samenvoeging` keeps it."""


def _verwijzingen() -> Iterator[tuple[type[OrganisatieModel], models.ForeignKey[Any, Any]]]:
    """Every model and field that points at a person, also those without a name to go back by."""
    for relatie in Persoon._meta.get_fields(include_hidden=True):
        if not isinstance(relatie, models.ManyToOneRel):  # one-to-one is one too
            continue
        model: Any = relatie.related_model
        if issubclass(model, OrganisatieModel) and model not in BLIJFT_STAAN:
            yield model, relatie.field


def verplaatsen(*, van: Persoon, naar: Persoon) -> list[Verplaatst]:
    """Let what refers to one person refer to another; what moved.

    A row stays behind where the other has the same already (a unique constraint). Raises Conflict
    where both have what a person can have only one of (a file as a volunteer, a log-in), and where
    somebody would come to stand twice in one row (carer and cared for).
    """
    verplaatst = []
    for model, veld in _verwijzingen():
        if veld.unique:
            _beide_controleren(model, veld, van, naar)
        rijen = model.alles.filter(**{veld.name: van})
        _nieuwe_versie(rijen)
        sleutels = list(rijen.select_for_update().order_by("pk").values_list("pk", flat=True))
        verplaatst += [
            {"model": model._meta.label_lower, "veld": veld.name, "id": str(sleutel)}
            for sleutel in _omzetten(model, veld, sleutels, naar)
        ]
    return verplaatst


def terugplaatsen(verplaatst: Iterable[Mapping[str, str]], *, van: Persoon, naar: Persoon) -> None:
    """Let exactly these rows, that refer to one person, refer to the other again.

    Raises Conflict, with how many, where some are gone or refer to somebody else by now.
    """
    groepen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rij in verplaatst:
        groepen[rij["model"], rij["veld"]].append(rij["id"])
    anders = 0
    for (label, veld), sleutels in groepen.items():
        model: Any = apps.get_model(label)
        rijen = model.alles.filter(pk__in=sleutels, **{veld: van})
        _nieuwe_versie(rijen)
        aanwezig = list(rijen.select_for_update().order_by("pk").values_list("pk", flat=True))
        anders += len(sleutels) - len(aanwezig)
        try:
            with transaction.atomic():
                _zetten(model, veld, aanwezig, naar)
        except IntegrityError:
            anders += len(aanwezig)
    if anders:
        raise Conflict(
            "intussen_veranderd",
            _(
                "Na het samenvoegen zijn %(n)s gegevens veranderd of verwijderd. Terugdraaien "
                "kan daarom niet meer; pas de gegevens met de hand aan."
            )
            % {"n": anders},
        )


def _omzetten(
    model: type[OrganisatieModel],
    veld: models.ForeignKey[Any, Any],
    sleutels: list[UUID],
    naar: Persoon,
) -> list[UUID]:
    """All at once, or where that clashes one by one; the keys of the rows that moved."""
    try:
        with transaction.atomic():
            _zetten(model, veld.name, sleutels, naar)
    except IntegrityError:
        return [sleutel for sleutel in sleutels if _een_omzetten(model, veld, sleutel, naar)]
    return sleutels


def _een_omzetten(
    model: type[OrganisatieModel], veld: models.ForeignKey[Any, Any], sleutel: UUID, naar: Persoon
) -> bool:
    try:
        with transaction.atomic():
            _zetten(model, veld.name, [sleutel], naar)
    except IntegrityError:
        rij = model.alles.get(pk=sleutel)
        setattr(rij, veld.name, naar)
        if _breekt_een_regel(rij):
            raise Conflict(
                "zelfde_persoon",
                _(
                    "Samenvoegen kan niet: iemand zou twee keer in dezelfde %(soort)s staan, "
                    "bijvoorbeeld als mantelzorger en als zorgvrager."
                )
                % {"soort": model._meta.verbose_name},
            ) from None
        return False
    return True


def _breekt_een_regel(rij: OrganisatieModel) -> bool:
    """Whether a rule within the row breaks, and not only that the other has the same already."""
    regels: Iterable[Any] = rij._meta.constraints
    for regel in regels:
        if isinstance(regel, models.UniqueConstraint):
            continue
        try:
            regel.validate(type(rij), rij)
        except ValidationError:
            return True
    return False


def _zetten(model: Any, veld: str, sleutels: list[UUID], naar: Persoon) -> None:
    model.alles.filter(pk__in=sleutels).update(**{veld: naar, "gewijzigd_op": timezone.now()})


def _nieuwe_versie(rijen: models.QuerySet[Any]) -> None:
    """Rows that go when another goes are a part of it: it is another version with them.

    Before they are locked themselves, in the order in which it is saved with its rows.
    """
    for veld in rijen.model._meta.concrete_fields:
        if veld.is_relation and veld.remote_field.on_delete is models.CASCADE:
            geheel = veld.related_model.alles.filter(pk__in=rijen.values(veld.attname))
            # In the order in which others lock them too.
            sleutels = geheel.select_for_update().order_by("pk").values_list("pk", flat=True)
            veld.related_model.alles.filter(pk__in=list(sleutels)).update(
                gewijzigd_op=timezone.now()
            )


def _beide_controleren(
    model: type[OrganisatieModel], veld: models.ForeignKey[Any, Any], van: Persoon, naar: Persoon
) -> None:
    """Raise Conflict where both have one of what a person can have only one of."""
    if model.alles.filter(**{f"{veld.name}__in": (van, naar)}).count() == 2:
        raise Conflict(
            f"twee_{model._meta.model_name}",
            _("Samenvoegen kan niet: allebei zijn ze %(soort)s en dat kan maar één keer.")
            % {"soort": model._meta.verbose_name},
        )
