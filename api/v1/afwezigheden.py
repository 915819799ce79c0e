"""/afwezigheden: when volunteers are away, also what is over.

They are replaced all at once, at the volunteer's address (`api.v1.rooster`).
"""

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters

from api.filters import Filters
from api.v1.basis import Lijst
from api.v1.onderdelen import Onderdeel
from api.v1.velden import ModelCamelnamen
from vrijwilligers.models import Afwezigheid
from vrijwilligers.selectors.onderdelen import afwezigheden_van


class AfwezigheidSerializer(ModelCamelnamen):
    """Away from the first until and including the last day."""

    class Meta:
        model = Afwezigheid
        fields = ("id", "vrijwilliger", "van", "tot")
        read_only_fields = fields


class AfwezigheidFilters(Filters):
    """Of one volunteer, or within a period."""

    vrijwilliger = filters.UUIDFilter()
    vanaf = filters.DateFilter("tot", lookup_expr="gte", label=_("Die op of na deze dag duren."))
    tot_en_met = filters.DateFilter(
        "van", lookup_expr="lte", label=_("Die op of voor deze dag beginnen.")
    )


class AfwezigheidViewSet(Onderdeel, Lijst):
    """The absences of the volunteers of the own organisation."""

    naam = "afwezigheden"
    doel = "afwezigheid via de API"
    serializer_class = AfwezigheidSerializer
    filterset_class = AfwezigheidFilters
    rijen = afwezigheden_van
    van_anderen = ("vrijwilliger__persoon_id",)
    rechten = {"list": "vrijwilliger.inzien"}
    teksten = {"list": _("De afwezigheid van vrijwilligers, ook die voorbij is")}
