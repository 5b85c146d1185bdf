"""The colours of the app: the chosen theme, changed where the terminal or the theme needs it."""

from __future__ import annotations

from textual.app import App
from textual.theme import Theme

from winsboard.tui.components.colours.themes import DARK, THEMES, seen_theme, with_own_colours
from winsboard.words import format_phrase
from winsboard.words.catalog.themes import offered


class ColouredApp(App[None]):
    """Shows every theme so that it can be read."""

    _knows_themes = False
    _variables: tuple[Theme, dict[str, str]] | None = None
    """The variables of a theme, which Textual asks for twice when it starts."""

    def add_themes(self) -> None:
        """Make winsboard's own themes known."""
        self._knows_themes = True
        for theme in THEMES:
            self.register_theme(theme)

    @property
    def current_theme(self) -> Theme:
        """The theme as it is shown."""
        if not self._knows_themes:
            return DARK
        return seen_theme(super().current_theme, few=self.console.color_system == "standard")

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's CSS variables, including winsboard's own names."""
        shown = self.current_theme
        if self._variables is None or self._variables[0] is not shown:
            self._variables = shown, with_own_colours(super().get_css_variables())
        return dict(self._variables[1])

    def choose_theme(self, wished: str) -> None:
        """Show a theme, or the own one like it if it is no longer offered."""
        if self.theme != (found := offered(wished)):
            self.theme = found

    def theme_words(self, wished: str) -> str:
        """Return a sentence about a theme that is no longer offered; empty if it is."""
        shown = offered(wished)
        return (
            ""
            if shown == wished
            else format_phrase("settings.theme_gone", name=wished, shown=shown)
        )
