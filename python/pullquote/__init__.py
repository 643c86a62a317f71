"""Fast, parallel sentence segmentation, entity tagging and quote attribution for news text.

`analyze` reads one text; `sentences`, `entities`, `quotes`, `referents` and `tables` read a list, a column or a data
frame of many, and give tidy long tables; `analyze_files` reads files larger than memory; `speakers` counts the quotes
of a corpus by speaker; `Analyzer` does the same as configured; `process_batch` is for engines that span machines.
Offsets are indices into Python strings (code points, half open), so `text[span.start:span.end] == span.text`.

Example:
    >>> import pullquote as pq
    >>> document = pq.analyze("“It holds,” said Mayor Alba Quintero.")
    >>> frame = pq.quotes(["“It holds,” said Mayor Alba Quintero.", None]).to_pandas()
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pullquote._analyze_files import AnalyzedFiles, analyze_files
from pullquote._analyzer import Analyzer
from pullquote._batch import process_batch, schema
from pullquote._core import Document, Entity, Mention, Quote, Referent, Sentence, __version__
from pullquote._html import render
from pullquote._info import info
from pullquote._report import report
from pullquote._signatures import column_call, table_call, tables_call
from pullquote._span import Span
from pullquote._speakers import speakers
from pullquote._table import Table, Tables
from pullquote._warnings import PullquoteWarning

if TYPE_CHECKING:
    from collections.abc import Hashable

    from pullquote._arguments import Errors

__all__ = [
    "AnalyzedFiles",
    "Analyzer",
    "Document",
    "Entity",
    "Mention",
    "PullquoteWarning",
    "Quote",
    "Referent",
    "Sentence",
    "Span",
    "Table",
    "Tables",
    "__version__",
    "analyze",
    "analyze_files",
    "column",
    "entities",
    "info",
    "process_batch",
    "quotes",
    "referents",
    "render",
    "report",
    "schema",
    "sentences",
    "speakers",
    "tables",
]


@cache
def _default() -> Analyzer:
    return Analyzer()


def analyze(text: str) -> Document:
    """Analyses one text with the default analyzer; see `Analyzer.__call__`.

    Example:
        >>> analyze("It holds. It will.").sentences[0].text
        'It holds.'
    """
    return _default()(text)


@table_call
def sentences(
    data: Any,
    text: Hashable | None = None,
    id: Hashable | None = None,
    *,
    errors: Errors = "raise",
    progress: bool = False,
) -> Any:
    """One row for each sentence of the texts, found by the default analyzer; see `Analyzer.sentences`.

    Example:
        >>> sentences(["It holds. It will.", None]).to_pylist()[1]
        {'doc_id': 0, 'sentence_id': 1, 'start': 10, 'end': 18, 'text': 'It will.'}
    """
    return _default().sentences(data, text, id, errors=errors, progress=progress)


@table_call
def entities(
    data: Any,
    text: Hashable | None = None,
    id: Hashable | None = None,
    *,
    errors: Errors = "raise",
    progress: bool = False,
) -> Any:
    """One row for each entity mention of the texts, found by the default analyzer; see `Analyzer.entities`."""
    return _default().entities(data, text, id, errors=errors, progress=progress)


@table_call
def quotes(
    data: Any,
    text: Hashable | None = None,
    id: Hashable | None = None,
    *,
    errors: Errors = "raise",
    progress: bool = False,
) -> Any:
    """One row for each quote of the texts, found by the default analyzer; see `Analyzer.quotes`."""
    return _default().quotes(data, text, id, errors=errors, progress=progress)


@table_call
def referents(
    data: Any,
    text: Hashable | None = None,
    id: Hashable | None = None,
    *,
    errors: Errors = "raise",
    progress: bool = False,
) -> Any:
    """One row for each referent of the texts, found by the default analyzer; see `Analyzer.referents`."""
    return _default().referents(data, text, id, errors=errors, progress=progress)


@tables_call
def tables(
    data: Any,
    text: Hashable | None = None,
    id: Hashable | None = None,
    *,
    errors: Errors = "raise",
    progress: bool = False,
) -> Any:
    """All tables in one pass of the default analyzer; see `Analyzer.tables`."""
    return _default().tables(data, text, id, errors=errors, progress=progress)


@column_call
def column(what: str, data: Any, *, errors: Errors = "raise", progress: bool = False) -> Any:
    """The annotations of each text as one list, beside the texts; see `Analyzer.column`.

    Example:
        >>> [[quote["speaker_name"] for quote in row] for row in column("quotes", ["“No,” said Alba Quintero.", "So."])]
        [['Alba Quintero'], []]
    """
    return _default().column(what, data, errors=errors, progress=progress)
