"""The local SQLite file: the journal of signed records, and everything that is derived from it."""
