"""Which steps of getting to know each other must be done before a volunteer is proposed."""

from dataclasses import asdict, dataclass, fields

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig


@dataclass(frozen=True, slots=True)
class Toelatingseisen:
    """True: this step must have a date. ASSUMPTION of this project: all but the reference.

    An organisation decides for itself; the confidentiality agreement is asked by design section 4.
    """

    kennismaking: bool = True
    referentie: bool = False
    overeenkomst: bool = True
    geheimhouding: bool = True

    def als_dict(self) -> dict[str, object]:
        """As stored."""
        return asdict(self)

    @classmethod
    def uit_dict(cls, waarden: object) -> "Toelatingseisen":
        """From what is stored. Raises Ongeldig, naming each wrong value."""
        namen = [veld.name for veld in fields(cls)]
        if not isinstance(waarden, dict) or waarden.keys() != set(namen):
            raise Ongeldig(
                {"waarden": _("Moet precies bevatten: %(namen)s.") % {"namen": ", ".join(namen)}}
            )
        fouten = {
            naam: _("Is waar of niet waar.")
            for naam, waarde in waarden.items()
            if not isinstance(waarde, bool)
        }
        if fouten:
            raise Ongeldig(fouten)
        return cls(**waarden)
