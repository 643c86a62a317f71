"""Reads documents from files, a row at a time, or a batch at a time where the format has batches."""

from __future__ import annotations

import csv
import io
import json
import lzma
import shutil
import sys
import tempfile
import zlib
from contextlib import nullcontext
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

from pullquote._core import MAX_TEXT
from pullquote._frames import choose, is_arrow_text
from pullquote._inputs import InputError, Source, format_of, open_file
from pullquote._table import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

_ENCODING = "save it as UTF-8, as in: iconv -f latin1 -t utf-8"

_BATCH_BYTES = 1 << 22
"""The size of a batch on average; where batches end is decided by the file alone, so that every run reads alike."""

_BATCH_ROWS = 1 << 13
"""The rows of a batch at most, however short."""


class Columns(NamedTuple):
    """The columns that the user named, or None for those to be found out."""

    text: str | None
    id: str | None
    more: tuple[str, ...] = ()
    """Columns to carry along."""
    option: str = "--{}"
    """How messages call a parameter."""

    def called(self, parameter: str) -> str:
        """What messages call `parameter`."""
        return self.option.format(parameter)


class Row(NamedTuple):
    """One document of a file."""

    row: int
    """The number of the row in the file, from 0 on."""
    line: int | None
    """The line that the row begins on, from 1 on, if the file has lines."""
    id: Any
    """The value of the id column, or the number of the row."""
    text: str | None
    more: tuple[Any, ...] = ()
    """The values of the columns to carry along."""


class Failure(NamedTuple):
    """A row that could not be read or analysed, or a file that could not be read any further."""

    file: str
    row: int | None
    """The number of the row in the file, from 0 on; None if the file itself is at fault."""
    line: int | None
    """The line that the row begins on, from 1 on, if the file has lines."""
    reason: str
    """What is wrong, and the remedy; a continuation of "line 7" or "row 6"."""

    def __str__(self) -> str:
        if self.row is None:
            return f"{self.file}: {self.reason}"
        return f"{self.file}: {f'row {self.row}' if self.line is None else f'line {self.line}'} {self.reason}"


class Batch(NamedTuple):
    """Neighbouring documents of a file as an Arrow record batch of valid columns."""

    first: int
    """The number of the first row."""
    rows: Any
    """The `pyarrow.RecordBatch`: the texts, the ids if a column was named, and the columns to carry along."""
    has_ids: bool
    """Whether the second column holds ids."""

    def after(self, skip: int) -> Batch:
        """The rows from row `skip` of the file on."""
        return Batch(max(self.first, skip), self.rows.slice(max(0, skip - self.first)), self.has_ids)

    def unpack(self) -> Iterator[Row]:
        """The rows one by one."""
        texts, *others = (column.to_pylist() for column in self.rows.columns)
        ids = others.pop(0) if self.has_ids else range(self.first, self.first + len(texts))
        more = zip(*others, strict=True) if others else iter([()] * len(texts))
        for number, row in enumerate(zip(ids, texts, more, strict=True), self.first):
            yield Row(number, None, *row)


Item = Row | Failure | Batch


def read(
    name: str,
    form: str | None,
    columns: Columns,
    skip: int = 0,
    opened: Callable[[Source], object] = lambda _: None,
) -> Iterator[Item]:
    """The documents of the file `name` ("-" for standard input), in the format `form` or that of the name's suffix.

    Every row gives a `Row`, a place in a `Batch`, or a `Failure`; rows before number `skip` give nothing. `opened` is
    told the open file.

    Raises:
        InputError: If the file cannot be read, or not any further.
    """
    form = form or format_of(name)
    shown = "standard input" if name == "-" else name
    try:
        source = open_file(name)
        opened(source)
        with nullcontext() if name == "-" else source.raw, nullcontext() if name == "-" else source.file:
            for item in _READERS[form](source.file, shown, columns, skip):
                if isinstance(item, Batch):
                    if item.first + item.rows.num_rows > skip:
                        yield item.after(skip)
                elif (item.row or 0) >= skip:
                    yield item
    except FileNotFoundError:
        raise InputError(f"{name}: no such file") from None
    except PermissionError:
        raise InputError(f"{name}: permission denied; check who may read the file") from None
    except OSError as error:
        raise InputError(f"{shown}: cannot be read: {error.strerror or error}") from None
    except (EOFError, zlib.error, lzma.LZMAError) as error:
        raise InputError(f"{shown}: is cut short or damaged: {error}; pack it again") from None
    except ImportError as error:
        raise InputError(f"{shown}: {error}") from None


def rows(items: Iterator[Item]) -> Iterator[Row | Failure]:
    """The items of a file with the rows of batches one by one."""
    for item in items:
        if isinstance(item, Batch):
            yield from item.unpack()
        else:
            yield item


def _text(file: IO[bytes], name: str, columns: Columns, _skip: int) -> Iterator[Item]:
    content = file.read(MAX_TEXT + 1)
    if len(content) > MAX_TEXT:
        raise InputError(f"{name}: {_too_long()}")
    try:
        yield Row(0, None, 0, content.decode("utf-8-sig"), (None,) * len(columns.more))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}: line {line} is not valid UTF-8; {_ENCODING}") from None


def _csv(file: IO[bytes], name: str, columns: Columns, _skip: int, delimiter: str = ",") -> Iterator[Item]:
    csv.field_size_limit(min(MAX_TEXT, sys.maxsize))
    # Bytes that are no UTF-8 become surrogates, so that only the row they stand in is lost.
    lines = (
        line.decode("utf-8-sig" if number == 0 else "utf-8", "surrogateescape") for number, line in enumerate(file)
    )
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header: list[str] | None = None
    line, row = 0, -1
    while True:
        first = line + 1
        try:
            fields = next(reader, None)
        except csv.Error as error:
            # The next row is looked for on the next line.
            line, row = reader.line_num, row + 1
            reason = (
                f"is not valid {'CSV' if delimiter == ',' else 'TSV'}: {error}; check the quotation marks of the fields"
            )
            if header is None:
                raise InputError(f"{name}: line {line} {reason}") from None
            yield Failure(name, row, line, reason)
            continue
        line = reader.line_num
        if fields is None:
            break
        if not fields:
            continue
        if header is None:
            header = fields
            used = _choose(name, [(column, True) for column in header], columns)
            continue
        row += 1
        if len(fields) != len(header):
            yield Failure(name, row, first, f"has {len(fields)} fields where the header has {len(header)}")
        elif any(map(_is_escaped, fields)):
            yield Failure(name, row, first, f"is not valid UTF-8; {_ENCODING}")
        else:
            doc_id = row if used.id is None else fields[used.id]
            yield Row(row, first, doc_id, fields[used.text], tuple(fields[number] for number in used.more))
    if header is None:
        raise InputError(f"{name}: is empty; its first line must name the columns")


def _tsv(file: IO[bytes], name: str, columns: Columns, skip: int) -> Iterator[Item]:
    return _csv(file, name, columns, skip, delimiter="\t")


def _jsonl(file: IO[bytes], name: str, columns: Columns, _skip: int) -> Iterator[Item]:
    row = line = -1
    key: str | None = columns.text
    while content := file.readline(MAX_TEXT + 1):
        line += 1
        rest = content
        while len(rest) > MAX_TEXT and not rest.endswith(b"\n"):
            rest = file.readline(MAX_TEXT + 1)
        if not content.strip():
            continue
        row += 1
        try:
            if len(content) > MAX_TEXT:
                raise _RowError(_too_long())
            record = _record(content.decode("utf-8-sig" if line == 0 else "utf-8"))
            if key is None:
                pairs = [(name, isinstance(value, str)) for name, value in record.items()]
                try:
                    key = list(record)[choose(pairs, None, columns.id, columns.option)[0]]
                except ValueError as error:
                    raise InputError(f"{name}: line {line + 1}: {error}") from None
            yield Row(row, line + 1, *_values(record, row, key, columns))
        except UnicodeDecodeError:
            yield Failure(name, row, line + 1, f"is not valid UTF-8; {_ENCODING}")
        except _RowError as error:
            yield Failure(name, row, line + 1, str(error))


def _too_long() -> str:
    return f"is longer than the {MAX_TEXT} bytes that one document may have; split it into documents"


class _RowError(Exception):
    """What is wrong with one row."""


def _record(content: str) -> dict[str, Any]:
    try:
        record = json.loads(content)
    except json.JSONDecodeError as error:
        raise _RowError(f"is not valid JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:  # huge numbers, deep nesting
        raise _RowError(f"cannot be read: {error}") from None
    if not isinstance(record, dict):
        raise _RowError('is not a JSON object; every line must be one, as in {"text": "..."}')
    return record


def _values(record: dict[str, Any], row: int, key: str, columns: Columns) -> tuple[Any, str | None, tuple[Any, ...]]:
    """The id, the text and the values to carry along; only of the latter may any be missing."""
    for name in (key, columns.id):
        if name is not None and name not in record:
            raise _RowError(f"has no {name!r}; its keys are: {', '.join(map(repr, record)) or 'none'}")
    text = record[key]
    if text is not None and not isinstance(text, str):
        kind, keys = type(text).__name__, ", ".join(map(repr, record))
        raise _RowError(f"has {key!r} of type {kind}, not a string; pass {columns.called('text')} with one of: {keys}")
    doc_id = row if columns.id is None else record[columns.id]
    return doc_id, text, tuple(record.get(name) for name in columns.more)


def _parquet(file: IO[bytes], name: str, columns: Columns, skip: int) -> Iterator[Item]:
    pq = need("pyarrow.parquet", "reading Parquet", "files")
    pa = need("pyarrow", "reading Parquet", "files")
    with _seekable(file) as seekable:
        try:
            # With a buffer, pages are read one by one instead of a whole row group.
            parquet = pq.ParquetFile(seekable, buffer_size=1 << 20, pre_buffer=False)
            schema = parquet.schema_arrow
            used = _choose(name, [(field.name, is_arrow_text(pa, field.type)) for field in schema], columns)
            kind, names = schema.field(used.text).type, [schema.names[number] for number in used.all()]
            if not is_arrow_text(pa, kind):
                remedy = f"pass {columns.called('text')}"
                raise InputError(f"{name}: column {names[0]!r} is of type {kind}, not of strings; {remedy}")
            first = 0
            for group in range(parquet.num_row_groups):
                count = parquet.metadata.row_group(group).num_rows
                if first + count <= skip:
                    first += count
                    continue
                for rows in parquet.iter_batches(
                    _batch_rows(parquet, group, names), [group], list(dict.fromkeys(names))
                ):
                    arrays = [rows.column(column) for column in names]
                    unnamed = pa.RecordBatch.from_arrays(arrays, list(map(str, range(len(arrays)))))
                    yield from _valid(pa, name, Batch(first, unnamed, used.id is not None))
                    first += rows.num_rows
        except pa.ArrowException as error:
            reason = f"is no Parquet file that can be read: {str(error).splitlines()[0]}"
            raise InputError(f"{name}: {reason}") from None


def _seekable(file: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    """The file, or a copy on the disk of one that comes as a stream: Parquet is read from its end."""
    if isinstance(file, io.BufferedReader) and file.seekable():
        return nullcontext(file)
    copy = tempfile.TemporaryFile()  # noqa: SIM115  # the caller's context closes it
    shutil.copyfileobj(file, copy)
    return cast("AbstractContextManager[IO[bytes]]", copy)


def _batch_rows(parquet: Any, group: int, names: list[str]) -> int:
    """How many rows of a row group to read at a time, by the size of the columns in use."""
    metadata = parquet.metadata.row_group(group)
    columns = map(metadata.column, range(metadata.num_columns))
    leaves = tuple(f"{name}." for name in names)
    size = sum(column.total_uncompressed_size for column in columns if f"{column.path_in_schema}.".startswith(leaves))
    return int(max(1, min(_BATCH_ROWS, _BATCH_BYTES * metadata.num_rows // max(1, size))))


def _valid(pa: Any, file: str, batch: Batch) -> Iterator[Item]:
    """The batch, or its rows one by one if some of them are no UTF-8, which nobody checks who writes Parquet."""
    try:
        batch.rows.validate(full=True)
    except pa.ArrowInvalid:
        if batch.rows.num_rows > 1:
            for number in range(batch.rows.num_rows):
                yield from _valid(pa, file, Batch(batch.first + number, batch.rows.slice(number, 1), batch.has_ids))
        else:
            yield Failure(file, batch.first, None, "is not valid UTF-8; decode its bytes with the encoding they are in")
    else:
        yield batch


def _is_escaped(text: str) -> bool:
    """True if decoding met bytes that are no UTF-8, and put surrogates in their place."""
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


class _Used(NamedTuple):
    """The numbers of the columns to read."""

    text: int
    id: int | None
    more: list[int]

    def all(self) -> list[int]:
        """The numbers in the order of a batch's columns."""
        return [self.text, *([] if self.id is None else [self.id]), *self.more]


def _choose(name: str, pairs: Sequence[tuple[str, bool]], columns: Columns) -> _Used:
    names = [column for column, _ in pairs]
    for column in columns.more:
        if names.count(column) != 1:
            problem = "is no column" if column not in names else "is the name of several columns"
            known = ", ".join(map(repr, names)) or "none"
            raise InputError(f"{name}: {column!r} {problem}; pass {columns.called('columns')} with some of: {known}")
    try:
        text, doc_id = choose(list(pairs), columns.text, columns.id, columns.option)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from None
    return _Used(text, doc_id, [names.index(column) for column in columns.more])


_READERS: dict[str, Callable[[IO[bytes], str, Columns, int], Iterator[Item]]] = {
    "text": _text,
    "csv": _csv,
    "tsv": _tsv,
    "jsonl": _jsonl,
    "parquet": _parquet,
}
