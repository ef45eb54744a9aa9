"""Keeps ID numbers unreadable at rest and still comparable (SM4-GCM, HMAC-SM3).

Source:
    GB/T 32907 (SM4), GB/T 32905 (SM3); 个人信息保护法 第五十一条.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from hallapp.kernel.errors import SurroundingsError

_KEY_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16
_OWNER_ONLY = 0o600


class KeyFileError(SurroundingsError):
    """The key file is missing, unreadable or damaged; what it sealed stays sealed."""

    code = "kernel.key_file"


@dataclass(frozen=True)
class Vault:
    """Seals and compares personal values with one key of the hall."""

    key: bytes

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


def open_vault(path: Path) -> Vault:
    """Return the vault of a key file; make the file, readable by its owner only, when missing.

    Every station of a shared hall needs the same file.

    Raises:
        KeyFileError: The file cannot be read or written, or holds no key.
    """
    try:
        if not path.exists():
            _write_new(path)
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise KeyFileError(path=str(path)) from error
    if len(key) != _KEY_BYTES:
        raise KeyFileError(path=str(path))
    return Vault(key)


def _write_new(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError:
        return  # Another station made it a moment ago: that one counts.
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_KEY_BYTES))
