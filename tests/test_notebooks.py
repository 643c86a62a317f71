"""The notebooks of the documentation run from top to bottom."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed; it comes with: make dev")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed; it comes with: make dev")

FOLDER = Path(__file__).parent.parent / "docs" / "notebooks"


@pytest.mark.filterwarnings("ignore")  # of the kernel's libraries
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_runs(path):
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "clear the outputs before committing"
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [output for output in shown if output.output_type == "error"]
    if path.stem == "quickstart":
        assert any("pullquote-text" in output.get("data", {}).get("text/html", "") for output in shown)
    else:
        assert sum("image/png" in output.get("data", {}) for output in shown) == 3
