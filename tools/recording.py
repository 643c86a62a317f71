"""What the tools that measure share: the options of their command lines, and the way a result goes out."""

from __future__ import annotations

import argparse
from pathlib import Path


def options(description: str | None, *, data: bool = True) -> argparse.ArgumentParser:
    """A parser with `--record` and, unless `data` is false, the folder with the development sets."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    if data:
        parser.add_argument("data", type=Path, help="the folder with the development sets and scorers")
    parser.add_argument("--record", type=Path, metavar="FILE", help="also write the table to this file")
    return parser


def publish(text: str, note: str, record: Path | None) -> None:
    """Print `text`; if `record` is given, also write it there under `note`."""
    print(text, end="")
    if record:
        record.write_text(note + text, encoding="utf8")
