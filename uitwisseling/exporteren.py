"""Lists out: what is registered, in the form that is taken in, and an empty form to fill in."""

from django.db import transaction
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.rechten import vereis

from .bestand import Formaat, bestand_schrijven
from .soorten import SOORTEN


@transaction.atomic
def lijst_exporteren(*, actor: Actor, soort: str, formaat: str) -> bytes:
    """Everything of one of `SOORTEN` as a file of this `Formaat`.

    A line in the audit log for each person in it. Raises NietToegestaan.
    """
    klasse = SOORTEN[soort]
    vereis(actor, klasse.inzien)
    wie = klasse(actor)
    gegevens = list(wie.bekend.values())
    inhoud = bestand_schrijven(
        Formaat(formaat),
        [kolom.naam for kolom in klasse.kolommen],
        [wie.als_cellen(gegeven) for gegeven in gegevens],
    )
    audit.dossiers_ingezien(
        actor,
        (persoon_id for gegeven in gegevens for persoon_id in wie.personen(gegeven)),
        pagina=f"export {soort}",
    )
    audit.bestand_uitgevoerd(actor, soort=soort, formaat=formaat, aantal=len(gegevens))
    return inhoud


def sjabloon(soort: str, formaat: str) -> bytes:
    """A file with the column names alone; in XLSX with a sheet that explains each column."""
    kolommen = SOORTEN[soort].kolommen
    return bestand_schrijven(
        Formaat(formaat),
        [kolom.naam for kolom in kolommen],
        [],
        toelichting=[
            [_("kolom"), _("verplicht"), _("wat u invult")],
            *([k.naam, _("ja") if k.verplicht else _("nee"), str(k.uitleg)] for k in kolommen),
        ],
    )
