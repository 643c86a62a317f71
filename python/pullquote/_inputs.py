"""Which files to read: folders and patterns expanded, formats told by names, and compressed files opened."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from pullquote._table import need

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = ("text", "csv", "tsv", "jsonl", "parquet")
"""The formats that documents can be read from."""

_SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".parquet": "parquet", ".pq": "parquet",
}  # fmt: skip


class InputError(ValueError):
    """A file, or one row of it, that cannot be read; the message names both and the remedy."""


class Source(NamedTuple):
    """An open file."""

    file: IO[bytes]
    """What stands in it, uncompressed."""
    raw: IO[bytes]
    """The file itself, whose position tells how much of it has been read."""


def expand(name: str, form: str | None, option: str = "--{}") -> list[str]:
    """The files that `name` stands for: a file, a folder with all that can be read in it, or a pattern such as `*.csv`.

    Files of folders and patterns come in the order of their names; those whose names begin with a dot or an underscore,
    which writers of data sets use for what is no data, are passed over, and so are those whose names do not tell a
    format, unless `form` does. `option` is how messages call a parameter.

    Raises:
        InputError: If a folder or a pattern has no such file.
    """
    import glob

    path = Path(name)
    if path.is_dir():
        found = [(file, file.relative_to(path)) for file in path.rglob("*")]
    elif glob.has_magic(name) and name != "-" and not path.exists():
        found = [(Path(file), Path(Path(file).name)) for file in glob.glob(name, recursive=True)]  # noqa: PTH207
    else:
        return [name]
    names = sorted(
        str(file) for file, inner in found if _is_data(inner) and (form or _of_suffix(file.name)) and file.is_file()
    )
    if not names:
        where = "holds no file" if path.is_dir() else "there is no file"
        remedy = f"pass {option.format('format')} for others"
        raise InputError(f"{name}: {where} whose name tells a format ({', '.join(_SUFFIXES)}); {remedy}")
    return names


def format_of(name: str, option: str = "--{}") -> str:
    """The format that the name of a file tells; `option` is how messages call a parameter.

    Raises:
        InputError: If the file is there and its name tells none.
    """
    if name == "-":
        return "text"
    path = Path(name)
    form = _of_suffix(path.name)
    if form or not path.exists():
        return form or "text"
    remedy = f"pass {option.format('format')} with one of {', '.join(FORMATS)}"
    raise InputError(f"{name}: its name does not tell the format; {remedy}")


def open_file(name: str) -> Source:
    """The file `name`, or standard input for "-"; by its name, it is uncompressed as it is read.

    Raises:
        OSError: If it cannot be opened.
        ImportError: If it is compressed with zstd and pyarrow is missing.
    """
    if name == "-":
        return Source(sys.stdin.buffer, sys.stdin.buffer)
    raw = Path(name).open("rb")  # noqa: SIM115  # closed by who asked for it
    unpack = _COMPRESSIONS.get(Path(name).suffix.lower())
    try:
        return Source(raw if unpack is None else unpack(raw), raw)
    except BaseException:
        raw.close()
        raise


def _is_data(path: Path) -> bool:
    return not any(part.startswith((".", "_")) for part in path.parts)


def _of_suffix(name: str) -> str | None:
    path = Path(name.lower())
    if path.suffix in _COMPRESSIONS:
        path = path.with_suffix("")
    return _SUFFIXES.get(path.suffix)


# The libraries are slow to load, and seldom needed.


def _gzip(raw: IO[bytes]) -> IO[bytes]:
    import gzip

    return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))


def _bzip2(raw: IO[bytes]) -> IO[bytes]:
    import bz2

    return cast("IO[bytes]", bz2.BZ2File(raw))


def _xz(raw: IO[bytes]) -> IO[bytes]:
    import lzma

    return cast("IO[bytes]", lzma.LZMAFile(raw))


def _zstd(raw: IO[bytes]) -> IO[bytes]:
    import io

    pa = need("pyarrow", "reading files compressed with zstd", "files")
    return cast("IO[bytes]", io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(raw, mode="r"), "zstd")))


_COMPRESSIONS: dict[str, Callable[[IO[bytes]], IO[bytes]]] = {".gz": _gzip, ".bz2": _bzip2, ".xz": _xz, ".zst": _zstd}
