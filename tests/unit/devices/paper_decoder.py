"""Reads ESC/POS raster bytes back into the picture that a printer would burn."""

import struct
from dataclasses import dataclass

from PIL import Image

INITIALISE, RASTER, FEED, CUT = b"\x1b@", b"\x1dv0", b"\x1bd", b"\x1dV"


@dataclass
class Paper:
    picture: Image.Image
    cuts: int
    dots_fed_before_cut: int


def decode(data: bytes) -> Paper:
    assert data.startswith(INITIALISE)
    rows: list[bytes] = []
    cuts = fed = 0
    at, width = len(INITIALISE), 0
    while at < len(data):
        if data.startswith(RASTER, at):
            bytes_wide, height = struct.unpack_from("<HH", data, at + 4)
            size = bytes_wide * height
            picture = data[at + 8 : at + 8 + size]
            assert len(picture) == size, "the raster is cut short"
            rows.append(picture)
            width = bytes_wide * 8
            at += 8 + size
        elif data.startswith(FEED, at):
            fed += data[at + 2]
            at += 3
        elif data.startswith(CUT, at):
            cuts += 1
            at += 3
        else:
            raise AssertionError(f"unknown command at {at}: {data[at : at + 4]!r}")
    burnt = b"".join(rows)
    white = bytes(255 - value for value in burnt)  # a printer's 1 is black, a picture's 0 is
    return Paper(Image.frombytes("1", (width, len(burnt) * 8 // width), white), cuts, fed)
