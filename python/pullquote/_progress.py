"""How far a long call has come: documents done and documents a second, in notebooks and terminals."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def bar(wanted: bool, total: int | None) -> Iterator[Callable[[int], object] | None]:
    """A bar of `total` documents that the given function moves on; nothing, and None, if it is not wanted."""
    if not wanted:
        yield None
        return
    from tqdm import TqdmWarning  # slow to load

    with warnings.catch_warnings():
        # A notebook without ipywidgets gets a bar of text, which does as well.
        warnings.simplefilter("ignore", TqdmWarning)
        from tqdm.auto import tqdm

    with tqdm(total=total, unit=" documents") as shown:
        yield shown.update
