"""What is on the screen before the desk is there: one light window with the picture of the last close, and its keys."""
