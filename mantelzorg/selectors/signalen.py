"""Reading signals."""

from datetime import date
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q, QuerySet

from kern.actor import Actor
from kern.selectors.taken import heeft_eigenaar, zwaarte
from mantelzorg.models import Bron, Opvolging, Signaal, Signaalmelding


def signalen_van(organisatie_id: UUID, vandaag: date) -> QuerySet[Signaal]:
    """The signals of an organisation with whom they are about, latest reported first.

    ``te_laat``: open and due before today; ``heeft_eigenaar``: somebody who works here now follows
    it up.
    """
    te_laat = Q(afgesloten_op__isnull=True, uiterlijk_op__lt=vandaag)
    signalen: QuerySet[Signaal] = (
        Signaal.objects.voor(organisatie_id)
        .select_related(
            "eigenaar",
            "afgesloten_door",
            "zorgsituatie__mantelzorger",
            "zorgsituatie__zorgvrager",
        )
        .annotate(
            te_laat=ExpressionWrapper(te_laat, output_field=BooleanField()),
            heeft_eigenaar=heeft_eigenaar(organisatie_id),
        )
        .order_by("-laatst_op", "-aangemaakt_op", "id")
    )
    return signalen


def open_signalen(organisatie_id: UUID, vandaag: date) -> QuerySet[Signaal]:
    """The signals that still wait for an outcome: most serious first, then what is due first."""
    return (
        signalen_van(organisatie_id, vandaag)
        .filter(afgesloten_op__isnull=True)
        .order_by(zwaarte().desc(), "uiterlijk_op", "id")
    )


def eigen_meldingen(actor: Actor) -> QuerySet[Signaalmelding]:
    """What this carer reported themselves about the care they give, latest first."""
    alle = Signaalmelding.objects.voor(actor.organisatie_id)
    if actor.persoon_id is None or actor.gebruiker_id is None:
        return alle.none()
    meldingen: QuerySet[Signaalmelding] = (
        alle.filter(
            bron=Bron.MANTELZORGER,
            vastgelegd_door=actor.gebruiker_id,
            signaal__zorgsituatie__mantelzorger=actor.persoon_id,
        )
        .select_related("signaal__zorgsituatie")
        .order_by("-aangemaakt_op", "id")
    )
    return meldingen


def signalen_met_verloop(organisatie_id: UUID, vandaag: date) -> QuerySet[Signaal]:
    """The signals with their reports and what was done about them, first come first."""
    meldingen = Signaalmelding.objects.voor(organisatie_id)
    opvolgingen = Opvolging.objects.voor(organisatie_id)
    return signalen_van(organisatie_id, vandaag).prefetch_related(
        Prefetch("meldingen", meldingen.select_related("gemeld_door", "vastgelegd_door")),
        Prefetch("opvolgingen", opvolgingen.select_related("door")),
    )
