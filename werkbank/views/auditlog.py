"""The audit log, for auditors."""

from datetime import date, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kern import audit
from kern.models import AuditRegel
from werkbank.basis import Pagina, bladzijde
from werkbank.forms.auditlog import Auditfilter

PER_PAGINA = 50


class Auditlog(Pagina):
    """Who did what, newest first: ids only. Looking is itself logged."""

    recht = "audit.inzien"
    doel = "auditlog nazien"

    def get(self, request: HttpRequest) -> HttpResponse:
        filter_ = Auditfilter(request.GET)
        geldig = filter_.is_valid()
        regels = AuditRegel.objects.voor(self.actor.organisatie_id)
        if van := filter_.cleaned_data.get("van"):
            regels = regels.filter(tijdstip__gte=_begin(van))
        if tot := filter_.cleaned_data.get("tot"):
            regels = regels.filter(tijdstip__lt=_begin(tot + timedelta(days=1)))
        audit.auditlog_ingezien(self.actor)
        return render(
            request,
            "werkbank/auditlog.html",
            {"regels": bladzijde(request, regels, per=PER_PAGINA), "filter": filter_},
            status=200 if geldig else 400,
        )


def _begin(dag: date) -> datetime:
    """Midnight of that day here."""
    return timezone.make_aware(datetime.combine(dag, time.min))
