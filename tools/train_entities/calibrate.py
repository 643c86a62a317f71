"""Fit the confidence of a model file: how often is a mention right, given the probability that the network gives it?

    python tools/train_entities/calibrate.py MODEL.bin DEV.jsonl PREDICTED.jsonl SHARED

PREDICTED holds the model's mentions of the dev texts, as `examples/entity_tag.rs` writes them, before calibration. The
model file is changed in place. For each label the share of right mentions is taken at eleven probabilities, drawn
towards that of all labels where mentions are few, and made to rise. Texts with an even number are fitted on; the
reliability table that is printed is of the others.
"""

from __future__ import annotations

import argparse
import itertools
import struct
from pathlib import Path
from typing import Any

import numpy as np
from export import HEADER, KNOTS, SUMS, sums
from numpy.typing import NDArray
from records import Gold, Mention, read_lines
from score import load_scorer
from tags import NAMES

PRIOR = 30
"""So many mentions of all labels count as much as those of one label."""
EDGES = (0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
"""Where the rows of the reliability table begin and end."""


def without_article(text: str, entity: Mention) -> Mention:
    """The mention without "the" in front: corpora differ on whether it belongs to a name."""
    article = len("the ") if text[entity["start"] :][:4].lower() == "the " else 0
    return {"start": entity["start"] + article, "end": entity["end"], "label": entity["label"]}


def judged(dev: list[Gold], predicted: list[dict[str, Any]], shared: Path) -> NDArray[np.float64]:
    """(number of the text, label, probability, right) for each mention that its set can judge."""
    scorer = load_scorer(shared)
    rows = []
    for number, (gold, found) in enumerate(zip(dev, predicted, strict=True)):
        assert gold["id"] == found["id"]
        scheme = "ontonotes" if gold["set"] == "dev18" else "coarse"
        text = gold["text"]
        right = {scorer.normalise(text, without_article(text, entity), scheme) for entity in gold["entities"]}
        for mention in found["entities"]:
            if mention["label"] in NAMES and (scheme == "ontonotes" or mention["label"] in scorer.COARSE):
                here = scorer.normalise(text, without_article(text, mention), scheme)
                rows.append((number, NAMES.index(mention["label"]), mention["score"], here in right))
    return np.array(rows, float)


def rising(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The rising sequence that is nearest to `values` (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []  # value, weight, how many values it stands for
    for next_value, next_weight in zip(values, weights, strict=True):
        blocks.append((next_value, next_weight, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            value, weight, count = blocks.pop()
            before, before_weight, before_count = blocks.pop()
            total = before_weight + weight
            blocks.append(((before * before_weight + value * weight) / total, total, before_count + count))
    return np.repeat([value for value, _, _ in blocks], [count for _, _, count in blocks])


def curve(rows: NDArray[np.float64], prior: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
    """The share of right mentions at each knot, by triangular weights around it."""
    knots = np.linspace(0, 1, KNOTS)
    near = np.clip(1 - np.abs(rows[:, 2][:, None] - knots) * (KNOTS - 1), 0, 1)
    right, total = near.T @ rows[:, 3], near.sum(0)
    before = knots if prior is None else prior
    weight = 5 if prior is None else PRIOR
    return rising((right + weight * before) / (total + weight), total + weight)


def main() -> None:
    """Read the command line, print the reliability table and write the curves into the model file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("model", "dev", "predicted", "shared"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    rows = judged(read_lines(args.dev), read_lines(args.predicted), args.shared)
    fitted, tested = rows[rows[:, 0] % 2 == 0], rows[rows[:, 0] % 2 == 1]
    pooled = curve(fitted)
    curves = np.stack([curve(fitted[fitted[:, 1] == label], pooled) for label in range(len(NAMES))])
    scores = np.array([np.interp(p, np.linspace(0, 1, KNOTS), curves[int(label)]) for _, label, p, _ in tested])
    print("| score | mentions | mean score | right |\n|---|---|---|---|")
    for low, high in itertools.pairwise(EDGES):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            mean, right = 100 * scores[inside].mean(), 100 * tested[inside, 3].mean()
            print(f"| {low:.1f} to {min(high, 1):.1f} | {inside.sum()} | {mean:.1f} % | {right:.1f} % |")
    # The curves are the last section of the file.
    data = bytearray(args.model.read_bytes())
    section = struct.pack(f"<{curves.size}f", *curves.clip(0, 1).ravel())
    at = len(data) - (len(section) + 7) // 8 * 8
    data[at : at + len(section)] = section
    data[SUMS:HEADER] = struct.pack("<2Q", *sums(bytes(data)))
    args.model.write_bytes(data)


if __name__ == "__main__":
    main()
