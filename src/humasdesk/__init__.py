"""HumasDesk: an offline desk on which a press bureau writes, reviews and sends its press releases."""

__version__ = "0.1.0"
