"""Near is not always good: who is never proposed to whom, whatever the score."""

from mantelzorg.models import Hulpvraag
from vrijwilligers.models import Vrijwilliger


def te_dichtbij(hulpvraag: Hulpvraag, vrijwilliger: Vrijwilliger) -> bool:
    """Whether these two are too near to each other (design section 10).

    - Never somebody for themselves: not the carer, not the person cared for.
    - Never within the own household (same postcode and house number).
    - Not within one PC4 area where either side does not want a neighbour.
    """
    persoon = vrijwilliger.persoon
    situatie = hulpvraag.zorgsituatie
    for ander in (situatie.mantelzorger, situatie.zorgvrager):
        if persoon.id == ander.id:
            return True
        if persoon.huisnummer and (
            (persoon.postcode, persoon.huisnummer) == (ander.postcode, ander.huisnummer)
        ):
            return True
    if hulpvraag.geen_buurtgenoot or vrijwilliger.geen_buurtgenoot:
        return hulpvraag.bezoekpostcode[:4] == persoon.pc4
    return False
