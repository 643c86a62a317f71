"""The records that the scripts pass on as JSON lines."""

from __future__ import annotations

import json
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
