"""Write a corpus of invented news articles: seeded, of any size, with realistic lengths, names, quotes and amounts.

    python tools/corpus.py 1000 > articles.jsonl
    python tools/corpus.py --parquet articles.parquet --bytes 5e9

The text is nonsense, but it has what costs an analyzer time in real news: names that come back in short form, direct,
mixed and indirect speech, both kinds of quotation marks, abbreviations, amounts, dates and headlines.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GIVEN = "Alba Desmond Ines Priya Marcus Lena Tomás Judith Rui Idris Noor Viktor Chloé Samuel Aiko Bram Odile".split()
FAMILY = "Quintero Okafor Marchetti Raman Thiele Haugland O’Dell Sellars Tavares Vaughan Adeyemi Brandt".split()
ROLES = ["Mayor", "Governor", "Professor", "Senator", "Dr.", "Chief Executive"]
PLACES = ["Harlow", "Port Calder", "Northmoor", "the United States", "Ohio", "Lisbon", "New Ashby", "the U.K."]
COMPANIES = ["Orrin Foods Inc.", "Brightwater Markets", "Calder Electric Co.", "Dunmore Capital", "Kestrel Air"]
AGENCIES = ["the Department of Public Works", "the Federal Harbour Agency", "the University of Northmoor", "the F.H.A."]
CUES = ["said", "said", "said", "told reporters", "wrote", "announced", "argued", "added", "asked", "warned"]
REPORTS = ["said", "said that", "announced that", "told investors that", "warned that", "denied that"]
CLAUSES = [
    "the work would cost {money} and take {number} months",
    "the river had not crested yet",
    "nobody had asked the people who live on {place}’s east side",
    "sales rose {percent} in the three months ended {date}",
    "crews from {place} would reach all but {number} villages by {time}",
    "the council will vote on a fund of {money} on {date}",
    "the method did not exist when the bridge was built in {year}",
    "margins were likely to narrow as soon as wheat prices recover",
    "{company} had no plans to bid for its rival",
    "the letters were lent to the museum by a neighbour in {year}",
]
FACTS = [
    "About {number},000 vehicles a day used the crossing before it closed on {date}.",
    "Shares of {company} fell {percent} to $41.30 in {place}.",
    "{company} (NYSE: {ticker}), which is based in {place}, employs more than {number},000 people.",
    "At least {number} people were injured, and power was cut to homes across {place} at {time}.",
    "The inquiry, the third since {year}, was opened by {agency}.",
    "The collection “The Salt Year” sold {number},400 copies in {place} alone.",
]


@dataclass
class Article:
    """The people and the marks of one article, which stay the same all through it."""

    rng: random.Random
    marks: tuple[str, str]
    people: list[tuple[str, str, str]]

    @classmethod
    def invent(cls, rng: random.Random) -> Article:
        """Draw the people and the style of a new article."""
        count = rng.randint(2, 5)
        people = [(rng.choice(ROLES), rng.choice(GIVEN), rng.choice(FAMILY)) for _ in range(count)]
        marks = rng.choices([("“", "”"), ('"', '"'), ("''", "''")], weights=[6, 3, 1])[0]
        return cls(rng, marks, people)

    def fill(self, template: str) -> str:
        """Put amounts and names into a template."""
        rng = self.rng
        number = rng.randint(2, 98)
        return template.format(
            money=rng.choice([f"${number}.{number % 10} million", f"€{number} billion", f"{number},000 pounds"]),
            number=number,
            percent=rng.choice([f"{number}%", f"{number} percent", f"{number}.5 per cent"]),
            date=rng.choice(["Monday", "March 17", "Sept. 30", "the end of June", "Jan. 5, 2024"]),
            time=rng.choice(["noon", "9 a.m.", "3:30 p.m.", "Monday morning"]),
            year=rng.randint(1931, 2024),
            place=rng.choice(PLACES),
            company=rng.choice(COMPANIES),
            agency=rng.choice(AGENCIES),
            ticker=rng.choice(["ORRN", "BWM", "CLD"]),
        )

    def speaker(self) -> str:
        """A speaker as news names one: in full, by surname, by title, or with a pronoun."""
        role, given, family = self.rng.choice(self.people)
        forms = [f"{role} {given} {family}", f"{given} {family}", family, family, "she", "he", f"the {role.lower()}"]
        return self.rng.choice(forms)

    def clause(self) -> str:
        """A clause without its full stop, lower case at the start."""
        return self.fill(self.rng.choice(CLAUSES))

    def sentence(self) -> str:
        """A sentence that states, quotes or reports."""
        rng, (opening, closing) = self.rng, self.marks
        kind = rng.random()
        if kind < 0.35:
            return self.fill(rng.choice(FACTS))
        clause, speaker, cue = self.clause(), self.speaker(), rng.choice(CUES)
        if kind < 0.5:
            return f"{opening}{capital(clause)},{closing} {speaker} {cue}."
        if kind < 0.6:
            return f"{opening}{capital(clause)},{closing} {speaker} {cue}. {opening}{capital(self.clause())}.{closing}"
        if kind < 0.7:
            return (
                f"{capital(speaker)} {rng.choice(REPORTS)} {clause}, calling it {opening}a hard year for us.{closing}"
            )
        if kind < 0.75:
            return f"According to {speaker}, {clause}."
        if kind < 0.9:
            return f"{capital(speaker)} {rng.choice(REPORTS)} {clause}."
        return f"{capital(clause)}, and {self.clause()}."

    def text(self, length: int) -> str:
        """A headline, a dateline and paragraphs, about `length` characters in all."""
        headline = self.fill("{company} and {place} agree after {number} months")
        parts = [headline, self.fill("{place}, {date} — ") + self.sentence()]
        size = sum(map(len, parts))
        while size < length:
            paragraph = " ".join(self.sentence() for _ in range(self.rng.randint(1, 4)))
            # An abbreviation's full stop is the sentence's too.
            parts.append(paragraph.replace("..", "."))
            size += len(parts[-1]) + 2
        return "\n\n".join(parts)


def capital(clause: str) -> str:
    """The clause with its first letter upper case."""
    return clause[:1].upper() + clause[1:]


def articles(count: int, seed: int = 1, mean_length: int = 5000) -> Iterator[str]:
    """Give `count` articles of `mean_length` characters on average, some far shorter and some far longer."""
    rng = random.Random(seed)
    sigma = 0.6
    for _ in range(count):
        # The factor makes the mean of the log-normal distribution 1.
        length = mean_length * rng.lognormvariate(-sigma * sigma / 2, sigma)
        yield Article.invent(rng).text(int(length))


def varied(seed: int = 1, mean_length: int = 5000, pool: int = 2000) -> Iterator[str]:
    """Give articles without end, faster than `articles`: each has the paragraphs of one of `pool` in another order.

    No two are the same, since each begins with its number.
    """
    rng = random.Random(seed)
    invented = [text.split("\n\n") for text in articles(pool, seed, mean_length)]
    for number in itertools.count():
        headline, *paragraphs = rng.choice(invented)
        rng.shuffle(paragraphs)
        yield "\n\n".join([f"{headline}, report {number} says", *paragraphs])


def write_parquet(path: Path, size: int, seed: int = 1, mean_length: int = 5000) -> int:
    """Write `size` bytes of articles as plain Parquet with `id`, `text` and `year`, and tell how many they are."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema({"id": pa.int64(), "text": pa.string(), "year": pa.int32()})
    texts, documents, written = varied(seed, mean_length), 0, 0
    with pq.ParquetWriter(path, schema, compression="none", use_dictionary=False) as writer:
        while written < size:
            block: list[str] = []
            length = 0
            while length < min(1 << 26, size - written):
                block.append(next(texts))
                length += len(block[-1].encode())
            ids = list(range(documents, documents + len(block)))
            years = [2000 + number % 25 for number in ids]
            writer.write_table(pa.table([ids, block, years], schema=schema))
            documents, written = documents + len(block), written + length
    return documents


def main() -> None:
    """Write the corpus to standard output as JSON lines with `id` and `text`, or into a Parquet file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1000, help="how many articles")
    parser.add_argument("--parquet", type=Path, metavar="FILE", help="write a Parquet file instead, of --bytes bytes")
    parser.add_argument("--bytes", type=float, default=1e8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mean-length", type=int, default=5000, help="characters an article, on average")
    args = parser.parse_args()
    if args.parquet:
        write_parquet(args.parquet, int(args.bytes), args.seed, args.mean_length)
        return
    for number, text in enumerate(articles(args.count, args.seed, args.mean_length)):
        sys.stdout.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
