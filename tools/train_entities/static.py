"""Write what a teacher holds of each word by itself: vectors for the student, beside those of GloVe.

    python tools/train_entities/static.py BODY FORMS.jsonl DUMP TEACHER.pt OUT.npy

OUT is an array [forms, 256] of half precision: the principal components of the teacher's states over the word in the
texts that `forms.py` made, from its last layer and one in the middle. So the student knows something of words that no
training text has. The idea is that of X2Static (Gupta and Jaggi 2021), with made texts in place of real ones.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from dump import read_dump
from forms import TEXTS
from records import read_lines
from teacher import Pieces, Teacher, batches, inputs

WIDTH = 256
LAYERS = (8, 12)


def main() -> None:
    """Read the command line and write the vectors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("body", "forms", "dump", "teacher", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    records = read_lines(args.forms)
    dump = read_dump(args.dump)
    pieces = Pieces(args.body)
    sentences = [pieces.sentence(record["text"], one) for record, one in zip(records, dump, strict=True)]
    model = Teacher(args.body)
    model.load_state_dict(torch.load(args.teacher))
    model.eval()
    width = model.body.config.hidden_size
    states = np.zeros((len(records), len(LAYERS) * width), np.float16)
    groups = batches(np.array([len(ids) for ids, _, _ in sentences]), None)
    begun = time.time()
    for done, group in enumerate(groups):
        ids, shapes, mask = inputs([sentences[n] for n in group])
        over = torch.zeros(ids.shape)
        for k, n in enumerate(group):
            tokens = dump[n].tokens
            start, end = records[n]["word"]
            inside = np.flatnonzero((tokens[:, 1] > start) & (tokens[:, 0] < end))
            firsts = np.append(sentences[n][2], len(sentences[n][0]) - 1)
            over[k, firsts[inside[0]] : firsts[inside[-1] + 1]] = 1
        over /= over.sum(1, keepdim=True).clamp(min=1)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            hidden = model.states(ids, shapes, mask)
        for place, layer in enumerate(LAYERS):
            mean = torch.bmm(over[:, None], hidden[layer].float())[:, 0]
            states[group, place * width : (place + 1) * width] = mean.numpy()
        if done % 50 == 49:
            print(f"  {done + 1}/{len(groups)} batches, {time.time() - begun:.0f} s", flush=True)
    table = states.reshape(len(records) // len(TEXTS), -1)
    rows = torch.from_numpy(table.astype(np.float32))
    rows -= rows.mean(0)
    _, directions = torch.linalg.eigh(rows.T @ rows / len(rows))
    vectors = rows @ directions.flip(1)[:, :WIDTH]
    vectors /= vectors.norm(dim=1).mean()
    with args.out.open("wb") as output:
        np.save(output, vectors.numpy().astype(np.float16))


if __name__ == "__main__":
    main()
