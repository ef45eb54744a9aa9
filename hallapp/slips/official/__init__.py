"""Official papers of a case (办件文书): from receipt to file, in the layout of GB/T 9704.

`official_paper(kind, head, facts)` makes one, `batch` many as one file; kinds are those of
`hallapp.cases.terms.CasePaperKind`, and what each is made from stands in
`hallapp.slips.official.facts`. Importing this package loads no PDF library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hallapp.slips.official.facts import PaperHead
from hallapp.slips.official.titles import title_of

if TYPE_CHECKING:
    from hallapp.slips.official.press import PaperOrder, batch, official_paper

__all__ = ["PaperHead", "PaperOrder", "batch", "official_paper", "title_of"]

_PRESS = frozenset({"PaperOrder", "batch", "official_paper"})


def __getattr__(name: str) -> Any:
    """Load the press when its first name is asked for."""
    if name not in _PRESS:
        raise AttributeError(name)
    made = getattr(import_module(f"{__name__}.press"), name)
    globals()[name] = made
    return made
