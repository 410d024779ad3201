"""The rich editor: one page of kicker, headline, dateline and body, and its bridge to the document."""
