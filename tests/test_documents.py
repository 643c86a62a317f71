"""Documents and what they hold."""

import copy
import json
import pickle

import pullquote as pq
import pytest
from conftest import QUOTED, texts
from hypothesis import assume, given


def check_slices(document):
    """Every span slices back to its text, in order, and nothing but white space is left out of the sentences."""
    text = document.text
    rest, last = [], 0
    for sentence in document.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text
        assert sentence.text == sentence.text.strip("\t\n\v\f\r \x85\u00a0\u2028\u2029")
        assert sentence.start >= last
        rest.append(text[last : sentence.start])
        last = sentence.end
    # U+001C to U+001F are white space to Python, but to nobody else.
    assert not "".join([*rest, text[last:]]).strip()
    last = 0
    for entity in document.entities:
        assert text[entity.start : entity.end] == entity.text
        assert entity.start >= last
        assert entity.name
        last = entity.end
    assert [(q.start, -q.end) for q in document.quotes] == sorted((q.start, -q.end) for q in document.quotes)
    for quote in document.quotes:
        assert text[quote.start : quote.end] == quote.text
        assert (quote.start, quote.end) == (quote.spans[0].start, quote.spans[-1].end)
        assert all(a.end <= b.start for a, b in zip(quote.spans, quote.spans[1:], strict=False))
        for mention in filter(None, (quote.speaker, quote.cue)):
            assert text[mention.start : mention.end] == mention.text


@given(texts())
def test_spans_slice_back_to_their_text(text):
    document = pq.analyze(text)
    assert document.text == text
    check_slices(document)


@given(texts())
def test_documents_survive_pickle_and_dictionaries(text):
    # JSON reads two surrogates in a row as the one character that they stand for in UTF-16.
    assume(json.loads(json.dumps(text)) == text)
    document = pq.analyze(text)
    for copied in (
        pickle.loads(pickle.dumps(document)),
        copy.deepcopy(document),
        pq.Document.from_dict(document.to_dict()),
        pq.Document.from_dict(json.loads(json.dumps(document.to_dict()))),
    ):
        assert copied == document
        assert hash(copied) == hash(document)
        check_slices(copied)
    assert isinstance(document._repr_html_(), str)
    document._repr_html_().encode("utf-8")


def test_offsets_count_code_points():
    document = pq.analyze("She left the cafe\u0301 😀. They wrote 𝔘 and שלום there. It was late.")
    assert [(s.start, s.end, s.text) for s in document.sentences] == [
        (0, 21, "She left the cafe\u0301 😀."),
        (22, 50, "They wrote 𝔘 and שלום there."),
        (51, 63, "It was late."),
    ]


def test_lone_surrogates_stay_in_place():
    text = "They wrote \ud800 there. It said \ud83d\ude00 and \udfff. It was late."
    document = pq.analyze(text)
    assert document.text == text
    assert [s.text for s in document.sentences][-2:] == ["It said \ud83d\ude00 and \udfff.", "It was late."]
    check_slices(document)


@pytest.mark.parametrize("text", ["", " ", "\n\t \u00a0\n", "\u2003" * 1000])
def test_nothing_to_read_gives_nothing(text):
    document = pq.analyze(text)
    assert (document.sentences, document.entities, document.quotes) == ((), (), ())
    assert document.text == text


@pytest.mark.parametrize(
    "text",
    [
        "It holds and holds on. " * 450_000,
        "x" * 10_000_000,
        '"' * 100_000,
        "“" * 100_000,
        "(" * 100_000 + "." * 100_000,
        "A. " * 300_000,
        "\n" * 1_000_000,
        "\0" * 1_000_000,
    ],
    ids=["ten megabytes on one line", "no spaces", "marks", "open marks", "brackets", "initials", "newlines", "NUL"],
)
def test_large_and_hostile_texts(text):
    check_slices(pq.analyze(text))


def test_a_string_subclass_is_read_as_the_string_it_is():
    class Odd(str):
        __slots__ = ()

        def __getitem__(self, key):
            return "odd"

        def __len__(self):
            return 1

    document = pq.analyze(Odd("It holds. Yes."))
    assert type(document.text) is str
    assert [s.text for s in document.sentences] == ["It holds.", "Yes."]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "text must be str, not NoneType; leave missing texts out"),
        (b"It holds.", r"text must be str, not bytes; decode it first"),
        (["It holds."], "text must be str, not list; use pipe"),
        (5, "text must be str, not int; convert it with str"),
    ],
)
def test_one_text_must_be_a_string(value, message):
    with pytest.raises(TypeError, match=message):
        pq.analyze(value)


def test_a_document_by_hand(quoted):
    check_slices(quoted)
    quote = quoted.quotes[0]
    assert quote.text == quoted.text[:60]
    assert [quoted.text[start:end] for start, end in quote.spans] == ["“It <b>holds</b>,”", "“for now.”"]
    assert quote.spans[1] == (50, 60) == (quote.spans[1].start, quote.spans[1].end)
    assert (quote.speaker.text, quote.cue.text) == ("Mayor Alba\nQuintero", "said")
    assert (quote.speaker_name, quote.speaker_title, quote.speaker_affiliation) == ("Alba Quintero", "Mayor", None)
    assert quoted.entities[1] == pq.Entity(73, 79, "Monday", "DATE")
    assert pickle.loads(pickle.dumps(quoted)) == quoted
    assert quoted != pq.analyze(quoted.text)
    data = quoted.to_dict()
    assert list(data) == ["text", "sentences", "entities", "quotes", "referents"]
    assert data["quotes"][0]["spans"] == [{"start": 0, "end": 18}, {"start": 50, "end": 60}]
    assert data["quotes"][0]["cue"] == {"start": 19, "end": 23, "text": "said"}
    assert pq.Document.from_dict(data) == quoted


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"sentences": [[0, 1000]]}, ValueError),
        ({"sentences": [[5, 4]]}, ValueError),
        ({"entities": [{"start": 0, "end": 3, "label": "HERO"}]}, ValueError),
        ({"entities": [{"start": 0, "end": 3, "label": "PERSON", "nam": "x"}]}, TypeError),
        ({"entities": [{"start": 0, "end": 3}]}, TypeError),
        ({"quotes": [{"start": 0, "end": 3, "kind": "loud"}]}, ValueError),
        ({"quotes": [{"start": 0, "end": 3, "kind": "direct", "spans": [[0, 2]]}]}, ValueError),
        ({"quotes": [{"start": 0, "end": 3, "kind": "direct", "cue": [0, 1000]}]}, ValueError),
        ({"referents": [{"start": 0, "end": 1000, "name": "Alba", "label": "PERSON"}]}, ValueError),
        ({"referents": [{"start": 0, "end": 4, "name": "Alba", "label": "HERO"}]}, ValueError),
        (
            {"referents": [{"start": 0, "end": 4, "name": "Alba", "label": "PERSON", "mentions": [[5, 1000]]}]},
            ValueError,
        ),
        ({"text": 5}, TypeError),
    ],
)
def test_a_dictionary_that_does_not_fit_its_text_is_refused(change, error):
    with pytest.raises(error):
        pq.Document.from_dict({**QUOTED, **change})


OBJECTS = [
    pq.Mention(0, 4, "Alba"),
    pq.Sentence(10, 12, "It"),
    pq.Entity(0, 8, "Quintero", "PERSON", name="Alba Quintero", score=0.5),
    pq.Quote(
        0, 4, "“No”", "direct", speaker=pq.Mention(5, 9, "Alba"), speaker_name="Alba", cue=pq.Mention(10, 14, "said")
    ),
    pq.Quote(0, 9, "“No” “so”", "mixed", spans=[(0, 4), (5, 9)], method="clause", score=0.25),
    pq.Span(3, 4),
]


@pytest.mark.parametrize("thing", OBJECTS, ids=lambda thing: type(thing).__name__)
def test_objects_are_values(thing):
    same = pickle.loads(pickle.dumps(thing))
    assert same == thing
    assert not same != thing
    assert hash(same) == hash(thing)
    assert eval(repr(thing), vars(pq).copy()) == thing
    assert all(other == thing or other is not thing for other in OBJECTS)
    assert sum(other == thing for other in OBJECTS) == 1
    assert thing != "something else"
    with pytest.raises(TypeError):
        assert thing < 5
    with pytest.raises(AttributeError):
        thing.start = 3
    if not isinstance(thing, pq.Span):
        assert thing.to_dict()["start"] == thing.start
        assert type(thing).__doc__


def test_objects_made_by_hand_are_checked():
    with pytest.raises(ValueError, match="cannot hold a text of 3 code points"):
        pq.Sentence(0, 4, "abc")
    with pytest.raises(ValueError, match=r"unknown label .*; the known ones are PERSON"):
        pq.Entity(0, 3, "abc", "person")
    with pytest.raises(ValueError, match="direct, mixed, indirect"):
        pq.Quote(0, 3, "abc", "loud")
    with pytest.raises(ValueError, match="in order from 0 to 3"):
        pq.Quote(0, 3, "abc", "direct", spans=[(1, 3), (0, 1)])
    with pytest.raises(ValueError, match="in order from 0 to 3"):
        pq.Quote(0, 3, "abc", "direct", spans=[])
    with pytest.raises(OverflowError):
        pq.Sentence(-1, 3, "abcd")


def test_a_document_is_a_value():
    one, same, other = pq.analyze("It holds."), pq.analyze("It holds."), pq.analyze("It fell.")
    assert one == same
    assert one != other
    assert len({one, same, other}) == 2
    assert one != "It holds."
    assert one.sentences is one.sentences
    assert repr(one) == "<Document 'It holds.': 1 sentence, 0 entities, 0 quotes>"
    assert len(repr(pq.analyze("word " * 10_000))) < 150
    with pytest.raises(AttributeError):
        one.text = "It fell."
    with pytest.raises(TypeError):
        pq.Document()
