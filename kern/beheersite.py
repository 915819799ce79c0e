"""Django's admin as the place of beheerders, within their own organisation."""

from django.contrib.admin.apps import AdminConfig


class BeheerConfig(AdminConfig):
    """Installs `Beheersite` as the default admin site."""

    default_site = "kern.beheer.Beheersite"
