"""The queue of edits that are not written yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from winsboard.domain.model.edits import Edit
from winsboard.notebook.saving.expected_errors import expected_error
from winsboard.store.errors import Busy
from winsboard.store.history.apply import pages_of
from winsboard.store.store import Store
from winsboard.words import format_phrase, phrases

if TYPE_CHECKING:
    from winsboard.store.unsaved.edits import OrphanedEdits

Job: TypeAlias = Callable[[], object]

SOON: Final = 1.0
"""Seconds after which an edit is saved next to the pages while another process holds the lock."""


class WriteQueue:
    """Edits in order, and other small jobs, the latest per key.

    One thread adds; another, or a signal handler, writes. None of them blocks on a Python lock.
    Edits and jobs may be written twice, so both have to be idempotent.
    """

    def __init__(self, store: Store) -> None:
        self.trouble = ""
        """The message about why the last write failed."""
        self.cause = ""
        """The cause alone; may be empty."""
        # Loaded now, because the message is also needed when no more files can be opened.
        phrases("store")
        self._store = store
        self.is_kept = False
        """Whether all edits that could not be written are saved next to the pages."""
        self._edits: deque[Edit] = deque()
        self._written: deque[str] = deque()
        # Jobs are added by one thread and marked as done by another, in separate dicts, so that a
        # job added while an older one is running is never taken for done.
        self._jobs: dict[str, Job] = {}
        self._jobs_done: dict[str, Job] = {}

    def __bool__(self) -> bool:
        return bool(self._edits) or self._next_job() is not None

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that are not known to be on disk, in order."""
        return tuple(self._edits)

    def put(self, edit: Edit) -> None:
        """Add an edit."""
        self._edits.append(edit)

    def take_over(self, orphaned: Iterable[OrphanedEdits]) -> None:
        """Add the edits of boards that have ended and take over their files."""
        for one in orphaned:
            self._edits.extend(one.edits)
            self._store.unsaved.take_over(one)
            self.is_kept = True

    def put_job(self, key: str, job: Job) -> None:
        """Add a job, replacing one with the same key."""
        self._jobs[key] = job

    def close(self) -> None:
        """Close; edits that could not be written are left for the next board."""
        if self._edits:
            self._save_remaining()
        if self.is_kept:
            self._store.unsaved.close()

    def written(self) -> frozenset[str]:
        """The pages written since the last call."""
        names = set()
        while self._written:
            names.add(self._written.popleft())
        return frozenset(names)

    def write_next(self, lock_timeout: float) -> bool:
        """Write the oldest edit, or a job if there is no edit; returns whether it worked.

        If it fails, all edits that do not depend on it are written, the others are saved next to
        the pages, and then the jobs are run.
        """
        edit = next(iter(self.edits), None)
        if edit is None:
            job = self._next_job()
            worked = job is None or self._try(lambda: self._run_job(job)) is None
            if worked and not self._edits:
                self.trouble = ""
            return worked
        if self._try(lambda: self._write(edit, lock_timeout)) is None:
            self.trouble = ""
            if not self._edits:
                self._save_remaining()
            return True
        self._write_others(edit, lock_timeout)
        if self._save_remaining():
            self._run_jobs()
        return False

    def _try(self, act: Callable[[], None]) -> Exception | None:
        """Call a function and record its error, which is returned."""
        try:
            act()
        except Exception as error:
            # An exception that ended the thread would lose all later edits.
            self.cause, self.trouble = _describe(error)
            return error
        return None

    def _write_others(self, first: Edit, lock_timeout: float) -> None:
        """Write the edits after a failed one that touch other pages."""
        trouble, cause = self.trouble, self.cause
        in_the_way = set(pages_of(first))
        for edit in self.edits[1:]:
            pages = pages_of(edit)
            if in_the_way.isdisjoint(pages):
                error = self._try(partial(self._write, edit, lock_timeout))
                if isinstance(error, Busy):
                    break
                if error is None:
                    continue
            in_the_way.update(pages)
        self.trouble, self.cause = trouble, cause

    def _save_remaining(self) -> bool:
        """Save the remaining edits next to the pages; returns whether they are saved."""
        if not self._edits and not self.is_kept:
            return True
        done = self._store.unsaved.save(self.edits)
        self.is_kept = done and bool(self._edits)
        return done

    def _run_jobs(self) -> None:
        """Drafts are saved while edits wait; a deleted draft's text is in one of these edits."""
        trouble, cause = self.trouble, self.cause
        while job := self._next_job():
            if self._try(partial(self._run_job, job)) is not None:
                break
        self.trouble, self.cause = trouble, cause

    def _run_job(self, job: tuple[str, Job]) -> None:
        job[1]()
        self._jobs_done[job[0]] = job[1]

    def _write(self, edit: Edit, lock_timeout: float) -> None:
        self._written.extend(self._commit_or_save(edit, lock_timeout))
        # A signal handler may have written and removed it meanwhile.
        with suppress(ValueError):
            self._edits.remove(edit)

    def _commit_or_save(self, edit: Edit, lock_timeout: float) -> Iterable[str]:
        """Write an edit; while another process holds the lock, it is saved next to the pages."""
        if lock_timeout <= SOON:
            return self._store.commit(edit, lock_timeout)
        try:
            return self._store.commit(edit, SOON)
        except Busy:
            self._save_remaining()
            return self._store.commit(edit, lock_timeout - SOON)

    def _next_job(self) -> tuple[str, Job] | None:
        for key, job in list(self._jobs.items()):
            if self._jobs_done.get(key) is not job:
                return key, job
        return None


def _describe(error: Exception) -> tuple[str, str]:
    """The cause of an error in short, if it is an expected one, and the message."""
    try:
        no = expected_error(error)
        if no is not None:
            return str(no.values.get("why", "")), no.sentence()
    except Exception as other:
        error = other
    return "", _describe_bug(error)


def _describe_bug(error: Exception) -> str:
    return format_phrase("store.unforeseen", kind=type(error).__name__)
