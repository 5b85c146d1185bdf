"""Makes Textual do less work twice in one test process; what it shows stays the same.

Thousands of tests open an app. A style sheet is parsed once, the parameters of a function are
counted once, and what nobody handles is not looked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any

from textual import _callback
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump


def use_cheap_textual() -> None:
    """Replace slow functions of Textual by ones with the same result."""
    _replace(Stylesheet, "_parse_rules", _remembered(Stylesheet._parse_rules))
    _replace(MessagePump, "_get_dispatch_methods", _of_those(MessagePump._get_dispatch_methods))
    _replace(_callback, "_count_parameters", _counted(_callback._count_parameters))
    # It returns the identity already, as this one does without a call of a Python function.
    _replace(RuleSet, "__hash__", object.__hash__)


def _replace(owner: object, name: str, value: object) -> None:
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
