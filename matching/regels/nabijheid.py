"""Near is not always good: who is never proposed to whom, whatever the score."""

from uuid import UUID

from kern.models import Persoon
from mantelzorg.models import Hulpvraag, Zorgsituatie
from vrijwilligers.models import Vrijwilliger


def eigen_kring(situatie: Zorgsituatie) -> set[UUID]:
    """The persons whose own care this is: never a volunteer for it (design section 10; issue 3).

    - The person cared for.
    - Everybody who cares for this person, in this care situation or in another.
    - The representative, with whom appointments are made in such a care situation.
    """
    van_zorgvrager = situatie.zorgvrager.zorgsituaties_als_zorgvrager.all()
    return {situatie.zorgvrager_id} | {
        persoon_id
        for ander in van_zorgvrager
        for persoon_id in (ander.mantelzorger_id, ander.vertegenwoordiger_id)
        if persoon_id
    }


def te_dichtbij(hulpvraag: Hulpvraag, vrijwilliger: Vrijwilliger) -> bool:
    """Whether these two are too near to each other (design section 10; issue 3).

    Who cares for somebody is no volunteer for them either: `eigen_kring`.

    - Never within the own household: registered as one, or the same postcode and house number. An
      unknown house number could be the same one.
    - Not within one PC4 area where either side does not want a neighbour.
    - Not in one street where either side does not want somebody of the own street (`_een_straat`).
    """
    persoon = vrijwilliger.persoon
    situatie = hulpvraag.zorgsituatie
    betrokkenen = (situatie.mantelzorger, situatie.zorgvrager)
    if any(_een_huis(persoon, ander) for ander in betrokkenen):
        return True
    if (hulpvraag.geen_buurtgenoot or vrijwilliger.geen_buurtgenoot) and (
        hulpvraag.bezoekpostcode[:4] == persoon.pc4
    ):
        return True
    if hulpvraag.geen_straatgenoot or vrijwilliger.geen_straatgenoot:
        return hulpvraag.bezoekpostcode == persoon.postcode or any(
            _een_straat(persoon, ander) for ander in betrokkenen
        )
    return False


def _een_huis(een: Persoon, ander: Persoon) -> bool:
    if een.huishouden_id is not None and een.huishouden_id == ander.huishouden_id:
        return True
    if een.postcode != ander.postcode:
        return False
    nummers = {_kaal(een.huisnummer), _kaal(ander.huisnummer)}
    return len(nummers) == 1 or "" in nummers


def _een_straat(een: Persoon, ander: Persoon) -> bool:
    """One postcode of six is (part of) one street; a longer street has one name in its PC4 area."""
    if een.postcode == ander.postcode:
        return True
    straat = _kaal(een.straat)
    return bool(straat) and straat == _kaal(ander.straat) and een.pc4 == ander.pc4


def _kaal(tekst: str) -> str:
    """ "12 A", "12a" and "12-A" are one house; "J.P. Coenstraat" and "JP Coenstraat" one street."""
    return "".join(filter(str.isalnum, tekst)).casefold()
