"""Clean paste: what other programs put on the clipboard, as blocks of ours and a report of what was changed."""

from __future__ import annotations

from humasdesk.gui.editor.paste_html import from_html
from humasdesk.gui.editor.paste_notes import Pasted
from humasdesk.gui.editor.paste_text import from_plain, from_text

__all__ = ["Pasted", "from_html", "from_plain", "from_text"]
