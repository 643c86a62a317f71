"""The analyzer: its configuration, and many texts through `pipe`."""

import copy
import itertools
import pickle
import threading
import warnings

import numpy as np
import pandas as pd
import pullquote as pq
import pyarrow as pa
import pytest
from conftest import texts
from hypothesis import given, settings
from hypothesis import strategies as st

TEXT = "It holds. It will."


def test_components_are_the_only_work_done():
    for component in ("sentences", "entities", "quotes", "referents"):
        document = pq.Analyzer(components=(component,))(TEXT)
        others = {"sentences", "entities", "quotes", "referents"} - {component}
        assert all(getattr(document, other) == () for other in others)
    assert len(pq.Analyzer(components=["sentences"])(TEXT).sentences) == 2


def test_an_analyzer_is_a_value():
    nlp = pq.Analyzer(components=("quotes", "sentences", "quotes"), threads=np.int64(2), quotations="keep")
    assert repr(nlp) == "Analyzer(components=('sentences', 'quotes'), threads=2, quotations='keep')"
    assert (nlp.components, nlp.threads, nlp.quotations) == (("sentences", "quotes"), 2, "keep")
    for same in (pickle.loads(pickle.dumps(nlp)), copy.copy(nlp), copy.deepcopy(nlp), eval(repr(nlp), vars(pq).copy())):
        assert same == nlp
        assert hash(same) == hash(nlp)
        assert same(TEXT) == nlp(TEXT)
    assert nlp != pq.Analyzer()
    assert nlp != "Analyzer"
    with pytest.raises(AttributeError, match="immutable"):
        nlp.threads = 3
    with pytest.raises(AttributeError, match="immutable"):
        nlp.other = 3
    with pytest.raises(AttributeError, match="immutable"):
        del nlp._threads


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (
            {"components": ("quote",)},
            ValueError,
            "unknown component 'quote'; the known ones are 'sentences', 'entities', 'q",
        ),
        ({"components": ()}, ValueError, "at least one component"),
        ({"components": "quotes"}, TypeError, r"a tuple of names such as \('quotes',\), not 'quotes'"),
        ({"components": None}, TypeError, "a tuple of names"),
        ({"components": (1,)}, ValueError, "unknown component 1"),
        ({"threads": 0}, ValueError, "from 1 to 1024, or None for all cores; not 0"),
        ({"threads": -1}, ValueError, "from 1 to 1024"),
        ({"threads": 10**9}, ValueError, "from 1 to 1024"),
        ({"threads": "2"}, TypeError, "threads must be an int, not str"),
        ({"threads": 2.0}, TypeError, "threads must be an int, not float"),
        ({"threads": True}, TypeError, "threads must be an int, not bool"),
        ({"quotations": "whole"}, ValueError, "quotations must be 'split' or 'keep', not 'whole'"),
        ({"quotations": None}, ValueError, "quotations must be"),
    ],
)
def test_wrong_configurations_are_refused(arguments, error, message):
    with pytest.raises(error, match=message):
        pq.Analyzer(**arguments)


@settings(max_examples=30)
@given(st.lists(st.none() | texts(max_size=20), max_size=40), st.integers(1, 50), st.sampled_from([1, 2, 3]))
def test_pipe_gives_what_single_calls_give(rows, batch_size, threads):
    nlp = pq.Analyzer(threads=threads)
    documents = list(nlp.pipe(rows, batch_size=batch_size))
    assert documents == [nlp(row or "") for row in rows]


def test_pipe_reads_no_more_than_a_batch_ahead():
    taken = []

    def rows():
        for number in itertools.count():
            taken.append(number)
            yield f"Text {number}. Yes."

    documents = pq.Analyzer().pipe(rows(), batch_size=10)
    assert taken == []
    assert next(documents).text == "Text 0. Yes."
    assert len(taken) == 10
    assert [document.text for document in itertools.islice(documents, 10)][-1] == "Text 10. Yes."
    assert len(taken) == 20


def test_pipe_ends_a_batch_of_long_texts_early():
    taken = []

    def rows():
        for number in range(100):
            taken.append(number)
            yield " " * 10_000_000

    next(pq.Analyzer().pipe(rows(), batch_size=100))
    assert len(taken) == 2


def test_pipe_carries_a_context_along():
    pairs = [(TEXT, {"id": 1}), (None, "x"), ["It fell.", None]]
    result = list(pq.Analyzer(threads=1).pipe(pairs, as_tuples=True))
    assert [(len(document.sentences), context) for document, context in result] == [(2, {"id": 1}), (0, "x"), (1, None)]
    with pytest.raises(TypeError, match="element 1 is not"):
        list(pq.Analyzer().pipe([(TEXT, 1), TEXT], as_tuples=True))


def test_pipe_shows_progress(capsys):
    assert len(list(pq.Analyzer().pipe([TEXT] * 3, progress=True))) == 3
    assert "3/3" in capsys.readouterr().err
    assert len(pq.sentences([TEXT] * 3, progress=True)) == 6
    assert "3/3" in capsys.readouterr().err


def test_pipe_takes_columns():
    for column in (
        (TEXT, None),
        iter([TEXT, None]),
        np.array([TEXT, None], dtype=object),
        pd.Series([TEXT, None]),
        pa.array([TEXT, None]),
        pa.chunked_array([[TEXT], [None]]),
    ):
        assert [len(document.sentences) for document in pq.Analyzer().pipe(column)] == [2, 0]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (TEXT, "texts is one str; pass a list of texts, or call analyze"),
        (b"x", "texts is one bytes"),
        (5, "texts must be an iterable of str, not int"),
        (None, "texts must be an iterable of str, not NoneType"),
        ({"a": TEXT}, "texts is a dict; pass one column of texts, not a whole frame"),
        (pd.DataFrame({"a": [TEXT]}), "texts is a DataFrame; pass one column"),
        (pa.table({"a": [TEXT]}), "texts is a Table; pass one column"),
    ],
)
def test_pipe_refuses_what_holds_no_texts(rows, message):
    with pytest.raises(TypeError, match=message):
        pq.Analyzer().pipe(rows)


def test_pipe_checks_its_arguments_at_once():
    nlp = pq.Analyzer()
    with pytest.raises(ValueError, match="batch_size must be at least 1, not 0"):
        nlp.pipe([], batch_size=0)
    with pytest.raises(TypeError, match="batch_size must be an int, not float"):
        nlp.pipe([], batch_size=1.5)
    with pytest.raises(ValueError, match="errors must be 'raise' or 'null', not 'ignore'"):
        nlp.pipe([], errors="ignore")


def test_an_element_of_a_wrong_type_is_named_by_its_row():
    rows = [TEXT, None, "x", 5, b"y", 6]
    with pytest.raises(TypeError, match=r"row 3 is int, not str or None; convert it to str, or pass errors=\"null\""):
        list(pq.Analyzer().pipe(rows, batch_size=2))
    with pytest.warns(pq.PullquoteWarning, match="3 rows were neither str nor null .* row 3, of type int") as caught:
        documents = list(pq.Analyzer().pipe(rows, batch_size=2, errors="null"))
    assert len(caught) == 1
    assert caught[0].filename == __file__
    assert [document.text for document in documents] == [TEXT, "", "x", "", "", ""]


@pytest.mark.parametrize("null", [None, float("nan"), np.float64("nan"), np.float32("nan"), pd.NA, pd.NaT], ids=repr)
def test_every_kind_of_null_is_null(null):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert [document.text for document in pq.Analyzer().pipe([null, "x"])] == ["", "x"]
        assert pq.sentences([null, "x"]).to_pydict()["doc_id"] == [1]


def test_threads_may_share_an_analyzer():
    nlp, rows = pq.Analyzer(threads=2), [f"Text {number}. It holds. " * 50 for number in range(200)]
    expected = nlp.sentences(rows)
    results = [None] * 8

    def work(at):
        results[at] = nlp.sentences(rows)

    threads = [threading.Thread(target=work, args=(at,)) for at in range(len(results))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(result == expected for result in results)
