"""What other norms would mean for the registrations that are open now."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from mantelzorg.regels.normen import Normen
from mantelzorg.selectors.aanmeldingen import Toestand, aanmeldingen_van


def te_laat_bij(organisatie_id: UUID, normen: Normen, vandaag: date) -> int:
    """How many registrations without a talk would be too late today, had these norms held."""
    te_laat = Q()
    for spoed, dagen in normen.reactietermijnen.items():
        te_laat |= Q(spoed=spoed, ontvangen_op__lt=vandaag - timedelta(days=dagen))
    aanmeldingen: Any = aanmeldingen_van(organisatie_id, vandaag)  # with its annotations
    wachtend = aanmeldingen.filter(toestand__in=(Toestand.WACHT, Toestand.TE_LAAT))
    aantal: int = wachtend.filter(te_laat).count()
    return aantal
