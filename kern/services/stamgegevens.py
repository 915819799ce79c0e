"""Reference data of one organisation, as its beheerders keep it."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import OrganisatieModel, Wijk, WijkPostcode
from kern.postcodes import OnbekendePostcode, postcodegebied
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, gegeven_opslaan


@transaction.atomic
def stamgegeven_opslaan(
    *, actor: Actor, gegeven: OrganisatieModel, waarden: Mapping[str, object]
) -> Uitkomst:
    """Register something, or change it. Raises Ongeldig and NietToegestaan."""
    vereis(actor, "stamgegevens.beheren")
    return gegeven_opslaan(actor=actor, gegeven=gegeven, waarden=waarden)


def wijkpostcodes_controleren(*, wijk: Wijk, postcodes: Collection[str]) -> None:
    """Raise Ongeldig where a PC4 area does not exist, or lies in another district here."""
    rijen = WijkPostcode.objects.voor(wijk.organisatie_id).filter(pc4__in=postcodes)
    elders = {
        rij.pc4: rij.wijk.naam for rij in rijen.exclude(wijk_id=wijk.pk).select_related("wijk")
    }
    fouten = {}
    for plek, pc4 in enumerate(postcodes):
        try:
            postcodegebied(pc4)
        except OnbekendePostcode as fout:
            fouten[f"postcodes/{plek}"] = str(fout)
        if pc4 in elders:
            tekst = _("%(pc4)s hoort al bij de wijk %(wijk)s.")
            fouten[f"postcodes/{plek}"] = tekst % {"pc4": pc4, "wijk": elders[pc4]}
    if fouten:
        raise Ongeldig(fouten)


@transaction.atomic
def wijk_opslaan(
    *, actor: Actor, wijk: Wijk, waarden: Mapping[str, object], postcodes: Collection[str]
) -> Uitkomst:
    """Register a district with its PC4 areas, or change it. Raises Ongeldig and NietToegestaan."""
    vereis(actor, "stamgegevens.beheren")
    wijkpostcodes_controleren(wijk=wijk, postcodes=postcodes)
    return gegeven_opslaan(
        actor=actor,
        gegeven=wijk,
        waarden=waarden,
        rijen={"postcodes": [{"pc4": pc4} for pc4 in postcodes]},
    )


@transaction.atomic
def stamgegeven_verwijderen(*, actor: Actor, gegeven: OrganisatieModel) -> None:
    """Remove something that nothing refers to. Raises Conflict and NietToegestaan."""
    vereis(actor, "stamgegevens.beheren")
    soort, sleutel = gegeven._meta.model_name or "", gegeven.pk
    try:
        gegeven.delete()
    except ProtectedError:
        raise Conflict("in_gebruik", _("Dit is nog in gebruik en kan daarom niet weg.")) from None
    audit.gegeven_verwijderd(actor, soort=soort, object_id=sleutel, persoon_id=None)
