"""The directories' dialog: officials, events, regions and tags, each a list at the left and a form at the right."""

from humasdesk.gui.dialogs.directories.dialog import DirectoriesDialog

__all__ = ["DirectoriesDialog"]
