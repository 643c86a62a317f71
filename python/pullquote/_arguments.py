"""The arguments that configure an analyzer and its calls: what they may be, and what is said of those that may not."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from typing import Literal

from pullquote._core import COMPONENTS

Errors = Literal["raise", "null"]
Quotations = Literal["split", "keep"]

_MAX_THREADS = 1024


def check_components(components: Iterable[str]) -> tuple[str, ...]:
    """The components in their fixed order, each once."""
    known = ", ".join(map(repr, COMPONENTS))
    if isinstance(components, str) or not isinstance(components, Iterable):
        raise TypeError(f"components must be a tuple of names such as ('quotes',), not {components!r}")
    asked = list(components)
    for name in asked:
        if name not in COMPONENTS:
            raise ValueError(f"unknown component {name!r}; the known ones are {known}")
    if not asked:
        raise ValueError(f"an analyzer needs at least one component; the known ones are {known}")
    return tuple(name for name in COMPONENTS if name in asked)


def check_threads(threads: int | None) -> int | None:
    """A number of threads, or None for one a core."""
    if threads is None:
        return None
    number = integer("threads", threads)
    if not 1 <= number <= _MAX_THREADS:
        raise ValueError(f"threads must be from 1 to {_MAX_THREADS}, or None for all cores; not {number}")
    return number


def integer(name: str, value: object) -> int:
    """An integer, of Python's or of numpy's."""
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{name} must be an int, not {type(value).__name__}")
    return operator.index(value)


def check_errors(errors: str) -> None:
    """Refuses a way with wrong rows that does not exist."""
    if errors not in ("raise", "null"):
        raise ValueError(f"errors must be 'raise' or 'null', not {errors!r}")
