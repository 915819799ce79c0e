from django.apps import AppConfig
from django.db import models
from django.utils.translation import gettext_lazy as _

# Before any model is made: it would say the name of the constraint, which is for engineers.
models.CheckConstraint.default_violation_error_message = _("Deze gegevens kunnen niet samen.")
models.UniqueConstraint.default_violation_error_message = _("Dit bestaat al.")


class KernConfig(AppConfig):
    name = "kern"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Organisatie")

    def ready(self) -> None:
        """Have the signals heard."""
        from . import taakfouten  # noqa: F401  # it listens by being there
