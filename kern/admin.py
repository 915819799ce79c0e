from django.contrib.admin import AdminSite


class Beheersite(AdminSite):
    """The admin site of Ademruimte."""
