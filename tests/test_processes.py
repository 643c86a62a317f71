"""Threads, processes and signals."""

import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time

import pullquote as pq
import pytest
from conftest import run_python

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX processes and signals")


def run(code, **options):
    result = run_python(textwrap.dedent(code), **options)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_a_forked_child_works_though_the_parent_used_its_threads():
    out = run("""
        import os, signal, warnings
        import pullquote as pq
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking with threads, from Python 3.12 on
        nlp = pq.Analyzer(threads=3)
        rows = [f"Text {number}. It holds. " * 20 for number in range(500)]
        expected, shared = nlp.sentences(rows), pq.sentences(rows)
        for _ in range(3):
            child = os.fork()
            if child == 0:
                signal.alarm(30)  # ends a child that hangs
                same = nlp.sentences(rows) == expected and pq.sentences(rows) == shared
                grandchild = os.fork()
                if grandchild == 0:
                    os._exit(int(nlp.sentences(rows) != expected))
                _, status = os.waitpid(grandchild, 0)
                del nlp
                os._exit(0 if same and status == 0 else 1)
            print(os.waitpid(child, 0)[1])
        print(nlp.sentences(rows) == expected)
    """)
    assert out.split() == ["0", "0", "0", "True"]


def test_a_child_forked_while_another_thread_works():
    out = run("""
        import os, signal, threading, time, warnings
        import pullquote as pq
        warnings.simplefilter("ignore", DeprecationWarning)
        nlp, rows, stop = pq.Analyzer(threads=3), ["It holds. It will. " * 100] * 300, threading.Event()
        expected = len(nlp.sentences(rows))

        def work():
            while not stop.is_set():
                nlp.sentences(rows)

        thread = threading.Thread(target=work)
        thread.start()
        for _ in range(10):
            time.sleep(0.01)
            child = os.fork()
            if child == 0:
                signal.alarm(30)
                os._exit(int(len(nlp.sentences(rows)) != expected))
            print(os.waitpid(child, 0)[1])
        stop.set()
        thread.join()
    """)
    assert out.split() == ["0"] * 10


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_multiprocessing_by_every_method(method, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(f"""
            import multiprocessing, warnings
            import pullquote as pq

            nlp = pq.Analyzer(threads=2)

            def count(rows):
                return len(nlp.sentences(rows))

            if __name__ == "__main__":
                warnings.simplefilter("ignore", DeprecationWarning)
                rows = ["It holds. It will."] * 300
                count(rows)
                with multiprocessing.get_context({method!r}).Pool(2) as pool:
                    print(pool.map(count, [rows, rows]))
                    print([len(document.sentences) for document in pool.map(nlp, ["It holds. It will.", "So."])])
        """)
    )
    result = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=False)
    assert result.stdout.splitlines() == ["[600, 600]", "[2, 1]"], result.stderr


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_of_another_process(protocol):
    text = "“It holds \ud83d é,” said Mayor Alba Quintero. So."
    made = run(f"""
        import pickle
        import pullquote as pq
        nlp, text = pq.Analyzer(threads=2, quotations="keep"), {text!r}
        things = nlp, nlp(text), nlp(text).quotes, nlp.tables([text, None]), pq.Span(1, 2)
        print(pickle.dumps(things, protocol={protocol}).hex())
    """)
    nlp, document, quotes, tables, span = pickle.loads(bytes.fromhex(made))
    assert nlp == pq.Analyzer(threads=2, quotations="keep")
    assert document == nlp(text)
    assert hash(document) == hash(nlp(text))
    assert quotes == nlp(text).quotes
    assert tables == nlp.tables([text, None])
    assert span == (1, 2)


def seconds_to_end(code):
    """Interrupts `code` after a second, sees that all is well after it, and tells how long the call took to end."""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "ready\n"
        time.sleep(1)
        sent = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=30)
    finally:
        process.kill()
    ended, sentences = out.split()
    assert sentences == "2"
    assert process.returncode == 0
    return float(ended) - sent


@pytest.mark.parametrize(
    "call",
    [
        "nlp.sentences([' ' * 1_000_000] * 5_000_000)",
        "nlp.quotes([' ' * 1_000_000] * 5_000_000)",
        "for document in nlp.pipe([' ' * 1_000_000] * 5_000_000, batch_size=5_000_000): pass",
        "for document in nlp.pipe((' ' * 100 for _ in itertools.count())): pass",
        "nlp.sentences(Endless())",
        # One huge text, alone and among others.
        "nlp(huge)",
        "nlp.quotes(['So.', huge, 'So.'])",
        "list(nlp.pipe(['So.', huge, 'So.']))",
        "nlp.tables(pyarrow.array(['So.', huge]))",
        "nlp.quotes([line] * 1000 + [huge])",
        # Python objects of what was found.
        "table = nlp.sentences(['So. ' * 50] * 40_000)\n    for _ in itertools.count(): table.to_pydict()",
    ],
)
@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_ends_a_long_call_within_a_second(call, threads):
    code = f"""
import itertools, os, time
import pyarrow
import pullquote as pq

class Endless:
    def __arrow_c_stream__(self, requested_schema=None):
        batch = pyarrow.record_batch({{"text": [" " * 1_000_000] * 10}})
        return pyarrow.RecordBatchReader.from_batches(batch.schema, itertools.repeat(batch)).__arrow_c_stream__()

nlp = pq.Analyzer(threads={threads})
line = "“It holds,” said Ada Moor. It will, for the Harlow Bridge Company paid. "
huge = "\\n\\n".join([line * 9] * 60_000)
print("ready", flush=True)
try:
    {call}
except KeyboardInterrupt:
    print(time.monotonic(), len(nlp.sentences(["It holds. It will."])), flush=True)
"""
    # Other work on the machine may take more than a second by itself.
    assert any(seconds_to_end(code) < 1 for _ in range(3))


@pytest.mark.parametrize("milliseconds", [1, 10, 20, 30, 40, 60, 80])
def test_ctrl_c_in_the_first_moments_leaves_nothing_half_made(milliseconds):
    # The first call reads the model and the word lists.
    out = run(f"""
        import signal
        import pullquote as pq
        text = "“It holds,” said Mayor Alba Quintero of Acme Corp. (NYSE: ACM) in Paris on Monday. " * 20_000
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, {milliseconds / 1000})
        try:
            pq.analyze(text)
        except KeyboardInterrupt:
            print(pq.analyze("“It holds,” said Mayor Alba Quintero.").quotes[0].speaker_name)
    """)
    assert out == "Alba Quintero\n"


def test_other_threads_run_during_a_long_call():
    out = run("""
        import threading, time
        import pullquote as pq
        done, ticks = threading.Event(), 0

        def work():
            pq.analyze("x " * 5_000_000)
            done.set()

        threading.Thread(target=work).start()
        longest = last = 0
        start = last = time.monotonic()
        while not done.is_set():
            time.sleep(0.001)
            longest, last = max(longest, time.monotonic() - last), time.monotonic()
        print(longest < 0.5 * (time.monotonic() - start) or time.monotonic() - start < 0.2)
    """)
    assert out.strip() == "True"


def test_as_many_threads_as_the_process_may_use():
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("no processor affinity here")
    out = run("""
        import os
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        import pullquote as pq
        pq.sentences(["It holds."] * 10_000)
        print(len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 1)
    """)
    assert out.strip() == "1"
