"""Every text a person sees goes through `_`: Chinese is the source, English stands beside it.

`_` translates when it is called, so a text made at import time must be marked with `mark` and
translated where it is shown. Papers stay Chinese: they use `papers()`.
"""

import gettext
import locale
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from hallapp.kernel.places import resources

CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = (CHINESE, ENGLISH)

_plain = gettext.NullTranslations()
_chosen: gettext.NullTranslations = _plain
_language = CHINESE
_on_paper: ContextVar[bool] = ContextVar("on_paper", default=False)


def set_language(language: str) -> None:
    """Show all further texts in `zh_CN` or `en`.

    Raises:
        ValueError: The language is not one of `LANGUAGES`.
    """
    global _chosen, _language  # noqa: PLW0603 - the process shows one language at a time
    if language not in LANGUAGES:
        raise ValueError(language)
    _language = language
    _chosen = (
        _plain
        if language == CHINESE
        else gettext.translation("hallapp", resources() / "locale", languages=[language])
    )


def language() -> str:
    """Return the language now shown, one of `LANGUAGES`."""
    return _language


def system_language() -> str:
    """Return English on an English system, Chinese on every other."""
    # Python's own look-up calls a system without a language English.
    named = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)),
        None,
    )
    if named is None and sys.platform == "win32":
        named = locale.getlocale()[0]
    return ENGLISH if (named or "").lower().startswith(("en_", "english")) else CHINESE


@contextmanager
def papers() -> Generator[None]:
    """Make `_` answer in Chinese inside the block: papers stay Chinese on an English screen."""
    token = _on_paper.set(True)
    try:
        yield
    finally:
        _on_paper.reset(token)


def mark(text: str) -> str:
    """Mark a text for translation without translating it yet."""
    return text


def _(text: str) -> str:
    """Return a text in the language now shown."""
    return text if _on_paper.get() else _chosen.gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """Return the form of a text that fits a count; Chinese uses `many` for all."""
    if _on_paper.get() or _language == CHINESE:
        return many
    return _chosen.ngettext(one, many, count)
