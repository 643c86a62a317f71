"""Labels, BILOU tags and the way between spans and tags."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from records import Span

NAMES = "PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split()
NUMBERS = "DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL".split()
LABELS = NAMES + NUMBERS
CORE = ("PERSON", "ORG", "GPE", "LOC", "FAC")
TAGS = ["O", *(f"{part}-{label}" for label in LABELS for part in "BILU")]
"""O, then B, I, L and U of each label."""
TAG = {tag: number for number, tag in enumerate(TAGS)}
NAME_TAGS = 1 + 4 * len(NAMES)
"""The tags of names come first, so that a tagger of names alone has so many of them."""


def part(tag: int) -> int:
    """0 for O, 1 to 4 for B, I, L, U."""
    return 0 if tag == 0 else (tag - 1) % 4 + 1


def token_range(tokens: NDArray[np.int64], start: int, end: int) -> tuple[int, int, bool]:
    """The tokens that overlap [start, end), and whether they fit it exactly. `tokens` is an array of (start, end)."""
    first = int(np.searchsorted(tokens[:, 1], start, side="right"))
    last = int(np.searchsorted(tokens[:, 0], end, side="left"))
    exact = last > first and tokens[first, 0] == start and tokens[last - 1, 1] == end
    return first, last, bool(exact)


def bilou(first: int, last: int, label: str) -> list[int]:
    """The tags of tokens first..last as one mention."""
    if last - first == 1:
        return [TAG[f"U-{label}"]]
    return [TAG[f"B-{label}"]] + [TAG[f"I-{label}"]] * (last - first - 2) + [TAG[f"L-{label}"]]


def encode(tokens: NDArray[np.int64], spans: Iterable[Span]) -> NDArray[np.int64]:
    """One tag a token; -1 where a span cuts a token in two or has a label that is not ours."""
    tags = np.zeros(len(tokens), np.int64)
    for start, end, label in spans:
        first, last, exact = token_range(tokens, start, end)
        if exact and label in LABELS:
            tags[first:last] = bilou(first, last, label)
        else:
            tags[first:last] = -1
    return tags


def viterbi(scores: NDArray[Any]) -> list[int]:
    """The best path of tags through `scores` [tokens, tags] that is a well-formed BILOU sequence."""
    length, count = scores.shape
    if length == 0:
        return []
    labels = (count - 1) // 4
    # Two states hold all there is to know: outside (after O, L, U) or inside a mention of some label (after B, I).
    o, b, i, last, u = scores[:, 0], scores[:, 1::4], scores[:, 2::4], scores[:, 3::4], scores[:, 4::4]
    outside, inside = 0.0, np.full(labels, -np.inf)
    back_out, back_in = [], []
    for t in range(length):
        closing = inside + last[t]
        options = np.concatenate([[outside + o[t]], outside + u[t], closing])
        choice = int(np.argmax(options))
        opened = outside + b[t]
        stays = inside + i[t]
        back_out.append(choice)
        back_in.append(opened >= stays)
        outside, inside = options[choice], np.maximum(opened, stays)
    path, state = [0] * length, -1
    for t in range(length - 1, -1, -1):
        if state < 0:
            choice = back_out[t]
            if choice == 0:
                path[t] = 0
            elif choice <= labels:
                path[t] = 4 * choice
            else:
                state = choice - 1 - labels
                path[t] = 3 + 4 * state
        elif back_in[t][state]:
            path[t] = 1 + 4 * state
            state = -1
        else:
            path[t] = 2 + 4 * state
    return path


def decode(path: list[int]) -> list[Span]:
    """The mentions (first, last, label) of a well-formed path of tags, counted in tokens."""
    found, start = [], 0
    for t, tag in enumerate(path):
        where = part(tag)
        if where in (1, 4):
            start = t
        if where in (3, 4):
            found.append((start, t + 1, LABELS[(tag - 1) // 4]))
    return found
