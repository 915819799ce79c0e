"""What must hold for the values of any dated set."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _


def naamfouten(waarden: Mapping[str, object], bekend: Collection[str]) -> dict[str, str]:
    """Name -> what is wrong with it: a set holds each known name, and no other."""
    return {
        naam: _("Onbekende naam.") if naam in waarden else _("Ontbreekt.")
        for naam in waarden.keys() ^ set(bekend)
    }
