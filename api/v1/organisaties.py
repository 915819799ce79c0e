"""/organisaties: the own organisation, and no other."""

from django.utils.translation import gettext_lazy as _

from api.v1.basis import Inzien, Lijst
from api.v1.velden import ModelCamelnamen
from kern.models import Organisatie
from kern.selectors.organisaties import eigen_organisatie


class OrganisatieSerializer(ModelCamelnamen):
    """What the organisation is called."""

    class Meta:
        model = Organisatie
        fields = ("id", "naam", "slug")
        read_only_fields = fields


class EigenOrganisatieViewSet(Lijst, Inzien):
    """The organisation of whoever asks. It is set up by `manage.py organisatie_inrichten`."""

    naam = "organisaties"
    groep = "beheer"
    van_niemand = True
    doel = "organisatie bekijken"
    serializer_class = OrganisatieSerializer
    rijen = eigen_organisatie
    rechten = {"list": "organisatie.inzien", "retrieve": "organisatie.inzien"}
    teksten = {
        "list": _("Uw organisatie, als lijst van één"),
        "retrieve": _("Uw organisatie"),
    }
