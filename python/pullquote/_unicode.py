"""What Python strings can hold, and UTF-8 or a terminal cannot."""

from __future__ import annotations

import re

_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, so that offsets hold."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def printable(line: str) -> str:
    """The line with U+FFFD for what would steer a terminal: control characters, and marks that turn the direction."""
    return _CONTROLS.sub("\ufffd", line)
