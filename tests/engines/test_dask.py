"""Dask, on a cluster of processes of this machine and on threads."""

import pytest

pytest.importorskip("dask.dataframe", reason="needs dask[dataframe]; make test-engines installs it")
distributed = pytest.importorskip("distributed", reason="needs distributed; make test-engines installs it")

import dask.dataframe as dd
import pandas as pd
import pullquote as pq
from engine_corpus import IDS, articles
from pullquote import dask as pqd

# What Dask's own Python code warns of is not ours to mend.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module", params=["processes", "threads"])
def frame(request):
    # Ids of a dtype that Arrow would change, in partitions one of which has no rows.
    data = dd.from_pandas(articles().astype({"url": "category"}), npartitions=3)
    data = dd.concat([data, data[data["year"] < 0].partitions[:1]])
    if request.param == "threads":
        yield data
    else:
        cluster = distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
        with cluster, distributed.Client(cluster):
            yield data


@pytest.mark.parametrize("what", IDS)
def test_tables_are_those_of_one_machine(frame, what):
    table = pqd.table(frame, what, id="url", columns=["year"])
    assert table.columns.tolist()[:2] == ["doc_id", "year"]
    found = table.compute().reset_index(drop=True)
    ids = articles()["url"].astype("category")
    one = getattr(pq, what)(articles().assign(url=ids), text="text", id="url")
    years = one["doc_id"].astype(str).map(articles().set_index("url")["year"])
    one.insert(1, "year", years)
    pd.testing.assert_frame_equal(found, one)
    pd.testing.assert_frame_equal(table._meta, one[:0], check_index_type=False)


def test_columns_of_lists(frame):
    found = pqd.column("quotes", frame["text"]).compute()
    pd.testing.assert_series_equal(found, pq.column("quotes", articles()["text"]))


def test_wrong_arguments_are_told_at_once(frame):
    with pytest.raises(ValueError, match="unknown component 'words'"):
        pqd.table(frame, "words", id="url")
    with pytest.raises(ValueError, match="there is no column 'body'"):
        pqd.table(frame, "quotes", text="body", id="url")
    with pytest.raises(ValueError, match="'start' cannot be carried along"):
        pqd.table(frame, "quotes", id="url", columns=["start"])
