"""The app: where all parts meet. Door: `launch.open_board`."""
