"""The full-screen board, drawn with Textual. Door: `app.launch.open_board`."""
