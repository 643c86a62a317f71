"""Checks a wheel that is installed with nothing but what it asks for, or with one frame library besides.

`make check-wheel` runs it without an argument, `make test-alone` with the name of each library.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = {"pullquote", "tabulate", "tqdm", "pip", "setuptools"}
BRINGS = {
    "pandas": {"numpy", "python-dateutil", "six", "pytz", "tzdata"},
    "polars": {"polars-runtime-32"},
    "pyarrow": set[str](),
    "duckdb": set[str](),
}
"""What each frame library may bring along."""

EXTRAS = {"pandas": "pandas", "polars": "polars", "pyarrow": "arrow"}
TEXT = "“It holds,” said Mayor Alba Quintero. She left."
TEXTS = [TEXT, None]
IDS = ["a", "b"]


def main(library: str | None) -> None:
    """Checks that the environment is what it should be, and what works in it."""
    allowed = OWN | ({library} | BRINGS[library] if library else set())
    extra = {distribution.name for distribution in metadata.distributions()} - allowed
    assert not extra, f"the environment holds more than it should: {extra}"
    import pullquote as pq

    assert Path(pq.__file__).is_relative_to(sys.prefix), f"this is not the installed package but {pq.__file__}"
    if library:
        check = {"pandas": check_pandas, "polars": check_polars, "pyarrow": check_pyarrow, "duckdb": check_duckdb}[
            library
        ]
        quotes = check(importlib.import_module(library))
        assert type(pq.speakers(quotes)) is type(quotes)
        assert "Quintero" in pq.report(quotes)
    else:
        check_alone()
    table = pq.quotes([TEXT])
    for name, method in (("pandas", table.to_pandas), ("polars", table.to_polars), ("pyarrow", table.to_arrow)):
        if name == library:
            assert len(method()) == 1
        else:
            refuses(method, EXTRAS[name])
    print(f"the wheel works {f'with {library} and nothing else' if library else 'alone'}")


def refuses(call: Callable[[], object], extra: str) -> None:
    """Checks that a call which needs a library that is not there says how to get it."""
    try:
        call()
    except ImportError as error:
        assert f"pip install 'pullquote[{extra}]'" in str(error), error
    else:
        raise AssertionError("a library is there that should not be")


def check_alone() -> None:
    """Analyses a list of strings, writes pages, and runs the command."""
    import pullquote as pq
    from pullquote import _core, export, plots

    assert not _core.FAULTS, "this build can be made to fail; it is for tests alone"
    table = pq.quotes(TEXTS, progress=True)
    assert [row["speaker_name"] for row in table.to_pylist()] == ["Alba Quintero"]
    assert pq.column("sentences", [TEXT])[0][1]["text"] == "She left."
    assert "Quintero" in pq.report(table)
    assert "Quintero" in pq.render(pq.analyze(TEXT))
    assert "Quintero" in repr(table) + str(table._repr_html_())
    assert export.to_conll(pq.analyze(TEXT))
    refuses(lambda: plots.speakers(table), "plots")
    command = [str(Path(sys.executable).with_name("pullquote")), "analyze", "-"]
    shown = subprocess.run(command, input=TEXT, capture_output=True, text=True, check=True).stdout
    assert "Alba Quintero" in shown, shown


def check_pandas(pd: Any) -> Any:
    """Frames, series and the accessor; gives the table of quotes."""
    import pullquote as pq
    import pullquote.pandas

    frame = pd.DataFrame({"body": TEXTS, "id": IDS}, index=[7, 7])
    quotes = pq.quotes(frame, text="body", id="id", progress=True)
    assert isinstance(quotes, pd.DataFrame)
    assert quotes[["doc_id", "speaker_name"]].to_numpy().tolist() == [["a", "Alba Quintero"]]
    assert len(pq.tables(frame["body"]).sentences) == 2
    assert [found and len(found) for found in frame.body.pullquote.quotes()] == [1, None]
    return quotes


def check_polars(pl: Any) -> Any:
    """Frames, lazy frames, expressions and the namespaces; gives the table of quotes."""
    import pullquote as pq
    import pullquote.polars

    frame = pl.DataFrame({"body": TEXTS, "id": IDS})
    quotes = pq.quotes(frame, text="body", id="id", progress=True)
    assert isinstance(quotes, pl.DataFrame)
    assert quotes.select("doc_id", "speaker_name").rows() == [("a", "Alba Quintero")]
    assert pq.quotes(frame.lazy(), text="body", id="id").collect(engine="streaming").equals(quotes)
    assert frame.select(pl.col("body").pullquote.quotes().list.len())["body"].to_list() == [1, None]
    return quotes


def check_pyarrow(pa: Any) -> Any:
    """Tables and arrays; gives the table of quotes."""
    import pullquote as pq

    frame = pa.table({"body": TEXTS, "id": IDS})
    quotes = pq.quotes(frame, text="body", id="id", progress=True)
    assert isinstance(quotes, pa.Table)
    assert quotes.select(["doc_id", "speaker_name"]).to_pylist() == [{"doc_id": "a", "speaker_name": "Alba Quintero"}]
    assert [found and len(found) for found in pq.column("quotes", frame["body"]).to_pylist()] == [1, None]
    return quotes


def check_duckdb(duckdb: Any) -> Any:
    """Relations; gives the table of quotes."""
    import pullquote as pq
    import pullquote.duckdb

    frame = duckdb.sql(f"select * from (values ('{TEXT}', 'a'), (null, 'b')) t(body, id)")
    quotes = pq.quotes(frame, text="body", id="id", progress=True)
    assert isinstance(quotes, duckdb.DuckDBPyRelation)
    assert quotes.project("doc_id, speaker_name").fetchall() == [("a", "Alba Quintero")]
    assert [found and len(found) for (found,) in pq.column("quotes", frame.select("body")).fetchall()] == [1, None]
    refuses(pullquote.duckdb.register, "arrow")
    return quotes


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
