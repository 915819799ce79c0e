"""What is kept and logged of a background task that failed."""

import re
from typing import Any

from django.dispatch import receiver
from django_q.signals import post_execute_in_worker

PLAATS = re.compile(r'File "([^"]+)", line (\d+), in (\S+)')
SOORT = re.compile(r"^Traceback .*\n(?:[ ].*\n)+([\w.]+)", re.MULTILINE)
"""What stands below the places: the class of the error, and then its text."""


@receiver(post_execute_in_worker)
def zonder_tekst(task: dict[str, Any], **_rest: object) -> None:
    """Leave of an error its class and the places: its text may hold somebody's data.

    django-q keeps what this leaves in its table of tasks, and writes it to the log.
    """
    if task.get("success") is False:
        plaatsen = [":".join(plaats) for plaats in PLAATS.findall(task["result"])]
        task["result"] = " ".join(SOORT.findall(task["result"])[-1:] + plaatsen)
