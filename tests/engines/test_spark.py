"""Spark, in threads of one process and with executors of their own."""

import shutil

import pytest

pytest.importorskip("pyspark", reason="needs pyspark; make test-engines installs it")
if not shutil.which("java"):
    pytest.skip("Spark needs Java", allow_module_level=True)

from engine_corpus import IDS, expected, in_order, rows
from pullquote import spark as pqs
from pyspark.sql import SparkSession, functions
from pyspark.sql.types import StructType

# What Spark's own Python code warns of is not ours to mend.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module", params=["local[2]", "local-cluster[2,1,1024]"])
def spark(request):
    session = (
        SparkSession.builder.master(request.param)
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture
def frame(spark):
    return spark.createDataFrame(list(rows()), "url string, text string, year bigint").repartition(4)


@pytest.mark.parametrize("what", IDS)
def test_long_tables_are_those_of_one_machine(frame, what):
    table = pqs.table(frame, what, id="url", columns=["year"])
    assert table.columns[:2] == ["doc_id", "year"]
    assert in_order([row.asDict(recursive=True) for row in table.collect()], what) == expected()[what]


def test_ids_of_any_type_and_empty_partitions(spark, frame):
    table = pqs.table(frame, "quotes", text="text", id="year")
    assert table.schema["doc_id"].dataType.simpleString() == "bigint"
    assert table.count() == len(expected()["quotes"])
    structs = frame.select("text", functions.struct("url", "year").alias("key"))
    found = pqs.table(structs, "quotes", id="key").select("doc_id.url").distinct().count()
    assert found == len({row["doc_id"] for row in expected()["quotes"]})
    assert pqs.table(frame.limit(0), "quotes", id="url").collect() == []
    empty = spark.createDataFrame([], StructType(frame.schema.fields))
    assert pqs.table(empty, "quotes", id="url").count() == 0


def test_columns_of_lists(frame):
    column = pqs.column("quotes")
    for row in frame.withColumn("found", column("text")).collect():
        if row.text is None:
            assert row.found is None
            continue
        wanted = [quote for quote in expected()["quotes"] if quote["doc_id"] == row.url]
        assert [quote.asDict(recursive=True) for quote in row.found] == [
            {name: value for name, value in quote.items() if name not in ("doc_id", "year")} for quote in wanted
        ]
    by_pandas = pytest.MonkeyPatch()
    with by_pandas.context() as patch:
        patch.delattr(functions, "arrow_udf", raising=False)
        older = pqs.column("quotes")
    both = frame.select(column("text").alias("arrow"), older("text").alias("pandas")).collect()
    assert all(row.arrow == row.pandas for row in both)


def test_text_that_is_no_utf8_is_left_out(frame):
    bad = frame.selectExpr("url", "cast(unhex('636166e9') as string) as text").limit(3)
    assert pqs.table(bad, "sentences", id="url").collect() == []
    with pytest.raises(Exception, match="not valid UTF-8"):
        pqs.table(bad, "sentences", id="url", strict=True).collect()


def test_wrong_arguments_are_told_at_once(frame):
    with pytest.raises(ValueError, match="unknown component 'words'"):
        pqs.table(frame, "words", id="url")
    with pytest.raises(ValueError, match="'start' cannot be carried along"):
        pqs.table(frame, "quotes", id="url", columns=["start"])
    with pytest.raises(Exception, match="body"):
        pqs.table(frame, "quotes", text="body", id="url")
