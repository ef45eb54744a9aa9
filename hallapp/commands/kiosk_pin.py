"""`kiosk-pin`: choose the PIN with which the staff leaves a locked kiosk."""

import argparse
import getpass
import sys

from hallapp.commands.groups import Groups
from hallapp.kernel.texts import _


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = groups.add_parser(
        "kiosk-pin", parents=[common], help=_("设置退出自助机的密码，在本机保存")
    )
    parser.add_argument("--clear", action="store_true", help=_("不再要密码"))
    parser.set_defaults(run=choose)


def choose(args: argparse.Namespace) -> int:
    """Ask for a PIN, twice where a person types it, and keep its hash in the station's file.

    Raises:
        PinUnusableError: It is too short, too long or too simple, or the two differ.
        StationFileError: The station's file cannot be written.
    """
    from hallapp.commands.folder import data_folder
    from hallapp.faces.kiosk.leaving import hash_pin
    from hallapp.kernel.station import change_station

    folder = data_folder(args)
    hashed = "" if args.clear else hash_pin(_typed())
    change_station(folder, leave_pin=hashed)
    said = _("退出自助机不再要密码。") if args.clear else _("退出自助机的密码已保存。")
    sys.stdout.write(f"{said}\n")
    return 0


def _typed() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    pin = getpass.getpass(_("新密码（6 到 12 位数字）：")).strip()
    return pin if getpass.getpass(_("再输一次：")).strip() == pin else ""
