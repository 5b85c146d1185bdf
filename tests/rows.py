"""Tables that a test goes through as one test, instead of as one test for each row.

A test costs some milliseconds in each worker before it begins, and is collected in each of them. A
table of a thousand rows that are checked in a thousandth of a second each is one test here. It goes
through all rows, and names all that fail.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Any

SHOWN = 20
"""Rows that a failure shows."""


class RowsFailed(AssertionError):
    """Some rows of a table failed."""

    def __init__(self, failed: Sequence[tuple[Mapping[str, Any], Exception]]) -> None:
        self.failed = failed
        lines = [
            ", ".join(f"{name}={value!r}" for name, value in row.items()) + f": {error}"
            for row, error in failed[:SHOWN]
        ]
        super().__init__(f"{len(failed)} rows failed:\n" + "\n".join(lines))


def each(
    names: str | Sequence[str], values: Iterable[Any], ids: object = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Go through the values of a parameter, or of several; takes what `parametrize` takes.

    What else the test asks for, such as a folder, all rows share.
    """
    listed = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    rows = [dict(zip(listed, v if len(listed) > 1 else (v,), strict=True)) for v in values]
    assert rows, f"there is no row of {names}"

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        assert not inspect.iscoroutinefunction(test), "a row takes no loop"
        signature = inspect.signature(test)
        others = [p for name, p in signature.parameters.items() if name not in listed]

        @wraps(test)
        def through_all(**given: Any) -> None:
            failed: list[tuple[Mapping[str, Any], Exception]] = []
            for row in rows:
                try:
                    test(**given, **row)
                except RowsFailed as inner:
                    failed += [({**row, **other}, error) for other, error in inner.failed]
                except Exception as error:
                    failed.append((row, error))
            if failed:
                raise RowsFailed(failed) from failed[0][1]

        through_all.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return through_all

    return decorate
