"""Documents in the forms of other tools, read back by those tools where they can be installed."""

import io
import itertools
import json
import re

import pullquote as pq
import pytest
from bratly import EntityAnnotation, EventAnnotation
from bratly.io import read_and_load_ann_file
from conftest import texts
from hypothesis import assume, given, settings
from pullquote import export

TEXT = "“The bridge\nis safe,” said Mayor Alba Quintero, “for now.” She left Paris on Monday. 😀 So."


@pytest.fixture(scope="module")
def document():
    return pq.analyze(TEXT)


def test_displacy_entities(document):
    shown = export.to_displacy(document)
    assert shown["text"] == TEXT
    assert [(TEXT[ent["start"] : ent["end"]], ent["label"]) for ent in shown["ents"]] == [
        ("Alba Quintero", "PERSON"),
        ("Paris", "GPE"),
        ("Monday", "DATE"),
    ]


def test_displacy_quotes(document):
    ents = export.to_displacy(document, what="quotes")["ents"]
    assert [(TEXT[ent["start"] : ent["end"]], ent["label"]) for ent in ents] == [
        ("“The bridge\nis safe,”", "Alba Quintero"),
        ("“for now.”", "Alba Quintero"),
    ]
    both = export.to_displacy(document, what="all")["ents"]
    assert len(both) == 5
    spans = export.to_displacy(document, style="span", what="all")
    for span in spans["spans"]:
        tokens = spans["tokens"][span["start_token"] : span["end_token"]]
        assert "".join(tokens) == "".join(TEXT[span["start"] : span["end"]].split())
    for options in ({"style": "dep"}, {"what": "nouns"}):
        with pytest.raises(ValueError, match="must be"):
            export.to_displacy(document, **options)


def test_displacy_shows_it(document):
    displacy = pytest.importorskip("spacy").displacy
    for what in ("entities", "quotes", "all"):
        page = displacy.render(export.to_displacy(document, what=what), style="ent", manual=True, jupyter=False)
        assert "Quintero" in page
        page = displacy.render(export.to_displacy(document, "span", what), style="span", manual=True, jupyter=False)
        assert "Quintero" in page


def test_conll(document):
    lines = export.to_conll(document).splitlines()
    assert "Alba\tB-PERSON" in lines
    assert lines[lines.index("Alba\tB-PERSON") + 1] == "Quintero\tI-PERSON"
    assert lines[lines.index(".\tO") + 1] == "”\tO"
    assert lines.count("") == len(document.sentences)
    assert "" not in export.to_conll(document, sentences_apart=False).splitlines()


def test_conll_is_read_by_spacy(document):
    converters = pytest.importorskip("spacy.training.converters")
    (doc,) = converters.conll_ner_to_docs(export.to_conll(document).replace("\t", " "), no_print=True)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Alba Quintero", "PERSON"),
        ("Paris", "GPE"),
        ("Monday", "DATE"),
    ]
    assert len(list(doc.sents)) == len(document.sentences)


@settings(max_examples=50)
@given(texts())
def test_tokens_are_exact_for_any_text(text):
    document = pq.analyze(text)
    tokens = [token for sentence in export.tokenize(document) for token in sentence]
    assert all(start < end <= after for (start, end), (after, _) in itertools.pairwise(tokens))
    assert "".join(text[start:end] for start, end in tokens) == re.sub(r"\s", "", text)
    starts, ends = ({edge[side] for edge in tokens} for side in (0, 1))
    for entity in document.entities:
        assert entity.start in starts
        assert entity.end in ends
    rows = [line.split("\t") for line in export.to_conll(document, sentences_apart=False).split("\n")[:-1]]
    assert sum(tag.startswith("B-") for _, tag in rows) == len(document.entities)
    export.to_displacy(document, "span", "all")


def read_brat(text, annotations):
    """Reads and checks brat's standoff format as https://brat.nlplab.org/standoff.html defines it."""
    bounds, events, attributes, notes = {}, {}, {}, {}
    for line in annotations.split("\n")[:-1]:
        identity, rest = line.split("\t", 1)
        if identity[0] == "T":
            head, shown = rest.split("\t", 1)
            kind, where = head.split(" ", 1)
            spans = [tuple(map(int, span.split())) for span in where.split(";")]
            assert shown == " ".join(text[start:end] for start, end in spans)
            assert not any("\n" in text[start:end] for start, end in spans)
            assert spans == sorted(spans)
            bounds[identity] = (kind, shown)
        elif identity[0] == "E":
            events[identity] = dict(role.split(":") for role in rest.split())
            assert all(bounds[bound][0] == role for role, bound in events[identity].items())
        elif identity[0] == "A":
            name, event, value = rest.split()
            attributes[event] = (name, value)
        else:
            kind, event = rest.split("\t")[0].split()
            notes[event] = rest.split("\t")[1]
    return bounds, events, attributes, notes


def test_brat(document):
    bounds, events, attributes, notes = read_brat(TEXT, export.to_brat(document))
    assert ("PERSON", "Alba Quintero") in bounds.values()
    assert {role: bounds[bound][1] for role, bound in events["E1"].items()} == {
        "Quote": "“The bridge is safe,” “for now.”",
        "Speaker": "Mayor Alba Quintero",
        "Cue": "said",
    }
    assert attributes["E1"] == ("Kind", "direct")
    assert notes["E1"] == "Alba Quintero"
    labels = {kind for kind, _ in bounds.values()}
    assert all(label in export.BRAT_CONFIG for label in labels)


def test_brat_by_a_reader_of_its_own(document, tmp_path):
    file = tmp_path / "article.ann"
    file.write_text(export.to_brat(document), encoding="utf8", newline="")
    read = read_and_load_ann_file(str(file), no_duplicates=False, renumerotize=False).annotations
    assert sum(isinstance(annotation, EntityAnnotation) for annotation in read) == len(document.entities) + 3
    (event,) = (annotation for annotation in read if isinstance(annotation, EventAnnotation))
    assert {role: entity.content for role, entity in event.args.items()} == {
        "Speaker": "Mayor Alba Quintero",
        "Cue": "said",
    }
    (quote,) = document.quotes
    pieces = [(piece.start, piece.end) for piece in event.event_trigger.fragments]
    # A line break inside a piece parts it in two, as the format wants.
    assert pieces == [(0, 11), (12, 21), quote.spans[1]]


@settings(max_examples=50)
@given(texts())
def test_brat_of_any_text(text):
    document = pq.analyze(text)
    _, events, _, _ = read_brat(text, export.to_brat(document))
    assert len(events) == len(document.quotes)


def test_label_studio(document):
    (task,) = export.to_label_studio([document], meta=[{"id": 7}])
    assert task["data"] == {"id": 7, "text": TEXT}
    results = task["predictions"][0]["result"]
    regions = {result["id"]: result for result in results if result["type"] == "labels"}
    for region in regions.values():
        value = region["value"]
        assert TEXT[value["start"] : value["end"]] == value["text"]
    relations = [
        (regions[result["from_id"]]["value"]["text"], result["labels"], regions[result["to_id"]]["value"]["text"])
        for result in results
        if result["type"] == "relation"
    ]
    assert ("“for now.”", ["speaker"], "Mayor Alba Quintero") in relations
    assert ("“for now.”", ["cue"], "said") in relations
    assert len(relations) == 4
    with pytest.raises(ValueError, match="shorter"):
        export.to_label_studio([document], meta=[])


@settings(max_examples=50)
@given(texts())
def test_json_lines_come_back(text):
    # JSON tells two lone surrogates that stand side by side from one character no more.
    assume(json.loads(json.dumps(text)) == text)
    documents = [pq.analyze(text), pq.analyze("")]
    file = io.StringIO()
    assert export.to_jsonl(documents, file) == 2
    assert file.getvalue().count("\n") == 2
    file.seek(0)
    assert list(export.from_jsonl(file)) == documents


def test_json_lines_in_a_file(document, tmp_path):
    path = tmp_path / "documents.jsonl"
    assert export.to_jsonl(pq.Analyzer().pipe([TEXT, "a \ud800"]), path) == 2
    assert list(export.from_jsonl(str(path))) == [document, pq.analyze("a \ud800")]
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["text"] == TEXT
    path.write_text("\n{}\n")
    with pytest.raises(ValueError, match="line 2 is no document"):
        list(export.from_jsonl(path))
