"""A carer's own check-in: a few questions, and when they will be called."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kern.models import Doel
from kern.rechten import Wie
from kern.selectors.toestemmingen import heeft_grondslag
from mantelzorg.models import Checkin, Signaal
from mantelzorg.selectors.checkins import eigen_checkins, eigen_vragen_om_hulp
from mantelzorg.selectors.instrumenten import instrumenten_van
from mantelzorg.services.checkinantwoorden import eigen_checkin_beantwoorden
from werkbank.forms.checkin import MijnCheckinformulier
from werkbank.formulier import Delen, Formulierpagina


class MijnCheckin(Formulierpagina):
    """The first of one's own check-ins that is open. Those of others do not exist here (404).

    It may be filled in before its day: who has something to say does not have to wait.
    """

    recht = "checkin.beantwoorden"
    van_wie = Wie.EIGEN
    doel = "eigen check-in invullen"
    titel = _("Hoe gaat het met u?")
    knop = _("Verstuur")
    gedaan = _("Dank u wel. Uw antwoorden zijn bewaard.")
    sjabloon = "werkbank/mijn_checkin.html"

    @cached_property
    def checkin(self) -> Checkin | None:
        """What was sent, or else what is open; None where there is nothing to answer."""
        eigen = eigen_checkins(self.actor.organisatie_id, self.actor.gebruiker_id)
        if self.request.method != "POST":
            return eigen.filter(status__in=Checkin.OPEN).first()
        try:
            return eigen.get(pk=self.request.POST.get("checkin", ""))
        except (Checkin.DoesNotExist, ValidationError) as fout:
            raise Http404 from fout

    @cached_property
    def gevraagd(self) -> list[Signaal]:
        """What help one asked for and waits for."""
        return list(eigen_vragen_om_hulp(self.actor.organisatie_id, self.actor.gebruiker_id))

    def context(self) -> dict[str, Any]:
        return {
            "checkin": self.checkin,
            "gevraagd": self.gevraagd,
            "vandaag": timezone.localdate(),
        }

    def personen(self) -> Iterable[UUID | None]:
        situaties = [signaal.zorgsituatie for signaal in self.gevraagd]
        if self.checkin is not None:
            situaties.append(self.checkin.zorgsituatie)
            yield self.checkin.zorgsituatie.zorgvrager_id
        yield from (situatie.mantelzorger_id for situatie in situaties)

    def delen(self, **invoer: Any) -> Delen:
        if self.checkin is None:
            return {}
        return {
            "antwoorden": MijnCheckinformulier(
                prefix="antwoorden",
                instrumenten=instrumenten_van(self.actor.organisatie_id),
                grondslag=heeft_grondslag(self.checkin.zorgsituatie.mantelzorger, Doel.GEZONDHEID),
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        assert self.checkin is not None  # noqa: S101  # what was sent is somebody's or a 404
        eigen_checkin_beantwoorden(
            actor=self.actor, checkin=self.checkin, antwoorden=delen["antwoorden"].antwoorden()
        )
        return reverse("werkbank:mijn_checkin")
