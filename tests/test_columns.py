"""Columns of lists beside the texts, and the methods that pandas and polars get."""

import duckdb
import pandas as pd
import polars as pl
import pullquote as pq
import pullquote.duckdb
import pullquote.pandas
import pullquote.polars
import pyarrow as pa
import pytest
from conftest import run_python

TEXTS = ["“It holds,” said Alba Quintero. It will.", None, "", "So."]
COMPONENTS = ["sentences", "entities", "quotes", "referents"]


def expected(what):
    """The lists, from the long table."""
    lists = [None if text is None else [] for text in TEXTS]
    for row in getattr(pq, what)(TEXTS).to_pylist():
        lists[row.pop("doc_id")].append(row)
    return lists


@pytest.mark.parametrize("what", COMPONENTS)
def test_every_library_gives_the_same_lists(what):
    lists = expected(what)
    assert pq.column(what, TEXTS) == lists
    index = pd.Index(list("wxyz"))
    for dtype in (object, "str", "category", pd.ArrowDtype(pa.string())):
        series = pq.column(what, pd.Series(TEXTS, index=index, dtype=object).astype(dtype))
        assert series.tolist() == lists
        assert series.name == what
        assert series.index.equals(index)
    assert pq.column(what, pl.Series(TEXTS)).to_list() == lists
    for array in (pa.array(TEXTS), pa.chunked_array([TEXTS[:1], TEXTS[1:]])):
        column = pq.column(what, array)
        assert column.to_pylist() == lists
        assert column.type == pq.column(what, pa.array([], pa.string())).type
    table = pa.table({"text": TEXTS})
    assert table.append_column(what, pq.column(what, table["text"])).num_rows == 4


@pytest.mark.parametrize("what", COMPONENTS)
@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_polars_expressions(what, engine):
    frame = pl.concat([pl.DataFrame({"text": TEXTS}), pl.DataFrame({"text": TEXTS})], rechunk=False)
    lazy = frame.lazy().with_columns(found=pq.column(what, pl.col("text")))
    assert lazy.collect_schema()["found"] == pq.column(what, pl.Series(TEXTS)).dtype
    assert lazy.collect(engine=engine)["found"].to_list() == expected(what) * 2


def test_a_polars_column_unnests_into_the_long_table():
    frame = pl.DataFrame({"text": TEXTS, "id": [7, 8, 9, 10]}).with_columns(found=pq.column("quotes", pl.col("text")))
    flat = frame.filter(pl.col("found").list.len() > 0).explode("found").select(pl.col("id").alias("doc_id"), "found")
    assert flat.unnest("found").equals(pq.quotes(frame.select("text", "id"), id="id"))


def test_many_documents_and_no_documents():
    texts = ["It holds. It will."] * 5000
    lists = pq.column("sentences", pl.Series(texts)).list.len()
    assert lists.to_list() == [2] * 5000
    assert pq.column("sentences", []) == []
    assert pq.column("sentences", pl.Series([], dtype=pl.String)).to_list() == []


@pytest.mark.parametrize(
    ("what", "data", "error", "message"),
    [
        (
            "quotes",
            pd.DataFrame({"text": TEXTS}),
            TypeError,
            r'is a DataFrame; pass one column of it, such as data\["text',
        ),
        ("quotes", pl.DataFrame({"text": TEXTS}), TypeError, "is a DataFrame; pass one column"),
        ("quotes", pa.table({"text": TEXTS}), TypeError, "is a Table; pass one column"),
        ("quotes", "So.", TypeError, "data must be a list of str.* not str"),
        ("quotes", 5, TypeError, "not int"),
        ("quotes", ["So.", 5], TypeError, "row 1 is int"),
        ("quotes", pl.Series([1, 2]), TypeError, "not of strings"),
        ("words", ["So."], ValueError, "unknown component 'words'; the known ones are 'sentences', "),
    ],
)
def test_what_is_no_column_is_refused(what, data, error, message):
    with pytest.raises(error, match=message):
        pq.column(what, data)


def test_the_analyzer_must_look_for_it():
    with pytest.raises(ValueError, match="does not look for quotes"):
        pq.Analyzer(components=("sentences",)).column("quotes", TEXTS)
    with pytest.warns(pq.PullquoteWarning, match="1 row was neither"):
        assert pq.column("sentences", ["So.", 5], errors="null")[1] is None


def test_the_pandas_accessor():
    frame = pd.DataFrame({"body": TEXTS, "url": list("abcd")})
    for what in COMPONENTS:
        assert getattr(frame.pullquote, what)("body", "url").equals(getattr(pq, what)(frame, "body", "url"))
        assert getattr(frame.body.pullquote, what)().tolist() == expected(what)
    assert frame.pullquote.tables("body", "url").quotes.equals(pq.quotes(frame, "body", "url"))
    keep = pq.Analyzer(quotations="keep", components=("sentences",))
    text = pd.DataFrame({"text": ["She said “It holds. It will” again."]})
    assert len(text.pullquote.sentences(analyzer=keep)) == len(keep.sentences(text))
    assert pullquote.pandas.PandasFrame.quotes.__doc__


def test_the_polars_namespaces():
    frame = pl.DataFrame({"body": TEXTS, "url": list("abcd")})
    for what in COMPONENTS:
        long = getattr(pq, what)(frame, "body", "url")
        assert getattr(frame.pullquote, what)("body", "url").equals(long)
        assert getattr(frame.lazy().pullquote, what)("body", "url").collect().equals(long)
        assert getattr(frame["body"].pullquote, what)().to_list() == expected(what)
        assert frame.select(getattr(pl.col("body").pullquote, what)())["body"].to_list() == expected(what)
    assert pullquote.polars.PolarsFrame.quotes.__doc__


def test_the_core_loads_neither_library():
    result = run_python("import pullquote, sys; print('pandas' in sys.modules or 'polars' in sys.modules)")
    assert result.stdout.strip() == "False"


def duckdb_articles():
    connection = duckdb.connect()
    connection.execute("create table news (id integer, body varchar)")
    connection.executemany("insert into news values (?, ?)", list(enumerate(TEXTS)))
    return connection, connection.table("news")


@pytest.mark.parametrize("what", COMPONENTS)
def test_a_duckdb_relation_of_one_column(what):
    connection, news = duckdb_articles()
    found = pq.column(what, news.select("body"))
    assert isinstance(found, duckdb.DuckDBPyRelation)
    assert found.columns == [what]
    assert [row for (row,) in found.fetchall()] == expected(what)
    beside = connection.sql(f"select id, {what} from news positional join found").fetchall()
    assert beside == list(enumerate(expected(what)))


@pytest.mark.parametrize("what", COMPONENTS)
def test_duckdb_functions_stay_beside_their_row(what):
    connection, news = duckdb_articles()
    assert pullquote.duckdb.register(connection) is connection
    found = news.project(f"id, pullquote_{what}(body) as found")
    assert found.fetchall() == list(enumerate(expected(what)))
    flat = found.project("id as doc_id, unnest(found, recursive := true)").fetchall()
    assert flat == pq.tables(news, id="id", text="body")._asdict()[what].fetchall()
    # More rows than duckdb hands over at a time.
    many = connection.sql("select range as id, 'It holds. It will.' as body from range(10_000)")
    assert many.aggregate(f"sum(len(pullquote_{what}(body)))").fetchall() == [(20_000 if what == "sentences" else 0,)]


def test_duckdb_functions_of_an_analyzer_take_the_place_of_others():
    connection, news = duckdb_articles()
    pullquote.duckdb.register(connection)
    pullquote.duckdb.register(connection, analyzer=pq.Analyzer(("sentences",), quotations="keep"))
    text = "She said “It holds. It will” again."
    assert connection.execute("select len(pullquote_sentences($1))", [text]).fetchall() == [(1,)]
    assert news.project("len(pullquote_quotes(body))").fetchall() == [(1,), (None,), (0,), (0,)]
    with pytest.raises(duckdb.BinderException, match="No function matches"):
        news.project("pullquote_quotes(id)")


def test_a_duckdb_relation_of_several_columns_is_refused():
    _, news = duckdb_articles()
    with pytest.raises(
        TypeError, match=r"relation of 2 columns; pass one of them, such as data.select\(.*register\(\)"
    ):
        pq.column("quotes", news)
    with pytest.raises(TypeError, match="row 0 is int, not str or None"):
        pq.column("quotes", news.select("id"))
