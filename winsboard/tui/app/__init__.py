"""The application class and what runs at start-up. API: `launch.open_board`."""
