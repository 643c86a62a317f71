"""Measure the throughput of each layer and of the whole pipeline, on one thread and on all.

    python tools/bench.py [--corpus articles.jsonl] [--documents 2000] [--repeat 5] [--record docs/speed.md]

The text is made by `tools/corpus.py`, or taken from a JSON-lines file with a `text` in each line. Each figure is the
best of several runs, from a Python list of strings to finished tables with offsets. Then `examples/layers.rs` tells how
the time of one pass is shared between the layers. Machines are noisy, so compare figures of one run with each other,
and not with those of another machine.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pullquote as pq
from corpus import articles
from recording import options, publish
from tabulate import tabulate

ROOT = Path(__file__).parent.parent

LAYERS: dict[str, tuple[str, ...]] = {
    "sentences": ("sentences",),
    "entities": ("entities",),
    "quotes": ("quotes",),
    "all": ("sentences", "entities", "quotes"),
}


def best_seconds(work: Callable[[], object], repeat: int) -> float:
    """The shortest of `repeat` runs of `work`, in seconds."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def measure(texts: list[str], repeat: int) -> list[list[object]]:
    """One row for each layer and thread count."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    words = sum(len(text.split()) for text in texts)
    rows: list[list[object]] = []
    for layer, components in LAYERS.items():
        for threads in sorted({1, os.cpu_count() or 1}):
            nlp = pq.Analyzer(components=components, threads=threads)
            nlp.tables(texts[:10])
            seconds = best_seconds(lambda nlp=nlp: nlp.tables(texts), repeat)  # type: ignore[misc]
            rows.append([layer, threads, megabytes / seconds, len(texts) / seconds, words / seconds])
    return rows


def shares(texts: list[str]) -> str:
    """A table of the time that each layer takes of one pass in Rust, on one thread."""
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    command = ["cargo", "run", "--quiet", "--release", "--example", "layers"]
    return subprocess.run(command, input=lines, encoding="utf8", check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout


def main() -> None:
    """Read the command line, measure, and print the tables."""
    parser = options(__doc__, data=False)
    parser.add_argument("--corpus", type=Path, help="JSON lines with a text in each; made up if not given")
    parser.add_argument("--documents", type=int, default=2000, help="how many documents at most")
    parser.add_argument("--repeat", type=int, default=5)
    args = parser.parse_args()
    if args.corpus:
        with args.corpus.open(encoding="utf8") as lines:
            texts = [json.loads(line)["text"] for line in lines][: args.documents]
    else:
        texts = list(articles(args.documents))
    size = sum(map(len, texts)) / max(1, len(texts))
    head = (
        f"pullquote {pq.__version__}, Python {platform.python_version()}, {platform.machine()}; "
        f"{len(texts)} documents of {size:,.0f} characters on average, best of {args.repeat} runs"
    )
    rows = measure(texts, args.repeat)
    headers = ["component", "threads", "MB/s", "documents/s", "words/s"]
    text = f"{head}\n\n{tabulate(rows, headers=headers, tablefmt='github', floatfmt=',.0f', intfmt=',')}\n"
    text += f"\nOne pass through all layers on one thread, the quickest of several runs of each:\n\n{shares(texts)}"
    publish(text, "# Speed\n\nWritten by `python tools/bench.py --record docs/speed.md`.\n\n", args.record)


if __name__ == "__main__":
    main()
