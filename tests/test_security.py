"""Hostile data: pages stay text, tables stay data, and nothing leaves the process."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys

import pandas as pd
import pullquote as pq
import pytest
from chromium import browse, browser, dump
from conftest import run_python
from pullquote import cli

PAYLOADS = (
    "<script>pwned()</script>", "<img src=x onerror=pwned()>", '"><svg onload=pwned()>', "' onmouseover='pwned()' x='",
    '" autofocus onfocus="pwned()" x="', "</script><script>pwned()</script>", "</style><script>pwned()</script>",
    "</title><script>pwned()</script>", "<!--<script>", "--><script>pwned()</script>", "<![CDATA[<script>pwned()</script>]]>",
    "{{constructor.constructor('pwned()')()}}", "${pwned()}", "`;pwned();`", "';pwned();//", '";pwned();//', '\\";pwned();//',
    "\u2028pwned()//\u2029pwned()", "&lt;script&gt;pwned()&lt;/script&gt;", "&#60;script&#62;pwned()", "javascript:pwned()",
    "<iframe srcdoc='<script>parent.pwned()</script>'>", "<a href=javascript:pwned()>x</a>", "<base href=//example.org>",
    "<form action=//example.org><button>", "<meta http-equiv=refresh content=0;url=javascript:pwned()>", "{{data}}{{hash}}",
    "url(javascript:pwned())", "expression(pwned())", "</q></div></section><script>pwned()</script>", "\0<script>pwned()",
    "\ud800<script>pwned()", "<template><script>pwned()", "<math><mtext><script>pwned()", "</textarea><script>pwned()",
)  # fmt: skip
"""What breaks out of text, attributes, scripts, styles, comments or templates where somebody forgot to escape."""

WATCH = "<script>window.hits = 0; window.pwned = () => window.hits++; window.alert = window.pwned;</script>"

LOOK = """
    await wait();
    for (const element of document.querySelectorAll("*")) {
      element.dispatchEvent(new Event("mouseover")); element.dispatchEvent(new Event("focus"));
      element.dispatchEvent(new Event("error"));
    }
    await new Promise(done => setTimeout(done, 200));
    result.hits = window.hits;
    result.tags = [...new Set([...document.querySelectorAll("*")].map(element => element.localName))];
    result.handlers = [...document.querySelectorAll("*")].flatMap(element => [...element.attributes])
      .map(attribute => attribute.name).filter(name => name.startsWith("on") || name === "href" || name === "src");
    result.text = document.body.innerText;
"""


def bare(page):
    """The page without what protects it, so that escaping alone must do, and with a watch for what runs."""
    page, policies = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert policies == 1
    return page.replace("<head>", f"<head>{WATCH}", 1)


def hostile_document():
    """A document whose text, names, titles and affiliations are hostile."""
    text, quotes, entities = "", [], []
    for payload in PAYLOADS:
        start = len(text)
        text += f"{payload} said {payload}.\n"
        said = start + len(payload) + 6
        entities.append({"start": start, "end": start + len(payload), "label": "ORG", "name": payload})
        quotes.append(
            {"start": said, "end": said + len(payload), "kind": "direct", "speaker": [start, start + len(payload)],
             "speaker_name": payload, "speaker_title": payload, "speaker_affiliation": payload, "method": payload}
        )  # fmt: skip
    return pq.Document.from_dict({"text": text, "quotes": quotes, "entities": entities})


def shown(payload):
    """A payload as a browser shows it on one line."""
    return re.sub("[\ud800-\udfff\0]", "\ufffd", payload).replace("\u2028", "").replace("\u2029", "")


@browser
@pytest.mark.parametrize("part", ["page", "notebook"])
def test_a_hostile_document_is_only_shown(part, tmp_path):
    document = hostile_document()
    page = pq.render(document)
    if part == "notebook":
        page = f"<!doctype html><html><head>{WATCH}</head><body>{document._repr_html_()}</body></html>"
    else:
        page = bare(page)
    result = browse(page, tmp_path, LOOK)
    assert result["hits"] == 0
    assert result["handlers"] == []
    harmless = set("html head meta title style body main h1 section label input div span q mark small ul li p table caption tbody tr "
                   "th td strong br script".split())  # fmt: skip
    assert set(result["tags"]) <= harmless
    text = result["text"].replace("\u2028", "").replace("\u2029", "")
    assert [payload for payload in PAYLOADS if shown(payload) not in text] == []


@browser
def test_a_hostile_corpus_is_only_shown(tmp_path):
    rows = [
        {"doc_id": payload, "text": payload, "kind": payload, "speaker_name": payload, "speaker_title": payload,
         "speaker_affiliation": payload, "cue": payload, "method": payload, "source": payload, "title": payload,
         "url": payload, "date": payload, "start": 0, "end": len(payload)}
        for payload in PAYLOADS
    ]  # fmt: skip
    articles = [{"text": payload + payload, "id": payload, "title": payload, "url": payload} for payload in PAYLOADS]
    page = bare(pq.report(rows, articles=articles, id="id", title="".join(PAYLOADS)))
    queries = json.dumps([shown(payload) for payload in PAYLOADS]).replace("<", "\\u003c")
    result = browse(page, tmp_path, f"""
        result.hash = element("count").textContent;
        location.hash = ""; recall();
        result.details = [];
        for (let at = 0; at < {len(PAYLOADS)}; at++) {{ press("ArrowDown"); result.details.push(element("detail").textContent); }}
        for (const query of {queries}) {{ type("search", query); type("find", query); }}
        type("search", ""); type("find", "");
        {LOOK}
    """, "#q=<img src=x onerror=pwned()>&speaker=<script>pwned()</script>&quote=__proto__&kind=constructor")  # fmt: skip
    assert result["hash"].startswith("0 of ")
    assert result["hits"] == 0
    assert result["handlers"] == []
    assert not {"img", "svg", "iframe", "a", "base", "template", "math"} & set(result["tags"])
    for payload, detail in zip(PAYLOADS, result["details"], strict=True):
        assert detail.count(re.sub("[\ud800-\udfff]", "\ufffd", payload)) >= 3


@browser
def test_the_policy_stops_what_escaping_would_let_through(tmp_path):
    """A script that somebody smuggled into the finished page does not run, and the page's own does."""
    page = pq.report([{"text": "So.", "kind": "direct", "speaker_name": "Ines Moor"}])
    for smuggled in ("<script>document.title = 'pwned'</script>", "<img src=x onerror=\"document.title = 'pwned'\">"):
        path = tmp_path / "page.html"
        path.write_text(page.replace("<header>", f"{smuggled}<header>"), encoding="utf-8")
        dom = dump(f"file://{path}", tmp_path)
        assert "data-ready=" in dom
        assert "<title>Who said what</title>" in dom
        path.write_text(pq.render(pq.analyze("So.")).replace("<body>", f"<body>{smuggled}"), encoding="utf-8")
        assert "<title>So.</title>" in dump(f"file://{path}", tmp_path)


def test_tables_in_notebooks_are_escaped():
    table = pq.sentences([payload + " It holds." for payload in PAYLOADS])
    assert "<script" not in table._repr_html_()
    assert "<img" not in table._repr_html_()


def test_control_characters_do_not_reach_a_terminal(capsys, tmp_path):
    """Escape sequences could retitle or clear a terminal, and marks of direction could turn its lines around."""
    evil = "\x1b]0;pwned\x07“It holds\x9b2J \u202e and holds\x1b[2J,” said Alba\x1b[31m Quintero."
    path = tmp_path / "evil\x1b[2J.csv"
    path.write_text(f'id,text\n1,"{evil}"\n2,x,y\n', encoding="utf-8")
    assert cli.main(["analyze", str(path), "--id", "id"]) == 1
    out, err = capsys.readouterr()
    shown = out + err + repr(pq.quotes([evil]))
    assert "It holds" in out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


FORMULAS = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("https://example.org/"&A1,"see")',
    "=cmd|' /C calc'!A0",
)


def test_csv_output_is_the_text_as_it_is(tmp_path):
    """What a spreadsheet would read as a formula is not changed: a row must say what its text says (see SECURITY.md)."""
    source, target = tmp_path / "articles.csv", tmp_path / "quotes.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["id", "text"], *([formula, f"“{formula}, it is,” said Alba."] for formula in FORMULAS)]
        )
    command = ["analyze", str(source), "--id", "id", "--what", "sentences", "--output-format", "csv", "-o", str(target)]
    assert cli.main(command) == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"), newline="")))
    assert [row["doc_id"] for row in rows] == list(FORMULAS)
    assert all(formula.strip() in row["text"] for formula, row in zip(FORMULAS, rows, strict=True))


def test_aliases_and_columns_are_data(tmp_path):
    """Nothing that is read is evaluated, formatted or imported."""
    witness = tmp_path / "witness"
    payloads = (
        f"__import__('pathlib').Path({str(witness)!r}).touch()", "{0.__class__}", "%s%n", "=1+1", "a'; drop table quotes; --",
        "$(touch witness)", "../../../etc/passwd", "!!python/object/apply:os.system [touch witness]",
    )  # fmt: skip
    path = tmp_path / "aliases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["alias", "name"], *((payload, f"{payload} II") for payload in payloads)])
    quotes = [{"speaker_name": payload, "doc_id": number} for number, payload in enumerate(payloads)]
    assert {row["name"] for row in pq.speakers(quotes, aliases=path).to_pylist()} == {f"{p} II" for p in payloads}
    import duckdb

    for payload in payloads:
        frame = pd.DataFrame({payload: ["It holds."], "n": [1]})
        assert pq.sentences(frame, text=payload)["text"].tolist() == ["It holds."]
        relation = duckdb.from_df(frame)
        assert pq.sentences(relation, text=payload, id="n").fetchall()[0][0] == 1
    assert not witness.exists()
    assert os.listdir(tmp_path) == ["aliases.csv"]


EVERYTHING = """
import sys
import pullquote as pq
from pullquote import cli, export

text = "“It holds,” said Mayor Alba Quintero (https://example.org/x, a@example.org). She left."
document = pq.analyze(text)
tables = pq.tables([text] * 2000)
page = pq.report(tables.quotes)
pq.render(document, sys.argv[1])
pq.speakers(tables.quotes)
export.to_brat(document), export.to_conll(document), document._repr_html_(), repr(tables.quotes)
list(pq.Analyzer(threads=2).pipe([text] * 100))
assert cli.main(["analyze", sys.argv[1], "--format", "text", "--output-format", "jsonl", "-o", sys.argv[2]]) == 0
"""


def test_nothing_asks_for_the_network_or_another_process(tmp_path):
    page, rows = str(tmp_path / "page.html"), str(tmp_path / "rows.jsonl")
    result = run_python(f"""
import sys
refused = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn",
           "os.system", "pty.", "webbrowser.", "tempfile.", "pickle.find_class", "ctypes.")
def hook(event, arguments):
    if event.startswith(refused):
        raise AssertionError(f"{{event}} {{arguments}}")
sys.addaudithook(hook)
sys.argv = ["", {page!r}, {rows!r}]
{EVERYTHING.replace("import sys", "")}
""")
    assert (result.returncode, result.stderr) == (0, ""), result.stderr


@pytest.mark.skipif(
    shutil.which("strace") is None, reason="there is no strace here; install it with: apt-get install strace"
)
def test_the_system_sees_no_socket_and_no_file_but_those_asked_for(tmp_path):
    trace, page, rows = (tmp_path / name for name in ("trace", "page.html", "rows.jsonl"))
    calls = "trace=socket,connect,sendto,bind,open,openat,creat,mkdir,mkdirat,rename,unlink,unlinkat,symlink,link,memfd_create"
    command = [
        "strace",
        "-f",
        "-qq",
        "-e",
        calls,
        "-o",
        str(trace),
        sys.executable,
        "-B",
        "-c",
        EVERYTHING,
        str(page),
        str(rows),
    ]
    result = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    if "ptrace" in result.stderr.lower():
        pytest.skip("this machine lets nobody trace")
    assert result.returncode == 0, result.stderr
    lines = trace.read_text(errors="replace").splitlines()
    assert len(lines) > 50
    assert not [line for line in lines if re.search(r" (socket|connect|sendto|bind|memfd_create)\(", line)]
    writes = [
        line for line in lines if re.search(r"O_WRONLY|O_RDWR|O_CREAT| (creat|mkdir|rename|unlink|symlink|link)", line)
    ]
    written = {re.search(r'"([^"]*)"', line)[1] for line in writes}
    assert written - {"/dev/null"} == {str(page), str(rows)}
