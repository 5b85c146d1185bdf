"""Stand-ins for modules of Python of which a daily command needs little."""
