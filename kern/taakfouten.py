"""What is kept and logged of a background task that failed."""

import re
from typing import Any

from django.dispatch import receiver
from django_q.signals import post_execute_in_worker

PLAATS = re.compile(r'File "([^"]+)", line (\d+), in (\w+)')


@receiver(post_execute_in_worker)
def zonder_tekst(task: dict[str, Any], **_rest: object) -> None:
    """Leave of the traceback only the places: the text of an error may hold somebody's data.

    django-q keeps what this leaves in its table of tasks, and writes it to the log.
    """
    if task.get("success") is False:
        task["result"] = " ".join(":".join(plaats) for plaats in PLAATS.findall(task["result"]))
