"""Separating the values of repeated names in JSON objects."""

from __future__ import annotations

from typing import Any

from winsboard.store.format.json_text import RepeatedValues


def split_versions(value: Any) -> list[Any]:
    """Split a value into versions without repeated names, so that each value is in one of them.

    Raises ValueError if it is nested too deeply.
    """
    try:
        return _split(value)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _split(value: Any) -> list[Any]:
    if isinstance(value, RepeatedValues):
        return [version for item in value for version in _split(item)]
    if isinstance(value, dict):
        parts = {name: _split(item) for name, item in value.items()}
        most = max(map(len, parts.values()), default=1)
        return [{name: _nth(each, nth) for name, each in parts.items()} for nth in range(most)]
    if isinstance(value, list):
        items = [_split(item) for item in value]
        most = max(map(len, items), default=1)
        return [[_nth(each, nth) for each in items] for nth in range(most)]
    return [value]


def _nth(versions: list[Any], nth: int) -> Any:
    return versions[min(nth, len(versions) - 1)]
