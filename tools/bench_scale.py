"""Measure how the work grows: with threads, documents, their length, and the size of the input.

    python tools/bench_scale.py [--quick] [--gigabytes 5] [--repeat 3] [--scratch DIR] [--record docs/scale.md]

Each figure is the best of several runs, each in a process of its own, over invented articles (`tools/corpus.py`). A
busy machine spoils seconds, so there is the time of the processor as well, which it spoils less. The memory is the most
that a process ever held, as Linux tells. With `--quick`, everything is about ten times smaller. The run fails if the
memory of `analyze_files` grows with its input, or passes a gigabyte.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import pullquote as pq
import pyarrow as pa
from corpus import articles, varied, write_parquet
from recording import options, publish
from tabulate import tabulate

MEGABYTE = 1e6
BOUND = 1 << 30
"""The memory in bytes that `analyze_files` may take, whatever the size of its input."""

ABOUT_NUMBERS = """\
`analyze_files` over articles of 500 bytes, in a process that has analysed a few others: the first run of a process
takes about half a second more, for it imports pyarrow and unpacks the model. Besides, a run takes about a tenth of a
second however small it is, most of it for waiting until the files are safe on the disk; and what fits into one block
is read, analysed and written in turn, where larger inputs have all three done at once."""

ABOUT_LENGTHS = """\
One thread; documents of so many characters on the average, whole sentences of longer texts. Short ones are analysed
together, layer by layer. Where texts are cut in the middle of sentences and words, the shortest cost about a tenth
more: half a word is a new word, and in a fragment without a capital every word is looked at as if it could be a
name."""

ABOUT_GIANTS = "`pq.analyze`, beyond the text itself, with all its objects."

NODES, CORES, ARTICLES, ARTICLE = 32, 16, 100_000_000, 5000
"""The cluster and the corpus of the estimate: articles of so many bytes."""


class Run(NamedTuple):
    """What a piece of work took."""

    seconds: float
    processor: float
    memory: int
    before: int
    """The memory in bytes when the work began."""


def memory(what: str) -> int:
    """The bytes of memory that this process holds (VmRSS), or held at most (VmHWM)."""
    return 1024 * int(Path("/proc/self/status").read_text().partition(f"{what}:")[2].split()[0])


def measured(work: Callable[..., Callable[[], object]], *arguments: Any) -> Run:
    """Prepare and do a piece of work in this process."""
    run = work(*arguments)
    Path("/proc/self/clear_refs").write_text("5")  # forgets the peak of the preparation
    before, start, processor = memory("VmRSS"), time.perf_counter(), time.process_time()
    result = run()
    taken = Run(time.perf_counter() - start, time.process_time() - processor, memory("VmHWM"), before)
    del result
    return taken


def best(repeat: int, work: Callable[..., Callable[[], object]], *arguments: Any) -> Run:
    """The fastest of `repeat` runs, each in a new process, with the least processor time and memory of any."""
    runs = []
    for _ in range(repeat):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            runs.append(process.submit(measured, work, *arguments).result())
    return Run(
        min(run.seconds for run in runs),
        min(run.processor for run in runs),
        min(run.memory for run in runs),
        runs[0].before,
    )


def tables(count: int, length: int, threads: int) -> Callable[[], object]:
    """All tables of `count` articles of about `length` characters."""
    texts = list(articles(count, mean_length=length))
    nlp = pq.Analyzer(threads=threads)
    nlp.tables(texts[:2])
    return lambda: nlp.tables(texts)


def lengths(length: int, total: int) -> Callable[[], object]:
    """All tables of documents of about `length` characters, `total` in all, on one thread."""
    text = "\n\n".join(islice(varied(mean_length=5000, pool=200), 2 + 2 * (total + length) // 4000))
    texts = list(whole_sentences(text[:total], length))
    nlp = pq.Analyzer(threads=1)
    nlp.tables(texts[:1])
    return lambda: nlp.tables(pa.array(texts))


def whole_sentences(text: str, length: int) -> Iterator[str]:
    """Cut `text` after sentences, into pieces of about `length` characters."""
    start = end = 0
    for sentence in re.finditer(r"(?:[.!?][”\"]?\s+|\n\n|\Z)", text):
        # The sentence that passes the length belongs to the piece if most of it fits.
        if start < end and (end + sentence.end()) / 2 - start > length:
            yield text[start:end]
            start = end
        end = sentence.end()
    yield text[start:end]


def giant(length: int) -> Callable[[], object]:
    """One document of `length` characters, on one thread."""
    # By way of a file, so that what made the text is not mistaken for what its analysis takes.
    with tempfile.TemporaryFile("w+", encoding="utf8") as file:
        written, pieces = 0, varied(mean_length=5000, pool=200)
        while written < length:
            written += file.write(next(pieces) + "\n\n")
        file.seek(0)
        text = file.read(length)
    pq.analyze("It holds.")
    return lambda: pq.analyze(text)


def files(path: str, output: str, threads: int | None) -> Callable[[], object]:
    """The folder of tables of a Parquet file."""
    shutil.rmtree(output, ignore_errors=True)
    # What a process does only once: imports, and the model.
    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder, "few.parquet")
        write_parquet(few, 10_000, mean_length=400)
        pq.analyze_files(few, Path(folder, "out"), id="id", columns=["year"], threads=threads)
    return lambda: pq.analyze_files(path, output, id="id", columns=["year"], threads=threads)


def by_threads(repeat: int, count: int) -> tuple[str, float]:
    """Documents a second on one thread and on more, and the rate of one thread."""
    most = os.cpu_count() or 1
    rows, first = [], 0.0
    for threads in sorted({1, 2, most}):
        run = best(repeat, tables, count, ARTICLE, threads)
        first = first or run.seconds
        rows.append([threads, count / run.seconds, first / run.seconds, run.processor / count * 1e3])
    headers = ["threads", "documents/s", "speed-up", "processor ms/document"]
    return tabulate(rows, headers, "github", floatfmt=("", ",.0f", ".2f", ".3f")), count / first


def by_documents(repeat: int, counts: list[int], scratch: Path) -> str:
    """Documents a second of `analyze_files` over short articles, by their number."""
    rows = []
    for count in counts:
        path = scratch / f"{count}.parquet"
        documents = write_parquet(path, count * 500, mean_length=400)
        run = best(repeat if count < 1_000_000 else 1, files, str(path), str(scratch / "out"), None)
        rows.append([documents, documents / run.seconds, run.processor / documents * 1e6, run.memory / MEGABYTE])
        path.unlink()
    headers = ["documents", "documents/s", "processor µs/document", "peak memory MB"]
    return str(tabulate(rows, headers, "github", floatfmt=",.0f", intfmt=","))


def by_length(repeat: int, total: int) -> str:
    """Speed by the length of documents."""
    rows = []
    for length in (200, 2_000, 20_000, 200_000, 2_000_000):
        run = best(repeat, lengths, length, total)
        rows.append([length, total / run.seconds / MEGABYTE, run.processor / total * 1e9])
    headers = ["characters a document", "M characters/s", "processor ns/character"]
    return str(tabulate(rows, headers, "github", floatfmt=",.1f", intfmt=","))


def by_giant(repeat: int, lengths: list[int]) -> str:
    """Speed and memory by the length of a single document."""
    rows = []
    for length in lengths:
        run = best(repeat, giant, length)
        extra = run.memory - run.before
        rows.append([length, run.processor / length * 1e9, extra / MEGABYTE, extra / length])
    headers = ["characters", "processor ns/character", "memory MB", "memory bytes/character"]
    return str(tabulate(rows, headers, "github", floatfmt=",.1f", intfmt=","))


def by_size(sizes: list[int], scratch: Path) -> str:
    """Speed and memory of `analyze_files` by the size of a Parquet file.

    Raises:
        SystemExit: If the memory grows with the input or passes the bound.
    """
    rows, peaks = [], []
    for size in sizes:
        path = scratch / "articles.parquet"
        documents = write_parquet(path, size)
        run = best(1, files, str(path), str(scratch / "out"), None)
        found = sum(file.stat().st_size for file in (scratch / "out").rglob("*.parquet"))
        peaks.append(run.memory)
        rows.append([path.stat().st_size / 1e9, documents, documents / run.seconds, found / 1e9, run.memory / MEGABYTE])
        path.unlink()
    # The smallest input fills the blocks and buffers already.
    if max(peaks) > min(BOUND, 1.3 * peaks[0]):
        raise SystemExit(f"the memory of analyze_files grows with its input: {peaks} bytes for {sizes} bytes")
    headers = ["input GB", "documents", "documents/s", "output GB", "peak memory MB"]
    return str(tabulate(rows, headers, "github", floatfmt=("g", ",.0f", ",.0f", ".2f", ",.0f")))


def estimate(rate: float) -> str:
    """The arithmetic for a cluster, from the documents a second of one thread."""
    cores, efficiency = NODES * CORES, 0.8
    hours = ARTICLES / (rate * cores * efficiency) / 3600
    terabytes = ARTICLES * ARTICLE / 1e12
    network = ARTICLES * ARTICLE / NODES / (hours * 3600) / MEGABYTE
    whole, useful = rate * cores, rate * cores * efficiency
    tasks = terabytes * 1e6 / 32
    return (
        f"{ARTICLES:,} articles of {ARTICLE:,} bytes are {terabytes:.1f} TB of text; {NODES} nodes of {CORES} cores, "
        f"{cores} cores. A core does {rate:,.0f} articles a second here (first table, one thread), so the cluster does "
        f"{rate:,.0f} × {cores} = {whole:,.0f}; with a fifth taken off for reading, writing, uneven tasks, and cores "
        f"that share memory and cache, {useful:,.0f}. That is {ARTICLES:,} / {useful:,.0f} s = {hours * 60:,.0f} "
        f"minutes, while each node reads {network:.1f} MB of text a second, which no disk or network feels. A task of "
        f"32 MB of text takes {32e6 / ARTICLE / rate:,.0f} s on its core and there are {tasks:,.0f} of them, "
        f"{tasks / cores:,.0f} for each core, so the last ones cost little. One machine of two cores needs "
        f"{ARTICLES / rate / 2 / 86400:,.1f} days. This is an estimate: no cluster was at hand.\n"
    )


def sections(quick: bool, gigabytes: float, repeat: int, scratch: Path) -> Iterator[str]:
    """The parts of the page."""
    less = 10 if quick else 1
    threads, rate = by_threads(repeat, 2000 // less)
    yield f"## Threads\n\nTables of {2000 // less:,} articles of 5,000 characters.\n\n{threads}\n"
    counts = [1000, 10_000, 100_000] if quick else [1000, 10_000, 100_000, 1_000_000]
    found = by_documents(repeat, counts, scratch)
    yield f"## Number of documents\n\n{ABOUT_NUMBERS}\n\n{found}\n"
    yield f"## Length of documents\n\n{ABOUT_LENGTHS}\n\n{by_length(repeat, 8_000_000 // less)}\n"
    giants = [1_000_000, 4_000_000, 16_000_000] if quick else [1_000_000, 8_000_000, 64_000_000]
    yield f"## One giant document\n\n{ABOUT_GIANTS}\n\n{by_giant(min(2, repeat), giants)}\n"
    sizes = [int(gigabytes * 1e9 * share) for share in (0.1, 0.3, 1)]
    found = by_size(sizes, scratch)
    yield f"## Size of the input\n\n`analyze_files` over one Parquet file, all tables.\n\n{found}\n"
    yield f"## A hundred million articles\n\n{estimate(rate)}"


def main() -> None:
    """Read the command line, measure, and print the page."""
    parser = options(__doc__, data=False)
    parser.add_argument("--quick", action="store_true", help="everything about ten times smaller")
    parser.add_argument("--gigabytes", type=float, help="the largest input (default: 5, with --quick 1)")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument(
        "--scratch", type=Path, help="where to put files for the time being (default: the system's place)"
    )
    args = parser.parse_args()
    gigabytes = args.gigabytes or (1 if args.quick else 5)
    head = (
        f"pullquote {pq.__version__}, pyarrow {pa.__version__}, Python {platform.python_version()}, "
        f"{platform.machine()}, {os.cpu_count()} cores; best of {args.repeat} runs\n"
    )
    parts = [head]
    with tempfile.TemporaryDirectory(dir=args.scratch) as scratch:
        for part in sections(args.quick, gigabytes, args.repeat, Path(scratch)):
            print(part, flush=True)
            parts.append(part)
    note = "# Scaling\n\nWritten by `python tools/bench_scale.py --record docs/scale.md` (`make bench-scale`).\n\n"
    publish("\n".join(parts), note, args.record)


if __name__ == "__main__":
    main()
