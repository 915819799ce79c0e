"""A matching round: what went in, how far it is, what came out."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, OrganisatieModel
from mantelzorg.models import Hulpvraag
from vrijwilligers.models import Vrijwilliger


class Matchronde(OrganisatieModel):
    """One run of the optimiser. The snapshot (`probleem`, `weekproblemen`) lets it run again.

    First what recurs (`probleem`), then each week with visits once, in what is left: doelwaarde and
    bovengrens are the sums over these steps, without counting a match twice.

    `prijslijst`: the prices at which the first step was proven, so that explanations start warm.
    `prioriteiten`: request id -> [{"deel", "waarde", "punten"}], what its priority was made of in
    this round (`matching.regels.prioriteit`).
    `uitleg`: how far the background is with `Toelichting`.
    """

    GROOT = ("probleem", "weekproblemen", "prijslijst", "parameters", "prioriteiten")
    """The fields that lists of rounds leave unread."""

    class Status(models.TextChoices):
        WACHT = "wacht", _("wacht op een plek")
        BEZIG = "bezig", _("bezig")
        KLAAR = "klaar", _("klaar")
        MISLUKT = "mislukt", _("mislukt")

    LOPEND = (Status.WACHT, Status.BEZIG)

    class Uitleg(models.TextChoices):
        GEEN = "", _("niet uitgezocht")
        WACHT = "wacht", _("wacht op een plek")
        BEZIG = "bezig", _("bezig")
        KLAAR = "klaar", _("klaar")
        AFGEBROKEN = "afgebroken", _("afgebroken")

    UITLEG_LOPEND = (Uitleg.WACHT, Uitleg.BEZIG)

    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.WACHT
    )
    gestart_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tijdslimiet = models.PositiveSmallIntegerField(_("tijdslimiet in seconden"))
    begonnen_op = models.DateTimeField(_("begonnen op"), null=True)
    beeindigd_op = models.DateTimeField(_("beëindigd op"), null=True)
    stap = models.CharField(_("stap"), max_length=60, blank=True)
    voortgang = models.PositiveSmallIntegerField(_("voortgang in procenten"), default=0)
    melding = models.TextField(_("melding"), blank=True)

    parameters = models.JSONField(_("parameters"), default=dict)
    probleem = models.JSONField(_("probleem"), null=True)
    weekproblemen = models.JSONField(_("problemen van losse weken"), default=list)
    prijslijst = models.JSONField(_("prijzen van wat terugkeert"), null=True)
    prioriteiten = models.JSONField(_("opbouw van de prioriteiten"), default=dict)
    weken = models.PositiveSmallIntegerField(_("aantal losse weken"), default=0)

    uitleg = models.CharField(
        _("uitleg"), max_length=10, choices=Uitleg.choices, default=Uitleg.GEEN, blank=True
    )
    uitleg_sinds = models.DateTimeField(_("uitleg in deze stand sinds"), null=True)
    uitleg_gedaan = models.PositiveIntegerField(_("aantal uitgezochte hulpvragen"), default=0)
    uitleg_totaal = models.PositiveIntegerField(_("aantal uit te zoeken hulpvragen"), default=0)

    methode = models.CharField(_("methode"), max_length=60, blank=True)
    bewezen = models.BooleanField(_("bewezen beste plan"), null=True)
    doelwaarde = models.BigIntegerField(_("doelwaarde"), null=True)
    bovengrens = models.BigIntegerField(_("bovengrens"), null=True)
    seconden = models.FloatField(_("seconden in de rekenkern"), null=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("matchronde")
        verbose_name_plural = _("matchrondes")
        ordering = ("-aangemaakt_op", "id")
        indexes = [models.Index(fields=("organisatie", "-aangemaakt_op", "id"))]
        constraints = [
            models.UniqueConstraint(
                fields=("organisatie",),
                condition=Q(status__in=("wacht", "bezig")),
                name="matchronde_een_lopende",
            ),
            models.CheckConstraint(
                condition=~Q(status="klaar") | Q(bovengrens__gte=F("doelwaarde")),
                name="matchronde_bovengrens",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def gat(self) -> float | None:
        """(bovengrens - doelwaarde) / max(1, doelwaarde), or None before the round is done."""
        if self.doelwaarde is None or self.bovengrens is None:
            return None
        return (self.bovengrens - self.doelwaarde) / max(1, self.doelwaarde)


class NietGematcht(OrganisatieModel):
    """A request that a round left without a volunteer, and why.

    ``prioriteit``: what it had in that round; None in rounds from before this was kept.
    """

    class Reden(models.TextChoices):
        GEEN_KANDIDAAT = "geen_kandidaat", _("niemand past")
        VERDRONGEN = "verdrongen", _("wie past, is elders harder nodig")

    ronde = models.ForeignKey(Matchronde, on_delete=models.CASCADE, related_name="niet_gematcht")
    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(_("reden"), max_length=20, choices=Reden.choices)
    trechter = models.JSONField(_("trechter"), default=dict)
    kandidaten = models.PositiveIntegerField(_("aantal kandidaten"))
    prioriteit = models.PositiveSmallIntegerField(_("voorrang"), null=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("niet gematchte hulpvraag")
        verbose_name_plural = _("niet gematchte hulpvragen")
        constraints = [
            models.UniqueConstraint(fields=("ronde", "hulpvraag"), name="nietgematcht_uniek"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class TeHerzien(OrganisatieModel):
    """What a round left out and a person has to look at, with the rule that says why.

    With a volunteer: an approved match that is no longer possible. Without one: a request that
    cannot take part.
    """

    ronde = models.ForeignKey(Matchronde, on_delete=models.CASCADE, related_name="te_herzien")
    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.PROTECT, related_name="+")
    vrijwilliger = models.ForeignKey(
        Vrijwilliger, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    regel = models.CharField(_("regel"), max_length=30)
    uitleg = models.TextField(_("uitleg"))

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("te herzien")
        verbose_name_plural = _("te herzien")
        constraints = [
            models.UniqueConstraint(fields=("ronde", "hulpvraag"), name="teherzien_uniek"),
        ]

    def __str__(self) -> str:
        return str(self.id)
