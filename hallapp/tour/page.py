"""The page of an album: our own, calm, in one file beside what it shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol


@dataclass(frozen=True)
class Words:
    """A caption, Chinese with English below it: an album is read by both at once."""

    chinese: str
    english: str


class ShownExhibit(Protocol):
    """What the page shows of a file."""

    @property
    def file(self) -> str:
        """Its name."""
        ...

    @property
    def words(self) -> Words:
        """What it shows."""
        ...

    @property
    def picture(self) -> str:
        """A picture of it, empty when it is one."""
        ...


class ShownScene(Protocol):
    """What the page shows of a step."""

    @property
    def number(self) -> int:
        """Its number from 1."""
        ...

    @property
    def chapter(self) -> Words:
        """What it belongs to."""
        ...

    @property
    def name(self) -> Words:
        """What was done."""
        ...

    @property
    def checked(self) -> Words:
        """What was looked up."""
        ...

    @property
    def exhibits(self) -> "Sequence[ShownExhibit]":
        """What it left."""
        ...


_STYLE = """
:root { color: #1b2430; background: #f4f6f9; font: 16px/1.55 "Noto Sans SC", "Noto Sans CJK SC",
  "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
body { margin: 0 auto; max-width: 1180px; padding: 32px 24px 80px; }
h1 { font-size: 28px; margin: 0 0 4px; }
h2 { font-size: 20px; margin: 48px 0 8px; padding-top: 16px; border-top: 1px solid #c9d1db; }
h3 { font-size: 17px; margin: 28px 0 2px; }
h3 .number { color: #1b5fb8; display: inline-block; min-width: 2em; }
[lang=en] { color: #55606e; font-size: 14px; font-weight: normal; display: block; }
.checked { margin: 4px 0 12px 2em; }
.checked::before { content: "✓ "; color: #1e7b4f; float: left; margin-left: -1.4em; }
.shown { display: grid; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); gap: 20px;
  margin-left: 2em; align-items: start; }
figure { margin: 0; background: #fff; border: 1px solid #c9d1db; border-radius: 6px;
  padding: 12px; }
figure img { max-width: 100%; max-height: 460px; display: block; margin: 0 auto 8px;
  border: 1px solid #e3e8ee; }
figcaption { font-size: 15px; }
a { color: #1b5fb8; }
audio { width: 100%; margin-bottom: 8px; }
nav a { margin-right: 16px; white-space: nowrap; }
@media (max-width: 560px) { .shown, .checked { margin-left: 0; } }
""".strip()


def index_page(title: Words, told: Words, scenes: Sequence[ShownScene]) -> str:
    """Return the whole page; every link is relative and stays in the folder."""
    lines = [
        "<!doctype html>",
        '<html lang="zh-CN"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title.chinese)}</title>",
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>{_both(title)}</h1>",
        f"<p>{_both(told)}</p>",
        *_chapters(scenes),
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def _chapters(scenes: Sequence[ShownScene]) -> Iterable[str]:
    chapters = list(dict.fromkeys(scene.chapter for scene in scenes))
    links = (
        f'<a href="#c{place}">{escape(each.chinese)}</a>'
        for place, each in enumerate(chapters, start=1)
    )
    yield f"<nav>{''.join(links)}</nav>"
    for place, chapter in enumerate(chapters, start=1):
        yield f'<h2 id="c{place}">{_both(chapter)}</h2>'
        for scene in scenes:
            if scene.chapter == chapter:
                yield from _scene(scene)


def _scene(scene: ShownScene) -> Iterable[str]:
    yield f'<h3><span class="number">{scene.number}</span>{_both(scene.name)}</h3>'
    yield f'<p class="checked">{_both(scene.checked)}</p>'
    if scene.exhibits:
        yield '<div class="shown">'
        yield from (_figure(exhibit) for exhibit in scene.exhibits)
        yield "</div>"


def _figure(exhibit: ShownExhibit) -> str:
    shown = exhibit.picture or exhibit.file
    name = escape(exhibit.file)
    inside = ""
    if shown.endswith(".png"):
        alt = escape(exhibit.words.chinese)
        inside = f'<a href="{name}"><img src="{escape(shown)}" alt="{alt}" loading="lazy"></a>'
    elif shown.endswith(".wav"):
        inside = f'<audio controls preload="none" src="{name}"></audio>'
    link = "" if exhibit.file.endswith(".png") else f' <a href="{name}">{name}</a>'
    return f"<figure>{inside}<figcaption>{_both(exhibit.words)}{link}</figcaption></figure>"


def _both(words: Words) -> str:
    return f'{escape(words.chinese)}<span lang="en">{escape(words.english)}</span>'
