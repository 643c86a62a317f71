"""The analyzer that users configure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sized
from typing import TYPE_CHECKING, Any, Literal, final, overload

from pullquote import _columns, _frames, _pipe, _progress
from pullquote._arguments import Errors, Quotations, check_components, check_errors, check_threads, integer
from pullquote._core import COMPONENTS, ArrowSource, Document, Engine
from pullquote._signatures import column_method, table_method, tables_method
from pullquote._table import Table, Tables
from pullquote._warnings import report

if TYPE_CHECKING:
    from typing import TypeVar

    from pullquote._core import Batches

    Context = TypeVar("Context")


@final
class Analyzer:
    """Finds sentences, entities, quotes and referents in texts, many at a time and in parallel.

    Immutable, hashable, picklable and safe to share between threads and with forked processes. What it finds in a text
    depends on nothing but the text and the configuration, whatever the number of threads.

    Args:
        components: What to look for: any of "sentences", "entities", "quotes" and "referents". Only the work these
            need is done.
        threads: Threads that work on calls with many texts; None means one for each core this process may use.
        quotations: "split" ends sentences inside a quotation as elsewhere (the convention of Universal Dependencies
            and the Penn Treebank); "keep" keeps a quotation whole within its sentence.

    Raises:
        ValueError: If a component, a number of threads or a way with quotations does not exist.
        TypeError: If an argument is of the wrong type.

    Example:
        >>> nlp = Analyzer(components=("sentences",), threads=2)
        >>> [sentence.text for sentence in nlp("It holds. It will.").sentences]
        ['It holds.', 'It will.']
    """

    __slots__ = ("_components", "_engine", "_quotations", "_threads")
    _components: tuple[str, ...]
    _engine: Engine
    _quotations: Quotations
    _threads: int | None

    def __init__(
        self,
        components: Iterable[str] = ("sentences", "entities", "quotes", "referents"),
        threads: int | None = None,
        quotations: Quotations = "split",
    ) -> None:
        set_field = object.__setattr__
        set_field(self, "_components", check_components(components))
        set_field(self, "_threads", check_threads(threads))
        if quotations not in ("split", "keep"):
            raise ValueError(f"quotations must be 'split' or 'keep', not {quotations!r}")
        set_field(self, "_quotations", quotations)
        set_field(self, "_engine", Engine(self._components, quotations, self._threads))

    @property
    def components(self) -> tuple[str, ...]:
        """What the analyzer looks for."""
        return self._components

    @property
    def threads(self) -> int | None:
        """The number of threads it was given; None means one for each core."""
        return self._threads

    @property
    def quotations(self) -> Quotations:
        """Whether quotations are split into sentences or kept whole."""
        return self._quotations

    def __call__(self, text: str) -> Document:
        """Analyses one text.

        Args:
            text: Any string. Lone surrogates are read as U+FFFD, and stay what they are in the document's texts.

        Raises:
            TypeError: If `text` is no string.
            ValueError: If `text` is longer than 2 GiB.
        """
        return self._engine.analyze(text)

    analyze = __call__

    @overload
    def pipe(
        self,
        texts: Iterable[str | None],
        batch_size: int = ...,
        as_tuples: Literal[False] = ...,
        progress: bool = ...,
        *,
        errors: Errors = ...,
    ) -> Iterator[Document]: ...
    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str | None, Context]],
        batch_size: int = ...,
        *,
        as_tuples: Literal[True],
        progress: bool = ...,
        errors: Errors = ...,
    ) -> Iterator[tuple[Document, Context]]: ...
    def pipe(
        self,
        texts: Iterable[Any],
        batch_size: int = _pipe.BATCH_DOCUMENTS,
        as_tuples: bool = False,
        progress: bool = False,
        *,
        errors: Errors = "raise",
    ) -> Iterator[Any]:
        """Analyses many texts, lazily and in order.

        Args:
            texts: Any iterable of strings; None, NaN and the like give an empty document. It is read one batch ahead.
            batch_size: Documents that are analysed in parallel before the first of them is handed out.
            as_tuples: If true, `texts` are pairs of a text and anything, and pairs of a document and that come out.
            progress: If true, shows a progress bar.
            errors: "raise" stops at an element that is neither a string nor null; "null" treats it as null and warns
                in the end.

        Returns:
            An iterator of `Document`, or of pairs if `as_tuples`.

        Raises:
            TypeError: If `texts` is no iterable of texts, or an element is no text and `errors` is "raise".

        Example:
            >>> for document, url in nlp.pipe([("It holds.", "https://example.org")], as_tuples=True):
            ...     print(url, len(document.sentences))
            https://example.org 1
        """
        check_errors(errors)
        if integer("batch_size", batch_size) < 1:
            raise ValueError(f"batch_size must be at least 1, not {batch_size}")
        rows = _frames.iterate(texts)
        bar = _progress.bar(progress, len(texts) if isinstance(texts, Sized) else None)
        return _pipe.documents(self._engine, rows, batch_size, as_tuples, errors == "null", bar)

    @table_method
    def sentences(
        self,
        data: Any,
        text: Hashable | None = None,
        id: Hashable | None = None,
        *,
        errors: Errors = "raise",
        progress: bool = False,
    ) -> Any:
        """One row for each sentence of the texts.

        The columns are `doc_id`, `sentence_id` (a running number within the document), `start` and `end` (code points,
        half open) and `text`. A null row gives no rows.

        Args:
            data: A list of `str | None`; a pandas, polars or pyarrow column or frame; a duckdb relation; or anything
                with the Arrow PyCapsule interface.
            text: The column of texts of a frame; None means the one named "text", or the only one of strings.
            id: The column of ids of a frame, which becomes `doc_id`; None means row numbers.
            errors: "raise" stops at an element of a list that is neither a string nor null; "null" treats such as null
                and warns.
            progress: If true, shows a progress bar.

        Returns:
            A frame of the library that `data` came from, lazy if `data` is lazy; of a list, a `Table`.

        Raises:
            ValueError: If there is no such column, or no one column of strings, or the analyzer lacks the component.
            TypeError: If `data` or a row of it is of the wrong type.
        """
        return self._table("sentences", data, text, id, errors, progress)

    @table_method
    def entities(
        self,
        data: Any,
        text: Hashable | None = None,
        id: Hashable | None = None,
        *,
        errors: Errors = "raise",
        progress: bool = False,
    ) -> Any:
        """One row for each entity mention of the texts.

        The columns are `doc_id`, `entity_id` (a running number within the document), `start` and `end` (code points,
        half open), `text`, `label`, `name` and `score`; see `Entity`. For the arguments, see `sentences`.
        """
        return self._table("entities", data, text, id, errors, progress)

    @table_method
    def quotes(
        self,
        data: Any,
        text: Hashable | None = None,
        id: Hashable | None = None,
        *,
        errors: Errors = "raise",
        progress: bool = False,
    ) -> Any:
        """One row for each quote of the texts: who said what.

        The columns are `doc_id`, `quote_id` (a running number within the document), `start` and `end` (code points,
        half open), `text`, `kind`, `speaker`, `speaker_start`, `speaker_end`, `speaker_name`, `speaker_title`,
        `speaker_affiliation`, `cue`, `cue_start`, `cue_end`, `method`, `score` and `spans`; see `Quote`. For the
        arguments, see `sentences`.
        """
        return self._table("quotes", data, text, id, errors, progress)

    @table_method
    def referents(
        self,
        data: Any,
        text: Hashable | None = None,
        id: Hashable | None = None,
        *,
        errors: Errors = "raise",
        progress: bool = False,
    ) -> Any:
        """One row for each person, organisation or place that a text names.

        The columns are `doc_id`, `referent_id` (a running number within the document), `start` and `end` (of the full
        name; code points, half open), `name`, `label`, `ticker`, and the lists `titles`, `affiliations` and `mentions`
        (each a `start` and an `end`); see `Referent`. For the arguments, see `sentences`.
        """
        return self._table("referents", data, text, id, errors, progress)

    @tables_method
    def tables(
        self,
        data: Any,
        text: Hashable | None = None,
        id: Hashable | None = None,
        *,
        errors: Errors = "raise",
        progress: bool = False,
    ) -> Any:
        """All tables in one pass, as `.sentences`, `.entities`, `.quotes` and `.referents`.

        A table whose component the analyzer was not asked for is empty. The tables of a lazy polars frame are computed
        at once, as data frames. For the arguments, see `sentences`.
        """
        finish, tables = self._run(self._components, data, text, id, errors, progress)
        return Tables(*(finish(Table(tables[name])) for name in COMPONENTS))

    @column_method
    def column(self, what: str, data: Any, *, errors: Errors = "raise", progress: bool = False) -> Any:
        """The annotations of each text as one list: a column that stays beside the texts.

        The values have the columns of the table `what` as fields, except `doc_id`. A text without annotations has an
        empty list, a null row null.

        Args:
            what: "sentences", "entities", "quotes" or "referents".
            data: A pandas, polars or pyarrow column of texts, a polars expression, a duckdb relation of one column, or
                a list.
            errors: As in `sentences`.
            progress: As in `sentences`.

        Returns:
            A pandas `Series` of lists of dictionaries, with the index of `data`; a polars `Series` or expression of
            type `list[struct]`; a pyarrow `ChunkedArray` of that type; a duckdb relation of one column, for a
            `positional join`; or a list of lists of dictionaries.

        Raises:
            ValueError: If the analyzer lacks the component.
            TypeError: If `data` is a frame or nothing like a column, or a row of it is of the wrong type.

        Example:
            >>> [len(sentences) for sentences in nlp.column("sentences", ["It holds. It will.", ""])]
            [2, 0]
        """
        self._check(what)
        if _columns.is_expression(data):
            return _columns.expression(data, lambda texts: self.column(what, texts, errors=errors, progress=progress))
        column = _columns.read(data)
        _, tables = self._run((what,), column.texts, None, None, errors, progress)
        return column.finish(Table(tables[what].nest(what, column.valid)))

    def _check(self, component: str) -> None:
        if component not in COMPONENTS:
            raise ValueError(f"unknown component {component!r}; the known ones are {', '.join(map(repr, COMPONENTS))}")
        if component not in self._components:
            raise ValueError(
                f"this analyzer does not look for {component}; "
                f"make one with Analyzer(components={(*self._components, component)!r})"
            )

    def _table(self, component: str, data: Any, text: Any, id: Any, errors: Errors, progress: bool) -> Any:
        self._check(component)
        check_errors(errors)
        if _frames.is_a(data, "polars", "LazyFrame"):
            return _frames.lazy(
                data, text, id, lambda rows: self._table(component, rows, "text", "doc_id", errors, progress)
            )
        finish, tables = self._run((component,), data, text, id, errors, progress)
        return finish(Table(tables[component]))

    def _run(
        self, want: tuple[str, ...], data: Any, text: Any, id: Any, errors: Errors, progress: bool
    ) -> tuple[Callable[[Table], Any], dict[str, Batches]]:
        """The tables, of which those not in `want` are empty, and what makes each the kind of frame that `data` is."""
        check_errors(errors)
        source = _frames.read(data, text, id)
        with _progress.bar(progress, source.size) as update:
            if isinstance(source.texts, ArrowSource):
                batches, problems = self._engine.tables_of_arrow(source.texts, source.text, source.id, want, update)
            else:
                batches, problems = self._engine.tables_of_list(source.texts, want, errors == "null", update)
        report(problems)
        return source.finish, batches

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Analyzer) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        components, threads, quotations = self._key()
        return f"Analyzer(components={components!r}, threads={threads!r}, quotations={quotations!r})"

    def __reduce__(self) -> tuple[type[Analyzer], tuple[Any, ...]]:
        return Analyzer, self._key()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an Analyzer is immutable; make another one instead of setting {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"an Analyzer is immutable; cannot delete {name!r}")

    def _key(self) -> tuple[Any, ...]:
        return self._components, self._threads, self._quotations
