"""spaCy's objects and pipelines."""

import pullquote as pq
import pytest
from conftest import texts
from hypothesis import given, settings

spacy = pytest.importorskip("spacy", reason="spaCy is not installed; it comes with: pip install 'pullquote[spacy]'")
from pullquote import spacy as adapter  # noqa: E402
from pullquote._unicode import visible  # noqa: E402
from spacy.tokens import DocBin  # noqa: E402

TEXT = "“The bridge is safe,” said Mayor Alba Quintero, “for now.” She left Paris on Monday. 😀 So."


def check(doc):
    assert doc.text == TEXT
    assert [sent.text for sent in doc.sents] == [sentence.text for sentence in pq.analyze(TEXT).sentences]
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents] == [
        ("Alba Quintero", "PERSON", "Alba Quintero"),
        ("Paris", "GPE", "Paris"),
        ("Monday", "DATE", "Monday"),
    ]
    assert [(span.text, span.label_, span.kb_id_, span.id_) for span in doc.spans["quotes"]] == [
        ("“The bridge is safe,”", "direct", "Alba Quintero", "0"),
        ("“for now.”", "direct", "Alba Quintero", "0"),
    ]
    assert [span.text for span in doc.spans["speakers"]] == ["Mayor Alba Quintero"]
    assert [span.text for span in doc.spans["cues"]] == ["said"]
    (quote,) = doc.spans["quotes"].attrs["quotes"]
    assert quote["speaker_title"] == "Mayor"


def test_a_doc():
    check(adapter.to_doc(pq.analyze(TEXT)))


def test_a_docbin_comes_back_from_the_disk(tmp_path):
    documents = pq.Analyzer().pipe([TEXT, "", "So."])
    adapter.to_docbin(documents).to_disk(tmp_path / "news.spacy")
    docs = list(DocBin().from_disk(tmp_path / "news.spacy").get_docs(spacy.blank("en").vocab))
    assert [doc.text for doc in docs] == [TEXT, "", "So."]
    check(docs[0])


def test_a_component_in_a_pipeline(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("pullquote")
    check(nlp(TEXT))
    docs = list(nlp.pipe([TEXT, "", TEXT] * 50, batch_size=7))
    assert len(docs) == 150
    check(docs[-1])
    nlp.to_disk(tmp_path / "pipeline")
    check(spacy.load(tmp_path / "pipeline")(TEXT))


def test_a_component_does_what_it_is_told():
    nlp = spacy.blank("en")
    nlp.add_pipe("pullquote", config={"entities": False, "sentences": False, "threads": 1})
    doc = nlp(TEXT)
    assert not doc.ents
    assert not doc.has_annotation("SENT_START")
    assert len(doc.spans["quotes"]) == 2


def test_another_text_is_refused():
    with pytest.raises(ValueError, match="another text"):
        adapter.annotate(spacy.blank("en")("So."), pq.analyze("No."))


@settings(max_examples=30)
@given(texts())
def test_any_text(text):
    document = pq.analyze(text)
    doc = adapter.to_doc(document)
    assert doc.text == visible(text)
    for span in doc.spans["quotes"]:
        assert span.label_ in {"direct", "mixed", "indirect"}
    assert len(list(doc.sents)) <= max(1, len(document.sentences) + 1)
