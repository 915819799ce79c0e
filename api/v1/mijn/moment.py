"""When a visit is and what it is for: all that both sides may always know."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.v1.velden import Camelnamen
from api.v1.vormen import Begintijd
from kern.regels.tijd import DAGEN, WEKEN
from mantelzorg.models import Ritme
from matching.models import Voorstel


class MomentSerializer(Camelnamen):
    """The moment of a proposal. Once (ritme 0): on ``datum``; else in these weeks of the cycle."""

    taaktype = serializers.CharField(source="hulpvraag.taaktype.naam", read_only=True)
    dag = serializers.ChoiceField(choices=DAGEN, read_only=True)
    datum = serializers.DateField(source="hulpvraag.datum", read_only=True, allow_null=True)
    begin = Begintijd(source="start")
    duur = serializers.IntegerField(source="hulpvraag.duur", read_only=True)
    ritme = serializers.ChoiceField(source="hulpvraag.ritme", choices=Ritme.choices, read_only=True)
    weken = serializers.SerializerMethodField(
        help_text=_("In welke weken, 0 tot en met 3. Leeg: één keer.")
    )

    @extend_schema_field(serializers.ListField(child=serializers.IntegerField()))
    def get_weken(self, voorstel: Voorstel) -> list[int]:
        """The weeks 0 to 3 of the cycle in which a visit is."""
        ritme = voorstel.hulpvraag.ritme
        return list(range(voorstel.fase, WEKEN, ritme)) if ritme else []
