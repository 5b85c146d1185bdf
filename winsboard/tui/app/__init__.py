"""The application class and what runs at start-up. Door: `launch.open_board`."""
