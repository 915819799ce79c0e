"""Within how many days a registration is answered by a talk."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig

HOOGSTENS = 365


def _reactietermijnen() -> dict[str, int]:
    # Two weeks and the same day: issue 3. A week for `hoog` is an assumption of this project.
    return {"gewoon": 14, "hoog": 7, "acuut": 0}


@dataclass(frozen=True, slots=True)
class Normen:
    """``reactietermijnen``: spoed -> days from receipt to a first talk; 0 is the same day."""

    reactietermijnen: Mapping[str, int] = field(default_factory=_reactietermijnen)

    def als_dict(self) -> dict[str, object]:
        """As stored."""
        return asdict(self)

    @classmethod
    def uit_dict(cls, waarden: object) -> "Normen":
        """From what is stored. Raises Ongeldig, naming each wrong value."""
        if not isinstance(waarden, dict) or waarden.keys() != {"reactietermijnen"}:
            raise Ongeldig({"waarden": _("Moet precies reactietermijnen bevatten.")})
        termijnen = waarden["reactietermijnen"]
        if not isinstance(termijnen, dict) or termijnen.keys() != _reactietermijnen().keys():
            raise Ongeldig(
                {
                    "reactietermijnen": _("Moet precies bevatten: %(namen)s.")
                    % {"namen": ", ".join(_reactietermijnen())}
                }
            )
        if not all(type(d) is int and 0 <= d <= HOOGSTENS for d in termijnen.values()):
            raise Ongeldig(
                {
                    "reactietermijnen": _("Elke waarde is een aantal dagen van 0 tot %(n)s.")
                    % {"n": HOOGSTENS}
                }
            )
        return cls(termijnen)


def reageren_voor(ontvangen_op: date, spoed: str, normen: Normen) -> date:
    """The last day for a first talk (issue 3: within two weeks; the same day when acute)."""
    return ontvangen_op + timedelta(days=normen.reactietermijnen[spoed])
