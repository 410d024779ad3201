"""The PDF's sheets beside the text: drawn while it is typed, clicked to go to the words they show."""

from humasdesk.gui.preview.view import Preview

__all__ = ["Preview"]
