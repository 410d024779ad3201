"""Bringing texts in from files: find them, read them, take them apart, and list every change so it can be undone."""
