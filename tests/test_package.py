"""The package as a package: what importing it costs, its version, and its types."""

import doctest
import inspect
import os
import subprocess
import sys
from importlib import metadata

import pullquote as pq
import pytest
from conftest import run_python
from pullquote import _core, _warnings


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
    # Time of the processor, so that what else the machine does is not counted.
    code = "import time; start = time.process_time(); import pullquote; print(time.process_time() - start)"
    assert min(float(run_python(code).stdout) for _ in range(5)) < 0.15


def test_info_tells_what_a_report_of_a_bug_needs(capsys):
    pq.info()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["pullquote", pq.__version__]
    assert {line.split()[0] for line in lines} >= {"Python", "system", "machine", "pandas", "polars", "pyarrow"}
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    assert f"{cores} threads by default" in lines[3]


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


def examples():
    """Every docstring of the public API that shows an example, by name."""
    for name in pq.__all__:
        thing = getattr(pq, name)
        members = [(f"{name}.{key}", value) for key, value in vars(thing).items()] if inspect.isclass(thing) else []
        for label, member in [(name, thing), *members]:
            if ">>>" in (getattr(member, "__doc__", None) or ""):
                yield label, inspect.cleandoc(member.__doc__)
    yield "pullquote", pq.__doc__


@pytest.mark.parametrize(("name", "docstring"), dict(examples()).items(), ids=dict(examples()))
def test_examples_in_docstrings_are_true(name, docstring, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {"pullquote": pq, "nlp": pq.Analyzer(), **{key: getattr(pq, key) for key in pq.__all__}}
    test = doctest.DocTestParser().get_doctest(docstring, names, name, None, 0)
    out = []
    assert test.examples
    assert doctest.DocTestRunner().run(test, out=out.append).failed == 0, "".join(out)


def test_rows_that_fail_are_named(recwarn):
    failures = [(row, "it is too long") for row in range(7)]
    _warnings.report({"failures": failures[:1], "wrong": None})
    _warnings.report({"failures": failures, "wrong": (1, 3, "int")})
    _warnings.report({"failures": [], "wrong": None})
    messages = [str(warning.message) for warning in recwarn]
    assert messages[0] == "1 row could not be analysed: row 0: it is too long"
    assert messages[1].startswith("7 rows could not be analysed: row 0: it is too long; row 1: ")
    assert messages[1].endswith("row 4: it is too long; and 2 more")
    assert messages[2] == "1 row was neither str nor null and treated as null; the first is row 3, of type int"
    assert {warning.filename for warning in recwarn} == {__file__}
