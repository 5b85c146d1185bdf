"""Makes Textual do less work twice in one test process; what it shows stays the same.

Thousands of tests open an app. A style sheet is parsed once, the parameters of a function are
counted once, and what nobody handles is not looked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any, Final

from textual import _callback
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.strip import Strip

from tests.cheap_styles import use_cheap_styles

SLOTS: Final = (
    *("_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count"),
    *("_divide_cache", "_crop_cache", "_style_cache", "_filter_cache", "_line_length_cache"),
    *("_crop_extend_cache", "_offsets_cache"),
)
"""What Textual keeps in a line of the screen."""


def use_cheap_textual() -> None:
    """Replace slow functions of Textual by ones with the same result."""
    _replace(Stylesheet, "_parse_rules", _remembered(Stylesheet._parse_rules))
    _replace(MessagePump, "_get_dispatch_methods", _of_those(MessagePump._get_dispatch_methods))
    _replace(_callback, "_count_parameters", _counted(_callback._count_parameters))
    _replace(Reactive, "_initialize_object", classmethod(_initialize_object))
    assert set(Strip.__slots__) == set(SLOTS), "a line of the screen keeps something new"
    _replace(Strip, "__init__", _init_strip)
    use_cheap_styles(_replace)
    # It returns the identity already, as this one does without a call of a Python function.
    _replace(RuleSet, "__hash__", object.__hash__)


def _replace(owner: object, name: str, value: object) -> None:
    assert hasattr(owner, name), f"Textual has no {name} any more"
    setattr(owner, name, value)


def _remembered(parse: Callable[..., list[RuleSet]]) -> Callable[..., list[RuleSet]]:
    known: dict[object, list[RuleSet]] = {}

    def _parse_rules(sheet: Stylesheet, css: str, *args: Any, **named: Any) -> list[RuleSet]:
        key = (css, args, tuple(named.items()), tuple(sheet._variables.items()))
        if key not in known:
            known[key] = parse(sheet, css, *args, **named)
        return known[key]

    return _parse_rules


def _counted(count: Callable[[Callable[..., Any]], int]) -> Callable[[Callable[..., Any]], int]:
    known: dict[object, int] = {}

    def _count_parameters(function: Callable[..., Any]) -> int:
        if not isinstance(function, FunctionType) or hasattr(function, "__wrapped__"):
            return count(function)
        code = function.__code__
        if code not in known:
            known[code] = count(function)
        return known[code]

    return _count_parameters


def _of_those(find: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    known: dict[object, bool] = {}

    def _get_dispatch_methods(pump: MessagePump, name: str, message: Message) -> Iterable[Any]:
        key = (pump.__class__, message.__class__, name)
        if key not in known:
            known[key] = _is_handled(*key)
        return find(pump, name, message) if known[key] else ()

    return _get_dispatch_methods


def _is_handled(pump: type[MessagePump], message: type[Message], name: str) -> bool:
    """Whether any handler for a kind of message may be found in a class."""
    for kind in pump.__mro__:
        decorated = kind.__dict__.get("_decorated_handlers") or {}
        if name in kind.__dict__ or f"_{name}" in kind.__dict__:
            return True
        if any(base in decorated for base in message.__mro__):
            return True
    return False


class _NoCache(dict[Any, Any]):
    """Keeps nothing: making seven caches costs more than a line that lives shortly gains."""

    def __setitem__(self, _key: object, _value: object) -> None:
        pass


_NOTHING: Final = _NoCache()


def _init_strip(strip: Any, segments: Iterable[Any], cell_length: int | None = None) -> None:
    strip._segments = list(segments)
    strip._cell_length = cell_length
    strip._divide_cache = strip._crop_cache = strip._style_cache = _NOTHING
    strip._filter_cache = strip._line_length_cache = _NOTHING
    strip._crop_extend_cache = strip._offsets_cache = _NOTHING
    strip._render_cache = strip._link_ids = strip._cell_count = None


def _initialize_object(_: type[Reactive[Any]], widget: Any) -> None:
    """Set the defaults of what has no value yet; most have one by then."""
    for name, reactive in widget._reactives.items():
        if reactive.internal_name not in widget.__dict__:
            reactive._initialize_reactive(widget, name)
