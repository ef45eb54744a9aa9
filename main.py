"""Starts hallapp: one face, the launcher, or a command. See `main.py --help`."""

import sys

from hallapp.commands.program import run

if __name__ == "__main__":
    sys.exit(run())
