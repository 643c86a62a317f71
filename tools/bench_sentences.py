"""Compare sentence segmenters in one run: boundary F1 on the development sets, and MB/s from Python on one thread.

    python tools/bench_sentences.py ../shared [--record docs/sentences.md]

`make bench-sentences` installs the peers of `tools/peers/sentences.txt` into an environment of their own and runs this
there. A peer that is not installed is named and left out. Speed is measured on one huge document and on 2 kB
documents of the corpus that `tools/corpus.py` makes; each peer is called in the fastest way it offers to tell where or
what the sentences are, and the table says which of the two it gives. pullquote's figures are for its table, which has
both. Other tables have first calls of new processes and real texts of the data folder, both with the fastest peers.
"""

from __future__ import annotations

import importlib.metadata
import json
import platform
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pullquote as pq
from accuracy import TASKS, Record, read_gold, score_predictions
from corpus import articles
from recording import options, publish
from segmenters import FASTEST, GIVES, SEGMENTERS, Spans, Split
from tabulate import tabulate

NOTE = """# Sentences: pullquote and its peers

Written by `make bench-sentences`.

What is compared is what a Python program gets of a list of strings, on one thread: pullquote's table of offsets and
texts, and of each peer the fastest of what it offers, best of five runs in turns over the same strings. Time is the
processor's, of all threads together, which other work on the machine disturbs less than the clock's. ICU counts UTF-16
units, taken as they are wherever the last one shows that they are code points. Peers written in Rust leave a UTF-8
copy in each string, so that only the first of the five runs pays for it; pullquote leaves none and pays every time.

The second table has the first call of a process of its own, with all that is read and made only once. Memory for a
first table is new, and the system has to clear it page by page; later tables get it again.

The third table has real texts, as one document and cut into documents of 2 kB at the ends of lines, with the fastest
peer on each (of ICU, sakurs and sentencex; best of nine runs in turns). A text that is not all ASCII takes longer: it
has to be made UTF-8, and of a huge one Python holds every character as wide as the widest.

"""

# A slow peer is timed on as much text as it can be expected to finish with; speed is per byte.
HUGE_BYTES, SLOW_BYTES = 20_000_000, 200_000
SLOW = {"pySBD", "nupunkt", "syntok"}

# Real texts of the data folder, and the peers that come into question as the fastest on them.
REAL_TEXTS = {
    "MASC news": "sentences/masc_news.train.jsonl",
    "MASC other": "sentences/masc_other.train.jsonl",
    "PolNeAR": "quotes/polnear.train.jsonl",
    "State of the Union": "raw/state_union/*.txt",
    "EWT": "sentences/ewt.train.jsonl",
    "GUM open genres": "sentences/gum_open.train.jsonl",
}
REAL_CHARACTERS = 8_000_000
FASTEST_PEERS = ("ICU", "sakurs", "sentencex")

SplitAll = Callable[[list[str]], object]


def as_spans(text: str, parts: Iterable[object]) -> Spans:
    """Spans as they are, and strings as the spans where they stand in `text`, white space aside."""
    spans: Spans = []
    at = 0
    for part in parts:
        if isinstance(part, tuple):
            spans.append((part[0], part[1]))
            continue
        # Some peers change white space inside a sentence, so that only the other characters can be counted off.
        for char in "".join(str(part).split()):
            while at < len(text) and text[at].isspace():
                at += 1
            if at < len(text) and text[at] != char:
                at = max(at, text.find(char, at))
            at += 1
        spans.append((0, min(at, len(text))))
    return spans


def accuracy(data: Path, split: Split) -> list[float | None]:
    """Boundary F1 on each development set that is there."""
    figures: list[float | None] = []
    for task in TASKS:
        if task.layer == "sentences" and (data / task.file).exists():
            gold = read_gold(data, task)
            found: list[Record] = [
                {"id": record["id"], "sentences": as_spans(record["text"], split(record["text"]))} for record in gold
            ]
            figures.append(score_predictions(data, task, gold, found)["f1"])
    return figures


def megabytes_a_second(splits: dict[str, SplitAll], texts: list[str], repeat: int = 5) -> dict[str, float]:
    """The best rate of `repeat` runs of each over `texts`, in turns, by the time that the processor worked."""
    size = sum(len(text.encode()) for text in texts)
    rates = dict.fromkeys(splits, 0.0)
    for _ in range(repeat):
        for name, split in splits.items():
            start = time.process_time()
            split(texts)
            rates[name] = max(rates[name], size / 1e6 / (time.process_time() - start))
    return rates


def fastest(name: str, split: Split) -> SplitAll:
    """The fastest way in which `name`, which splits one text with `split`, tells the sentences of many."""
    if name == "pullquote":
        return pq.Analyzer(components=("sentences",), threads=1).sentences
    split = FASTEST[name]() if name in FASTEST else split
    return lambda texts: [split(text) for text in texts]


def made_up(size: int) -> tuple[list[str], list[str]]:
    """About `size` bytes of articles made up by `tools/corpus.py`, as one huge document and as documents of 2 kB."""
    return ["\n\n".join(articles(size // 5000))], list(articles(size // 2000, mean_length=2000))


def first_rate(name: str, which: int) -> float:
    """The rate of the first call of a segmenter in this process."""
    texts = made_up(HUGE_BYTES)[which]
    return megabytes_a_second({name: fastest(name, SEGMENTERS[name][1]())}, texts, repeat=1)[name]


def first_calls(names: Iterable[str]) -> str:
    """The rates of first calls, each in a process of its own, as a Markdown table."""
    rows: list[list[object]] = []
    for name in names:
        print(f"{name}, first calls ...", file=sys.stderr)
        row: list[object] = [name]
        for which in range(2):
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                row.append(process.submit(first_rate, name, which).result())
        rows.append(row)
    headers = ["first call", "huge, MB/s", "2 kB, MB/s"]
    return tabulate(rows, headers=headers, tablefmt="github", floatfmt=["", ".1f", ".1f"])


def speeds(splits: dict[str, Split]) -> dict[str, list[float]]:
    """MB/s of each on one huge document, and on documents of 2 kB, measured in turns, the slow ones apart."""
    found: dict[str, list[float]] = {name: [] for name in splits}
    for size, slow in ((HUGE_BYTES, False), (SLOW_BYTES, True)):
        some = {name: fastest(name, split) for name, split in splits.items() if (name in SLOW) == slow}
        for texts in made_up(size):
            print(f"{', '.join(some)} on {len(texts)} texts ...", file=sys.stderr)
            for name, rate in megabytes_a_second(some, texts).items():
                found[name].append(rate)
    return found


def read_texts(data: Path, pattern: str) -> list[str]:
    """The texts of the files of `data` that `pattern` matches: records of JSON, or one text a file."""
    files = [path.read_text(encoding="utf8", errors="replace") for path in sorted(data.glob(pattern))]
    if pattern.endswith(".jsonl"):
        return [json.loads(line)["text"] for file in files for line in file.split("\n") if line]
    return files


def documents(texts: list[str], length: int = 2000) -> list[str]:
    """The texts cut into documents of about `length` characters, at ends of lines."""
    found = []
    for text in texts:
        start = at = 0
        for line in text.splitlines(keepends=True):
            at += len(line)
            if at - start >= length:
                found.append(text[start:at])
                start = at
        found.append(text[start:])
    return [document for document in found if document]


def compare_on_real_texts(data: Path, splits: dict[str, Split]) -> str:
    """pullquote and the fastest peer on each of the real texts that are there, as a Markdown table."""
    runs = {name: fastest(name, split) for name, split in splits.items() if name in ("pullquote", *FASTEST_PEERS)}
    rows: list[list[object]] = []
    for name, pattern in REAL_TEXTS.items():
        texts = list(filter(None, read_texts(data, pattern)))
        if not texts or len(runs) == 1:
            continue
        print(f"{name} ...", file=sys.stderr)
        texts *= max(1, REAL_CHARACTERS // sum(map(len, texts)))
        small = documents(texts)
        row: list[object] = [name, 100 * sum(map(str.isascii, small)) / len(small)]
        for some in (["\n\n".join(texts)], small):
            rates = megabytes_a_second(runs, some, repeat=9)
            ours = rates.pop("pullquote")
            peer = max(rates, key=rates.__getitem__)
            row += [ours, f"{peer} {rates[peer]:.1f}", ours / rates[peer]]
        rows.append(row)
    headers = ["texts", "ASCII, %", "huge, MB/s", "fastest peer", "times", "2 kB, MB/s", "fastest peer", "times"]
    return tabulate(rows, headers=headers, tablefmt="github", floatfmt=["", ".0f", *(".1f", "", ".1f") * 2])


def report(data: Path) -> str:
    """Measure every segmenter that is installed; the result as Markdown."""
    names = [task.name for task in TASKS if task.layer == "sentences" and (data / task.file).exists()]
    rows: list[list[object]] = []
    missing = []
    splits: dict[str, Split] = {}
    for name, (package, load) in SEGMENTERS.items():
        print(f"{name} ...", file=sys.stderr)
        try:
            split = load()
        except ImportError as error:
            missing.append(f"Left out: {name} ({error})")
            continue
        splits[name] = split
        version = importlib.metadata.version(package)
        gives = GIVES.get(name, "text")
        rows.append([f"{name} {version}", *accuracy(data, split), gives])
    rates = speeds(splits)
    rows = [[*row, *rates[name]] for name, row in zip(splits, rows, strict=True)]
    headers = ["segmenter", *(f"{name}, F1" for name in names), "gives", "huge, MB/s", "2 kB, MB/s"]
    formats = ["", *[".2f"] * len(names), "", ".1f", ".1f"]
    table = tabulate(rows, headers=headers, tablefmt="github", floatfmt=formats, missingval="-")
    head = f"Python {platform.python_version()}, {platform.machine()}, one thread, one run."
    firsts = first_calls(name for name in splits if name in ("pullquote", *FASTEST_PEERS))
    return "\n\n".join([head, *missing, table, firsts, compare_on_real_texts(data, splits)]) + "\n"


def main() -> None:
    """Read the command line, measure, and print the table."""
    args = options(__doc__).parse_args()
    publish(report(args.data), NOTE, args.record)


if __name__ == "__main__":
    main()
