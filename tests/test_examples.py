"""The example articles, read to the end: who said what in each."""

import json
from pathlib import Path

import pullquote as pq
import pytest

ROOT = Path(__file__).parent.parent
GOLD = json.loads((ROOT / "tests" / "data" / "who_said_what.json").read_text(encoding="utf8"))


@pytest.mark.parametrize("name", GOLD)
def test_every_listed_quote_is_found_with_its_speaker(name: str) -> None:
    text = (ROOT / "examples" / "articles" / name).read_text(encoding="utf8")
    pieces = {
        (text[start:end], quote.kind): quote.speaker_name
        for quote in pq.analyze(text).quotes
        for start, end in quote.spans
    }
    found = {
        (kind, words): next(
            (who for (piece, k), who in pieces.items() if k == kind and piece.startswith(words)), "missing"
        )
        for _, kind, words in GOLD[name]
    }
    assert found == {(kind, words): who for who, kind, words in GOLD[name]}
