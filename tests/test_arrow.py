"""Arrow data as strangers make it: sliced, chunked, encoded, damaged, and handed over in wrong ways."""

import contextlib
import ctypes
import gc

import polars as pl
import pullquote as pq
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from conftest import run_python, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from pullquote._core import ArrowSource, Batches

TEXT = "“It holds,” said Alba Quintero. It will."


def strings(values, offsets, kind=None):
    """An array of strings that nobody checked."""
    kind = kind or pa.string()
    width = pa.int64() if kind == pa.large_string() else pa.int32()
    buffers = [None, pa.array(offsets, width).buffers()[1], pa.py_buffer(values)]
    return pa.Array.from_buffers(kind, len(offsets) - 1, buffers)


class Stream:
    """Something that hands over the same capsule each time it is asked."""

    def __init__(self, data):
        self.capsule = data.__arrow_c_stream__()

    def __arrow_c_stream__(self, requested_schema=None):
        return self.capsule


ENCODINGS = [
    lambda array: array,
    lambda array: array.cast(pa.large_string()),
    lambda array: array.cast(pa.string_view()),
    lambda array: array.dictionary_encode(),
    lambda array: array.dictionary_encode().cast(pa.dictionary(pa.int16(), pa.large_string())),
    lambda array: pa.DictionaryArray.from_arrays(pa.array(range(len(array)), pa.uint32()), array),
    lambda array: pc.run_end_encode(array) if len(array) else array,
    lambda array: array if array.null_count < len(array) else pa.nulls(len(array)),
]


@st.composite
def columns(draw):
    """A list of texts and a chunked column of them, encoded and sliced in some way."""
    encode = draw(st.sampled_from(ENCODINGS))
    rows, chunks = [], []
    for part in draw(
        st.lists(st.lists(st.none() | texts(max_size=8).map(visible), max_size=12), min_size=1, max_size=4)
    ):
        start = draw(st.integers(0, len(part)))
        stop = draw(st.integers(start, len(part)))
        chunks.append(encode(pa.array(part, pa.string())).slice(start, stop - start))
        rows += part[start:stop]
    if len({chunk.type for chunk in chunks}) > 1:
        chunks = [plain(chunk).cast(pa.string()) for chunk in chunks]
    return rows, pa.chunked_array(chunks)


def plain(array):
    """The array without runs, which Arrow does not cast."""
    return pc.run_end_decode(array) if pa.types.is_run_end_encoded(array.type) else array


def visible(text):
    """The text without lone surrogates, which Arrow cannot hold."""
    return "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in text)


@settings(max_examples=60)
@given(columns(), st.sampled_from([1, 3]), st.booleans())
def test_a_column_means_what_a_list_means(column, threads, whole):
    rows, array = column
    nlp = pq.Analyzer(threads=threads)
    expected = nlp.tables(rows)
    data = pa.table({"n": pa.nulls(len(rows)), "text": array}) if whole else array
    tables = nlp.tables(data)
    for kind in ("sentences", "entities", "quotes", "referents"):
        found = getattr(tables, kind)
        assert found.to_pylist() == getattr(expected, kind).to_pylist()
        for row in found.to_pylist():
            text = rows[row["doc_id"]]
            if "text" in row:
                assert text[row["start"] : row["end"]] == row["text"]
            for part in ("speaker", "cue"):
                if row.get(part) is not None:
                    assert text[row[f"{part}_start"] : row[f"{part}_end"]] == row[part]
            for span in row.get("spans") or row.get("mentions") or ():
                assert 0 <= span["start"] < span["end"] <= len(text)


@settings(max_examples=40)
@given(columns(), st.data())
def test_ids_follow_their_rows(column, data):
    rows, array = column
    ids = data.draw(st.lists(st.none() | st.text(max_size=3).map(visible), min_size=len(rows), max_size=len(rows)))
    keys = pa.array(ids, pa.string())
    keys = keys.dictionary_encode() if data.draw(st.booleans()) else keys
    table = pq.sentences(pa.table({"text": array, "key": keys}), id="key")
    numbers = pq.sentences(rows).to_pydict()["doc_id"]
    assert table["doc_id"].to_pylist() == [ids[row] for row in numbers]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
def test_texts_that_are_not_utf8_fail_alone(kind):
    """As a reader of CSV that was told not to check encodings makes them."""
    parts = [
        TEXT.encode(),
        b"caf\xe9 au lait, said Alba",
        b"\xff",
        TEXT.encode(),
        b"\xed\xa0\x80 a surrogate, as it were",
    ]
    array = pa.array(parts, pa.binary())
    if kind == pa.string_view():
        array = array.cast(pa.binary_view())
    elif kind == pa.large_string():
        array = array.cast(pa.large_binary())
    array = array.view(kind)
    for data, rows in ((array, (1, 2, 4)), (array[1:4], (0, 1)), (pa.table({"text": array}), (1, 2, 4))):
        with pytest.warns(pq.PullquoteWarning, match=f"{len(rows)} rows could not be analysed: row {rows[0]}: the text is "
                          "not valid UTF-8; read it again with the encoding that it was written in"):  # fmt: skip
            table = pq.quotes(data)
        assert table["text"].to_pylist() == ["“It holds,”"] * (len(data) - len(rows))
    with pytest.warns(pq.PullquoteWarning, match="row 1: the text is not valid UTF-8"):
        assert pq.sentences(array.dictionary_encode()).num_rows == 4


def test_damaged_offsets_are_an_error():
    for offsets in ([0, 9, 4, 9], [0, 4, 99, 9], [-5, 4, 9, 9]):
        with pytest.raises(
            Exception, match="the column of texts is damaged: a string lies outside its buffer|Negative offsets"
        ):
            pq.sentences(strings(b"It holds.", offsets))


@pytest.mark.parametrize("keys", [[0, 99, 1], [0, -5, 1]], ids=["too large", "negative"])
def test_dictionaries_without_a_value_for_a_key_are_an_error(keys, capfd):
    array = pa.DictionaryArray.from_arrays(pa.array(keys, pa.int32()), pa.array(["It holds.", "So."]), safe=False)
    with pytest.raises(Exception, match="out of bounds|index|key"):
        pq.sentences(array)
    assert capfd.readouterr() == ("", "")


def test_nulls_everywhere():
    for array in (pa.nulls(5), pa.nulls(5, pa.string()), pa.nulls(5, pa.string_view()), pa.array([], pa.large_string()),
                  pa.nulls(3, pa.dictionary(pa.int32(), pa.string())), pa.chunked_array([], pa.string()),
                  pa.DictionaryArray.from_arrays(pa.array([0, 1, 0]), pa.array([None, None], pa.string()))):  # fmt: skip
        for table in pq.tables(array):
            assert table.num_rows == 0
    frame = pa.table({"text": pa.nulls(3, pa.string()), "key": pa.nulls(3)})
    assert pq.quotes(frame, id="key").schema.field("doc_id").type == pa.null()


@pytest.mark.parametrize("kind", [pa.int64(), pa.binary(), pa.list_(pa.string()), pa.float16(), pa.dictionary(pa.int8(), pa.int64()),
                                  pa.decimal128(5), pa.month_day_nano_interval()], ids=str)  # fmt: skip
def test_wrong_types_are_refused_by_name(kind):
    with pytest.raises(TypeError, match=r'column "text" is of type .*, not of strings; '):
        pq.sentences(pa.table({"text": pa.nulls(1, kind)}))
    with pytest.raises(TypeError, match=r"the column is of type .*, not of strings; "):
        pq.sentences(pa.nulls(1, kind))


def test_a_stream_is_read_once():
    table = pa.table({"text": [TEXT]})
    source = ArrowSource(table)
    engine = pq.Analyzer()._engine
    assert len(engine.tables_of_arrow(source, 0, None, ("quotes",))[0]["quotes"]) == 1
    with pytest.raises(RuntimeError, match="this Arrow stream has been read already"):
        engine.tables_of_arrow(source, 0, None, ("quotes",))
    stream = Stream(table)
    assert len(pq.quotes(stream)) == 1
    for _ in range(2):
        with pytest.raises(Exception, match="released|already|consumed|moved"):
            pq.quotes(stream)
    reader = table.to_reader()
    assert pq.quotes(reader).num_rows == 1
    assert pq.quotes(reader).num_rows == 0 or pytest.fail("a reader was read twice")


def test_a_stream_that_another_reader_took_is_an_error():
    stream = Stream(pa.table({"text": [TEXT]}))
    pa.table(stream)
    with pytest.raises(Exception, match="released|already|consumed|moved"):
        pq.quotes(stream)


def test_what_is_no_stream_is_an_error():
    new, capsule = ctypes.pythonapi.PyCapsule_New, ctypes.py_object
    new.restype, new.argtypes = capsule, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    memory = ctypes.create_string_buffer(512)  # zeros: a stream that was released
    names = [b"arrow_array_stream", b"something_else"]

    def stream(result):
        return type("Odd", (), {"__arrow_c_stream__": lambda self, requested_schema=None: result})()

    for odd in (5, None, "stream", *(new(ctypes.addressof(memory), name, None) for name in names)):
        with pytest.raises((ValueError, TypeError, RuntimeError, OSError, Exception)):
            pq.quotes(stream(odd))
    with pytest.raises(Exception):  # noqa: B017
        pq.quotes(type("Odd", (), {"__arrow_c_array__": lambda self, requested_schema=None: (1, 2)})())
    assert len(pq.sentences([TEXT])) == 2


def test_a_stream_that_breaks_in_the_middle_leaves_nothing_behind():
    def batches():
        for number in range(3):
            yield pa.record_batch({"text": [TEXT] * 1000})
            if number == 1:
                raise OSError("the disk is gone")

    for _ in range(3):
        reader = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), batches())
        with pytest.raises(Exception, match="the disk is gone"):
            pq.tables(reader)
    assert len(pq.quotes([TEXT])) == 1


def test_a_stream_whose_batches_change_their_type_is_an_error():
    schema = pa.schema({"text": pa.string()})

    def batches():
        yield pa.record_batch({"text": [TEXT]})
        yield pa.record_batch({"text": [1]})

    with pytest.raises(Exception):  # noqa: B017
        pq.quotes(pa.RecordBatchReader.from_batches(schema, batches()))


def test_results_outlive_what_they_came_from():
    keys = pa.array(["a" * 50, "b" * 50])
    table = pq.sentences(Stream(pa.table({"text": ["It holds.", "So."], "key": keys})), id="key")
    capsule = table.__arrow_c_stream__()
    expected = table.to_pylist()
    del table, keys
    gc.collect()

    class Holder:
        def __arrow_c_stream__(self, requested_schema=None):
            return capsule

    assert pa.table(Holder()).to_pylist() == expected
    with pytest.raises(Exception):  # noqa: B017
        pa.table(Holder())
    pq.sentences(["It holds."]).__arrow_c_stream__()  # never read: the capsule frees it
    gc.collect()


def test_another_schema_may_be_asked_for():
    table = pq.sentences(["It holds."])
    wanted = pa.schema({name: pa.large_string() if name == "text" else field.type
                        for name, field in ((field.name, field) for field in table.to_arrow().schema)})  # fmt: skip
    found = pa.RecordBatchReader.from_stream(table, schema=wanted).read_all()
    assert found["text"].to_pylist() == ["It holds."]
    assert pl.DataFrame(table).shape == (1, 5)


@given(st.binary(max_size=200), st.integers(0, 400), st.integers(1, 255))
def test_a_damaged_pickle_is_an_error_or_a_table(junk, at, change):
    with pytest.raises(ValueError, match="."):
        Batches.from_ipc(junk)
    data = bytearray(pq.sentences(["It holds.", "So."])._batches.to_ipc())
    data[at % len(data)] ^= change
    try:
        table = pq.Table(Batches.from_ipc(bytes(data)))
    except ValueError:
        return
    assert isinstance(table.column_names, list)
    with contextlib.suppress(TypeError, ValueError):
        table.to_pydict()


def test_threads_that_fight_for_one_stream():
    result = run_python("""
import threading
import pyarrow as pa
import pullquote as pq
from pullquote._core import ArrowSource

engine, won, lost = pq.Analyzer(threads=2)._engine, [], []

def read(source, barrier):
    barrier.wait()
    try:
        won.append(len(engine.tables_of_arrow(source, 0, None, ("sentences",))[0]["sentences"]))
    except RuntimeError:
        lost.append(1)

for _ in range(30):
    source, barrier = ArrowSource(pa.table({"text": ["It holds. It will."] * 200})), threading.Barrier(4)
    threads = [threading.Thread(target=read, args=(source, barrier)) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
print(won == [400] * 30, len(lost))
""")
    assert (result.stdout, result.stderr) == ("True 90\n", "")
