"""The sentences that people read for error codes; one room for whoever words them.

Each module holds `SENTENCES`, a mapping from error code to a Chinese text with `{fact}` blanks.
"""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any

from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _, mark

UNKNOWN = mark("这一步没有办成（代码 {code}）。请再试一次；还是不行，请把代码告诉管理员。")
"""What is said for a code that nobody has worded yet: honest, with something to do."""


class _Facts(dict[str, Any]):
    """Facts of an error; a blank that no fact fills shows a dash instead of failing again."""

    def __missing__(self, key: str) -> str:
        return "—"


@cache
def sentences() -> dict[str, str]:
    """Return every worded code with its Chinese text, from all modules of this package.

    Raises:
        ValueError: Two modules word the same code.
    """
    found: dict[str, str] = {}
    for module in pkgutil.iter_modules(__path__):
        worded: dict[str, str] = import_module(f"{__name__}.{module.name}").SENTENCES
        twice = found.keys() & worded.keys()
        if twice:
            raise ValueError(twice)
        found |= worded
    return found


def sentence(error: HallError) -> str:
    """Return what a person reads for an error: what happened and what to do.

    The text is translated first and then filled, so that one translation serves all facts.
    """
    text = _(sentences().get(error.code, UNKNOWN))
    known = {name: fact for name, fact in error.facts.items() if fact is not None}
    return text.format_map(_Facts(known | {"code": error.code}))
