"""The window: everything with Qt in it, and nothing else."""
