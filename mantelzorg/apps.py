from django.apps import AppConfig


class MantelzorgConfig(AppConfig):
    name = "mantelzorg"
    default_auto_field = "django.db.models.BigAutoField"
