"""Documents as HTML."""

import html.parser
import re

import pullquote as pq
import pytest
from conftest import QUOTED, texts
from hypothesis import given

VOID = {"meta", "br", "input"}


class Checker(html.parser.HTMLParser):
    """Checks that elements nest, and gathers the text of each kind of element."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.text, self.tags, self.attributes = [], {}, [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        if tag not in VOID:
            self.stack.append((tag, dict(attributes).get("class")))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        inside = [kind for _, kind in self.stack]
        if "card" in inside:  # it is not part of the text around it
            self.text["card"] = self.text.get("card", "") + data
            return
        for tag, kind in self.stack:
            self.text[kind or tag] = self.text.get(kind or tag, "") + data


def check(page):
    checker = Checker()
    checker.feed(page)
    checker.close()
    assert checker.stack == []
    assert not {"script", "link", "img", "iframe", "object", "b", "i"} & set(checker.tags)
    assert not [name for name, _ in checker.attributes if name.startswith("on") or name in {"href", "src"}]
    assert "url(" not in page
    return checker


def test_who_said_what_is_shown(quoted):
    page = quoted._repr_html_()
    checker = check(page)
    assert checker.text["direct"] == "“It <b>holds</b>,”“for now.”direct"  # the last stands in the legend
    assert "Alba Quintero, Mayordirect speech, “Mayor Alba\nQuintero said”, clause, score 0.75" in checker.text["card"]
    assert "Alba Quintero 1" in checker.text["li"]
    assert "Alba\nQuinteroPERSON" in checker.text["mark"]
    assert "MondayDATE" in checker.text["mark"]
    assert "Alba Quintero, Mayor" in checker.text["td"]
    assert "PERSON 1" in checker.text["p"]
    assert checker.tags.count("section") == 1
    assert "<b>" not in page
    assert "&lt;b&gt;holds&lt;/b&gt;" in page


def test_quotes_are_reached_by_keyboard_and_read_out(quoted):
    checker = check(quoted._repr_html_())
    cards = [value for name, value in checker.attributes if name == "id"]
    described = [value for name, value in checker.attributes if name == "aria-describedby"]
    assert described == cards
    assert len(set(cards)) == 2  # one for each piece
    assert [value for name, value in checker.attributes if name == "tabindex"] == ["0", "0"]
    names = [value for name, value in checker.attributes if name == "aria-label"]
    assert names.count("Quote by Alba Quintero") == 2
    assert quoted._repr_html_() == quoted._repr_html_()


def test_speakers_have_colours_of_their_own():
    text = "“Yes,” said Alba Quintero. “No,” said Ines Moor. “Well,” said Quintero."
    page = pq.analyze(text)._repr_html_()
    hues = re.findall(r'<q class="direct" style="--hue: (\d+)" tabindex', page)
    assert hues[0] == hues[2] != hues[1]
    assert re.findall(r'swatch" style="--hue: (\d+)"></span>([^<]+)</li>', page) == [
        (hues[0], "Alba Quintero 2"),
        (hues[1], "Ines Moor 1"),
    ]


def test_sentence_boundaries_are_marked(quoted):
    page = quoted._repr_html_()
    assert page.count('<span class="sentence"></span>') == 1
    assert 'class="sentence"></span>She left on ' in page


def test_names_and_titles_are_escaped():
    evil = "<script>alert(1)</script>\"'&"
    data = {
        "text": f"{evil} said “{evil}”.",
        "entities": [{"start": 0, "end": len(evil), "label": "PERSON", "name": evil}],
        "quotes": [
            {
                "start": len(evil) + 6,
                "end": 2 * len(evil) + 8,
                "kind": "direct",
                "speaker": [0, len(evil)],
                "speaker_name": evil,
                "speaker_title": evil,
                "speaker_affiliation": evil,
            }
        ],
    }
    page = pq.render(pq.Document.from_dict(data))
    check(page)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 5


def test_quotes_and_entities_may_overlap_in_any_way():
    text = "0123456789"
    data = {
        "text": text,
        "entities": [{"start": 1, "end": 4, "label": "ORG"}, {"start": 4, "end": 7, "label": "GPE"}],
        "quotes": [
            {"start": 0, "end": 9, "kind": "mixed"},
            {"start": 2, "end": 8, "kind": "direct", "spans": [[2, 5], [6, 8]]},
            {"start": 5, "end": 10, "kind": "indirect"},
        ],
    }
    checker = check(pq.Document.from_dict(data)._repr_html_())
    assert re.sub("ORG|GPE", "", checker.text["pullquote-text"]) == text
    assert checker.text["pullquote-text"].count("ORG") == checker.text["pullquote-text"].count("GPE") == 1


@given(texts())
def test_any_text_gives_a_page(text):
    document = pq.analyze(text)
    checker = check(pq.render(document).replace("<style>", "<!--").replace("</style>", "-->"))
    shown = checker.text.get("pullquote-text", "")
    if not document.entities:
        visible = re.sub("[\ud800-\udfff\0]", "\ufffd", text)
        assert shown == visible


def test_blank_lines_of_the_text_are_none_of_the_source():
    text = "The bridge held.\n\n“It will hold,” said Alba Quintero.\r\n\r\nNobody left."
    page = pq.analyze(text)._repr_html_()
    source = page[page.index('<div class="pullquote-text"') :]
    assert "\n" not in source[: source.index("</div>")]
    shown = check(page).text["pullquote-text"]
    assert "held.\n\n“It" in shown
    assert ".\r\n\r\nNobody" in shown


def test_a_huge_document_gives_a_small_page():
    quotes = [{"start": at, "end": at + 100, "kind": "direct"} for at in range(0, 900_000, 100)]
    entities = [{"start": at, "end": at + 5, "label": "ORG"} for at in range(0, 900_000, 10)]
    document = pq.Document.from_dict({"text": "x" * 1_000_000, "entities": entities, "quotes": quotes})
    page = document._repr_html_()
    check(page)
    assert len(page) < 1_000_000
    assert "980,000 more characters are not shown" in page
    assert "8,800 more quotes are not shown" in page
    assert len(pq.analyze("“" + "word " * 1_000_000)._repr_html_()) < 1_000_000


def test_a_page_is_written_to_a_file(quoted, tmp_path):
    path = tmp_path / "page.html"
    page = pq.render(quoted, path)
    assert path.read_text(encoding="utf-8") == page
    assert page.startswith("<!doctype html>")
    assert "<title>“It &lt;b&gt;holds&lt;/b&gt;,” said Mayor Alba" in page
    pq.render(pq.analyze("a \ud800 \0 b"), str(path))
    assert "\0" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("label", ["PERSON", "DATE"])
def test_labels_have_colours(quoted, label):
    assert re.search(rf'<mark style="background: hsl\(\d+ 75% 50% / .25\)">{label} 1</mark>', quoted._repr_html_())
    assert QUOTED["text"][:3] in quoted.text
