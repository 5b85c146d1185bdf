"""What the screen of goals shows: the list and the page of a goal, as blocks of rows."""
