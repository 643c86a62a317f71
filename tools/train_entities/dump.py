"""Read what `examples/entity_features.rs` writes: the tokens and features of texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from records import read_lines

CLASSES, CASES, GAZETTEER, GRAMMAR = 32, 8, 22, 19
TOKEN = np.dtype(
    [
        ("start", "<u4"),
        ("end", "<u4"),
        ("word", "<u4"),
        ("case", "u1"),
        ("gazetteer", "u1"),
        ("grammar", "u1"),
        ("candidate", "u1"),
    ]
)
WORD = np.dtype(
    [
        ("hash", "<u8"),
        ("suffix3", "<u2"),
        ("suffix2", "<u2"),
        ("prefix3", "<u2"),
        ("spelling", "<u2"),
        ("classes", "<u4"),
        ("count", "<u4"),
    ]
)


class Record:
    """The tokens of one text: offsets [n, 2] in code points, and a column of each feature."""

    def __init__(self, rows: NDArray[np.void], words: NDArray[np.void], forms: list[str]) -> None:
        self._rows, self._words, self._forms = rows, words, forms
        self.tokens: NDArray[np.int64] = np.stack([rows["start"], rows["end"]], 1).astype(np.int64)

    @property
    def case(self) -> NDArray[Any]:
        """How each token is written where it stands, below `CASES`."""
        return self._rows["case"]

    @property
    def gazetteer(self) -> NDArray[Any]:
        """What the lists of names say of each token, below `GAZETTEER`."""
        return self._rows["gazetteer"]

    @property
    def grammar(self) -> NDArray[Any]:
        """What the grammars of numbers and dates say of each token, below `GRAMMAR`."""
        return self._rows["grammar"]

    @property
    def candidate(self) -> NDArray[Any]:
        """1 for each token that can be in a name, else 0."""
        return self._rows["candidate"]

    @property
    def suffix3(self) -> NDArray[Any]:
        """The bucket of each token's last three letters."""
        return self._of_words("suffix3")

    @property
    def suffix2(self) -> NDArray[Any]:
        """The bucket of each token's last two letters."""
        return self._of_words("suffix2")

    @property
    def prefix3(self) -> NDArray[Any]:
        """The bucket of each token's first three letters."""
        return self._of_words("prefix3")

    @property
    def spelling(self) -> NDArray[Any]:
        """The spelling of each token, below 256."""
        return self._of_words("spelling")

    @property
    def classes(self) -> NDArray[Any]:
        """The word lists that hold each token, one bit a list."""
        return self._of_words("classes")

    @property
    def forms(self) -> list[str]:
        """The form of each token by which words are looked up."""
        return [self._forms[n] for n in self._rows["word"].tolist()]

    def _of_words(self, name: str) -> NDArray[Any]:
        """A column that is kept once for each word, at the words of the tokens."""
        column: NDArray[Any] = self._words[name][self._rows["word"]]
        return column


def read_dump(folder: Path) -> list[Record]:
    """A `Record` for each text."""
    tokens: NDArray[np.void] = np.fromfile(folder / "tokens.bin", TOKEN)
    words: NDArray[np.void] = np.fromfile(folder / "words.bin", WORD)
    with (folder / "words.txt").open(encoding="utf8", newline="\n") as lines:
        forms = [line.rstrip("\n").split("\t")[1] for line in lines]
    ranges = [line["tokens"] for line in read_lines(folder / "records.jsonl")]
    return [Record(tokens[first:end], words, forms) for first, end in ranges]
