"""The settings dialog, made from the settings table."""

from humasdesk.gui.dialogs.settings.dialog import SettingsDialog
from humasdesk.gui.dialogs.settings.groups import GROUPS

__all__ = ["GROUPS", "SettingsDialog"]
