"""A household and its contact, who is the contact person of the care situations in it."""

from django.db import transaction
from django.db.models import Q

from kern.actor import Actor
from kern.models import Huishouden
from kern.selectors.gebruikers import medewerkers_van
from kern.services.huishoudens import HuishoudenGegevens, huishouden_opslaan
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from mantelzorg.models import Zorgsituatie
from mantelzorg.regels.aanspreekpunt import contacten_van


@transaction.atomic
def huishouden_vastleggen(
    *, actor: Actor, gegevens: HuishoudenGegevens, huishouden: Huishouden | None = None
) -> tuple[Huishouden, Uitkomst]:
    """Register or change a household (`huishouden_opslaan`); its contact takes over.

    In every care situation of its members somebody who is no contact of the households of the two
    makes way for the contact, the carer's household first. Who was the stand-in and becomes the
    contact person is no stand-in any more. Raises what `huishouden_opslaan` does.
    """
    huishouden, uitkomst = huishouden_opslaan(actor=actor, gegevens=gegevens, huishouden=huishouden)
    if gegevens.contact is not None and gegevens.leden:
        _aanspreekpunten_gelijkmaken(actor, huishouden)
    return huishouden, uitkomst


def _aanspreekpunten_gelijkmaken(actor: Actor, huishouden: Huishouden) -> None:
    werken_hier = set(medewerkers_van(actor.organisatie_id))
    situaties = (
        Zorgsituatie.objects.voor(actor.organisatie_id)
        .filter(Q(mantelzorger__huishouden=huishouden) | Q(zorgvrager__huishouden=huishouden))
        .select_related(
            "mantelzorger__huishouden__contact", "zorgvrager__huishouden__contact", "aanspreekpunt"
        )
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    for situatie in situaties:
        contacten = [
            contact
            for contact in contacten_van(situatie.mantelzorger, situatie.zorgvrager)
            if contact in werken_hier
        ]
        if not contacten or situatie.aanspreekpunt in contacten:
            continue
        nieuw = contacten[0]
        vervanger_id = None if situatie.vervanger_id == nieuw.pk else situatie.vervanger_id
        gegeven_opslaan(
            actor=actor,
            gegeven=situatie,
            waarden={"aanspreekpunt": nieuw, "vervanger_id": vervanger_id},
            persoon_id=situatie.zorgvrager_id,
        )
