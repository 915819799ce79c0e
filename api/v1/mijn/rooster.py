"""/mijn/beschikbaarheden, afwezigheden, extra-beschikbaarheden: when a volunteer can."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from api.v1.mijn.enkel import Enkel
from api.v1.rooster import AFWEZIG, EXTRA, EXTRA_DAG, PATROON, WEEKPATROON, WEG, Deel, Roosterdelen
from kern.actor import Actor
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.selectors.vrijwilligers import eigen_vrijwilliger


def als_vrijwilliger(actor: Actor) -> QuerySet[Vrijwilliger]:
    """Who asks, as a volunteer."""
    return eigen_vrijwilliger(actor.organisatie_id, actor.persoon_id)


class MijnRooster(Enkel, Roosterdelen):
    """A part of when one can oneself: read, and replaced all at once."""

    deel: ClassVar[Deel]
    doel = "eigen beschikbaarheid via de API"
    rijen_van = als_vrijwilliger
    met_versie = frozenset({"update"})
    rechten = {"retrieve": "vrijwilliger.inzien", "update": "beschikbaarheid.registreren"}

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.deel_lezen(self.deel)

    def update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.deel_vervangen(self.deel)


class MijnBeschikbaarhedenViewSet(MijnRooster):
    """One's own weekly times."""

    naam = "mijn/beschikbaarheden"
    deel = PATROON
    serializer_class = PATROON.serializer
    voorbeelden = {"update": WEEKPATROON}
    teksten = {
        "retrieve": _("Uw vaste tijden van nu"),
        "update": _("Vervang uw vaste tijden vanaf een dag"),
    }


class MijnAfwezighedenViewSet(MijnRooster):
    """One's own absences."""

    naam = "mijn/afwezigheden"
    deel = AFWEZIG
    serializer_class = AFWEZIG.serializer
    voorbeelden = {"update": WEG}
    teksten = {
        "retrieve": _("Wanneer u er nu of later niet bent"),
        "update": _("Vervang wanneer u er nu of later niet bent"),
    }


class MijnExtraViewSet(MijnRooster):
    """One's own extra dates."""

    naam = "mijn/extra-beschikbaarheden"
    deel = EXTRA
    serializer_class = EXTRA.serializer
    voorbeelden = {"update": EXTRA_DAG}
    teksten = {"retrieve": _("Uw extra dagen"), "update": _("Vervang uw extra dagen")}
