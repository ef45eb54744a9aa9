"""`booklet`, and the kinds of `print` made of guides: manuals, papers to hang."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallapp.commands.groups import Groups
from hallapp.commands.opening import anybody, opened_hall
from hallapp.commands.tickets import copy_to
from hallapp.kernel.errors import RuleError
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.serving.publications import PublicationRow

SIZES = ("a4", "a4-large")
WALLS = ("a3", "a4")
_LONG = 20  # steps above which progress is told
_Made = Callable[["OpenHall", argparse.Namespace], "PublicationRow"]


class RulesUnreadableError(RuleError):
    """What is to hang on the wall is no text that can be read."""

    code = "commands.rules_unreadable"


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = groups.add_parser("booklet", parents=[common], help=_("一件事、一个主题的办事一本通"))
    parser.add_argument("theme", metavar="THEME", help=_("主题的代码或名称"))
    parser.add_argument("--paper", choices=SIZES, default=SIZES[0], help=_("普通或大字版"))
    _finish(parser, _booklet)


def add_kinds(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kinds of `print` that are made of guides."""
    manual = kinds.add_parser("manual", parents=[common], help=_("部门办事手册"))
    manual.add_argument("department", metavar="DEPARTMENT", help=_("部门的全名"))
    manual.add_argument("--paper", choices=SIZES, default=SIZES[0], help=_("普通或大字版"))
    _finish(manual, _manual)
    cards = kinds.add_parser("cards", parents=[common], help=_("窗口公示牌，一个窗口一页"))
    _finish(cards, _cards)
    wall = kinds.add_parser("wall", parents=[common], help=_("上墙流程图"))
    wall.add_argument("item", metavar="CODE_OR_NAME", help=_("事项编码或名称"))
    wall.add_argument("--paper", choices=WALLS, default=WALLS[0], help=_("纸张"))
    _finish(wall, _wall)
    rules = kinds.add_parser("rules", parents=[common], help=_("上墙制度，从文字文件"))
    rules.add_argument("file", metavar="FILE.txt", help=_("文字文件，第一行是标题"))
    rules.add_argument("--paper", choices=WALLS, default=WALLS[0], help=_("纸张"))
    _finish(rules, _rules)
    card = kinds.add_parser("card", parents=[common], help=_("明白卡，一张 A4 两份"))
    card.add_argument("item", metavar="CODE_OR_NAME", help=_("事项编码或名称"))
    _finish(card, _card)


def _finish(parser: argparse.ArgumentParser, make: _Made) -> None:
    parser.add_argument("--out", metavar="FILE.pdf", help=_("写到文件；不写就打印"))
    parser.add_argument(
        "--from-page", type=int, default=1, metavar="N", help=_("打印时从第几页起，补印用")
    )
    parser.set_defaults(run=_write, make=make)


def _write(args: argparse.Namespace) -> int:
    """Make a paper, then copy it to a file or print it."""
    make: _Made = args.make
    with opened_hall(args) as hall:
        made = make(hall, args)
        if args.out:
            copy_to(made.path, Path(args.out))
        else:
            hall.publications.print_out(anybody(args), made, first_page=args.from_page)
    said = _("{out}，共 {pages} 页。").format(out=args.out or made.path, pages=made.pages)
    sys.stdout.write(said + "\n")
    if made.warning:
        sys.stderr.write(f"hallapp: {made.warning}\n")
    return 0


def _booklet(hall: "OpenHall", args: argparse.Namespace) -> "PublicationRow":
    from hallapp.slips.design import Paper

    return hall.publications.booklet(args.theme, Paper(args.paper), _told)


def _manual(hall: "OpenHall", args: argparse.Namespace) -> "PublicationRow":
    from hallapp.slips.design import Paper

    return hall.publications.manual(args.department, Paper(args.paper), _told)


def _cards(hall: "OpenHall", _args: argparse.Namespace) -> "PublicationRow":
    return hall.publications.cards()


def _wall(hall: "OpenHall", args: argparse.Namespace) -> "PublicationRow":
    return hall.publications.wall_chart(hall.guides.find(args.item).item.id, args.paper)


def _rules(hall: "OpenHall", args: argparse.Namespace) -> "PublicationRow":
    title, _end, text = _text_of(Path(args.file)).partition("\n")
    return hall.publications.wall_rules(title.strip(), text.strip("\n"), args.paper)


def _text_of(path: Path) -> str:
    """Return a text as a person wrote it, in either encoding that editors here write.

    Raises:
        RulesUnreadableError: There is no such file, it holds no title, or it is no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RulesUnreadableError(name=path.name) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding).replace("\r\n", "\n").strip()
        except UnicodeDecodeError:
            continue
        if text and "\0" not in text:
            return text
    raise RulesUnreadableError(name=path.name)


def _card(hall: "OpenHall", args: argparse.Namespace) -> "PublicationRow":
    return hall.publications.plain_card(hall.guides.find(args.item).item.id)


def _told(done: int, total: int) -> bool:
    """Tell on a terminal how far a long paper is; Ctrl+C stops it."""
    if total > _LONG and sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write("\r" + _("已完成 {done}/{total}").format(done=done, total=total) + end)
        sys.stderr.flush()
    return True
