"""Reading the worklist."""

from datetime import date
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from kern.models import Ernst, Gebruiker, Taak
from kern.regels.gebruikers import MEDEWERKERS


def zwaarte(veld: str = "ernst") -> Case:
    """How serious a row is, as a number to order by: the most serious is the highest."""
    return Case(
        *(When(**{veld: ernst}, then=Value(plaats)) for plaats, ernst in enumerate(Ernst.values)),
        output_field=IntegerField(),
    )


def heeft_eigenaar(organisatie_id: UUID) -> Exists:
    """Whether the `eigenaar` of a row works here now with people (`is_medewerker`).

    Whose owner left is nobody's: so it stands with what somebody still has to take up.
    """
    medewerkers = Gebruiker.objects.voor(organisatie_id).filter(
        pk=OuterRef("eigenaar"), actief=True, rollen__rol__in=MEDEWERKERS
    )
    return Exists(medewerkers)


def taken_van(organisatie_id: UUID) -> QuerySet[Taak]:
    """The tasks of an organisation, open and rounded off."""
    return Taak.objects.voor(organisatie_id).select_related("eigenaar", "persoon")


def open_taak(organisatie_id: UUID, soort: str, object_id: UUID) -> Taak | None:
    """What is to be done about this, if anything is."""
    return (
        taken_van(organisatie_id)
        .filter(soort=soort, object_id=object_id, afgerond_op__isnull=True)
        .first()
    )


def werklijst(organisatie_id: UUID, vandaag: date) -> QuerySet[Taak]:
    """What is to be done (`taken_met_stand`), most serious first and then what is due first."""
    return (
        taken_met_stand(organisatie_id, vandaag)
        .filter(afgerond_op__isnull=True)
        .order_by("-zwaarte", "uiterlijk_op", "id")
    )


def taken_met_stand(organisatie_id: UUID, vandaag: date) -> QuerySet[Taak]:
    """The tasks of an organisation, open and rounded off, with how they stand.

    ``zwaarte``: to order by; ``te_laat``: due before today; ``heeft_eigenaar``: somebody who works
    here now does it.
    """
    return taken_van(organisatie_id).annotate(
        zwaarte=zwaarte(),
        te_laat=ExpressionWrapper(Q(uiterlijk_op__lt=vandaag), output_field=BooleanField()),
        heeft_eigenaar=heeft_eigenaar(organisatie_id),
    )


VAN_NIEMAND = Q(heeft_eigenaar=False)
"""Of `taken_met_stand`: what nobody does yet."""


def van_gebruiker(gebruiker_id: UUID | None) -> Q:
    """Of `taken_met_stand`: what this user does."""
    return Q(eigenaar=gebruiker_id, heeft_eigenaar=True)


def taken_tellen(organisatie_id: UUID, vandaag: date, gebruiker_id: UUID | None) -> dict[str, int]:
    """How much there is to do for this user (``mij``) and for nobody yet, and is too late of it."""
    van_mij = van_gebruiker(gebruiker_id)
    te_laat = Q(te_laat=True)
    aantallen: dict[str, int] = werklijst(organisatie_id, vandaag).aggregate(
        mij=Count("pk", filter=van_mij),
        mij_te_laat=Count("pk", filter=van_mij & te_laat),
        niemand=Count("pk", filter=VAN_NIEMAND),
        niemand_te_laat=Count("pk", filter=VAN_NIEMAND & te_laat),
    )
    return aantallen
