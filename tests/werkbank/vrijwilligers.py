"""A volunteer with something of everything, and what changed of them."""

from datetime import date

from bs4 import BeautifulSoup

from kern.models import Rol
from tests import fabrieken as f
from vrijwilligers.models import Vrijwilliger


def maak_vrijwilliger(organisatie):
    """Somebody with something of everything."""
    v = f.VrijwilligerFactory(
        organisatie=organisatie,
        status="actief",
        pauze_tot=None,
        kennismaking_op=date(2026, 1, 5),
        overeenkomst_op=date(2026, 1, 6),
        geheimhouding_op=date(2026, 1, 6),
        begeleider=f.GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR]),
        feestdagen=True,
    )
    bij = {"organisatie": organisatie, "vrijwilliger": v}
    kenmerken = [
        f.KenmerkFactory(organisatie=organisatie, code=code, naam=code.title(), soort=soort)
        for code, soort in (
            ("koken", "bekwaamheid"),
            ("turks", "taal"),
            ("huisdier", "omstandigheid"),
        )
    ]
    f.BekwaamheidFactory(**bij, kenmerk=kenmerken[0], geldig_tot=date(2099, 1, 1))
    f.BekwaamheidFactory(**bij, kenmerk=kenmerken[1], niveau="b1", geldig_tot=date(2098, 1, 1))
    f.BekwaamheidFactory(**bij, kenmerk=kenmerken[2])
    f.VogFactory(**bij)
    f.ScholingFactory(**bij)
    f.VrijwilligerWensFactory(**bij, kenmerk=kenmerken[2])
    f.AfwezigheidFactory(**bij)
    f.ExtraBeschikbaarheidFactory(**bij)
    f.VrijwilligerstapFactory(**bij)
    f.VrijwilligerUitsluitingFactory(**bij)
    return v


def alles_van(vrijwilliger):
    """Every value and row of a volunteer, to see what changed."""
    v = Vrijwilliger.alles.get(pk=vrijwilliger.pk)
    zonder = {"id", "aangemaakt_op", "gewijzigd_op", "organisatie_id"}
    gegevens = {k: w for k, w in vars(v).items() if k not in zonder and not k.startswith("_")}
    for relatie in Vrijwilliger._meta.related_objects:
        naam = relatie.get_accessor_name()
        gegevens[naam] = sorted(
            str({k: w for k, w in rij.items() if k not in zonder})
            for rij in getattr(v, naam).values()
        )
    return gegevens


def verschil(voor, na):
    return {naam for naam in voor if voor[naam] != na[naam]}


def velden(antwoord, formulier=-1):
    """What a browser would send back, unchanged."""
    inhoud = {}
    form = BeautifulSoup(antwoord.content, "html.parser").main.select("form")[formulier]
    for veld in form.select("input[name], select[name], textarea[name]"):
        if veld.name == "select":
            gekozen = veld.select_one("option[selected]")
            inhoud[veld["name"]] = gekozen["value"] if gekozen else veld.option["value"]
        elif veld.name == "textarea":
            inhoud[veld["name"]] = veld.get_text().removeprefix("\n")
        elif veld["type"] in ("checkbox", "radio"):
            if veld.has_attr("checked"):
                inhoud.setdefault(veld["name"], []).append(veld.get("value", "on"))
        else:
            inhoud[veld["name"]] = veld.get("value", "")
    return inhoud
