"""Documents in the forms of other tools: displaCy, CoNLL, brat, Label Studio and JSON Lines.

`pullquote.spacy` makes spaCy's own objects. Offsets are code points everywhere, as in those tools.

Example:
    >>> from pullquote import analyze, export
    >>> document = analyze("“It holds,” said Mayor Alba Quintero.")
    >>> export.to_displacy(document)["ents"]
    [{'start': 23, 'end': 36, 'label': 'PERSON'}]
"""

from __future__ import annotations

import itertools
import json
import re
from bisect import bisect_left, bisect_right
from contextlib import nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from pullquote._core import Document, __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from os import PathLike

    from pullquote._core import Entity, Mention, Quote
    from pullquote._span import Span

__all__ = [
    "BRAT_CONFIG",
    "LABEL_STUDIO_CONFIG",
    "from_jsonl",
    "to_brat",
    "to_conll",
    "to_displacy",
    "to_jsonl",
    "to_label_studio",
    "tokenize",
]

_LABELS = (
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME",
    "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "TICKER", "EMAIL", "URL", "HANDLE", "HASHTAG",
)  # fmt: skip

_TOKEN = re.compile(r"\w+|[^\w\s]")


def tokenize(document: Document) -> list[list[tuple[int, int]]]:
    """The words and marks of each sentence, as pairs of start and end.

    A token is a run of letters and digits, or one other character that is not white space; tokens are cut where an
    entity begins or ends, so that every entity is made of whole tokens. A document without sentences counts as one.
    """
    text = document.text
    edges = {edge for entity in document.entities for edge in (entity.start, entity.end)}
    sentences = [(sentence.start, sentence.end) for sentence in document.sentences] or [(0, len(text))]
    return [
        [piece for match in _TOKEN.finditer(text, start, end) for piece in _cut(match.start(), match.end(), edges)]
        for start, end in sentences
    ]


def to_conll(document: Document, *, sentences_apart: bool = True) -> str:
    """The entities in the IOB2 scheme: one token a line with its tag behind a tab, sentences set apart by blank lines.

    Args:
        document: The document; its tokens are those of `tokenize`.
        sentences_apart: If false, there are no blank lines.

    Example:
        >>> to_conll(analyze("Alba Quintero left.")).split()
        ['Alba', 'B-PERSON', 'Quintero', 'I-PERSON', 'left', 'O', '.', 'O']
    """
    lines = []
    entities = iter(document.entities)
    entity = next(entities, None)
    for sentence in tokenize(document):
        for start, end in sentence:
            while entity and entity.end <= start:
                entity = next(entities, None)
            tag = "O"
            if entity and entity.start <= start:
                tag = f"{'B' if start == entity.start else 'I'}-{entity.label}"
            lines.append(f"{document.text[start:end]}\t{tag}\n")
        if sentence and sentences_apart:
            lines.append("\n")
    return "".join(lines)


def to_displacy(document: Document, style: Literal["ent", "span"] = "ent", what: str = "entities") -> dict[str, Any]:
    """A dictionary that spaCy's displaCy shows: `displacy.render(to_displacy(document), style="ent", manual=True)`.

    Args:
        document: The document.
        style: "ent", which cannot show spans that overlap, or "span", which can.
        what: "entities", "quotes", or "all"; quotes are labelled with their speakers' names. In the style "ent", of
            spans that overlap the first and longest is kept.

    Raises:
        ValueError: If there is no such style, or nothing is called `what`.
    """
    if style not in ("ent", "span"):
        raise ValueError(f"style must be 'ent' or 'span', not {style!r}")
    if what not in ("entities", "quotes", "all"):
        raise ValueError(f"what must be 'entities', 'quotes' or 'all', not {what!r}")
    entities = [] if what == "quotes" else [(entity.start, entity.end, entity.label) for entity in document.entities]
    quotes = [] if what == "entities" else [(*span, _who(quote)) for quote in document.quotes for span in quote.spans]
    spans = sorted(entities + quotes, key=lambda span: (span[0], -span[1]))
    if style == "ent":
        ents, reached = [], 0
        for start, end, label in spans:
            if start >= reached:
                ents.append({"start": start, "end": end, "label": label})
                reached = end
        return {"text": document.text, "ents": ents, "title": None}
    edges = {edge for start, end, _ in spans for edge in (start, end)}
    tokens = [
        piece for sentence in tokenize(document) for token in sentence for piece in _cut(*token, edges)
    ]  # fmt: skip
    starts, ends = [start for start, _ in tokens], [end for _, end in tokens]
    found = []
    for start, end, label in spans:
        first, after = bisect_left(starts, start), bisect_right(ends, end)
        if first < after:  # a span of nothing but white space has no tokens
            found.append({"start": start, "end": end, "start_token": first, "end_token": after, "label": label})
    return {"text": document.text, "tokens": [document.text[start:end] for start, end in tokens], "spans": found}


def to_brat(document: Document) -> str:
    """The content of brat's annotation file (`.ann`) for a text file with exactly `document.text` (UTF-8).

    Entities are text-bound annotations of their labels. A quote is an event `Quote` with the roles `Speaker` and `Cue`,
    the attribute `Kind`, and a note with the speaker's full name. `BRAT_CONFIG` is the `annotation.conf` for it.

    Example:
        >>> to_brat(analyze("Alba Quintero left.")).split()
        ['T1', 'PERSON', '0', '13', 'Alba', 'Quintero']
    """
    lines: list[str] = []
    numbers = itertools.count(1)

    def bound(kind: str, spans: Iterable[tuple[int, int]]) -> str:
        pieces = [piece for start, end in spans for piece in _without_breaks(document.text, start, end)]
        where = ";".join(f"{start} {end}" for start, end in pieces)
        number = next(numbers)
        lines.append(f"T{number}\t{kind} {where}\t{' '.join(document.text[start:end] for start, end in pieces)}\n")
        return f"T{number}"

    for entity in document.entities:
        bound(entity.label, [(entity.start, entity.end)])
    for number, quote in enumerate(document.quotes, 1):
        roles = [f"Quote:{bound('Quote', quote.spans)}"]
        for role, mention in (("Speaker", quote.speaker), ("Cue", quote.cue)):
            if mention:
                roles.append(f"{role}:{bound(role, [(mention.start, mention.end)])}")
        lines.append(f"E{number}\t{' '.join(roles)}\n")
        lines.append(f"A{number}\tKind E{number} {quote.kind}\n")
        if quote.speaker_name:
            lines.append(f"#{number}\tAnnotatorNotes E{number}\t{' '.join(quote.speaker_name.split())}\n")
    return "".join(lines)


BRAT_CONFIG = "\n".join(
    ["[entities]", *_LABELS, "Speaker", "Cue", "[relations]", "[events]", "Quote Speaker?:Speaker, Cue?:Cue",
     "[attributes]", "Kind Arg:Quote, Value:direct|mixed|indirect", ""]
)  # fmt: skip
"""brat's `annotation.conf` for what `to_brat` writes."""


def to_label_studio(
    documents: Iterable[Document], *, meta: Iterable[dict[str, Any]] | None = None
) -> list[dict[str, Any]]:
    """Tasks with predictions for Label Studio, to be saved as JSON and imported into a project.

    Each task has the text, and as its prediction the regions of entities, quotes, speakers and cues; relations lead
    from each piece of a quote to its speaker and its cue. `LABEL_STUDIO_CONFIG` is the labelling interface for it.

    Args:
        documents: The documents.
        meta: More data for each task, such as its id or address.

    Example:
        >>> tasks = to_label_studio([analyze("Alba Quintero left.")])
        >>> tasks[0]["predictions"][0]["result"][0]["value"]
        {'start': 0, 'end': 13, 'text': 'Alba Quintero', 'labels': ['PERSON']}
    """
    more = itertools.repeat({}) if meta is None else meta
    return [
        {
            "data": {**extra, "text": document.text},
            "predictions": [{"model_version": f"pullquote {__version__}", "result": _regions(document)}],
        }
        for document, extra in zip(documents, more, strict=meta is not None)
    ]


LABEL_STUDIO_CONFIG = "\n".join(
    [
        "<View>",
        '  <Relations><Relation value="speaker"/><Relation value="cue"/></Relations>',
        '  <Labels name="label" toName="text">',
        *(f'    <Label value="{label}"/>' for label in (*_LABELS, "direct", "mixed", "indirect", "Speaker", "Cue")),
        "  </Labels>",
        '  <Text name="text" value="$text"/>',
        "</View>",
        "",
    ]
)
"""Label Studio's labelling interface for what `to_label_studio` gives."""


def to_jsonl(documents: Iterable[Document], file: str | PathLike[str] | IO[str]) -> int:
    """Writes documents as JSON Lines, one a line, and returns their number; `from_jsonl` reads them.

    Args:
        documents: The documents, which may be an iterator such as `Analyzer.pipe` gives.
        file: A path, or a text file that is open for writing.
    """
    with _opened(file, "w") as stream:
        count = 0
        for document in documents:
            stream.write(json.dumps(document.to_dict(), ensure_ascii=not _encodable(document.text)) + "\n")
            count += 1
    return count


def from_jsonl(file: str | PathLike[str] | IO[str]) -> Iterator[Document]:
    """The documents that `to_jsonl` wrote.

    Raises:
        ValueError: If a line is no document; the message names the line.
    """
    with _opened(file, "r") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                try:
                    yield Document.from_dict(json.loads(line))
                except (ValueError, TypeError, KeyError) as error:
                    raise ValueError(f"line {number} is no document: {error}") from error


def _regions(document: Document) -> list[dict[str, Any]]:
    regions: list[dict[str, Any]] = []

    def region(span: Span | Entity | Mention, label: str, score: float) -> str:
        identity = f"r{len(regions)}"
        value = {"start": span.start, "end": span.end, "text": document.text[span.start : span.end], "labels": [label]}
        regions.append(
            {"id": identity, "from_name": "label", "to_name": "text", "type": "labels", "value": value, "score": score}
        )
        return identity

    for entity in document.entities:
        region(entity, entity.label, entity.score)
    for quote in document.quotes:
        pieces = [region(span, quote.kind, quote.score) for span in quote.spans]
        for name, label, mention in (("speaker", "Speaker", quote.speaker), ("cue", "Cue", quote.cue)):
            if mention:
                target = region(mention, label, quote.score)
                regions.extend(
                    {"type": "relation", "from_id": piece, "to_id": target, "direction": "right", "labels": [name]}
                    for piece in pieces
                )
    return regions


def _who(quote: Quote) -> str:
    return quote.speaker_name or (quote.speaker.text if quote.speaker else "unknown")


def _cut(start: int, end: int, edges: set[int]) -> Iterator[tuple[int, int]]:
    """The token from `start` to `end`, cut at the edges within it."""
    for position in range(start + 1, end):
        if position in edges:
            yield start, position
            start = position
    yield start, end


def _without_breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a span that stand on one line each, as brat asks for."""
    for match in re.finditer(r"[^\r\n]*[^\s]", text[start:end]):
        indent = len(match[0]) - len(match[0].lstrip())
        yield start + match.start() + indent, start + match.end()


def _encodable(text: str) -> bool:
    return text.isascii() or not re.search("[\ud800-\udfff]", text)


def _opened(file: str | PathLike[str] | IO[str], mode: Literal["r", "w"]) -> AbstractContextManager[IO[str]]:
    """The file at a path, or one that is open already and stays so."""
    if isinstance(file, str | Path) or hasattr(file, "__fspath__"):
        return Path(file).open(mode, encoding="utf-8")
    return nullcontext(file)
