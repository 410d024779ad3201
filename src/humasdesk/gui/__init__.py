"""The window: everything with Qt in it, and nothing else."""

from humasdesk.gui.unread import leave_sources_unread

leave_sources_unread()
