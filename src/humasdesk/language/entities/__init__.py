"""People, places, occasions and subjects named in a text, and what metadata they suggest."""
