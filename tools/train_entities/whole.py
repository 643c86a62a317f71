"""Give each text one sentence: itself.

python tools/train_entities/whole.py < TEXTS.jsonl > TEXTS.jsonl
"""

import json
import sys


def main() -> None:
    """Copy the texts from standard input to standard output, each with its one sentence."""
    for line in sys.stdin:
        record = json.loads(line)
        print(json.dumps({"id": record["id"], "text": record["text"], "sentences": [[0, len(record["text"])]]}))


if __name__ == "__main__":
    main()
