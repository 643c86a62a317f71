"""Write a teacher's probabilities of name tags for every token of the corpus.

    python tools/train_entities/soft.py BODY CORPUS.jsonl DUMP TEACHER.pt OUT.npy

OUT is an array [tokens, name tags] of half precision, in the order of the corpus. What the teacher gives to numbers and
dates counts as "O", since grammars find those.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from dump import read_dump
from records import Sample, read_lines
from tags import NAME_TAGS
from teacher import Pieces, Teacher, prepared, scores


def main() -> None:
    """Read the command line and write the probabilities."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("body", "corpus", "dump", "teacher", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    records: list[Sample] = read_lines(args.corpus)
    dump = read_dump(args.dump)
    model = Teacher(args.body)
    model.load_state_dict(torch.load(args.teacher))
    # Tokens past the longest sentence that the teacher reads keep a row of zeros, which costs the student nothing.
    lengths = [len(one.tokens) for one in dump]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    soft = np.lib.format.open_memmap(args.out, "w+", np.float16, (int(starts[-1]), NAME_TAGS))
    for n, rows in scores(model, prepared(records, dump, Pieces(args.body)), progress=True):
        tags = np.exp(rows)
        names = tags[:, :NAME_TAGS].copy()
        names[:, 0] += tags[:, NAME_TAGS:].sum(1)
        soft[starts[n] : starts[n] + len(names)] = names
    soft.flush()


if __name__ == "__main__":
    main()
