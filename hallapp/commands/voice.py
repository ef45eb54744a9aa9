"""`voice`: record the hall's own announcer."""

import argparse

from hallapp.commands.groups import Groups
from hallapp.kernel.texts import _, language


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = groups.add_parser("voice", parents=[common], help=_("录制叫号语音"))
    parser.set_defaults(run=launch)


def launch(args: argparse.Namespace) -> int:
    """Open the page for recordings and stay until it is closed."""
    from hallapp.app.voice import run_voice
    from hallapp.commands.folder import data_folder
    from hallapp.kernel.station import load_station

    folder = data_folder(args)
    return run_voice(folder, args.lang or load_station(folder).language or language())
