"""Reads documents from Parquet files, in batches whose ends are decided by the file alone."""

from __future__ import annotations

import io
import shutil
import tempfile
from contextlib import nullcontext
from typing import IO, TYPE_CHECKING, Any, cast

from pullquote._frames import is_arrow_text
from pullquote._inputs import InputError
from pullquote._items import Batch, Columns, Failure, Item, choose_columns
from pullquote._table import need

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

_BATCH_BYTES = 1 << 22
"""The size of a batch on average; where batches end is decided by the file alone, so that every run reads alike."""

_BATCH_ROWS = 1 << 13
"""The rows of a batch at most, however short."""


def read_parquet(file: IO[bytes], name: str, columns: Columns, skip: int) -> Iterator[Item]:
    """The rows of the Parquet file `name`, without whole row groups before row `skip`.

    Raises:
        InputError: If it is no Parquet file, or has no column of texts.
    """
    pq = need("pyarrow.parquet", "reading Parquet", "files")
    pa = need("pyarrow", "reading Parquet", "files")
    with _seekable(file) as seekable:
        try:
            # With a buffer, pages are read one by one instead of a whole row group.
            parquet = pq.ParquetFile(seekable, buffer_size=1 << 20, pre_buffer=False)
            schema = parquet.schema_arrow
            used = choose_columns(name, [(field.name, is_arrow_text(pa, field.type)) for field in schema], columns)
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
