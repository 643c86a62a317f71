"""Gather the open training texts of the entity tagger, with the spans that people labelled.

    python tools/train_entities/data.py SHARED OUT.jsonl

Writes one JSON object a line: {"id", "source", "text", "spans": [[start, end, label], ...], "scheme"}. Offsets are code
points. `scheme` says what the spans mean (see CORPORA): "none" for text without labels, "silver" for labels made by a
program. Sentences of the dev sets are left out, by their letters and digits alone, so that another way of writing
quotation marks does not hide them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from records import Span, Text
from score import load_scorer

# How the labels of each corpus read as labels of ours. A label that stands for several is given as all of them. Labels
# that are not listed are not labelled alike here: their spans get "?", and nothing is said of their tokens.
PLACES = "GPE LOC FAC"
MISC = "NORP EVENT WORK_OF_ART PRODUCT LAW LANGUAGE"
CORE = {"PER": "PERSON", "ORG": "ORG", "LOC": PLACES, "MISC": MISC}
CROSSNER = {
    **dict.fromkeys(["person", "politician", "writer", "scientist", "researcher", "musicalartist"], "PERSON"),
    **dict.fromkeys(["organisation", "politicalparty", "band", "university"], "ORG"),
    **dict.fromkeys(["location", "country"], PLACES),
    **dict.fromkeys(["book", "poem", "album", "song"], "WORK_OF_ART"),
    "event": "EVENT",
}
WNUT = {
    "person": "PERSON",
    "location": PLACES,
    "corporation": "ORG",
    "group": "ORG",
    "creative-work": "WORK_OF_ART",
    "product": "PRODUCT",
}
CORPORA: dict[str, tuple[str, dict[str, str] | None]] = {
    "uner_ewt": ("closed", CORE),
    "uner_pud_wiki": ("closed", CORE),
    "wikigold": ("closed", CORE),
    "redocred": ("closed", CORE),
    "btc": ("closed", CORE),
    "wnut17": ("closed", WNUT),
    **{f"crossner_{field}": ("closed", CROSSNER) for field in "ai literature music politics science".split()},
    "gmb_clean": ("silver", None),
    # Their own spans are of other kinds (common nouns, parties to a contract, machine labels): text only.
    "gum_derived": ("none", {}),
    "sec_filings": ("none", {}),
    "re3d": ("none", {}),
}
"""The folder of each corpus, its scheme and its labels; None: they are ours.

The scheme "closed" means that every person, organisation and place is labelled.
"""
HELD_BACK = {"uner_ewt/test", "redocred/test"}
"""Never trained on: measured with in `make accuracy`. So is the last fifth of wikigold."""


def key(text: str) -> str:
    """The letters and digits of a text, by which sentences are compared."""
    return re.sub(r"[\W_]+", "", text).lower()


def labelled(shared: Path, scorer: ModuleType) -> Iterator[tuple[str, str, str, list[Span]]]:
    """Source, scheme, text and spans of each sentence of the corpora."""
    for folder, (scheme, labels) in CORPORA.items():
        for path in sorted((shared / "entities/train" / folder).glob("*.bio")):
            name = f"{folder}/{path.stem}"
            if name in HELD_BACK:
                continue
            records = list(scorer.bio_to_jsonl(path))
            if name == "wikigold/all":
                records = records[: len(records) * 4 // 5]
            for record in records:
                spans = []
                for entity in record["entities"]:
                    label = entity["label"] if labels is None else labels.get(entity["label"], "?")
                    spans.append((entity["start"], entity["end"], label))
                yield folder, scheme, record["text"], spans if scheme != "none" else []


def plain(shared: Path) -> Iterator[tuple[str, str]]:
    """Source and text of each sentence that nobody labelled."""
    for path in sorted(shared.glob("sentences/*.train.jsonl")):
        with path.open(encoding="utf8") as lines:
            for record in map(json.loads, lines):
                for start, end in record["sentences"]:
                    yield path.stem, record["text"][start:end]
    for path in sorted(shared.glob("raw/state_union/*.txt")):
        text = path.read_text(encoding="utf8", errors="replace")
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n\s*\n", text):
            yield "state_union", sentence


def gathered(shared: Path, scorer: ModuleType) -> Iterator[tuple[str, str, str, list[Span]]]:
    """Source, scheme, text and spans of all texts, the labelled ones first."""
    yield from labelled(shared, scorer)
    for source, sentence in plain(shared):
        text = " ".join(sentence.split())
        if 2 < len(text) < 1500:
            yield source, "none", text, []


def main() -> None:
    """Read the command line and write the texts, each once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder that holds the corpora")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    scorer = load_scorer(args.shared)
    banned: set[str] = set()
    for path in [*args.shared.glob("entities/eval/*.bio"), *args.shared.glob("entities/dev18/*.bio")]:
        banned.update(key(record["text"]) for record in scorer.bio_to_jsonl(path))
    seen: set[str] = set()
    counts: Counter[tuple[str, str]] = Counter()
    with args.out.open("w", encoding="utf8") as output:
        for source, scheme, text, spans in gathered(args.shared, scorer):
            letters = key(text)
            if len(letters) > 20 and (letters in banned or letters in seen):
                counts[source, "dropped"] += 1
                continue
            seen.add(letters)
            counts[source, "kept"] += 1
            name = f"{source}-{counts[source, 'kept']}"
            record: Text = {"id": name, "source": source, "scheme": scheme, "text": text, "spans": spans}
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
    for (source, what), count in sorted(counts.items()):
        print(f"{source:24} {what:8} {count}")


if __name__ == "__main__":
    main()
