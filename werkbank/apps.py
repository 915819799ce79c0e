from django.apps import AppConfig


class WerkbankConfig(AppConfig):
    name = "werkbank"
