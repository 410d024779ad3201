"""What the program costs on this computer: a desk of invented releases, and every measure taken on it."""
