"""/beschikbaarheden: the weekly times of volunteers, also those of before and later.

They are replaced all at once, at the volunteer's address (`api.v1.rooster`).
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters

from api.filters import Filters
from api.v1.basis import Lijst
from api.v1.onderdelen import Onderdeel
from api.v1.rooster import Weken
from api.v1.velden import ModelCamelnamen
from vrijwilligers.models import Beschikbaarheid
from vrijwilligers.selectors.onderdelen import beschikbaarheden_van


class BeschikbaarheidSerializer(ModelCamelnamen):
    """Weekly times and the days between which they hold; day 0 is Monday."""

    weken = Weken()

    class Meta:
        model = Beschikbaarheid
        fields = ("id", "vrijwilliger", "dag", "van", "tot", "weken", "geldig_van", "geldig_tot")
        read_only_fields = fields


class BeschikbaarheidFilters(Filters):
    """Of one volunteer, or what holds on a day."""

    vrijwilliger = filters.UUIDFilter()
    geldig_op = filters.DateFilter(method="die_gelden_op", label=_("Die op deze dag gelden."))

    def die_gelden_op(self, rijen: QuerySet[Beschikbaarheid], naam: str, dag: object) -> object:
        """As `vrijwilligers.regels.beschikbaarheid.geldig_op`, in the database."""
        return rijen.filter(
            Q(geldig_van__isnull=True) | Q(geldig_van__lte=dag),
            Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=dag),
        )


class BeschikbaarheidViewSet(Onderdeel, Lijst):
    """The weekly times of the volunteers of the own organisation."""

    naam = "beschikbaarheden"
    doel = "beschikbaarheid via de API"
    serializer_class = BeschikbaarheidSerializer
    filterset_class = BeschikbaarheidFilters
    rijen = beschikbaarheden_van
    van_anderen = ("vrijwilliger__persoon_id",)
    rechten = {"list": "vrijwilliger.inzien"}
    teksten = {"list": _("De vaste tijden van vrijwilligers, ook die van vroeger en later")}
