"""Runs of `analyze_files` that are stopped, killed or out of room, and go on."""

import errno
import itertools
import os
import signal
import subprocess
import sys
import time

import pullquote as pq
import pytest
from conftest import run_python
from file_corpus import contents, read, table, write


def run_killed(arguments, count):
    """Runs `analyze_files` in a process that kills itself as it flushes or renames for the `count`th time."""
    return run_python(f"""
import itertools, os, pathlib, signal
import pullquote as pq

left = itertools.count({count}, -1)

def deadly(function):
    def run(*arguments):
        if next(left) == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments)
    return run

os.fsync, pathlib.Path.rename = deadly(os.fsync), deadly(pathlib.Path.rename)
pq.analyze_files(*{arguments[0]!r}, **{arguments[1]!r})
""").returncode


def arguments(folder, out, **options):
    return (str(folder), str(out), ["quotes", "sentences"]), {"text": "body", "id": "url", "part_size": 700, **options}


def corpus(folder):
    """Files of several kinds, with a failure; at 700 bytes a part they make many parts."""
    folder.mkdir()
    for name in ("a.parquet", "b.csv.gz", "c.jsonl"):
        write(folder / name)
    with (folder / "c.jsonl").open("a") as file:
        file.write("no json\n")
    return folder


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """A corpus, and what a run that is not disturbed makes of it."""
    folder = corpus(tmp_path_factory.mktemp("corpus") / "in")
    positional, options = arguments(folder, folder.parent / "out")
    with pytest.warns(pq.PullquoteWarning, match="1 of 121 documents failed"):
        done = pq.analyze_files(*positional, **options)
    return folder, contents(done.folder)


def test_parts_hold_the_whole(undisturbed):
    folder, files = undisturbed
    assert len([name for name in files if name.startswith("quotes")]) > 5
    found = read(folder.parent / "out", "sentences")
    once = pq.sentences(table(), text="body", id="url").to_pylist()
    assert found.drop_columns("file").to_pylist() == once * 3


@pytest.mark.parametrize("threads", [1, 3])
def test_threads_do_not_show_in_the_bytes(undisturbed, tmp_path, threads):
    folder, files = undisturbed
    positional, options = arguments(folder, tmp_path / "out", threads=threads)
    with pytest.warns(pq.PullquoteWarning):
        pq.analyze_files(*positional, **options)
    assert contents(tmp_path / "out") == files


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("step", [11, 14])
def test_a_run_killed_wherever_resumes_to_the_same_bytes(undisturbed, tmp_path, step):
    folder, files = undisturbed
    runs = 0
    while (code := run_killed(arguments(folder, tmp_path / "out", resume=True), step)) == -signal.SIGKILL:
        runs += 1
        assert runs < 100
    assert runs > 3
    assert code == 1  # the warning, which is an error in such a process
    assert contents(tmp_path / "out") == files


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_kill_9_from_outside_and_resume_by_the_command(tmp_path):
    write(tmp_path / "in.jsonl", list(range(40)) * 60)
    whole = pq.analyze_files(tmp_path / "in.jsonl", tmp_path / "whole", text="body", part_size=9_000)
    script = f"""
import pullquote as pq
pq.analyze_files({str(tmp_path / "in.jsonl")!r}, {str(tmp_path / "out")!r}, text="body", part_size=9_000)
"""
    with subprocess.Popen([sys.executable, "-c", script]) as process:
        journal = tmp_path / "out" / "parts.jsonl"
        end = time.monotonic() + 60
        while not (journal.exists() and journal.read_bytes().count(b"\n") > 1) and time.monotonic() < end:
            time.sleep(0.005)
        process.kill()
    assert process.returncode == -signal.SIGKILL
    done = pq.analyze_files(tmp_path / "in.jsonl", tmp_path / "out", text="body", part_size=9_000, resume=True)
    assert done == whole._replace(folder=done.folder)
    assert contents(done.folder) == contents(whole.folder)


def test_a_finished_run_resumes_to_itself(undisturbed):
    folder, files = undisturbed
    positional, options = arguments(folder, folder.parent / "out", resume=True)
    with pytest.warns(pq.PullquoteWarning, match="1 of 121"):
        done = pq.analyze_files(*positional, **options)
    assert done.documents == 121
    assert contents(done.folder) == files


def test_only_the_same_run_resumes(tmp_path):
    folder = corpus(tmp_path / "in")
    positional, options = arguments(folder, tmp_path / "out", limit=7)
    pq.analyze_files(*positional, **options)
    with pytest.raises(FileExistsError, match="holds the output of a run; resume it"):
        pq.analyze_files(*positional, **options)
    for change, message in (
        ({"limit": 8}, "where limit was 7 and not 8"),
        ({"id": None}, "where id was 'url' and not None"),
        ({"quotations": "keep"}, "where quotations was 'split' and not 'keep'"),
    ):
        with pytest.raises(ValueError, match=message):
            pq.analyze_files(*positional, **{**options, **change, "resume": True})
    write(folder / "b.csv.gz", range(30))
    with pytest.raises(ValueError, match="the input .*b.csv.gz has changed since"):
        pq.analyze_files(*positional, **{**options, "resume": True})
    (folder / "b.csv.gz").unlink()
    with pytest.raises(ValueError, match="the input .*b.csv.gz is missing now"):
        pq.analyze_files(*positional, **{**options, "resume": True})
    manifest = tmp_path / "out" / "manifest.json"
    manifest.write_text(manifest.read_text().replace(pq.__version__, "0.0.1"))
    with pytest.raises(ValueError, match=r"of pullquote 0\.0\.1 and not"):
        pq.analyze_files(*positional, **{**options, "resume": True})


def test_an_output_that_holds_something_else_is_left_alone(tmp_path):
    write(tmp_path / "a.csv", [0])
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.doc").write_text("mine")
    for resume in (False, True):
        with pytest.raises(FileExistsError, match=r"holds other files, such as 'thesis.doc'; choose an empty or a new"):
            pq.analyze_files(tmp_path / "a.csv", tmp_path / "out", text="body", resume=resume)
    with pytest.raises(FileExistsError, match="is a file; choose another folder"):
        pq.analyze_files(tmp_path / "a.csv", tmp_path / "a.csv", text="body")
    assert os.listdir(tmp_path / "out") == ["thesis.doc"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_two_runs_do_not_write_to_one_folder(tmp_path):
    import fcntl

    write(tmp_path / "a.csv", [0])
    pq.analyze_files(tmp_path / "a.csv", tmp_path / "out", text="body")
    with (tmp_path / "out" / "parts.jsonl").open("a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(OSError, match="another process is writing here"):
            pq.analyze_files(tmp_path / "a.csv", tmp_path / "out", text="body", resume=True)


@pytest.mark.parametrize("writes", [1, 4, 11, 29])
def test_what_was_written_before_the_disk_was_full_is_kept(undisturbed, tmp_path, monkeypatch, writes):
    folder, files = undisturbed
    positional, options = arguments(folder, tmp_path / "out", resume=True)
    left, flush = itertools.count(writes, -1), os.fsync

    def full(file):
        if next(left) == 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(file)

    monkeypatch.setattr("pullquote._dataset.os.fsync", full)
    with pytest.raises(
        OSError, match="the disk is full; the finished parts are kept, free some space, then resume"
    ) as e:
        pq.analyze_files(*positional, **options)
    assert e.value.filename == str(tmp_path / "out")
    assert all(name in files for name in contents(tmp_path / "out") if name != ".manifest.json")
    with pytest.warns(pq.PullquoteWarning, match="1 of 121"):
        pq.analyze_files(*positional, **options)
    assert contents(tmp_path / "out") == files


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_disk_that_is_really_full(undisturbed, tmp_path):
    folder, files = undisturbed
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("this machine mounts no disk")
    try:
        positional, options = arguments(folder, disk / "out", resume=True)
        with pytest.raises(OSError, match="the disk is full; the finished parts are kept"):
            pq.analyze_files(*positional, **options)
        finished = (disk / "out" / "parts.jsonl").read_bytes().count(b"\n")
        assert finished > 0
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        with pytest.warns(pq.PullquoteWarning, match="1 of 121"):
            pq.analyze_files(*positional, **options)
        assert contents(disk / "out") == files
    finally:
        subprocess.run(["umount", disk], check=True)
