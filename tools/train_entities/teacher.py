"""Fine-tune the teacher: a small transformer that labels tokens.

    python tools/train_entities/teacher.py BODY CORPUS.jsonl DUMP DEV.jsonl DEVDUMP SHARED OUT.pt

BODY is a folder with a transformer and its tokenizer: all-mpnet-base-v2 (Apache 2.0; Song et al. 2020). It does not see
case, so an embedding of each token's spelling is added to those of its word pieces. A token is labelled by its first
piece. OUT gets the weights; the figures on the dev sets are printed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from dump import Record, read_dump
from labels import Sets, allowed
from numpy.typing import NDArray
from records import Gold, Prediction, Sample, read_lines
from score import score_sets
from tags import TAGS, decode, viterbi
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

LONGEST = 160
"""The most word pieces of a sentence; tokens after them are left out."""
BATCH = 2500
"""The most word pieces of a batch."""

Sentence = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
"""Piece ids, the spelling of each piece, and the index of each token's first piece."""


class Pieces:
    """Word pieces of tokens, each token by itself."""

    def __init__(self, body: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(body / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known: dict[str, list[int]] = {}
        self.start: int
        self.end: int
        self.start, self.end = self.tokenizer.encode("").ids

    def of(self, word: str) -> list[int]:
        """The ids of a word's pieces."""
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids
            self.known[word] = ids[:8] or [self.tokenizer.token_to_id("[UNK]")]
        return self.known[word]

    def sentence(self, text: str, one: Record) -> Sentence:
        """What the teacher reads of a text with the tokens `one`."""
        ids, shapes, firsts = [self.start], [0], []
        for (start, end), shape in zip(one.tokens.tolist(), one.spelling.tolist(), strict=True):
            pieces = self.of(text[start:end])
            if len(ids) + len(pieces) >= LONGEST:
                break
            firsts.append(len(ids))
            ids += pieces
            shapes += [shape] * len(pieces)
        return np.array([*ids, self.end]), np.array([*shapes, 0]), np.array(firsts, dtype=np.int64)


class Teacher(nn.Module):  # type: ignore[misc]  # PyTorch is not there when types are checked
    """Word pieces and their spellings in, scores of tags out."""

    def __init__(self, body: Path) -> None:
        super().__init__()
        # It goes through the texts once, so dropout has nothing to guard against but costs a third of the time.
        self.body = AutoModel.from_pretrained(
            body, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        width = self.body.config.hidden_size
        self.spelling = nn.Embedding(256, width)
        nn.init.zeros_(self.spelling.weight)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(width, len(TAGS))

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """[sentences, pieces] ids and spellings, and a mask that is 1 where there is a piece."""
        return self.head(self.drop(self.states(ids, shapes, mask)[-1]))

    def states(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The states over the pieces, [sentences, pieces, width], of the input and of each layer."""
        embedded = self.body.embeddings.word_embeddings(ids) + self.spelling(shapes)
        out = self.body(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
        states: tuple[torch.Tensor, ...] = out.hidden_states
        return states


def batches(lengths: NDArray[np.int64], order: np.random.Generator | None) -> list[NDArray[np.int64]]:
    """Groups of sentences of like length, in random order of groups if `order` is a generator."""
    if order is not None:
        # Like lengths together, ties and neighbours shuffled.
        numbers = np.argsort(lengths + order.random(len(lengths)) * 8)
    else:
        numbers = np.argsort(lengths, kind="stable")
    groups, start = [], 0
    while start < len(numbers):
        stop, longest = start, 0
        while stop < len(numbers):
            longest = max(longest, lengths[numbers[stop]])
            if stop > start and longest * (stop - start + 1) > BATCH:
                break
            stop += 1
        groups.append(numbers[start:stop])
        start = stop
    if order is not None:
        order.shuffle(groups)
    return groups


def pad(rows: list[NDArray[Any]]) -> torch.Tensor:
    """The rows as one table of integers, with zeros behind the shorter ones."""
    out = np.zeros((len(rows), max(len(row) for row in rows)), np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return torch.from_numpy(out)


def inputs(rows: list[Sentence]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """What `Teacher.forward` takes for a batch of sentences."""
    return (
        pad([ids for ids, _, _ in rows]),
        pad([shapes for _, shapes, _ in rows]),
        pad([np.ones(len(r[0])) for r in rows]),
    )


def prepared(records: list[Sample] | list[Gold], dump: list[Record], pieces: Pieces) -> list[Sentence]:
    """What the teacher reads of each record."""
    return [pieces.sentence(record["text"], one) for record, one in zip(records, dump, strict=True)]


def scores(
    model: Teacher, sentences: list[Sentence], *, progress: bool = False
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield (number, [tokens, tags] log probabilities) for each sentence, in batches of like length."""
    model.eval()
    groups = batches(np.array([len(ids) for ids, _, _ in sentences]), None)
    begun = time.time()
    for done, group in enumerate(groups):
        rows = [sentences[n] for n in group]
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            out = model(*inputs(rows))
        logs = torch.log_softmax(out.float(), -1).numpy()
        for n, row, (_, _, firsts) in zip(group, logs, rows, strict=True):
            yield int(n), row[firsts]
        if progress and done % 50 == 49:
            print(f"  {done + 1}/{len(groups)} batches, {time.time() - begun:.0f} s", flush=True)


def predict(model: Teacher, records: list[Gold], dump: list[Record], sentences: list[Sentence]) -> list[Prediction]:
    """The mentions of each record, in the scorers' form."""
    found: list[Prediction] = [{"id": record["id"], "entities": []} for record in records]
    for n, rows in scores(model, sentences):
        tokens = dump[n].tokens
        found[n]["entities"] = [
            {"start": int(tokens[first, 0]), "end": int(tokens[last - 1, 1]), "label": label}
            for first, last, label in decode(viterbi(rows))
        ]
    return found


def chosen(records: list[Sample], dump: list[Record], most: int, order: np.random.Generator) -> list[int]:
    """The numbers of the records to train on: people's labels always, machine labels as far as `most` tokens go."""

    def rank(record: Sample) -> float:
        human = record["scheme"] in ("closed", "names")
        plain = record["kind"] in ("", "+swap")
        return order.random() - (1 if human or not plain else 0)

    ranks = np.array([rank(record) for record in records])
    numbers, total = [], 0
    for n in np.argsort(ranks).tolist():
        if len(dump[n].tokens) == 0:
            continue
        numbers.append(n)
        total += len(dump[n].tokens)
        if total >= most:
            break
    return numbers


def train(
    model: Teacher,
    sentences: list[Sentence],
    targets: list[list[int]],
    table: torch.Tensor,
    rate: float,
    order: np.random.Generator,
) -> None:
    """Go once through the sentences; `targets` are the rows of `table` with the tags that each token may have."""
    groups = batches(np.array([len(ids) for ids, _, _ in sentences]), order)
    # What is new learns faster than the body.
    fast = [p for n, p in model.named_parameters() if n.startswith(("head", "spelling"))]
    slow = [p for n, p in model.named_parameters() if not n.startswith(("head", "spelling"))]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": rate}, {"params": fast, "lr": rate * 10}], weight_decay=0.01, fused=True
    )
    warm = len(groups) // 20 + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / warm) * max(0.02, 1 - step / len(groups))
    )
    begun, losses = time.time(), []
    model.train()
    for step, group in enumerate(groups):
        rows = [sentences[n] for n in group]
        ids, shapes, mask = inputs(rows)
        with torch.autocast("cpu", torch.bfloat16):
            out = model(ids, shapes, mask)
        at = torch.from_numpy(np.concatenate([firsts + k * ids.shape[1] for k, (_, _, firsts) in enumerate(rows)]))
        out = out.reshape(-1, len(TAGS))[at].float()
        may = table[np.concatenate([targets[n] for n in group])]
        loss = (torch.logsumexp(out, -1) - torch.logsumexp(out.masked_fill(~may, -1e4), -1)).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if step % 20 == 19:
            mean, seconds = np.mean(losses[-20:]), time.time() - begun
            print(f"  step {step + 1}/{len(groups)} loss {mean:.4f} {seconds:.0f} s", flush=True)


def main() -> None:
    """Read the command line, train the teacher and score it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("body", "corpus", "dump", "dev", "devdump", "shared", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=10_000_000, help="the most to learn from")
    parser.add_argument("--rate", type=float, default=6e-5)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    order = np.random.default_rng(args.seed)
    pieces = Pieces(args.body)

    dev: list[Gold] = read_lines(args.dev)
    dev_dump = read_dump(args.devdump)
    dev_sentences = prepared(dev, dev_dump, pieces)
    records: list[Sample] = read_lines(args.corpus)
    dump = read_dump(args.dump)
    assert len(records) == len(dump)
    numbers = chosen(records, dump, args.tokens, order)
    sets = Sets()
    sentences, targets = [], []
    for n in numbers:
        sentence = pieces.sentence(records[n]["text"], dump[n])
        sentences.append(sentence)
        targets.append([sets.number(tags) for tags in allowed(records[n], dump[n].tokens)][: len(sentence[2])])
    table = torch.from_numpy(sets.table())
    total = sum(len(dump[n].tokens) for n in numbers)
    print(f"{len(numbers)} sentences, {total} tokens, {len(table)} sets of tags", flush=True)

    model = Teacher(args.body)
    train(model, sentences, targets, table, args.rate, order)
    torch.save(model.state_dict(), args.out)
    score_sets(dev, predict(model, dev, dev_dump, dev_sentences), args.shared)


if __name__ == "__main__":
    main()
