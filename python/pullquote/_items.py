"""What is read of a file: its columns in use, and its rows, one by one or in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pullquote._frames import choose
from pullquote._inputs import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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


def rows(items: Iterator[Item]) -> Iterator[Row | Failure]:
    """The items of a file with the rows of batches one by one."""
    for item in items:
        if isinstance(item, Batch):
            yield from item.unpack()
        else:
            yield item


class Used(NamedTuple):
    """The numbers of the columns to read."""

    text: int
    id: int | None
    more: list[int]

    def all(self) -> list[int]:
        """The numbers in the order of a batch's columns."""
        return [self.text, *([] if self.id is None else [self.id]), *self.more]


def choose_columns(file: str, pairs: Sequence[tuple[str, bool]], columns: Columns) -> Used:
    """The columns to read of a file's, each given with whether it holds texts.

    Raises:
        InputError: If a column that is named is not there, or none that may be the text.
    """
    names = [column for column, _ in pairs]
    for column in columns.more:
        if names.count(column) != 1:
            problem = "is no column" if column not in names else "is the name of several columns"
            known = ", ".join(map(repr, names)) or "none"
            raise InputError(f"{file}: {column!r} {problem}; pass {columns.called('columns')} with some of: {known}")
    try:
        text, doc_id = choose(list(pairs), columns.text, columns.id, columns.option)
    except ValueError as error:
        raise InputError(f"{file}: {error}") from None
    return Used(text, doc_id, [names.index(column) for column in columns.more])
