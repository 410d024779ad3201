"""The checks in the window: a worker that reads what is written, underlines, and what people answer."""
