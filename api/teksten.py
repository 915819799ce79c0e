"""What REST framework says of wrong input, in our words.

Its own Dutch is half English, and speaks of dictionaries. What a field says besides stays its own.
"""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

_LIJST = {
    "not_a_list": _("Geef een lijst."),
    "min_length": _("Geef er minstens {min_length}."),
    "max_length": _("Geef er hoogstens {max_length}."),
}
_TE_VER = _("Dit tijdstip kan niet.")
TEKSTEN = {
    serializers.BigIntegerField: {  # type: ignore[attr-defined]  # not in the stubs
        "invalid": _("Geef een geheel getal.")
    },
    serializers.BooleanField: {"invalid": _("Geef true of false.")},
    serializers.CharField: {"invalid": _("Geef tekst.")},
    serializers.DateField: {
        "invalid": _("Geef een datum als {format}."),
        "datetime": _("Geef een datum zonder tijd."),
    },
    serializers.DateTimeField: {
        "invalid": _("Geef een tijdstip als {format}."),
        "date": _("Geef ook hoe laat."),
        "make_aware": _TE_VER,
        "overflow": _TE_VER,
    },
    serializers.DictField: {
        "not_a_dict": _("Geef een object met velden."),
        "empty": _("Geef minstens één veld."),
    },
    serializers.FileField: {"invalid": _("Stuur een bestand.")},
    serializers.FloatField: {"overflow": _("Dit getal is te groot.")},
    serializers.ListField: _LIJST,
    serializers.ListSerializer: _LIJST,
    serializers.ManyRelatedField: {"not_a_list": _LIJST["not_a_list"]},
    serializers.Serializer: {"invalid": _("Geef een object met velden.")},
    serializers.SlugField: {"invalid_unicode": _("Gebruik letters, cijfers, - en _.")},
    serializers.TimeField: {"invalid": _("Geef een tijd als {format}.")},
    serializers.UUIDField: {"invalid": _("Dit is geen geldige UUID.")},
}


def overnemen() -> None:
    """Have its fields say this, also those that are declared without a word of their own."""
    for klasse, teksten in TEKSTEN.items():
        klasse.default_error_messages = {**klasse.default_error_messages, **teksten}
