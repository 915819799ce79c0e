"""A talk with a carer: who was there, what was discussed, the report; or why there was none."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker, OrganisatieModel

from .zorgsituatie import Zorgsituatie


class Leefgebied(models.TextChoices):
    """Areas of life that a broad talk covers (Wmo 2015, art. 2.3.2; the areas of the ZRM)."""

    WONEN = "wonen", _("wonen")
    GELD = "geld", _("geld en administratie")
    WERK_EN_DAG = "werk_en_dag", _("werk, opleiding en dagbesteding")
    GEZIN = "gezin", _("gezin en relaties")
    LICHAMELIJK = "lichamelijk", _("lichamelijke gezondheid")
    PSYCHISCH = "psychisch", _("psychische gezondheid")
    ZELFZORG = "zelfzorg", _("zelfzorg en huishouden")
    NETWERK = "netwerk", _("sociaal netwerk")
    MEEDOEN = "meedoen", _("meedoen en vervoer")
    ZINGEVING = "zingeving", _("zingeving")


class Gesprek(OrganisatieModel):
    """A talk about a care situation. An empty answer is unknown, never "no"."""

    class Soort(models.TextChoices):
        HUIS = "huis", _("thuis")
        KANTOOR = "kantoor", _("op kantoor")
        TELEFOON = "telefoon", _("telefoon")
        BEELD = "beeld", _("beeldbellen")

    class GeenGesprek(models.TextChoices):
        NIET_BEREIKT = "niet_bereikt", _("niet bereikt")
        WIL_NIET = "wil_niet", _("wil geen gesprek")
        AFGEZEGD = "afgezegd", _("afgezegd")
        NIET_VERSCHENEN = "niet_verschenen", _("niet verschenen")

    class Akkoord(models.TextChoices):
        AKKOORD = "akkoord", _("akkoord")
        MET_OPMERKINGEN = "akkoord_met_opmerkingen", _("akkoord met opmerkingen")
        NIET = "niet_akkoord", _("niet akkoord")

    zorgsituatie = models.ForeignKey(
        Zorgsituatie, on_delete=models.PROTECT, related_name="gesprekken"
    )
    datum = models.DateField(_("datum"))
    soort = models.CharField(_("soort"), max_length=10, choices=Soort.choices)
    geen_gesprek = models.CharField(
        _("waarom er geen gesprek was"),
        max_length=20,
        choices=GeenGesprek.choices,
        blank=True,
        help_text=_("Alleen invullen als het gesprek niet doorging."),
    )
    gevoerd_door = models.ForeignKey(
        Gebruiker,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("gevoerd door"),
    )
    belasting_besproken = models.BooleanField(
        _("eigen belasting en behoeften van de mantelzorger besproken"), null=True, blank=True
    )
    clientondersteuning_aangeboden = models.BooleanField(
        _("cliëntondersteuning aangeboden"),
        null=True,
        blank=True,
        help_text=_("Gratis onafhankelijke hulp bij het gesprek (Wmo 2015, artikel 2.2.4)."),
    )
    respijt_geweigerd = models.BooleanField(
        _("de zorgvrager wil geen hulp van een ander"),
        null=True,
        blank=True,
        help_text=_("Kies ja als de mantelzorger hulp wil en de zorgvrager niet."),
    )
    verslag_gegeven_op = models.DateField(_("verslag gegeven op"), null=True, blank=True)
    akkoord = models.CharField(
        _("akkoord met het verslag"), max_length=25, choices=Akkoord.choices, blank=True
    )
    opmerkingen = models.TextField(_("opmerkingen bij het verslag"), blank=True, max_length=2000)
    afspraken = models.TextField(
        _("afspraken"),
        blank=True,
        max_length=4000,
        help_text=_("Wie doet wat, en wanneer. Schrijf geen gegevens over gezondheid op."),
    )

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("gesprek")
        verbose_name_plural = _("gesprekken")
        ordering = ("-datum", "-aangemaakt_op")
        indexes = [models.Index(fields=("organisatie", "-datum", "-aangemaakt_op", "id"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(akkoord="") | Q(verslag_gegeven_op__isnull=False),
                name="gesprek_akkoord_met_verslag",
            ),
            models.CheckConstraint(
                condition=~Q(akkoord="akkoord_met_opmerkingen") | ~Q(opmerkingen=""),
                name="gesprek_opmerkingen_staan_er",
            ),
            models.CheckConstraint(
                condition=Q(geen_gesprek="")
                | Q(
                    belasting_besproken__isnull=True,
                    clientondersteuning_aangeboden__isnull=True,
                    respijt_geweigerd__isnull=True,
                    verslag_gegeven_op__isnull=True,
                ),
                name="gesprek_dat_niet_doorging_is_leeg",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def gevoerd(self) -> bool:
        """Whether the talk took place."""
        return not self.geen_gesprek


class GesprekDeelnemer(OrganisatieModel):
    """Somebody who was there, in which role; with a name where that is known."""

    class Rol(models.TextChoices):
        MANTELZORGER = "mantelzorger", _("mantelzorger")
        ZORGVRAGER = "zorgvrager", _("zorgvrager")
        VERTEGENWOORDIGER = "vertegenwoordiger", _("vertegenwoordiger")
        FAMILIE = "familie", _("familie of bekende")
        CONSULENT = "consulent", _("mantelzorgconsulent")
        CLIENTONDERSTEUNER = "clientondersteuner", _("cliëntondersteuner")
        PROFESSIONAL = "professional", _("andere professional")
        TOLK = "tolk", _("tolk")

    gesprek = models.ForeignKey(Gesprek, on_delete=models.CASCADE, related_name="deelnemers")
    rol = models.CharField(_("rol"), max_length=20, choices=Rol.choices)
    naam = models.CharField(_("naam"), max_length=100, blank=True)

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("deelnemer aan een gesprek")
        verbose_name_plural = _("deelnemers aan een gesprek")
        ordering = ("rol", "naam")
        constraints = [
            models.UniqueConstraint(
                fields=("gesprek", "rol", "naam"), name="gesprekdeelnemer_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class GesprekLeefgebied(OrganisatieModel):
    """An area of life that was discussed, or explicitly not. Not named at all is unknown."""

    gesprek = models.ForeignKey(Gesprek, on_delete=models.CASCADE, related_name="leefgebieden")
    leefgebied = models.CharField(_("leefgebied"), max_length=15, choices=Leefgebied.choices)
    besproken = models.BooleanField(_("besproken"))

    class Meta(OrganisatieModel.Meta):
        verbose_name = _("leefgebied in een gesprek")
        verbose_name_plural = _("leefgebieden in een gesprek")
        constraints = [
            models.UniqueConstraint(
                fields=("gesprek", "leefgebied"), name="gesprekleefgebied_uniek"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
