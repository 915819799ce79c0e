"""A proposal: this volunteer for this request at this moment."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from kern.models import Gebruiker, OrganisatieModel
from kern.regels.tijd import DAGEN
from mantelzorg.models import Hulpvraag
from vrijwilligers.models import Vrijwilliger

from .matchronde import Matchronde


class Afwijsreden(models.TextChoices):
    """Why a coordinator rejects a proposal (what follows: `matching.regels.afwijzing`)."""

    GEEN_KLIK = "geen_klik", _("deze twee passen niet bij elkaar")
    KENNEN_ELKAAR = "kennen_elkaar", _("zij kennen elkaar te goed")
    MOMENT = "moment", _("het moment past niet")
    GEGEVENS = "gegevens", _("de gegevens kloppen niet meer")
    ANDERS = "anders", _("anders, zie toelichting")


class Bedankreden(models.TextChoices):
    """Why a volunteer or a carer says no (what follows: `matching.regels.afwijzing`)."""

    MOMENT = "moment", _("het moment past niet")
    GEEN_TIJD = "geen_tijd", _("nu geen tijd of ruimte")
    AFSTAND = "afstand", _("te ver weg")
    TAAK = "taak", _("deze taak past niet")
    KENNEN_ELKAAR = "kennen_elkaar", _("zij kennen elkaar te goed")
    IEMAND_ANDERS = "iemand_anders", _("liever iemand anders")
    ANDERS = "anders", _("anders, zie toelichting")


class Voorstel(FSMModelMixin, OrganisatieModel):
    """The optimiser proposes, the coordinator decides. Transitions are here and nowhere else,
    but that a finished round retires all older undecided proposals at once (`wegschrijven`).

    `moment` on the cycle: weeks w with w mod `ritme` = `fase`, on `dag` from minute `start`.
    `datum`: of a visit once, as it was when this was proposed. From goedgekeurd on it holds the
    request and the volunteer's time, until somebody says no, the offer expires, or the match that
    came of it ends (`Koppeling`). `aanbod_tot`: the last day on which the offer can be answered.
    """

    class Status(models.TextChoices):
        VOORGESTELD = "voorgesteld", _("voorgesteld")
        GOEDGEKEURD = "goedgekeurd", _("goedgekeurd")
        AANGEBODEN = "aangeboden", _("aangeboden")
        GEACCEPTEERD = "geaccepteerd", _("geaccepteerd")
        AFGEWEZEN = "afgewezen", _("afgewezen")
        BEDANKT = "bedankt", _("bedankt")
        VERLOPEN = "verlopen", _("verlopen")
        VERVALLEN = "vervallen", _("vervallen")

    HOUDT_VAST = (Status.GOEDGEKEURD, Status.AANGEBODEN, Status.GEACCEPTEERD)
    NOOIT_BEGONNEN = (Status.AFGEWEZEN, Status.BEDANKT, Status.VERLOPEN)
    """Ends after which nobody ever came."""

    ronde = models.ForeignKey(
        Matchronde, null=True, blank=True, on_delete=models.PROTECT, related_name="voorstellen"
    )
    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.PROTECT, related_name="voorstellen")
    vrijwilliger = models.ForeignKey(
        Vrijwilliger, on_delete=models.PROTECT, related_name="voorstellen"
    )
    dag = models.PositiveSmallIntegerField(_("dag"), choices=DAGEN)
    fase = models.PositiveSmallIntegerField(_("fase"))
    start = models.PositiveSmallIntegerField(_("begin, in minuten vanaf middernacht"))
    datum = models.DateField(_("datum"), null=True, blank=True)
    waarde = models.PositiveIntegerField(_("waarde"))
    reistijd = models.PositiveIntegerField(_("reistijd in minuten, enkele reis"))
    onderdelen = models.JSONField(_("onderdelen van de score"), default=list)

    status = FSMField(
        _("status"), default=Status.VOORGESTELD, choices=Status.choices, protected=True
    )
    beoordeeld_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beoordeeld_op = models.DateTimeField(_("beoordeeld op"), null=True, blank=True)
    reden = models.CharField(_("reden"), max_length=20, choices=Afwijsreden.choices, blank=True)
    toelichting = models.TextField(_("toelichting"), blank=True)
    aangeboden_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    aangeboden_op = models.DateTimeField(_("aangeboden op"), null=True, blank=True)
    aanbod_tot = models.DateField(_("te beantwoorden tot en met"), null=True, blank=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        ordering = ("-waarde", "id")
        indexes = [
            models.Index(fields=("ronde", "-waarde", "id")),
            models.Index(fields=("organisatie", "status")),
            models.Index(fields=("organisatie", "-waarde", "id")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("hulpvraag",),
                condition=Q(status__in=("goedgekeurd", "aangeboden", "geaccepteerd")),
                name="voorstel_een_goedgekeurd_per_hulpvraag",
            ),
            models.UniqueConstraint(fields=("ronde", "hulpvraag"), name="voorstel_een_per_ronde"),
            models.UniqueConstraint(
                fields=("hulpvraag", "vrijwilliger"),
                condition=Q(status="voorgesteld"),
                name="voorstel_een_onbeslist_per_paar",
            ),
            models.CheckConstraint(
                condition=Q(dag__lte=6) & Q(fase__lte=3) & Q(start__lte=1425),
                name="voorstel_moment",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("voorgesteld", "vervallen"))
                | (Q(beoordeeld_door__isnull=False) & Q(beoordeeld_op__isnull=False)),
                name="voorstel_beslissing_heeft_auteur_en_tijd",
            ),
            models.CheckConstraint(
                condition=~Q(status="afgewezen") | ~Q(reden=""),
                name="voorstel_afwijzing_heeft_reden",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("aangeboden", "geaccepteerd", "bedankt", "verlopen"))
                | Q(
                    aangeboden_door__isnull=False,
                    aangeboden_op__isnull=False,
                    aanbod_tot__isnull=False,
                ),
                name="voorstel_aanbod_heeft_auteur_en_einde",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @transition(field=status, source=Status.VOORGESTELD, target=Status.GOEDGEKEURD)
    def goedkeuren(self) -> None:
        """A coordinator says yes."""

    @transition(field=status, source=Status.VOORGESTELD, target=Status.AFGEWEZEN)
    def afwijzen(self) -> None:
        """A coordinator says no, with a reason."""

    @transition(field=status, source=Status.GOEDGEKEURD, target=Status.AANGEBODEN)
    def aanbieden(self) -> None:
        """The coordinator asks the volunteer and the carer, who have until `aanbod_tot`."""

    @transition(field=status, source=Status.AANGEBODEN, target=Status.GEACCEPTEERD)
    def accepteren(self) -> None:
        """Both said yes."""

    @transition(field=status, source=Status.AANGEBODEN, target=Status.BEDANKT)
    def bedanken(self) -> None:
        """One of the two said no."""

    @transition(field=status, source=Status.AANGEBODEN, target=Status.VERLOPEN)
    def verlopen(self) -> None:
        """Not both of them answered in time."""

    @transition(field=status, source=[Status.VOORGESTELD, *HOUDT_VAST], target=Status.VERVALLEN)
    def vervallen(self) -> None:
        """Another took its place, the request was closed, or the match that came of it ended."""


class Voorstelantwoord(OrganisatieModel):
    """What the volunteer or the carer said to an offer, once each; a no has a reason.

    `door`: who recorded it, the coordinator who called or they themselves.
    """

    class Van(models.TextChoices):
        VRIJWILLIGER = "vrijwilliger", _("de vrijwilliger")
        MANTELZORGER = "mantelzorger", _("de mantelzorger")

    voorstel = models.ForeignKey(Voorstel, on_delete=models.PROTECT, related_name="antwoorden")
    van = models.CharField(_("wie antwoordt"), max_length=15, choices=Van.choices)
    ja = models.BooleanField(_("zegt ja"))
    reden = models.CharField(_("reden"), max_length=20, choices=Bedankreden.choices, blank=True)
    toelichting = models.TextField(_("toelichting"), blank=True)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(_("vastgelegd op"))

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("antwoord op een voorstel")
        verbose_name_plural = _("antwoorden op voorstellen")
        ordering = ("op", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("voorstel", "van"), name="voorstelantwoord_een_per_kant"
            ),
            models.CheckConstraint(
                condition=Q(ja=True, reden="") | (Q(ja=False) & ~Q(reden="")),
                name="voorstelantwoord_nee_heeft_reden",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
