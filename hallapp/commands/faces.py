"""`clerk`, `kiosk`, `board` and the others: open a face; without a command, the launcher."""

import argparse
import sys

from hallapp.commands.groups import Groups
from hallapp.kernel.texts import _, language

NAMES = ("clerk", "manager", "kiosk", "board", "guide-desk", "citizen")


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    texts = (_("窗口工作台"), _("大厅管理"), _("自助机"), _("叫号屏"), _("导办台"), _("评价屏"))
    for name, text in zip(NAMES, texts, strict=True):
        parser = groups.add_parser(name, parents=[common], help=text)
        parser.add_argument("--window", type=int, metavar="N", default=0, help=_("窗口号"))
        parser.add_argument("--zone", metavar="LETTER", default="", help=_("只看这个区"))
        if name == "board":
            parser.add_argument(
                "--strip", type=int, metavar="N", default=0, help=_("这个窗口的条屏")
            )
            parser.add_argument("--posting", action="store_true", help=_("公示屏：一日一公示"))
            parser.add_argument("--keep", action="store_true", help=_("退出或停住后自动重新打开"))
        parser.add_argument("--windowed", action="store_true", help=_("不用全屏"))
        parser.set_defaults(run=launch, face=name.replace("-", "_"))


def launch(args: argparse.Namespace) -> int:
    """Open a face and stay until it is closed.

    Raises:
        DatabaseAddressError: `--db` is no address; nothing is opened.
    """
    if getattr(args, "keep", False):
        from hallapp.app.keeping import keep

        return keep([word for word in sys.argv[1:] if word != "--keep"])
    from hallapp.app.launch import run_desktop
    from hallapp.app.wishes import Wish
    from hallapp.commands.folder import data_folder
    from hallapp.kernel.station import load_station

    folder = data_folder(args)
    if args.db:
        # Loaded early for a named database only: a usual start paints its window first.
        from hallapp.kernel.database.engine import parse_url

        parse_url(args.db)
    wish = Wish(
        face=getattr(args, "face", ""),
        data=folder,
        database=args.db,
        language=args.lang or load_station(folder).language or language(),
        window_number=getattr(args, "window", 0),
        zone_letter=getattr(args, "zone", ""),
        strip_window=getattr(args, "strip", 0),
        is_posting=getattr(args, "posting", False),
        is_windowed=getattr(args, "windowed", False),
    )
    return run_desktop(wish)
