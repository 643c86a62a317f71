"""Add variants whose names and words are replaced by others.

    python tools/train_entities/mentions.py CORPUS.jsonl OUT.jsonl [SEED]

OUT holds the texts of CORPUS and after them the variants, for the teacher to label and the student to learn from: more
contexts for each name and more names for each context than any list gives. A name is what both pipelines found; another
one of its label takes its place, with or without "the" as it has it. A made name shows how names of its label are
built: a given name and another's surname, a city and "Rovers". Words between the names give way to their neighbours
(`neighbours.py`; after the data augmentation of TinyBERT, Jiao et al. 2020): the teacher reads what comes of it as
readily as the text it comes from, and the student has to learn from more than the contexts of the corpus.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from pathlib import Path

from neighbours import Neighbours
from records import Sample, Span, read_lines, with_names
from tags import NAMES
from tqdm import tqdm

LONGEST = 60
"""The longest name, in characters, that takes another's place."""
ROUNDS, TEXTS, MENTIONS, MADE = 3, 0.8, 0.7, 0.4
"""How often the corpus is gone through, the share of texts with names that get a variant each time, of their names that
are replaced, and of those that made names replace."""
WORDS = 0.5
"""The largest share of a text's words that neighbours replace; each text draws its own share, from nothing to this."""
PATTERNS = {
    "ORG": """University of PLACE|PLACE University|PLACE State University|PLACE City Council|PLACE Police Department
        Bank of PLACE|PLACE Chamber of Commerce|PLACE Times|PLACE Post|PLACE United|PLACE Rovers|PLACE Hawks|PLACE FC
        PLACE Airlines|PLACE Health Department|PLACE Symphony Orchestra|NORP Football Federation|NORP Red Cross
        NORP Ministry of Finance|NORP National Congress|SURNAME & SURNAME|SURNAME Group|SURNAME Holdings
        SURNAME Foundation|SURNAME Brothers|SURNAME, SURNAME & Co.|SURNAME Capital Partners|SURNAME Institute
        SURNAME College|SURNAME Motors|SURNAME Pharmaceuticals|SURNAME Media|St. GIVEN's Hospital|PLACE High School
        PLACE Trades Council""",
    "FAC": """PLACE International Airport|SURNAME Bridge|SURNAME Stadium|SURNAME Hall|PLACE Arena|SURNAME Street
        SURNAME Avenue|PLACE Road|Fort SURNAME|PLACE Cathedral|SURNAME Tower|SURNAME Dam""",
    "LOC": """Lake SURNAME|Mount SURNAME|PLACE Valley|PLACE Bay|Cape SURNAME|PLACE River|PLACE Peninsula|SURNAME Island
        northern PLACE|Gulf of PLACE""",
    "GPE": """Port SURNAME|SURNAME County|New PLACE|SURNAMEville|SURNAMEton|St. GIVEN|PLACE Heights|North PLACE
        East PLACE""",
    "EVENT": """PLACE Open|PLACE Film Festival|PLACE Marathon|PLACE Grand Prix|Hurricane GIVEN|Battle of PLACE
        PLACE World Cup|SURNAME Cup|PLACE Summit""",
    "LAW": """SURNAME Act|SURNAME-SURNAME Act|PLACE Agreement|Treaty of PLACE|PLACE Protocol""",
    "PRODUCT": """SURNAME 300|SURNAME X5|COMPANY One|COMPANY 747|COMPANY Pro|SURNAME T-6|COMPANY GIVEN""",
    "PERSON": """GIVEN SURNAME|GIVEN SURNAME|GIVEN SURNAME|GIVEN SURNAME|GIVEN J. SURNAME|GIVEN SURNAME-SURNAME|SURNAME
        GIVEN GIVEN SURNAME|GIVEN SURNAME Jr.|GIVEN""",
}
"""How names of a label are built; words in capitals stand for parts of names of the corpus."""

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


class Names:
    """Names to put in others' places."""

    def __init__(self, records: list[Sample], draw: random.Random) -> None:
        self.draw = draw
        self.pools = pools(records)
        self.patterns = {label: [p.strip() for p in re.split(r"[|\n]", text)] for label, text in PATTERNS.items()}
        persons = [name.split() for name in self.pools["PERSON", False]]
        persons = [words for words in persons if len(words) == 2 and all(word.isalpha() for word in words)]
        plain = {
            label: [n for n in self.pools[label, False] if n.replace(" ", "").isalpha()] for label in ("GPE", "ORG")
        }
        self.parts = {
            "GIVEN": [given for given, _ in persons],
            "SURNAME": [surname for _, surname in persons],
            "PLACE": [name for name in plain["GPE"] if name.count(" ") < 2],
            "COMPANY": [name for name in plain["ORG"] if " " not in name],
            "NORP": [name for name in self.pools["NORP", False] if name.isalpha() and name[-1] != "s"],
        }

    def made(self, label: str) -> str:
        """A name of `label` built of parts."""
        pattern = self.draw.choice(self.patterns[label])
        return re.sub("GIVEN|SURNAME|PLACE|COMPANY|NORP", lambda part: self.draw.choice(self.parts[part[0]]), pattern)

    def other(self, old: str, label: str) -> str | None:
        """A name to take the place of `old`; None leaves it."""
        _, article = kind(old, label)
        names = self.pools.get((label, article))
        if not names or self.draw.random() >= MENTIONS:
            return None
        if label in self.patterns and not article and self.draw.random() < MADE:
            return self.made(label)
        return self.draw.choice(names)


def replaced(record: Sample, names: Names, words: Neighbours, number: int) -> Sample | None:
    """The record with some of its names and words replaced, the same one by the same; None if no name was."""
    found = agreed(record)
    places = words.places(record["text"], found, words.draw.random() * WORDS)
    changed = False

    def other(old: str, label: str) -> str | None:
        nonlocal changed
        if not label:
            return words.other(old)
        new = names.other(old, label)
        changed |= new is not None
        return new

    text, spans, _ = with_names(record["text"], sorted(found + places), other)
    if not changed:
        return None
    spans = [span for span in spans if span[2]]
    return {
        "id": f"{record['id']}+mention{number}",
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
    names, words = Names(records, draw), Neighbours(records, draw)
    made = 0
    with args.out.open("w", encoding="utf8") as output:
        for record in records:
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
        for number in range(ROUNDS):
            for record in tqdm(records, mininterval=10):
                if record["kind"] == "" and draw.random() < TEXTS:
                    variant = replaced(record, names, words, number)
                    if variant:
                        output.write(json.dumps(variant, ensure_ascii=False) + "\n")
                        made += 1
    print(f"{made} variants from {sum(map(len, names.pools.values()))} names")


if __name__ == "__main__":
    main()
