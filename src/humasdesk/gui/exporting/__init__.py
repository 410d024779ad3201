"""Releases as files: what is asked before they are written, and the bar that hands them on afterwards."""
