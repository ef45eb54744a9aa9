"""Make the English catalogue: collect the texts of the program, keep what is translated, compile.

    uv run --no-sync python resources/locale/make_catalogues.py

`hallapp.pot` lists every text a screen or a command shows, in Chinese, which is their source.
English is written in `en/LC_MESSAGES/hallapp.po`; the program reads the `.mo` beside it. Run this
after a text was added, changed or translated, and commit all three files. The same texts make
the same bytes: nothing names a date, a person, a line or a tool.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from typing_extensions import override

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TEMPLATE = HERE / "hallapp.pot"
ENGLISH = HERE / "en" / "LC_MESSAGES" / "hallapp.po"
COMPILED = ENGLISH.with_suffix(".mo")

KEYWORDS = {"_": None, "mark": None, "plural": (1, 2)}
# Papers stay Chinese, so their texts are not collected; what these modules name, screens show too.
PAPERS = "hallapp/slips/"
ON_SCREEN = {"hallapp/slips/design.py", "hallapp/slips/terms.py"}

Text = str | tuple[str, ...]
"""A Chinese text, or its forms for one and for many."""


class PlainCatalog(Catalog):
    """A catalogue whose head says only what reading it needs, so that its bytes are steady."""

    @property
    @override
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head of the file."""
        head = [("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=utf-8")]
        head.append(("Content-Transfer-Encoding", "8bit"))
        if self.locale is not None:
            head += [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)]
        return head

    @mime_headers.setter
    def mime_headers(self, headers: object) -> None:
        raise AttributeError(headers)


def collected() -> set[Text]:
    """Return every text that a screen or a command shows."""
    found: set[Text] = set()
    for path in sorted((ROOT / "hallapp").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(PAPERS) or name in ON_SCREEN:
            found |= {text for _line, text, *_rest in extract_from_file("python", path, KEYWORDS)}
    return found


def template(texts: set[Text]) -> Catalog:
    """Return the list of all texts."""
    catalog = PlainCatalog(header_comment="# The texts of hallapp.", fuzzy=False)
    for text in texts:
        catalog.add(text)
    return catalog


def english(texts: set[Text]) -> Catalog:
    """Return the English catalogue: every text, with its translation where there is one."""
    written = read_english()
    catalog = PlainCatalog("en", header_comment=written.header_comment, fuzzy=False)
    for text in texts:
        known = written.get(text)
        catalog.add(text, _kept(text, known), flags=known.flags if known else ())
    return catalog


def _kept(text: Text, known: Message | None) -> str | tuple[str, ...] | None:
    """Return a former translation, unless the text has gained or lost a plural since."""
    if known is None or isinstance(known.string, str) == isinstance(text, tuple):
        return None
    return known.string


def read_english() -> Catalog:
    """Return the English catalogue as it was written last."""
    if not ENGLISH.exists():
        return Catalog("en", header_comment="# English texts of hallapp.")
    return pofile.read_po(BytesIO(ENGLISH.read_bytes()), locale="en")


def as_text(catalog: Catalog) -> bytes:
    """Return a catalogue as people read it, sorted by text."""
    buffer = BytesIO()
    pofile.write_po(buffer, catalog, width=100, sort_output=True)
    return buffer.getvalue()


def as_compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    buffer = BytesIO()
    mofile.write_mo(buffer, catalog)
    return buffer.getvalue()


def untranslated(catalog: Catalog) -> list[Text]:
    """Return the texts that have no English, or not all of its forms, or only a guess."""
    return [
        each.id
        for each in catalog
        if each.id
        and (each.fuzzy or not all([each.string] if isinstance(each.id, str) else each.string))
    ]


def main() -> int:
    """Write all three files and say which texts have no English."""
    texts = collected()
    catalog = english(texts)
    TEMPLATE.write_bytes(as_text(template(texts)))
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    ENGLISH.write_bytes(as_text(catalog))
    COMPILED.write_bytes(as_compiled(catalog))
    lacking = untranslated(catalog)
    for text in lacking:
        print(text)
    print(f"{len(texts)} texts, {len(lacking)} without English")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
