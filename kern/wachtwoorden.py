"""Password rules in Dutch, where Django's own translation lags behind."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class Lengte(MinimumLengthValidator):
    """A password has at least so many characters."""

    def get_error_message(self) -> str:
        return self.get_help_text()

    def get_help_text(self) -> str:
        return _("Een wachtwoord heeft minstens %(aantal)d tekens.") % {"aantal": self.min_length}
