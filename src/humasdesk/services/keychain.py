"""Where secret keys lie: in the system's keyring, or, where there is none, in a file only its owner can read.

A key is never in a backup, a bundle or an export. ``HUMASDESK_KEYS=file`` keeps the system's keyring out of it.
"""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from humasdesk import log
from humasdesk.errors import StoreError
from humasdesk.i18n import mark
from humasdesk.records.keys import SecretKey

_SERVICE = "humasdesk"
_LOG = log.logger("keychain")


class Keychain:
    """The secret keys of one desk on this computer, and this computer's name among the desk's machines."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "private"

    def machine(self) -> str:
        """This computer's id on this desk, made when it is first asked for."""
        path = self._folder / "machine"
        if not path.exists():
            self._write(path, secrets.token_hex(16))
        return path.read_text(encoding="ascii").strip()

    def keep(self, key: SecretKey) -> None:
        """Keep a secret key; durable when this returns."""
        place = "keyring" if self._into_keyring(key) else "file"
        note: dict[str, str] = {"place": place}
        if place == "file":
            note["secret"] = key.to_text()
        self._write(self._path(key.public), json.dumps(note))

    def has(self, public: str) -> bool:
        """Whether the secret of this public key is on this computer."""
        return self._path(public).exists()

    def get(self, public: str) -> SecretKey:
        """The secret of ``public``; raises :class:`StoreError` where it cannot be had."""
        try:
            note = json.loads(self._path(public).read_text(encoding="ascii"))
            secret = note["secret"] if note["place"] == "file" else _keyring_get(public)
            key = SecretKey.from_text(secret)
        except (OSError, ValueError, KeyError, TypeError) as cause:
            raise StoreError(mark("This person's key cannot be read on this computer. Ask an admin of the desk "
                                  "to add the person again.")) from cause
        if key.public != public:
            raise StoreError(mark("This person's key on this computer is damaged. Ask an admin of the desk to add "
                                  "the person again."))
        return key

    def _path(self, public: str) -> Path:
        return self._folder / f"{public}.key"

    def _write(self, path: Path, text: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)

    def _into_keyring(self, key: SecretKey) -> bool:
        if os.environ.get("HUMASDESK_KEYS") == "file":
            return False
        import keyring
        from keyring.errors import KeyringError

        try:
            if keyring.get_keyring().priority <= 0:
                return False
            keyring.set_password(_SERVICE, key.public, key.to_text())
            return keyring.get_password(_SERVICE, key.public) == key.to_text()
        except (KeyringError, RuntimeError, OSError) as cause:
            _LOG.warning("no keyring: %s", type(cause).__name__)
            return False


def _keyring_get(public: str) -> str:
    import keyring

    return keyring.get_password(_SERVICE, public) or ""
