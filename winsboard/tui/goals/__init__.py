"""The screens of goals: the list, the page of a goal, and what can be done with both."""
