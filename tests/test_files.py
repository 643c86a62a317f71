"""`analyze_files`: files of every kind into folders of Parquet, and all that can go wrong on the way."""

import gzip
import itertools
import os
import sys
from pathlib import Path

import pullquote as pq
import pyarrow as pa
import pyarrow.parquet
import pytest
from conftest import run_python
from file_corpus import read, table, write
from pullquote import _readers


@pytest.mark.parametrize(
    "name",
    ["a.parquet", "a.csv", "a.tsv", "a.jsonl", "a.csv.gz", "a.jsonl.zst", "a.jsonl.gz", "a.tsv.bz2", "a.csv.xz"],
)
def test_every_format_and_compression_gives_the_same(tmp_path, name):
    done = pq.analyze_files(write(tmp_path / name), tmp_path / "out", text="body", id="url")
    assert (done.documents, done.failures) == (40, 0)
    expected = pq.tables(table(), text="body", id="url")
    for what in ("sentences", "entities", "quotes", "referents"):
        found = read(done.folder, what)
        assert set(found["file"].to_pylist()) == {str(tmp_path / name)}
        assert found.drop_columns("file").to_pylist() == getattr(expected, what).to_pylist()
        assert done.rows[what] == done.dataset(what).count_rows() == len(found) > 0
    assert read(done.folder, "errors").num_rows == 0


def test_text_files_are_documents(tmp_path):
    write(tmp_path / "a.txt", [3])
    write(tmp_path / "b.txt.gz", [4])
    done = pq.analyze_files([tmp_path / "b.txt.gz", tmp_path / "a.txt"], tmp_path / "out", ["quotes"])
    rows = read(done.folder).to_pylist()
    assert [(Path(row["file"]).name, row["doc_id"]) for row in rows] == [("b.txt.gz", 0), ("a.txt", 0)]
    assert sorted(path.name for path in done.folder.iterdir()) == ["errors", "manifest.json", "parts.jsonl", "quotes"]


def test_folders_and_patterns(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.csv", "in/deep/a.jsonl", "in/_SUCCESS", "in/.hidden.csv", "in/notes.doc", "in/c.parquet"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        write(Path(name), [0])
    used = {"in": ["in/b.csv", "in/c.parquet", "in/deep/a.jsonl"], "in/*.csv": ["in/b.csv"]}
    used["in/**/*.jsonl"] = ["in/deep/a.jsonl"]
    for number, (name, files) in enumerate(used.items()):
        done = pq.analyze_files(name, f"out{number}", ["sentences"], text="body")
        assert read(done.folder, "sentences")["file"].unique().to_pylist() == files
    done = pq.analyze_files(["in/c.parquet", "in", "in/*"], "twice", ["sentences"], text="body", format=None)
    assert done.documents == 3
    Path("in/deep/a.jsonl").rename("in/deep/a.doc")
    with pytest.raises(ValueError, match="in/deep: holds no file whose name"):
        pq.analyze_files("in/deep", "out")
    with pytest.raises(ValueError, match=r"\*\.xyz: there is no file whose name"):
        pq.analyze_files("*.xyz", "out")
    with pytest.raises(ValueError, match="gone.csv: no such file"):
        pq.analyze_files(["in/b.csv", "gone.csv"], "out")
    with pytest.raises(ValueError, match="its name does not tell the format; pass format with"):
        pq.analyze_files("in/notes.doc", "out")
    assert not Path("out").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
def test_names_of_files_that_are_no_utf8(tmp_path):
    for number, name in enumerate([b"caf\xe9.csv", b"caf\xe8.jsonl"]):
        (tmp_path / os.fsdecode(name)).write_bytes([b"text\nSo.\nSo,so\n", b'{"text": "So."}\nno\n'][number])
    for resume in (False, True):
        with pytest.warns(pq.PullquoteWarning, match="2 of 4"):
            done = pq.analyze_files(tmp_path, tmp_path / "out", ["sentences"], resume=resume)
        assert {Path(name).name for name in read(done.folder, "sentences")["file"].to_pylist()} == {
            "caf\ufffd.csv",
            "caf\ufffd.jsonl",
        }


def test_ids_and_columns_keep_their_types(tmp_path):
    write(tmp_path / "a.parquet")
    write(tmp_path / "b.jsonl", [7])
    (tmp_path / "c.jsonl").write_text(
        '{"url": 5, "body": "So.", "year": "no"}\n{"body": "So.", "url": 6, "year": 99999999999999999999}\n'
        '{"url": null, "body": "So."}\n'
    )
    with pytest.warns(pq.PullquoteWarning, match="2 of 44 documents failed"):
        done = pq.analyze_files(tmp_path, tmp_path / "out", ["sentences"], text="body", id="url", columns=["year"])
    rows = read(done.folder, "sentences")
    assert rows.schema.names[:5] == ["file", "doc_id", "year", "sentence_id", "start"]
    assert (rows.schema.field("doc_id").type, rows.schema.field("year").type) == (pa.string(), pa.int64())
    assert rows.select(["doc_id", "year"]).to_pylist()[-1] == {"doc_id": None, "year": None}
    error, overflow = read(done.folder, "errors").to_pylist()
    assert (error["row"], error["line"], overflow["row"]) == (0, 1, 1)
    assert error["reason"].startswith("does not fit doc_id of type string, year of type int64, as the first rows have:")
    done = pq.analyze_files(tmp_path / "b.jsonl", tmp_path / "numbers", text="body", id="year")
    assert read(done.folder)["doc_id"].type == pa.int64()
    with pytest.raises(ValueError, match="'start' cannot be carried along"):
        pq.analyze_files(tmp_path, tmp_path / "clash", text="body", columns=["start"])
    with pytest.raises(ValueError, match="'page' is no column; pass columns with some of: 'url', 'body', 'year'"):
        pq.analyze_files(tmp_path / "a.parquet", tmp_path / "none", text="body", columns=["page"])


def bad(folder):
    """A folder with what is wrong in a row, and what is wrong in a file."""
    (folder / "a.jsonl").write_bytes(
        b'{"text": "So."}\n\nno json\n{"text": 5}\n{"text": "caf\xe9"}\n{"text": "It holds."}\n{"text": "\\ud800 so."}\n'
    )
    (folder / "b.csv").write_bytes(b'text\nSo.\n"So"so\ncaf\xe9\nso,so\nIt holds.\n')
    texts = pa.array([b"So.", b"caf\xe9", None, b"It holds."]).view(pa.string())
    pa.parquet.write_table(pa.table({"text": texts}), folder / "c.parquet")
    (folder / "d.csv.gz").write_bytes(gzip.compress(b"text\n" + b"It holds.\n" * 9)[:-12])
    (folder / "e.parquet").write_bytes(b"PAR1 or not")
    (folder / "f.txt").write_bytes(b"Fine.\ncaf\xe9\n")
    (folder / "g.jsonl.zst").write_bytes(b"no zstd at all")
    if sys.platform == "linux":
        (folder / "h.txt").symlink_to("/proc/self/mem")  # which gives an error to whoever reads its start
    return folder


def test_what_fails_is_kept_with_its_place_and_reason(tmp_path):
    folder = bad(tmp_path)
    with pytest.warns(pq.PullquoteWarning, match="failed; see .*errors: .*a.jsonl: line 3 is not valid JSON"):
        done = pq.analyze_files(folder, tmp_path / "out", ["sentences"])
    errors = [(Path(e["file"]).name, e["row"], e["line"], e["reason"]) for e in read(done.folder, "errors").to_pylist()]
    expected = [
        ("a.jsonl", 1, 3, "is not valid JSON: Expecting value at column 1"),
        ("a.jsonl", 2, 4, "has 'text' of type int, not a string"),
        ("a.jsonl", 3, 5, "is not valid UTF-8; save it as UTF-8"),
        ("b.csv", 1, 3, "is not valid CSV: ',' expected after '\"'"),
        ("b.csv", 2, 4, "is not valid UTF-8; save it as UTF-8"),
        ("b.csv", 3, 5, "has 2 fields where the header has 1"),
        ("c.parquet", 1, None, "is not valid UTF-8; decode"),
        ("d.csv.gz", None, None, "is cut short or damaged: "),
        ("e.parquet", None, None, "is no Parquet file that can be read: "),
        ("f.txt", None, None, "line 2 is not valid UTF-8"),
        ("g.jsonl.zst", None, None, "cannot be read: "),
        ("h.txt", None, None, "cannot be read: "),
    ][: 12 if sys.platform == "linux" else 11]
    assert [error[:3] for error in errors] == [error[:3] for error in expected]
    for error, (*_, reason) in zip(errors, expected, strict=True):
        assert error[3].startswith(reason), error
    assert done.failures == len(expected)
    found = read(done.folder, "sentences")
    names = [Path(name).name for name in found["file"].to_pylist()]
    assert [(name, len(list(group))) for name, group in itertools.groupby(names)] == [
        ("a.jsonl", 3),
        ("b.csv", 2),
        ("c.parquet", 2),
        ("d.csv.gz", 9),
    ] or names.count("d.csv.gz") < 9
    assert found["text"].to_pylist()[2] == "\ufffd so."


def test_strict_stops_at_the_first_failure_and_resumes_without(tmp_path):
    bad(tmp_path)
    with pytest.raises(ValueError, match="a.jsonl: line 3 is not valid JSON: .*; without strict"):
        pq.analyze_files(tmp_path, tmp_path / "out", ["quotes"], strict=True)
    with pytest.warns(pq.PullquoteWarning):
        pq.analyze_files(tmp_path, tmp_path / "out", ["quotes"], resume=True)
    with pytest.warns(pq.PullquoteWarning):
        pq.analyze_files(
            [tmp_path / name for name in sorted(os.listdir(tmp_path)) if "." in name], tmp_path / "new", "quotes"
        )
    assert read(tmp_path / "out", "errors") == read(tmp_path / "new", "errors")


def test_if_nothing_can_be_read_it_is_an_error(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\nx,y\n")
    with pytest.raises(ValueError, match="more than one column holds strings and none is named 'text'; pass text with"):
        pq.analyze_files(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_no_documents_give_empty_tables(tmp_path):
    (tmp_path / "a.csv").write_text("text,id\n")
    done = pq.analyze_files(tmp_path / "a.csv", tmp_path / "out", id="id")
    assert (done.documents, done.failures) == (0, 0)
    assert all(read(done.folder, what).num_rows == 0 for what in done.rows)
    assert read(done.folder).schema.names[:3] == ["file", "doc_id", "quote_id"]


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl.gz"])
def test_a_limit_counts_rows(tmp_path, name):
    write(tmp_path / name)
    write(tmp_path / f"b{name[1:]}")
    for limit, files in ((1, 1), (13, 1), (40, 1), (41, 2), (1000, 2)):
        done = pq.analyze_files(tmp_path / "*.*", tmp_path / f"out{limit}", ["sentences"], text="body", limit=limit)
        assert done.documents == min(limit, 80)
        assert len(read(done.folder, "sentences")["file"].unique()) == files


def test_documents_that_are_too_long_fail_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(_readers, "MAX_TEXT", 60)
    (tmp_path / "a.txt").write_text("It holds. " * 7)
    (tmp_path / "b.jsonl").write_text('{"text": "So."}\n{"text": "' + "So. " * 99 + '"}\n{"text": "It holds."}')
    (tmp_path / "c.csv").write_text("text\nSo.\n" + "So. " * 99 + "\nIt holds.\n")
    with pytest.warns(pq.PullquoteWarning, match="3 of "):
        done = pq.analyze_files(tmp_path, tmp_path / "out", ["sentences"])
    errors = read(done.folder, "errors").to_pylist()
    assert [(Path(error["file"]).name, error["row"], error["line"]) for error in errors] == [
        ("a.txt", None, None),
        ("b.jsonl", 1, 2),
        ("c.csv", 1, 3),
    ]
    assert errors[1]["reason"] == "is longer than the 60 bytes that one document may have; split it into documents"
    assert read(done.folder, "sentences")["text"].to_pylist() == ["So.", "It holds.", "So.", "It holds."]


@pytest.mark.skipif("PULLQUOTE_BIG" not in os.environ, reason="takes 8 GB of memory; set PULLQUOTE_BIG to run it")
def test_more_than_2_gib_are_refused_and_the_rest_is_read():
    text = "x" * (1 << 31)
    with pytest.raises(
        ValueError, match="the text is 2147483648 bytes long, more than the 2147483647 that one document"
    ):
        pq.analyze(text)
    with pytest.warns(
        pq.PullquoteWarning, match="1 row could not be analysed: row 0: the text is 2147483648 bytes long"
    ):
        rows = pq.sentences(pa.array([text, "It holds."], pa.large_string()))
    assert rows["text"].to_pylist() == ["It holds."]


def test_bad_utf8_from_arrow_fails_alone():
    texts = pa.array([b"It holds.", b"caf\xe9 so", None, b"It will."])
    for kind in (pa.string(), pa.string_view()):
        column = texts.view(pa.string()).cast(kind) if kind != pa.string() else texts.view(pa.string())
        with pytest.warns(pq.PullquoteWarning, match="row 1: the text is not valid UTF-8"):
            rows = pq.sentences(column)
        assert rows["text"].to_pylist() == ["It holds.", "It will."]


def test_progress_shows_rate_and_time_left(tmp_path, capsys):
    write(tmp_path / "a.csv")
    for number, options in enumerate(({}, {"limit": 7})):
        pq.analyze_files(tmp_path / "a.csv", tmp_path / f"out{number}", text="body", progress=True, **options)
        shown = capsys.readouterr().err
        assert "100%" in shown
        assert f"{options.get('limit', 40)} documents, " in shown
        assert "/s" in shown


def test_wrong_arguments(tmp_path):
    write(tmp_path / "a.csv", [0])
    for options, error, message in (
        ({"what": ["words"]}, ValueError, "unknown component 'words'"),
        ({"what": []}, ValueError, "what must name at least one of"),
        ({"format": "xml"}, ValueError, "unknown format 'xml'"),
        ({"columns": "year"}, TypeError, r"columns must be a list of names such as \['year'\]"),
        ({"limit": 0}, ValueError, "limit must be at least 1"),
        ({"limit": 1.5}, TypeError, "limit must be an int"),
        ({"threads": 0}, ValueError, "threads must be from 1"),
        ({"inputs": []}, ValueError, "there are no inputs"),
        ({"inputs": "-"}, ValueError, "standard input cannot be resumed"),
    ):
        with pytest.raises(error, match=message):
            pq.analyze_files(**{"inputs": tmp_path / "a.csv", "output": tmp_path / "out", "text": "body", **options})
    assert not (tmp_path / "out").exists()


def test_without_pyarrow_the_remedy_is_told(tmp_path):
    result = run_python("""
import sys
sys.modules["pyarrow"] = None
import pullquote as pq
for call in (lambda: pq.analyze_files("a", "b"), lambda: pq.schema("quotes"), lambda: pq.process_batch(None)):
    try:
        call()
    except ImportError as error:
        print(error)
""")
    assert result.stdout.count("install it with: pip install 'pullquote[") == 3, result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux does")
def test_memory_does_not_grow_with_the_input(tmp_path):
    def peak(rows):
        path = tmp_path / f"{rows}.parquet"
        # One row group, which a reader may not hold as a whole.
        texts = pa.array(["It holds and it will hold. " * 40 + str(number) for number in range(rows)])
        pa.parquet.write_table(pa.table({"text": texts}), path, row_group_size=rows, use_dictionary=False)
        code = f"""
import resource
import pullquote as pq
pq.analyze_files({str(path)!r}, {str(tmp_path / f"out{rows}")!r}, ["sentences"], part_size=1_000_000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
        return int(run_python(code).stdout)

    assert peak(100_000) < peak(10_000) * 1.3
