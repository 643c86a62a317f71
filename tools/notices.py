"""Writes THIRD_PARTY_NOTICES.md: the crates whose code is in the wheel, and their licences.

    python tools/notices.py [--check]

`--check` writes nothing and fails if the file is not current. Either way it fails if a crate breaks `deny.toml`: by its
licence, its source, or by being banned. Needs cargo, which may have to download crates that only other systems use.
Advisories need a database from the network: cargo-deny checks those.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "THIRD_PARTY_NOTICES.md"
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"

PREFERRED = (
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Unicode-3.0",
    "Zlib",
)
"""Where a crate gives a choice, the first of these is taken."""

FILES = {
    "MIT": r"licen[cs]e-mit|licen[cs]e|copying",
    "Apache-2.0": r"licen[cs]e-apache|licen[cs]e",
    "Unicode-3.0": r"licen[cs]e-unicode",
}
"""The names that files with the text of a licence have, without their suffixes, the best first."""

INTRODUCTION = """# Third-party notices

The binary of pullquote contains code of the crates below, besides the standard library of Rust (MIT or Apache 2.0).
Where a crate gives a choice of licences, the one named here is taken. The word lists and the data that models were
fitted on are named in `data/README.md` and `MODEL_CARD.md`. `tools/notices.py` wrote this page.
"""


def metadata() -> dict[str, Any]:
    """What cargo knows of the project and all crates it may be built with."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--features", "python"]
    result: dict[str, Any] = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    return result


def linked(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The crates whose code the binary contains: those needed at run time, on any system, without procedural macros."""
    packages = {package["id"]: package for package in data["packages"]}
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    found, waiting = set(), [data["resolve"]["root"]]
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            name = dependency["pkg"]
            macro = any("proc-macro" in target["kind"] for target in packages[name]["targets"])
            if name not in found and not macro and any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                found.add(name)
                waiting.append(name)
    return sorted((packages[name] for name in found), key=lambda package: (package["name"], package["version"]))


def choose(expression: str, allowed: set[str]) -> list[str] | None:
    """The licences to go by, all of them, of an SPDX expression; None if no choice is allowed."""
    tokens = re.findall(r"\(|\)|OR|AND|[\w.+-]+(?: WITH [\w.-]+)?", expression.replace("/", " OR "))

    def alternatives() -> list[list[str]]:
        choices = conjunction()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            choices += conjunction()
        return choices

    def conjunction() -> list[list[str]]:
        choices = atom()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            choices = [one + other for other in atom() for one in choices]
        return choices

    def atom() -> list[list[str]]:
        token = tokens.pop(0)
        if token != "(":
            return [[token]]
        choices = alternatives()
        tokens.pop(0)
        return choices

    rank = {name: number for number, name in enumerate(PREFERRED)}
    possible = [choice for choice in alternatives() if set(choice) <= allowed]
    return min(possible, key=lambda choice: [rank.get(name, len(rank)) for name in choice], default=None)


def problems(packages: list[dict[str, Any]], rules: dict[str, Any]) -> list[str]:
    """What breaks the rules."""
    allowed, banned = set(rules["licenses"]["allow"]), {ban["name"] for ban in rules["bans"]["deny"]}
    found = []
    for package in packages:
        name = f"{package['name']} {package['version']}"
        if package["source"] not in (None, CRATES_IO):
            found.append(f"{name} comes from {package['source']}, not from crates.io")
        if not package["license"] or choose(package["license"], allowed) is None:
            found.append(f"{name} has the licence {package['license']!r}, which deny.toml does not allow")
        if package["name"] in banned:
            found.append(f"{name} is banned by deny.toml")
    return found


def texts(package: dict[str, Any], licence: str) -> list[str]:
    """The text of a crate's licence, and its notices."""
    folder = Path(package["manifest_path"]).parent
    files = sorted(path for path in folder.iterdir() if path.is_file())
    pattern = FILES.get(licence.split(" WITH ")[0], "licen[cs]e")
    ranked = [path for name in pattern.split("|") for path in files if re.fullmatch(name, path.stem.lower())]
    found = [tidy(path) for path in ranked[:1]] or [standard(package, licence)]
    return found + [tidy(path) for path in files if path.stem.lower() == "notice"]


def standard(package: dict[str, Any], licence: str) -> str:
    """The text of a licence whose crate does not hold it."""
    if licence.startswith("Apache-2.0"):
        return tidy(ROOT / "LICENSE-APACHE")
    if licence != "MIT":
        raise SystemExit(
            f"{package['name']} does not hold the text of its licence, {licence}; add it to tools/notices.py"
        )
    authors = ", ".join(re.sub(r"\s*<.*?>", "", author) for author in package["authors"])
    holder = f"Copyright (c) {authors or 'the authors of ' + package['name']}"
    return re.sub(r"(?m)^Copyright .*$", holder, tidy(ROOT / "LICENSE-MIT"), count=1)


def tidy(path: Path) -> str:
    """A text without what differs from copy to copy but means nothing."""
    lines = path.read_text(encoding="utf-8").expandtabs().splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def render(packages: list[dict[str, Any]], allowed: set[str]) -> str:
    """The page: a table of crates, then each text once, with the crates that it is for."""
    rows, users = [], defaultdict(list)
    for package in packages:
        name = f"{package['name']} {package['version']}"
        licences = choose(package["license"], allowed) or []
        rows.append(f"| {name} | {' and '.join(licences)} | {package['repository'] or ''} |")
        for text in dict.fromkeys(text for licence in licences for text in texts(package, licence)):
            # Lines are broken in many ways, which makes no other text.
            users[" ".join(text.split())].append((name, text))
    parts = [INTRODUCTION, "| crate | licence | source |\n|---|---|---|\n" + "\n".join(rows) + "\n"]
    # Four backticks, since texts may hold three.
    parts.extend(
        f"## {', '.join(name for name, _ in group)}\n\n````text\n{group[0][1]}\n````\n" for group in users.values()
    )
    return "\n".join(parts)


def main() -> int:
    """Writes or checks the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail if the page is not current")
    options = parser.parse_args()
    rules = tomllib.loads((ROOT / "deny.toml").read_text(encoding="utf-8"))
    data = metadata()
    found = problems(data["packages"], rules)
    page = render(linked(data), set(rules["licenses"]["allow"])) if not found else ""
    if not found and options.check and (not TARGET.exists() or TARGET.read_text(encoding="utf-8") != page):
        found.append(f"{TARGET.name} is not current; run: make notices")
    print("".join(f"{problem}\n" for problem in found), end="", file=sys.stderr)
    if not found and not options.check:
        TARGET.write_text(page, encoding="utf-8")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
