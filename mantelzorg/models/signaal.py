"""Signals that a carer may be becoming overburdened, what was reported, and what was done."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kern.models import Ernst, Gebruiker, OrganisatieModel, Persoon

from .zorgsituatie import Zorgsituatie


class Bron(models.TextChoices):
    """Who reports."""

    MANTELZORGER = "mantelzorger", _("mantelzorger")
    VRIJWILLIGER = "vrijwilliger", _("vrijwilliger")
    CONSULENT = "consulent", _("consulent of coördinator")
    VERWIJZER = "verwijzer", _("verwijzer")
    SYSTEEM = "systeem", _("Ademruimte zelf")


class Aard(models.TextChoices):
    """What a person reports. What the system reports has the code of its rule instead."""

    VRAAG_OM_HULP = "vraag_om_hulp", _("de mantelzorger vraagt zelf om hulp")
    OVERBELASTING = "overbelasting", _("de mantelzorger lijkt overbelast")
    ZORGELIJK = "zorgelijk", _("het gaat thuis niet goed")
    VEILIGHEID = "veiligheid", _("het is thuis niet veilig")
    ANDERS = "anders", _("anders")


class Signaal(OrganisatieModel):
    """Something about a care situation that somebody has to follow up, with an outcome.

    Reports of the same kind while it is open are joined to it (`Signaalmelding`); `ernst` is that
    of the most serious one. ``aard``: an `Aard`, or the code of a rule
    (`mantelzorg.regels.signaalregels`, `matching.regels.signaalregels`).
    """

    class Uitkomst(models.TextChoices):
        GEHOLPEN = "geholpen", _("er is nu hulp")
        HULP_GEZOCHT = "hulp_gezocht", _("er wordt hulp gezocht")
        DOORVERWEZEN = "doorverwezen", _("doorverwezen")
        BESPROKEN = "besproken", _("besproken, nu geen hulp nodig")
        WIL_NIET = "wil_niet", _("de mantelzorger wil geen hulp")
        ONTERECHT = "onterecht", _("het signaal klopte niet")
        GESTOPT = "gestopt", _("de zorg is gestopt")

    zorgsituatie = models.ForeignKey(
        Zorgsituatie, on_delete=models.PROTECT, related_name="signalen"
    )
    aard = models.CharField(_("wat"), max_length=40)
    bron = models.CharField(_("van wie kwam het eerst"), max_length=15, choices=Bron.choices)
    datum = models.DateField(_("datum"))
    laatst_op = models.DateField(_("laatst gemeld op"))
    ernst = models.CharField(_("ernst"), max_length=10, choices=Ernst.choices)
    uiterlijk_op = models.DateField(_("opvolgen uiterlijk op"))
    eigenaar = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("wie volgt dit op"),
    )
    uitkomst = models.CharField(_("uitkomst"), max_length=15, choices=Uitkomst.choices, blank=True)
    uitkomst_toelichting = models.TextField(_("toelichting"), blank=True, max_length=2000)
    afgesloten_op = models.DateTimeField(_("afgesloten op"), null=True, blank=True)
    afgesloten_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("signaal")
        verbose_name_plural = _("signalen")
        ordering = ("uiterlijk_op", "id")
        indexes = [
            models.Index(fields=("organisatie", "afgesloten_op", "uiterlijk_op")),
            models.Index(fields=("organisatie", "-laatst_op", "-aangemaakt_op", "id")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("zorgsituatie", "aard"),
                condition=Q(afgesloten_op__isnull=True),
                name="signaal_een_open_per_aard",
            ),
            # Decisions are people's: what is closed has an author, a time and a reason.
            models.CheckConstraint(
                condition=Q(afgesloten_op__isnull=True, afgesloten_door__isnull=True, uitkomst="")
                | (Q(afgesloten_op__isnull=False, afgesloten_door__isnull=False) & ~Q(uitkomst="")),
                name="signaal_afsluiting_heeft_uitkomst",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Signaalmelding(OrganisatieModel):
    """One report. ``feiten``: [{"code", "waarde"}], the facts behind what the system reports.

    ``gemeld_door``: the person who said it, or ``gemeld_door_naam`` where that is nobody
    registered here (a referrer); ``vastgelegd_door``: the user who wrote it down.
    """

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="meldingen")
    bron = models.CharField(_("van wie"), max_length=15, choices=Bron.choices)
    datum = models.DateField(_("datum"))
    ernst = models.CharField(_("ernst"), max_length=10, choices=Ernst.choices)
    feiten = models.JSONField(_("feiten"), default=list, blank=True)
    toelichting = models.TextField(
        _("toelichting"),
        blank=True,
        max_length=2000,
        help_text=_("Kort wat er is gezien of gezegd. Schrijf geen gegevens over gezondheid op."),
    )
    gemeld_door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gemeld_door_naam = models.CharField(_("wie het zei"), max_length=200, blank=True)
    vastgelegd_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        ordering = ("datum", "aangemaakt_op", "id")
        indexes = [
            # What somebody reads back of what they reported themselves.
            models.Index(
                fields=("vastgelegd_door", "bron", "-aangemaakt_op", "id"),
                condition=Q(vastgelegd_door__isnull=False),
                name="signaalmelding_vastgelegd",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Opvolging(OrganisatieModel):
    """What was done about a signal."""

    class Soort(models.TextChoices):
        GEBELD = "gebeld", _("gebeld")
        NIET_BEREIKT = "niet_bereikt", _("gebeld, niet bereikt")
        GESPREK = "gesprek", _("gesprek gevoerd")
        OVERLEG = "overleg", _("overlegd met een ander")
        HULPVRAAG = "hulpvraag", _("hulpvraag gemaakt of gewijzigd")
        ANDERS = "anders", _("anders")

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="opvolgingen")
    datum = models.DateField(_("datum"))
    soort = models.CharField(_("wat is gedaan"), max_length=15, choices=Soort.choices)
    toelichting = models.TextField(_("toelichting"), blank=True, max_length=2000)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("opvolging van een signaal")
        verbose_name_plural = _("opvolgingen van een signaal")
        ordering = ("datum", "aangemaakt_op", "id")

    def __str__(self) -> str:
        return str(self.id)
