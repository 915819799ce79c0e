"""What one side demands, refuses or wishes of the other, as JSON."""

from typing import Any

from django.utils.translation import gettext as _nu
from rest_framework import serializers

from api.v1.velden import ModelCamelnamen
from kern.models import WensAard


class SterkteBijWens(ModelCamelnamen):
    """A strength goes with a wish, and only with a wish."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if (attrs["aard"] == WensAard.GEWENST) != bool(attrs.get("sterkte")):
            tekst = _nu("Geef een sterkte bij een wens, en alleen daar.")
            raise serializers.ValidationError({"sterkte": [tekst]})
        return attrs
