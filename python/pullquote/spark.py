"""Annotations of Spark data frames, computed by the executors: long tables, and columns of lists.

Example:
    >>> from pullquote import spark as pqs  # doctest: +SKIP
    >>> quotes = pqs.table(articles, "quotes", text="body", id="url")  # doctest: +SKIP
    >>> quotes.groupBy("speaker_name").count().orderBy("count", ascending=False).show()  # doctest: +SKIP
    >>> articles.withColumn("quotes", pqs.column("quotes")("body"))  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql import functions
from pyspark.sql.types import (
    ArrayType,
    DataType,
    DoubleType,
    IntegerType,
    LongType,
    StringType,
    StructField,
    StructType,
)

from pullquote._batch import process_batch, schema, worker_analyzer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame

__all__ = ["column", "table"]

_TYPES = {"int32": IntegerType(), "int64": LongType(), "double": DoubleType(), "string": StringType()}


def table(
    data: DataFrame,
    what: str = "quotes",
    *,
    text: str = "text",
    id: str,
    columns: Sequence[str] = (),
    quotations: str = "split",
    strict: bool = False,
) -> DataFrame:
    """One row for each sentence, entity mention, quote or referent of the texts; see `Analyzer.quotes` and its like.

    It is lazy, as Spark is, and a `mapInArrow`: each task analyses its record batches on one thread, in a Python worker
    that builds the analyzer once. Executors need pullquote and pyarrow.

    Args:
        data: The documents.
        what: "sentences", "entities", "quotes" or "referents".
        text: The column of texts, of strings.
        id: The column of ids, of any type, which becomes `doc_id`. Row numbers mean nothing across partitions.
        columns: Other columns to carry along.
        quotations: As in `Analyzer`.
        strict: Whether a document that cannot be analysed fails its task; otherwise it is left out, with a warning in
            the executor's log.

    Raises:
        ValueError: If there is no such component, or a column to carry along has the name of one of the annotations.
        pyspark.errors.AnalysisException: If there is no such column.
    """
    fields = schema(what, columns=dict.fromkeys(columns, pa.null()))
    used = data.select(text, *dict.fromkeys(name for name in (id, *columns) if name != text))
    carried = ["doc_id", *columns]
    kinds = dict(zip(carried, (used.schema[name].dataType for name in (id, *columns)), strict=True))
    result = StructType()
    for field in fields:
        result.add(field.name, kinds[field.name] if field.name in kinds else _type(field.type))

    def annotate(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield process_batch(batch, what, text=text, id=id, columns=columns, quotations=quotations, strict=strict)

    return used.mapInArrow(annotate, result)


def column(what: str = "quotes", *, quotations: str = "split") -> Callable[[Any], Any]:
    """A function of a column of texts whose values are lists, one of annotations for each text; null for a null.

    The values have the columns of `table` as fields, except `doc_id`. It is an Arrow UDF, or a pandas UDF where Spark
    is older than 4.1.

    Args:
        what: "sentences", "entities", "quotes" or "referents".
        quotations: As in `Analyzer`.

    Raises:
        ValueError: If there is no such component.
    """
    kind = ArrayType(_fields(list(schema(what))[1:]))
    if hasattr(functions, "arrow_udf"):

        def lists(texts: pa.Array) -> pa.Array:
            return worker_analyzer(what, quotations).column(what, texts).combine_chunks()

        return functions.arrow_udf(lists, kind)  # type: ignore[no-any-return]

    def series(texts: Any) -> Any:
        return worker_analyzer(what, quotations).column(what, texts)

    import pandas as pd

    series.__annotations__ = {"texts": pd.Series, "return": pd.Series}  # by which Spark tells the kind of function
    return functions.pandas_udf(series, kind)  # type: ignore[no-any-return]


def _fields(fields: Iterable[Any]) -> StructType:
    return StructType([StructField(field.name, _type(field.type)) for field in fields])


def _type(kind: Any) -> DataType:
    """What Spark calls a type of the annotations."""
    if pa.types.is_list(kind):
        return ArrayType(_type(kind.value_type))
    return _fields(kind) if pa.types.is_struct(kind) else _TYPES[str(kind)]
