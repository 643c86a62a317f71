"""Write short texts around each word that has a GloVe vector, for the teacher to read.

python tools/train_entities/forms.py OUT.jsonl
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from glove import vectors

TEXTS = ("{}", "It was {} .", "{} said so .")
"""A word by itself, as it stands in GloVe, and as a name in two places where many kinds of names stand."""


def main() -> None:
    """Read the command line and write the texts, all of one word after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf8") as output:
        for form in vectors()[0]:
            for number, text in enumerate(TEXTS):
                word = form if number == 0 else form[:1].upper() + form[1:]
                place = [text.index("{}"), text.index("{}") + len(word)]
                record = {"id": f"{form} {number}", "text": text.format(word), "word": place}
                output.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
