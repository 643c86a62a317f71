"""Analyses documents again and again in every way there is, and fails if the process grows.

    python tools/check_leaks.py [DOCUMENTS]

Each round makes documents, all tables, columns, pickles and pages, reads Arrow streams, and runs into errors. After
some rounds that fill caches, the bytes that are in use must stay flat: what a round leaves behind, by a line fitted to
all later rounds, must be less than a hundredth of what it read. If it is more, that may be the memory that a thread
keeps for its work and made late, because the others did all of it until then; so the rounds are run again, and only
what grows every time is a leak. Bytes in use are those that the C library has handed out; Python is made to ask it for
all of its own. The memory of the process, which holds free pieces between them too, is shown beside. Where the C
library does not tell (it is glibc that does), the memory of the process is what counts.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import gc
import itertools
import os
import pickle
import statistics
import sys
import warnings
from pathlib import Path
from typing import ClassVar

import pullquote as pq

WARM_UP = 0.3
"""The part of the rounds that is not counted."""

ALLOWED = 0.01
"""Bytes that may stay for each byte of text: far below what any leaked object would leave."""

NOISE = 1 << 20
"""Bytes of growth in all that an allocator may show on its own."""

TIMES = 3
"""How many times the rounds must show growth for it to be a leak: more than there are threads that may be late."""


class _Mallinfo(ctypes.Structure):
    """What glibc tells of its memory; all fields are numbers of bytes or pieces."""

    _fields_: ClassVar = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keep",
        )
    ]


def in_use() -> int:
    """The bytes that the C library has handed out and not got back; those of the process if it does not tell."""
    try:
        mallinfo = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError):
        return resident()
    mallinfo.restype = _Mallinfo
    info = mallinfo()
    return int(info.uordblks + info.hblkhd)


def resident() -> int:
    """The resident memory of this process in bytes."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


def texts(count: int) -> list[str]:
    """Short articles, all different, some of them not ASCII."""
    return [
        f"“The bridge is safe{mark},” said Mayor Alba Quintero on Monday. Article {number} of the Harbour Post "
        f"(NYSE: HBP) says the council paid ${number} million. She left. Ines Moor said it would leak."
        for number, mark in zip(range(count), itertools.cycle(("", " é", " 😀")), strict=False)
    ]


def work(nlp: pq.Analyzer, rows: list[str]) -> None:
    """One round: everything that the core makes, and its errors."""
    for document in nlp.pipe(rows):
        assert document.sentences
        assert document.quotes
    few = rows[:20]
    documents = [nlp(text) for text in few]
    assert pickle.loads(pickle.dumps(documents)) == documents
    assert all(pq.render(document) for document in documents)
    assert pq.Document.from_dict(documents[0].to_dict()) == documents[0]
    tables = nlp.tables(rows)
    assert pq.speakers(tables.quotes)
    assert nlp.column("quotes", few)
    again = pickle.loads(pickle.dumps(tables.quotes))
    assert again.to_pydict() == tables.quotes.to_pydict()
    assert nlp.sentences(tables.sentences, text="text", id="doc_id")  # from Arrow to Arrow
    tables.quotes.__arrow_c_stream__()  # that nobody reads
    for broken in ([1], 5, ["x", b"y"]):
        with contextlib.suppress(TypeError):
            nlp.sentences(broken)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pq.PullquoteWarning)
        nlp.tables(["\0fault in analysis", "\0fault in tables", 7, *few], errors="null")
    with contextlib.suppress(ValueError):
        nlp.sentences(tables.sentences, text="no such column")
    pq.Analyzer(threads=2).sentences(few * 3)


def slope(values: list[int]) -> float:
    """The growth for each value, by least squares."""
    return statistics.linear_regression(range(len(values)), values).slope


def grows(nlp: pq.Analyzer, rows: list[str], rounds: int) -> bool:
    """Runs the rounds, tells what they left behind, and whether that is too much."""
    read = sum(map(len, rows))
    sizes, pages = [], []
    for number in range(rounds):
        work(nlp, rows)
        gc.collect()
        sizes.append(in_use())
        pages.append(resident())
        if sys.stderr.isatty():
            print(f"\r{(number + 1) * len(rows):,} documents, {sizes[-1] / 1e6:.0f} MB", end="", file=sys.stderr)
    counted = sizes[int(WARM_UP * rounds) :]
    growth = slope(counted)
    print(
        f"{rounds * len(rows):,} documents in {rounds} rounds; {counted[0] / 1e6:.1f} MB in use after "
        f"warming up, {counted[-1] / 1e6:.1f} MB in the end, {growth / 1e3:+.2f} kB for each round of {read / 1e3:.0f} "
        f"kB of text; the process had {pages[-len(counted)] / 1e6:.1f} MB, {pages[-1] / 1e6:.1f} MB in the end"
    )
    return growth > ALLOWED * read and growth * len(counted) > NOISE


def main() -> int:
    """Runs the rounds, again if memory grew; 1 if it grew every time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args()
    if os.environ.get("PYTHONMALLOC") != "malloc":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONMALLOC": "malloc"})
    nlp, rows = pq.Analyzer(threads=2), texts(max(20, options.documents // options.rounds))
    if all(grows(nlp, rows, options.rounds) for _ in range(TIMES)):
        print("the process grows: something is not freed", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
