"""Our named tuples behave like those of the standard library."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
import typing

import pytest

from tests.rows import each
from winsboard.named_tuple import FEW, NamedTuple


class Ours(NamedTuple):
    """Three fields."""

    first: int
    second: str = "b"
    third: tuple[int, ...] = ()

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


class Theirs(typing.NamedTuple):
    """Three fields."""

    first: int
    second: str = "b"
    third: tuple[int, ...] = ()


class One(NamedTuple):
    """A single field without a default."""

    only: str


GIVEN: list[tuple[tuple[typing.Any, ...], dict[str, typing.Any]]] = [
    ((1,), {}),
    ((1, "c"), {}),
    ((1, "c", (2,)), {}),
    ((), {"first": 1, "third": (2, 3)}),
    ((1,), {"second": "c"}),
]
WRONG: list[tuple[tuple[typing.Any, ...], dict[str, typing.Any]]] = [
    ((), {}),
    ((1, "c", (), 4), {}),
    ((1,), {"first": 1}),
    ((1,), {"fourth": 4}),
]


@each(("values", "named"), GIVEN)
def test_it_is_built_and_behaves_as_one_of_the_standard_library(
    values: tuple[typing.Any, ...], named: dict[str, typing.Any]
) -> None:
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert tuple(ours) == tuple(theirs)
    assert ours == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._asdict() == theirs._asdict()
    assert (ours.first, ours.second, ours.third) == tuple(theirs)
    assert tuple(ours._replace(second="z")) == tuple(theirs._replace(second="z"))
    assert type(ours._replace(second="z")) is Ours
    assert ours.both == f"{ours.first}{ours.second}"


@each(("values", "named"), WRONG)
@each("before", [0, FEW - 1, FEW, FEW + 1])
def test_it_refuses_it_however_many_there_are(
    values: tuple[typing.Any, ...], named: dict[str, typing.Any], before: int
) -> None:
    class Fresh(NamedTuple):
        first: int
        second: str = "b"
        third: tuple[int, ...] = ()

    for place in range(before):
        assert Fresh(place, third=()) == (place, "b", ())
    with pytest.raises(TypeError):
        Fresh(*values, **named)
    assert Fresh(7) == (7, "b", ())


@each(("values", "named"), WRONG)
def test_it_refuses_what_the_standard_library_refuses(
    values: tuple[typing.Any, ...], named: dict[str, typing.Any]
) -> None:
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_it_tells_of_its_fields() -> None:
    assert Ours._fields == Theirs._fields == Ours.__match_args__
    assert Ours._field_defaults == Theirs._field_defaults
    assert (Ours.__name__, Ours.__module__, Ours.__doc__) == ("Ours", __name__, "Three fields.")
    assert One("a").only == "a"
    assert One("a") == ("a",)
    assert not hasattr(One("a"), "__dict__")


def test_it_can_not_be_changed() -> None:
    with pytest.raises(AttributeError):
        One("a").only = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        One("a").other = "b"  # type: ignore[attr-defined]


def test_making_one_of_values_counts_them() -> None:
    assert tuple(Ours._make([1, "c", ()])) == tuple(Theirs._make([1, "c", ()]))
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind._make([1])
        # Python 3.13 made a TypeError of it.
        with pytest.raises((TypeError, ValueError), match="fourth"):
            kind(1)._replace(fourth=4)  # type: ignore[call-arg]


def test_it_is_copied_and_pickled() -> None:
    made = Ours(1, third=(2,))
    for other in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert other == made
        assert type(other) is Ours


def test_it_is_matched_by_place_and_by_name() -> None:
    match Ours(1, "c"):
        case Ours(first, second, third=third):
            assert (first, second, third) == (1, "c", ())
        case _:
            pytest.fail("it was not matched")


def test_defining_one_and_making_a_few_compiles_nothing() -> None:
    code = (
        "import builtins, typing\n"
        "import winsboard.named_tuple as n\n"
        "calls = []\n"
        "compiled, evaluated = builtins.compile, builtins.eval\n"
        "builtins.compile = lambda *a, **k: (calls.append(1), compiled(*a, **k))[1]\n"
        "builtins.eval = lambda *a, **k: (calls.append(1), evaluated(*a, **k))[1]\n"
        "body = {'__annotations__': {'a': 'int', 'b': 'str'}, '__module__': 'm', 'b': ''}\n"
        "made = type(n.NamedTuple)('Made', (n.NamedTuple,), body)\n"
        "assert not calls\n"
        "for place in range(n.FEW):\n"
        "    assert made(place) == (place, '') and not calls\n"
        "for place in range(9):\n"
        "    assert made(place, 'c').b == 'c' and len(calls) == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
