"""What an organisation asks of a volunteer before the first proposal; dated."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kern.models import GedateerdeSet
from vrijwilligers.regels.toelating import Toelatingseisen


def standaardeisen() -> dict[str, object]:
    """The demands the project ships."""
    return Toelatingseisen().als_dict()


class Toelatingsset(GedateerdeSet):
    """The demands that hold from a day on; checked by `vrijwilligers.regels.toelating`."""

    waarden = models.JSONField(_("waarden"), default=standaardeisen)

    class Meta(GedateerdeSet.Meta):
        abstract = False
        verbose_name = _("toelatingsset")
        verbose_name_plural = _("toelatingssets")
