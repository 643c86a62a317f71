"""One record batch of texts in, one of annotations out: what runs in the workers of Spark, Ray, Dask and the like."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pullquote._analyzer import Analyzer
from pullquote._core import COMPONENTS, ArrowSource, Engine
from pullquote._frames import choose, is_arrow_text
from pullquote._table import Table, need
from pullquote._warnings import Problems, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pyarrow as pa

_KEY = "doc_id"


def process_batch(
    batch: Any,
    what: str = "quotes",
    *,
    text: str | None = None,
    id: str | None = None,
    columns: Sequence[str] = (),
    threads: int = 1,
    quotations: str = "split",
    strict: bool = False,
) -> Any:
    """Analyses one Arrow record batch of documents and returns one of annotations; the building block for engines.

    It is a plain function, so it pickles by name and works in workers that were forked, spawned or sent elsewhere; the
    analyzer is built once in each process. The result's columns and types are those of `schema`, for an empty batch
    too.

    Args:
        batch: A `pyarrow.RecordBatch` or `pyarrow.Table`.
        what: "sentences", "entities", "quotes" or "referents".
        text: The column of texts; None means the one named "text", or the only one of strings.
        id: The column of ids, which becomes `doc_id`; None means row numbers within this batch.
        columns: Other columns to carry along: each annotation has the values of its document.
        threads: Threads to work with. Engines run one task for each core, so it is 1 unless you say otherwise.
        quotations: As in `Analyzer`.
        strict: Whether a document that cannot be analysed is an error; otherwise it is left out with a warning.

    Returns:
        What `batch` is: a `pyarrow.RecordBatch` or a `pyarrow.Table`.

    Raises:
        ValueError: If there is no such column or component, if a column to carry along has the name of one of the
            annotations, or, with `strict`, if a document cannot be analysed.
        TypeError: If `batch` is of another type.

    Example:
        >>> import pyarrow as pa
        >>> batch = pa.record_batch({"url": ["a"], "text": ["“It holds,” said Alba Quintero."], "year": [2024]})
        >>> process_batch(batch, "quotes", id="url", columns=["year"]).to_pylist()[0]["speaker_name"]
        'Alba Quintero'
    """
    pa = need("pyarrow", "process_batch()", "arrow")
    if not isinstance(batch, pa.RecordBatch | pa.Table):
        raise TypeError(f"batch must be a pyarrow.RecordBatch or pyarrow.Table, not {type(batch).__name__}")
    strings = [(field.name, is_arrow_text(pa, field.type)) for field in batch.schema]
    number, id_number = choose(strings, text, id)
    names = batch.schema.names
    if missing := [name for name in columns if name not in names]:
        raise ValueError(f"there is no column {missing[0]!r} to carry along; there are {', '.join(map(repr, names))}")
    check_names([what], columns)
    rows = batch.combine_chunks() if isinstance(batch, pa.Table) else batch
    ids = pa.array(range(batch.num_rows), pa.int64()) if id_number is None else rows.column(id_number)
    keys = {_KEY: ids, **{name: rows.column(name) for name in columns}}
    tables, problems = annotate(_engine((what,), quotations, threads), rows.column(number), keys, (what,))
    if strict and problems["failures"]:
        row, reason = problems["failures"][0]
        raise ValueError(f"row {row}: {reason}")
    report(problems)
    table = tables[what].combine_chunks()
    return table if isinstance(batch, pa.Table) else one_batch(table)


def schema(what: str = "quotes", id_type: Any = None, columns: Mapping[str, Any] | None = None) -> pa.Schema:
    """The Arrow schema of the annotations `what`, as `process_batch` and the table functions give them.

    All types are signed integers, doubles, plain strings, and lists of these, which every engine knows.

    Args:
        what: "sentences", "entities", "quotes" or "referents".
        id_type: The type of `doc_id`; None means int64, as for row numbers.
        columns: The names and types of columns that are carried along, which follow `doc_id`.

    Raises:
        ValueError: If there is no such component.

    Example:
        >>> schema("sentences").names
        ['doc_id', 'sentence_id', 'start', 'end', 'text']
    """
    pa = need("pyarrow", "schema()", "arrow")
    check_names([what], columns or ())
    tables, _ = _engine((what,), "split", 1).tables_of_list((), (what,), coerce=False)
    fields = list(pa.schema(tables[what]))
    keys = {_KEY: id_type or pa.int64(), **(columns or {})}
    return pa.schema([pa.field(name, kind) for name, kind in keys.items()] + fields[1:])


def annotate(
    engine: Engine, texts: Any, keys: Mapping[str, Any], want: tuple[str, ...], progress: Any = None
) -> tuple[dict[str, Any], Problems]:
    """The tables of an Arrow array of texts: first the columns `keys`, arrays as long, then the annotations.

    Ids of documents may be of any type, so the keys go through the core as one id, a struct.
    """
    import pyarrow as pa

    names, arrays = list(keys), list(map(_flat, keys.values()))
    # A child of a struct gets the nulls of the struct, so it has none.
    key = pa.StructArray.from_arrays(arrays, fields=[pa.field(n, a.type) for n, a in zip(names, arrays, strict=True)])
    rows = pa.RecordBatch.from_arrays([_flat(texts), key], ["text", "key"])
    batches, problems = engine.tables_of_arrow(ArrowSource(rows), 0, 1, want, progress)
    tables = {}
    for what in want:
        table = pa.table(batches[what])
        key = table.column(0)
        columns = [
            pa.chunked_array([chunk.field(number) for chunk in key.chunks], array.type)
            for number, array in enumerate(arrays)
        ]
        fields = [pa.field(name, array.type) for name, array in zip(names, arrays, strict=True)]
        tables[what] = pa.table([*columns, *table.columns[1:]], pa.schema([*fields, *list(table.schema)[1:]]))
    return tables, problems


def one_batch(table: Any) -> Any:
    """A table of one chunk as a record batch."""
    import pyarrow as pa

    batches = table.to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], table.schema)


def check_names(what: Iterable[str], columns: Iterable[str]) -> None:
    """Raises ValueError for a component that does not exist, and for a column that an annotation has too."""
    taken = {"file", _KEY}
    for component in what:
        if component not in COMPONENTS:
            raise ValueError(f"unknown component {component!r}; the known ones are {', '.join(map(repr, COMPONENTS))}")
        tables, _ = _engine((component,), "split", 1).tables_of_list((), (component,), coerce=False)
        taken |= set(Table(tables[component]).column_names)
    for name in columns:
        if name in taken:
            raise ValueError(
                f"column {name!r} cannot be carried along, since the annotations have one of that name; rename it"
            )


def _flat(array: Any) -> Any:
    """One array of a column in chunks."""
    return array.combine_chunks() if hasattr(array, "combine_chunks") and hasattr(array, "chunks") else array


@cache
def worker_analyzer(what: str, quotations: Any) -> Analyzer:
    """The analyzer of this worker process for one kind of annotation, on one thread."""
    return Analyzer((what,), threads=1, quotations=quotations)


@cache
def _engine(components: tuple[str, ...], quotations: str, threads: int) -> Engine:
    """The engine of this process for such work."""
    return Engine(components, quotations, threads)
