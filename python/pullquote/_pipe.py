"""A stream of texts as a stream of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pullquote._warnings import report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from pullquote._core import Engine

BATCH_DOCUMENTS = 1000
"""Documents of a batch, unless the user says otherwise."""

_BATCH_LENGTH = 1 << 24
"""Code points after which a batch ends, however few documents it has."""


def documents(
    engine: Engine,
    rows: Iterator[Any],
    batch_size: int,
    as_tuples: bool,
    coerce: bool,
    bar: AbstractContextManager[Callable[[int], object] | None],
) -> Iterator[Any]:
    """The documents of `rows` in order, or pairs of them and their contexts, batch by batch, while `bar` is shown.

    Warns of rows that failed; with `coerce` also, in the end, of those that were of a wrong type.
    """
    first, wrong = 0, None
    with bar as update:
        for batch in _batches(rows, batch_size, as_tuples):
            texts = tuple(text for text, _ in batch)
            found, problems = engine.documents(texts, first, coerce, update)
            if problems["wrong"]:
                count, row, kind = problems["wrong"]
                wrong = (wrong[0] + count, *wrong[1:]) if wrong else (count, row, kind)
            report({"failures": problems["failures"], "wrong": None})
            first += len(batch)
            if as_tuples:
                yield from ((document, context) for document, (_, context) in zip(found, batch, strict=True))
            else:
                yield from found
    report({"failures": [], "wrong": wrong})


def _batches(rows: Iterator[Any], size: int, as_tuples: bool) -> Iterator[list[tuple[Any, Any]]]:
    """Pairs of a text and its context, in lists of up to `size` documents and about `_BATCH_LENGTH` code points."""
    batch: list[tuple[Any, Any]] = []
    length = 0
    for number, row in enumerate(rows):
        if as_tuples and not (isinstance(row, tuple | list) and len(row) == 2):
            raise TypeError(f"with as_tuples=True every element is a pair of text and context; element {number} is not")
        batch.append((row[0], row[1]) if as_tuples else (row, None))
        text = batch[-1][0]
        length += len(text) if isinstance(text, str) else 0
        if len(batch) == size or length >= _BATCH_LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
