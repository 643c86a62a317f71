"""The explorer page: what goes in, and that it works in a browser."""

import html.parser
import json
import random
import re

import duckdb
import pandas as pd
import polars as pl
import pullquote as pq
import pyarrow as pa
import pytest
from chromium import browse, browser
from pullquote import cli

BRIDGE = "“The bridge is safe,” said Mayor Alba Quintero. The council met.\n\n“Naïve,” said Ines Moor. “It leaks.”"
ARTICLES = {
    "text": [BRIDGE, "Ines Moor said the plan </script><script>alert(1)</script> was late."],
    "id": ["a", "b"],
    "source": ["Harbour Post", "Hill Times"],
    "url": ["https://example.org/a", "javascript:alert(1)"],
    "date": ["2026-03-01", "2026-03-02"],
}


def data_of(page):
    """What the page's script reads."""
    return json.loads(re.search(r'<script id="data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])


def rows_of(page):
    data = data_of(page)
    columns = {
        name: [data["names"][name][value] if name in data["names"] else value for value in values]
        for name, values in data["columns"].items()
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def frame_of(library):
    articles = pd.DataFrame(ARTICLES)
    return {
        "pandas": articles,
        "polars": pl.DataFrame(ARTICLES),
        "pyarrow": pa.table(ARTICLES),
        "duckdb": duckdb.from_arrow(pa.table(ARTICLES)),
        "list": articles.to_dict("records"),
    }[library]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow", "duckdb", "list"])
def test_quotes_and_articles_of_every_library(library):
    articles = frame_of(library)
    quotes = pq.quotes(pd.DataFrame(ARTICLES), id="id") if library == "list" else pq.quotes(articles, "text", "id")
    if library == "list":
        quotes = quotes.astype(object).where(quotes.notna(), None).to_dict("records")
    rows = rows_of(pq.report(quotes, articles=articles, id="id"))
    assert [row["speaker"] for row in rows] == ["Alba Quintero", "Ines Moor", "Ines Moor"]
    assert [row["source"] for row in rows] == ["Harbour Post", "Harbour Post", "Hill Times"]
    for row, text in zip(rows, [BRIDGE, BRIDGE, ARTICLES["text"][1]], strict=True):
        before, after = row["context"]
        assert before + row["text"] + after == text


def test_only_the_quotes_are_needed():
    quotes = pq.quotes([BRIDGE, None, "“Go,” they said."])
    page = pq.report(quotes)
    rows = rows_of(page)
    assert [row["speaker"] for row in rows] == ["Alba Quintero", "Ines Moor", "they"]
    assert [row["source"] for row in rows] == ["0", "0", "2"]
    assert data_of(page)["source"] == "Document"
    assert "context" not in rows[0]
    nothing = pq.report(pq.quotes([]))
    assert rows_of(nothing) == []
    assert rows_of(pq.report([{"text": "So.", "kind": "direct", "speaker_name": None}]))[0]["speaker"] == "unknown"


def test_contexts_are_cut_between_words():
    text = "It rained again. " * 9 + "“It holds,” said Ada Moor. " + "It rained again. " * 9
    (row,) = rows_of(pq.report(pq.quotes([text]), articles=[{"text": text}], context=23))
    before, after = row["context"]
    assert before == "… It rained again. "
    assert after == " said Ada Moor. It …"


class Scripts(html.parser.HTMLParser):
    count = 0

    def handle_starttag(self, tag, attributes):
        self.count += tag == "script"
        assert not {"src", "href"} & {name for name, _ in attributes}


@pytest.mark.parametrize("title", ["<b>&", "{{data}}", "{{title}}", "a \ud800"])
def test_nothing_in_the_data_breaks_out(title):
    articles = [{"text": "“A plan </script><!-- <script> {{data}} {{title}} \ud800 was late,” said Ines Moor."}]
    page = pq.report(pq.quotes([articles[0]["text"]]), articles=articles, title=title)
    scripts = Scripts()
    scripts.feed(page)
    assert scripts.count == 2
    assert "default-src 'none'" in page
    page.encode()
    (row,) = rows_of(page)
    assert row["text"] == "“A plan </script><!-- <script> {{data}} {{title}} \ufffd was late,”"


def test_what_does_not_fit_is_named():
    quotes = pq.quotes([BRIDGE])
    with pytest.raises(ValueError, match="quotes lack the column 'kind'"):
        pq.report([{"text": "So."}])
    with pytest.raises(TypeError, match="quotes must be a table"):
        pq.report("quotes.parquet")
    with pytest.raises(ValueError, match="neither the quotes nor the articles have a column 'paper'"):
        pq.report(quotes, source="paper")
    with pytest.raises(ValueError, match="the doc_id 0 is no value of 'id' of the articles"):
        pq.report(quotes, articles=ARTICLES_LIST, id="id")
    with pytest.raises(ValueError, match="articles lack the column 'body'"):
        pq.report(quotes, articles=ARTICLES_LIST, text="body")
    with pytest.raises(ValueError, match="does not lie in its article; are these the right articles"):
        pq.report(quotes, articles=[{"text": "Short."}])
    with pytest.raises(ValueError, match="is no row number of the articles; pass id="):
        pq.report([{**quotes.to_pylist()[0], "doc_id": "x"}], articles=ARTICLES_LIST)


ARTICLES_LIST = pd.DataFrame(ARTICLES).to_dict("records")


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_the_command_writes_a_page(form, tmp_path, capsys):
    quotes, articles, page = (tmp_path / name for name in (f"quotes.{form}", f"articles.{form}", "report.html"))
    write = {
        "parquet": lambda frame, path: frame.to_parquet(path),
        "jsonl": lambda frame, path: frame.to_json(path, orient="records", lines=True),
        "csv": lambda frame, path: frame.to_csv(path, index=False),
    }[form]
    frame = pd.DataFrame(ARTICLES)
    write(frame, articles)
    write(pq.quotes(frame, id="id"), quotes)
    command = ["report", str(quotes), "-o", str(page), "--articles", str(articles), "--id", "id", "--title", "News"]
    assert cli.main(command) == 0
    text = page.read_text(encoding="utf-8")
    assert "<h1>News</h1>" in text
    assert [row["speaker"] for row in rows_of(text)] == ["Alba Quintero", "Ines Moor", "Ines Moor"]
    assert rows_of(text)[0]["context"][1].startswith(" said Mayor")
    assert cli.main(["report", str(quotes), "-o", str(page)]) == 0
    assert cli.main(["report", str(tmp_path / f"no.{form}"), "-o", str(page)]) == 1
    assert f"no.{form}: cannot be read: No such file" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        cli.main(["report", str(quotes), "-o", str(quotes)])
    assert "is both read and written" in capsys.readouterr().err


def test_the_command_names_files_it_cannot_read(tmp_path, capsys):
    bad = {"a.jsonl": b"{", "b.jsonl": b"[1]\n", "c.csv": b"\xff", "d.parquet": b"x", "e.txt": b"x", "f.jsonl": b"{}\n"}
    said = ["a.jsonl: line 1 is not valid JSON", "b.jsonl: line 1 is not a JSON object", "c.csv: is not valid UTF-8",
            "d.parquet: is no Parquet file", "e.txt: its name does not tell", "quotes lack the column 'text'"]  # fmt: skip
    for (name, content), message in zip(bad.items(), said, strict=True):
        (tmp_path / name).write_bytes(content)
        assert cli.main(["report", str(tmp_path / name), "-o", str(tmp_path / "page.html")]) == 1
        assert message in capsys.readouterr().err


# --- in a browser -----------------------------------------------------------------------------------------------------


def corpus(count):
    """Made-up quotes, the same every time."""
    draw = random.Random(7)
    words = "bridge harbour council budget storm school price vote river market letter winter train café".split()
    people = [f"{first} {last}" for first in ("Alba", "Ines", "Tomas", "Zoë") for last in ("Moor", "Quill", "Sand")]
    return [
        {
            "doc_id": number // 5,
            "text": f"“{' '.join(draw.choices(words, k=25)).capitalize()} number {number},”",
            "kind": draw.choice(["direct", "direct", "mixed", "indirect"]),
            "speaker_name": draw.choice(people),
            "source": draw.choice(["Harbour Post", "Hill Times", "The Lamp"]),
        }
        for number in range(count)
    ]


@browser
def test_quotes_are_searched_filtered_and_read_in_context(tmp_path):
    quotes = pq.quotes(pd.DataFrame(ARTICLES), id="id")
    page = pq.report(quotes, articles=pd.DataFrame(ARTICLES), id="id")
    result = browse(page, tmp_path, """
        const state = () => [element("count").textContent, [...document.querySelectorAll(".who b")].map(e => e.textContent)];
        result.all = state();
        type("search", 'NAIVE'); result.folded = state();
        type("search", '"bridge is"'); result.phrase = state();
        type("search", 'bridge naive'); result.none = state();
        result.empty = rows.textContent;
        type("search", '');
        document.querySelectorAll("#speakers button")[0].click(); result.speaker = state();
        result.hash = location.hash;
        document.querySelectorAll("#speakers button[aria-pressed=true]")[0].click(); result.back = state();
        document.querySelectorAll("#kinds input")[1].click(); result.direct = state();
        document.querySelectorAll("#kinds input")[1].click();
        element("source").value = 1; element("source").dispatchEvent(new Event("change")); result.source = state();
        element("source").value = -1; element("source").dispatchEvent(new Event("change"));
        press("ArrowDown"); result.first = element("detail").querySelector(".context").textContent;
        result.marked = element("detail").querySelector("mark").textContent;
        result.links = [...element("detail").querySelectorAll("a")].map(e => e.href);
        press("End"); result.last = element("detail").textContent;
        result.unsafe = element("detail").querySelectorAll("a, script").length;
        result.option = list.getAttribute("aria-activedescendant");
        result.chosen = document.getElementById(result.option).getAttribute("aria-selected");
    """)  # fmt: skip
    assert result["all"] == ["3 of 3 quotes", ["Alba Quintero", "Ines Moor", "Ines Moor"]]
    assert result["folded"] == ["1 of 3 quotes", ["Ines Moor"]]
    assert result["phrase"] == ["1 of 3 quotes", ["Alba Quintero"]]
    assert result["none"] == ["0 of 3 quotes", []]
    assert result["empty"] == "No quote passes these filters."
    assert result["speaker"] == ["2 of 3 quotes", ["Ines Moor"] * 2]
    assert result["hash"] == "#speaker=Ines+Moor"
    assert result["back"] == result["all"]
    assert result["direct"] == ["2 of 3 quotes", ["Alba Quintero", "Ines Moor"]]
    assert result["source"] == ["1 of 3 quotes", ["Ines Moor"]]
    assert result["first"] == BRIDGE
    assert result["marked"] == "“The bridge is safe,”"
    assert result["links"] == ["https://example.org/a"]
    assert "</script><script>alert(1)</script>" in result["last"]
    assert "javascript:alert(1)" in result["last"]
    assert result["unsafe"] == 0
    assert result["chosen"] == "true"


@browser
def test_the_address_keeps_a_view(tmp_path):
    result = browse(
        pq.report(corpus(100)),
        tmp_path,
        'result.count = element("count").textContent; result.detail = element("detail").querySelector("h2").textContent;'
        "result.names = [...new Set([...document.querySelectorAll('.who b')].map(e => e.textContent))]",
        "#q=cafe&speaker=Zo%C3%AB+Moor&kind=direct,mixed&quote=3",
    )
    rows = corpus(100)
    wanted = [row for row in rows if "café" in row["text"].lower() and row["speaker_name"] == "Zoë Moor"]
    wanted = [row for row in wanted if row["kind"] != "indirect"]
    assert 0 < len(wanted) < 10
    assert result["count"] == f"{len(wanted)} of 100 quotes"
    assert result["names"] == ["Zoë Moor"]
    assert result["detail"] == rows[3]["speaker_name"]


@browser
def test_fifty_thousand_quotes_stay_quick(tmp_path):
    rows = corpus(50_000)
    page = pq.report(rows)
    assert len(page) < 20_000_000
    # All at once and in real time: the browser does not wait for anything that comes later.
    result = browse(page, tmp_path, """
        result.ready = Number(document.documentElement.dataset.ready);
        result.rows = document.querySelectorAll(".quote").length;
        const time = action => { const start = performance.now(); action(); return performance.now() - start; };
        result.search = time(() => type("search", "number 49999"));
        result.count = element("count").textContent;
        type("search", "");
        result.jump = time(() => press("End"));
        result.last = document.querySelector(".quote[aria-selected=true] .said").textContent;
        result.scroll = time(() => { for (let at = 0; at < 50; at++) { list.scrollTop = at * 50_000; paint(); } }) / 50;
        result.scrolled = document.querySelectorAll(".quote").length;
        result.position = Number(document.querySelector(".quote").getAttribute("aria-posinset"));
    """, options=())  # fmt: skip
    assert result["rows"] < 30
    assert result["count"] == "1 of 50,000 quotes"
    assert result["last"] == rows[-1]["text"]
    assert result["scrolled"] < 40
    assert result["position"] > 20_000
    # Generous, for busy machines.
    assert result["search"] < 1500
    assert result["jump"] < 500
    assert result["scroll"] < 300
