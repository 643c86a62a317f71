"""Files larger than memory in, a folder of Parquet tables out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pullquote._arguments import check_threads
from pullquote._batch import check_names
from pullquote._core import COMPONENTS, Engine
from pullquote._inputs import FORMATS, InputError, expand, format_of
from pullquote._table import need
from pullquote._warnings import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PART_BYTES = 1 << 27
"""The text after which a part of the output ends, unless the caller says otherwise."""


class AnalyzedFiles(NamedTuple):
    """What `analyze_files` did, and where its tables are."""

    folder: Path
    """The folder with one folder of Parquet files for each table."""
    documents: int
    """The rows that were read, with those that failed."""
    failures: int
    """The rows that could not be read or analysed, and files that could not be read to their end."""
    rows: dict[str, int]
    """The number of rows in each table."""
    shown: tuple[str, ...] = ()
    """Messages of the first failures of this run."""

    def dataset(self, what: str = "quotes") -> Any:
        """The table `what`, or "errors", as a `pyarrow.dataset.Dataset`, which reads no more than it is asked for.

        Raises:
            ValueError: If there is no such table.
        """
        if what not in self.rows:
            raise ValueError(f"there is no table {what!r}; there are {', '.join(map(repr, self.rows))}")
        return need("pyarrow.dataset", "dataset()", "files").dataset(str(self.folder / what), format="parquet")

    def __str__(self) -> str:
        found = ", ".join(f"{count:,} {name}" for name, count in self.rows.items() if name != "errors")
        failed = f", {self.failures:,} failed (see {self.folder / 'errors'})" if self.failures else ""
        return f"{self.documents:,} documents{failed}; {found} in {self.folder}"


def analyze_files(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    what: Iterable[str] = tuple(COMPONENTS),
    *,
    text: str | None = None,
    id: str | None = None,
    columns: Sequence[str] = (),
    format: str | None = None,
    threads: int | None = None,
    quotations: str = "split",
    limit: int | None = None,
    strict: bool = False,
    resume: bool = False,
    progress: bool = False,
    part_size: int = PART_BYTES,
) -> AnalyzedFiles:
    """Analyses files of any size, in bounded memory, into a folder of Parquet tables; needs pyarrow.

    Files are Parquet, CSV, TSV, JSON Lines or plain text, also compressed (.gz, .zst, .bz2, .xz). Each table
    (`sentences`, `entities`, `quotes`, `referents`) becomes a folder of Parquet files, which pandas, polars, duckdb,
    Spark and others read as one. Its rows begin with `file` and `doc_id`. Rows that fail go into the table `errors`
    with `file`, `row` (from 0 on), `line` (from 1 on, where a file has lines) and `reason`, and a warning tells how
    many there are.

    A run that was stopped, by a full disk, by Ctrl-C or by kill -9, goes on where it was with `resume=True`, and ends
    with the same bytes as one that was not.

    Args:
        inputs: A file, a folder, a pattern such as "news/*.csv.gz", or several of these. Folders are searched for all
            files whose names tell a format.
        output: The folder to write; new or empty, unless `resume` is true.
        what: The tables to write.
        text: The column of texts; None means the one named "text", or the only one of strings.
        id: The column of ids, which becomes `doc_id`; None means the number of the row in its file.
        columns: Other columns of the input to carry along: each annotation has the values of its document.
        format: "text", "csv", "tsv", "jsonl" or "parquet" for all files; None means by their names.
        threads: Threads to work with; None means one for each core this process may use.
        quotations: As in `Analyzer`.
        limit: Rows to read at most.
        strict: Whether to stop at the first row or file that fails, with an error, instead of noting it.
        resume: Whether `output` may hold a run over the same inputs with the same options, to be finished.
        progress: If true, shows a progress bar with the rate and the time left.
        part_size: Bytes of text after which a part of the output ends. A stopped run loses the part it was at.

    Returns:
        What was done; its `dataset("quotes")` opens a table.

    Raises:
        ValueError: If an argument does not exist, no file is found or can be read, the output holds a run over other
            inputs or with other options, or, with `strict`, a row fails.
        FileExistsError: If the output holds something else, or a run and `resume` is false.
        OSError: If the output cannot be written, as on a full disk. The parts that are finished are kept.
        ImportError: If pyarrow is missing.

    Example:
        >>> done = pq.analyze_files("articles/*.parquet", "annotations", text="body", id="url")  # doctest: +SKIP
        >>> pd.read_parquet("annotations/quotes").speaker_name.value_counts()  # doctest: +SKIP
    """
    need("pyarrow.parquet", "analyze_files()", "files")
    from pullquote._run import Run  # slow to load, and it needs pyarrow

    asked = _check_what(what)
    components = tuple(name for name in COMPONENTS if name in asked)
    run = Run(
        files=_files(inputs, format, Path(output)),
        form=format,
        text=text,
        id=id,
        columns=tuple(_check_columns(columns, asked)),
        what=components,
        quotations=quotations,
        limit=None if limit is None else _check_positive("limit", limit),
        part_size=_check_positive("part_size", part_size),
    )
    engine = Engine(components, quotations, check_threads(threads))
    done = run.into(Path(output), engine, resume=resume, strict=strict, progress=progress)
    if done.failures:
        shown = "; ".join(done.shown)
        warn(f"{done.failures:,} of {done.documents:,} documents failed; see {done.folder / 'errors'}: {shown}")
    return done


def _files(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], form: str | None, output: Path
) -> list[str]:
    """The names of all files, each once; of a folder without those of the output, which may lie in it."""
    if form is not None and form not in FORMATS:
        raise ValueError(f"unknown format {form!r}; the known ones are {', '.join(map(repr, FORMATS))}")
    names = [inputs] if isinstance(inputs, str | os.PathLike) else list(inputs)
    files: dict[str, None] = {}
    for path in names:
        name = os.fspath(path)
        found = expand(name, form, "{}")
        if found != [name]:
            found = [file for file in found if output.resolve() not in Path(file).resolve().parents]
        files |= dict.fromkeys(found)
    if not files:
        raise ValueError("there are no inputs; name at least one file, folder or pattern")
    for file in files:
        if file == "-":
            raise ValueError("standard input cannot be resumed; write it to a file first")
        if not Path(file).exists():
            raise InputError(f"{file}: no such file")
        if form is None:
            format_of(file, "{}")
    return list(files)


def _check_what(what: Iterable[str]) -> list[str]:
    asked = [what] if isinstance(what, str) else list(what)
    check_names(asked, ())
    if not asked:
        raise ValueError(f"what must name at least one of {', '.join(map(repr, COMPONENTS))}")
    return asked


def _check_columns(columns: Sequence[str], what: Iterable[str]) -> list[str]:
    if isinstance(columns, str):
        raise TypeError(f"columns must be a list of names such as [{columns!r}], not a string")
    check_names(what, columns)
    return list(columns)


def _check_positive(name: str, value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be an int, not {type(value).__name__}")
    if value < 1:
        raise ValueError(f"{name} must be at least 1, not {value}")
    return value
