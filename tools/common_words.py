#!/usr/bin/env python3
"""List the words that English writes in lower case.

    tools/common_words.py SHARED > src/sentences/common_words.txt

A capital on one of them inside a text says that a sentence begins there, or a title. SHARED is the folder with the
open corpora: sentences/*.train.jsonl, entities/train/*/*.bio, raw/state_union/*.txt. Needs Python alone. The list holds
words with their counts left out, in alphabetical order: facts about English, and no text.
"""

import collections
import itertools
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

LEAST = 15  # times seen in lower case
RATIO = 9  # times more often so than with a capital inside a sentence
# Social media do not keep to the rules, and other folders repeat held-out texts.
LEFT_OUT = {"btc", "wnut17", "uner_ewt", "gum_derived"}

PIECES = re.compile(r"[A-Za-z]+|[^\sA-Za-z]")


def sentences(shared: Path) -> Iterator[list[str]]:
    """Yield the words and marks of each sentence."""
    for path in sorted((shared / "sentences").glob("*.train.jsonl")):
        with path.open(encoding="utf8") as lines:
            for line in lines:
                record = json.loads(line)
                for start, end in record["sentences"]:
                    yield PIECES.findall(record["text"][start:end])
    for path in sorted((shared / "entities/train").glob("*/*.bio")):
        if path.parent.name not in LEFT_OUT:
            for block in path.read_text(encoding="utf8").split("\n\n"):
                yield [line.split("\t")[0] for line in block.splitlines()]
    for path in sorted((shared / "raw/state_union").glob("*.txt")):
        for sentence in re.split(r"(?<=[.!?])\s+", path.read_text(encoding="latin-1")):
            yield PIECES.findall(sentence)


def main() -> None:
    """Count, and print the list."""
    if len(sys.argv) != 2:
        sys.exit("usage: tools/common_words.py SHARED > src/sentences/common_words.txt")
    lower: collections.Counter[str] = collections.Counter()
    capital: collections.Counter[str] = collections.Counter()
    for words in sentences(Path(sys.argv[1])):
        for before, word in itertools.pairwise(words):
            if before in ".\"“:?!'`(-—" or not (word.isascii() and word.isalpha()):
                continue
            if word.islower():
                lower[word] += 1
            elif word[1:].islower() or len(word) == 1:
                capital[word.lower()] += 1
    common = (w for w, n in lower.items() if n >= LEAST and n >= RATIO * capital[w] and 2 <= len(w) <= 16)
    print("# Words that English writes in lower case, listed by tools/common_words.py from open corpora.")
    print("word.common:", *sorted(common))


if __name__ == "__main__":
    main()
