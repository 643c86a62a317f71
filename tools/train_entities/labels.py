"""What may each token be? The labels of people and of two pipelines, joined into a set of allowed tags a token.

People's labels win where they say something: a token of a person, organisation or place has their tag, and no other
token has such a tag. Where they are silent, or a corpus has no such labels, the pipelines speak: a tag that both give
is taken, and where they differ both stay allowed, so that training is by the sum of the probabilities of the allowed
tags.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from records import Sample, Span
from tags import CORE, NAME_TAGS, NUMBERS, TAG, TAGS, bilou, encode, token_range

Allowed = frozenset[int]
"""The tags that a token may have."""

CORE_TAGS = {TAG[f"{p}-{label}"] for label in CORE for p in "BILU"}
OTHER_TAGS = frozenset(range(len(TAGS))) - CORE_TAGS
NUMBER_TAGS = frozenset([0, *(TAG[f"{p}-{label}"] for label in NUMBERS for p in "BILU")])
OPEN = frozenset(range(len(TAGS)))
TITLES = set(
    "mr mrs ms miss dr sir lord lady president senator sen rep representative governor gov mayor king queen prince "
    "princess pope prof professor general gen colonel col captain capt lieutenant lt sergeant sgt major judge justice "
    "chancellor minister secretary".split()
)


def stripped(text: str, start: int, end: int, label: str) -> int:
    """Where a person's span starts without titles in front; of other spans, their start."""
    while label == "PERSON":
        word = text[start:end].split(" ")[0]
        if word.rstrip(".").lower() not in TITLES or len(word) + 1 >= end - start:
            break
        start += len(word) + 1
    return start


def both_pipelines(record: Sample) -> set[Span]:
    """All spans that the pipelines found."""
    return {(start, end, label) for start, end, label in record["sm"] + record["md"]}


def third_voice(record: Sample, tokens: NDArray[np.int64], a: NDArray[np.int64], b: NDArray[np.int64]) -> None:
    """Where the pipelines differ, the corpus's own machine labels decide if they side with one of them.

    The tags of the pipelines, `a` and `b`, are changed in place.
    """
    ours = []
    pipelines = both_pipelines(record)
    for start, end, label in record["spans"]:
        lead = start - 4
        if record["text"][max(lead, 0) : start].lower() == "the " and (lead, end, label) in pipelines:
            ours.append((lead, end, label))
        else:
            ours.append((start, end, label))
    c = encode(tokens, ours)
    at = 0
    while at < len(tokens):
        if a[at] == b[at]:
            at += 1
            continue
        stop = at
        while stop < len(tokens) and a[stop] != b[stop]:
            stop += 1
        if (a[at:stop] == c[at:stop]).all():
            b[at:stop] = a[at:stop]
        elif (b[at:stop] == c[at:stop]).all():
            a[at:stop] = b[at:stop]
        at = stop


def any_of(first: int, last: int, labels: list[str]) -> list[Allowed]:
    """What tokens first..last may be as one mention with any of the labels."""
    return [frozenset(tags) for tags in zip(*(bilou(first, last, label) for label in labels), strict=True)]


def allowed(record: Sample, tokens: NDArray[np.int64]) -> list[Allowed]:
    """For each token the frozen set of tags it may have."""
    text = record["text"]
    a, b = encode(tokens, record["sm"]), encode(tokens, record["md"])
    if record["scheme"] == "silver":
        third_voice(record, tokens, a, b)
    silver = [OPEN if -1 in pair else frozenset(pair) for pair in zip(a.tolist(), b.tolist(), strict=True)]
    if record["scheme"] == "names":  # every name is labelled, nothing else is
        sets = [NUMBER_TAGS] * len(tokens)
    elif record["scheme"] == "closed":
        sets = [s if s is OPEN else (s & OTHER_TAGS or OTHER_TAGS) for s in silver]
    else:
        return silver
    pipelines = both_pipelines(record)
    for start, end, label in record["spans"]:
        if label == "?":
            continue
        start = stripped(text, start, end, label)
        labels = label.split()
        first, last, exact = token_range(tokens, start, end)
        if not exact:
            sets[first:last] = [OPEN] * (last - first)
            continue
        if "GPE" in labels and (start, end, "NORP") in pipelines:
            labels = ["NORP"]
        shapes = any_of(first, last, labels)
        # "the" belongs to the name if a pipeline that knows the label says so; it may belong to it in any case.
        lead = first > 0 and text[tokens[first - 1, 0] : tokens[first - 1, 1]].lower() == "the" and label != "PERSON"
        if lead and any((tokens[first - 1, 0], end, one) in pipelines for one in labels):
            first -= 1
            shapes = any_of(first, last, labels)
        elif lead:
            longer = any_of(first - 1, last, labels)
            sets[first - 1] = frozenset([0]) | longer[0]
            shapes = [one | other for one, other in zip(shapes, longer[1:], strict=True)]
        for t, shape in zip(range(first, last), shapes, strict=True):
            both = shape & silver[t]
            sets[t] = both if both and silver[t] is not OPEN else shape
    for t, (start, end) in enumerate(tokens):
        if text[start] in "@#":  # handles and tags are not names here, though some corpora label them
            sets[t] = OPEN
            if end - start == 1 and t + 1 < len(sets):
                sets[t + 1] = OPEN
    return sets


def of_names(tags: Allowed) -> Allowed:
    """The tags as a tagger of names alone has them: those of numbers and dates are "O" to it."""
    return frozenset(tag if tag < NAME_TAGS else 0 for tag in tags)


class Sets:
    """Gives each set of tags a number, so that a text's sets are an array."""

    def __init__(self) -> None:
        self.numbers: dict[Allowed, int] = {}

    def number(self, tags: Allowed) -> int:
        """The number of a set; a new set gets the next one."""
        return self.numbers.setdefault(tags, len(self.numbers))

    def table(self) -> NDArray[np.bool_]:
        """[sets, tags], true where a tag is allowed."""
        table = np.zeros((len(self.numbers), len(TAGS)), np.bool_)
        for tags, number in self.numbers.items():
            table[number, list(tags)] = True
        return table
