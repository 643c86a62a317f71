"""Referents: who is who in one document."""

import json
import pickle

import pullquote as pq

TEXT = (
    "Walmart Inc. (NYSE: WMT) said it would open 30 stores. “They will be small,” Walmart CEO Doug McMillon said. "
    "Microsoft fell. “We are patient,” McMillon told Reuters on Monday. He said the company was in no hurry."
)


def referent(document, name):
    return next(referent for referent in document.referents if referent.name == name)


def test_a_person_comes_with_title_affiliation_and_all_mentions():
    document = pq.analyze(TEXT)
    person = referent(document, "Doug McMillon")
    assert (person.label, person.titles, person.affiliations) == ("PERSON", ("CEO",), ("Walmart Inc.",))
    assert [mention.text for mention in person.mentions] == ["Doug McMillon", "McMillon", "He"]
    assert TEXT[person.start : person.end] == person.name
    quotes = {quote.speaker.text: quote for quote in document.quotes if quote.speaker}
    assert {quotes[text].speaker_name for text in ("Doug McMillon", "McMillon", "He")} == {"Doug McMillon"}
    assert (quotes["He"].speaker_title, quotes["He"].speaker_affiliation) == ("CEO", "Walmart Inc.")


def test_companies_carry_their_tickers():
    document = pq.analyze(TEXT)
    assert referent(document, "Walmart Inc.").ticker == "WMT"
    assert referent(document, "Microsoft").ticker == "MSFT"
    assert referent(pq.analyze("Walmart (LSE: WXYZ) rose."), "Walmart").ticker == "WXYZ"


def test_every_mention_slices_back_and_survives_a_round_trip():
    document = pq.analyze(TEXT)
    for found in document.referents:
        assert found.mentions
        assert all(TEXT[mention.start : mention.end] == mention.text for mention in found.mentions)
    assert pickle.loads(pickle.dumps(document)) == document
    assert pq.Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document


def test_a_referent_by_hand():
    mention = pq.Mention(0, 4, "Alba")
    person = pq.Referent(0, 4, "Alba", "PERSON", mentions=[mention], titles=["Mayor"])
    assert (person.mentions, person.titles, person.affiliations, person.ticker) == ((mention,), ("Mayor",), (), None)
    assert person == pickle.loads(pickle.dumps(person))
    assert person != pq.Referent(0, 4, "Alba", "PERSON")
    assert repr(person).startswith("Referent(start=0, end=4, name='Alba', label='PERSON'")


def test_names_are_the_same_whatever_else_is_asked_for():
    names = {entity.text: entity.name for entity in pq.analyze(TEXT).entities}
    alone = pq.Analyzer(components=("entities",))(TEXT)
    assert {entity.text: entity.name for entity in alone.entities} == names
    assert alone.referents == ()
    assert pq.Analyzer(components=("referents",))(TEXT).referents == pq.analyze(TEXT).referents


def test_the_table_of_referents_goes_to_pandas_and_polars():
    table = pq.referents([TEXT, None])
    row = next(row for row in table.to_pylist() if row["name"] == "Doug McMillon")
    assert (row["titles"], row["affiliations"]) == (["CEO"], ["Walmart Inc."])
    assert table.to_polars().to_dicts() == table.to_pylist()
    frame = table.to_pandas()
    assert list(frame.columns) == table.column_names
    assert frame["titles"].tolist() == table.to_pydict()["titles"]
    assert frame["ticker"].isna().tolist() == [ticker is None for ticker in table.to_pydict()["ticker"]]
    assert "Doug McMillon" in repr(table)
