"""Words that stand where another word stands, by their vectors: "minister" for "senator", "bought" for "sold"."""

from __future__ import annotations

import random
import re
from collections import Counter

import glove
import torch
from records import Sample, Span

WORD = re.compile(r"(?<![\w'’.-])[a-z]{3,}(?![\w'’-]|\.\w)")
"""A word in lower case, not a part of a contraction, an abbreviation or a compound."""
FREQUENT, RARE = 200, 3
"""So many of the most frequent words are never replaced (they are grammar), nor are words that occur more seldom."""
NEAREST = 12
"""Any of so many neighbours may stand for a word."""
ENDINGS = ("ing", "ed", "ly", "s")
"""A neighbour has the same ending, so that it is mostly of the same part of speech."""


def ending(word: str) -> str:
    """The first of `ENDINGS` that the word has."""
    return next((one for one in ENDINGS if word.endswith(one)), "")


def neighbours(words: list[str]) -> dict[str, list[str]]:
    """The nearest words of the same ending by GloVe's vectors, for each word that has a vector, nearest first."""
    rows, table = glove.vectors()
    found: dict[str, list[str]] = {}
    for one in (*ENDINGS, ""):
        alike = [word for word in words if word in rows and ending(word) == one]
        vectors = table[[rows[word] for word in alike]]
        for begin in range(0, len(alike), 1000):
            near = (vectors[begin : begin + 1000] @ vectors.T).topk(min(NEAREST + 1, len(alike))).indices
            for word, others in zip(alike[begin : begin + 1000], near.tolist(), strict=True):
                found[word] = [alike[other] for other in others if alike[other] != word]
    return found


class Neighbours:
    """Words of the corpus to put in others' places."""

    def __init__(self, records: list[Sample], draw: random.Random) -> None:
        self.draw = draw
        counts: Counter[str] = Counter()
        for record in records:
            if record["kind"] == "":
                counts.update(WORD.findall(record["text"]))
        known = (word for word, count in counts.items() if count >= RARE)
        words = sorted(known, key=lambda word: (-counts[word], word))
        with torch.no_grad():
            self.near = neighbours(words[FREQUENT:])

    def places(self, text: str, names: list[Span], share: float) -> list[Span]:
        """Words outside the names, each with the probability `share`, labelled ""."""
        inside = [False] * (len(text) + 1)
        for start, end, _ in names:
            inside[start:end] = [True] * (end - start)
        return [
            (match.start(), match.end(), "")
            for match in WORD.finditer(text)
            if not inside[match.start()] and match[0] in self.near and self.draw.random() < share
        ]

    def other(self, word: str) -> str:
        """A word to stand for `word`."""
        return self.draw.choice(self.near[word])
