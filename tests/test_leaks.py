"""Nothing stays behind: objects, their texts, and memory."""

import gc
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pullquote as pq
import pyarrow as pa
import pytest

TOOL = Path(__file__).parents[1] / "tools" / "check_leaks.py"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_stays_flat():
    command = [sys.executable, "-W", "error", TOOL, "8000", "--rounds", "20"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "8,000 documents in 20 rounds" in result.stdout


def check_leaks_with(keep):
    """The tool's run with rounds that also run the line `keep`."""
    code = f"""
import runpy, sys
sys.argv = ["check_leaks.py", "4000", "--rounds", "20"]
tool, kept, calls = runpy.run_path({str(TOOL)!r}), [], []
usual = tool["work"]
def work(nlp, rows):
    usual(nlp, rows)
    calls.append(None)
    {keep}
tool["main"].__globals__["work"] = work
sys.exit(tool["main"]())
"""
    environment = {**os.environ, "PYTHONMALLOC": "malloc"}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=environment)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_a_leak_would_be_seen():
    result = check_leaks_with("kept.extend(map(nlp, rows))")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "the process grows" in result.stderr


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_what_a_thread_makes_once_is_no_leak():
    result = check_leaks_with("kept.extend(bytes(8 << 20) for _ in range(len(calls) == 12))")
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("in 20 rounds") == 2


def test_references_are_given_back():
    text = "“It holds é,” said Alba Quintero. " * 3
    before = sys.getrefcount(text)
    nlp = pq.Analyzer(threads=2)
    for _ in range(3):
        document = nlp(text)
        things = [document.sentences, document.entities, document.quotes, document.referents, document.to_dict()]
        assert sys.getrefcount(text) > before
        list(nlp.pipe([text] * 100))
        nlp.tables([text] * 100)
        with pytest.raises(TypeError):
            nlp.tables([text] * 100 + [5])
        del document, things
        gc.collect()
        assert sys.getrefcount(text) == before


def test_a_producer_is_let_go_of():
    class Producer:
        alive = 0

        def __init__(self, fails):
            self.fails = fails
            Producer.alive += 1

        def __del__(self):
            Producer.alive -= 1

        def batches(self):
            for number in range(3):
                if self.fails and number:
                    raise OSError("gone")
                yield pa.record_batch({"text": ["It holds. It will."] * 10})

        def __arrow_c_stream__(self, requested_schema=None):
            reader = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), self.batches())
            return reader.__arrow_c_stream__(requested_schema)

    assert len(pq.sentences(Producer(fails=False))) == 60
    with pytest.raises(Exception, match="gone"):
        pq.sentences(Producer(fails=True))
    gc.collect()
    assert Producer.alive == 0


def test_python_memory_is_given_back():
    rows = [f"“It holds {number},” said Alba Quintero." for number in range(500)]
    nlp = pq.Analyzer(threads=1)

    def work():
        documents = list(nlp.pipe(rows))
        assert all(document.quotes[0].spans for document in documents)
        nlp.tables(rows).quotes.to_pylist()

    work()
    tracemalloc.start()
    try:
        work()
        gc.collect()
        first, _ = tracemalloc.get_traced_memory()
        for _ in range(5):
            work()
        gc.collect()
        last, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert last - first < 20_000
