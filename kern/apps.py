from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KernConfig(AppConfig):
    name = "kern"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Organisatie")

    def ready(self) -> None:
        """Have the signals heard."""
        from . import taakfouten  # noqa: F401  # it listens by being there
