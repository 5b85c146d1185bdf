"""Pure functions that merge two versions of a page without losing text. Entry point: `pages`."""
