"""What belongs together in a certificate of conduct (VOG)."""

from datetime import date

from django.utils.translation import gettext as _


def vogfouten(
    *,
    aangevraagd_op: date | None,
    afgegeven_op: date | None,
    vernieuwen_op: date | None,
    gezien_door: str,
    vandaag: date,
) -> dict[str, str]:
    """What is wrong with these facts, by field.

    - A VOG was asked for or issued, or both; it is not issued before it is asked for, and
      neither is still to come.
    - Who issues it is Justis; somebody of the organisation saw it: who, and by when the
      organisation asks for a new one (design section 6). No copy is kept.
    - What is only asked for has been seen by nobody and has nothing to renew.
    """
    if aangevraagd_op and aangevraagd_op > vandaag:
        return {"aangevraagd_op": _("Deze dag moet nog komen.")}
    if afgegeven_op is None:
        if aangevraagd_op is None:
            return {"aangevraagd_op": _("Vul in wanneer de VOG is aangevraagd of afgegeven.")}
        if vernieuwen_op or gezien_door:
            return {"afgegeven_op": _("Vul in wanneer de VOG is afgegeven.")}
        return {}
    fouten: dict[str, str] = {}
    if afgegeven_op > vandaag:
        fouten["afgegeven_op"] = _("Deze dag moet nog komen.")
    elif aangevraagd_op and afgegeven_op < aangevraagd_op:
        fouten["afgegeven_op"] = _("De VOG kan niet zijn afgegeven voordat die is aangevraagd.")
    if not gezien_door.strip():
        fouten["gezien_door"] = _("Vul in wie de VOG heeft gezien.")
    if vernieuwen_op is None:
        fouten["vernieuwen_op"] = _("Vul in wanneer er een nieuwe VOG moet zijn.")
    elif vernieuwen_op <= afgegeven_op:
        fouten["vernieuwen_op"] = _("Kies een datum na de afgifte.")
    return fouten
