"""The explorer: one page that searches and filters the quotes of a corpus, and shows each in its context."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pullquote._rows import read_columns
from pullquote._unicode import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

_REQUIRED = ("text", "kind", "speaker_name")
_OPTIONAL = ("doc_id", "start", "end", "speaker", "speaker_title", "speaker_affiliation", "cue", "method", "score")
_ABOUT = ("title", "source", "date", "url", "file")
"""What an article may be told of, in columns of the quotes or of the articles."""

_FACTS = {
    "speaker_title": "Title", "speaker_affiliation": "Affiliation", "speaker": "Mention", "cue": "Cue", "kind": "Kind",
    "method": "Found by", "score": "Score", "title": "Article", "source": "Source", "date": "Date", "url": "Address",
    "file": "File", "doc_id": "Document",
}  # fmt: skip
"""What the page shows of a quote, and how it calls it."""

_UNKNOWN = "unknown"


def report(
    quotes: Any,
    path: str | PathLike[str] | None = None,
    *,
    articles: Any = None,
    text: str = "text",
    id: str | None = None,
    source: str | None = None,
    title: str = "Who said what",
    context: int = 400,
) -> str:
    """One page of HTML to search the quotes of a corpus, to filter them by speaker, kind and source, and to read them.

    The page is one file that asks nothing of the network. It stays quick with 50,000 quotes and takes a few hundred
    bytes a quote.

    Args:
        quotes: A table of quotes, as `quotes` gives it, of any library; or a list of rows as dictionaries. Columns
            named `title`, `source`, `date`, `url` and `file` are shown if there are any.
        path: A file to write the page to.
        articles: A table of the articles, to show each quote in its context. It may have columns named `title`,
            `source`, `date`, `url` and `file` too.
        text: The column of `articles` that holds the texts.
        id: The column of `articles` that `doc_id` stands for; None means row numbers.
        source: The column to filter by; None means the first there is of `source`, `file` and `doc_id`.
        title: The heading of the page.
        context: Code points of the article to show before a quote, and as many after it.

    Returns:
        The page.

    Raises:
        ValueError: If a column is missing, or a quote does not lie in its article.
        TypeError: If `quotes` or `articles` is no table.

    Example:
        >>> table = quotes(["“It holds,” said Mayor Alba Quintero."])
        >>> page = report(table, "report.html", title="The bridge")
    """
    extra = () if source is None or source in _REQUIRED + _OPTIONAL + _ABOUT else (source,)
    columns = read_columns(quotes, (*_REQUIRED, *_OPTIONAL, *_ABOUT, *extra), len(_REQUIRED), "quotes")
    if articles is not None:
        _join(columns, articles, text, id, extra, context)
    if source is None:
        source = next(name for name in ("source", "file", "doc_id") if name in columns or name == "doc_id")
    elif source not in columns:
        raise ValueError(
            f"neither the quotes nor the articles have a column {source!r} to filter by; leave out source="
        )
    page = _page(title, _data(columns, source))
    if path is not None:
        Path(path).write_text(page, encoding="utf-8")
    return page


def _join(
    columns: dict[str, list[Any]], articles: Any, text: str, id: str | None, extra: Iterable[str], context: int
) -> None:
    """Adds to the columns of the quotes what their articles have, and the context of each quote."""
    for name in ("doc_id", "start", "end"):
        if name not in columns:
            raise ValueError(f"quotes lack the column {name!r}, which says where they stand in the articles")
    names = [text, *([] if id is None else [id]), *_ABOUT, *extra]
    about = read_columns(articles, list(dict.fromkeys(names)), 1 if id in (None, text) else 2, "articles")
    texts = about[text]
    rows = range(len(texts)) if id is None else about[id]
    # As strings, for files of different formats keep different types.
    numbers = {str(key): number for number, key in enumerate(rows)}
    where = []
    for key in columns["doc_id"]:
        if str(key) not in numbers:
            name = "row number" if id is None else f"value of {id!r}"
            remedy = "; pass id= with the column that the quotes were made with" if id is None else ""
            raise ValueError(f"the doc_id {key!r} is no {name} of the articles{remedy}")
        where.append(numbers[str(key)])
    for name in (*_ABOUT, *extra):
        if name in about and name not in columns and name != text:
            columns[name] = [about[name][number] for number in where]
    columns["context"] = [
        _context(texts[number], start, end, context)
        for number, start, end in zip(where, columns["start"], columns["end"], strict=True)
    ]


def _context(text: str | None, start: int, end: int, size: int) -> tuple[str, str]:
    """What stands before and after a quote, cut between words."""
    if text is None or not 0 <= start <= end <= len(text):
        raise ValueError(f"a quote from {start} to {end} does not lie in its article; are these the right articles?")
    before, after = text[max(0, start - size) : start], text[end : end + size]
    if start > size:
        before = "… " + before.partition(" ")[2]
    if end + size < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _data(columns: dict[str, list[Any]], source: str) -> dict[str, Any]:
    """What the page's script reads: columns, in which a number stands for a string that is shared."""
    count = len(columns["text"])
    speakers = columns.get("speaker", [None] * count)
    # Who has no name is shown as the text has them.
    names = [name or mention or _UNKNOWN for name, mention in zip(columns["speaker_name"], speakers, strict=True)]
    values = {**columns, "speaker": names, "mention": speakers, "source": columns.get(source, [None] * count)}
    facts = [[_FACTS[name], name] for name in _FACTS if name in columns and name not in ("speaker", source)]
    facts.append([_heading(source), "source"])
    if "speaker" in columns:
        facts.insert(0, [_FACTS["speaker"], "mention"])
    used = ["speaker", "mention", "kind", "source", *(name for _, name in facts)]
    data: dict[str, Any] = {"facts": facts, "source": _heading(source), "names": {}, "columns": {}}
    for name in dict.fromkeys(used):
        if name == "score":
            data["columns"][name] = [None if value is None else round(value, 2) for value in values[name]]
        else:
            data["names"][name], data["columns"][name] = _share(values[name])
    data["columns"]["text"] = list(map(_shown, columns["text"]))
    if "context" in columns:
        data["columns"]["context"] = [[_shown(before), _shown(after)] for before, after in columns["context"]]
    return data


def _heading(source: str) -> str:
    return _FACTS.get(source, source)


def _share(values: list[Any]) -> tuple[list[str], list[int]]:
    """The different values, and for each row the number of its value."""
    numbers: dict[str, int] = {}
    rows = [numbers.setdefault(_shown(value), len(numbers)) for value in values]
    return list(numbers), rows


def _shown(value: Any) -> str:
    """A value as the page shows it; lone surrogates, which UTF-8 cannot hold, become the replacement character."""
    return "" if value is None else visible(str(value))


def _page(title: str, data: dict[str, Any]) -> str:
    import base64
    import hashlib
    import html
    import json  # none of them is wanted by those who only import the package

    template = Path(__file__).with_name("_report.html").read_text(encoding="utf-8")
    # As JSON these are the same characters, and nothing in them can end the element that holds them.
    script = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        script = script.replace(character, f"\\u{ord(character):04x}")
    before, after = template.split("{{data}}")
    # The browser runs the page's own script, known by its hash, and no other, whatever the data may be.
    own = after.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
    before = before.replace("{{hash}}", f"sha256-{digest}").replace("{{title}}", html.escape(_shown(title)))
    return before + script + after
