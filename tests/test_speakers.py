"""Speakers of a corpus."""

import duckdb
import pandas as pd
import polars as pl
import pullquote as pq
import pyarrow as pa
import pytest

ROWS = [
    {"doc_id": "a", "speaker_name": "Alba Quintero", "speaker_title": "Mayor", "speaker_affiliation": None},
    {"doc_id": "a", "speaker_name": "Mayor Alba Quintero", "speaker_title": "mayor", "speaker_affiliation": "Harlow"},
    {"doc_id": "b", "speaker_name": "Alba M. Quintero", "speaker_title": None, "speaker_affiliation": None},
    {"doc_id": "b", "speaker_name": "FTC", "speaker_title": None, "speaker_affiliation": None},
    {"doc_id": "c", "speaker_name": "Federal Trade Commission", "speaker_title": None, "speaker_affiliation": None},
    {"doc_id": "c", "speaker_name": None, "speaker_title": None, "speaker_affiliation": None},
]


def counts(table):
    return [(row["name"], row["quotes"], row["documents"]) for row in table]


def test_quotes_are_counted_by_name():
    row, *others = pq.speakers(ROWS).to_pylist()
    assert (row["name"], row["quotes"], row["documents"]) == ("Mayor Alba Quintero", 3, 2)
    assert sorted(row["variants"]) == ["Alba M. Quintero", "Alba Quintero", "Mayor Alba Quintero"]
    assert (row["titles"], row["affiliations"]) == (["Mayor"], ["Harlow"])
    assert counts(others) == [("FTC", 1, 1), ("Federal Trade Commission", 1, 1)]


@pytest.mark.parametrize("form", ["dict", "csv", "pandas", "rows"])
def test_aliases_win(form, tmp_path):
    pairs = {"FTC": "Federal Trade Commission", "Alba Quintero": "A. Quintero"}
    aliases = {
        "dict": pairs,
        "pandas": pd.DataFrame({"alias": list(pairs), "name": list(pairs.values())}),
        "rows": [{"alias": alias, "name": name} for alias, name in pairs.items()],
        "csv": tmp_path / "aliases.csv",
    }[form]
    if form == "csv":
        aliases.write_text("alias,name\nFTC,Federal Trade Commission\nAlba Quintero,A. Quintero\n", encoding="utf-8")
    expected = [("A. Quintero", 3, 2), ("Federal Trade Commission", 2, 2)]
    assert counts(pq.speakers(ROWS, aliases=aliases).to_pylist()) == expected


def test_a_frame_comes_back_in_the_library_it_came_from():
    expected = pq.speakers(ROWS).to_pylist()
    pandas = pq.speakers(pd.DataFrame(ROWS))
    assert isinstance(pandas, pd.DataFrame)
    assert pandas.to_dict("records") == expected
    assert pq.speakers(pl.DataFrame(ROWS)).to_dicts() == expected
    assert pq.speakers(pa.Table.from_pylist(ROWS)).to_pylist() == expected
    frame = pd.DataFrame(ROWS)
    relation = pq.speakers(duckdb.sql("select * from frame"))
    assert counts(relation.to_df().to_dict("records")) == counts(expected)


def test_it_reads_the_table_of_quotes():
    texts = ["“It holds,” said Mayor Alba Quintero. “It will,” Quintero said.", "“Yes,” Alba Quintero said."]
    assert counts(pq.speakers(pq.quotes(texts)).to_pylist()) == [("Alba Quintero", 3, 2)]
    assert len(pq.speakers(pq.quotes([]))) == 0


def test_what_is_missing_is_named():
    with pytest.raises(ValueError, match="quotes lack the column 'speaker_name'; they have 'speaker'"):
        pq.speakers([{"speaker": "Alba"}])
    with pytest.raises(ValueError, match="aliases lack the column 'name'"):
        pq.speakers(ROWS, aliases=[{"alias": "FTC"}])
    with pytest.raises(TypeError, match="aliases and names must be str, not int"):
        pq.speakers(ROWS, aliases={"FTC": 5})
    with pytest.raises(TypeError, match="quotes must be a table or a list of dictionaries, not int"):
        pq.speakers(5)
