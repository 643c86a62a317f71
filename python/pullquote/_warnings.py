"""How trouble with single rows is told, while the other rows go on."""

from __future__ import annotations

import warnings
from typing import TypedDict


class Problems(TypedDict):
    """What went wrong with single rows of a call."""

    failures: list[tuple[int, str]]
    """Rows that could not be analysed, each with the reason."""
    wrong: tuple[int, int, str] | None
    """How many rows were of a wrong type, and the first one's number and type."""


_SHOWN = 5


class PullquoteWarning(UserWarning):
    """Some rows could not be analysed; the others were."""


def report(problems: Problems) -> None:
    """Warns of `problems`, if there are any, at the line that called into this package."""
    failures, wrong = problems["failures"], problems["wrong"]
    if failures:
        shown = "; ".join(f"row {row}: {reason}" for row, reason in failures[:_SHOWN])
        more = f"; and {len(failures) - _SHOWN} more" if len(failures) > _SHOWN else ""
        count = "1 row" if len(failures) == 1 else f"{len(failures)} rows"
        warn(f"{count} could not be analysed: {shown}{more}")
    if wrong:
        number, row, kind = wrong
        rows = "1 row was" if number == 1 else f"{number} rows were"
        warn(f"{rows} neither str nor null and treated as null; the first is row {row}, of type {kind}")


def warn(message: str) -> None:
    """Warns with `message` at the line that called into this package."""
    warnings.warn(message, PullquoteWarning, _stacklevel())


def _stacklevel() -> int:
    """The level of the first caller outside this package, counted from the caller of this function."""
    import inspect  # slow to load, and seldom needed

    level, frame = 0, inspect.currentframe()
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "pullquote":
        level, frame = level + 1, frame.f_back
    return level
