"""What the program knows of Indonesian: words and affixes; knows nothing of releases."""
