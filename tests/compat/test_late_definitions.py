"""What is defined late or without compiling behaves as Python's own."""

from __future__ import annotations

import collections
import dataclasses
import inspect
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import pytest

from winsboard.compat.asyncio_parts import PARTS
from winsboard.compat.light_definitions import light_definitions
from winsboard.compat.quick_dataclasses import quick_dataclasses

ROOT = Path(__file__).parents[2]


class Frozen:
    """The body of a dataclass."""

    x: int
    y: list[int] = dataclasses.field(default_factory=list)
    z: int = dataclasses.field(default=3, kw_only=True)

    def __post_init__(self) -> None:
        """Refuse a value. Raises ValueError."""
        if self.x == 13:
            raise ValueError


def both(**options: Any) -> list[Any]:
    """The same dataclass in the stock way and the quick way."""

    def made() -> Any:
        return dataclasses.dataclass(**options)(type("Made", (), dict(vars(Frozen))))

    with quick_dataclasses():
        quick = made()
    return [made(), quick]


@pytest.mark.parametrize(
    "options",
    [{}, {"frozen": True}, {"order": True}, {"slots": True}, {"unsafe_hash": True}],
    ids=str,
)
def test_a_late_dataclass_does_what_any_other_does(options: dict[str, bool]) -> None:
    def told(kind: Any) -> list[object]:
        found: list[object] = []
        for act in (
            lambda: repr(kind(1)),
            lambda: repr(kind(1, [2], z=4)),
            lambda: kind(1, [2]) == kind(1, [2]),
            lambda: kind(1) < kind(2),
            lambda: hash(kind(1, ())) == hash(kind(1, ())),
            lambda: kind(),
            lambda: kind(1, 2, 3),
            lambda: kind(13),
            lambda: setattr(kind(1), "x", 2),
            lambda: delattr(kind(1), "x"),
            lambda: repr(dataclasses.replace(kind(1), x=5)),
            lambda: repr(type("Sub", (kind,), {})(7)),
        ):
            try:
                found.append(act())
            except Exception as error:
                found.append((type(error).__name__, str(error)))
        return [*found, str(inspect.signature(kind.__init__)), kind.__init__.__qualname__]

    stock, quick = map(told, both(**options))
    assert quick == stock


def test_a_subclass_can_begin_with_the_late_function_of_its_base() -> None:
    with quick_dataclasses():

        @dataclasses.dataclass
        class Base:
            x: int

    class Sub(Base):
        def __init__(self) -> None:
            super().__init__(8)

    assert [Sub().x, Sub().x, Base(9).x] == [8, 8, 9]


@pytest.mark.parametrize("fields", [[], ["a"], ["a", "b"], ["_tuple", "new", "cls"]], ids=str)
def test_a_named_tuple_is_made_as_in_the_stock_way(fields: list[str]) -> None:
    defaults = [0] if fields else []
    if any(field.startswith("_") for field in fields):
        fields = fields[1:]
    make: Any = collections.namedtuple
    stock = make("Made", fields, defaults=defaults)
    with light_definitions():
        quick = make("Made", fields, defaults=defaults)
    values = list(range(len(fields)))
    assert quick(*values) == stock(*values)
    assert repr(quick(*values[:-1])) == repr(stock(*values[:-1]))
    assert quick(**dict(zip(fields, values, strict=True))) == tuple(values)
    assert str(inspect.signature(quick)) == str(inspect.signature(stock))
    for kind in (stock, quick):
        with pytest.raises(TypeError, match=r"__new__\(\) (takes|got)"):
            kind(*values, 1)


def test_a_forward_reference_is_worked_out_later() -> None:
    def one(_x: object) -> None: ...

    with light_definitions():
        one.__annotations__ = {"_x": typing.Union["Path", None, "int"], "return": None}
    known = typing.get_type_hints(one)
    assert known == {"_x": Path | int | None, "return": type(None)}


def test_the_parts_of_asyncio_are_there_when_they_are_used() -> None:
    script = f"""
from winsboard.compat.quick_start import quick_start
with quick_start():
    import textual.app
import asyncio, sys
parts = {sorted(PARTS)!r}
assert not [name for name in parts if name in sys.modules]
async def main():
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))
    pipe = asyncio.subprocess.PIPE
    done = await asyncio.create_subprocess_exec(sys.executable, "-c", "print(1)", stdout=pipe)
    assert (await done.communicate())[0] == b"1\\n"
asyncio.run(main())
from asyncio import StreamReader, open_connection
import asyncio.streams
assert asyncio.StreamReader is asyncio.streams.StreamReader is StreamReader
assert asyncio.sslproto.SSLProtocol
assert not hasattr(asyncio, "nothing")
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_names_of_the_parts_are_those_of_asyncio() -> None:
    import asyncio

    for module, names in PARTS.items():
        __import__(module)
        given = set(getattr(sys.modules[module], "__all__", ())) - {"SSLProtocol"}
        assert names == given & set(asyncio.__all__) or names == given, module
