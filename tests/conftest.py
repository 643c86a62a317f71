"""What several test files share."""

import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)
# A submission is judged on the same examples every time; new ones are found by running the tests at home.
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

PIECES = (
    "It holds.", "She said so!", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\0", "“No,”", "‘So", "”", '"', "''", "«a»", ".", "...",
    "?", "Mr.", "U.S.", "$5 million", "(NYSE: ABC)", "@her", "#it", "a@b.org", "https://b.org/x.", "é", "e\u0301", "😀",
    "👩‍👩‍👧", "🇳🇱", "שלום עולם.", "مرحبا.", "日本語。", "\u2028", "\u00a0", "\u200b", "\ufeff", "\ud800", "\udfff", "𝔘𝔫𝔦.",
)  # fmt: skip
"""Bits of text that are hard on somebody."""


def texts(max_size=60):
    """Any text, and texts made of the hard bits."""
    hard = st.lists(st.sampled_from(PIECES), max_size=max_size).map("".join)
    return st.one_of(hard, st.text(alphabet=st.characters(exclude_categories=()), max_size=200))


def run_python(code, *, input=None, timeout=120):
    """Runs `code` in a Python of its own, in which every warning is an error."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        input=input,
        timeout=timeout,
        env=environment,
        check=False,
    )


QUOTED = {
    "text": "“It <b>holds</b>,” said Mayor Alba\nQuintero & co, “for now.” She left on Monday.",
    "sentences": [{"start": 0, "end": 60}, [61, 80]],
    "entities": [
        {"start": 30, "end": 43, "label": "PERSON", "name": "Alba Quintero", "score": 0.9},
        {"start": 73, "end": 79, "label": "DATE"},
    ],
    "quotes": [
        {
            "start": 0,
            "end": 60,
            "kind": "direct",
            "speaker": {"start": 24, "end": 43},
            "speaker_name": "Alba Quintero",
            "speaker_title": "Mayor",
            "cue": [19, 23],
            "method": "clause",
            "score": 0.75,
            "spans": [[0, 18], [50, 60]],
        }
    ],
}
"""A document by hand, in the form that `Document.from_dict` reads."""


@pytest.fixture
def quoted():
    """The document by hand."""
    import pullquote as pq

    return pq.Document.from_dict(QUOTED)
