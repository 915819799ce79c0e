"""Asking the database which volunteers can be proposed."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kern.models import KenmerkSoort
from vrijwilligers.models import (
    Bekwaamheid,
    Beschikbaarheid,
    ExtraBeschikbaarheid,
    Vog,
    Vrijwilliger,
)
from vrijwilligers.regels.gereedheid import STAPPEN
from vrijwilligers.regels.toelating import Toelatingseisen


def is_klaar(organisatie_id: UUID, eisen: Toelatingseisen, vandaag: date) -> Q:
    """Where nothing is missing, by the rule of `regels.gereedheid.ontbreekt`.

    For lists of all volunteers; what is missing of one the rule says. A test holds the two
    together.
    """
    van_deze = {"vrijwilliger": OuterRef("pk")}
    geldt_nog = Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=vandaag)
    taken = Bekwaamheid.objects.voor(organisatie_id).filter(
        geldt_nog,
        kenmerk__soort=KenmerkSoort.TAAKTYPE,
        kenmerk__actief=True,
        kenmerk__alleen_professioneel=False,
        **van_deze,
    )
    vensters = Beschikbaarheid.objects.voor(organisatie_id).filter(geldt_nog, **van_deze)
    extra = ExtraBeschikbaarheid.objects.voor(organisatie_id).filter(datum__gte=vandaag, **van_deze)
    vogs = Vog.objects.voor(organisatie_id).filter(
        afgegeven_op__lte=vandaag, vernieuwen_op__gt=vandaag, **van_deze
    )
    stappen = {f"{stap}_op__lte": vandaag for stap in STAPPEN if getattr(eisen, stap)}
    return (
        Q(status=Vrijwilliger.Status.ACTIEF, **stappen)
        & Q(Exists(taken))
        & (Q(Exists(vensters)) | Q(Exists(extra)))
        & (Q(Exists(taken.filter(kenmerk__vog_vereist=False))) | Q(Exists(vogs)))
    )
