"""The bridge between the document and Qt: put in, read back, change as one step.

``read(load(document)) == document`` for every document in normal form, and after every sequence of edits, undo and redo
what is read can be put in again and reads the same.
"""

from __future__ import annotations

from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.editor.reading import read, read_parts, read_range
from humasdesk.gui.editor.replace import apply, apply_parts
from humasdesk.gui.editor.writing import load, load_parts

__all__ = ["Parts", "apply", "apply_parts", "load", "load_parts", "read", "read_parts", "read_range"]
