"""Lone surrogates, which Python strings can hold and UTF-8 cannot."""

from __future__ import annotations

import re

_SURROGATES = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, so that offsets hold."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
