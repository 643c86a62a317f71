"""Score the names of mentions and speakers.

    python tools/score_names.py tests/data/names --texts > articles.jsonl
    cargo run --release --example annotate < articles.jsonl > predictions.jsonl
    python tools/score_names.py tests/data/names predictions.jsonl

Without a file of predictions, the installed package `pullquote` makes them.

    python tools/score_names.py tests/data/names_gum.json --data ../shared

scores the names of mentions in documents of the GUM corpus, whose texts lie in the data folder. For each document the
file holds the place of its text and its referents: label, the offsets of the fullest form of the name, and those of
all mentions by name, in code points. The mentions were annotated by reading; most, but not all, names are there.

Otherwise GOLD is a folder of articles with inline marks, which may nest:

    [P Quintero=Alba Quintero]     a mention with its label (P PERSON, O ORG, G GPE) and the name it stands for;
    [P Alba Quintero]              a mention that is the name itself;
    {she=Alba Quintero|“Ask me,”}  a quote with its speaker as the text has it and the speaker's name; the name is "-"
                                   where the text names nobody. A quote in two pieces is marked as two.

RULES
 same name  equal, ignoring case, full stops and commas, a possessive, an article or titles in front, and suffixes such
            as "Inc." or "Jr." at the end.
 entities   a gold mention and a predicted entity match if their labels agree and their spans are equal once articles,
            titles and possessives are cut. Accuracy is over matched mentions.
 quotes     gold and predicted pieces match one to one, best overlap first, where intersection over union is >= 0.5.
            Accuracy is over matched quotes; a missing name is wrong where gold has one.
 speakers   pronoun: the speaker as the text has it is he, she, it, they, I or we; name: it shares a word with the name;
            nominal: anything else. "unnamed" are the quotes whose speaker the text never names: right is no name.
 precision  right names over all names given to matched quotes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LABELS = {"P": "PERSON", "O": "ORG", "G": "GPE"}
ROWS = ("speaker_name", "pronoun", "nominal", "name", "unnamed", *LABELS.values())
PRONOUNS = {"he", "she", "it", "they", "i", "we"}
ARTICLES = {"the", "a", "an"}
# fmt: off
TITLES = {
    "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame", "baroness", "prof", "professor", "president",
    "minister", "senator", "governor", "mayor", "judge", "justice", "general", "colonel", "captain", "detective",
    "inspector", "chief", "chancellor", "prime", "councilman", "councilwoman", "qc", "pope", "king", "queen", "prince",
    "princess", "cardinal", "archbishop", "bishop", "father", "sheikh", "baron", "duke", "admiral", "major", "sergeant",
    "emperor", "saint", "tsar",
}
SUFFIXES = {
    "inc", "corp", "co", "ltd", "plc", "llc", "ag", "sa", "spa", "company", "corporation", "jr", "sr", "qc",
    "holdings",
}
# fmt: on


@dataclass
class Mention:
    """A marked mention: where it stands, what it is, and the name it stands for."""

    start: int
    end: int
    label: str
    name: str


@dataclass
class Quote:
    """A marked quote: where it stands, and who speaks."""

    start: int
    end: int
    speaker: str
    name: str | None


@dataclass
class Article:
    """An article without its marks, and what they say."""

    id: str
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


def read(path: Path) -> Article:
    """Read one marked article. Raises ValueError where a mark is not closed or its head is malformed."""
    article, opened = Article(path.stem), []
    source = path.read_text(encoding="utf8")
    at = 0
    while at < len(source):
        head = re.compile(r"\[([POG]) |\{([^|=}]+?)(?:=([^|}]+))?\|").match(source, at)
        char = source[at]
        if head:
            opened.append((char, len(article.text), head))
            at = head.end()
            continue
        if char in "[{":
            raise ValueError(f"{path}: malformed mark at {source[at : at + 40]!r}")
        if char == "=":
            end = source.index("]", at)
            close(article, opened, "[", source[at + 1 : end])
            at = end + 1
            continue
        if char in "]}":
            close(article, opened, "[" if char == "]" else "{", None)
        else:
            article.text += char
        at += 1
    if opened:
        raise ValueError(f"{path}: a mark is not closed")
    return article


def read_offsets(path: Path, data: Path) -> list[Article]:
    """Read the documents that a file of offsets annotates, without those whose texts are not in `data`.

    Raises ValueError where a text is not the one that was annotated.
    """
    articles = []
    texts: dict[str, dict[str, str]] = {}
    for key, gold in json.loads(path.read_text(encoding="utf8")).items():
        file = data / gold["file"]
        if not file.exists():
            continue
        if gold["file"] not in texts:
            with file.open(encoding="utf8") as lines:
                texts[gold["file"]] = {record["id"]: record["text"] for record in map(json.loads, lines)}
        text = texts[gold["file"]].get(key, "")
        if len(text) != gold["length"]:
            raise ValueError(f"{key} in {file} is not the text that {path} annotates: it has {len(text)} characters")
        mentions = [
            Mention(start, end, referent["label"], text[slice(*referent["name"])])
            for referent in gold["referents"]
            for start, end in referent["mentions"]
        ]
        articles.append(Article(key, text, mentions))
    return articles


def close(article: Article, opened: list[Any], kind: str, name: str | None) -> None:
    """Close the innermost mark."""
    if not opened or opened[-1][0] != kind:
        raise ValueError(f"{article.id}: a mark closes that was not opened, after {article.text[-40:]!r}")
    _, start, head = opened.pop()
    end = len(article.text)
    if kind == "[":
        article.mentions.append(Mention(start, end, LABELS[head[1]], name or article.text[start:end]))
    else:
        article.quotes.append(Quote(start, end, head[2], None if head[3] == "-" else head[3] or head[2]))


def words(name: str) -> list[str]:
    """The words of a name that count."""
    found = re.sub(r"['’]s?(?=\s|$)", "", name).lower().replace(".", "").replace(",", " ").split()
    while len(found) > 1 and (found[0] in ARTICLES or found[0] in TITLES):
        found = found[1:]
    while len(found) > 1 and found[-1] in SUFFIXES:
        found = found[:-1]
    return found


def same(gold: str | None, predicted: str | None) -> bool:
    """True if two names are the same."""
    return gold == predicted if gold is None or predicted is None else words(gold) == words(predicted)


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A mention's span without articles, titles and possessives."""
    while lead := re.compile(r"([^\W\d]+)\.?\s+").match(text, start, end):
        if lead[1].lower() not in ARTICLES | TITLES:
            break
        start = lead.end()
    tail = re.compile(r".*?(['’]s?)$", re.DOTALL).match(text, start, end)
    return start, tail.start(1) if tail else end


def kind(quote: Quote) -> str:
    """Whether the speaker of a quote is a pronoun, a name or something else."""
    if quote.name is None:
        return "unnamed"
    if quote.speaker.lower() in PRONOUNS:
        return "pronoun"
    return "name" if set(words(quote.name)) & set(words(quote.speaker)) else "nominal"


def matches(gold: list[Quote], pieces: list[tuple[int, int, Any]]) -> Iterator[tuple[Quote, Any]]:
    """Pair gold quotes with predicted pieces, best overlap first."""
    pairs = []
    for i, quote in enumerate(gold):
        for j, (start, end, _) in enumerate(pieces):
            shared = min(end, quote.end) - max(start, quote.start)
            overlap = shared / (max(end, quote.end) - min(start, quote.start))
            if overlap >= 0.5:
                pairs.append((-overlap, i, j))
    taken_gold, taken_pieces = set(), set()
    for _, i, j in sorted(pairs):
        if i not in taken_gold and j not in taken_pieces:
            taken_gold.add(i)
            taken_pieces.add(j)
            yield gold[i], pieces[j][2]


def score(article: Article, predicted: dict[str, Any], count: Counter[str]) -> Iterator[str]:
    """Add one article's figures to `count`, and give a line for each error."""
    text = article.text
    entities = {(core(text, e["start"], e["end"]), e["label"]): e["name"] for e in predicted["entities"]}
    for mention in article.mentions:
        name = entities.get((core(text, mention.start, mention.end), mention.label))
        count[f"{mention.label} gold"] += 1
        if name is not None:
            count[f"{mention.label} matched"] += 1
            count[f"{mention.label} right"] += same(mention.name, name)
            if not same(mention.name, name):
                yield f"{mention.label} {text[mention.start : mention.end]!r} is {mention.name!r}, not {name!r}"
    pieces = [(*offsets(span), quote) for quote in predicted["quotes"] for span in quote["spans"]]
    for quote in article.quotes:
        count[f"{kind(quote)} gold"] += 1
    for quote, found in matches(article.quotes, pieces):
        right = same(quote.name, found["speaker_name"])
        count[f"{kind(quote)} matched"] += 1
        count[f"{kind(quote)} right"] += right
        count["given"] += found["speaker_name"] is not None
        count["given right"] += right and found["speaker_name"] is not None
        if not right:
            mention = (found["speaker"] or {"text": None})["text"]
            yield (
                f"{kind(quote)} {quote.speaker!r} is {quote.name!r}, not {found['speaker_name']!r} "
                f"(speaker found: {mention!r}): {text[quote.start : quote.end][:50]!r}"
            )


def offsets(span: Any) -> tuple[int, int]:
    """The ends of a span: of the example's pair, or of the package's dictionary."""
    return (span["start"], span["end"]) if isinstance(span, dict) else (span[0], span[1])


def report(count: Counter[str], rows: Iterable[str] = ROWS) -> Iterator[str]:
    """The figures as lines."""
    for row in ("pronoun", "nominal", "name", "unnamed"):
        for column in ("gold", "matched", "right"):
            if row != "unnamed":
                count[f"speaker_name {column}"] += count[f"{row} {column}"]
    for row in rows:
        gold, matched, right = (count[f"{row} {column}"] for column in ("gold", "matched", "right"))
        share = 100 * right / max(1, matched)
        yield f"{row:13s} {share:5.1f} %  ({right} right of {matched} matched, {gold} gold)"
    if "speaker_name" not in rows:
        return
    precision = 100 * count["given right"] / max(1, count["given"])
    yield f"{'precision':13s} {precision:5.1f} %  ({count['given']} names given)"


def predictions(articles: Iterable[Article], path: str | None) -> dict[str, dict[str, Any]]:
    """The predictions by article: from a file of JSON lines, or made here."""
    if path:
        with Path(path).open(encoding="utf8") as lines:
            return {record["id"]: record for record in map(json.loads, lines)}
    import pullquote as pq

    return {article.id: pq.analyze(article.text).to_dict() for article in articles}


def main() -> None:
    """Score, or write the texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of marked articles, or file of offsets")
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with the texts for the offsets")
    parser.add_argument("predictions", nargs="?", help="JSON lines, as the example `annotate` writes them")
    parser.add_argument("--only", default="", metavar="PREFIX", help="only articles whose name begins so")
    parser.add_argument("--texts", action="store_true", help="write the texts as JSON lines instead")
    parser.add_argument("--errors", action="store_true", help="list the errors too")
    args = parser.parse_args()
    if args.gold.is_file():
        articles = read_offsets(args.gold, args.data)
    else:
        articles = [read(path) for path in sorted(args.gold.glob(f"{args.only}*.txt"))]
    if args.texts:
        for article in articles:
            sys.stdout.write(json.dumps({"id": article.id, "text": article.text}, ensure_ascii=False) + "\n")
        return
    predicted = predictions(articles, args.predictions)
    count: Counter[str] = Counter()
    for article in articles:
        for error in score(article, predicted[article.id], count):
            if args.errors:
                sys.stdout.write(f"{article.id}: {error}\n")
    sys.stdout.write("\n".join(report(count, LABELS.values() if args.gold.is_file() else ROWS)) + "\n")


if __name__ == "__main__":
    main()
