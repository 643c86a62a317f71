"""Analyses files into one table that is written as it goes, for the command."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from pullquote._core import Engine
from pullquote._inputs import InputError, expand
from pullquote._items import Columns, Failure, Row, rows
from pullquote._readers import read
from pullquote._unicode import printable
from pullquote._writers import Writer, writer

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_BATCH_ROWS = 512
_BATCH_LENGTH = 1 << 22


def fail(message: str) -> int:
    """Tells what is wrong, and gives the exit code for it."""
    print(f"pullquote: error: {printable(message)}", file=sys.stderr)
    return 1


class TableWriter:
    """One run of `pullquote analyze` that writes one table as it goes."""

    def __init__(self, options: argparse.Namespace, output: IO[str]) -> None:
        self._options = options
        self._what = options.what[0]
        self._engine = Engine((self._what,), "split", options.threads)
        self._output = output
        self._writer: Writer | None = None
        self._failed = False
        self._bar: Any = None
        if options.progress or (options.progress is None and sys.stderr.isatty() and not output.isatty()):
            from tqdm import tqdm

            self._bar = tqdm(unit=" documents", file=sys.stderr)

    def run(self) -> int:
        """Analyses the files, and gives the exit code."""
        try:
            with suppress(_Stopped):
                for batch in self._batches():
                    self._analyze(batch)
            self._analyze([])  # for the header of an empty result
            if self._writer:
                self._writer.close()
            self._output.flush()
        finally:
            if self._bar is not None:
                self._bar.close()
        return int(self._failed)

    def _batches(self) -> Iterator[list[tuple[str, Row]]]:
        """The rows of all files, each with its file's name, in batches that fit into memory."""
        columns = Columns(self._options.text, self._options.id, self._options.columns)
        left = self._options.limit
        batch: list[tuple[str, Row]] = []
        length = 0
        for name in self._files():
            try:
                for row in islice(rows(read(name, self._options.format, columns)), left):
                    left = None if left is None else left - 1
                    if isinstance(row, Failure):
                        self._complain(str(row))
                        continue
                    batch.append((name, row))
                    length += len(row.text or "")
                    if len(batch) == _BATCH_ROWS or length >= _BATCH_LENGTH:
                        yield batch
                        batch, length = [], 0
            except InputError as error:
                self._complain(str(error))
        yield batch

    def _files(self) -> Iterator[str]:
        for name in self._options.files:
            try:
                yield from expand(name, self._options.format)
            except InputError as error:
                self._complain(str(error))

    def _analyze(self, batch: list[tuple[str, Row]]) -> None:
        what, more = self._what, self._options.columns
        texts = tuple(row.text for _, row in batch)
        tables, problems = self._engine.tables_of_list(texts, (what,), coerce=False)
        for number, reason in problems["failures"]:
            name, row = batch[number]
            self._complain(str(Failure(name, row.row, row.line, f"cannot be analysed: {reason}")))
        table = tables[what]
        if self._writer is None:
            doc_id, *others = table.column_names
            columns = ["file", doc_id, *more, *others]
            self._writer = writer(self._options.output_format, self._output, what, columns, self._hidden(), more)
        values = table.to_pydict(0, len(table))
        for cells in zip(*values.values(), strict=True):
            annotation = dict(zip(values, cells, strict=True))
            name, row = batch[annotation.pop("doc_id")]
            carried = dict(zip(more, row.more, strict=True))
            self._writer.write({"file": name, "doc_id": row.id, **carried, **annotation})
        if self._bar is not None:
            self._bar.update(len(batch))

    def _hidden(self) -> set[str]:
        """Columns that tell nothing, because there is one file, or one document to a file."""
        structured = self._options.format not in (None, "text") or any(
            not name.lower().endswith((".txt", ".text", ".md")) and name != "-" for name in self._options.files
        )
        alone = len(self._options.files) == 1
        return {name for name, hidden in (("file", alone), ("doc_id", not structured)) if hidden}

    def _complain(self, message: str) -> None:
        self._failed = True
        if self._bar is not None:
            self._bar.clear()
        fail(message)
        if self._options.strict:
            raise _Stopped


class _Stopped(Exception):  # noqa: N818  # it is none
    """Ends a run that stops at the first failure."""
