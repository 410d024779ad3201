"""Keeping the desk safe from the window: backups, bringing one back, and checking that everything is whole."""
