"""Compare the tagger with what both spaCy pipelines say, label by label.

    python tools/train_entities/agreement.py TEXTS.jsonl SM.jsonl MD.jsonl PREDICTED.jsonl

TEXTS, SM and MD are as `data.py` and `silver.py` write them, PREDICTED as `examples/entity_tag.rs` does. Both pipelines
learned from OntoNotes, so a mention that both find alike is likely what OntoNotes would have: it is the only view of
that corpus's conventions (where does a name begin, is "the" inside?) that open data gives. A mention of ours is wrong
if no pipeline has it and none of their disputed mentions overlaps it. The names have been trained on, the numbers have
not.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from records import Prediction, Silver, Span, Text, read_lines
from tags import LABELS


def main() -> None:
    """Read the command line and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("texts", "sm", "md", "predicted"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--sources", nargs="*", help="the corpora to compare on; all without it")
    args = parser.parse_args()
    texts: list[Text] = read_lines(args.texts)
    sm: list[Silver] = read_lines(args.sm)
    md: list[Silver] = read_lines(args.md)
    predicted: list[Prediction] = read_lines(args.predicted)
    alike, missed, added = (defaultdict[str, int](int) for _ in range(3))
    for text, small, middle, found in zip(texts, sm, md, predicted, strict=True):
        if args.sources and text["source"] not in args.sources:
            continue
        a: set[Span] = {(start, end, label) for start, end, label in small["spans"]}
        b: set[Span] = {(start, end, label) for start, end, label in middle["spans"]}
        ours = {(one["start"], one["end"], one["label"]) for one in found["entities"] if one["label"] in LABELS}
        for span in a & b:
            (alike if span in ours else missed)[span[2]] += 1
        for start, end, label in ours - (a | b):
            if not any(other[0] < end and start < other[1] for other in a ^ b):
                added[label] += 1
    print(f"{'':12} {'alike':>8} {'missed':>8} {'added':>8} {'F1':>6}")
    for name in [*LABELS, "all"]:
        labels = LABELS if name == "all" else [name]
        hits, misses, extra = (sum(counts[label] for label in labels) for counts in (alike, missed, added))
        print(f"{name:12} {hits:8} {misses:8} {extra:8} {200 * hits / max(1, 2 * hits + misses + extra):6.1f}")


if __name__ == "__main__":
    main()
