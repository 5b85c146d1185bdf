"""The themes, and the colours in which every theme can be read. API: `themes`."""
