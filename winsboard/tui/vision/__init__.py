"""The vision board on the screen: cards that wrap to the width, with pictures where they can be."""
