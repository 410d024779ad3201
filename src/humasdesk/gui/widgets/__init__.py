"""Small parts that several places of the window share."""
