"""Burden: measurements, signals, check-ins, risk and the worklist."""

from django.urls import URLPattern

adressen: list[URLPattern] = []
