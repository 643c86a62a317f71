"""Reads documents from files: plain text, CSV, TSV and JSON Lines a row at a time, Parquet by batches."""

from __future__ import annotations

import csv
import json
import lzma
import sys
import zlib
from contextlib import nullcontext
from typing import IO, TYPE_CHECKING, Any

from pullquote._core import MAX_TEXT
from pullquote._frames import choose
from pullquote._inputs import InputError, Source, format_of, open_file
from pullquote._items import Batch, Columns, Failure, Item, Row, choose_columns
from pullquote._parquet import read_parquet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ENCODING = "save it as UTF-8, as in: iconv -f latin1 -t utf-8"


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
    form = form or format_of(name, columns.option)
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
            used = choose_columns(name, [(column, True) for column in header], columns)
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


def _is_escaped(text: str) -> bool:
    """True if decoding met bytes that are no UTF-8, and put surrogates in their place."""
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


_READERS: dict[str, Callable[[IO[bytes], str, Columns, int], Iterator[Item]]] = {
    "text": _text,
    "csv": _csv,
    "tsv": _tsv,
    "jsonl": _jsonl,
    "parquet": read_parquet,
}
