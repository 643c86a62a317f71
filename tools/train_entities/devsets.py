"""Write the sets that the tagger is measured on.

    python tools/train_entities/devsets.py SHARED OUT.jsonl

Each line is {"id", "set", "text", "entities"}, the scorers' gold form with the name of the set.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from score import load_scorer

SETS = {
    "dev18": "entities/dev18/dev18.bio",
    "pud_news": "entities/eval/uner_pud_news.bio",
    "finer": "entities/eval/finer_dev.bio",
    "ewt": "entities/train/uner_ewt/test.bio",
    "redocred": "entities/train/redocred/test.bio",
    "wikigold": "entities/train/wikigold/all.bio",
}


def main() -> None:
    """Read the command line and write the sets one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder that holds the corpora")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    scorer = load_scorer(args.shared)
    with args.out.open("w", encoding="utf8") as output:
        for name, path in SETS.items():
            records = list(scorer.bio_to_jsonl(args.shared / path))
            if name == "wikigold":  # `data.py` trains on the rest
                records = records[len(records) * 4 // 5 :]
            if name == "redocred":
                records = records[:1000]
            for number, record in enumerate(records):
                line = {**record, "id": f"{name}-{number}", "set": name}
                output.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
