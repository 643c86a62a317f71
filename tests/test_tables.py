"""Tables of lists of texts."""

import copy
import pickle
import platform

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pullquote as pq
import pyarrow as pa
import pytest
from conftest import run_python, texts
from hypothesis import given, settings
from hypothesis import strategies as st

COLUMNS = {
    "sentences": ["doc_id", "sentence_id", "start", "end", "text"],
    "entities": ["doc_id", "entity_id", "start", "end", "text", "label", "name", "score"],
    "quotes": [
        "doc_id", "quote_id", "start", "end", "text", "kind", "speaker", "speaker_start", "speaker_end", "speaker_name",
        "speaker_title", "speaker_affiliation", "cue", "cue_start", "cue_end", "method", "score", "spans",
    ],
    "referents": [
        "doc_id", "referent_id", "start", "end", "name", "label", "ticker", "titles", "affiliations", "mentions",
    ],
}  # fmt: skip


def visible(text):
    """What Arrow can hold of a text: lone surrogates become U+FFFD, one for one."""
    return "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in text)


@settings(max_examples=50)
@given(st.lists(st.none() | texts(max_size=20), max_size=300), st.sampled_from([1, 2, 3]))
def test_tables_hold_what_documents_hold(rows, threads):
    tables = pq.Analyzer(threads=threads).tables(rows)
    documents = list(pq.Analyzer(threads=1).pipe(rows))
    for kind in ("sentences", "entities", "quotes", "referents"):
        expected = []
        for number, document in enumerate(documents):
            for running, thing in enumerate(getattr(document, kind)):
                row = {"doc_id": number, f"{kind[:-1].replace('ie', 'y')}_id": running, **thing.to_dict()}
                for part in ("speaker", "cue") if kind == "quotes" else ():
                    mention = row[part] or dict.fromkeys(("text", "start", "end"))
                    row.update(
                        {part: mention["text"], f"{part}_start": mention["start"], f"{part}_end": mention["end"]}
                    )
                if kind == "referents":
                    row["mentions"] = [{key: span[key] for key in ("start", "end")} for span in row["mentions"]]
                expected.append(
                    {key: visible(value) if isinstance(value, str) else value for key, value in row.items()}
                )
        table = getattr(tables, kind)
        assert table.column_names == COLUMNS[kind]
        assert table.to_pylist() == expected
        assert getattr(pq, kind)(rows) == table


def test_types_are_those_that_every_reader_knows():
    tables = pq.tables(["It holds. It will."])
    int32, string = pa.int32(), pa.string()
    assert tables.sentences.to_arrow().schema == pa.schema(
        [
            pa.field("doc_id", pa.int64(), nullable=False),
            pa.field("sentence_id", int32, nullable=False),
            pa.field("start", int32, nullable=False),
            pa.field("end", int32, nullable=False),
            pa.field("text", string, nullable=False),
        ]
    )
    schema = tables.quotes.to_arrow().schema
    assert [schema.field(name).nullable for name in ("speaker", "speaker_start", "cue", "kind")] == [True] * 3 + [False]
    span = pa.struct([pa.field("start", int32, nullable=False), pa.field("end", int32, nullable=False)])
    assert schema.field("spans").type == pa.list_(pa.field("item", span, nullable=False))
    assert tables.entities.to_arrow().schema.field("score").type == pa.float64()


def test_a_table_goes_everywhere():
    table = table_ = pq.sentences(["It holds. It will.", None, "So."])  # duckdb finds it by the second name
    expected = table.to_pylist()
    assert len(table) == len(expected) == 3
    assert table.to_arrow().to_pylist() == expected
    assert table.to_polars().to_dicts() == expected
    assert table.to_pandas().to_dict("records") == expected
    assert pl.DataFrame(table).to_dicts() == pa.table(table).to_pylist() == expected
    assert duckdb.sql("select * from table_").fetchall() == [tuple(row.values()) for row in expected]
    assert pa.schema(table) == table.to_arrow().schema
    assert table.to_pydict()["text"] == ["It holds.", "It will.", "So."]


def test_a_table_may_be_read_again_and_again():
    table = pq.sentences(["It holds."])
    assert pl.DataFrame(table).equals(pl.DataFrame(table))


def test_a_table_is_immutable_and_comparable():
    table = pq.sentences(["It holds."])
    assert table == pq.sentences(["It holds."])
    assert table != pq.sentences(["It fell."])
    assert table != [1]
    for change in (lambda: setattr(table, "x", 1), lambda: delattr(table, "_batches")):
        with pytest.raises(AttributeError, match="immutable"):
            change()
    with pytest.raises(TypeError, match="unhashable"):
        hash(table)


def test_a_table_is_pickled_with_ids_of_any_type():
    ids = {"n": [1.5, None], "t": pa.array([0, 1], pa.duration("ms")), "d": pa.array(["x", "y"]).dictionary_encode()}
    for column in ids.values():
        frame = pl.DataFrame({"text": ["“It holds,” said Alba Quintero.", "So."]}).to_arrow()
        stream = pa.table({"text": frame["text"], "key": column}).to_reader()

        class Stream:
            def __arrow_c_stream__(self, requested_schema=None):
                return stream.__arrow_c_stream__(requested_schema)  # noqa: B023

        for table in pq.tables(Stream(), id="key"):
            again = pickle.loads(pickle.dumps(table))
            assert again == table
            assert again.to_arrow().schema == table.to_arrow().schema
            assert copy.deepcopy(table) == table
    many = pq.sentences([f"Text {number} here. " * 20 for number in range(10_000)])
    assert pickle.loads(pickle.dumps(many)) == many


def test_a_table_shows_itself_shortly():
    table = pq.sentences(["A <b> & long " + "word " * 5000 + "end."] * 50)
    shown = repr(table)
    assert shown.endswith("\n50 rows of 5 columns, the first 10 shown")
    assert len(shown) < 3000
    page = table._repr_html_()
    assert "&lt;b&gt; &amp; long" in page
    assert "<b>" not in page
    assert repr(pq.sentences(["So."])).endswith("\n1 row of 5 columns")


def test_a_wide_table_leaves_out_what_matters_least(monkeypatch):
    table = pq.quotes(["“The bridge is safe and sound,” said Mayor Alba Quintero of Port Ellery on Monday."])
    monkeypatch.setenv("COLUMNS", "110")
    lines = repr(table).splitlines()
    assert max(map(len, lines[:-1])) <= 110
    assert {"speaker_name", "kind", "text", "cue"} <= set(lines[0].split())
    assert lines[-1].startswith("not shown: start, end, ")
    monkeypatch.setenv("COLUMNS", "1000")
    assert repr(table).splitlines()[0].split() == table.column_names


def test_pandas_frames_are_typed_for_work():
    frame = pq.tables(["It holds.", ""]).quotes.to_pandas()
    assert list(frame.columns) == COLUMNS["quotes"]
    dtypes = frame.dtypes.astype(str).to_dict()
    assert dtypes["start"] == dtypes["quote_id"] == "int32"
    assert dtypes["speaker_start"] == dtypes["cue_end"] == "Int32"
    assert dtypes["doc_id"] == "int64"
    assert dtypes["score"] == "float64"
    assert dtypes["text"] == dtypes["speaker_name"] == str(pd.Series(["x"]).dtype)


def test_components_not_asked_for_are_empty_tables():
    nlp = pq.Analyzer(components=("sentences",))
    tables = nlp.tables(["It holds. It will."])
    assert len(tables.sentences) == 2
    assert len(tables.entities) == len(tables.quotes) == 0
    assert tables.quotes.column_names == COLUMNS["quotes"]
    with pytest.raises(
        ValueError, match=r"does not look for quotes; make one with Analyzer\(components=\('sentences', 'q"
    ):
        nlp.quotes([])


@pytest.mark.parametrize("rows", [[], [None], (), [""], np.array([], dtype=object), iter([])])
def test_no_texts_give_no_rows(rows):
    assert len(pq.sentences(rows)) == 0


def test_iterables_are_read_as_lists():
    for rows in (("It holds.",), iter(["It holds."]), np.array(["It holds."]), {"It holds.": 1}.keys()):
        assert pq.sentences(rows).to_pydict()["text"] == ["It holds."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("It holds.", r"data is one str, not many texts; pass \[text\], or call analyze\(text\)"),
        (b"It holds.", "data is one bytes"),
        (None, "data must be a list of str, a pandas.* not NoneType"),
        (5, "not int"),
        ({"text": ["It holds."]}, "not dict"),
        (["x", 5], "row 1 is int, not str or None; convert it to str, or pass errors="),
        (["x", b"y"], "row 1 is bytes, not str or None; decode it to str"),
        ([["x"]], "row 0 is list"),
        ([np.int64(3)], "row 0 is numpy.int64"),
    ],
)
def test_what_holds_no_texts_is_refused(data, message):
    with pytest.raises(TypeError, match=message):
        pq.sentences(data)


def test_columns_of_a_list_cannot_be_named():
    with pytest.raises(TypeError, match="text= and id= name columns of a frame, but the data is a list"):
        pq.sentences(["x"], text="body")


def test_rows_of_a_wrong_type_may_be_null():
    with pytest.warns(
        pq.PullquoteWarning, match="2 rows were neither str nor null .* first is row 1, of type int"
    ) as caught:
        table = pq.sentences(["It holds.", 5, "So.", 6.5], errors="null")
    assert [warning.filename for warning in caught] == [__file__]
    assert table.to_pydict()["doc_id"] == [0, 2]
    with pytest.raises(ValueError, match="errors must be"):
        pq.sentences([], errors="coerce")


def test_batches_are_cut_by_size_and_joined_in_order():
    rows = [f"Text {number} here. " * 20 for number in range(10_000)]
    table = pq.sentences(rows)
    batches = table.to_arrow().to_batches()
    assert 1 < len(batches) < 20
    assert len(table) == 200_000
    frame = table.to_polars()
    assert frame["doc_id"].is_sorted()
    assert frame.group_by("doc_id", maintain_order=True).agg(pl.col("sentence_id").max())[
        "sentence_id"
    ].unique().to_list() == [19]
    assert table == pq.Analyzer(threads=1).sentences(rows)


@given(st.lists(st.tuples(st.integers(0, 9000), st.sampled_from("é“”\u2028😀日")), min_size=1, max_size=4))
def test_a_wide_text_is_read_in_stretches(parts):
    """Python holds every character as wide as the widest; Arrow's texts are UTF-8 from the first."""
    text = "".join(("It holds. So did we, " * 450)[:length] + wide for length, wide in parts) + "It holds. " * 900
    rows = pq.sentences([text]).to_pylist()
    assert rows == pq.sentences(pa.array([text])).to_pylist()
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)


@pytest.mark.parametrize("sentence", ["It holds. ", "The bridge held and the old road held, and " * 5 + "so did we. "])
def test_batches_of_whole_tasks_stay_what_they_are(sentence):
    text = sentence * (300_000 // len(sentence))
    table = pq.Analyzer(threads=1).sentences([text, text])
    assert [len(batch) for batch in table.to_arrow().to_batches()] == [300_000 // len(sentence)] * 2


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other allocators have ways of their own")
def test_memory_of_a_table_serves_the_next_one():
    code = """
import resource
import pullquote as pq
nlp = pq.Analyzer(["sentences"], threads=1)
texts = ["It holds and it will hold. " * 80] * 2000
for _ in range(3):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    nlp.sentences(texts)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""
    first, *_, last = map(int, run_python(code).stdout.split())
    assert first > 1000, "pages of memory, or the test tells nothing"
    assert last < first / 10


def test_batches_are_the_same_for_any_number_of_threads():
    rows = [f"Text {number}, é. It holds. " * (number % 90) for number in range(12_000)] + [None] * 20_000 + ["So."]
    sizes = []
    for threads in (1, 2, 3):
        table = pq.Analyzer(components=("sentences",), threads=threads).sentences(rows)
        sizes.append([len(batch) for batch in table.to_arrow().to_batches()])
    assert len(sizes[0]) > 50
    assert sizes[0] == sizes[1] == sizes[2]
