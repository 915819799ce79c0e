"""Addresses of the pages: nouns and UUIDs, nothing about persons."""

from werkbank.adressen import (
    beheer,
    belasting,
    koppelingen,
    mantelzorg,
    matching,
    metingen,
    personen,
    toegang,
    uitwisseling,
    vrijwilligers,
)

app_name = "werkbank"

urlpatterns = [
    *toegang.adressen,
    *matching.adressen,
    *koppelingen.adressen,
    *beheer.adressen,
    *mantelzorg.adressen,
    *belasting.adressen,
    *metingen.adressen,
    *personen.adressen,
    *uitwisseling.adressen,
    *vrijwilligers.adressen,
]
