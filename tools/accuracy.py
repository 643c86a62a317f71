"""Score every layer of the installed build on the development sets, and print one table.

    python tools/accuracy.py ../shared [--record docs/accuracy.md]

The data folder holds the sets and the scorers (`tools/score_*.py`), which run as they are, on files, in processes of
their own. A set that is not there is named and left out; without the folder there is nothing to score and the exit
code is still 0.
"""

from __future__ import annotations

import importlib.util
import json
import platform
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pullquote as pq
import score_names
from recording import options, publish
from tabulate import tabulate
from tqdm.auto import tqdm

Record = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """One development set and the way it is scored."""

    layer: str
    name: str
    file: str
    options: tuple[str, ...] = ()
    every: int = 1
    """Only each so-many-th text: the part that `tools/train_sentences.sh` holds back."""
    after: int = 0
    """Without the first so many texts, which `tools/train_entities` learns from."""


TASKS = (
    Task("sentences", "EWT dev", "sentences/ewt.dev.jsonl"),
    Task("sentences", "GUM open genres dev", "sentences/gum_open.dev.jsonl"),
    Task("sentences", "MASC news, held back", "sentences/masc_news.train.jsonl", every=4),
    Task("sentences", "MASC other, held back", "sentences/masc_other.train.jsonl", every=4),
    Task("sentences", "seed article", "seed/gold.json"),
    Task("entities", "dev18, 18 labels", "entities/dev18/dev18.bio", ("--scheme", "ontonotes")),
    Task("entities", "PUD news, coarse", "entities/eval/uner_pud_news.bio", ("--scheme", "coarse")),
    Task("entities", "FiNER dev, coarse", "entities/eval/finer_dev.bio", ("--scheme", "coarse")),
    Task("entities", "EWT test, coarse", "entities/train/uner_ewt/test.bio", ("--scheme", "coarse")),
    Task("entities", "Re-DocRED test, coarse", "entities/train/redocred/test.bio", ("--scheme", "coarse")),
    Task(
        "entities",
        "WikiGold, last fifth, coarse",
        "entities/train/wikigold/all.bio",
        ("--scheme", "coarse"),
        after=1356,
    ),
    Task("entities", "seed article, 18 labels", "seed/gold.json", ("--scheme", "ontonotes")),
    Task("quotes", "PolNeAR dev, direct", "quotes/polnear.dev.jsonl", ("--speech", "--kinds", "direct")),
    Task(
        "quotes", "PolNeAR dev, direct and mixed", "quotes/polnear.dev.jsonl", ("--speech", "--kinds", "direct,mixed")
    ),
    Task("quotes", "PolNeAR dev, indirect", "quotes/polnear.dev.jsonl", ("--speech", "--kinds", "indirect")),
    Task("quotes", "LitBank (fiction), direct", "quotes/litbank.jsonl", ("--kinds", "direct")),
    Task("quotes", "seed article, all kinds", "seed/gold.json"),
)

NAMES = Path(__file__).parent.parent / "tests" / "data" / "names"

COLUMNS: dict[str, tuple[str, ...]] = {
    "sentences": ("documents", "precision", "recall", "F1"),
    "entities": ("gold", "precision", "recall", "F1"),
    "quotes": ("gold", "overlap F1", "speaker accuracy", "end-to-end F1", "marks F1", "name accuracy"),
}


def read_gold(data: Path, task: Task) -> list[Record]:
    """Read a gold file of any of the three forms in the data folder as a list of records with `id` and `text`."""
    path = data / task.file
    if path.suffix == ".bio":
        spec = importlib.util.spec_from_file_location("score_entities", data / "tools" / "score_entities.py")
        assert spec and spec.loader
        scorer = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(scorer)
        return list(scorer.bio_to_jsonl(path))[task.after :]
    if path.suffix == ".json":
        gold = json.loads(path.read_text(encoding="utf8"))
        text = (path.parent / "article.txt").read_text(encoding="utf8")
        sentences = [(sentence["start"], sentence["end"]) for sentence in gold["sentences"]]
        return [{**gold, "id": "seed", "text": text, "sentences": sentences}]
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines][task.every - 1 :: task.every]


def predictions(gold: list[Record], task: Task) -> Iterator[Record]:
    """Analyse the texts of `gold`, and give what the scorers read."""
    nlp = pq.Analyzer(components=(task.layer,))
    pairs = ((record["text"], record["id"]) for record in gold)
    for document, key in tqdm(
        nlp.pipe(pairs, as_tuples=True), total=len(gold), desc=task.name, leave=False, disable=None
    ):
        found = document.to_dict()
        if task.layer == "sentences":
            found["sentences"] = [(sentence["start"], sentence["end"]) for sentence in found["sentences"]]
        for quote in found["quotes"]:
            quote["spans"] = [(piece["start"], piece["end"]) for piece in quote["spans"]]
        yield {**found, "id": key}


def write_lines(path: Path, records: Iterable[Record]) -> None:
    """Write one JSON object a line."""
    with path.open("w", encoding="utf8") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)


def score_predictions(data: Path, task: Task, gold: list[Record], found: Iterable[Record]) -> dict[str, Any]:
    """Run the scorer of the task's layer on predictions that were made for `gold`."""
    with tempfile.TemporaryDirectory() as folder:
        want, have = Path(folder, "gold.jsonl"), Path(folder, "pred.jsonl")
        write_lines(want, gold)
        write_lines(have, found)
        scorer = data / "tools" / f"score_{task.layer}.py"
        command = [sys.executable, str(scorer), str(want), str(have), "--json", *task.options]
        return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def row(layer: str, result: dict[str, Any]) -> list[Any]:
    """The figures of one result in the order of `COLUMNS`."""
    if layer == "sentences":
        return [result["documents"], result["precision"], result["recall"], result["f1"]]
    if layer == "entities":
        total = result["all"]
        return [total["gold"], total["precision"], total["recall"], total["f1"]]
    speakers = [result["attr_acc"], result["e2e"]["F1"]] if result["attr_n"] else [None, None]
    return [result["overlap"]["gold"], result["overlap"]["F1"], *speakers, result["marks"]["F1"], result["name_acc"]]


def names_of(articles: list[score_names.Article], rows: Iterable[str] = score_names.ROWS) -> str:
    """Score the names in annotated articles; the figures as Markdown."""
    predicted = score_names.predictions(articles, None)
    count: Counter[str] = Counter()
    for article in articles:
        for _ in score_names.score(article, predicted[article.id], count):
            pass
    lines = "\n".join(score_names.report(count, rows))
    return f"```\n{lines}\n```"


def names(part: str) -> str:
    """Score the names of mentions and speakers on the project's own articles whose file names begin with `part`."""
    articles = [score_names.read(path) for path in sorted(NAMES.glob(f"{part}*.txt"))]
    return f"Names, {len(articles)} articles written for the project, {part} part\n\n{names_of(articles)}"


def gum_names(data: Path) -> str:
    """Score the names of mentions on the annotated documents of GUM that are in the data folder."""
    articles = score_names.read_offsets(NAMES.with_name("names_gum.json"), data)
    if not articles:
        return "Left out: names in GUM (the texts are not in the data folder)"
    return f"Names, {len(articles)} documents of GUM\n\n{names_of(articles, score_names.LABELS.values())}"


def golden_rules(data: Path) -> str:
    """Count the Golden Rules of sentence segmentation that hold when quotations are kept whole."""
    path = data / "sentences" / "golden_en.json"
    if not path.exists():
        return f"Left out: the Golden Rules ({path.name} is not in the data folder)"
    nlp = pq.Analyzer(components=("sentences",), quotations="keep")
    rules = json.loads(path.read_text(encoding="utf8"))
    kept = sum([sentence.text for sentence in nlp(text).sentences] == sentences for text, sentences in rules)
    return f'Golden Rules with `quotations="keep"`: {kept} of {len(rules)}'


def report(data: Path) -> str:
    """Score all that is there; the result as Markdown."""
    parts = [f"pullquote {pq.__version__}, Python {platform.python_version()}"]
    for layer, columns in COLUMNS.items():
        rows = []
        for task in TASKS:
            if task.layer != layer:
                continue
            if not (data / task.file).exists():
                parts.append(f"Left out: {task.name} ({task.file} is not in the data folder)")
                continue
            gold = read_gold(data, task)
            result = score_predictions(data, task, gold, predictions(gold, task))
            rows.append([task.name, *row(layer, result)])
        if rows:
            table = tabulate(rows, headers=[layer, *columns], tablefmt="github", missingval="-")
            parts.append(table)
    return "\n\n".join([*parts, golden_rules(data), names("dev"), names("check"), gum_names(data)]) + "\n"


def main() -> None:
    """Read the command line and print the table."""
    args = options(__doc__).parse_args()
    if not (args.data / "tools").is_dir():
        print(
            f"Nothing to score: there are no scorers in {args.data}/tools. Set the folder with `make accuracy DATA=...`"
        )
        return
    publish(
        report(args.data),
        "# Accuracy\n\nWritten by `python tools/accuracy.py DATA --record docs/accuracy.md`.\n\n",
        args.record,
    )


if __name__ == "__main__":
    main()
