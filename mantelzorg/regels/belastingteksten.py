"""What rules of burden found, in plain Dutch."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from mantelzorg.models import Aard, Spoed
from mantelzorg.regels.signalen import volle_aardnaam

REDENEN = {
    "laatste_meting": gettext_lazy("de laatste meting"),
    "geen_meting": gettext_lazy("niet bekend hoe zwaar het is"),
    "zwijgt": gettext_lazy("al een tijd niets gehoord"),
    "open_signaal": gettext_lazy("een signaal dat nog open staat"),
}
"""What is a reason for a risk and raises no signal itself, by its code (`regels.risico`)."""

ZINNEN = {
    "meting": gettext_lazy("%(instrument)s van %(datum)s: %(klasse)s."),
    "laatst_gemeten": gettext_lazy(
        "De laatste meting was op %(datum)s. Die zegt niet hoe zwaar het nu is."
    ),
    "trend": gettext_lazy(
        "%(instrument)s: %(aantal)s metingen van %(van)s tot en met %(tot)s. De belasting steeg "
        "met %(procent)s%% van de schaal per jaar. Kendalls tau is %(tau)s; bij 1 steeg het elke "
        "keer."
    ),
    "meer_uren": gettext_lazy(
        "De zorg ging van %(van)s naar %(naar)s uur per week. Dat is zo sinds %(sinds)s."
    ),
    "nachten": gettext_lazy(
        "De mantelzorger wordt %(aantal)s nachten per week wakker voor de zorg. Dat is zo sinds "
        "%(sinds)s."
    ),
    "meldingen": gettext_lazy(
        "Vrijwilligers meldden %(aantal)s keer iets zorgelijks, van %(van)s tot en met %(tot)s."
    ),
    "checkin": gettext_lazy("De check-in van %(datum)s is nog niet gedaan."),
    "niet_bereikt": gettext_lazy("Bij de check-in van %(datum)s is niemand bereikt."),
    "zwijgt": gettext_lazy("Bij de check-in die op %(datum)s klaar was, kwam er geen antwoord."),
    "respijt_geweigerd": gettext_lazy(
        "De zorgvrager wil geen hulp van een ander, volgens het gesprek van %(datum)s."
    ),
    "oudere_alleen": gettext_lazy(
        "De mantelzorger is %(leeftijd)s jaar of ouder en zorgt alleen voor de partner."
    ),
    "open_signaal": gettext_lazy("Gemeld op %(datum)s: %(aard)s."),
    "koppeling_voorbij": gettext_lazy(
        "De hulp bij hulpvraag %(nummer)s stopte op %(datum)s. Er is nog geen andere hulp."
    ),
    "wacht": gettext_lazy("Hulpvraag %(nummer)s wacht sinds %(sinds)s (spoed: %(spoed)s)."),
    "datum_voorbij": gettext_lazy(
        "Hulpvraag %(nummer)s was voor %(datum)s. Er kwam geen vrijwilliger."
    ),
    "einde_voorbij": gettext_lazy(
        "Hulpvraag %(nummer)s liep tot en met %(datum)s. Er kwam geen vrijwilliger."
    ),
}
"""Sentence per kind of fact (`bevinding.feit`)."""

KEUZEN = {"aard": Aard, "spoed": Spoed}
DAGEN = ("datum", "sinds", "van", "tot")


def regelnaam(regel: str) -> str:
    """What a rule is about, in a few words: of a signal, or of a reason for a risk."""
    return str(REDENEN[regel]) if regel in REDENEN else volle_aardnaam(regel)


def zinnen(feiten: Sequence[Mapping[str, Any]]) -> list[str]:
    """A sentence per fact, as they are stored with a report of the system or with a reason."""
    return [
        str(ZINNEN[feit["code"]])
        % {naam: _in_woorden(naam, waarde) for naam, waarde in feit["waarde"].items()}
        for feit in feiten
    ]


def feiten_in_woorden(feiten: Sequence[Mapping[str, Any]]) -> list[str]:
    """A sentence per fact that is stored with a report or with a reason for a risk."""
    return [_feit_in_woorden(feit) for feit in feiten]


def _feit_in_woorden(feit: Mapping[str, Any]) -> str:
    """One fact; as it is stored, where rules of these days no longer word it."""
    try:
        return zinnen([feit])[0]
    except KeyError:
        return f"{feit['code']}: {feit['waarde']}"


def _in_woorden(naam: str, waarde: Any) -> str:
    if naam in KEUZEN:
        return str(KEUZEN[naam](waarde).label)
    if naam in DAGEN and isinstance(waarde, str):
        return date_format(date.fromisoformat(waarde), "j F Y")
    if isinstance(waarde, float):
        return f"{waarde:g}".replace(".", ",")
    return str(waarde)
