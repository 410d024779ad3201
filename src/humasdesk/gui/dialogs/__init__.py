"""Dialogs and the pages of the first start."""
