"""The records that the scripts pass on as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypedDict

Span = tuple[int, int, str]
"""Start, end and label. JSON reads it as a list, so it has to be made a tuple before it goes into a set."""


class Text(TypedDict):
    """A text with the spans that people labelled, as `data.py` writes it."""

    id: str
    source: str
    scheme: str
    text: str
    spans: list[Span]


class Silver(TypedDict):
    """The spans that one pipeline found in a text, as `silver.py` writes them."""

    id: str
    spans: list[Span]


class Sample(Text):
    """A text of the corpus or a variant of one, with the spans of both pipelines, as `augment.py` writes it."""

    sm: list[Span]
    md: list[Span]
    kind: str


class Mention(TypedDict):
    """A mention in the scorers' form."""

    start: int
    end: int
    label: str


class Gold(TypedDict):
    """A text of a dev set, as `devsets.py` writes it."""

    id: str
    set: str
    text: str
    entities: list[Mention]


class Prediction(TypedDict):
    """The mentions that a model found in the text of that id."""

    id: str
    entities: list[Mention]


def read_lines(path: Path) -> list[Any]:
    """The values of a JSON-lines file."""
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def with_names(
    text: str, spans: Iterable[Span], name: Callable[[str, str], str | None]
) -> tuple[str, list[Span], bool]:
    """The text and its spans, in order, with another name where `name` gives one for a name and its label.

    A name that comes again is asked for once. The last value tells whether any was given.
    """
    made, end = "", 0
    moved: list[Span] = []
    known: dict[tuple[str, str], str | None] = {}
    for start, stop, label in spans:
        old = text[start:stop]
        if (old, label) not in known:
            known[old, label] = name(old, label)
        new = known[old, label] or old
        made += text[end:start]
        moved.append((len(made), len(made) + len(new), label))
        made += new
        end = stop
    return made + text[end:], moved, any(new is not None for new in known.values())
