"""The pieces of a quote."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text in code points, half open: `text[span.start:span.end]`.

    Example:
        >>> start, end = Span(3, 9)
        >>> "or rather yes"[start:end]
        'rather'
    """

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
