#!/usr/bin/env python3
"""Puts the PNGs of packaging/linux/icons into one .ico for Windows and one .icns for macOS; both hold PNGs as they are.

    python3 packaging/make-icons.py        # the same bytes each time"""

import struct
from pathlib import Path

HERE = Path(__file__).resolve().parent
PNGS = {size: (HERE / f"linux/icons/{size}.png").read_bytes() for size in (16, 32, 48, 64, 128, 256, 512)}


def ico(sizes):
    """Head, an entry of 16 bytes for each size, then the pictures; 256 is written as 0."""
    head, body = struct.pack("<HHH", 0, 1, len(sizes)), b""
    for size in sizes:
        at = 6 + 16 * len(sizes) + len(body)
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(PNGS[size]), at)
        body += PNGS[size]
    return head + body


def icns(kinds):
    """A chunk for each kind, by the names that Apple gives them."""
    body = b"".join(kind + struct.pack(">I", 8 + len(PNGS[size])) + PNGS[size] for kind, size in kinds)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


(HERE / "windows/duibiao.ico").write_bytes(ico([16, 32, 48, 64, 128, 256]))
kinds = [(b"icp4", 16), (b"icp5", 32), (b"ic11", 32), (b"ic12", 64), (b"ic07", 128), (b"ic08", 256), (b"ic13", 256), (b"ic09", 512), (b"ic14", 512)]
(HERE / "macos/duibiao.icns").write_bytes(icns(kinds))
