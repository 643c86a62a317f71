"""Checks a wheel that is installed with nothing but what it asks for; `make check-wheel` runs it."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path


def main() -> None:
    """Analyses a list of strings, writes pages, runs the command, and names the libraries that are missing."""
    installed = {distribution.name for distribution in metadata.distributions()}
    extra = installed - {"pullquote", "tabulate", "tqdm", "pip", "setuptools"}
    assert not extra, f"the environment holds more than the wheel asks for: {extra}"

    import pullquote as pq
    from pullquote import _core, export, plots

    assert Path(pq.__file__).is_relative_to(sys.prefix), f"this is not the installed package but {pq.__file__}"
    assert not _core.FAULTS, "this build can be made to fail; it is for tests alone"
    text = "“It holds,” said Mayor Alba Quintero. She left."
    table = pq.quotes([text, None], progress=True)
    assert [row["speaker_name"] for row in table.to_pylist()] == ["Alba Quintero"]
    assert pq.column("sentences", [text])[0][1]["text"] == "She left."
    assert "Quintero" in pq.report(table)
    assert "Quintero" in pq.render(pq.analyze(text))
    assert "Quintero" in repr(table) + str(table._repr_html_())
    assert export.to_conll(pq.analyze(text))
    for call, extra_name in ((table.to_pandas, "pandas"), (lambda: plots.speakers(table), "plots")):
        try:
            call()
        except ImportError as error:
            assert f"pip install 'pullquote[{extra_name}]'" in str(error), error
        else:
            raise AssertionError("a library is there that should not be")
    command = [str(Path(sys.executable).with_name("pullquote")), "analyze", "-"]
    shown = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    assert "Alba Quintero" in shown, shown
    print("the wheel works alone")


if __name__ == "__main__":
    main()
