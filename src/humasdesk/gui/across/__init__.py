"""Find and replace in all releases of the desk."""
