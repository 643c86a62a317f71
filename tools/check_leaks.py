"""Analyses documents again and again in every way there is, and fails if the process grows.

    python tools/check_leaks.py [DOCUMENTS]

Each round makes documents, all tables, columns, pickles and pages, reads Arrow streams, and runs into errors. After
some rounds that fill caches and the pools of the allocator, the memory of the process must stay flat: what a round
leaves behind, by a line fitted to all later rounds, must be less than a hundredth of what it read.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import itertools
import os
import pickle
import statistics
import sys
import warnings
from pathlib import Path

import pullquote as pq

WARM_UP = 0.3
"""The part of the rounds that is not counted."""

ALLOWED = 0.01
"""Bytes that may stay for each byte of text: far below what any leaked object would leave."""

NOISE = 1 << 20
"""Bytes of growth in all that an allocator may show on its own."""


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


def main() -> int:
    """Runs the rounds; 1 if memory grows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args()
    nlp, rows = pq.Analyzer(threads=2), texts(max(20, options.documents // options.rounds))
    read = sum(map(len, rows))
    sizes = []
    for number in range(options.rounds):
        work(nlp, rows)
        gc.collect()
        sizes.append(resident())
        if sys.stderr.isatty():
            print(f"\r{(number + 1) * len(rows):,} documents, {sizes[-1] / 1e6:.0f} MB", end="", file=sys.stderr)
    counted = sizes[int(WARM_UP * options.rounds) :]
    growth = slope(counted)
    print(
        f"{options.rounds * len(rows):,} documents in {options.rounds} rounds; memory {counted[0] / 1e6:.1f} MB after "
        f"warming up, {counted[-1] / 1e6:.1f} MB in the end, {max(sizes) / 1e6:.1f} MB at most; "
        f"{growth / 1e3:+.2f} kB for each round of {read / 1e3:.0f} kB of text"
    )
    if growth > ALLOWED * read and growth * len(counted) > NOISE:
        print("the process grows: something is not freed", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
