"""The full-screen board, drawn with Textual."""
