"""One tree of errors that a person can do something about; every other exception is a bug and flies.

Each error carries the sentence (an English message id with fields, translated only when it is shown) that says
what is wrong and what to do. Raise with ``from`` to keep the cause.
"""

from __future__ import annotations

from humasdesk import i18n


class DeskError(Exception):
    """Something a person can mend. ``message`` is a gettext message id, ``fields`` fill its braces."""

    def __init__(self, message: str, **fields: object) -> None:
        super().__init__(message)
        self.message = message
        self.fields = fields

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in the language in use."""
        fields = {name: value.sentence if isinstance(value, DeskError) else value
                  for name, value in self.fields.items()}
        return i18n.tr(self.message, **fields)

    def __str__(self) -> str:
        return self.message.format(**self.fields) if self.fields else self.message


class Refused(DeskError):
    """The rules of the house do not allow it: a move, a right, a number."""


class NotFound(DeskError):
    """Nothing of that name or id is here."""


class BadInput(DeskError):
    """What came in cannot be used: a file, a date, a query, a setting."""


class BadRecord(DeskError):
    """A record whose bytes, hash, signature or form do not hold."""


class StoreError(DeskError):
    """The store cannot serve."""


class StoreBusy(StoreError):
    """Another process writes this desk."""


class Overtaken(StoreError):
    """Nobody wants the answer any more, and it was broken off; no person ever sees it."""


class StoreNewer(StoreError):
    """A newer program has written this store."""


class StoreGone(StoreError):
    """The store's file is no longer where it was opened: a stick was pulled, a folder was moved."""


class StoreReadonly(StoreError):
    """The desk is open here to be looked at only."""


class StoreStale(StoreError):
    """The store has to be brought up to date by somebody who may write it."""


class StoreDamaged(StoreError):
    """The store's file does not hold together; ``verify`` names it and ``restore`` mends it."""


class StoreFull(StoreError):
    """No space left where the desk lies."""


class ExportError(DeskError):
    """A release could not be made into a file."""
