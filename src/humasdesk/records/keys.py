"""Ed25519 keys (RFC 8032): making, signing and checking. Where a secret key lies is the services' business."""

from __future__ import annotations

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


class SecretKey:
    """One person's secret key on this machine. Its text form is 64 hex digits."""

    __slots__ = ("_key", "public")

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    @classmethod
    def make(cls) -> SecretKey:
        """A new key from the system's random source."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_text(cls, text: str) -> SecretKey:
        """The key of 64 hex digits; raises ``ValueError`` on anything else."""
        return cls(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text.strip())))

    def to_text(self) -> str:
        return self._key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()).hex()

    def sign(self, body: bytes) -> bytes:
        """64 bytes of signature over ``body``."""
        return self._key.sign(body)


@lru_cache(maxsize=256)
def _public(key: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))


def signature_holds(key: str, signature: bytes, body: bytes) -> bool:
    """Whether ``signature`` over ``body`` was made with the secret of ``key`` (public, hex)."""
    try:
        _public(key).verify(signature, body)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(key: str) -> str:
    """What two people compare aloud: 8 groups of 4 of the key's digits."""
    return " ".join(key[start:start + 4] for start in range(0, 32, 4))
