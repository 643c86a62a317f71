"""The `pullquote` command."""

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time

import pullquote as pq
import pyarrow as pa
import pyarrow.parquet
import pytest
from conftest import run_python
from pullquote.cli import main

TEXT = "It holds. It will."


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A folder of small files, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    table = pa.table({"n": [1, 2, 3], "text": [TEXT, None, "So."], "key": ["a", "b", "c"], "b": [b"x"] * 3})
    pyarrow.parquet.write_table(table, "news.parquet")
    contents = {
        "news.txt": TEXT + "\n",
        "more.md": "So.",
        "news.csv": f'key,text\na,"{TEXT}"\nb,\nc,"So,\r\nso."\n',
        "news.tsv": f"key\ttext\na\t{TEXT}\n",
        "news.jsonl": f'{{"key": "a", "text": "{TEXT}"}}\n\n{{"key": 2, "text": null}}\n{{"key": [3], "text": "So."}}\n',
        "bom.csv": "\ufefftext\nSo.\n",
        "empty.txt": "",
        "blank.txt": " \n\n",
        "empty.jsonl": "",
        "header.csv": "key,text\n",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content.encode("utf-8"))
    return tmp_path


def analyze(capsys, *arguments, what="sentences", form="jsonl"):
    """Runs the command in this process: exit code, output (rows, if JSON lines), and lines of errors."""
    code = main(["analyze", "--what", what, "--output-format", form, *map(str, arguments)])
    out, err = capsys.readouterr()
    assert all(line.startswith("pullquote: error: ") for line in err.splitlines())
    errors = [line.removeprefix("pullquote: error: ") for line in err.splitlines()]
    return code, [json.loads(line) for line in out.splitlines()] if form == "jsonl" else out, errors


def command(*arguments, **options):
    """Runs the command in a process of its own."""
    options = {"capture_output": True, "timeout": 60, "check": False, "input": b"", **options}
    return subprocess.run([sys.executable, "-W", "error", "-m", "pullquote", *map(str, arguments)], **options)


def test_every_format_is_read_by_its_name(files, capsys):
    names = ["news.txt", "more.md", "news.csv", "news.tsv", "news.jsonl", "news.parquet", "bom.csv", "empty.txt"]
    code, rows, errors = analyze(capsys, *names, "blank.txt", "empty.jsonl", "header.csv")
    assert (code, errors) == (0, [])
    assert [(row["file"], row["doc_id"], row["sentence_id"], row["text"]) for row in rows] == [
        ("news.txt", 0, 0, "It holds."),
        ("news.txt", 0, 1, "It will."),
        ("more.md", 0, 0, "So."),
        ("news.csv", 0, 0, "It holds."),
        ("news.csv", 0, 1, "It will."),
        ("news.csv", 2, 0, "So,\r\nso."),
        ("news.tsv", 0, 0, "It holds."),
        ("news.tsv", 0, 1, "It will."),
        ("news.jsonl", 0, 0, "It holds."),
        ("news.jsonl", 0, 1, "It will."),
        ("news.jsonl", 2, 0, "So."),
        ("news.parquet", 0, 0, "It holds."),
        ("news.parquet", 0, 1, "It will."),
        ("news.parquet", 2, 0, "So."),
        ("bom.csv", 0, 0, "So."),
    ]
    assert list(rows[0]) == ["file", "doc_id", "sentence_id", "start", "end", "text"]


@pytest.mark.parametrize(
    ("name", "ids"), [("csv", "aac"), ("jsonl", ["a", "a", [3]]), ("parquet", "aac"), ("tsv", "aa")]
)
def test_ids_come_from_their_column(files, capsys, name, ids):
    code, rows, errors = analyze(capsys, f"news.{name}", "--id", "key", "--text", "text")
    assert (code, errors) == (0, [])
    assert [row["doc_id"] for row in rows] == list(ids)


def test_csv_holds_the_same_as_json_lines(files, capsys):
    for what in ("sentences", "entities", "quotes", "referents"):
        code, out, _ = analyze(capsys, "news.csv", form="csv", what=what)
        rows = list(csv.reader(io.StringIO(out)))
        assert code == 0
        assert rows[0] == ["file", *getattr(pq, what)([]).column_names]
        _, expected, _ = analyze(capsys, "news.csv", what=what)
        assert len(rows) - 1 == len(expected)
    _, out, _ = analyze(capsys, "news.csv", form="csv")
    assert list(csv.reader(io.StringIO(out, newline="")))[3] == ["news.csv", "2", "0", "0", "8", "So,\r\nso."]


def test_tables_are_readable(files, capsys):
    (files / "long.txt").write_text("word " * 100_000, encoding="utf-8")
    _, out, _ = analyze(capsys, "news.csv", form="table")
    assert out.splitlines()[0].split() == ["doc", "id", "text"]
    assert any(line.split(maxsplit=1) == ["0", "It will."] for line in out.splitlines())
    _, out, _ = analyze(capsys, "news.txt", "more.md", "long.txt", form="table")
    assert out.splitlines()[0].split() == ["file", "text"]
    assert max(map(len, out.splitlines())) <= 120
    assert len(out) < 3000
    _, out, _ = analyze(capsys, "empty.txt", form="table", what="quotes")
    assert "speaker" in out


def test_a_table_of_many_rows_comes_in_blocks(files, capsys):
    (files / "many.txt").write_text("So.\n\n" * 2500, encoding="utf-8")
    _, out, _ = analyze(capsys, "many.txt", form="table")
    assert out.count("text\n") == 3
    assert out.count("So.") == 2500


def test_output_may_go_to_a_file(files, capsys):
    code, rows, errors = analyze(capsys, "news.txt", "-o", "out.jsonl")
    assert (code, rows, errors) == (0, [], [])
    assert len((files / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def bad_files(folder):
    """Files that cannot be read, or not all of them, each with the start of the error."""
    (folder / "latin1.txt").write_bytes(b"Fine.\ncaf\xe9\n")
    (folder / "latin1.csv").write_bytes(b"key,text\na,So.\nb,caf\xe9\nc,So.\n")
    (folder / "latin1.jsonl").write_bytes(b'{"text": "So."}\n{"text": "caf\xe9"}\n{"text": "So."}\n')
    (folder / "ragged.csv").write_text('key,text\na,So.\nb\nc,"So\n so.",x\nd,So.\n')
    (folder / "marks.csv").write_text('key,text\na,So.\nb,"So"so\nc,So.\n')
    (folder / "open.csv").write_text('key,text\na,So.\nb,"So')
    (folder / "nothing.csv").write_text("")
    (folder / "two.csv").write_text("a,b\nSo.,So.\n")
    (folder / "bad.jsonl").write_text(
        '{"text": "So."}\nno json\n[1]\n{"body": "So."}\n{"text": 5}\n' + "[" * 100_000 + '\n{"text": "So."}\n'
    )
    (folder / "bad.parquet").write_bytes(b"PAR1 or not")
    (folder / "news.xyz").write_text("So.")
    (folder / "folder").mkdir()
    return {
        "latin1.txt": (0, ["latin1.txt: line 2 is not valid UTF-8; save it as UTF-8, as in: iconv"]),
        "latin1.csv": (2, ["latin1.csv: line 3 is not valid UTF-8"]),
        "latin1.jsonl": (2, ["latin1.jsonl: line 2 is not valid UTF-8"]),
        "ragged.csv": (
            2,
            [
                "ragged.csv: line 3 has 1 fields where the header has 2",
                "ragged.csv: line 4 has 3 fields where the header",
            ],
        ),
        "marks.csv": (2, ["marks.csv: line 3 is not valid CSV: ',' expected after '\"'; check the quotation marks of"]),
        "open.csv": (1, ["open.csv: line 3 is not valid CSV: unexpected end of data; check the quotation marks"]),
        "nothing.csv": (0, ["nothing.csv: is empty; its first line must name the columns"]),
        "two.csv": (
            0,
            ["two.csv: more than one column holds strings and none is named 'text'; pass --text with one of: 'a', 'b'"],
        ),
        "bad.jsonl": (
            2,
            [
                "bad.jsonl: line 2 is not valid JSON: Expecting value at column 1",
                "bad.jsonl: line 3 is not a JSON object; every line must be one",
                "bad.jsonl: line 4 has no 'text'; its keys are: 'body'",
                "bad.jsonl: line 5 has 'text' of type int, not a string; pass --text with one of: 'text'",
                "bad.jsonl: line 6 cannot be read: maximum recursion depth exceeded",
            ],
        ),
        "bad.parquet": (0, ["bad.parquet: is no Parquet file that can be read: "]),
        "news.xyz": (
            0,
            ["news.xyz: its name does not tell the format; pass --format with one of text, csv, tsv, jsonl"],
        ),
        "folder": (0, ["folder: holds no file whose name tells a format (.txt, .text, .md, .csv"]),
        "missing.txt": (0, ["missing.txt: no such file"]),
        "missing.csv": (0, ["missing.csv: no such file"]),
    }


def test_what_cannot_be_read_is_told_and_the_rest_is_read(files, capsys):
    expected = bad_files(files)
    for name, (rows, messages) in expected.items():
        code, found, errors = analyze(capsys, name, "more.md")
        assert code == 1
        assert len(found) == rows + 1, name
        assert len(errors) == len(messages), errors
        for error, message in zip(errors, messages, strict=True):
            assert error.startswith(message)
    code, found, errors = analyze(capsys, *expected, "more.md")
    assert code == 1
    assert len(found) == sum(rows for rows, _ in expected.values()) + 1
    assert len(errors) == sum(len(messages) for _, messages in expected.values())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(files, capsys):
    (files / "more.md").chmod(0)
    assert analyze(capsys, "more.md")[2] == ["more.md: permission denied; check who may read the file"]


def test_a_file_that_may_not_be_read_whoever_runs_this(files, capsys, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert analyze(capsys, "more.md") == (1, [], ["more.md: permission denied; check who may read the file"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["news.csv", "--text", "body"], "news.csv: there is no column 'body'; pass --text with one of: 'key', 'text'"),
        (["news.csv", "--id", "nr"], "news.csv: there is no column 'nr'; pass --id with one of: 'key', 'text'"),
        (["news.parquet", "--text", "n"], "news.parquet: column 'n' is of type int64, not of strings; pass --text"),
        (["news.parquet", "--text", "b"], "news.parquet: column 'b' is of type binary, not of strings; pass --text"),
        (["news.parquet", "--id", "nr"], "news.parquet: there is no column 'nr'; pass --id with one of: 'n', 'text'"),
        (["empty.jsonl", "news.txt", "--format", "parquet"], "empty.jsonl: is no Parquet file that can be read"),
    ],
)
def test_columns_that_are_missing_or_wrong(files, capsys, arguments, message):
    code, rows, errors = analyze(capsys, *arguments)
    assert (code, rows) == (1, [])
    assert errors[0].startswith(message)


def test_parquet_without_pyarrow(files):
    result = run_python(f"""
import os, sys
sys.modules["pyarrow"] = None
os.chdir({str(files)!r})
from pullquote.cli import main
sys.exit(main(["analyze", "news.parquet", "more.md", "--what", "sentences"]))
""")
    assert result.returncode == 1
    remedy = "reading Parquet needs pyarrow.parquet; install it with: pip install 'pullquote[files]'"
    assert result.stderr.splitlines() == [f"pullquote: error: news.parquet: {remedy}"]
    assert "So." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: COMMAND (see pullquote --help)"),
        (["analyse", "x"], "argument COMMAND: invalid choice: 'analyse'"),
        (["analyze"], "the following arguments are required: FILE (see pullquote analyze --help)"),
        (["analyze", "news.txt", "--what", "words"], "argument --what: invalid choice: 'words'"),
        (["analyze", "news.txt", "--threads", "0"], "argument --threads: must be a number from 1 to 1024, not '0'"),
        (["analyze", "news.txt", "--threads", "two"], "argument --threads: must be a number from 1 to 1024, not 'two'"),
        (["analyze", "news.txt", "--wat"], "unrecognized arguments: --wat"),
        (["analyze", "news.txt", "-o", "news.txt"], "news.txt is both read and written; choose another file for -o"),
        (["analyze", "news.txt", "-o", "no/such/file"], "cannot write no/such/file: No such file or directory"),
    ],
)
def test_wrong_arguments_end_with_2_and_one_line(files, arguments, message):
    result = command(*arguments, text=True, input="")
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"pullquote: error: {message}")
    assert result.stderr.count("\n") == 1
    assert (files / "news.txt").read_text(encoding="utf-8") == TEXT + "\n"


def test_version_and_help():
    assert command("--version", text=True, input="").stdout == f"pullquote {pq.__version__}\n"
    for arguments in (["--help"], ["analyze", "--help"]):
        result = command(*arguments, text=True, input="")
        assert result.returncode == 0
        assert "usage: pullquote" in result.stdout
        assert result.stderr == ""


@pytest.mark.parametrize(
    ("form", "data", "rows"),
    [
        (None, "It holds. Zo’n é.".encode(), ["It holds.", "Zo’n é."]),
        ("csv", b"text\nSo.\n", ["So."]),
        ("jsonl", b'{"text": "So."}', ["So."]),
        ("text", b"", []),
    ],
)
def test_standard_input(form, data, rows):
    arguments = [] if form is None else ["--format", form]
    result = command("analyze", "-", "--what", "sentences", "--output-format", "jsonl", *arguments, input=data)
    assert result.returncode == 0
    assert [json.loads(line)["text"] for line in result.stdout.decode().splitlines()] == rows
    assert result.stderr == b""


def test_parquet_from_standard_input(files):
    data = (files / "news.parquet").read_bytes()
    result = command(
        "analyze", "-", "--format", "parquet", "--what", "sentences", "--output-format", "jsonl", input=data
    )
    assert len(result.stdout.splitlines()) == 3


def test_standard_input_that_is_no_utf8():
    result = command("analyze", "-", input=b"\xff\xfe")
    assert result.returncode == 1
    assert result.stderr.startswith(b"pullquote: error: standard input: line 1 is not valid UTF-8")


def test_surrogates_in_json_come_out_as_json(files):
    (files / "s.jsonl").write_text('{"key": "\\ud800", "text": "a \\ud800 b."}')
    result = command("analyze", "s.jsonl", "--id", "key", "--what", "sentences", "--output-format", "jsonl", cwd=files)
    row = json.loads(result.stdout)
    assert (row["doc_id"], row["text"]) == ("\ud800", "a \ufffd b.")


def test_progress_only_on_request_or_a_terminal(files):
    plain = command("analyze", "news.txt", cwd=files, text=True, input="")
    assert plain.stderr == ""
    shown = command("analyze", "news.txt", "--progress", cwd=files, text=True, input="")
    assert "1 documents" in shown.stderr
    assert shown.stdout == plain.stdout


def test_a_closed_pipe_is_quiet(files):
    (files / "many.csv").write_text("text\n" + "It holds. It will.\n" * 50_000)
    arguments = [
        sys.executable,
        "-m",
        "pullquote",
        "analyze",
        "many.csv",
        "--what",
        "sentences",
        "--output-format",
        "jsonl",
    ]
    with subprocess.Popen(arguments, cwd=files, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert b"It holds." in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_is_quiet():
    arguments = [sys.executable, "-m", "pullquote", "analyze", "-", "--format", "csv"]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.write(b"text\nSo.\n")
        process.stdin.flush()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
        assert process.stderr.read() == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_an_error(files):
    result = command("analyze", "news.txt", "-o", "/dev/full", cwd=files, text=True, input="")
    assert (result.returncode, result.stderr) == (
        1,
        "pullquote: error: cannot write the output: No space left on device\n",
    )
    with open("/dev/full", "w") as full:
        result = command("analyze", "news.txt", cwd=files, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (result.returncode, result.stderr) == (
        1,
        b"pullquote: error: cannot write the output: No space left on device\n",
    )


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux does")
def test_memory_stays_bounded(files):
    def peak(lines):
        path = files / f"{lines}.csv"
        path.write_text("text\n" + ("It holds and it will hold. " * 40 + "\n") * lines)
        code = f"""
import resource, sys
from pullquote.cli import main
main(["analyze", {str(path)!r}, "--what", "sentences", "--output-format", "jsonl", "-o", {os.devnull!r}])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
        return int(run_python(code).stdout)

    assert peak(20_000) < peak(2_000) * 1.3


def test_packed_files_folders_and_patterns(files, capsys):
    (files / "in").mkdir()
    (files / "in" / "news.csv.gz").write_bytes(gzip.compress((files / "news.csv").read_bytes()))
    (files / "in" / "more.jsonl.zst").write_bytes(pa.compress(b'{"text": "So."}', "zstd", asbytes=True))
    for names in (["in"], ["in/*"], ["in/more.jsonl.zst", "in/*.csv.gz"]):
        code, rows, errors = analyze(capsys, *names, "--text", "text")
        assert (code, errors, len(rows)) == (0, [], 4)
    assert analyze(capsys, "*.xyz")[2][0].startswith("*.xyz: there is no file whose name tells a format (.txt, ")
    (files / "in" / "cut.csv.gz").write_bytes(gzip.compress((files / "news.csv").read_bytes())[:-9])
    assert analyze(capsys, "in/cut.csv.gz")[2][0].startswith("in/cut.csv.gz: is cut short or damaged: ")


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
def test_columns_are_carried_along(files, capsys, name):
    _, rows, _ = analyze(capsys, f"news.{name}", "--columns", "key", "--text", "text")
    assert [list(row)[:4] for row in rows[:1]] == [["file", "doc_id", "key", "sentence_id"]]
    assert [row["key"] for row in rows[:2]] == ["a", "a"]
    _, out, _ = analyze(capsys, f"news.{name}", "--columns", "key", "--text", "text", form="csv")
    assert out.splitlines()[1].startswith(f"news.{name},0,a,0,")
    _, out, _ = analyze(capsys, f"news.{name}", "--columns", "key", "--text", "text", form="table")
    assert out.splitlines()[0].split() == ["doc", "id", "key", "text"]


def test_a_limit_counts_rows_over_all_files(files, capsys):
    for limit, count in ((1, 2), (2, 2), (3, 3), (4, 5), (99, 5)):
        assert len(analyze(capsys, "news.csv", "news.tsv", "--limit", limit)[1]) == count


def test_strict_stops_at_the_first_failure(files, capsys):
    bad_files(files)
    code, rows, errors = analyze(capsys, "more.md", "bad.jsonl", "news.txt", "--strict")
    assert (code, len(errors)) == (1, 1)
    assert [row["text"] for row in rows] == []  # what was read before in the same batch is not written


def test_a_folder_of_tables(files, capsys):
    def run(*arguments):
        code = main(["analyze", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, [line.removeprefix("pullquote: error: ") for line in err.splitlines()]

    code, out, errors = run("news.csv", "news.jsonl", "-o", "out/", "--id", "key", "--text", "text")
    assert (code, errors) == (0, [])
    assert out.startswith("6 documents; 6 sentences, 0 entities, 0 quotes, 0 referents in out")
    assert pyarrow.parquet.read_table("out/sentences")["doc_id"].to_pylist()[:3] == ["a", "a", "c"]
    assert run("news.csv", "news.jsonl", "-o", "out", "--id", "key", "--text", "text", "--resume") == (0, out, [])
    (files / "bad.jsonl").write_text('{"text": "So."}\nno json\n')
    code, out, errors = run(
        "bad.jsonl", "news.txt", "-o", "bad", "--output-format", "parquet", "--what", "quotes,sentences"
    )
    assert code == 1
    assert "3 documents, 1 failed (see bad/errors); 3 sentences, 0 quotes in bad" in out
    assert errors == ["bad.jsonl: line 2 is not valid JSON: Expecting value at column 1"]
    code, out, errors = run("bad.jsonl", "-o", "strict/", "--strict")
    assert (code, out, len(errors)) == (1, "", 1)
    assert main(["report", "out/quotes", "-o", "page.html"]) == 0
    assert "<html" in (files / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--output-format", "parquet"], "a folder of tables is written as Parquet; pass -o FOLDER/"),
        (["-o", "in/", "--output-format", "csv"], "a folder of tables is written as Parquet; pass -o FOLDER/"),
        (
            ["--what", "quotes,entities"],
            "more than one --what makes more than one table; write a folder of them with -o",
        ),
        (["--resume"], "--resume goes on with a folder of tables; name it with -o FOLDER/"),
        (["-o", "."], ". holds other files, such as 'bad.txt'; choose an empty or a new folder"),
        (["--columns", "start"], "column 'start' cannot be carried along, since the annotations have one of that name"),
        (["--limit", "0"], "argument --limit: must be a number from 1 on, not '0'"),
    ],
)
def test_wrong_arguments_of_folders(tmp_path, monkeypatch, capsys, arguments, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_text("So.")
    with pytest.raises(SystemExit) as end:
        main(["analyze", "bad.txt", *arguments])
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith(f"pullquote: error: {message}")
