"""Ray Data on a cluster of this machine."""

import pytest

ray = pytest.importorskip("ray", reason="needs ray[data]; make test-engines installs it")
pytest.importorskip("ray.data", reason="needs ray[data]; make test-engines installs it")

import pyarrow as pa
from engine_corpus import IDS, expected, in_order, rows
from pullquote import ray as pqr

# What Ray's own Python code warns of is not ours to mend.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def dataset():
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=200_000_000, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray.data.from_arrow(pa.Table.from_pylist(list(rows()))).repartition(3)
    ray.shutdown()


@pytest.mark.parametrize("what", IDS)
def test_tables_are_those_of_one_machine(dataset, what):
    table = pqr.table(dataset, what, id="url", columns=["year"], batch_size=9)
    assert in_order(table.take_all(), what) == expected()[what]


def test_an_empty_dataset(dataset):
    none = dataset.filter(lambda row: False)
    assert pqr.table(none, "quotes", id="url").count() == 0


def test_wrong_arguments_are_told_at_once(dataset):
    with pytest.raises(ValueError, match="unknown component 'words'"):
        pqr.table(dataset, "words", id="url")
    with pytest.raises(ValueError, match="'start' cannot be carried along"):
        pqr.table(dataset, "quotes", id="url", columns=["start"])
