"""Write a trained student as the model file that `src/entities/tagger` reads.

    python tools/train_entities/export.py STUDENT.pt DUMP OUT.bin [--consistency 0.5]

The layout is told in `src/entities/tagger/model.rs`. Weights become signed bytes with a scale a row, activations
unsigned bytes; the steps of the activations are measured on a sample of DUMP, the corpus's tokens. The confidence is
left as the network gives it: `calibrate.py` fits it.
"""

from __future__ import annotations

import argparse
import struct
from pathlib import Path
from typing import Any

import numpy as np
import torch
from dump import CASES, CLASSES, GAZETTEER, GRAMMAR, read_dump
from numpy.typing import ArrayLike, NDArray
from student import BUCKETS, REACH, VECTOR, Data, Student, window
from tags import NAME_TAGS, NAMES
from torch.nn import functional
from vectors import vectors

MAGIC, VERSION = b"PQTAGGER", 1
SUMS, HEADER = 72, 88
"""Where the two sums of the header start, and where the header ends."""
KNOTS = 11
PROVENANCE = "Trained by tools/train_entities.sh; sources, licences and figures are in MODEL_CARD.md."


def fnv(form: str) -> int:
    """FNV-1a, 64 bits, of a form's UTF-8 bytes."""
    h = 0xCBF29CE484222325
    for byte in form.encode():
        h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def sums(data: bytes) -> tuple[int, int]:
    """The two sums of the header over the other bytes."""
    words: NDArray[np.uint64] = np.frombuffer(data[:SUMS] + data[HEADER:], "<u8")
    numbers = np.arange(1, len(words) + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        return int(words.sum(dtype=np.uint64)), int((words * numbers).sum(dtype=np.uint64))


class File:
    """Sections one after the other, each padded to eight bytes."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def add(self, data: bytes) -> None:
        """Add a section."""
        self.parts.append(data + bytes(-len(data) % 8))

    def floats(self, numbers: ArrayLike) -> None:
        """Add numbers as they are."""
        self.add(np.ascontiguousarray(numbers, "<f4").tobytes())

    def bytes_with_scales(self, table: NDArray[Any]) -> None:
        """Add the scale of each row, then the rows as signed bytes."""
        rows = np.asarray(table, np.float32)
        scales = np.abs(rows).max(1).clip(1e-8) / 127
        self.floats(scales)
        self.add(np.round(rows / scales[:, None]).clip(-127, 127).astype(np.int8).tobytes())

    def matrix(self, linear: torch.nn.Linear) -> None:
        """Add the weights and the bias of a layer."""
        self.bytes_with_scales(linear.weight.detach().numpy())
        self.floats(linear.bias.detach().numpy())

    def hashed(self, forms: list[str], rows: NDArray[Any], lead: NDArray[Any] | None = None) -> None:
        """Add hashes in rising order, then the rows in that order, after `lead`."""
        hashes = np.array([fnv(form) for form in forms], np.uint64)
        order = np.argsort(hashes)
        assert (np.diff(hashes[order]) > 0).all(), "two forms have one hash"
        self.add(hashes[order].astype("<u8").tobytes())
        ordered = rows[order]
        self.bytes_with_scales(ordered if lead is None else np.concatenate([lead, ordered]))


def activations(model: Student, x: dict[str, torch.Tensor], live: torch.Tensor) -> list[torch.Tensor]:
    """The inputs of the first layer, of each later one and of the output."""
    with torch.no_grad():
        t = functional.relu(model.of_words(x, x["word"])) * live
        found = [t, functional.relu(model.in_context(x, t)) * live]
        for layer in model.layers:
            found.append((found[-1] + functional.relu(layer(window(found[-1], 1)))) * live)
    return found


def main() -> None:
    """Read the command line and write the model file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("student", "dump", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--consistency", type=float, default=0.5)
    args = parser.parse_args()
    saved = torch.load(args.student)
    words, options = saved["words"], saved["arguments"]
    vector_rows, table = vectors(Path(options["static"]))
    model = Student(table, len(words) + 1, options["hidden"], options["layers"])
    model.load_state_dict(saved["state"])
    model.eval()

    dump = read_dump(args.dump)[::100]
    sample = Data(dump, words, vector_rows)
    found = activations(model, *sample.batch(sample.rows(range(len(dump)))))
    # A few activations are far out; bytes are better spent on the others.
    steps = [float(np.quantile(rows.numpy(), 0.9999)) / 255 for rows in found]

    file = File()
    file.add(PROVENANCE.encode())
    file.hashed(list(vector_rows), model.narrow(table[list(vector_rows.values())]).detach().numpy())
    own = model.word.weight.detach().numpy()
    file.hashed(list(words), own[list(words.values())], own[:1])
    for affix in (model.suffix3, model.suffix2, model.prefix3):
        file.bytes_with_scales(affix.weight.detach().numpy())
    file.bytes_with_scales(model.spelling.weight.detach().numpy())
    file.bytes_with_scales(model.classes.weight.detach().numpy().T)
    file.floats(model.project.weight.detach().numpy().T)
    file.floats(model.project.bias.detach().numpy())
    file.floats(steps)
    file.matrix(model.first)
    for embedding in (model.case, model.gazetteer, model.grammar):
        file.floats(embedding.weight.detach().numpy())
    for layer in model.layers:
        file.matrix(layer)
    file.matrix(model.out)
    file.floats([args.consistency])
    file.floats([1.0])  # temperature
    file.floats(np.tile(np.linspace(0, 1, KNOTS), (len(NAMES), 1)))

    kind = model.project.out_features
    fields = [kind, options["hidden"], options["layers"], VECTOR, len(vector_rows), len(words)]
    fields += [NAME_TAGS, BUCKETS, 256, CLASSES, CASES, GAZETTEER, GRAMMAR, REACH, len(PROVENANCE.encode())]
    header = MAGIC + struct.pack("<16I", VERSION, *fields)
    body = b"".join(file.parts)
    data = header + bytes(HEADER - SUMS) + body
    args.out.write_bytes(header + struct.pack("<2Q", *sums(data)) + body)
    print(f"{args.out}: {len(data):,} bytes, steps {[round(step, 4) for step in steps]}")


if __name__ == "__main__":
    main()
