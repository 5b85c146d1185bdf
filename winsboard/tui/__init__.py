"""The full-screen board, built with Textual. Door: `app.launch.open_board`."""
