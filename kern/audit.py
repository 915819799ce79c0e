"""The audit log: one named function per event, each with the actor (NEN 7513).

Ids only, never names. The services call these inside their own transaction, so that a change
and its line in the log are kept or lost together.
"""

from collections.abc import Iterable
from uuid import UUID

from .actor import Actor
from .auditreeks import regels_schrijven
from .models import PER_KEER, AuditRegel, NietDubbel, OrganisatieModel, Persoon, Samenvoeging

Handeling = AuditRegel.Handeling
Uitkomst = AuditRegel.Uitkomst


def _regel(
    actor: Actor,
    gebeurtenis: str,
    handeling: AuditRegel.Handeling,
    *,
    soort: str,
    object_id: UUID | None,
    persoon_id: UUID | None = None,
    uitkomst: AuditRegel.Uitkomst = Uitkomst.GELUKT,
    bijzonderheden: dict[str, object] | None = None,
) -> AuditRegel:
    return AuditRegel(
        organisatie_id=actor.organisatie_id,
        gebruiker_id=actor.gebruiker_id,
        rollen=",".join(sorted(actor.rollen)),
        gebeurtenis=gebeurtenis,
        handeling=handeling,
        object_soort=soort,
        object_id=object_id,
        persoon_id=persoon_id,
        herkomst=actor.herkomst,
        doel=actor.doel,
        uitkomst=uitkomst,
        bijzonderheden=bijzonderheden or {},
    )


def _schrijven(regels: Iterable[AuditRegel]) -> None:
    AuditRegel.alles.bulk_create(regels, batch_size=PER_KEER)


def gegeven_aangemaakt(actor: Actor, gegeven: OrganisatieModel, *, persoon_id: UUID | None) -> None:
    """Something was registered; `persoon_id` says about whom."""
    gegevens_aangemaakt(actor, [(gegeven, persoon_id)])


def gegevens_aangemaakt(
    actor: Actor, gegevens: Iterable[tuple[OrganisatieModel, UUID | None]]
) -> None:
    """Much was registered at once: a line for each, with about whom."""
    _schrijven(
        _regel(
            actor,
            "gegeven_aangemaakt",
            Handeling.AANMAKEN,
            soort=gegeven._meta.model_name or "",
            object_id=gegeven.pk,
            persoon_id=persoon_id,
        )
        for gegeven, persoon_id in gegevens
    )


def gegeven_gewijzigd(
    actor: Actor, gegeven: OrganisatieModel, *, persoon_id: UUID | None, velden: Iterable[str]
) -> None:
    """Something was changed: the names of the fields, never their contents."""
    _regel(
        actor,
        "gegeven_gewijzigd",
        Handeling.WIJZIGEN,
        soort=gegeven._meta.model_name or "",
        object_id=gegeven.pk,
        persoon_id=persoon_id,
        bijzonderheden={"velden": sorted(velden)},
    ).save()


def gegeven_verwijderd(
    actor: Actor, *, soort: str, object_id: UUID, persoon_id: UUID | None
) -> None:
    """Something was removed."""
    _regel(
        actor,
        "gegeven_verwijderd",
        Handeling.VERWIJDEREN,
        soort=soort,
        object_id=object_id,
        persoon_id=persoon_id,
    ).save()


def dossiers_ingezien(actor: Actor, personen: Iterable[UUID | None], *, pagina: str) -> None:
    """A user saw something about these persons: a line for each of them."""
    regel = _regel(
        actor,
        "dossier_ingezien",
        Handeling.INZIEN,
        soort=Persoon._meta.model_name or "",
        object_id=None,
        bijzonderheden={"pagina": pagina},
    )
    regels_schrijven(regel, sorted({persoon for persoon in personen if persoon is not None}))


def gegeven_ingezien(actor: Actor, gegeven: OrganisatieModel, *, pagina: str) -> None:
    """A user opened something that is about no one person."""
    _regel(
        actor,
        "gegeven_ingezien",
        Handeling.INZIEN,
        soort=gegeven._meta.model_name or "",
        object_id=gegeven.pk,
        bijzonderheden={"pagina": pagina},
    ).save()


def lijst_ingezien(actor: Actor, soort: str) -> None:
    """A beheerder opened a list in the admin."""
    _regel(actor, "lijst_ingezien", Handeling.INZIEN, soort=soort, object_id=None).save()


def auditlog_ingezien(actor: Actor) -> None:
    """An auditor looked at the audit log."""
    _regel(actor, "auditlog_ingezien", Handeling.INZIEN, soort="auditregel", object_id=None).save()


def _over_twee(
    actor: Actor,
    gebeurtenis: str,
    gegeven: OrganisatieModel,
    personen: dict[str, UUID],
    **bijzonderheden: object,
) -> None:
    """A decision about two persons: a line in the file of each."""
    _schrijven(
        _regel(
            actor,
            gebeurtenis,
            Handeling.BESLISSEN,
            soort=gegeven._meta.model_name or "",
            object_id=gegeven.pk,
            persoon_id=persoon_id,
            bijzonderheden={rol: str(id_) for rol, id_ in personen.items()} | bijzonderheden,
        )
        for persoon_id in personen.values()
    )


def _samengevoegd(samenvoeging: Samenvoeging) -> dict[str, UUID]:
    return {"blijft": samenvoeging.blijft_id, "vervalt": samenvoeging.vervalt_id}


def personen_samengevoegd(actor: Actor, samenvoeging: Samenvoeging) -> None:
    """Somebody put two records of one person together: which fields were filled, how much moved."""
    _over_twee(
        actor,
        "personen_samengevoegd",
        samenvoeging,
        _samengevoegd(samenvoeging),
        velden=samenvoeging.aangevuld,
        verplaatst=len(samenvoeging.verplaatst),
    )


def samenvoeging_teruggedraaid(actor: Actor, samenvoeging: Samenvoeging) -> None:
    """Somebody took two records apart again."""
    _over_twee(actor, "samenvoeging_teruggedraaid", samenvoeging, _samengevoegd(samenvoeging))


def niet_dubbel_vastgelegd(actor: Actor, paar: NietDubbel) -> None:
    """Somebody decided that two records are of two persons."""
    personen = {"eerste": paar.eerste_id, "tweede": paar.tweede_id}
    _over_twee(actor, "niet_dubbel_vastgelegd", paar, personen)


def ronde_aangevraagd(actor: Actor, ronde_id: UUID) -> None:
    """A matching round was asked for."""
    _regel(
        actor, "ronde_aangevraagd", Handeling.AANMAKEN, soort="matchronde", object_id=ronde_id
    ).save()


def ronde_beeindigd(actor: Actor, ronde_id: UUID, *, gelukt: bool, aantal: int) -> None:
    """A matching round ended, with how many proposals."""
    _regel(
        actor,
        "ronde_beeindigd",
        Handeling.UITVOEREN,
        soort="matchronde",
        object_id=ronde_id,
        uitkomst=Uitkomst.GELUKT if gelukt else Uitkomst.GEWEIGERD,
        bijzonderheden={"voorstellen": aantal},
    ).save()


def voorstel_toegevoegd(actor: Actor, voorstel_id: UUID, *, persoon_id: UUID) -> None:
    """A coordinator made a proposal by hand."""
    _regel(
        actor,
        "voorstel_toegevoegd",
        Handeling.AANMAKEN,
        soort="voorstel",
        object_id=voorstel_id,
        persoon_id=persoon_id,
    ).save()


def voorstel_beoordeeld(
    actor: Actor, voorstel_id: UUID, *, persoon_id: UUID, besluit: str, reden: str = ""
) -> None:
    """A coordinator decided on a proposal."""
    _voorstelbesluit(actor, voorstel_id, persoon_id, besluit, reden).save()


def voorstellen_vervallen(
    actor: Actor, voorstellen: Iterable[tuple[UUID, UUID]], *, reden: str
) -> None:
    """Undecided proposals are over, because of what somebody did: each with whom it is about."""
    _schrijven(
        _voorstelbesluit(actor, voorstel_id, persoon_id, "vervallen", reden)
        for voorstel_id, persoon_id in voorstellen
    )


def voorstel_geweigerd(
    actor: Actor, voorstel_id: UUID, *, persoon_id: UUID, besluit: str, reden: str
) -> None:
    """A decision was refused by a rule; `reden` is its code."""
    _voorstelbesluit(actor, voorstel_id, persoon_id, besluit, reden, Uitkomst.GEWEIGERD).save()


def _voorstelbesluit(
    actor: Actor,
    voorstel_id: UUID,
    persoon_id: UUID,
    besluit: str,
    reden: str,
    uitkomst: AuditRegel.Uitkomst = Uitkomst.GELUKT,
) -> AuditRegel:
    return _regel(
        actor,
        "voorstel_beoordeeld",
        Handeling.BESLISSEN,
        soort="voorstel",
        object_id=voorstel_id,
        persoon_id=persoon_id,
        uitkomst=uitkomst,
        bijzonderheden={"besluit": besluit, "reden": reden},
    )


def koppeling_stap(
    actor: Actor, koppeling_id: UUID, *, persoon_id: UUID, stap: str, reden: str = ""
) -> None:
    """A match went on to its next stage, or ended; `reden` is a code."""
    _regel(
        actor,
        "koppeling_stap",
        Handeling.BESLISSEN,
        soort="koppeling",
        object_id=koppeling_id,
        persoon_id=persoon_id,
        bijzonderheden={"stap": stap, "reden": reden},
    ).save()


def koppeling_geweigerd(
    actor: Actor, koppeling_id: UUID, *, persoon_id: UUID, stap: str, reden: str
) -> None:
    """A step of a match was refused by a rule; `reden` is its code."""
    _regel(
        actor,
        "koppeling_stap",
        Handeling.BESLISSEN,
        soort="koppeling",
        object_id=koppeling_id,
        persoon_id=persoon_id,
        uitkomst=Uitkomst.GEWEIGERD,
        bijzonderheden={"stap": stap, "reden": reden},
    ).save()


def bestand_ingelezen(
    actor: Actor, *, soort: str, aangemaakt: int, gewijzigd: int, ongewijzigd: int
) -> None:
    """An import file was taken in."""
    _regel(
        actor,
        "bestand_ingelezen",
        Handeling.UITVOEREN,
        soort=soort,
        object_id=None,
        bijzonderheden={
            "aangemaakt": aangemaakt,
            "gewijzigd": gewijzigd,
            "ongewijzigd": ongewijzigd,
        },
    ).save()


def import_gestart(actor: Actor, opdracht_id: UUID, *, lijst: str, proef: bool) -> None:
    """Somebody gave a file to take in, or to try."""
    _regel(
        actor,
        "import_gestart",
        Handeling.AANMAKEN,
        soort="importopdracht",
        object_id=opdracht_id,
        bijzonderheden={"lijst": lijst, "proef": proef},
    ).save()


def import_beeindigd(actor: Actor, opdracht_id: UUID, *, gelukt: bool) -> None:
    """An import ended; what it did to whom has lines of its own."""
    _regel(
        actor,
        "import_beeindigd",
        Handeling.UITVOEREN,
        soort="importopdracht",
        object_id=opdracht_id,
        uitkomst=Uitkomst.GELUKT if gelukt else Uitkomst.GEWEIGERD,
    ).save()


def bestand_uitgevoerd(actor: Actor, *, soort: str, formaat: str, aantal: int) -> None:
    """A list was taken out as a file; whom it is about is logged by `dossiers_ingezien`."""
    _regel(
        actor,
        "bestand_uitgevoerd",
        Handeling.UITVOEREN,
        soort=soort,
        object_id=None,
        bijzonderheden={"formaat": formaat, "rijen": aantal},
    ).save()


def inloggen_geweigerd(actor: Actor) -> None:
    """Somebody tried to log in as this user and was refused."""
    _regel(
        actor,
        "inloggen_geweigerd",
        Handeling.INLOGGEN,
        soort="gebruiker",
        object_id=actor.gebruiker_id,
        uitkomst=Uitkomst.GEWEIGERD,
    ).save()


def ingelogd(actor: Actor) -> None:
    """Somebody logged in."""
    _regel(
        actor, "ingelogd", Handeling.INLOGGEN, soort="gebruiker", object_id=actor.gebruiker_id
    ).save()


def app_beantwoord(actor: Actor, *, toepassing: int, toegestaan: bool) -> None:
    """Somebody let an app act for them, or did not."""
    _over_toepassing(
        actor, "app_beantwoord", Handeling.BESLISSEN, toepassing, toegestaan=toegestaan
    )


def token_verleend(actor: Actor, *, toepassing: int, scopes: list[str], manier: str) -> None:
    """An application got a token to act for this user; `manier` is the OAuth 2 grant."""
    _over_toepassing(
        actor, "token_verleend", Handeling.INLOGGEN, toepassing, scopes=scopes, manier=manier
    )


def token_geweigerd(actor: Actor, *, toepassing: int, reden: str) -> None:
    """An application was refused a token of this user; `reden` is a code."""
    _over_toepassing(
        actor,
        "token_geweigerd",
        Handeling.INLOGGEN,
        toepassing,
        uitkomst=Uitkomst.GEWEIGERD,
        reden=reden,
    )


def token_ingetrokken(actor: Actor, *, toepassing: int) -> None:
    """An application gave back a token of this user."""
    _over_toepassing(actor, "token_ingetrokken", Handeling.VERWIJDEREN, toepassing)


def _over_toepassing(
    actor: Actor,
    gebeurtenis: str,
    handeling: AuditRegel.Handeling,
    toepassing: int,
    *,
    uitkomst: AuditRegel.Uitkomst = Uitkomst.GELUKT,
    **bijzonderheden: object,
) -> None:
    """A line about a user and an application, whose id is a number."""
    _regel(
        actor,
        gebeurtenis,
        handeling,
        soort="gebruiker",
        object_id=actor.gebruiker_id,
        uitkomst=uitkomst,
        bijzonderheden={"toepassing": toepassing, **bijzonderheden},
    ).save()
