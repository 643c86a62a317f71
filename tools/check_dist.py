"""Checks what would be published: `make test-dist` runs it on the folder with the wheel and the source distribution.

python tools/check_dist.py DIST
"""

from __future__ import annotations

import re
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

LARGEST = {".whl": 24 << 20, ".gz": 20 << 20}
"""Bytes that each may have; most of them are the network that tags names."""

LICENCES = {"LICENSE-APACHE", "LICENSE-MIT", "THIRD_PARTY_NOTICES.md", "MODEL_CARD.md", "data/README.md",
            "data/given_names.README"}  # fmt: skip
"""What must travel along with the binary and with the sources."""

NEEDED = {"Cargo.toml", "Cargo.lock", "pyproject.toml", "README.md", "CHANGELOG.md", "SECURITY.md", "src/lib.rs",
          "data/entities.bin", "python/pullquote/__init__.py", "python/pullquote/_report.html",
          "python/pullquote/py.typed", "examples/annotate.rs"}  # fmt: skip
"""What the source distribution must hold besides."""


def check_wheel(path: Path, version: str) -> None:
    """The wheel: one for every CPython from 3.11 on, with all of the package and its licences, and nothing else."""
    assert re.fullmatch(rf"pullquote-{version}-cp311-abi3-\w+\.whl", path.name), (
        f"{path.name} is no abi3 wheel of {version}"
    )
    with zipfile.ZipFile(path) as wheel:
        assert wheel.testzip() is None
        names = set(wheel.namelist())
        info = f"pullquote-{version}.dist-info"
        package = {str(file.relative_to(ROOT / "python")) for file in (ROOT / "python/pullquote").iterdir()
                   if file.suffix in {".py", ".pyi", ".html", ".typed"}}  # fmt: skip
        core = {name for name in names if re.fullmatch(r"pullquote/_core(\.abi3\.so|\.pyd)", name)}
        assert len(core) == 1, f"the wheel has {len(core)} extension modules"
        licences = {f"{info}/licenses/{name}" for name in LICENCES}
        missing = (package | licences) - names
        assert not missing, f"the wheel lacks {sorted(missing)}"
        other = {name for name in names - package - licences - core if not name.startswith(f"{info}/")}
        assert not other, f"the wheel holds more than the package: {sorted(other)}"
        assert any(name.startswith(f"{info}/sboms/") for name in names), "the wheel has no bill of materials"
        metadata = message_from_string(wheel.read(f"{info}/METADATA").decode())
        binary = wheel.read(core.pop())
    assert metadata["Version"] == version
    assert metadata["License-Expression"] == "MIT OR Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert b"a test asked for it" not in binary, "the wheel can be made to fail; it was built with the feature `faults`"
    assert str(ROOT).encode() not in binary, "the binary names the folder that it was built in"


def check_sdist(path: Path, version: str) -> None:
    """The source distribution: what a build needs, and the licences."""
    with tarfile.open(path) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
        assert {name.partition("/")[0] for name in sdist.getnames()} == {f"pullquote-{version}"}
    missing = (NEEDED | LICENCES) - names
    assert not missing, f"the source distribution lacks {sorted(missing)}"
    stray = {name for name in names if re.search(r"(^|/)(\.venv|target|__pycache__|\.git)(/|$)|\.so$|\.pyc$", name)}
    assert not stray, f"the source distribution holds {sorted(stray)}"


def main() -> None:
    """Checks every file in the folder."""
    folder = Path(sys.argv[1])
    version = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]["version"]
    files = sorted(folder.iterdir())
    assert [path.suffix for path in files] == [".whl", ".gz"], (
        f"{folder} must hold one wheel and one .tar.gz, not {files}"
    )
    for path, check in zip(files, (check_wheel, check_sdist), strict=True):
        check(path, version)
        size, limit = path.stat().st_size, LARGEST[path.suffix]
        assert size <= limit, f"{path.name} has {size:,} bytes, more than the {limit:,} that it may have"
        print(f"{path.name}: {size / 1e6:.1f} MB, all is there")


if __name__ == "__main__":
    main()
