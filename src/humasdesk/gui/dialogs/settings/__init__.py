"""The settings dialog, made from the settings table."""

from humasdesk.gui.dialogs.settings.dialog import GROUPS, SettingsDialog

__all__ = ["GROUPS", "SettingsDialog"]
