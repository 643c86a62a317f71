"""Packs the documents of many files into blocks of about the same size, as Arrow record batches; needs pyarrow."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pullquote._inputs import InputError, Source, format_of
from pullquote._items import Batch, Columns, Failure, Row
from pullquote._readers import read
from pullquote._unicode import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BLOCK_BYTES = 1 << 24
"""The text after which a block ends at most; what is in memory at a time is a few blocks. A longer document makes a
longer block."""

BLOCK_ROWS = 1 << 16
"""The rows after which a block ends, however short."""

_PEEK = 100
"""Rows of JSON that tell the types of its values."""


class Position(NamedTuple):
    """A place between two rows of the input."""

    file: int
    """The number of the file."""
    row: int
    """The number of the next row in it."""


class Block(NamedTuple):
    """Neighbouring documents of the input, which may be of several files."""

    rows: Any
    """The `pyarrow.RecordBatch`: text, row and line in the file, file, doc_id, and the columns to carry along."""
    failures: list[Failure]
    """The rows among them that could not be read."""
    documents: int
    """The number of rows, with those that could not be read."""
    text_bytes: int
    """The size of the texts, about."""
    end: Position
    """Where the next block begins."""
    read: int
    """The bytes of the input up to there, about."""


def types(files: Sequence[str], form: str | None, columns: Columns) -> dict[str, Any]:
    """The Arrow types of `doc_id` and of the columns to carry along, as the first file that has columns tells them.

    Those of CSV are strings; those of JSON are told by its first rows.

    Raises:
        InputError: If no file at all can be read.
    """
    errors: list[InputError] = []
    found: dict[str, Any] | None = None
    for name in files:
        kind = form or format_of(name, columns.option)
        try:
            found = {} if kind == "text" else _types(name, kind, columns)
        except InputError as error:
            errors.append(error)
        if found:
            break
    if found is None and errors:
        raise errors[0]
    string = {name: pa.string() for name in ("doc_id", *columns.more)} | (found or {})
    return string if columns.id is not None else {**string, "doc_id": pa.int64()}


def _types(name: str, form: str, columns: Columns) -> dict[str, Any]:
    names = ("doc_id", *columns.more)
    if form in ("csv", "tsv"):
        next(read(name, form, columns), None)
        return dict.fromkeys(names, pa.string())
    items = list(islice(read(name, form, columns), _PEEK if form == "jsonl" else 1))
    if batches := [item for item in items if isinstance(item, Batch)]:
        arrays = batches[0].rows.columns[1:]
        used = names if batches[0].has_ids else names[1:]
        return {name: _plain(array.type) for name, array in zip(used, arrays, strict=True)}
    rows = [item for item in items if isinstance(item, Row)]
    if not rows and items:
        raise InputError(str(items[0]))
    values = zip(*((row.id, *row.more) for row in rows), strict=True)
    return {name: _json_type(column) for name, column in zip(names, values, strict=True)}


def _plain(kind: Any) -> Any:
    """The type that all engines know for values of the type `kind`."""
    if pa.types.is_dictionary(kind):
        return _plain(kind.value_type)
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind) or pa.types.is_null(kind):
        return pa.string()
    return pa.binary() if pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind) else kind


def _json_type(values: Sequence[Any]) -> Any:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return pa.bool_()
    if kinds == {int}:
        return pa.int64()
    return pa.float64() if kinds and kinds <= {int, float} else pa.string()


def blocks(
    files: Sequence[str],
    form: str | None,
    columns: Columns,
    kinds: dict[str, Any],
    size: int = BLOCK_BYTES,
    start: Position = Position(0, 0),  # noqa: B008  # immutable
    limit: int | None = None,
) -> Iterator[Block]:
    """The documents of `files` from `start` on, `limit` of them at most.

    Where blocks end, after `size` bytes of text or so, depends on the input alone if `start` is the end of a block. A
    file that cannot be read, or not any further, gives a failure.
    """
    packer = _Packer(kinds, size)
    before = sum(Path(name).stat().st_size for name in files[: start.file])
    for number in range(start.file, len(files)):
        name, row = files[number], start.row if number == start.file else 0
        length, opened = Path(name).stat().st_size if Path(name).exists() else 0, _Opened()
        try:
            for item in read(name, form, columns, row, opened.append):
                if limit is not None and packer.taken >= limit:
                    break
                row += packer.add(name, item, None if limit is None else limit - packer.taken)
                if packer.is_full():
                    yield packer.block(Position(number, row), before + min(length, opened.position()))
        except InputError as error:
            packer.failures.append(Failure(name, None, None, str(error).removeprefix(f"{name}: ")))
        if limit is not None and packer.taken >= limit:
            break
        before += length
        if packer.is_full():
            yield packer.block(Position(number + 1, 0), before)
    if packer.documents or packer.failures:
        yield packer.block(Position(len(files), 0), before)


class _Opened(list[Source]):
    """The file that is read, once it is open."""

    def position(self) -> int:
        return self[0].raw.tell() if self and not self[0].raw.closed else 0


class _Packer:
    """Gathers rows until they make a block."""

    def __init__(self, kinds: dict[str, Any], size: int) -> None:
        self.taken = 0
        self._size = size
        self._kinds = kinds
        self._schema = pa.schema(
            {"text": pa.large_string(), "row": pa.int64(), "line": pa.int64(), "file": pa.string(), **kinds}
        )
        self._clear()

    def _clear(self) -> None:
        self.failures: list[Failure] = []
        self.documents = 0
        self._bytes = 0
        self._rows: list[tuple[str, Row]] = []
        self._batches: list[Any] = []

    def is_full(self) -> bool:
        return self._bytes >= self._size or self.documents >= BLOCK_ROWS

    def add(self, file: str, item: Row | Failure | Batch, room: int | None) -> int:
        """Takes up the rows of an item, `room` of them at most, and tells how many those are."""
        count = 1
        if isinstance(item, Batch):
            count = item.rows.num_rows if room is None else min(room, item.rows.num_rows)
            self._flush()
            self._add_batch(file, Batch(item.first, item.rows.slice(0, count), item.has_ids))
        elif isinstance(item, Row):
            self._rows.append((file, item))
            self._bytes += len(item.text or "")
        else:
            self.failures.append(item)
        self.documents += count
        self.taken += count
        return count

    def block(self, end: Position, read: int) -> Block:
        """What was gathered, and a fresh start."""
        self._flush()
        table = pa.Table.from_batches(self._batches, self._schema).combine_chunks()
        rows = table.to_batches()[0] if table.num_rows else pa.RecordBatch.from_pylist([], self._schema)
        block = Block(rows, self.failures, self.documents, self._bytes, end, read)
        self._clear()
        return block

    def _add_batch(self, file: str, batch: Batch) -> None:
        texts, *others = batch.rows.columns
        count = len(texts)
        rows = pa.array(range(batch.first, batch.first + count), pa.int64())
        values = others if batch.has_ids else [rows, *others]
        try:
            arrays = [
                texts.cast(pa.large_string()), rows, pa.nulls(count, pa.int64()), pa.repeat(visible(file), count),
                *(value.cast(kind) for value, kind in zip(values, self._kinds.values(), strict=True)),
            ]  # fmt: skip
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            reason = f"a column differs in type from the first file's: {str(error).splitlines()[0]}; convert the file"
            raise InputError(f"{file}: {reason}") from None
        self._bytes += pc.sum(pc.binary_length(arrays[0])).as_py() or 0
        self._batches.append(pa.RecordBatch.from_arrays(arrays, schema=self._schema))

    def _flush(self) -> None:
        """Makes a batch of the single rows."""
        columns: list[list[Any]] = [[] for _ in self._schema]
        for file, row in self._rows:
            try:
                values = [
                    _value(value, kind) for value, kind in zip((row.id, *row.more), self._kinds.values(), strict=True)
                ]
            except (ValueError, TypeError, OverflowError, pa.ArrowException) as error:
                names = ", ".join(f"{name} of type {kind}" for name, kind in self._kinds.items())
                reason = f"does not fit {names}, as the first rows have: {str(error).splitlines()[0]}"
                self.failures.append(Failure(file, row.row, row.line, reason))
                continue
            text = None if row.text is None else visible(row.text)
            for column, value in zip(columns, (text, row.row, row.line, visible(file), *values), strict=True):
                column.append(value)
        if columns[0]:
            arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
            self._batches.append(pa.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._rows = []


def _value(value: Any, kind: Any) -> Any:
    """A value of JSON, CSV or a damaged batch of Parquet as one of the type `kind`.

    Raises:
        ValueError, TypeError, OverflowError, pyarrow.ArrowException: If it is none.
    """
    if value is None or isinstance(value, pa.Scalar):
        return value
    if pa.types.is_string(kind):
        return visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))
    if isinstance(value, bool) != pa.types.is_boolean(kind):
        raise ValueError(f"{value!r} is not of type {kind}")
    if isinstance(value, str):
        return pa.scalar(value).cast(kind).as_py()
    return pa.scalar(value, kind).as_py()
