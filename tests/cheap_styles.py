"""Styles that were worked out for a widget are remembered for the next one like it.

A rule of a style sheet asks a widget and those around it for their kinds, ids, classes and states.
Where all of them are the same, the styles are the same, also in another app of the same process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple, cast

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

FLAGS: Final = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")

IN_USE: Final[list[CheapStyles]] = []
"""What applies the style sheets of this process, if anything but Textual itself."""


class Rules(NamedTuple):
    """The rules whose last selector fits a widget, and the states they ask for."""

    number: int
    states: tuple[str, ...]


class Styled(NamedTuple):
    """What `Stylesheet.apply` found for a widget."""

    flags: tuple[bool, ...]
    styles: Mapping[str, Any] | None
    as_set: Mapping[str, Any] | None
    """What a new widget has after each style was set, one after another."""


class CheapStyles:
    """Applies style sheets."""

    def __init__(self) -> None:
        self.own_apply: Final = Stylesheet.apply
        self.own_replace_rules: Final = Stylesheet.replace_rules
        self.own_style_parts: Final = Stylesheet._process_component_classes
        self.own_update_nodes: Final = Stylesheet.update_nodes
        self._rules: dict[tuple[RuleSet, ...], Rules] = {}
        self._styled: dict[tuple[object, ...], Styled] = {}
        self._found: dict[DOMNode, Mapping[str, Any] | None] = {}
        self._above: dict[tuple[DOMNode, tuple[str, ...]], object] | None = None

    def apply(self, sheet: Stylesheet, node: DOMNode, *, animate: bool, cache: object) -> None:
        """Replace the styles of a widget by those of the style sheet."""
        key = self._key(sheet, node)
        known = self._styled.get(key)
        if known is None:
            self._found[node] = None
            is_new = _is_new(node)
            self.own_apply(sheet, node, animate=animate)
            flags = tuple(getattr(node, flag) for flag in FLAGS)
            as_set = dict(node.styles.base._rules) if is_new else None
            self._styled[key] = Styled(flags, self._found.pop(node), as_set)
            return
        for flag, value in zip(FLAGS, known.flags, strict=True):
            setattr(node, flag, value)
        if known.as_set is not None and _is_new(node):
            node.styles.base.merge_rules(cast(Any, known.as_set))
            node.__dict__["rules_of_tests"] = (known.styles, known.as_set)
            node.notify_style_update()
        elif known.styles is not None:
            self.replace_rules(node, known.styles, animate)
        sheet._process_component_classes(node)

    def replace_rules(self, node: DOMNode, rules: Any, animate: bool) -> None:
        """Replace the styles of a widget if they differ from what the same rules made of it."""
        if node in self._found:
            self._found[node] = rules
        base = node.styles.base
        last = node.__dict__.get("rules_of_tests")
        same = last is not None and last[0] is rules and last[1] == base._rules
        if same and not (animate and node.app.animator._animations):
            node.notify_style_update()
        else:
            self.own_replace_rules(node, rules, animate)
            node.__dict__["rules_of_tests"] = (rules, dict(base._rules))

    def style_parts(self, sheet: Stylesheet, node: DOMNode) -> None:
        """Work out the styles of the parts of a widget, if anything they follow from changed."""
        parts = node._get_component_classes()
        if not parts:
            return
        around: dict[tuple[str, ...], object] = {}
        keys = []
        for part in sorted(parts):
            rules = self._rules_for(sheet, _names_of_part(part))
            if rules.states not in around:
                around[rules.states] = self._seen_by(rules, node)
            keys.append((part, rules.number, around[rules.states]))
        if node.__dict__.get("parts_of_tests") != keys or not node._component_styles:
            self.own_style_parts(sheet, node)
            node.__dict__["parts_of_tests"] = keys

    def update_nodes(self, sheet: Stylesheet, nodes: Any, animate: bool) -> None:
        """Restyle widgets; what is around several of them is looked at once."""
        self._above = {}
        try:
            self.own_update_nodes(sheet, nodes, animate)
        finally:
            self._above = None

    def _seen_by(self, rules: Rules, node: DOMNode) -> object:
        """Return what rules may ask of a widget and of those around it."""
        parent = node._parent
        if not isinstance(parent, DOMNode):
            return _seen(rules, node)
        if self._above is None:
            return (*_seen(rules, node), self._seen_by(rules, parent))
        place = (parent, rules.states)
        if place not in self._above:
            self._above[place] = self._seen_by(rules, parent)
        return (*_seen(rules, node), self._above[place])

    def _key(self, sheet: Stylesheet, node: DOMNode) -> tuple[object, ...]:
        rules = self._rules_for(sheet, frozenset(node._selector_names))
        return (rules.number, self._seen_by(rules, node))

    def _rules_for(self, sheet: Stylesheet, names: frozenset[str]) -> Rules:
        by_name = sheet.rules_map
        known: Any = sheet.__dict__.get("rules_of_tests")
        if known is None or known[0] is not by_name:
            known = sheet.__dict__["rules_of_tests"] = (by_name, {})
        if names not in known[1]:
            fitting = {rule for name in names & by_name.keys() for rule in by_name[name]}
            known[1][names] = self._numbered(tuple(r for r in sheet.rules if r in fitting))
        found: Rules = known[1][names]
        return found

    def _numbered(self, rules: tuple[RuleSet, ...]) -> Rules:
        if rules not in self._rules:
            states = {name for rule in rules for name in rule.pseudo_classes}
            self._rules[rules] = Rules(len(self._rules), tuple(sorted(states)))
        return self._rules[rules]


@cache
def _names_of_part(part: str) -> frozenset[str]:
    return frozenset(DOMNode(classes=part)._selector_names)


def _seen(rules: Rules, node: DOMNode) -> tuple[object, ...]:
    """Return what rules may ask of one widget."""
    names = (type(node), node._id, frozenset(node._classes))
    if not rules.states:
        return names
    checks: Mapping[str, Callable[[Any], bool]] = node._PSEUDO_CLASSES
    return (*names, *[name in checks and checks[name](node) for name in rules.states])


def _is_new(node: DOMNode) -> bool:
    """Return whether a widget has no styles and is not shown: setting one has no other effect."""
    return not node._is_mounted and not node.styles.base._rules


def use_cheap_styles(replace: Callable[[object, str, object], None]) -> None:
    """Remember styles from one widget, and from one app, to the next."""
    cheap = CheapStyles()
    IN_USE.append(cheap)

    def apply(
        sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: object = None
    ) -> None:
        cheap.apply(sheet, node, animate=animate, cache=cache)

    def update_nodes(sheet: Stylesheet, nodes: Any, animate: bool = False) -> None:
        cheap.update_nodes(sheet, nodes, animate)

    def replace_rules(node: DOMNode, rules: Any, animate: bool = False) -> None:
        cheap.replace_rules(node, rules, animate)

    def style_parts(sheet: Stylesheet, node: DOMNode) -> None:
        cheap.style_parts(sheet, node)

    replace(Stylesheet, "apply", apply)
    replace(Stylesheet, "update_nodes", update_nodes)
    replace(Stylesheet, "_process_component_classes", style_parts)
    replace(Stylesheet, "replace_rules", staticmethod(replace_rules))
