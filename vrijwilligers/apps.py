from django.apps import AppConfig


class VrijwilligersConfig(AppConfig):
    name = "vrijwilligers"
    default_auto_field = "django.db.models.BigAutoField"
