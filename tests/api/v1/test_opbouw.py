"""Every viewset names what it allows, says what it does, and stays within the organisation."""

from types import SimpleNamespace

import pytest
from rest_framework.serializers import ListSerializer

from api.scopes import GROEPEN
from api.v1.basis import EigenViewSet, OrganisatieViewSet
from api.v1.urls import VIEWSETS
from kern.models import Rol
from kern.rechten import RECHTEN, Wie, rollen_met

STANDAARD = {"list", "retrieve", "create", "update", "partial_update", "destroy"}


def handelingen(viewset):
    gewoon = {naam for naam in STANDAARD if hasattr(viewset, naam)}
    return gewoon | {
        naam for extra in viewset.get_extra_actions() for naam in extra.mapping.values()
    }


@pytest.mark.parametrize("viewset", VIEWSETS)
def test_elke_viewset_noemt_een_recht_en_een_tekst_per_handeling(viewset):
    assert viewset.rechten.keys() == handelingen(viewset)
    assert viewset.teksten.keys() == handelingen(viewset)
    assert set(viewset.rechten.values()) <= RECHTEN.keys()
    assert viewset.groep in GROEPEN
    for recht in viewset.rechten.values():
        assert rollen_met(recht, viewset.van_wie), "a right that nobody has"


@pytest.mark.parametrize("viewset", [v for v in VIEWSETS if v.van_niemand])
def test_wat_van_niemand_is_gaat_over_niemand_en_leest_elke_rol_van_een_app(viewset):
    assert viewset.personen is OrganisatieViewSet.personen
    assert rollen_met(viewset.rechten["list"]) >= set(Rol) - {Rol.AUDITOR}


@pytest.mark.parametrize("viewset", VIEWSETS)
def test_elke_viewset_filtert_op_organisatie_en_vraagt_een_recht(viewset):
    assert issubclass(viewset, OrganisatieViewSet)
    assert viewset.permission_classes == OrganisatieViewSet.permission_classes
    assert viewset.get_queryset is OrganisatieViewSet.get_queryset
    eigen = viewset.van_wie is not Wie.ORGANISATIE
    basis = EigenViewSet if eigen else OrganisatieViewSet
    assert viewset.get_rijen is basis.get_rijen


@pytest.mark.parametrize("viewset", VIEWSETS)
def test_elke_post_kan_zonder_gevaar_twee_keer_komen(viewset):
    posts = ["create"] if hasattr(viewset, "create") else []
    posts += [e.mapping["post"] for e in viewset.get_extra_actions() if "post" in e.mapping]
    zonder = {naam for naam in posts if not hasattr(getattr(viewset, naam), "eenmalig")}
    assert zonder == viewset.leest, "what changes nothing, and nothing else"


@pytest.mark.parametrize("viewset", [v for v in VIEWSETS if hasattr(v, "partial_update")])
def test_een_rij_binnen_een_patch_is_heel(viewset):
    klasse = viewset(action="partial_update", request=None).get_serializer_class()
    context = {"view": SimpleNamespace(swagger_fake_view=True)}
    for naam, rijen in klasse(context=context).fields.items():
        if isinstance(rijen, ListSerializer) and not rijen.read_only:
            invoer = klasse(data={naam: [{}]}, partial=True, context=context)
            verplicht = {veld for veld, v in rijen.child.fields.items() if v.required}
            assert not invoer.is_valid()
            assert invoer.errors[naam][0].keys() == verplicht
            assert invoer.partial


@pytest.mark.parametrize("viewset", VIEWSETS)
def test_elke_volgorde_eindigt_in_iets_unieks(viewset):
    assert all(volgorde[-1].lstrip("-") == "id" for volgorde in viewset.volgordes.values())


@pytest.mark.parametrize("viewset", VIEWSETS)
def test_een_cursor_zet_geen_naam_van_iemand_in_een_adres(viewset):
    if viewset.naam in {"kenmerken", "wijken"}:
        return  # these have names that are nobody's
    eerste = {
        volgorde[0].lstrip("-").rpartition("__")[2] for volgorde in viewset.volgordes.values()
    }
    assert not eerste & {"naam", "voornaam", "achternaam", "email", "postcode", "telefoon"}
