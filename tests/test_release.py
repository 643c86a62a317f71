"""What a release says of itself: one version, current notices, workflows that name what exists."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pullquote as pq
import pytest
from pullquote import cli

ROOT = Path(__file__).parents[1]
CARGO = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_version_stands_in_cargo_toml_alone(capsys):
    version = CARGO["package"]["version"]
    locked = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))["package"]
    assert [package["version"] for package in locked if package["name"] == "pullquote"] == [version]
    assert PROJECT["dynamic"] == ["version"]
    assert pq.__version__ == pq._core.__version__ == metadata.version("pullquote") == version
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"pullquote {version}\n"
    assert re.search(rf"(?m)^## (\[?{re.escape(version)}\]?|Unreleased \({re.escape(version)}\))", read("CHANGELOG.md"))


def test_both_manifests_say_the_same():
    package = CARGO["package"]
    assert PROJECT["description"] == package["description"]
    assert PROJECT["license"] == package["license"]
    assert set(package["keywords"]) <= set(PROJECT["keywords"])
    oldest = PROJECT["requires-python"].removeprefix(">=")
    assert f"Programming Language :: Python :: {oldest}" in PROJECT["classifiers"]
    assert CARGO["dependencies"]["pyo3"]["features"] == [f"abi3-py{oldest.replace('.', '')}"]
    assert f"Python {oldest} or later" in read("README.md")
    assert f"Python {oldest} or later" in read("CONTRIBUTING.md")


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "ARCHITECTURE.md", "MODEL_CARD.md", "CHANGELOG.md"]
)
def test_links_between_the_pages_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", read(page))
    assert [link for link in links if not link.startswith("https://") and not (ROOT / link).exists()] == []


def test_commands_that_the_pages_name_exist():
    targets = set(re.findall(r"(?m)^([a-z-]+):", read("Makefile")))
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/workflows/*"), ROOT / ".ci/run"]
    for page in pages:
        named = set(
            re.findall(r"(?m)(?:`|^\s*(?:- run: )?)make ([a-z]+(?:-[a-z]+)*)", page.read_text(encoding="utf-8"))
        )
        assert named <= targets, f"{page.name} names {named - targets}"


def test_licences_are_chosen_as_the_crates_offer_them():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import notices
    finally:
        sys.path.pop(0)
    allowed = {"MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"}
    assert notices.choose("Apache-2.0 OR MIT", allowed) == ["MIT"]
    assert notices.choose("MIT/Apache-2.0", {"Apache-2.0"}) == ["Apache-2.0"]
    assert notices.choose("(MIT OR Apache-2.0) AND Unicode-3.0", allowed) == ["MIT", "Unicode-3.0"]
    assert notices.choose("Apache-2.0 WITH LLVM-exception", allowed) == ["Apache-2.0 WITH LLVM-exception"]
    assert notices.choose("GPL-3.0-only", allowed) is None
    assert notices.choose("MIT AND GPL-3.0-only", allowed) is None
    crate = {"name": "x", "version": "1.0.0", "source": notices.CRATES_IO, "license": "MIT"}
    rules = {"licenses": {"allow": ["MIT"]}, "bans": {"deny": [{"name": "y"}]}}
    assert notices.problems([crate], rules) == []
    bad = [{**crate, "license": None}, {**crate, "name": "y"}, {**crate, "source": "git+https://example.org/x"}]
    assert len(notices.problems(bad, rules)) == 3


def test_a_build_that_tests_can_make_fail_is_no_release():
    """`make dev` asks for the feature; nothing that is published may."""
    assert (
        "faults"
        not in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["maturin"]["features"]
    )
    assert "faults" not in (ROOT / ".github/workflows/wheels.yml").read_text(encoding="utf-8")
    shown = subprocess.run([sys.executable, "-m", "pullquote", "--help"], capture_output=True, text=True, check=True)
    assert "fault" not in shown.stdout


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")
