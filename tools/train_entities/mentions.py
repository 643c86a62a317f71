"""Add variants whose names are replaced by other names of the corpus.

    python tools/train_entities/mentions.py CORPUS.jsonl OUT.jsonl [SEED]

OUT holds the texts of CORPUS and after them the variants, for the teacher to label and the student to learn from: more
contexts for each name and more names for each context than any list gives. A name is what both pipelines found; another
one of its label takes its place, with or without "the" as it has it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

from records import Sample, Span, read_lines, with_names
from tags import NAMES
from tqdm import tqdm

LONGEST = 60
"""The longest name, in characters, that takes another's place."""
TEXTS, MENTIONS = 0.6, 0.7
"""The share of texts with names that get a variant, and of their names that are replaced."""

Kind = tuple[str, bool]
"""A label, and whether the name begins with "the"."""


def agreed(record: Sample) -> list[Span]:
    """The names that both pipelines found, in order."""
    small = {(start, end, label) for start, end, label in record["sm"]}
    return [
        (start, end, label) for start, end, label in record["md"] if (start, end, label) in small and label in NAMES
    ]


def kind(name: str, label: str) -> Kind:
    """What `name` can stand in for."""
    return label, name[:4].lower() == "the "


def pools(records: list[Sample]) -> dict[Kind, list[str]]:
    """The names of the corpus by their kind, each once."""
    found: dict[Kind, set[str]] = defaultdict(set)
    for record in records:
        if record["kind"] == "":
            for start, end, label in agreed(record):
                name = record["text"][start:end]
                if len(name) <= LONGEST and not name.isupper() and any(c.isupper() for c in name):
                    found[kind(name, label)].add(name)
    return {key: sorted(names) for key, names in found.items()}


def replaced(record: Sample, pool: dict[Kind, list[str]], draw: random.Random) -> Sample | None:
    """The record with some of its names replaced, the same name by the same; None if there is nothing to replace."""

    def other(old: str, label: str) -> str | None:
        names = pool.get(kind(old, label))
        return draw.choice(names) if names and draw.random() < MENTIONS else None

    text, spans, _ = with_names(record["text"], agreed(record), other)
    if text == record["text"]:
        return None
    return {
        "id": record["id"] + "+mention",
        "source": record["source"],
        "scheme": "none",
        "text": text,
        "spans": [],
        "sm": spans,
        "md": spans,
        "kind": "+mention",
    }


def main() -> None:
    """Read the command line and write the texts and the variants."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    args = parser.parse_args()
    draw = random.Random(args.seed)
    records: list[Sample] = read_lines(args.corpus)
    pool = pools(records)
    made = 0
    with args.out.open("w", encoding="utf8") as output:
        for record in records:
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
        for record in tqdm(records, mininterval=10):
            if record["kind"] == "" and draw.random() < TEXTS:
                variant = replaced(record, pool, draw)
                if variant:
                    output.write(json.dumps(variant, ensure_ascii=False) + "\n")
                    made += 1
    print(f"{made} variants from {sum(len(names) for names in pool.values())} names")


if __name__ == "__main__":
    main()
