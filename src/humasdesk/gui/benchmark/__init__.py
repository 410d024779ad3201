"""Measures of the window, each in a process of its own that prints JSON; ``humasdesk bench`` starts them."""
