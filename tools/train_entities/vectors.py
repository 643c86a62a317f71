"""The vectors of words that the student starts from: GloVe's, and a teacher's beside them."""

from __future__ import annotations

from pathlib import Path

import glove
import numpy as np
import torch


def vectors(static: Path) -> tuple[dict[str, int], torch.Tensor]:
    """{form: row} and a table; row 0 is zero, for words without a vector. `static` is what `static.py` wrote."""
    rows, table = glove.vectors()
    beside = np.load(static).astype(np.float32)
    beside = np.concatenate([np.zeros((1, beside.shape[1]), np.float32), beside])
    numbers = {form: row for row, form in enumerate(rows, 1)}
    return numbers, torch.cat([table[[0, *rows.values()]], torch.from_numpy(beside)], 1)
