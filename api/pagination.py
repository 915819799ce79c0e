"""Pages of at most 100, that do not slow down with the size of the organisation."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request


class Bladzijden(CursorPagination):
    """Cursor pages; each viewset names a stable ordering."""

    page_size = 50
    max_page_size = 100
    page_size_query_param = "aantal"
    cursor_query_param = "cursor"

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: Any) -> tuple[str, ...]:
        ordering: tuple[str, ...] = view.ordering
        return ordering
