"""A match: a volunteer who helps on a request, from the first meeting to the end."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from kern.models import Gebruiker, OrganisatieModel
from mantelzorg.models import Hulpvraag

from .voorstel import Voorstel


class GeenKlikreden(models.TextChoices):
    """Why the two did not get along; whatever it is, they are not proposed to each other again."""

    MANTELZORGER = "mantelzorger", _("de mantelzorger wil niet verder")
    ZORGVRAGER = "zorgvrager", _("de zorgvrager wil niet verder")
    VRIJWILLIGER = "vrijwilliger", _("de vrijwilliger wil niet verder")
    ANDERS = "anders", _("anders, zie toelichting")


class Eindreden(models.TextChoices):
    """Why a match ended (what follows: `matching.regels.afwijzing`)."""

    NIET_MEER_NODIG = "niet_meer_nodig", _("de hulp is niet meer nodig")
    TIJD_OM = "tijd_om", _("de afgesproken tijd is om")
    OPNAME = "opname", _("de zorgvrager is verhuisd of opgenomen")
    OVERLEDEN = "overleden", _("iemand is overleden")
    MANTELZORGER_WIL_NIET = "mantelzorger_wil_niet", _("de mantelzorger wil niet verder")
    VRIJWILLIGER_WIL_NIET = "vrijwilliger_wil_niet", _("de vrijwilliger wil hier niet verder")
    VRIJWILLIGER_STOPT = "vrijwilliger_stopt", _("de vrijwilliger stopt of heeft geen tijd meer")
    HULPVRAAG_GESLOTEN = "hulpvraag_gesloten", _("de hulpvraag is gesloten")
    ANDERS = "anders", _("anders, zie toelichting")


class Driepunt(models.TextChoices):
    """An answer of three points; not asked or not answered is empty, and means unknown."""

    JA = "ja", _("ja")
    GEDEELTELIJK = "gedeeltelijk", _("gedeeltelijk")
    NEE = "nee", _("nee")


class Koppeling(FSMModelMixin, OrganisatieModel):
    """It comes of a proposal to which the volunteer and the carer both said yes, and holds what
    the proposal holds for as long as it lives. Transitions are here and nowhere else.

    `kennismaking_op`: when they meet; None: not planned yet. `coordinator`: who goes along.
    `proef_tot`: when the coordinator asks how the trial month was. `evaluatie_op`: when the next
    evaluation is. `einddatum`: the last day that was agreed on, if any; `beeindigd_op`: when it
    really ended.
    """

    class Status(models.TextChoices):
        KENNISMAKING = "kennismaking", _("kennismaking")
        PROEF = "proef", _("proefmaand")
        ACTIEF = "actief", _("actief")
        GEPAUZEERD = "gepauzeerd", _("gepauzeerd")
        BEEINDIGD = "beeindigd", _("beëindigd")
        GEEN_KLIK = "geen_klik", _("geen klik")

    LOPEND = (Status.KENNISMAKING, Status.PROEF, Status.ACTIEF, Status.GEPAUZEERD)

    voorstel = models.OneToOneField(Voorstel, on_delete=models.PROTECT, related_name="koppeling")
    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.PROTECT, related_name="koppelingen")
    status = FSMField(
        _("status"), default=Status.KENNISMAKING, choices=Status.choices, protected=True
    )
    coordinator = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("wie gaat mee"),
    )
    kennismaking_op = models.DateField(_("kennismaking op"), null=True, blank=True)
    proef_tot = models.DateField(_("proefmaand tot"), null=True, blank=True)
    evaluatie_op = models.DateField(_("volgende evaluatie op"))
    einddatum = models.DateField(_("afgesproken einddatum"), null=True, blank=True)
    beeindigd_op = models.DateTimeField(_("beëindigd op"), null=True, blank=True)
    geen_klik_reden = models.CharField(
        _("waarom er geen klik was"), max_length=15, choices=GeenKlikreden.choices, blank=True
    )
    eindreden = models.CharField(
        _("waarom het stopte"), max_length=25, choices=Eindreden.choices, blank=True
    )
    toelichting = models.TextField(_("toelichting"), blank=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("koppeling")
        verbose_name_plural = _("koppelingen")
        ordering = ("-aangemaakt_op", "id")
        indexes = [
            models.Index(fields=("organisatie", "status", "-aangemaakt_op", "id")),
            models.Index(fields=("organisatie", "-aangemaakt_op", "id")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("hulpvraag",),
                condition=Q(status__in=("kennismaking", "proef", "actief", "gepauzeerd")),
                name="koppeling_een_lopende_per_hulpvraag",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("beeindigd", "geen_klik"), beeindigd_op__isnull=False)
                | (~Q(status__in=("beeindigd", "geen_klik")) & Q(beeindigd_op__isnull=True)),
                name="koppeling_einde_heeft_tijd",
            ),
            models.CheckConstraint(
                condition=~Q(status="beeindigd") | ~Q(eindreden=""),
                name="koppeling_einde_heeft_reden",
            ),
            models.CheckConstraint(
                condition=~Q(status="geen_klik") | ~Q(geen_klik_reden=""),
                name="koppeling_geen_klik_heeft_reden",
            ),
            models.CheckConstraint(
                condition=~Q(status="proef") | Q(proef_tot__isnull=False),
                name="koppeling_proef_heeft_einde",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @transition(field=status, source=Status.KENNISMAKING, target=Status.PROEF)
    def klikken(self) -> None:
        """They met and want to go on: the trial month begins."""

    @transition(field=status, source=[Status.KENNISMAKING, Status.PROEF], target=Status.GEEN_KLIK)
    def niet_klikken(self) -> None:
        """They met, or tried, and do not want to go on with each other."""

    @transition(field=status, source=Status.PROEF, target=Status.ACTIEF)
    def doorgaan(self) -> None:
        """The trial month went well."""

    @transition(field=status, source=Status.ACTIEF, target=Status.GEPAUZEERD)
    def pauzeren(self) -> None:
        """It stops for a while; the time stays reserved."""

    @transition(field=status, source=Status.GEPAUZEERD, target=Status.ACTIEF)
    def hervatten(self) -> None:
        """It goes on."""

    @transition(field=status, source=list(LOPEND), target=Status.BEEINDIGD)
    def beeindigen(self) -> None:
        """It is over, in whatever stage."""


class Evaluatie(OrganisatieModel):
    """How a match went, by the carer and by the volunteer; an empty answer is unknown."""

    koppeling = models.ForeignKey(Koppeling, on_delete=models.PROTECT, related_name="evaluaties")
    datum = models.DateField(_("datum"))
    mantelzorger = models.CharField(
        _("geeft de hulp de mantelzorger lucht?"),
        max_length=15,
        choices=Driepunt.choices,
        blank=True,
    )
    vrijwilliger = models.CharField(
        _("bevalt het de vrijwilliger?"), max_length=15, choices=Driepunt.choices, blank=True
    )
    toelichting = models.TextField(_("toelichting"), blank=True)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("evaluatie")
        verbose_name_plural = _("evaluaties")
        ordering = ("-datum", "-aangemaakt_op", "id")

    def __str__(self) -> str:
        return str(self.id)
