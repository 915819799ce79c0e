"""A level belongs to a language."""

from django.utils.translation import gettext as _

from kern.models import Kenmerk, KenmerkSoort


def niveau_fout(kenmerk: Kenmerk, niveau: str) -> str:
    """What is wrong with this level of this kenmerk: only a language has one. Empty is right."""
    if niveau and kenmerk.soort != KenmerkSoort.TAAL:
        return _("%(naam)s is geen taal en heeft geen taalniveau.") % {"naam": kenmerk.naam}
    return ""
