"""Reads documents from files for the command line, a row at a time."""

from __future__ import annotations

import csv
import io
import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from pullquote._frames import choose, is_arrow_text
from pullquote._table import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FORMATS = ("text", "csv", "tsv", "jsonl", "parquet")
"""The formats that documents can be read from."""

_SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".parquet": "parquet", ".pq": "parquet",
}  # fmt: skip
_ENCODING = "save it as UTF-8, as in: iconv -f latin1 -t utf-8"


class InputError(Exception):
    """A file, or one row of it, that cannot be read; the message names both and the remedy."""


class Row(NamedTuple):
    """One document of a file."""

    id: Any
    """The value of the id column, or the number of the row from 0 on."""
    text: str | None


class Columns(NamedTuple):
    """The columns that the user named, or None for those to be found out."""

    text: str | None
    id: str | None


def read(name: str, form: str | None, columns: Columns, complain: Callable[[str], None]) -> Iterator[Row]:
    """The documents of the file `name` ("-" for standard input), in the format `form` or that of the name's suffix.

    A row that cannot be read is passed over, and `complain` is told why.

    Raises:
        InputError: If the file cannot be read, or not any further.
    """
    form = form or _format(name)
    reader = _READERS[form]
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as file:
            yield from reader(file, "standard input" if name == "-" else name, columns, complain)
    except FileNotFoundError:
        raise InputError(f"{name}: no such file") from None
    except IsADirectoryError:
        raise InputError(f"{name}: is a directory; pass the files in it, as in {name.rstrip('/')}/*.txt") from None
    except PermissionError:
        raise InputError(f"{name}: permission denied; check who may read the file") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from None


def _format(name: str) -> str:
    if name == "-":
        return "text"
    path = Path(name)
    form = _SUFFIXES.get(path.suffix.lower())
    if form or path.is_dir() or not path.exists():
        return form or "text"
    raise InputError(f"{name}: its name does not tell the format; pass --format with one of {', '.join(FORMATS)}")


def _text(file: IO[bytes], name: str, _columns: Columns, _complain: Callable[[str], None]) -> Iterator[Row]:
    content = file.read()
    try:
        yield Row(0, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}: line {line} is not valid UTF-8; {_ENCODING}") from None


def _csv(
    file: IO[bytes], name: str, columns: Columns, complain: Callable[[str], None], delimiter: str = ","
) -> Iterator[Row]:
    csv.field_size_limit(sys.maxsize)
    # Bytes that are no UTF-8 become surrogates, so that only the row they stand in is lost.
    reader = csv.reader(_lines(file, "surrogateescape"), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    line = number = 0
    try:
        for fields in reader:
            line, first_line = reader.line_num, line + 1
            if not fields:
                continue
            if header is None:
                header = fields
                text, id_column = _choose(name, [(column, True) for column in header], columns)
                continue
            number += 1
            if len(fields) != len(header):
                complain(f"{name}: line {first_line} has {len(fields)} fields where the header has {len(header)}")
            elif any(map(_is_escaped, fields)):
                complain(f"{name}: line {first_line} is not valid UTF-8; {_ENCODING}")
            else:
                yield Row(number - 1 if id_column is None else fields[id_column], fields[text])
    except csv.Error as error:
        raise InputError(f"{name}: line {reader.line_num}: {error}; check the quotation marks of the fields") from None
    if header is None:
        raise InputError(f"{name}: is empty; its first line must name the columns")


def _tsv(file: IO[bytes], name: str, columns: Columns, complain: Callable[[str], None]) -> Iterator[Row]:
    return _csv(file, name, columns, complain, delimiter="\t")


def _jsonl(file: IO[bytes], name: str, columns: Columns, complain: Callable[[str], None]) -> Iterator[Row]:
    number = -1
    text_key: str | None = columns.text
    for line, content in enumerate(_lines(file, "surrogateescape"), 1):
        if not content.strip():
            continue
        number += 1
        where = f"{name}: line {line}"
        if _is_escaped(content):
            complain(f"{where} is not valid UTF-8; {_ENCODING}")
            continue
        try:
            record = json.loads(content)
        except json.JSONDecodeError as error:
            complain(f"{where} is not valid JSON: {error.msg} at column {error.colno}")
            continue
        except (ValueError, RecursionError) as error:  # huge numbers, deep nesting
            complain(f"{where} cannot be read: {error}")
            continue
        if not isinstance(record, dict):
            complain(f'{where} is not a JSON object; every line must be one, as in {{"text": "..."}}')
            continue
        keys = ", ".join(map(repr, record)) or "none"
        if text_key is None:
            pairs = [(key, isinstance(value, str)) for key, value in record.items()]
            text_key = list(record)[_choose(where, pairs, columns)[0]]
        missing = [key for key in (text_key, columns.id) if key is not None and key not in record]
        if missing:
            complain(f"{where} has no {missing[0]!r}; its keys are: {keys}")
            continue
        text = record[text_key]
        if text is not None and not isinstance(text, str):
            complain(f"{where}: {text_key!r} is {type(text).__name__}, not a string; pass --text with one of: {keys}")
            continue
        yield Row(number if columns.id is None else record[columns.id], text)


def _parquet(file: IO[bytes], name: str, columns: Columns, _complain: Callable[[str], None]) -> Iterator[Row]:
    try:
        pq = need("pyarrow.parquet", "reading Parquet", "files")
        pa = need("pyarrow", "reading Parquet", "files")
    except ImportError as error:
        raise InputError(f"{name}: {error}") from None
    try:
        parquet = pq.ParquetFile(file if file.seekable() else io.BytesIO(file.read()))
        schema = parquet.schema_arrow
        text, id_column = _choose(name, [(field.name, is_arrow_text(pa, field.type)) for field in schema], columns)
        if not is_arrow_text(pa, schema.field(text).type):
            kind = schema.field(text).type
            raise InputError(f"{name}: column {schema.names[text]!r} is of type {kind}, not of strings; pass --text")
        names = [schema.names[number] for number in (text, id_column) if number is not None]
        number = 0
        for batch in parquet.iter_batches(batch_size=1024, columns=names):
            texts = batch.column(names[0]).to_pylist()
            ids = range(number, number + len(texts)) if id_column is None else batch.column(names[-1]).to_pylist()
            yield from map(Row, ids, texts)
            number += len(texts)
    except pa.ArrowException as error:
        raise InputError(f"{name}: is no Parquet file that can be read: {str(error).splitlines()[0]}") from None


def _lines(file: Iterable[bytes], errors: str) -> Iterator[str]:
    """The lines of a file, without the mark that some programs put in front of UTF-8."""
    for number, line in enumerate(file):
        yield line.decode("utf-8-sig" if number == 0 else "utf-8", errors)


def _is_escaped(text: str) -> bool:
    """True if decoding met bytes that are no UTF-8, and put surrogates in their place."""
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _choose(name: str, pairs: list[tuple[str, bool]], columns: Columns) -> tuple[int, int | None]:
    try:
        return choose(pairs, columns.text, columns.id, "--{}")
    except ValueError as error:
        raise InputError(f"{name}: {error}") from None


_READERS: dict[str, Callable[[IO[bytes], str, Columns, Callable[[str], None]], Iterator[Row]]] = {
    "text": _text,
    "csv": _csv,
    "tsv": _tsv,
    "jsonl": _jsonl,
    "parquet": _parquet,
}
