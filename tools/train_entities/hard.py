"""Write one name tag for every token of the corpus, for the linear family.

    python tools/train_entities/hard.py CORPUS.jsonl DUMP SOFT.npy OUT.bin

OUT has one byte a token: the best well-formed sequence by the teacher's probabilities, among the tags that people's
labels allow where people labelled the text. Tokens that cannot be in a name are outside.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from dump import read_dump
from labels import allowed, of_names
from records import Sample, read_lines
from tags import viterbi
from tqdm import tqdm

LEAST = 1e-4
"""No probability counts for less, so that people's labels can be followed where the teacher sees no chance of them."""
FORBIDDEN = -20.0
"""What a tag loses that people's labels do not allow."""


def main() -> None:
    """Read the command line and write the tags."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "dump", "soft", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    records: list[Sample] = read_lines(args.corpus)
    dump = read_dump(args.dump)
    soft = np.load(args.soft, mmap_mode="r")
    at = 0
    with args.out.open("wb") as output:
        for record, one in zip(tqdm(records, mininterval=10), dump, strict=True):
            tags = np.zeros(len(one.tokens), np.uint8)
            may = one.candidate.astype(bool)
            if may.any():
                scores = np.log(np.asarray(soft[at : at + len(tags)], np.float32).clip(LEAST))
                if record["scheme"] in ("closed", "names"):
                    for row, known in zip(scores, allowed(record, one.tokens), strict=True):
                        names = list(of_names(known))
                        kept = row[names]
                        row += FORBIDDEN
                        row[names] = kept
                scores[~may, 1:] = FORBIDDEN * 2
                tags[:] = viterbi(scores)
            output.write(tags.tobytes())
            at += len(tags)
    print(f"{at} tokens")


if __name__ == "__main__":
    main()
