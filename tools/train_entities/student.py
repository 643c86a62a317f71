r"""Train the tagger: a small convolutional network that learns the teachers' probabilities.

    python tools/train_entities/student.py CORPUS.jsonl DUMP SOFT.npy[,SOFT.npy...] STATIC.npy DEV.jsonl DEVDUMP \
        SHARED OUT.pt

The network's shape is the one that `src/entities/tagger` computes; see there. It has tags for names alone: to the
student the teachers' numbers and dates are "O", since grammars find those. Loss: cross entropy with the mean of the
teachers' probabilities on the tokens that can be in a name, and, on tokens that people labelled, the negative logarithm
of the probability of the tags that their labels allow.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from dump import CASES, CLASSES, GAZETTEER, GRAMMAR, Record, read_dump
from labels import Sets, allowed, of_names
from numpy.typing import NDArray
from records import Gold, Mention, Prediction, Sample, read_lines
from score import score_sets
from tags import NAME_TAGS, decode, viterbi
from torch import nn
from torch.nn import functional
from vectors import vectors

TYPE = 128
HIDDEN = 128
LAYERS = 2
REACH = 3
"""Tokens on either side in the first layer."""
VECTOR = 56
"""The size of the vectors that come from elsewhere, once narrowed."""
PAD = 3
"""Rows of zeros between sentences, no fewer than `REACH`."""
BUCKETS = 4096
LAST_EPOCHS = 2
"""Over the texts without the variants that `mentions.py` adds, after all others."""


class Student(nn.Module):  # type: ignore[misc]  # PyTorch is not there when types are checked
    """Features of tokens in, scores of name tags out."""

    def __init__(self, vectors: torch.Tensor, words: int, hidden: int = HIDDEN, layers: int = LAYERS) -> None:
        super().__init__()
        self.register_buffer("vectors", vectors, persistent=False)  # row 0 is zero, for words without a vector
        # The model file holds the narrowed vectors alone.
        self.narrow = nn.Linear(vectors.shape[1], VECTOR, bias=False)
        self.project = nn.Linear(VECTOR, TYPE)
        self.word = nn.Embedding(words, TYPE)  # row 0: any other word
        self.suffix3, self.suffix2, self.prefix3 = (nn.Embedding(BUCKETS, TYPE) for _ in range(3))
        self.spelling = nn.Embedding(256, TYPE)
        self.classes = nn.Linear(CLASSES, TYPE, bias=False)
        self.first = nn.Linear(TYPE * (2 * REACH + 1), hidden)
        self.case, self.gazetteer, self.grammar = (nn.Embedding(n, hidden) for n in (CASES, GAZETTEER, GRAMMAR))
        self.layers = nn.ModuleList(nn.Linear(3 * hidden, hidden) for _ in range(layers))
        self.out = nn.Linear(hidden, NAME_TAGS)
        for table in (self.word, self.suffix3, self.suffix2, self.prefix3, self.spelling):
            nn.init.normal_(table.weight, std=0.1)
        for table in (self.case, self.gazetteer, self.grammar):
            nn.init.normal_(table.weight, std=0.1)
        for layer in (self.first, *self.layers):
            nn.init.kaiming_uniform_(layer.weight, nonlinearity="relu")
            nn.init.zeros_(layer.bias)
        self.word_drop = 0.3
        self.drop = nn.Dropout(0.2)

    def of_words(self, x: dict[str, torch.Tensor], row: torch.Tensor) -> torch.Tensor:
        """What is known of each word by itself, before the rectifier; `row` are the rows of the table of words."""
        t = self.project(self.narrow(self.vectors[x["vector"]])) + self.word(row)
        t = t + self.suffix3(x["suffix3"]) + self.suffix2(x["suffix2"]) + self.prefix3(x["prefix3"])
        return t + self.spelling(x["spelling"]) + self.classes(x["classes"])

    def in_context(self, x: dict[str, torch.Tensor], t: torch.Tensor) -> torch.Tensor:
        """The first layer, over the words `t` and what is known of their places, before the rectifier."""
        h = self.first(window(t, REACH)) + self.case(x["case"])
        return h + self.gazetteer(x["gazetteer"]) + self.grammar(x["grammar"])

    def forward(self, x: dict[str, torch.Tensor], live: torch.Tensor) -> torch.Tensor:
        """x: dict of [n] feature arrays, live: [n, 1] zero between sentences."""
        row = x["word"]
        if self.training:
            row = row * (torch.rand(row.shape) >= self.word_drop)
        t = self.drop(functional.relu(self.of_words(x, row))) * live
        h = functional.relu(self.in_context(x, t)) * live
        for layer in self.layers:
            h = (h + functional.relu(layer(window(self.drop(h), 1)))) * live
        return self.out(self.drop(h))


def window(rows: torch.Tensor, reach: int) -> torch.Tensor:
    """Each row with its neighbours at -reach..reach beside it: [n, d] -> [n, d * (2 * reach + 1)]."""
    n = len(rows)
    padded = functional.pad(rows, (0, 0, reach, reach))
    return torch.cat([padded[k : k + n] for k in range(2 * reach + 1)], 1)


class Data:
    """All features of a dump as flat arrays, with rows of zeros between sentences."""

    def __init__(self, dump: list[Record], words: dict[str, int], vector_rows: dict[str, int]) -> None:
        self.starts = np.zeros(len(dump), np.int64)
        at = PAD
        for n, one in enumerate(dump):
            self.starts[n] = at
            at += len(one.tokens) + PAD
        self.lengths = np.array([len(one.tokens) for one in dump])
        self.columns: dict[str, NDArray[np.int32]] = {}
        for name in ("suffix3", "suffix2", "prefix3", "spelling", "case", "gazetteer", "grammar"):
            column = np.zeros(at, np.int32)
            for n, one in enumerate(dump):
                column[self.place(n)] = getattr(one, name)
            self.columns[name] = column
        for name, rows in (("word", words), ("vector", vector_rows)):
            column = np.zeros(at, np.int32)
            for n, one in enumerate(dump):
                column[self.place(n)] = [rows.get(form, 0) for form in one.forms]
            self.columns[name] = column
        self.bits = np.zeros(at, np.uint32)
        self.candidate = np.zeros(at, np.bool_)
        self.live = np.zeros(at, np.bool_)
        for n, one in enumerate(dump):
            here = self.place(n)
            self.bits[here] = one.classes
            self.candidate[here] = one.candidate
            self.live[here] = True

    def place(self, n: int) -> slice:
        """The positions of sentence `n`."""
        return slice(self.starts[n], self.starts[n] + self.lengths[n])

    def rows(self, numbers: Iterable[int]) -> NDArray[np.int64]:
        """The positions of the sentences `numbers`, with the zeros before each."""
        return np.concatenate([np.arange(self.starts[n] - PAD, self.starts[n] + self.lengths[n]) for n in numbers])

    def batch(self, rows: NDArray[np.int64]) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
        """What `Student.forward` takes for these positions."""
        x = {name: torch.from_numpy(column[rows].astype(np.int64)) for name, column in self.columns.items()}
        bits = (self.bits[rows][:, None] >> np.arange(CLASSES, dtype=np.uint32)) & 1
        x["classes"] = torch.from_numpy(bits.astype(np.float32))
        return x, torch.from_numpy(self.live[rows].astype(np.float32))[:, None]


def predict(model: Student, records: list[Gold], dump: list[Record], data: Data) -> list[Prediction]:
    """The mentions of each record, in the scorers' form."""
    model.eval()
    out: list[Prediction] = []
    for begin in range(0, len(records), 400):
        numbers = range(begin, min(begin + 400, len(records)))
        with torch.no_grad():
            scores = torch.log_softmax(model(*data.batch(data.rows(numbers))), -1).numpy()
        at = 0
        for n in numbers:
            at += PAD
            rows = scores[at : at + data.lengths[n]].copy()
            at += data.lengths[n]
            closed = ~dump[n].candidate.astype(bool)
            rows[closed, 1:] = -1e4
            tokens = dump[n].tokens
            entities: list[Mention] = [
                {"start": int(tokens[first, 0]), "end": int(tokens[last - 1, 1]), "label": label}
                for first, last, label in decode(viterbi(rows))
            ]
            out.append({"id": records[n]["id"], "entities": entities})
    return out


def frequent_words(records: list[Sample], dump: list[Record], most: int) -> dict[str, int]:
    """The rows of the words that get vectors of their own, from 1, the most frequent first."""
    counts: Counter[str] = Counter()
    for record, one in zip(records, dump, strict=True):
        if record["kind"] not in ("+swap", "+mention"):
            counts.update(one.forms)
    frequent = sorted((form for form, count in counts.items() if count > 2), key=lambda form: (-counts[form], form))
    return {form: row + 1 for row, form in enumerate(frequent[: most - 1])}


@dataclass(frozen=True)
class Targets:
    """What the student shall learn, at each position of the data."""

    soft: NDArray[np.float16]
    """The teachers' probabilities of name tags."""
    human: NDArray[np.int32]
    """The row of `table` with the tags that people's labels allow; 0: nothing is known."""
    table: torch.Tensor


def teachers(files: list[Path], data: Data) -> NDArray[np.float16]:
    """The mean of the teachers' probabilities of name tags, at each position."""
    soft = np.zeros((len(data.live), NAME_TAGS), np.float16)
    places = np.concatenate([np.arange(s, s + n) for s, n in zip(data.starts, data.lengths, strict=True)])
    for path in files:
        rows = np.load(path, mmap_mode="r")[: len(places)]
        for begin in range(0, len(places), 1 << 18):
            part = slice(begin, begin + (1 << 18))
            soft[places[part]] += rows[part] / len(files)
    return soft


def people(records: list[Sample], dump: list[Record], data: Data) -> tuple[NDArray[np.int32], torch.Tensor]:
    """What people's labels allow at each position, as rows of a table [sets, name tags]; row 0 allows everything."""
    sets = Sets()
    names = frozenset(range(NAME_TAGS))
    assert sets.number(names) == 0
    human = np.zeros(len(data.live), np.int32)
    for n, record in enumerate(records):
        if record["scheme"] in ("closed", "names"):
            for k, tags in enumerate(allowed(record, dump[n].tokens)):
                human[data.starts[n] + k] = sets.number(of_names(tags))
    return human, torch.from_numpy(sets.table()[:, :NAME_TAGS])


def batch_loss(model: Student, data: Data, targets: Targets, rows: NDArray[np.int64], weight: float) -> torch.Tensor:
    """The loss on the positions `rows`; people's labels count by `weight`."""
    x, live = data.batch(rows)
    may = data.candidate[rows]
    with torch.autocast("cpu", torch.bfloat16):
        out = model(x, live)
    chosen = torch.from_numpy(np.flatnonzero(may))
    logs = torch.log_softmax(out[chosen].float(), -1)
    loss = -(torch.from_numpy(targets.soft[rows[may]].astype(np.float32)) * logs).sum(-1).mean()
    if weight:
        known = targets.human[rows[may]]
        told = torch.from_numpy(np.flatnonzero(known))
        if len(told):
            tags = targets.table[torch.from_numpy(known[known > 0].astype(np.int64))]
            said = -torch.logsumexp(logs[told].masked_fill(~tags, -1e4), -1)
            loss = loss + weight * said.sum() / len(chosen)
    return loss


def arguments() -> argparse.Namespace:
    """Read the command line. Names of files stay strings: they are saved with the weights, as plain data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "dump", "soft", "static", "dev", "devdump", "shared", "out"):
        parser.add_argument(name)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=6000, help="tokens")
    parser.add_argument("--human", type=float, default=0.3, help="weight of people's labels")
    parser.add_argument("--words", type=int, default=30000)
    parser.add_argument("--hidden", type=int, default=HIDDEN)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--limit", type=int, default=0, help="sentences, for a quick trial")
    return parser.parse_args()


@dataclass(frozen=True)
class Phase:
    """A part of the training: which sentences, how often and at what rate at its beginning."""

    numbers: NDArray[np.int64]
    epochs: int
    rate: float


def fit(
    model: Student,
    data: Data,
    targets: Targets,
    phase: Phase,
    order: np.random.Generator,
    args: argparse.Namespace,
    check: Callable[[], None],
) -> None:
    """Go through the sentences of a phase, the rate falling to nothing; `check` is called after each third epoch."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=phase.rate, weight_decay=0.01, fused=True, betas=(0.9, 0.98))
    lengths = data.lengths[phase.numbers] + PAD
    steps = -(-int(lengths.sum()) // args.batch) * phase.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 200) * max(0.01, 1 - step / steps)
    )
    begun = time.time()
    for epoch in range(phase.epochs):
        model.train()
        shuffled = phase.numbers[order.permutation(len(phase.numbers))]
        batch_of = np.cumsum(data.lengths[shuffled] + PAD) // args.batch
        losses = []
        for group in np.split(shuffled, np.flatnonzero(np.diff(batch_of)) + 1):
            loss = batch_loss(model, data, targets, data.rows(group), args.human)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        mean, seconds = np.mean(losses), time.time() - begun
        print(f"epoch {epoch + 1}/{phase.epochs} loss {mean:.4f} {seconds:.0f} s", flush=True)
        if epoch % 3 == 2 or epoch == phase.epochs - 1:
            check()


def main() -> None:
    """Train the student, and score and save it after each third epoch and the last of each phase."""
    args = arguments()
    torch.manual_seed(args.seed)
    order = np.random.default_rng(args.seed)

    records: list[Sample] = read_lines(Path(args.corpus))
    dump = read_dump(Path(args.dump))
    if args.limit:
        records, dump = records[: args.limit], dump[: args.limit]
    words = frequent_words(records, dump, args.words)
    vector_rows, table = vectors(Path(args.static))
    dev: list[Gold] = read_lines(Path(args.dev))
    dev_dump = read_dump(Path(args.devdump))
    data, dev_data = Data(dump, words, vector_rows), Data(dev_dump, words, vector_rows)
    total, named = data.lengths.sum(), data.candidate.sum()
    print(f"{len(records)} sentences, {total} tokens, {named} can be in a name, {len(words)} words", flush=True)
    targets = Targets(teachers([Path(path) for path in args.soft.split(",")], data), *people(records, dump, data))

    model = Student(table, len(words) + 1, args.hidden, args.layers)

    def check() -> None:
        score_sets(dev, predict(model, dev, dev_dump, dev_data), Path(args.shared))
        torch.save({"state": model.state_dict(), "words": words, "arguments": vars(args)}, args.out)

    fit(model, data, targets, Phase(np.arange(len(records)), args.epochs, args.rate), order, args, check)
    # Names in other names' places teach contexts; what names mean by themselves the real texts tell.
    real = np.array([n for n, record in enumerate(records) if record["kind"] != "+mention"])
    fit(model, data, targets, Phase(real, LAST_EPOCHS, args.rate / 3), order, args, check)


if __name__ == "__main__":
    main()
