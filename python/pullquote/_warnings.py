"""How trouble with single rows is told, while the other rows go on."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pullquote._core import Problems

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
        warnings.warn(f"{count} could not be analysed: {shown}{more}", PullquoteWarning, _stacklevel())
    if wrong:
        number, row, kind = wrong
        rows = "1 row was" if number == 1 else f"{number} rows were"
        message = f"{rows} neither str nor null and treated as null; the first is row {row}, of type {kind}"
        warnings.warn(message, PullquoteWarning, _stacklevel())


def _stacklevel() -> int:
    """The level of the first caller outside this package, counted from the caller of this function."""
    level, frame = 0, sys._getframe(1)
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "pullquote":
        level, frame = level + 1, frame.f_back  # type: ignore[assignment]
    return level + 1
