"""`process_batch` and `schema`: what engines call."""

import multiprocessing
import pickle

import pullquote as pq
import pyarrow as pa
import pytest

COMPONENTS = ("sentences", "entities", "quotes", "referents")
TEXT = "“It holds,” said Mayor Alba Quintero of Harlow. She paid $5 million."
ROWS = {
    "url": ["a", "b", None, "d"],
    "body": [TEXT, None, "It will.", TEXT],
    "year": pa.array([1, 2, 3, None], pa.int16()),
    "tags": [["x"], [], None, ["y", "z"]],
}


def simple(kind):
    """True for types that every engine knows."""
    if pa.types.is_list(kind):
        return simple(kind.value_type)
    if pa.types.is_struct(kind):
        return all(simple(field.type) for field in kind)
    return kind in (pa.int32(), pa.int64(), pa.float64(), pa.string())


@pytest.mark.parametrize("what", COMPONENTS)
def test_a_batch_gives_the_rows_of_the_tables(what):
    batch = pa.record_batch(ROWS)
    found = pq.process_batch(batch, what, text="body", id="url", columns=["year", "tags"])
    assert isinstance(found, pa.RecordBatch)
    expected = getattr(pq, what)(pa.table(ROWS), text="body", id="url")
    carried = {"a": (1, ["x"]), None: (3, None), "d": (None, ["y", "z"])}
    assert [(row["year"], row["tags"]) for row in found.to_pylist()] == [
        carried[row["doc_id"]] for row in expected.to_pylist()
    ]
    assert {"a", "d"} <= set(found["doc_id"].to_pylist())
    assert found.drop_columns(["year", "tags"]).to_pylist() == expected.to_pylist()
    assert found.schema == pq.schema(what, pa.string(), {"year": pa.int16(), "tags": pa.list_(pa.string())})
    table = pa.Table.from_batches([batch.slice(0, 1), batch.slice(1)])
    again = pq.process_batch(table, what, text="body", id="url", columns=["year", "tags"])
    assert isinstance(again, pa.Table)
    assert again.to_pylist() == found.to_pylist()
    none = pq.process_batch(batch.slice(0, 0), what, text="body", id="url", columns=["year", "tags"])
    assert (none.num_rows, none.schema) == (0, found.schema)


@pytest.mark.parametrize("what", COMPONENTS)
def test_schemas_hold_what_every_engine_knows(what):
    assert all(simple(kind) for kind in pq.schema(what).types)
    assert pq.schema(what).names == getattr(pq, what)([]).column_names
    assert pq.process_batch(pa.record_batch({"text": [TEXT]}), what).schema == pq.schema(what)


def test_ids_of_any_type():
    for ids in (
        pa.array(["x", "y"]).dictionary_encode(),
        pa.array([{"a": 1}, {"a": 2}]),
        pa.array(["x", "y"], pa.string_view()),
        pa.chunked_array([[1], [2]]),
    ):
        table = pa.table({"key": ids, "text": ["So.", "It will."]})
        found = pq.process_batch(table, "sentences", id="key")
        assert found["doc_id"].to_pylist() == ids.to_pylist()
    assert pq.process_batch(pa.record_batch({"text": ["", "So."]}), "sentences")["doc_id"].to_pylist() == [1]


def test_errors_name_the_remedy():
    batch = pa.record_batch(ROWS)
    for arguments, error, message in (
        ({"what": "words"}, ValueError, "unknown component 'words'"),
        ({"text": "text"}, ValueError, "there is no column 'text'"),
        (
            {"columns": ["page"]},
            ValueError,
            "there is no column 'page' to carry along; there are 'url', 'body', 'year'",
        ),
        ({"columns": ["doc_id"]}, ValueError, "no column 'doc_id'"),
        ({"batch": ["So."]}, TypeError, "batch must be a pyarrow.RecordBatch or pyarrow.Table, not list"),
    ):
        with pytest.raises(error, match=message):
            pq.process_batch(**{"batch": batch, "text": "body", **arguments})
    with pytest.raises(ValueError, match="'name' cannot be carried along"):
        pq.process_batch(
            batch.rename_columns(["name", "body", "year", "tags"]), "entities", text="body", columns=["name"]
        )
    bad = pa.record_batch({"text": pa.array([b"So.", b"\xff"]).view(pa.string())})
    with pytest.warns(pq.PullquoteWarning, match="row 1: the text is not valid UTF-8"):
        assert pq.process_batch(bad, "sentences").num_rows == 1
    with pytest.raises(ValueError, match="row 1: the text is not valid UTF-8"):
        pq.process_batch(bad, "sentences", strict=True)


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_workers_of_other_processes(method):
    batch = pa.record_batch({"text": [TEXT]})
    assert pickle.loads(pickle.dumps(pq.process_batch)) is pq.process_batch
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.map(pq.process_batch, [batch, batch]) == [pq.process_batch(batch)] * 2
