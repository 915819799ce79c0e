"""A registration: somebody says that a carer could use help."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, GedateerdeSet, OrganisatieModel, Persoon
from mantelzorg.regels.normen import Normen

from .hulpvraag import Spoed
from .zorgsituatie import Zorgsituatie


class Aanmeldkanaal(models.TextChoices):
    """How a registration came in."""

    TELEFOON = "telefoon", _("telefoon")
    EMAIL = "email", _("e-mail")
    WEBSITE = "website", _("website")
    BALIE = "balie", _("balie of inloop")
    HUISBEZOEK = "huisbezoek", _("huisbezoek")
    BIJEENKOMST = "bijeenkomst", _("bijeenkomst")
    SYSTEEM = "systeem", _("systeem van een verwijzer")


class VerwijzerSoort(models.TextChoices):
    """Who referred the carer."""

    ZELF = "zelf", _("niemand: de mantelzorger zelf")
    FAMILIE = "familie", _("familie of bekenden")
    HUISARTS = "huisarts", _("huisarts of praktijkondersteuner")
    THUISZORG = "thuiszorg", _("thuiszorg of wijkverpleging")
    ZIEKENHUIS = "ziekenhuis", _("ziekenhuis")
    CASEMANAGER = "casemanager", _("casemanager dementie")
    WIJKTEAM = "wijkteam", _("wijkteam of Wmo-loket")
    WELZIJN = "welzijn", _("welzijnsorganisatie")
    WERKGEVER = "werkgever", _("werkgever of school")
    ANDERS = "anders", _("anders")


class Aanmelding(OrganisatieModel):
    """A carer who was registered; answered by a talk (`Gesprek`) or closed with a reason.

    ``reageren_voor``: the last day for a first talk, by the norm that held when it came in.
    ``ingediend_door``: the referrer who sent it, and ``inzending`` what they sent, field -> text:
    that they may read back, whatever becomes of the person and the registration here.
    """

    class Afsluitreden(models.TextChoices):
        GEEN_BEHOEFTE = "geen_behoefte", _("er is geen hulp meer nodig")
        NIET_BEREIKT = "niet_bereikt", _("niet bereikt na drie keer proberen")
        ELDERS = "elders", _("wordt ergens anders geholpen")
        DUBBEL = "dubbel", _("was al aangemeld")
        BUITEN_GEBIED = "buiten_gebied", _("woont buiten ons gebied")

    mantelzorger = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="aanmeldingen")
    zorgsituatie = models.ForeignKey(
        Zorgsituatie, null=True, blank=True, on_delete=models.PROTECT, related_name="aanmeldingen"
    )
    ontvangen_op = models.DateField(_("ontvangen op"))
    kanaal = models.CharField(
        _("aanmeldkanaal"), max_length=15, choices=Aanmeldkanaal.choices, blank=True
    )
    verwijzer_soort = models.CharField(
        _("wie verwees"), max_length=15, choices=VerwijzerSoort.choices, blank=True
    )
    verwijzer_naam = models.CharField(
        _("naam van de verwijzer"),
        max_length=200,
        blank=True,
        help_text=_("Persoon of organisatie, met telefoonnummer als u dat hebt."),
    )
    spoed = models.CharField(_("spoed"), max_length=10, choices=Spoed.choices, default=Spoed.GEWOON)
    reageren_voor = models.DateField(_("gesprek uiterlijk op"))
    toelichting = models.TextField(
        _("toelichting"),
        blank=True,
        max_length=2000,
        help_text=_("Kort waar het om gaat. Schrijf geen gegevens over gezondheid op."),
    )
    ingediend_door = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("ingediend door"),
    )
    inzending = models.JSONField(_("wat de verwijzer stuurde"), default=dict, blank=True)
    aanspreekpunt = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("wie pakt dit op"),
    )
    afgesloten_op = models.DateField(_("afgesloten op"), null=True, blank=True)
    afsluitreden = models.CharField(
        _("reden van afsluiten"), max_length=15, choices=Afsluitreden.choices, blank=True
    )
    afgesloten_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        ordering = ("reageren_voor", "id")
        indexes = [
            models.Index(fields=("organisatie", "reageren_voor", "id")),
            # What a referrer reads back; nearly all others have none.
            models.Index(
                fields=("ingediend_door", "-aangemaakt_op", "id"),
                condition=Q(ingediend_door__isnull=False),
                name="aanmelding_van_verwijzer",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(reageren_voor__gte=F("ontvangen_op")),
                name="aanmelding_norm_na_ontvangst",
            ),
            models.CheckConstraint(
                condition=Q(afgesloten_op__isnull=True, afsluitreden="")
                | (Q(afgesloten_op__isnull=False) & ~Q(afsluitreden="")),
                name="aanmelding_afsluiting_heeft_reden",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


def standaardnormen() -> dict[str, object]:
    """The norms the project ships."""
    return Normen().als_dict()


class Normenset(GedateerdeSet):
    """The norms of consultants' work; checked by `mantelzorg.regels.normen`."""

    waarden = models.JSONField(_("waarden"), default=standaardnormen)

    class Meta(GedateerdeSet.Meta):
        abstract = False
        verbose_name = _("normenset")
        verbose_name_plural = _("normensets")
