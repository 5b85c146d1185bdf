"""What waits to be written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

from winsboard.domain.edits import Edit
from winsboard.notebook.refusals import foreseen
from winsboard.store.store import Store
from winsboard.words import phrases, say

Job: TypeAlias = Callable[[], object]


class Outbox:
    """Edits in their order, and other small writes, the latest per key.

    One thread puts in, and another one or a signal handler writes; none waits for a lock of
    Python's. Something may be written twice, so both edits and jobs bear that.
    """

    def __init__(self, store: Store) -> None:
        self.trouble = ""
        """The sentence that says why the last write did not work."""
        self.cause = ""
        """Its cause alone, where it is a plain one."""
        # When no more files can be opened, that still has to be said.
        phrases("store")
        self._store = store
        self._edits: deque[Edit] = deque()
        self._written: deque[str] = deque()
        # Jobs are put in by one thread and ticked off by another, each in a place of its own, so
        # that a job which arrives while an older one is being done is never taken for done.
        self._jobs: dict[str, Job] = {}
        self._jobs_done: dict[str, Job] = {}

    def __bool__(self) -> bool:
        return bool(self._edits) or self._next_job() is not None

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that are not known to be on disk, in their order."""
        return tuple(self._edits)

    def put(self, edit: Edit) -> None:
        """Add an edit."""
        self._edits.append(edit)

    def put_job(self, key: str, job: Job) -> None:
        """Add a job; it takes the place of an older one with its key."""
        self._jobs[key] = job

    def written(self) -> frozenset[str]:
        """The pages written since this was last asked."""
        names = set()
        while self._written:
            names.add(self._written.popleft())
        return frozenset(names)

    def write_next(self, patience: float) -> bool:
        """Write the oldest edit, or a job when there is no edit; whether it worked."""
        try:
            if edit := next(iter(self.edits), None):
                self._write(edit, patience)
            elif job := self._next_job():
                job[1]()
                self._jobs_done[job[0]] = job[1]
        except Exception as error:
            # A thread that ended here would take every later word with it.
            self.cause, self.trouble = _told(error)
            return False
        self.trouble = ""
        return True

    def _write(self, edit: Edit, patience: float) -> None:
        self._written.extend(self._store.commit(edit, patience))
        # A signal handler may have written and taken it meanwhile.
        with suppress(ValueError):
            self._edits.remove(edit)

    def _next_job(self) -> tuple[str, Job] | None:
        for key, job in list(self._jobs.items()):
            if self._jobs_done.get(key) is not job:
                return key, job
        return None


def _told(error: Exception) -> tuple[str, str]:
    """The cause in short, where it was foreseen, and the sentence."""
    try:
        no = foreseen(error)
        if no is not None:
            return str(no.values.get("why", "")), no.sentence()
    except Exception as other:
        error = other
    return "", _unforeseen(error)


def _unforeseen(error: Exception) -> str:
    return say("store.unforeseen", kind=type(error).__name__)
