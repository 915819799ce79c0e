from django.apps import AppConfig


class UitwisselingConfig(AppConfig):
    name = "uitwisseling"
