"""The full-screen board, built with Textual. API: `app.launch.open_board`."""
