"""spaCy's `Doc` and `DocBin` from documents, and a component for spaCy's pipelines.

Where this package is installed, `nlp.add_pipe("pullquote")` needs no import. Sentences become sentence starts, entities
`doc.ents` (their full names in `ent.kb_id_`), and quotes three span groups: `doc.spans["quotes"]` with one span for
each piece, whose label is the kind and whose `kb_id_` the speaker's name, and `doc.spans["speakers"]` and
`doc.spans["cues"]`. Spans of one quote share its number as `id_`, and `doc.spans["quotes"].attrs["quotes"]` holds all
that is known of each quote, as `Quote.to_dict` gives it.

spaCy's spans are made of whole tokens: a span that ends within a token of spaCy's is widened to hold it. Lone
surrogates, which spaCy cannot hold, stand as U+FFFD.

Example:
    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("pullquote")
    >>> doc = nlp("“It holds,” said Mayor Alba Quintero. She left.")
    >>> [(span.text, span.label_, span.kb_id_) for span in doc.spans["quotes"]]
    [('“It holds,”', 'direct', 'Alba Quintero')]
    >>> [sentence.text for sentence in doc.sents][-1]
    'She left.'
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from pullquote import Analyzer
from pullquote._unicode import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span

    from pullquote._core import Document

__all__ = ["PullquoteComponent", "annotate", "make_component", "to_doc", "to_docbin"]

_BATCH = 1000


def to_doc(document: Document, nlp: Language | None = None) -> Doc:
    """A spaCy `Doc` with the annotations of a document.

    Args:
        document: The document.
        nlp: The pipeline whose tokenizer and vocabulary are used; None means `spacy.blank("en")`.
    """
    doc = (nlp or _blank()).make_doc(visible(document.text))
    annotate(doc, document)
    return doc


def to_docbin(documents: Iterable[Document], nlp: Language | None = None) -> DocBin:
    """A `DocBin` of documents, for spaCy's training and for storing: `to_docbin(documents).to_disk("news.spacy")`."""
    nlp = nlp or _blank()
    attributes = ["ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"]
    return DocBin(attributes, docs=(to_doc(document, nlp) for document in documents))


def annotate(
    doc: Doc, document: Document, *, sentences: bool = True, entities: bool = True, quotes: bool = True
) -> None:
    """Puts the annotations of a document on a `Doc` of the same text.

    Args:
        doc: The `Doc`; its parse, if it has one, rules out `sentences`.
        document: The document.
        sentences: Whether to set sentence starts.
        entities: Whether to set `doc.ents`, over whatever is there.
        quotes: Whether to set the span groups.

    Raises:
        ValueError: If the texts differ.
    """
    if doc.text != visible(document.text):
        raise ValueError("the Doc has another text than the document; make it of document.text")
    if sentences and document.sentences and len(doc):
        _set_sentences(doc, document)
    if entities:
        spans = [_span(doc, entity, entity.label, entity.name) for entity in document.entities]
        doc.set_ents(filter_spans([span for span in spans if span is not None]))
    if quotes:
        _set_quotes(doc, document)


class PullquoteComponent:
    """The component "pullquote" of spaCy's pipelines; it works on many texts in parallel in `nlp.pipe`."""

    def __init__(self, sentences: bool, entities: bool, quotes: bool, threads: int | None) -> None:
        self._options = {"sentences": sentences, "entities": entities, "quotes": quotes}
        self._analyzer = Analyzer([name for name, wanted in self._options.items() if wanted], threads=threads)

    def __call__(self, doc: Doc) -> Doc:
        """Annotates one `Doc`."""
        annotate(doc, self._analyzer(doc.text), **self._options)
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int = _BATCH) -> Iterator[Doc]:
        """Annotates many `Doc`s, a batch at a time."""
        stream = iter(docs)
        while batch := list(itertools.islice(stream, batch_size)):
            documents = self._analyzer.pipe([doc.text for doc in batch], batch_size)
            for doc, document in zip(batch, documents, strict=True):
                annotate(doc, document, **self._options)
                yield doc


@Language.factory(
    "pullquote",
    assigns=["token.is_sent_start", "doc.ents", "doc.spans"],
    default_config={"sentences": True, "entities": True, "quotes": True, "threads": None},
)
def make_component(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    sentences: bool,
    entities: bool,
    quotes: bool,
    threads: int | None,
) -> PullquoteComponent:
    """Makes the component, for `nlp.add_pipe("pullquote", config={"entities": False})`."""
    return PullquoteComponent(sentences, entities, quotes, threads)


def _set_sentences(doc: Doc, document: Document) -> None:
    positions = [token.idx for token in doc]
    # A sentence that begins within a token of spaCy's begins with that token.
    starts = {bisect_left(positions, sentence.start + 1) - 1 for sentence in document.sentences}
    for token in doc:
        token.is_sent_start = token.i in starts or token.i == 0


def _set_quotes(doc: Doc, document: Document) -> None:
    groups: dict[str, list[Span]] = {"quotes": [], "speakers": [], "cues": []}
    for number, quote in enumerate(document.quotes):
        name = quote.speaker_name or ""
        found: list[tuple[str, Any, str]] = [("quotes", span, quote.kind) for span in quote.spans]
        found += [("speakers", quote.speaker, "Speaker")] if quote.speaker else []
        found += [("cues", quote.cue, "Cue")] if quote.cue else []
        for group, span, label in found:
            placed = _span(doc, span, label, name, str(number))
            if placed is not None:
                groups[group].append(placed)
    for group, spans in groups.items():
        doc.spans[group] = spans
    doc.spans["quotes"].attrs["quotes"] = [_plain(quote.to_dict()) for quote in document.quotes]


def _plain(quote: dict[str, Any]) -> dict[str, Any]:
    """A quote of nothing but what spaCy can store."""
    return {
        **quote,
        "spans": [list(span.values()) if isinstance(span, dict) else list(span) for span in quote["spans"]],
    }


def _span(doc: Doc, span: Any, label: str, name: str, number: str = "") -> Span | None:
    return doc.char_span(span.start, span.end, label=label, kb_id=name, span_id=number, alignment_mode="expand")


def _blank() -> Language:
    return spacy.blank("en")
