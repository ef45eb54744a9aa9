"""Reads papers, sounds and pictures of a tour back: what is claimed of them is looked up here."""

import importlib
import re
import wave
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

_RENDER_SCALE = 1.6
_LEAST_COLOURS = 3
_SAMPLES = 40


def text_of(pdf: Path) -> str:
    """Return the text of all pages without any white space: lines break where they must."""
    document = _opened(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return squeezed("".join(pages))


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return re.sub(r"\s+", "", text)


def first_page(pdf: Path, picture: Path) -> None:
    """Draw the first page of a PDF as PNG."""
    document = _opened(pdf)
    try:
        document[0].render(scale=_RENDER_SCALE).to_pil().convert("RGB").save(
            picture, compress_level=1
        )
    finally:
        document.close()


def duration_s(sound: Path) -> float:
    """Return how long a WAV file sounds."""
    with wave.open(str(sound), "rb") as opened:
        return opened.getnframes() / opened.getframerate()


def is_whole(sound: Path) -> bool:
    """Return whether a WAV file is written to its end: its voice may still be at it."""
    try:
        with wave.open(str(sound), "rb") as opened:
            frame_bytes = opened.getnchannels() * opened.getsampwidth()
            wanted = opened.getnframes() * frame_bytes
            return wanted > 0 and len(opened.readframes(opened.getnframes())) == wanted
    except (EOFError, wave.Error):
        return False


def is_blank(picture: QImage) -> bool:
    """Return whether a picture shows nothing: fewer colours than ground, text and edge."""
    colours = {
        picture.pixel(picture.width() * x // _SAMPLES + x % 7, picture.height() * y // _SAMPLES)
        for x in range(_SAMPLES - 1)
        for y in range(_SAMPLES)
    }
    return len(colours) < _LEAST_COLOURS


def _opened(pdf: Path) -> Any:
    # The library carries no types.
    pdfium: Any = importlib.import_module("pypdfium2")
    return pdfium.PdfDocument(pdf)
