"""Label open text with parts of speech, for `examples/train_tagger.rs`.

    python tools/label_pos.py MODEL FILE... > train.tag

MODEL is the folder of a spaCy English pipeline (en_core_web_md, MIT). A FILE is either two-column BIO, of which the
first column is read, or JSON lines of {"text", "sentences": [[start, end]]}. Output: `word<TAB>TAG`, a blank line
after each sentence. `tools/train_tagger.sh` calls this.
"""

import itertools
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc

TAGS = {
    "NOUN": "NN NNS", "NAME": "NNP NNPS", "PAST": "VBD", "PRES": "VBZ VBP", "MODAL": "MD", "BASE": "VB", "ING": "VBG",
    "PART": "VBN", "ADJ": "JJ JJR JJS", "ADV": "RB RBR RBS", "IN": "IN", "DET": "DT PDT", "PRON": "PRP EX",
    "POSS": "PRP$ POS", "TO": "TO", "CC": "CC", "NUM": "CD", "WH": "WDT WP WRB WP$", "PRT": "RP",
}  # fmt: skip
COARSE = {fine: coarse for coarse, names in TAGS.items() for fine in names.split()}
HYPHENATED = re.compile(r"[A-Za-z0-9'.]+(-[A-Za-z0-9'.]+)+")


def bio_sentences(path: Path) -> Iterator[list[str]]:
    """The sentences of a BIO file as lists of words, with hyphens as words of their own."""
    words: list[str] = []
    with path.open(encoding="utf8") as lines:
        for line in itertools.chain(lines, ["\n"]):
            if line.strip():
                word = line.split()[0]
                words += [part for part in re.split("(-)", word) if part] if HYPHENATED.fullmatch(word) else [word]
            elif words:
                yield words
                words = []


def texts(path: Path) -> Iterator[str]:
    """The sentences of a JSON-lines file as strings."""
    with path.open(encoding="utf8") as lines:
        for record in map(json.loads, lines):
            for start, end in record["sentences"]:
                yield record["text"][start:end]


def main(model: str, *paths: str) -> None:
    """Label the files one after the other."""
    nlp = spacy.load(model, exclude=["ner", "lemmatizer", "attribute_ruler", "parser"])
    for path in map(Path, paths):
        docs: Iterator[Doc]
        if path.suffix == ".bio":
            docs = (Doc(nlp.vocab, words=words) for words in bio_sentences(path))
        else:
            docs = map(nlp.make_doc, texts(path))
        for doc in nlp.pipe(docs, batch_size=256):
            for token in doc:
                if not token.is_space:
                    print(token.text, COARSE.get(token.tag_, "X"), sep="\t")
            print()


if __name__ == "__main__":
    main(*sys.argv[1:])
