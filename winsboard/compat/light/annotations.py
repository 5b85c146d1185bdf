"""A stand-in for `typing`, with what definitions need while nobody reads their annotations.

Importing `typing` takes a third of the time of `python -c pass`. A command needs of it that its
names exist, and the values of a `Literal`.
"""

from __future__ import annotations

from winsboard.compat.light.stand_in import stand_in_for


class _Form:
    """Stands for any form of annotation. Whatever is made from it is one as well."""

    __slots__ = ("__args__",)

    def __init__(self, args: tuple[object, ...] = ()) -> None:
        self.__args__ = args

    def __getitem__(self, args: object) -> _Form:
        return _Form(args if isinstance(args, tuple) else (args,))

    def __or__(self, _other: object) -> _Form:
        return self

    __ror__ = __or__


class _Base:
    """Stands for `Generic` and `Protocol`, with or without parameters."""

    __slots__ = ()

    def __class_getitem__(cls, _parameters: object) -> type[_Base]:
        return cls


class _Protocol(_Base):
    """Stands for `Protocol`."""

    __slots__ = ()


def _args(form: object) -> tuple[object, ...]:
    found: tuple[object, ...] = getattr(form, "__args__", ())
    return found


def _cast(_kind: object, value: object) -> object:
    return value


def _same(function: object) -> object:
    return function


def _variable(_name: str, *_bounds: object, **_options: object) -> _Form:
    return _Form()


def use_light_annotations() -> None:
    """Let this stand in for `typing` if nobody has imported it yet."""
    forms = ("Any", "ClassVar", "Final", "Literal", "NoReturn", "Optional", "TextIO", "Union")
    stand_in_for(
        "typing",
        TYPE_CHECKING=False,
        Generic=_Base,
        ParamSpec=_variable,
        Protocol=_Protocol,
        TypeAlias=_Form(),
        TypeVar=_variable,
        cast=_cast,
        get_args=_args,
        overload=_same,
        **{name: _Form() for name in forms},
    )
