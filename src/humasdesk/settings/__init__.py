"""Every setting declared once: key, type, default, limits and help."""
