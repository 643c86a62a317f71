"""Defects of the core, which tests can bring about: each is the error of its own document, and nothing is printed."""

import sys

import pandas as pd
import polars as pl
import pullquote as pq
import pyarrow as pa
import pytest
from conftest import PIECES, run_python
from pullquote import _core

faults = pytest.mark.skipif(
    not _core.FAULTS, reason="this build cannot be made to fail; `make dev` builds one that can"
)

GOOD = "“It holds,” said Alba Quintero. So."
ANALYSIS, CONVERSION, TABLES = ("\0fault in " + place for place in ("analysis", "conversion", "tables"))
REASON = r"an internal error stopped the analysis of this document \(a test asked for it, at src.guard\.rs:\d+:\d+\)"


@faults
@pytest.mark.parametrize("text", [ANALYSIS, CONVERSION, ANALYSIS + " " * 2_000_000], ids=["core", "edge", "large"])
def test_a_defect_is_an_exception(text, capfd):
    with pytest.raises(RuntimeError, match=REASON):
        pq.analyze(text)
    assert pq.analyze(GOOD).quotes[0].speaker_name == "Alba Quintero"
    assert capfd.readouterr() == ("", "")


@faults
@pytest.mark.parametrize("threads", [1, 3])
def test_a_defect_in_a_stream_of_documents_loses_no_other(threads, capfd):
    rows = [GOOD, ANALYSIS, None, GOOD, CONVERSION, GOOD] * 20
    with pytest.warns(pq.PullquoteWarning, match=f"40 rows could not be analysed: row 1: {REASON}"):
        documents = list(pq.Analyzer(threads=threads).pipe(rows, batch_size=1000))
    assert len(documents) == len(rows)
    for row, document in zip(rows, documents, strict=True):
        assert document == (pq.analyze(GOOD) if row is GOOD else pq.Document.from_dict({"text": row or ""}))
    assert capfd.readouterr() == ("", "")


@faults
@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("fault", [ANALYSIS, TABLES], ids=["core", "tables"])
@pytest.mark.parametrize("make", [list, pd.Series, pl.Series, pa.array], ids=["list", "pandas", "polars", "pyarrow"])
def test_a_defect_in_a_table_loses_no_other_row(make, fault, threads, capfd):
    rows = [GOOD, fault, None, fault, GOOD, GOOD * 3000, fault + GOOD, GOOD]
    nlp = pq.Analyzer(threads=threads)
    with pytest.warns(pq.PullquoteWarning, match=f"3 rows could not be analysed: row 1: {REASON}; please .*; row 3: "):
        table = nlp.quotes(make(rows))
    assert capfd.readouterr() == ("", "")
    expected = nlp.quotes(make([row if row and not row.startswith("\0") else None for row in rows]))
    assert pl.DataFrame(table).equals(pl.DataFrame(expected))


@faults
def test_a_column_keeps_its_place_for_a_row_that_failed():
    with pytest.warns(pq.PullquoteWarning, match="1 row could not be analysed: row 1"):
        values = pq.column("sentences", [GOOD, ANALYSIS, None, GOOD])
    assert [value if value is None else len(value) for value in values] == [2, 0, None, 2]


@faults
def test_the_command_goes_on_after_a_defect(tmp_path):
    import json

    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"text": row, "id": name}) + "\n" for name, row in
                            (("a", GOOD), ("b", TABLES), ("c", GOOD))))  # fmt: skip
    arguments = ["analyze", str(path), "--id", "id", "--output-format", "jsonl"]
    code = f"import sys; from pullquote import cli; sys.exit(cli.main({arguments!r}))"
    result = run_python(code)
    assert result.returncode == 1
    assert [json.loads(line)["doc_id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert result.stderr.startswith(
        f"pullquote: error: {path}: line 2 cannot be analysed: an internal error stopped the"
    )
    assert result.stderr.count("\n") == 1


def test_nothing_is_printed_on_hostile_input():
    """No panic: one that is caught would be a warning, which is an error here, and any other is printed."""
    result = run_python(f"""
import sys
import pullquote as pq
pieces = {PIECES!r}
rows = [a + b + a for a in pieces for b in pieces] + [piece * 300 for piece in pieces]
rows += [mark * depth for mark in "“”‘’\\"'«»([{{" for depth in (1, 2, 50, 3000)]
documents = list(pq.Analyzer().pipe(rows))
tables = pq.tables(rows)
for document in documents:
    document.quotes, document.referents, document._repr_html_()
print(len(documents) == len(rows))
""")
    assert (result.returncode, result.stdout, result.stderr) == (0, "True\n", "")


def test_a_second_interpreter_of_a_process_is_refused():
    """Interpreters of one process share the extension's classes, which belong to the first."""
    module = {11: "_xxsubinterpreters", 12: "_xxsubinterpreters"}.get(sys.version_info[1], "_interpreters")
    result = run_python(f"""
import {module} as interpreters
import pullquote as pq
other = interpreters.create()
code = '''
try:
    import pullquote
except ImportError as error:
    print(str(error), flush=True)
'''
for _ in range(2):
    problem = interpreters.run_string(other, code)
    assert problem is None, problem
interpreters.destroy(other)
print(len(pq.analyze("It holds. So.").sentences))
""")
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert len(lines) == 3
    assert all("use threads or processes instead of sub-interpreters" in line for line in lines[:2])
    assert lines[2] == "2"
