"""The sentence segmenters that `tools/bench_sentences.py` compares: how each is loaded, called, and what it gives."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import cast

import pullquote as pq

Spans = list[tuple[int, int]]
Split = Callable[[str], Iterable[object]]


def load_pullquote() -> Split:
    """This package, through its objects."""
    nlp = pq.Analyzer(components=("sentences",), threads=1)
    return lambda text: [(sentence.start, sentence.end) for sentence in nlp(text).sentences]


def load_icu_ends() -> Callable[[str], list[int]]:
    """ICU's sentence iterator with English rules: the offsets at which sentences end."""
    import icu

    iterator = icu.BreakIterator.createSentenceInstance(icu.Locale("en"))

    def split(text: str) -> list[int]:
        iterator.setText(text)
        ends = list(iterator)
        # ICU counts UTF-16 units, which are code points unless there are more of them.
        if ends and ends[-1] != len(text):
            units = list(itertools.accumulate((1 + (char > "\uffff") for char in text), initial=0))
            place = {unit: index for index, unit in enumerate(units)}
            ends = [place[end] for end in ends]
        return ends

    return split


def load_icu() -> Split:
    """ICU, with spans."""
    split = load_icu_ends()

    def spans(text: str) -> Spans:
        ends = split(text)
        return list(zip([0, *ends], ends, strict=False))

    return spans


def load_icu_texts() -> Split:
    """ICU, with the sentences that it finds cut out."""
    split = load_icu()
    return lambda text: [text[start:end] for start, end in cast("Spans", split(text))]


def load_sakurs() -> Split:
    """sakurs, on one thread."""
    import sakurs

    processor = sakurs.load("en", threads=1)
    return lambda text: list(processor.split(text))


def load_sentencex() -> Split:
    """sentencex."""
    import sentencex

    return lambda text: list(sentencex.segment("en", text))


def load_blingfire() -> Split:
    """BlingFire."""
    import blingfire

    return lambda text: blingfire.text_to_sentences(text).split("\n")


def load_nupunkt() -> Split:
    """nupunkt, in Python."""
    import nupunkt

    return lambda text: list(nupunkt.sent_spans(text))


def load_nupunkt_rs() -> Split:
    """nupunkt's Rust port."""
    import nupunkt_rs

    return lambda text: list(nupunkt_rs.sent_tokenize(text))


def load_pysbd() -> Split:
    """pySBD with its text left as it is."""
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: list(segmenter.segment(text))


def load_syntok() -> Split:
    """syntok."""
    from syntok import segmenter

    def split(text: str) -> Spans:
        sentences = itertools.chain.from_iterable(segmenter.analyze(text))
        return [(tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)) for tokens in sentences]

    return split


def load_tokenizesentences() -> Split:
    """tokenizesentences."""
    import tokenizesentences

    return lambda text: list(tokenizesentences.tokenize_spans(text))


SEGMENTERS: dict[str, tuple[str, Callable[[], Split]]] = {
    "pullquote": ("pullquote", load_pullquote),
    "ICU": ("pyicu", load_icu),
    "ICU, cut out": ("pyicu", load_icu_texts),
    "sakurs": ("sakurs", load_sakurs),
    "sentencex": ("sentencex", load_sentencex),
    "BlingFire": ("blingfire", load_blingfire),
    "nupunkt-rs": ("nupunkt-rs", load_nupunkt_rs),
    "tokenizesentences": ("tokenizesentences", load_tokenizesentences),
    "nupunkt": ("nupunkt", load_nupunkt),
    "syntok": ("syntok", load_syntok),
    "pySBD": ("pysbd", load_pysbd),
}


# Where what is fastest is not what gives spans.
FASTEST: dict[str, Callable[[], Split]] = {"ICU": load_icu_ends}

# What each gives where speed is measured; all others give the sentences as strings.
GIVES = {
    "pullquote": "offsets, text",
    "ICU": "offsets",
    "nupunkt": "offsets",
    "syntok": "offsets",
    "tokenizesentences": "offsets",
}
