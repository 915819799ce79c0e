"""Reading what the rules of burden look at, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from kern.models import Doel
from kern.selectors.toestemmingen import met_grondslag
from mantelzorg.models import (
    Aard,
    Bron,
    Checkin,
    Gesprek,
    Signaal,
    Signaalmelding,
    Zorgomvang,
)
from mantelzorg.regels.instrumenten import Instrument, meegeleverde_versies
from mantelzorg.regels.situatiebeeld import Meetpunt, Omvang, Situatiebeeld, Zorgelijk
from mantelzorg.selectors.instrumenten import instrumentversies_van
from mantelzorg.selectors.metingen import geldende_metingen
from mantelzorg.selectors.risico import met_risico
from mantelzorg.selectors.zorgsituaties import lopende_zorgsituaties


def situatiebeelden(
    organisatie_id: UUID, vandaag: date, zorgsituaties: Collection[UUID] | None = None
) -> list[Situatiebeeld]:
    """The facts of these care situations, or of all of an organisation, where the care goes on.

    Nothing of after `vandaag` is in it, and no measurement of a carer without a legal basis.
    """
    situaties = lopende_zorgsituaties(organisatie_id).select_related("mantelzorger")
    if zorgsituaties is not None:
        situaties = situaties.filter(pk__in=zorgsituaties)
    rijen = list(met_risico(situaties).order_by("nummer"))
    dragers = None if zorgsituaties is None else {rij.mantelzorger_id for rij in rijen}
    gegrond = met_grondslag(organisatie_id, Doel.GEZONDHEID, dragers, vandaag=vandaag)
    lezer = _Lezer(organisatie_id, vandaag, zorgsituaties)
    metingen, omvang = lezer.metingen(), lezer.omvang()
    open_signalen, meldingen = lezer.open_signalen(), lezer.vrijwilligersmeldingen()
    checkins, geweigerd = lezer.checkins(), lezer.respijt_geweigerd()
    return [
        Situatiebeeld(
            zorgsituatie_id=rij.pk,
            vandaag=vandaag,
            relatie=rij.relatie,
            netwerk=rij.netwerk,
            geboortedatum=rij.mantelzorger.geboortedatum,
            metingen={code: tuple(reeks) for code, reeks in metingen[rij.pk].items()}
            if rij.mantelzorger_id in gegrond
            else {},
            omvang=tuple(omvang[rij.pk]),
            open_signalen=tuple(open_signalen[rij.pk]),
            vrijwilligersmeldingen=tuple(meldingen[rij.pk]),
            open_checkin=checkins[rij.pk].open,
            niet_bereikt=checkins[rij.pk].niet_bereikt,
            zwijgt_sinds=checkins[rij.pk].zwijgt_sinds,
            respijt_geweigerd_op=geweigerd.get(rij.pk),
            risico=rij.risico,
        )
        for rij in rijen
    ]


@dataclass(slots=True)
class _Checkins:
    """On which day the open one was planned, and the last that ended if it reached nobody; the day
    that one ended, if it gave no answer."""

    open: date | None = None
    niet_bereikt: date | None = None
    zwijgt_sinds: date | None = None


@dataclass(frozen=True, slots=True)
class _Lezer:
    """One query per kind of fact; of each care situation the oldest comes first."""

    organisatie_id: UUID
    vandaag: date
    zorgsituaties: Collection[UUID] | None

    def _van(self, rijen: QuerySet[Any], naam: str = "zorgsituatie") -> QuerySet[Any]:
        if self.zorgsituaties is None:
            return rijen
        return rijen.filter(**{f"{naam}__in": self.zorgsituaties})

    def metingen(self) -> dict[UUID, dict[str, list[Meetpunt]]]:
        eigen = (
            Instrument.uit_dict(versie.definitie)
            for versie in instrumentversies_van(self.organisatie_id)
        )
        # As they are, so that the own line can be that of other parameters than today's.
        instrumenten = dict(meegeleverde_versies()) | {(i.code, i.versie): i for i in eigen}
        gevonden: dict[UUID, dict[str, list[Meetpunt]]] = defaultdict(lambda: defaultdict(list))
        metingen = geldende_metingen(self.organisatie_id).filter(
            geen_meting="", datum__lte=self.vandaag
        )
        for situatie, code, versie, datum, van, tot in (
            self._van(metingen)
            .order_by("datum", "aangemaakt_op", "id")
            .values_list("zorgsituatie", "instrument", "versie", "datum", "score_van", "score_tot")
        ):
            punt = Meetpunt(instrumenten[code, versie], datum, van, tot)
            gevonden[situatie][code].append(punt)
        return gevonden

    def omvang(self) -> dict[UUID, list[Omvang]]:
        gevonden = defaultdict(list)
        rijen = Zorgomvang.objects.voor(self.organisatie_id).filter(datum__lte=self.vandaag)
        for situatie, *omvang in (
            self._van(rijen)
            .order_by("datum")
            .values_list("zorgsituatie", "datum", "uren_per_week", "nachten_verstoord")
        ):
            gevonden[situatie].append(Omvang(*omvang))
        return gevonden

    def open_signalen(self) -> dict[UUID, list[Zorgelijk]]:
        gevonden = defaultdict(list)
        rijen = Signaal.objects.voor(self.organisatie_id).filter(
            afgesloten_op__isnull=True, aard__in=Aard.values
        )
        for situatie, *wat in (
            self._van(rijen)
            .order_by("laatst_op", "id")
            .values_list("zorgsituatie", "aard", "ernst", "laatst_op")
        ):
            gevonden[situatie].append(Zorgelijk(*wat))
        return gevonden

    def vrijwilligersmeldingen(self) -> dict[UUID, list[Zorgelijk]]:
        gevonden = defaultdict(list)
        rijen = Signaalmelding.objects.voor(self.organisatie_id).filter(
            bron=Bron.VRIJWILLIGER, datum__lte=self.vandaag
        )
        for situatie, *wat in (
            self._van(rijen, "signaal__zorgsituatie")
            .order_by("datum", "id")
            .values_list("signaal__zorgsituatie", "signaal__aard", "ernst", "datum")
        ):
            gevonden[situatie].append(Zorgelijk(*wat))
        return gevonden

    def checkins(self) -> dict[UUID, _Checkins]:
        gevonden: dict[UUID, _Checkins] = defaultdict(_Checkins)
        rijen = Checkin.objects.voor(self.organisatie_id)
        for situatie, status, dag, einde in (
            self._van(rijen)
            .order_by("afgerond_op", "aangemaakt_op")
            .values_list("zorgsituatie", "status", "gepland_op", "afgerond_op")
        ):
            if status in Checkin.OPEN:
                gevonden[situatie].open = dag
                continue
            bereikt = status != Checkin.Status.NIET_BEREIKT
            gevonden[situatie].niet_bereikt = None if bereikt else dag
            zwijgt = status in Checkin.ZONDER_ANTWOORD
            gevonden[situatie].zwijgt_sinds = timezone.localdate(einde) if zwijgt else None
        return gevonden

    def respijt_geweigerd(self) -> dict[UUID, date]:
        gevonden = {}
        rijen = Gesprek.objects.voor(self.organisatie_id).filter(
            respijt_geweigerd__isnull=False, datum__lte=self.vandaag
        )
        for situatie, geweigerd, dag in (
            self._van(rijen)
            .order_by("datum", "aangemaakt_op")
            .values_list("zorgsituatie", "respijt_geweigerd", "datum")
        ):
            if geweigerd:
                gevonden[situatie] = dag
            else:
                gevonden.pop(situatie, None)
        return gevonden
