"""Keeps ID numbers unreadable at rest and still comparable (SM4-GCM, HMAC-SM3).

Source:
    GB/T 32907 (SM4), GB/T 32905 (SM3); 个人信息保护法 第五十一条.
"""

import os
import secrets
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from hallapp.kernel.errors import SurroundingsError

_KEY_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16
_OWNER_ONLY = 0o600
_MARKED, _MARK_DIGITS = "hallapp key", 16


class KeyFileError(SurroundingsError):
    """The key file is missing, unreadable or damaged; what it sealed stays sealed."""

    code = "kernel.key_file"


class KeyNotHereError(KeyFileError):
    """This station of a shared hall has no key file, or that of another hall."""

    code = "kernel.key_not_here"


class Vault:
    """Seals and compares personal values with one key of the hall."""

    def __init__(self, key: bytes | Callable[[], bytes]) -> None:
        """Take the key, or what fetches it when something is first sealed or compared."""
        self._given = key

    @cached_property
    def key(self) -> bytes:
        """The key; a kiosk or board seals nothing, so it never asks for one.

        Raises:
            KeyFileError: The key cannot be fetched.
        """
        return self._given if isinstance(self._given, bytes) else self._given()

    @cached_property
    def fingerprint(self) -> str:
        """What tells this key from another and says nothing of it."""
        return self.digest(_MARKED)[:_MARK_DIGITS]

    def seal(self, text: str) -> str:
        """Return a value sealed with SM4-GCM; sealing it twice gives two different texts."""
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        nonce = secrets.token_bytes(_NONCE_BYTES)
        cipher = Cipher(algorithms.SM4(self.key[:16]), modes.GCM(nonce)).encryptor()
        body = cipher.update(text.encode()) + cipher.finalize()
        return (nonce + cipher.tag + body).hex()

    def open(self, sealed: str) -> str:
        """Return a sealed value.

        Raises:
            KeyFileError: It was sealed with another key, or changed since.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        raw = bytes.fromhex(sealed)
        nonce, tag = raw[:_NONCE_BYTES], raw[_NONCE_BYTES : _NONCE_BYTES + _TAG_BYTES]
        cipher = Cipher(algorithms.SM4(self.key[:16]), modes.GCM(nonce, tag)).decryptor()
        try:
            return (cipher.update(raw[_NONCE_BYTES + _TAG_BYTES :]) + cipher.finalize()).decode()
        except InvalidTag as error:
            raise KeyFileError from error

    def digest(self, text: str) -> str:
        """Return a keyed digest (HMAC-SM3): equal for equal values, useless without the key."""
        from cryptography.hazmat.primitives import hashes, hmac

        seal = hmac.HMAC(self.key[16:], hashes.SM3())
        seal.update(text.encode())
        return seal.finalize().hex()


def make_vault(path: Path) -> Vault:
    """Return the vault of a hall that is being made; its key file is made when missing.

    Raises:
        KeyFileError: The file cannot be read or written, or holds no key.
    """
    try:
        if not path.exists():
            _write_new(path)
    except OSError as error:
        raise KeyFileError(path=str(path)) from error
    return Vault(_key_of(path))


def open_vault(path: Path, fingerprint: str, *, is_shared: bool) -> Vault:
    """Return the vault of a hall; the key file is read when it is first needed, and never made.

    Every station of a shared hall that seals values needs the same file. Using the vault raises
    `KeyFileError` when the file is missing, damaged, or not the one of this hall.

    Args:
        path: The key file.
        fingerprint: Of the key that the hall was made with; empty when none was kept.
        is_shared: Whether other stations have the file too.
    """
    return Vault(lambda: _checked_key(path, fingerprint, is_shared=is_shared))


def _checked_key(path: Path, fingerprint: str, *, is_shared: bool) -> bytes:
    missing = KeyNotHereError if is_shared else KeyFileError
    if not path.exists():
        raise missing(path=str(path))
    key = _key_of(path)
    if fingerprint and Vault(key).fingerprint != fingerprint:
        raise missing(path=str(path))
    return key


def _key_of(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise KeyFileError(path=str(path)) from error
    if len(key) != _KEY_BYTES:
        raise KeyFileError(path=str(path))
    return key


def _write_new(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError:
        return  # Another station made it a moment ago: that one counts.
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_KEY_BYTES))
