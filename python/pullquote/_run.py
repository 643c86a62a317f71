"""One run of `analyze_files`: blocks of documents are read, analysed and written, all three at once; needs pyarrow."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from pullquote._analyze_files import AnalyzedFiles
from pullquote._batch import annotate, schema
from pullquote._blocks import BLOCK_BYTES, Block, Position, blocks, types
from pullquote._dataset import Dataset, create, explain
from pullquote._inputs import InputError
from pullquote._items import Columns, Failure
from pullquote._unicode import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from pullquote._core import Engine

_SHOWN = 5
"""Failures that are told of in the end, besides the table of errors."""

_ERRORS = pa.schema({"file": pa.string(), "row": pa.int64(), "line": pa.int64(), "reason": pa.string()})


class Run(NamedTuple):
    """What is to be analysed and how: what a run that is resumed must have in common with the one that was stopped."""

    files: list[str]
    form: str | None
    text: str | None
    id: str | None
    columns: tuple[str, ...]
    what: tuple[str, ...]
    quotations: str
    limit: int | None
    part_size: int

    def into(self, folder: Path, engine: Engine, *, resume: bool, strict: bool, progress: bool) -> AnalyzedFiles:
        """Writes the tables; see `analyze_files`."""
        columns = Columns(self.text, self.id, self.columns, option="{}")
        kinds = types(self.files, self.form, columns)
        options = self._asdict()
        del options["files"]
        options["format"] = options.pop("form")
        manifest = {"options": options, "inputs": list(map(_describe, self.files))}
        dataset = create(folder, manifest, _schemas(self.what, kinds), resume)
        bar = _Progress(self, dataset) if progress else None
        work = _Work(self, columns, kinds, engine, strict, bar)
        try:
            if not dataset.done:
                work.fill(dataset)
        except OSError as error:
            raise explain(error, folder) from error
        finally:
            dataset.close()
            if bar:
                bar.close()
        rows = {name: sum(part.rows[name] for part in dataset.parts) for name in (*self.what, "errors")}
        return AnalyzedFiles(folder, dataset.documents(), dataset.failures(), rows, tuple(work.shown))


def _schemas(what: tuple[str, ...], kinds: dict[str, Any]) -> dict[str, Any]:
    (_, id_type), *more = kinds.items()
    file = pa.field("file", pa.string())
    return {**{name: pa.schema([file, *schema(name, id_type, dict(more))]) for name in what}, "errors": _ERRORS}


class _Work:
    """The part of a run that is not done yet."""

    def __init__(
        self, run: Run, columns: Columns, kinds: dict[str, Any], engine: Engine, strict: bool, bar: _Progress | None
    ) -> None:
        self._run, self._columns, self._kinds, self._engine, self._strict, self._bar = (
            run,
            columns,
            kinds,
            engine,
            strict,
            bar,
        )
        self._order = {visible(name): number for number, name in enumerate(run.files)}
        self.shown: list[str] = []

    def fill(self, dataset: Dataset) -> None:
        """Writes the parts that are missing: while a block is analysed, the next is read and the one before written."""
        run = self._run
        end = Position(*dataset.parts[-1][:2]) if dataset.parts else Position(0, 0)
        left = None if run.limit is None else run.limit - dataset.documents()
        source = blocks(run.files, run.form, self._columns, self._kinds, min(BLOCK_BYTES, run.part_size), end, left)
        documents = failed = size = 0

        def write(tables: dict[str, Any], finished: tuple[Position, int, int] | None) -> None:
            dataset.write(tables)
            if finished:
                dataset.commit(*finished)

        with ThreadPoolExecutor(1) as reader, ThreadPoolExecutor(1) as writer:
            ahead = reader.submit(next, source, None)
            written: Future[Any] = writer.submit(int)
            while (block := ahead.result()) is not None:
                ahead = reader.submit(next, source, None)
                tables, failures = self._analyze(block)
                end, documents, failed = block.end, documents + block.documents, failed + failures
                size += block.text_bytes
                written.result()
                is_full = size >= run.part_size
                written = writer.submit(write, tables, (end, documents, failed) if is_full else None)
                if is_full:
                    documents = failed = size = 0
            written.result()
        if documents or failed or not dataset.parts:
            empty = {name: schema.empty_table() for name, schema in _schemas(run.what, self._kinds).items()}
            write(empty, (end, documents, failed))
        dataset.finish()

    def _analyze(self, block: Block) -> tuple[dict[str, Any], int]:
        """The tables of a block, and how many rows failed."""
        rows, bar = block.rows, self._bar
        keys = {name: rows.column(name) for name in ("file", *self._kinds)}
        update = bar.start(block) if bar else None
        tables, problems = annotate(self._engine, rows.column("text"), keys, self._run.what, update)
        failures = [failure._replace(file=visible(failure.file)) for failure in block.failures]
        for number, reason in problems["failures"]:
            file, row, line = (rows.column(name)[number].as_py() for name in ("file", "row", "line"))
            failures.append(Failure(file, row, line, f"cannot be analysed: {reason}"))
        # What is wrong with a file as a whole was found after its rows.
        failures.sort(key=lambda failure: (self._order[failure.file], failure.row is None, failure.row))
        if failures and self._strict:
            raise InputError(f"{failures[0]}; without strict, such rows are kept in the table of errors")
        self.shown += map(str, failures[: max(0, _SHOWN - len(self.shown))])
        if bar:
            bar.finish(block, len(failures))
        return {**tables, "errors": pa.Table.from_pylist([failure._asdict() for failure in failures], _ERRORS)}, len(
            failures
        )


class _Progress:
    """A bar of the bytes that were read, or of the documents if there is a limit to these."""

    def __init__(self, run: Run, dataset: Dataset) -> None:
        from tqdm.auto import tqdm

        self._counts_documents = run.limit is not None
        self._documents, self._failed = dataset.documents(), dataset.failures()
        self._new, self._begin, self._read = 0, time.monotonic(), 0
        total = run.limit or sum(Path(file).stat().st_size for file in run.files)
        unit = " documents" if self._counts_documents else "B"
        self._bar = tqdm(total=total, unit=unit, unit_scale=True)

    def start(self, block: Block) -> Callable[[int], None]:
        """What to call with the number of documents of the block that are done."""
        share = max(0, block.read - self._read) / max(1, block.documents)

        def update(documents: int) -> None:
            self._documents += documents
            self._new += documents
            self._show(self._bar.n + (documents if self._counts_documents else documents * share))

        return update

    def finish(self, block: Block, failures: int) -> None:
        """The block is done."""
        self._failed += failures
        self._documents += block.documents - block.rows.num_rows
        self._read = block.read
        self._show(self._documents if self._counts_documents else block.read)

    def _show(self, position: float) -> None:
        rate = self._new / max(1e-9, time.monotonic() - self._begin)
        failed = f", {self._failed:,} failed" if self._failed else ""
        self._bar.set_postfix_str(f"{self._documents:,} documents{failed}, {rate:,.0f}/s", refresh=False)
        self._bar.update(position - self._bar.n)

    def close(self) -> None:
        """Leaves the bar as it is."""
        self._bar.close()


def _describe(file: str) -> dict[str, Any]:
    status = Path(file).stat()
    return {"file": file, "bytes": status.st_size, "modified_ns": status.st_mtime_ns}
