"""Annotations of Ray datasets, computed by the cluster.

Example:
    >>> from pullquote import ray as pqr  # doctest: +SKIP
    >>> articles = ray.data.read_parquet("s3://bucket/articles")  # doctest: +SKIP
    >>> pqr.table(articles, "quotes", text="body", id="url").write_parquet("s3://bucket/quotes")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pullquote._batch import check_names, process_batch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ray.data import Dataset

__all__ = ["table"]


def table(
    data: Dataset,
    what: str = "quotes",
    *,
    text: str = "text",
    id: str,
    columns: Sequence[str] = (),
    quotations: str = "split",
    strict: bool = False,
    **options: Any,
) -> Dataset:
    """One row for each sentence, entity mention, quote or referent of the texts; see `Analyzer.quotes` and its like.

    It is lazy, and a `map_batches` over Arrow tables: each task works on one thread, in a worker that builds the
    analyzer once.

    Args:
        data: The documents.
        what: "sentences", "entities", "quotes" or "referents".
        text: The column of texts.
        id: The column of ids, of any type, which becomes `doc_id`. Row numbers mean nothing across blocks.
        columns: Other columns to carry along.
        quotations: As in `Analyzer`.
        strict: Whether a document that cannot be analysed fails its task; otherwise it is left out, with a warning in
            the worker's log.
        options: More for `map_batches`, such as `batch_size`, `num_cpus` or `concurrency`.

    Raises:
        ValueError: If there is no such component, or a column to carry along has the name of one of the annotations.
    """
    check_names([what], columns)
    arguments = {
        "text": text, "id": id, "columns": tuple(columns), "quotations": quotations, "strict": strict,
    }  # fmt: skip
    return data.map_batches(
        process_batch, batch_format="pyarrow", fn_args=(what,), fn_kwargs=arguments, zero_copy_batch=True, **options
    )
