"""What a command adds itself to."""

import argparse
from typing import Any, Protocol


class Groups(Protocol):
    """Where a command adds itself; argparse does not name this type in public."""

    def add_parser(self, name: str, **kwargs: Any) -> argparse.ArgumentParser:
        """Add a command and return its parser."""
        ...
