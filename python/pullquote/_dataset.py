"""The folder that `analyze_files` writes: Parquet parts that are whole or not there, and a journal of those that are.

    manifest.json       what is analysed and how; written first, never changed
    parts.jsonl         one line for each finished part, and a last one when all are
    quotes/part-00000.parquet, and so on for each table

A part is written under a hidden name in its folder, flushed to the disk, and renamed; then its line is added to the
journal. Whatever is not in the journal does not count and is deleted when a run is resumed. Needs pyarrow.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from pullquote._core import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST, JOURNAL = "manifest.json", "parts.jsonl"

_PLAIN = ("text", "start", "end", "score")
"""Columns whose values hardly come twice, so that a dictionary of them is wasted work."""


class Part(NamedTuple):
    """A finished part, as the journal tells of it."""

    file: int
    """The number of the input file and ..."""
    row: int
    """... of the row in it that the next part begins with."""
    documents: int
    failures: int
    rows: dict[str, int]
    """The number of rows in each table."""


class Dataset:
    """A folder of tables, being written."""

    def __init__(
        self, folder: Path, schemas: Mapping[str, Any], journal: IO[bytes], parts: list[Part], done: bool
    ) -> None:
        self.folder = folder
        self.parts = parts
        self.done = done
        """Whether all parts are there."""
        self._schemas = schemas
        self._journal = journal
        self._files: dict[str, Any] = {}
        self._writers: dict[str, Any] = {}
        self._rows = dict.fromkeys(schemas, 0)

    def documents(self) -> int:
        """The rows of the input that the finished parts are of."""
        return sum(part.documents for part in self.parts)

    def failures(self) -> int:
        """The failures in the finished parts."""
        return sum(part.failures for part in self.parts)

    def write(self, tables: Mapping[str, Any]) -> None:
        """Adds tables to the part that is being written, each as a row group.

        Raises:
            OSError: If the disk is full, say.
        """
        for name, schema in self._schemas.items():
            # The first part has all tables, so that none is missing; later errors are rare.
            if name not in self._writers and (name != "errors" or not self.parts or tables[name].num_rows):
                path = self._hidden(name)
                path.parent.mkdir(exist_ok=True)
                columns = [column for column in schema.names if column not in _PLAIN]
                self._files[name] = pa.OSFile(str(path), "wb")
                self._writers[name] = pq.ParquetWriter(
                    self._files[name], schema, compression="zstd", use_dictionary=columns
                )
            if name in self._writers and tables[name].num_rows:
                self._writers[name].write_table(tables[name], row_group_size=tables[name].num_rows)
            self._rows[name] += tables[name].num_rows

    def commit(self, end: tuple[int, int], documents: int, failures: int) -> None:
        """Finishes the part that was being written.

        Raises:
            OSError: If the disk is full, say.
        """
        for name, writer in self._writers.items():
            writer.close()
            self._files[name].close()
            _flush(self._hidden(name))
        for name in self._writers:
            self._hidden(name).rename(self._path(name))
            _flush(self.folder / name)
        part = Part(end[0], end[1], documents, failures, dict(self._rows))
        self._log(part._asdict())
        self.parts.append(part)
        self._files, self._writers = {}, {}
        self._rows = dict.fromkeys(self._schemas, 0)

    def finish(self) -> None:
        """Notes that all parts are there."""
        self._log({"parts": len(self.parts)})
        self.done = True

    def close(self) -> None:
        """Deletes the part that was being written, if there is one, and lets another process have the folder."""
        for name, file in self._files.items():
            closers = [self._writers[name].close] if name in self._writers else []
            for step in (*closers, file.close, self._hidden(name).unlink):
                with suppress(OSError, pa.ArrowException):
                    step()
        self._files, self._writers = {}, {}
        with suppress(OSError):  # of a line that did not fit onto the disk
            self._journal.close()

    def _path(self, name: str) -> Path:
        return self.folder / name / f"part-{len(self.parts):05}.parquet"

    def _hidden(self, name: str) -> Path:
        path = self._path(name)
        return path.with_name(f".{path.name}")

    def _log(self, line: Mapping[str, Any]) -> None:
        self._journal.write(json.dumps(line).encode() + b"\n")
        self._journal.flush()
        os.fsync(self._journal.fileno())


def create(folder: Path, manifest: Mapping[str, Any], schemas: Mapping[str, Any], resume: bool) -> Dataset:
    """The folder, new or as it was left.

    Raises:
        FileExistsError: If the folder holds something else, or a run that is not to be resumed.
        ValueError: If it holds a run over other files or with other options.
        OSError: If it cannot be written to, or another process is writing there.
    """
    manifest = {"pullquote": __version__, **manifest}
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(f"{folder} is a file; choose another folder for the output")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / MANIFEST
    if path.exists():
        if not resume:
            raise FileExistsError(
                f"{folder} holds the output of a run; resume it (--resume, resume=True) or choose another folder"
            )
        _compare(folder, json.loads(path.read_text(encoding="utf-8")), json.loads(json.dumps(manifest)))
    elif others := [entry.name for entry in folder.iterdir() if entry.name != f".{MANIFEST}"]:
        raise FileExistsError(f"{folder} holds other files, such as {min(others)!r}; choose an empty or a new folder")
    else:
        try:
            _begin(folder, manifest)
        except OSError as error:
            raise explain(error, folder) from error
    journal = (folder / JOURNAL).open("a+b")
    try:
        _lock(journal, folder)
        parts, done = _read_journal(journal)
        _tidy(folder, schemas, len(parts))
    except BaseException:
        journal.close()
        raise
    return Dataset(folder, schemas, journal, parts, done)


def _begin(folder: Path, manifest: Mapping[str, Any]) -> None:
    hidden = folder / f".{MANIFEST}"
    hidden.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    _flush(hidden)
    hidden.rename(folder / MANIFEST)
    _flush(folder)


def explain(error: OSError, folder: Path) -> OSError:
    """The error of a failed write, with what happened to the output and the remedy."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    problem = "the disk is full" if full else f"cannot write: {error.strerror or error}"
    remedy = "free some space, then resume" if full else "mend that, then resume"
    message = f"{problem}; the finished parts are kept, {remedy} the run (--resume, resume=True)"
    return OSError(error.errno, message, str(folder))


def _compare(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
    """Raises ValueError if a run that was begun would not go on as it began."""
    start = f"{folder} holds the output of another run"
    remedy = "resume with what it was begun with, or choose another folder"
    if old.get("pullquote") != new["pullquote"]:
        raise ValueError(f"{start}, of pullquote {old.get('pullquote')} and not {new['pullquote']}; {remedy}")
    for name, value in new["options"].items():
        if old["options"].get(name) != value:
            raise ValueError(f"{start}, where {name} was {old['options'].get(name)!r} and not {value!r}; {remedy}")
    before, now = ({file["file"]: file for file in manifest["inputs"]} for manifest in (old, new))
    for name in dict.fromkeys([*before, *now]):
        if before.get(name) != now.get(name):
            change = (
                "is missing now" if name not in now else "was not there" if name not in before else "has changed since"
            )
            raise ValueError(f"{start}: the input {name} {change}; {remedy}")
    if list(before) != list(now):
        raise ValueError(f"{start}, with its inputs in another order; {remedy}")


def _read_journal(journal: IO[bytes]) -> tuple[list[Part], bool]:
    """The parts that were finished, and whether they are all; a line that was not written to its end is cut off."""
    journal.seek(0)
    content = journal.read()
    whole = content.rpartition(b"\n")[0]
    lines = [json.loads(line) for line in whole.splitlines()]
    journal.truncate(len(whole) + 1 if whole else 0)
    return [Part(**line) for line in lines if "row" in line], any("parts" in line for line in lines)


def _tidy(folder: Path, schemas: Mapping[str, Any], parts: int) -> None:
    """Deletes what was begun and not finished."""
    finished = {f"part-{number:05}.parquet" for number in range(parts)}
    for name in schemas:
        for path in (folder / name).glob("*") if (folder / name).is_dir() else ():
            if path.name not in finished:
                path.unlink()
        if not parts and (folder / name).is_dir():
            shutil.rmtree(folder / name)


def _lock(journal: IO[bytes], folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows does not let two processes append to one file in the first place
        return
    try:
        fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise OSError(
            errno.EAGAIN, "another process is writing here; wait for it, or choose another folder", str(folder)
        ) from None


def _flush(path: Path) -> None:
    """Waits until a file or a folder is on the disk."""
    if os.name == "nt" and path.is_dir():
        return
    file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)
