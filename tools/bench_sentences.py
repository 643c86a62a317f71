"""Compare sentence segmenters in one run: boundary F1 on the development sets, and MB/s from Python on one thread.

    python tools/bench_sentences.py ../shared [--record docs/sentences.md]

`make bench-sentences` installs the peers of `tools/peers/sentences.txt` into an environment of their own and runs this
there. A peer that is not installed is named and left out. Speed is measured on one huge document and on 2 kB
documents of the corpus that `tools/corpus.py` makes; each peer is called in the fastest way it offers to tell where or
what the sentences are, and the table says which of the two it gives. pullquote's figures are for its table, which has
both.
"""

from __future__ import annotations

import importlib.metadata
import itertools
import platform
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import pullquote as pq
from accuracy import TASKS, Record, read_gold, score_predictions
from corpus import articles
from recording import options, publish
from tabulate import tabulate

NOTE = """# Sentences: pullquote and its peers

Written by `make bench-sentences`.

What is compared is what a Python program gets of a list of strings, on one thread: pullquote's table of offsets and
texts, and of each peer the fastest of what it offers, best of three runs over the same strings. Time is the
processor's, of all threads together, which other work on the machine disturbs less than the clock's. ICU counts UTF-16
units, taken as they are wherever the last one shows that they are code points. Peers written in Rust leave a UTF-8
copy in each string, so that only the first of the three runs pays for it; pullquote leaves none and pays every time.

"""

Spans = list[tuple[int, int]]
Split = Callable[[str], Iterable[object]]

# A slow peer is timed on as much text as it can be expected to finish with; speed is per byte.
HUGE_BYTES, SLOW_BYTES = 20_000_000, 200_000
SLOW = {"pySBD", "nupunkt", "syntok"}


def load_pullquote() -> Split:
    """This package, through its objects."""
    nlp = pq.Analyzer(components=("sentences",), threads=1)
    return lambda text: [(sentence.start, sentence.end) for sentence in nlp(text).sentences]


def load_icu_ends() -> Callable[[str], list[int]]:
    """ICU's sentence iterator with English rules: the offsets at which sentences end."""
    import icu

    iterator = icu.BreakIterator.createSentenceInstance(icu.Locale("en"))

    def split(text: str) -> list[int]:
        iterator.setText(text)
        ends = list(iterator)
        # ICU counts UTF-16 units, which are code points unless there are more of them.
        if ends and ends[-1] != len(text):
            units = list(itertools.accumulate((1 + (char > "\uffff") for char in text), initial=0))
            place = {unit: index for index, unit in enumerate(units)}
            ends = [place[end] for end in ends]
        return ends

    return split


def load_icu() -> Split:
    """ICU, with spans."""
    split = load_icu_ends()

    def spans(text: str) -> Spans:
        ends = split(text)
        return list(zip([0, *ends], ends, strict=False))

    return spans


def load_icu_texts() -> Split:
    """ICU, with the sentences that it finds cut out."""
    split = load_icu()
    return lambda text: [text[start:end] for start, end in cast("Spans", split(text))]


def load_sakurs() -> Split:
    """sakurs, on one thread."""
    import sakurs

    processor = sakurs.load("en", threads=1)
    return lambda text: list(processor.split(text))


def load_sentencex() -> Split:
    """sentencex."""
    import sentencex

    return lambda text: list(sentencex.segment("en", text))


def load_blingfire() -> Split:
    """BlingFire."""
    import blingfire

    return lambda text: blingfire.text_to_sentences(text).split("\n")


def load_nupunkt() -> Split:
    """nupunkt, in Python."""
    import nupunkt

    return lambda text: list(nupunkt.sent_spans(text))


def load_nupunkt_rs() -> Split:
    """nupunkt's Rust port."""
    import nupunkt_rs

    return lambda text: list(nupunkt_rs.sent_tokenize(text))


def load_pysbd() -> Split:
    """pySBD with its text left as it is."""
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: list(segmenter.segment(text))


def load_syntok() -> Split:
    """syntok."""
    from syntok import segmenter

    def split(text: str) -> Spans:
        sentences = itertools.chain.from_iterable(segmenter.analyze(text))
        return [(tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)) for tokens in sentences]

    return split


def load_tokenizesentences() -> Split:
    """tokenizesentences."""
    import tokenizesentences

    return lambda text: list(tokenizesentences.tokenize_spans(text))


SEGMENTERS: dict[str, tuple[str, Callable[[], Split]]] = {
    "pullquote": ("pullquote", load_pullquote),
    "ICU": ("pyicu", load_icu),
    "ICU, cut out": ("pyicu", load_icu_texts),
    "sakurs": ("sakurs", load_sakurs),
    "sentencex": ("sentencex", load_sentencex),
    "BlingFire": ("blingfire", load_blingfire),
    "nupunkt-rs": ("nupunkt-rs", load_nupunkt_rs),
    "tokenizesentences": ("tokenizesentences", load_tokenizesentences),
    "nupunkt": ("nupunkt", load_nupunkt),
    "syntok": ("syntok", load_syntok),
    "pySBD": ("pysbd", load_pysbd),
}


# Where what is fastest is not what gives spans.
FASTEST: dict[str, Callable[[], Split]] = {"ICU": load_icu_ends}

# What each gives where speed is measured; all others give the sentences as strings.
GIVES = {
    "pullquote": "offsets, text",
    "ICU": "offsets",
    "nupunkt": "offsets",
    "syntok": "offsets",
    "tokenizesentences": "offsets",
}


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


def megabytes_a_second(split: Callable[[list[str]], object], texts: list[str], repeat: int = 3) -> float:
    """The best rate of `repeat` runs over `texts`, by the time that the processor worked."""
    size = sum(len(text.encode()) for text in texts)
    rates = []
    for _ in range(repeat):
        start = time.process_time()
        split(texts)
        rates.append(size / 1e6 / (time.process_time() - start))
    return max(rates)


def speeds(name: str, split: Split) -> list[float]:
    """MB/s on one huge document, and on documents of 2 kB."""
    size = SLOW_BYTES if name in SLOW else HUGE_BYTES
    huge = "\n\n".join(articles(size // 5000))
    small = list(articles(size // 2000, mean_length=2000))
    if name == "pullquote":
        nlp = pq.Analyzer(components=("sentences",), threads=1)
        return [megabytes_a_second(nlp.sentences, texts) for texts in ([huge], small)]
    fastest = FASTEST[name]() if name in FASTEST else split
    return [megabytes_a_second(lambda texts: [fastest(text) for text in texts], texts) for texts in ([huge], small)]


def report(data: Path) -> str:
    """Measure every segmenter that is installed; the result as Markdown."""
    names = [task.name for task in TASKS if task.layer == "sentences" and (data / task.file).exists()]
    rows: list[list[object]] = []
    missing = []
    for name, (package, load) in SEGMENTERS.items():
        print(f"{name} ...", file=sys.stderr)
        try:
            split = load()
        except ImportError as error:
            missing.append(f"Left out: {name} ({error})")
            continue
        version = importlib.metadata.version(package)
        gives = GIVES.get(name, "text")
        rows.append([f"{name} {version}", *accuracy(data, split), gives, *speeds(name, split)])
    headers = ["segmenter", *(f"{name}, F1" for name in names), "gives", "huge, MB/s", "2 kB, MB/s"]
    formats = ["", *[".2f"] * len(names), "", ".1f", ".1f"]
    table = tabulate(rows, headers=headers, tablefmt="github", floatfmt=formats, missingval="-")
    head = f"Python {platform.python_version()}, {platform.machine()}, one thread, one run."
    return "\n\n".join([head, *missing, table]) + "\n"


def main() -> None:
    """Read the command line, measure, and print the table."""
    args = options(__doc__).parse_args()
    publish(report(args.data), NOTE, args.record)


if __name__ == "__main__":
    main()
