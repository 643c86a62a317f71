"""Columns and frames of every library: what goes in, and that it comes back in kind."""

import datetime
import decimal

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pullquote as pq
import pyarrow as pa
import pytest
from conftest import run_python

TEXTS = ["It holds. It will.", None, "😀 So.", ""]
ROWS = [0, 0, 2]
SLICES = ["It holds.", "It will.", "😀 So."]


def columns(table):
    """The columns of a frame of any library, as lists."""
    if isinstance(table, duckdb.DuckDBPyRelation):
        return table.pl().to_dict(as_series=False)
    if isinstance(table, pd.DataFrame):
        return table.to_dict("list")
    return table.to_dict(as_series=False) if isinstance(table, pl.DataFrame) else table.to_pydict()


PANDAS_DTYPES = ["object", "str", "string[python]", "string[pyarrow]", "category", pd.ArrowDtype(pa.string()),
                 pd.ArrowDtype(pa.large_string()), pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))]  # fmt: skip


@pytest.mark.parametrize("dtype", PANDAS_DTYPES, ids=str)
def test_pandas_strings_of_every_dtype(dtype):
    series = pd.Series(TEXTS, dtype=object).astype(dtype)
    for data in (series, series.to_frame("text"), series.to_frame("body").assign(n=1)):
        frame = pq.sentences(data)
        assert isinstance(frame, pd.DataFrame)
        assert columns(frame)["doc_id"] == ROWS
        assert columns(frame)["text"] == SLICES
        assert list(frame.index) == [0, 1, 2]


INDEXES = {
    "duplicates": [5, 5, 5, 5],
    "strings": list("abcd"),
    "dates": pd.date_range("2020", periods=4),
    "levels": pd.MultiIndex.from_product([["x", "y"], [1, 2]]),
    "intervals": pd.interval_range(0, 4),
}


@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES.keys())
def test_pandas_with_any_index(index):
    frame = pd.DataFrame({"text": TEXTS, "id": [10, 20, 30, 40]}, index=index)
    assert columns(pq.sentences(frame, id="id"))["doc_id"] == [10, 10, 30]
    assert columns(pq.sentences(frame["text"]))["doc_id"] == ROWS


PANDAS_IDS = {
    "int16": pd.Series([1, 2, 3, 4], dtype="int16"),
    "nullable": pd.Series([1, None, 3, 4], dtype="Int64"),
    "category": pd.Series(list("abca"), dtype="category"),
    "zoned time": pd.Series(pd.date_range("2020", periods=4, tz="Europe/Amsterdam")),
    "period": pd.Series(pd.period_range("2020", periods=4, freq="M")),
    "objects": pd.Series([("a", 1), {"b"}, 3.5, None], dtype=object),
    "complex": pd.Series([1j, 2j, 3j, 4j]),
}


@pytest.mark.parametrize("ids", PANDAS_IDS.values(), ids=PANDAS_IDS.keys())
def test_pandas_ids_keep_their_dtype(ids):
    frame = pd.DataFrame({"key": ids, "text": TEXTS})
    tables = pq.tables(frame, id="key")
    assert tables.sentences["doc_id"].dtype == ids.dtype
    assert list(tables.sentences["doc_id"]) == [ids[row] for row in ROWS]
    assert tables.quotes["doc_id"].dtype == ids.dtype
    assert list(tables.sentences.columns[:2]) == ["doc_id", "sentence_id"]


def test_pandas_tables_join_back():
    frame = pd.DataFrame({"url": ["a", "b", "c", "d"], "text": TEXTS})
    joined = pq.sentences(frame, text="text", id="url").merge(frame, left_on="doc_id", right_on="url")
    assert all(row.text_y[row.start : row.end] == row.text_x for row in joined.itertuples())


def test_pandas_missing_values_of_every_kind_are_null():
    column = pd.Series(["So.", None, np.nan, pd.NA, pd.NaT, np.float32("nan")], dtype=object)
    assert columns(pq.sentences(column))["doc_id"] == [0]
    assert len(pq.sentences(pd.Series([np.nan, np.nan]))) == 0


def test_a_pandas_index_is_a_column():
    assert columns(pq.sentences(pd.Index(["So.", None])))["doc_id"] == [0]


def test_pandas_lone_surrogates():
    column = pd.Series(["a \ud800 b."], dtype=object)
    assert columns(pq.sentences(column))["text"] == ["a \ufffd b."]


POLARS_TYPES = [pl.String, pl.Categorical, pl.Enum(["It holds. It will.", "😀 So.", ""])]


@pytest.mark.parametrize("dtype", POLARS_TYPES, ids=str)
def test_polars_strings_of_every_type(dtype):
    series = pl.Series("text", TEXTS, dtype=pl.String).cast(dtype)
    frame = series.to_frame().with_columns(n=1, o=pl.lit([1, 2], dtype=pl.List(pl.Int8)))
    chunked = pl.concat([frame[:2], frame[2:]], rechunk=False)
    for data in (series, frame, chunked, frame.rename({"text": "body"}), frame.lazy()):
        result = pq.sentences(data)
        assert isinstance(result, pl.LazyFrame if isinstance(data, pl.LazyFrame) else pl.DataFrame)
        result = result.lazy().collect()
        assert columns(result)["doc_id"] == ROWS
        assert columns(result)["text"] == SLICES
    assert columns(pq.sentences(frame[2:]))["doc_id"] == [0]


POLARS_IDS = {
    "u8": pl.Series([1, 2, 3, 4], dtype=pl.UInt8),
    "string": pl.Series(list("abcd")),
    "categorical": pl.Series(list("abca"), dtype=pl.Categorical),
    "enum": pl.Series(list("abca"), dtype=pl.Enum(list("abc"))),
    "zoned time": pl.Series([datetime.datetime(2020, 1, day + 1) for day in range(4)]).dt.replace_time_zone(
        "Asia/Tokyo"
    ),
    "decimal": pl.Series([decimal.Decimal("1.5")] * 4),
    "struct": pl.Series([{"a": 1, "b": "x"}] * 4),
    "list": pl.Series([[1], [2], [3], []]),
    "nulls": pl.Series([None] * 4, dtype=pl.Null),
    "objects": pl.Series(["a", 1, {2}, None], dtype=pl.Object),
}


@pytest.mark.parametrize("ids", POLARS_IDS.values(), ids=POLARS_IDS.keys())
def test_polars_ids_keep_their_type(ids):
    frame = pl.DataFrame({"text": TEXTS, "key": ids})
    result = pq.sentences(frame, id="key")
    assert result.schema["doc_id"] == ids.dtype
    assert result["doc_id"].to_list() == [ids.to_list()[row] for row in ROWS]
    # Of many documents, which end in several batches.
    many = pl.concat([frame] * 2000)
    assert pq.sentences(many, id="key")["doc_id"].to_list() == [ids.to_list()[row] for row in ROWS] * 2000


def test_polars_lazy_frames_compute_only_what_is_used():
    def fail(_):
        raise AssertionError("this column is not used")

    lazy = pl.LazyFrame({"key": [1, 2, 3, 4], "text": TEXTS}).with_columns(
        other=pl.col("key").map_elements(fail, return_dtype=pl.Int64)
    )
    assert columns(pq.sentences(lazy, id="key").collect())["doc_id"] == [1, 1, 3]
    assert columns(pq.tables(lazy, id="key").sentences)["doc_id"] == [1, 1, 3]


@pytest.mark.parametrize("id", [None, "key"])
@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_polars_lazy_frames_stay_lazy_in_batches_of_any_size(id, engine):
    frame = pl.DataFrame({"key": [f"k{row}" for row in range(4000)], "text": TEXTS * 1000})
    lazy = pl.concat([frame[:1], frame[1:700], frame[700:]], rechunk=False).lazy()
    expected = pq.quotes(frame, id=id), pq.sentences(frame, id=id)
    quotes, sentences = pq.quotes(lazy, id=id), pq.sentences(lazy, id=id)
    assert (quotes.collect_schema(), sentences.collect_schema()) == (expected[0].schema, expected[1].schema)
    assert sentences.collect(engine=engine).equals(expected[1])
    # What is asked of the sentences is not asked of the texts.
    asked = sentences.filter(pl.col("start") > 0).select("text").slice(1, 3).collect(engine=engine)
    assert asked["text"].to_list() == ["It will."] * 3
    with pytest.raises(ValueError, match="there is no column 'body'"):
        pq.quotes(lazy, text="body")


def test_polars_columns_that_arrow_does_not_know_do_no_harm():
    frame = pl.DataFrame({"text": TEXTS, "o": pl.Series([object()] * 4, dtype=pl.Object)})
    assert columns(pq.sentences(frame))["doc_id"] == ROWS


ARROW_TYPES = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string()),
               pa.dictionary(pa.int64(), pa.large_string()), pa.run_end_encoded(pa.int32(), pa.string())]  # fmt: skip


@pytest.mark.parametrize("kind", ARROW_TYPES, ids=str)
def test_arrow_strings_of_every_type(kind):
    import pyarrow.compute as pc

    array = pa.array(TEXTS)
    array = pc.run_end_encode(array) if pa.types.is_run_end_encoded(kind) else array.cast(kind)
    table = pa.table({"n": [1] * 4, "text": array})
    for data in (array, pa.chunked_array([array]), table, table.to_batches()[0], table.to_reader()):
        result = pq.sentences(data)
        assert isinstance(result, pa.Table)
        assert columns(result)["doc_id"] == ROWS
        assert columns(result)["text"] == SLICES
    twice = pa.chunked_array([array, array[:0], array])
    assert columns(pq.sentences(twice))["doc_id"] == [*ROWS, 4, 4, 6]
    assert columns(pq.sentences(array[2:]))["text"] == ["😀 So."]


ARROW_IDS = {
    "int8": pa.array([1, 2, 3, 4], pa.int8()),
    "views": pa.array(["a", "b" * 50, None, "d"], pa.string_view()),
    "dictionary": pa.array(list("abca")).dictionary_encode(),
    "date": pa.array([datetime.date(2020, 1, 1)] * 4),
    "duration": pa.array([1, 2, 3, 4], pa.duration("ms")),
    "binary": pa.array([b"\xff", b"", None, b"x"]),
    "struct": pa.array([{"a": 1}, None, {"a": 3}, {"a": 4}]),
    "null": pa.nulls(4),
}


@pytest.mark.parametrize("ids", ARROW_IDS.values(), ids=ARROW_IDS.keys())
def test_arrow_ids_keep_their_type(ids):
    result = pq.sentences(pa.table({"text": TEXTS, "key": ids}), id="key")
    assert result.schema.field("doc_id").type == ids.type
    assert result["doc_id"].to_pylist() == [ids[row].as_py() for row in ROWS]


def test_arrow_dictionaries_that_differ_from_chunk_to_chunk():
    parts = [
        pa.table({"text": ["It holds."] * 100, "key": pa.array([f"{part}-{row}" for row in range(100)])})
        for part in range(3)
    ]
    encoded = [part.set_column(1, "key", part["key"].chunk(0).dictionary_encode().cast(pa.dictionary(pa.int8(), pa.string())))
               for part in parts]  # fmt: skip
    result = pq.sentences(pa.concat_tables(encoded), id="key")
    assert result["doc_id"].to_pylist() == [f"{part}-{row}" for part in range(3) for row in range(100)]


def test_arrow_rows_that_are_null_as_a_whole():
    rows = pa.array([{"text": "It holds."}, None, {"text": None}, {"text": "So."}])

    class Stream:
        def __arrow_c_array__(self, requested_schema=None):
            return rows.__arrow_c_array__(requested_schema)

    table = pq.sentences(Stream())
    assert isinstance(table, pq.Table)
    assert table.to_pydict()["doc_id"] == [0, 3]


def test_any_arrow_stream_gives_a_table():
    class Stream:
        def __init__(self, table):
            self.table = table

        def __arrow_c_stream__(self, requested_schema=None):
            return self.table.__arrow_c_stream__(requested_schema)

    keys = pa.array([datetime.date(2020, 1, day + 1) for day in range(4)])
    table = pq.sentences(Stream(pa.table({"text": TEXTS, "key": keys})), id="key")
    assert isinstance(table, pq.Table)
    assert table.to_pydict()["doc_id"] == [keys[row].as_py() for row in ROWS]
    assert isinstance(pq.sentences(pq.sentences(["It holds."])), pq.Table)


def test_a_table_with_ids_that_have_no_python_form():
    class Stream:
        def __arrow_c_stream__(self, requested_schema=None):
            keys = pa.array([pa.MonthDayNano([1, 2, 3])], pa.month_day_nano_interval())
            return pa.table({"text": ["So."], "key": keys}).__arrow_c_stream__(requested_schema)

    table = pq.sentences(Stream(), id="key")
    with pytest.raises(TypeError, match=r"column \"doc_id\" is of type .* no Python form; use to_arrow\(\)"):
        table.to_pylist()
    assert table.to_arrow()["doc_id"].to_pylist() == [pa.MonthDayNano([1, 2, 3])]


def test_a_stream_that_breaks_is_an_error():
    def batches():
        yield pa.record_batch({"text": ["It holds."]})
        raise RuntimeError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), batches())
    with pytest.raises(Exception, match="the disk is gone"):
        pq.sentences(reader)


def test_duckdb_relations():
    connection = duckdb.connect()
    connection.sql(
        "create table news as select * from (values (7, 'It holds. It will.'), (8, null), (9, '😀 So.')) t(id, text)"
    )
    relation = connection.sql("from news")
    result = pq.sentences(relation, id="id")
    assert isinstance(result, duckdb.DuckDBPyRelation)
    assert columns(result)["doc_id"] == [7, 7, 9]
    assert columns(result)["text"] == SLICES
    joined = connection.sql('select news.text[start+1:"end"] = result.text from result join news on doc_id = id')
    assert joined.fetchall() == [(True,)] * 3
    assert columns(pq.sentences(connection.sql('select text as "a ""b""", 1 as n from news')))["text"] == SLICES
    assert columns(pq.sentences(relation, text="text", id="text"))["doc_id"] == [TEXTS[row] for row in ROWS]
    assert len(pq.tables(relation).quotes.columns) == 18


FRAMES = [pd.DataFrame, pl.DataFrame, pa.table, lambda data: duckdb.from_arrow(pa.table(data))]


@pytest.mark.parametrize("make", FRAMES, ids=["pandas", "polars", "pyarrow", "duckdb"])
def test_the_column_of_texts_is_found_or_asked_for(make):
    def texts(data, **options):
        return columns(pq.sentences(make(data), **options))["text"]

    assert texts({"a": ["A."], "text": ["B."], "n": [1]}) == ["B."]
    assert texts({"a": ["A."], "n": [1]}) == ["A."]
    assert texts({"a": ["A."], "b": ["B."]}, text="b") == ["B."]
    assert texts({"a": ["A."], "b": ["B."]}, id="b") == ["A."]
    with pytest.raises(
        ValueError,
        match="more than one column holds strings and none is named 'text'; pass text= with one of: 'a', 'b'",
    ):
        texts({"a": ["A."], "b": ["B."]})
    with pytest.raises(
        ValueError, match="no column holds strings and none is named 'text'; pass text= with one of: 'n'"
    ):
        texts({"n": [1]})
    with pytest.raises(ValueError, match="there is no column 'body'; pass text= with one of: 'a', 'n'"):
        texts({"a": ["A."], "n": [1]}, text="body")
    with pytest.raises(ValueError, match="there is no column 'key'; pass id= with one of: 'a', 'n'"):
        texts({"a": ["A."], "n": [1]}, id="key")
    with pytest.raises(
        TypeError, match=r"column \"n\" is of type Int64, not of strings; name the column|row 0 is int, not str"
    ):
        texts({"a": ["A."], "n": [1]}, text="n")


def test_columns_of_one_name():
    frame = pd.DataFrame([["A.", "B."]], columns=["text", "text"])
    with pytest.raises(ValueError, match="2 columns are named 'text'; rename all but one"):
        pq.sentences(frame)


def test_pandas_columns_may_have_any_label():
    assert columns(pq.sentences(pd.DataFrame({0: ["A."], ("x", 1): ["B."]}), text=("x", 1), id=0))["doc_id"] == ["A."]


COLUMNS = [pd.Series, pl.Series, pa.array]


@pytest.mark.parametrize("make", COLUMNS, ids=["pandas", "polars", "pyarrow"])
def test_a_column_has_no_columns_to_name(make):
    with pytest.raises(TypeError, match="text= and id= name columns of a frame, but the data is one column"):
        pq.sentences(make(["A."]), text="text")
    with pytest.raises(TypeError, match="not of strings; .*cast|row 0 is int"):
        pq.sentences(make([1]))


@pytest.mark.parametrize("make", [*COLUMNS, *FRAMES], ids=str)
def test_no_rows_give_no_rows(make):
    for rows in ([], [None], [""]):
        data = make(rows) if make in COLUMNS else make({"text": rows})
        result = pq.tables(data, text=None if make in COLUMNS else "text")
        assert [list(columns(table).values())[2] for table in result] == [[], [], [], []]


@pytest.mark.parametrize(
    ("library", "missing"),
    [("pandas", ["pyarrow", "polars"]), ("polars", ["pyarrow", "pandas"]), ("duckdb", ["pyarrow", "pandas", "polars"])],
)
def test_each_library_needs_no_other(library, missing):
    make = {
        "pandas": "pandas.DataFrame({'text': ['It holds. It will.', None], 'key': ['a', 'b']})",
        "polars": "polars.DataFrame({'text': ['It holds. It will.', None], 'key': ['a', 'b']})",
        "duckdb": "duckdb.sql(\"select * from (values ('It holds. It will.', 'a'), (null, 'b')) t(text, key)\")",
    }[library]
    result = run_python(f"""
import sys
for name in {missing!r}:
    sys.modules[name] = None
import {library}
import pullquote as pq
tables = pq.tables({make}, id="key")
assert type(tables.sentences).__module__.split(".")[0] == {library!r}
print(tables.sentences)
print(len(tables.quotes), *tables.quotes.columns)
""")
    assert result.returncode == 0, result.stderr
    assert "It will." in result.stdout
    assert "speaker_affiliation" in result.stdout


def test_pandas_frames_are_the_same_with_and_without_pyarrow():
    code = """
import sys
if {without}:
    sys.modules["pyarrow"] = None
import pandas
import pullquote as pq
frame = pq.sentences(pandas.DataFrame({{"text": ["It holds. It will.", None], "key": [1.5, 2.5]}}), id="key")
empty = pq.quotes(pandas.Series([""]))
print(frame, frame.dtypes, empty.dtypes)
"""
    with_it, without = (run_python(code.format(without=without)) for without in (False, True))
    assert with_it.returncode == without.returncode == 0, without.stderr
    assert with_it.stdout == without.stdout
    assert "It will." in without.stdout


def test_libraries_that_are_missing_are_named():
    code = """
import sys
for name in ("pandas", "polars", "pyarrow"):
    sys.modules[name] = None
import pullquote as pq
table = pq.sentences(["It holds."])
for method in (table.to_pandas, table.to_polars, table.to_arrow):
    try:
        method()
    except ImportError as error:
        print(error)
"""
    result = run_python(code)
    assert result.stdout.splitlines() == [
        "to_pandas() needs pandas; install it with: pip install 'pullquote[pandas]'",
        "to_polars() needs polars; install it with: pip install 'pullquote[polars]'",
        "to_arrow() needs pyarrow; install it with: pip install 'pullquote[arrow]'",
    ]
