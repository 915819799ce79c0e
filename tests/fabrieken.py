"""Factories of invented people and what belongs to them, one organisation at a time.

Give `organisatie` to the outermost factory; everything under it follows.
"""

import json
from datetime import UTC, date, datetime, time

import factory
from factory.django import DjangoModelFactory

from kern.models import (
    AuditRegel,
    Doel,
    Ernst,
    Gebruiker,
    GebruikerRol,
    Grondslag,
    Huishouden,
    Kenmerk,
    KenmerkSoort,
    KenmerkVersie,
    NietDubbel,
    Organisatie,
    Persoon,
    Samenvoeging,
    Taak,
    Toestemming,
    Wijk,
    WijkPostcode,
)
from mantelzorg.models import (
    Aanmelding,
    Aard,
    Belastingset,
    Bron,
    Checkin,
    Doorverwijzing,
    Gesprek,
    Hulpvraag,
    HulpvraagVenster,
    HulpvraagWens,
    Instrumentversie,
    Meting,
    Normenset,
    Risico,
    Risicobepaling,
    Signaal,
    Signaalmelding,
    Spoed,
    Spoedreden,
    Zorgomvang,
    Zorgsituatie,
)
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.instrumenten import MAP
from mantelzorg.regels.normen import Normen
from matching.models import (
    Koppeling,
    Matchronde,
    NietGematcht,
    Parameterset,
    TeHerzien,
    Toelichting,
    Voorstel,
)
from matching.regels.parameters import Parameters
from uitwisseling.models import Importopdracht
from vrijwilligers.models import (
    Afwezigheid,
    Bekwaamheid,
    Beschikbaarheid,
    ExtraBeschikbaarheid,
    Scholing,
    Toelatingsset,
    Vog,
    Vrijwilliger,
    Vrijwilligerstap,
    VrijwilligerUitsluiting,
    VrijwilligerWens,
)
from vrijwilligers.regels.toelating import Toelatingseisen

WACHTWOORD = "een-lang-wachtwoord"


class OrganisatieFactory(DjangoModelFactory):
    naam = factory.Sequence(lambda n: f"Steunpunt {n}")
    slug = factory.Sequence(lambda n: f"steunpunt-{n}")

    class Meta:
        model = Organisatie


class _Tenant(DjangoModelFactory):
    organisatie = factory.SubFactory(OrganisatieFactory)

    class Meta:
        abstract = True

    @classmethod
    def _get_manager(cls, model_class):
        return model_class.alles


def van_zelfde(fabriek, **waarden):
    """A sub-factory within the same organisation."""
    return factory.SubFactory(
        fabriek, organisatie=factory.SelfAttribute("..organisatie"), **waarden
    )


class WijkFactory(_Tenant):
    naam = factory.Sequence(lambda n: f"Wijk {n}")

    class Meta:
        model = Wijk


class WijkPostcodeFactory(_Tenant):
    wijk = van_zelfde(WijkFactory)
    pc4 = "7551"

    class Meta:
        model = WijkPostcode


class HuishoudenFactory(_Tenant):
    class Meta:
        model = Huishouden


class PersoonFactory(_Tenant):
    voornaam = factory.Sequence(lambda n: f"Voornaam{n}")
    achternaam = factory.Sequence(lambda n: f"Achternaam{n}")
    postcode = "7551AB"
    huisnummer = factory.Sequence(str)

    class Meta:
        model = Persoon


class GebruikerFactory(_Tenant):
    email = factory.Sequence(lambda n: f"gebruiker{n}@voorbeeld.example")
    naam = factory.Sequence(lambda n: f"Gebruiker {n}")
    password = factory.django.Password(WACHTWOORD)

    class Meta:
        model = Gebruiker
        skip_postgeneration_save = True

    @factory.post_generation
    def met_rollen(self, create, rollen, **kwargs):
        for rol in rollen or []:
            GebruikerRol.alles.create(organisatie=self.organisatie, gebruiker=self, rol=rol)


class KenmerkFactory(_Tenant):
    code = factory.Sequence(lambda n: f"kenmerk_{n}")
    naam = factory.LazyAttribute(lambda kenmerk: kenmerk.code.replace("_", " "))
    soort = KenmerkSoort.BEKWAAMHEID

    class Meta:
        model = Kenmerk
        django_get_or_create = ("organisatie", "code")


class TaaktypeFactory(KenmerkFactory):
    code = "gezelschap"
    soort = KenmerkSoort.TAAKTYPE


class ToestemmingFactory(_Tenant):
    persoon = van_zelfde(PersoonFactory)
    doel = Doel.GEZONDHEID
    grondslag = Grondslag.TOESTEMMING
    datum = date(2026, 1, 5)

    class Meta:
        model = Toestemming


class KenmerkVersieFactory(_Tenant):
    kenmerk = van_zelfde(KenmerkFactory)
    ingangsdatum = date(2026, 1, 1)
    naam = factory.SelfAttribute("kenmerk.naam")

    class Meta:
        model = KenmerkVersie


class SamenvoegingFactory(_Tenant):
    """A merge in which nothing moved."""

    blijft = van_zelfde(PersoonFactory)
    vervalt = van_zelfde(PersoonFactory)
    door = van_zelfde(GebruikerFactory)

    class Meta:
        model = Samenvoeging


class NietDubbelFactory(_Tenant):
    eerste = van_zelfde(PersoonFactory)
    tweede = van_zelfde(PersoonFactory)
    door = van_zelfde(GebruikerFactory)

    class Meta:
        model = NietDubbel

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        personen = sorted((kwargs["eerste"], kwargs["tweede"]), key=lambda persoon: persoon.pk)
        return {**kwargs, "eerste": personen[0], "tweede": personen[1]}


class ZorgsituatieFactory(_Tenant):
    nummer = factory.Sequence(lambda n: f"Z{n}")
    mantelzorger = van_zelfde(PersoonFactory)
    zorgvrager = van_zelfde(PersoonFactory)

    class Meta:
        model = Zorgsituatie


class HulpvraagFactory(_Tenant):
    """An open weekly request of an hour, on Tuesday afternoon."""

    nummer = factory.Sequence(lambda n: f"H{n}")
    zorgsituatie = van_zelfde(ZorgsituatieFactory)
    taaktype = van_zelfde(TaaktypeFactory)
    status = Hulpvraag.Status.OPEN
    ingediend_op = date(2026, 10, 1)
    duur = 60
    ritme = 1
    spoed = Spoed.GEWOON
    spoedreden = factory.LazyAttribute(
        lambda vraag: "" if vraag.spoed == Spoed.GEWOON else Spoedreden.NIET_VASTGELEGD
    )

    class Meta:
        model = Hulpvraag
        skip_postgeneration_save = True

    @factory.post_generation
    def vensters(self, create, vensters, **kwargs):
        for dag, van, tot in [(1, time(13), time(17))] if vensters is None else vensters:
            HulpvraagVenster.alles.create(
                organisatie=self.organisatie, hulpvraag=self, dag=dag, van=van, tot=tot
            )


class AanmeldingFactory(_Tenant):
    """A registration that waits for a talk."""

    mantelzorger = van_zelfde(PersoonFactory)
    ontvangen_op = date(2026, 10, 1)
    reageren_voor = date(2026, 10, 15)

    class Meta:
        model = Aanmelding


class GesprekFactory(_Tenant):
    """A talk at home that took place."""

    zorgsituatie = van_zelfde(ZorgsituatieFactory)
    datum = date(2026, 10, 8)
    soort = Gesprek.Soort.HUIS

    class Meta:
        model = Gesprek


class DoorverwijzingFactory(_Tenant):
    """A referral whose follow-up is still to come."""

    hulpvraag = van_zelfde(HulpvraagFactory, status=Hulpvraag.Status.DOORVERWEZEN)
    soort = Doorverwijzing.Soort.DAGOPVANG
    naar = "Dagopvang De Es"
    datum = date(2026, 10, 5)
    overdracht = Doorverwijzing.Overdracht.WARM
    nazorg_op = date(2026, 11, 5)

    class Meta:
        model = Doorverwijzing


class NormensetFactory(_Tenant):
    ingangsdatum = date(2026, 1, 1)
    waarden = factory.LazyFunction(lambda: Normen().als_dict())

    class Meta:
        model = Normenset


class BelastingsetFactory(_Tenant):
    ingangsdatum = date(2026, 1, 1)
    waarden = factory.LazyFunction(lambda: Belastingparameters().als_dict())

    class Meta:
        model = Belastingset


class ZorgomvangFactory(_Tenant):
    zorgsituatie = van_zelfde(ZorgsituatieFactory)
    datum = date(2026, 10, 8)
    uren_per_week = 20

    class Meta:
        model = Zorgomvang


class CheckinFactory(_Tenant):
    """A check-in that waits for an answer."""

    zorgsituatie = van_zelfde(ZorgsituatieFactory)
    gepland_op = date(2026, 10, 8)

    class Meta:
        model = Checkin


class MetingFactory(_Tenant):
    """The carer's own rating: a 5, asked by telephone."""

    zorgsituatie = van_zelfde(ZorgsituatieFactory)
    instrument = "eigen_oordeel"
    versie = "1"
    datum = date(2026, 10, 8)
    wijze = Meting.Wijze.TELEFOON
    totaal = 5
    score_van = 5.0
    score_tot = 5.0

    class Meta:
        model = Meting


class InstrumentversieFactory(_Tenant):
    """The organisation's own wording of the shipped CSI."""

    code = "csi"
    versie = "eigen-1"
    definitie = factory.LazyAttribute(
        lambda eigen: (
            json.loads((MAP / "csi-1.json").read_text(encoding="utf-8")) | {"versie": eigen.versie}
        )
    )

    class Meta:
        model = Instrumentversie


class SignaalFactory(_Tenant):
    """Somebody is worried; nobody has followed it up."""

    zorgsituatie = van_zelfde(ZorgsituatieFactory)
    aard = Aard.ZORGELIJK
    bron = Bron.CONSULENT
    datum = date(2026, 10, 8)
    laatst_op = date(2026, 10, 8)
    ernst = Ernst.GEWOON
    uiterlijk_op = date(2026, 10, 15)

    class Meta:
        model = Signaal


class SignaalmeldingFactory(_Tenant):
    signaal = van_zelfde(SignaalFactory)
    bron = Bron.CONSULENT
    datum = date(2026, 10, 8)
    ernst = Ernst.GEWOON

    class Meta:
        model = Signaalmelding


class RisicobepalingFactory(_Tenant):
    zorgsituatie = van_zelfde(ZorgsituatieFactory)
    datum = date(2026, 10, 8)
    niveau = Risico.HOOG

    class Meta:
        model = Risicobepaling


class AuditRegelFactory(DjangoModelFactory):
    """A user read a person's file."""

    organisatie_id = factory.LazyAttribute(lambda regel: regel.organisatie.pk)
    gebruiker_id = factory.Faker("uuid4", cast_to=None)
    persoon_id = factory.Faker("uuid4", cast_to=None)
    rollen = "consulent,coordinator"
    gebeurtenis = "dossier_ingezien"
    handeling = AuditRegel.Handeling.INZIEN
    object_soort = "persoon"
    herkomst = "127.0.0.1"
    doel = "test"

    class Meta:
        model = AuditRegel

    class Params:
        organisatie = factory.SubFactory(OrganisatieFactory)

    @classmethod
    def _get_manager(cls, model_class):
        return model_class.alles


class TaakFactory(_Tenant):
    """A signal to follow up, nobody's."""

    soort = Taak.Soort.SIGNAAL
    object_id = factory.Faker("uuid4", cast_to=None)
    titel = "Signaal opvolgen"
    uiterlijk_op = date(2026, 10, 15)

    class Meta:
        model = Taak


class HulpvraagWensFactory(_Tenant):
    hulpvraag = van_zelfde(HulpvraagFactory)
    kenmerk = van_zelfde(KenmerkFactory)
    aard = "vereist"

    class Meta:
        model = HulpvraagWens


class VrijwilligerFactory(_Tenant):
    """A volunteer who is ready, on a bicycle: company, Tuesday afternoon, one request."""

    nummer = factory.Sequence(lambda n: f"V{n}")
    persoon = van_zelfde(PersoonFactory)
    status = Vrijwilliger.Status.ACTIEF
    vervoer = "fiets"
    max_reistijd = 30
    max_minuten_per_week = 600
    max_koppelingen = 1
    kennismaking_op = overeenkomst_op = geheimhouding_op = date(2025, 6, 1)

    class Meta:
        model = Vrijwilliger
        skip_postgeneration_save = True

    @factory.post_generation
    def beschikbaarheden(self, create, vensters, **kwargs):
        for dag, van, tot in [(1, time(12), time(18))] if vensters is None else vensters:
            Beschikbaarheid.alles.create(
                organisatie=self.organisatie, vrijwilliger=self, dag=dag, van=van, tot=tot
            )

    @factory.post_generation
    def taaktypen(self, create, codes, **kwargs):
        for code in ["gezelschap"] if codes is None else codes:
            Bekwaamheid.alles.create(
                organisatie=self.organisatie,
                vrijwilliger=self,
                kenmerk=TaaktypeFactory(organisatie=self.organisatie, code=code),
            )


class BekwaamheidFactory(_Tenant):
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    kenmerk = van_zelfde(KenmerkFactory)

    class Meta:
        model = Bekwaamheid


class VrijwilligerWensFactory(_Tenant):
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    kenmerk = van_zelfde(KenmerkFactory)
    aard = "vermijd"

    class Meta:
        model = VrijwilligerWens


class VrijwilligerUitsluitingFactory(_Tenant):
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    persoon = van_zelfde(PersoonFactory)

    class Meta:
        model = VrijwilligerUitsluiting


class VogFactory(_Tenant):
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    afgegeven_op = date(2025, 6, 1)
    vernieuwen_op = date(2099, 6, 1)
    gezien_door = "coördinator"

    class Meta:
        model = Vog


class BeschikbaarheidFactory(_Tenant):
    """Friday morning."""

    vrijwilliger = van_zelfde(VrijwilligerFactory)
    dag = 4
    van = time(9)
    tot = time(12)

    class Meta:
        model = Beschikbaarheid


class AfwezigheidFactory(_Tenant):
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    van = date(2026, 7, 1)
    tot = date(2026, 7, 14)

    class Meta:
        model = Afwezigheid


class ExtraBeschikbaarheidFactory(_Tenant):
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    datum = date(2026, 12, 12)
    van = time(9)
    tot = time(12)

    class Meta:
        model = ExtraBeschikbaarheid


class ScholingFactory(_Tenant):
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    naam = "Omgaan met dementie"
    gevolgd_op = date(2026, 3, 1)

    class Meta:
        model = Scholing


class VrijwilligerstapFactory(_Tenant):
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    status = Vrijwilliger.Status.ACTIEF
    sinds = date(2026, 1, 5)

    class Meta:
        model = Vrijwilligerstap


class ToelatingssetFactory(_Tenant):
    ingangsdatum = date(2026, 1, 1)
    waarden = factory.LazyFunction(lambda: Toelatingseisen().als_dict())

    class Meta:
        model = Toelatingsset


class ParametersetFactory(_Tenant):
    ingangsdatum = date(2026, 1, 1)
    waarden = factory.LazyFunction(lambda: Parameters().als_dict())

    class Meta:
        model = Parameterset


class MatchrondeFactory(_Tenant):
    """A finished round."""

    status = Matchronde.Status.KLAAR
    tijdslimiet = 60
    doelwaarde = 10_000
    bovengrens = 10_000
    bewezen = True
    seconden = 0.1

    class Meta:
        model = Matchronde


class VoorstelFactory(_Tenant):
    """An undecided proposal: Tuesday at 13:00."""

    ronde = van_zelfde(MatchrondeFactory)
    hulpvraag = van_zelfde(HulpvraagFactory)
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    dag = 1
    fase = 0
    start = 13 * 60
    waarde = 10_200
    reistijd = 0
    datum = factory.SelfAttribute("hulpvraag.datum")

    class Meta:
        model = Voorstel


class GeaccepteerdVoorstelFactory(VoorstelFactory):
    """A proposal to which both said yes."""

    status = Voorstel.Status.GEACCEPTEERD
    beoordeeld_door = van_zelfde(GebruikerFactory)
    beoordeeld_op = datetime(2026, 10, 10, 12, tzinfo=UTC)
    aangeboden_door = factory.SelfAttribute("beoordeeld_door")
    aangeboden_op = datetime(2026, 10, 11, 12, tzinfo=UTC)
    aanbod_tot = date(2099, 10, 18)


class KoppelingFactory(_Tenant):
    """A match of which the first meeting is still to be planned."""

    voorstel = van_zelfde(GeaccepteerdVoorstelFactory)
    hulpvraag = factory.SelfAttribute("voorstel.hulpvraag")
    evaluatie_op = date(2099, 4, 1)

    class Meta:
        model = Koppeling


class NietGematchtFactory(_Tenant):
    ronde = van_zelfde(MatchrondeFactory)
    hulpvraag = van_zelfde(HulpvraagFactory)
    reden = NietGematcht.Reden.GEEN_KANDIDAAT
    trechter = factory.LazyFunction(lambda: {"kenmerk": 3})
    kandidaten = 0

    class Meta:
        model = NietGematcht


class ToelichtingFactory(_Tenant):
    """Found out: nothing that would help."""

    ronde = van_zelfde(MatchrondeFactory)
    hulpvraag = van_zelfde(HulpvraagFactory)
    soort = Toelichting.Soort.NIEMAND
    inhoud = factory.LazyFunction(lambda: {"volledig": True, "verruimingen": []})

    class Meta:
        model = Toelichting


class TeHerzienFactory(_Tenant):
    ronde = van_zelfde(MatchrondeFactory)
    hulpvraag = van_zelfde(HulpvraagFactory)
    vrijwilliger = van_zelfde(VrijwilligerFactory)
    regel = "kenmerk"
    uitleg = "De VOG is verlopen."

    class Meta:
        model = TeHerzien


class ImportopdrachtFactory(_Tenant):
    """A trial that went well."""

    soort = "vrijwilligers"
    bestandsnaam = "lijst.csv"
    inhoud = b"nummer"
    proef = True
    status = Importopdracht.Status.KLAAR
    verslag = factory.LazyFunction(lambda: {"aangemaakt": 1, "gewijzigd": 0, "ongewijzigd": 0})

    class Meta:
        model = Importopdracht
