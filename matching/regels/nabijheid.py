"""Near is not always good: who is never proposed to whom, whatever the score."""

from kern.models import Persoon
from mantelzorg.models import Hulpvraag
from vrijwilligers.models import Vrijwilliger


def te_dichtbij(hulpvraag: Hulpvraag, vrijwilliger: Vrijwilliger) -> bool:
    """Whether these two are too near to each other (design section 10).

    - Never somebody for themselves: not the carer, not the person cared for.
    - Never within the own household: same postcode and house number. An unknown house number could
      be the same one.
    - Not within one PC4 area where either side does not want a neighbour.
    """
    persoon = vrijwilliger.persoon
    situatie = hulpvraag.zorgsituatie
    for ander in (situatie.mantelzorger, situatie.zorgvrager):
        if persoon.id == ander.id:
            return True
        een, twee = _huisnummer(persoon), _huisnummer(ander)
        if persoon.postcode == ander.postcode and (een == twee or not een or not twee):
            return True
    if hulpvraag.geen_buurtgenoot or vrijwilliger.geen_buurtgenoot:
        return hulpvraag.bezoekpostcode[:4] == persoon.pc4
    return False


def _huisnummer(persoon: Persoon) -> str:
    """ "12 A", "12a" and "12-A" are one house."""
    return "".join(filter(str.isalnum, persoon.huisnummer)).casefold()
