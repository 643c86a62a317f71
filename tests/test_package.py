"""The package as a package: what importing it costs, its version, and its types."""

import inspect
import subprocess
import sys
from importlib import metadata

import pytest

import pullquote as pq
from conftest import run_python
from pullquote import _core


def test_importing_loads_no_other_library():
    result = run_python("""
import sys
import pullquote as pq
pq.analyze("It holds.")
pq.sentences(["It holds."])
list(pq.Analyzer().pipe(["It holds."]))
print(*{"pandas", "polars", "pyarrow", "duckdb", "numpy", "tqdm", "tabulate", "IPython"} & set(sys.modules))
""")
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == ""


def test_importing_is_quick():
    code = "import time; start = time.perf_counter(); import pullquote; print(time.perf_counter() - start)"
    assert min(float(run_python(code).stdout) for _ in range(5)) < 0.15


def test_the_version_has_one_source():
    assert pq.__version__ == _core.__version__ == metadata.version("pullquote")


def test_stubs_agree_with_the_module():
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy.stubtest", "pullquote._core"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("name", pq.__all__)
def test_everything_public_is_documented(name):
    thing = getattr(pq, name)
    if inspect.isclass(thing) or inspect.isfunction(thing):
        assert inspect.getdoc(thing)
        assert thing.__module__.startswith("pullquote")
    if inspect.isclass(thing) and name != "PullquoteWarning":
        public = [getattr(thing, member) for member in vars(thing) if not member.startswith("_")]
        assert all(inspect.getdoc(member) for member in public)
