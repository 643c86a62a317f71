"""Label texts with a spaCy pipeline.

    python tools/train_entities/silver.py PIPELINE TEXTS.jsonl OUT.jsonl

Writes {"id", "spans": [[start, end, label], ...]} for each text, in order, offsets in code points.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import spacy
from records import Silver, Text, read_lines
from tqdm import tqdm


def main() -> None:
    """Read the command line and label the texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline", help="an installed package or a folder")
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    nlp = spacy.load(args.pipeline, disable=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    records: list[Text] = read_lines(args.texts)
    with args.out.open("w", encoding="utf8") as output:
        docs = nlp.pipe((record["text"] for record in records), batch_size=256)
        for record, doc in zip(records, tqdm(docs, total=len(records), mininterval=10), strict=True):
            spans = [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]
            found: Silver = {"id": record["id"], "spans": spans}
            output.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
