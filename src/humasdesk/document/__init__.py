"""Structured text that knows nothing of releases: nodes, and Markdown in and out."""
