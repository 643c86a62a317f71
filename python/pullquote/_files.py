"""Reads whole tables from files for the command line: Parquet, JSON Lines and CSV."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

from pullquote._inputs import InputError
from pullquote._table import need

_NUMBERS = {"start": int, "end": int, "score": float}
"""Columns of tables of annotations that are no strings, which CSV does not tell."""


def read_table(name: str) -> Any:
    """The table in the file `name`, whose suffix tells the format, or in a folder of Parquet files.

    It is a `pyarrow.Table`, or a list of rows.

    Raises:
        InputError: If the file cannot be read.
    """
    path = Path(name)
    suffix = path.suffix.lower()
    try:
        if suffix in (".parquet", ".pq") or path.is_dir():
            return _parquet(path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            if suffix in (".jsonl", ".ndjson"):
                return [_json(name, number, line) for number, line in enumerate(file, 1) if line.strip()]
            if suffix in (".csv", ".tsv"):
                csv.field_size_limit(sys.maxsize)
                rows = csv.DictReader(file, delimiter="\t" if suffix == ".tsv" else ",", strict=True)
                return [_numbers(row) for row in rows]
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise InputError(f"{name}: is not valid UTF-8; save it as UTF-8") from None
    except (csv.Error, ValueError) as error:
        raise InputError(f"{name}: {error}") from None
    raise InputError(f"{name}: its name does not tell the format; call it .parquet, .jsonl or .csv")


def _parquet(path: Path) -> Any:
    try:
        pq, pa = need("pyarrow.parquet", "reading Parquet", "files"), need("pyarrow", "reading Parquet", "files")
    except ImportError as error:
        raise InputError(f"{path}: {error}") from None
    try:
        if path.is_dir():
            return pq.read_table(path)
        with path.open("rb") as file:
            return pq.read_table(file)
    except pa.ArrowException as error:
        raise InputError(f"{path}: is no Parquet file that can be read: {str(error).splitlines()[0]}") from None


def _json(name: str, line: int, content: str) -> dict[str, Any]:
    try:
        row = json.loads(content)
    except ValueError as error:
        raise InputError(f"{name}: line {line} is not valid JSON: {error}") from None
    if not isinstance(row, dict):
        raise InputError(f"{name}: line {line} is not a JSON object")
    return row


def _numbers(row: dict[str, str]) -> dict[str, Any]:
    return {key: _NUMBERS[key](value) if key in _NUMBERS and value else value or None for key, value in row.items()}
