"""The notebooks of the documentation run from top to bottom."""

import time
from pathlib import Path
from queue import Empty

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed; it comes with: make dev")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed; it comes with: make dev")
jupyter_client = pytest.importorskip("jupyter_client")  # nbclient needs it

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


@pytest.fixture
def kernel():
    """A running kernel, and the client that talks to it."""
    manager, client = jupyter_client.manager.start_new_kernel()
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run_cell(client, code, timeout=120):
    """What a cell prints."""
    printed = []
    reply = client.execute_interactive(
        code, timeout=timeout, output_hook=lambda message: printed.append(message["content"].get("text", ""))
    )
    assert reply["content"]["status"] == "ok", reply["content"]
    return "".join(printed)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "call",
    [
        "pq.analyze(huge)",
        "pq.tables(['So.', huge, 'So.'], progress=True)",
        "pq.quotes(pyarrow.array(['So.', huge]))",
        "for document in pq.Analyzer().pipe(['So.', huge], progress=True): pass",
    ],
)
def test_the_stop_button_ends_a_long_cell_and_leaves_the_kernel_well(kernel, call):
    manager, client = kernel
    run_cell(client, "import time, pyarrow, pullquote as pq")
    run_cell(
        client, r"""huge = "\n\n".join(["“It holds,” said Ada Moor. It will, for the bridge is new. " * 9] * 60_000)"""
    )
    # Other work on the machine may take more than a second by itself.
    assert any(seconds_to_end(manager, client, call) < 1 for _ in range(3))


def seconds_to_end(manager, client, call):
    """Stops a cell with `call` after two seconds, sees that the kernel is well, and tells how long the call took to end."""
    # After an error a kernel turns away for a moment what it is asked next, unless told not to.
    cell = client.execute(
        f"print('begun')\ntry:\n    {call}\nexcept KeyboardInterrupt:\n    ended = time.monotonic()\n    raise",
        stop_on_error=False,
    )
    while client.get_iopub_msg(timeout=60)["content"].get("text") != "begun\n":
        pass
    time.sleep(2)
    with pytest.raises(Empty):
        client.get_shell_msg(timeout=0)  # the cell is still at work
    sent = time.monotonic()
    manager.interrupt_kernel()
    reply = client.get_shell_msg(timeout=30)
    assert reply["parent_header"]["msg_id"] == cell
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    ended = float(run_cell(client, "print(ended)"))
    assert run_cell(client, "print(len(pq.quotes(['“It holds,” said Ada Moor.'] * 100)))") == "100\n"
    return ended - sent
