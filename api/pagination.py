"""Pages of at most 100, that do not slow down with the size of the organisation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request


class Bladzijden(CursorPagination):
    """Cursor pages; each viewset names a stable ordering."""

    page_size = 50
    max_page_size = 100
    page_size_query_param = "aantal"
    cursor_query_param = "cursor"

    def paginate_queryset(
        self, queryset: QuerySet[Any], request: Request, view: Any = None
    ) -> list[Any] | None:
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValueError, OverflowError, ValidationError) as fout:
            # DRF decodes the cursor, but leaves it to the database whether it means anything.
            raise NotFound(self.invalid_cursor_message) from fout

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: Any) -> tuple[str, ...]:
        ordering: tuple[str, ...] = view.ordering
        return ordering
