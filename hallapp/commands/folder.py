"""The data folder that a command is for; apart, because a face asks for it before it loads more."""

import argparse
from pathlib import Path

from hallapp.kernel.station import default_data_folder, prepare_folder


def data_folder(args: argparse.Namespace) -> Path:
    """Return the data folder that the command names, made when it is not there.

    Raises:
        DataFolderError: It cannot be made.
    """
    return prepare_folder(Path(args.data) if args.data else default_data_folder())
