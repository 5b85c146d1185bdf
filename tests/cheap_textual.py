"""Makes Textual do less work twice in one test process; what it shows stays the same.

Thousands of tests open an app. A style sheet is parsed once, the parameters of a function are
counted once, and what nobody handles is not looked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import FunctionType
from typing import Any, Final

from textual import _callback, message_pump
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.strip import Strip

from tests.cheap_painting import use_cheap_painting
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
    _replace(Reactive, "__get__", _read_at_once(Reactive.__get__))
    _replace(Reactive, "_initialize_object", classmethod(_initialize_object))
    assert set(Strip.__slots__) == set(SLOTS), "a line of the screen keeps something new"
    _replace(Strip, "__init__", _init_strip)
    use_cheap_styles(_replace)
    use_cheap_painting(_replace)
    _replace(message_pump, "log", _SILENT)
    # It returns the identity already, as this one does without a call of a Python function.
    _replace(RuleSet, "__hash__", object.__hash__)


def _replace(owner: object, name: str, value: object) -> None:
    assert hasattr(owner, name), f"Textual has no {name} any more"
    setattr(owner, name, value)


def _remembered(parse: Callable[..., list[RuleSet]]) -> Callable[..., list[RuleSet]]:
    known: dict[object, list[RuleSet]] = {}
    numbers: dict[object, int] = {}

    def number_of(sheet: Stylesheet) -> int:
        """Return the number of the variables of a style sheet; the same ones have the same."""
        last: Any = sheet.__dict__.get("variables_of_tests")
        if last is None or last[0] is not sheet._variables or last[1] != len(sheet._variables):
            number = numbers.setdefault(tuple(sheet._variables.items()), len(numbers))
            last = (sheet._variables, len(sheet._variables), number)
            sheet.__dict__["variables_of_tests"] = last
        found: int = last[2]
        return found

    def _parse_rules(sheet: Stylesheet, css: str, *args: Any, **named: Any) -> list[RuleSet]:
        key = (css, args, tuple(named.items()), number_of(sheet))
        if key not in known:
            known[key] = parse(sheet, css, *args, **named)
        return known[key]

    return _parse_rules


def _counted(count: Callable[[Callable[..., Any]], int]) -> Callable[[Callable[..., Any]], int]:
    known: dict[object, int] = {}

    def _count_parameters(function: Callable[..., Any]) -> int:
        wrapped = getattr(function, "__wrapped__", function)
        if not isinstance(function, FunctionType) or not isinstance(wrapped, FunctionType):
            return count(function)
        if hasattr(wrapped, "__wrapped__") and wrapped is not function:
            return count(function)
        code = wrapped.__code__
        if code not in known:
            known[code] = count(function)
        return known[code]

    return _count_parameters


def _of_those(find: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    known: dict[object, Sequence[tuple[type, Any]] | None] = {}

    def _get_dispatch_methods(pump: MessagePump, name: str, message: Message) -> Iterable[Any]:
        key = (pump.__class__, message.__class__, name)
        if key not in known:
            known[key] = _plain_handlers(*key)
        handlers = known[key]
        if handlers is None:
            return find(pump, name, message)
        return _asked(pump, message, handlers) if handlers else ()

    return _get_dispatch_methods


def _asked(
    pump: MessagePump, message: Message, handlers: Iterable[tuple[type, Any]]
) -> Iterable[tuple[type, Any]]:
    for kind, handler in handlers:
        if message._no_default_action:
            return
        yield kind, handler.__get__(pump, kind)


def _plain_handlers(
    pump: type[MessagePump], message: type[Message], name: str
) -> Sequence[tuple[type, Any]] | None:
    """Return the methods that handle a kind of message by their name; None if others do, too."""
    found: list[tuple[type, Any]] = []
    for kind in pump.__mro__:
        decorated = kind.__dict__.get("_decorated_handlers") or {}
        if any(base in decorated for base in message.__mro__):
            return None
        handler = kind.__dict__.get(f"_{name}") or kind.__dict__.get(name)
        if handler is not None and not getattr(handler, "_textual_on", None):
            found.append((kind, handler))
    return found


def _read_at_once(get: Callable[..., Any]) -> Callable[..., Any]:
    computed: dict[tuple[type, str], bool] = {}

    def read(reactive: Reactive[Any], widget: Any, kind: type) -> Any:
        values = {} if widget is None else widget.__dict__
        if reactive.internal_name not in values:
            return get(reactive, widget, kind)
        key = (widget.__class__, reactive.compute_name)
        if key not in computed:
            computed[key] = hasattr(widget, reactive.compute_name)
        return get(reactive, widget, kind) if computed[key] else values[reactive.internal_name]

    return read


class _Silent:
    """Logs nothing: no developer's console listens to a test."""

    def __getattr__(self, _: str) -> _Silent:
        return self

    def __call__(self, *_: object, **__: object) -> _Silent:
        return self


_SILENT: Final = _Silent()


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
