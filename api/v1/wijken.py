"""/wijken: districts, each a list of PC4 areas."""

from django.utils.translation import gettext_lazy as _

from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Verwijderen, Wijzigen
from api.v1.velden import ModelCamelnamen
from api.v1.vormen import Kolom, Tekst
from kern.models import Wijk
from kern.models.organisatie import PC4
from kern.selectors.organisaties import wijken_van
from kern.services.stamgegevens import stamgegeven_verwijderen, wijk_opslaan


class WijkSerializer(ModelCamelnamen):
    """A district. An area lies in one district."""

    postcodes = Kolom(
        "pc4",
        child=Tekst(max_length=4, validators=[PC4]),
        allow_empty=False,
        max_length=500,
        help_text=_("Postcodegebieden van vier cijfers."),
    )

    class Meta:
        model = Wijk
        fields = ("id", "naam", "postcodes", "gewijzigd_op")
        read_only_fields = ("id", "gewijzigd_op")


class WijkViewSet(Lijst, Inzien, Aanmaken, Wijzigen, Verwijderen):
    """The districts of the own organisation."""

    naam = "wijken"
    groep = "beheer"
    van_niemand = True
    doel = "wijken via de API"
    serializer_class = WijkSerializer
    rijen = wijken_van
    volgordes = {"naam": ("naam", "id")}
    rechten = {
        "list": "stamgegevens.inzien",
        "retrieve": "stamgegevens.inzien",
        "create": "stamgegevens.beheren",
        "update": "stamgegevens.beheren",
        "partial_update": "stamgegevens.beheren",
        "destroy": "stamgegevens.beheren",
    }
    teksten = {
        "list": _("De wijken van uw organisatie"),
        "retrieve": _("Een wijk"),
        "create": _("Voeg een wijk toe"),
        "update": _("Verander alles van een wijk"),
        "partial_update": _("Verander iets van een wijk"),
        "destroy": _("Verwijder een wijk"),
    }
    voorbeelden = {
        "create": {"naam": "Nieuw Zuid", "postcodes": ["7557"]},
        "update": {"naam": "Nieuw Zuid", "postcodes": ["7558", "7559"]},
        "partial_update": {"naam": "Oud Zuid"},
    }

    def aanmaken(self, gegevens: Gegevens) -> Wijk:
        wijk = Wijk(organisatie_id=self.actor().organisatie_id)
        self._opslaan(wijk, gegevens)
        return wijk

    def wijzigen(self, rij: Wijk, gegevens: Gegevens) -> None:
        nu = {"postcodes": [rij.pc4 for rij in rij.postcodes.all()]}
        self._opslaan(rij, nu | gegevens)

    def verwijderen(self, rij: Wijk) -> None:
        stamgegeven_verwijderen(actor=self.actor(), gegeven=rij)

    def _opslaan(self, wijk: Wijk, gegevens: Gegevens) -> None:
        postcodes = gegevens.pop("postcodes")
        wijk_opslaan(actor=self.actor(), wijk=wijk, waarden=gegevens, postcodes=postcodes)
