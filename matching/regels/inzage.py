"""What the two sides of a match may know of each other."""

from datetime import date

from vrijwilligers.models import Vrijwilliger


def mag_adres_weten(vrijwilliger: Vrijwilliger, vandaag: date) -> bool:
    """Whether a volunteer whose offer was accepted sees where to go and whom they visit.

    Only with a signed confidentiality agreement (design section 4); one to come is none yet.
    """
    getekend = vrijwilliger.geheimhouding_op
    return getekend is not None and getekend <= vandaag
