"""Documents as HTML: the text with its entities and quotes marked, and a table of who said what.

One self-contained piece of HTML, without scripts or anything from the network. Colours are tints that let the page show
through, so they serve light and dark pages alike. However large the document, the output stays small.
"""

from __future__ import annotations

import html
import itertools
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from pullquote._core import Document, Quote

_SHOWN_LENGTH = 20_000
_SHOWN_QUOTES = 200
_SHOWN_QUOTE_LENGTH = 500

_HUES = {
    "PERSON": 140, "NORP": 165, "ORG": 215, "GPE": 30, "LOC": 45, "FAC": 60, "PRODUCT": 285, "EVENT": 330,
    "WORK_OF_ART": 305, "LAW": 0, "LANGUAGE": 180, "TICKER": 235, "DATE": 95, "TIME": 95, "PERCENT": 260, "MONEY": 260,
    "QUANTITY": 260, "ORDINAL": 260, "CARDINAL": 260, "EMAIL": 195, "URL": 195, "HANDLE": 195, "HASHTAG": 195,
}  # fmt: skip

_STYLE = """<style>
.pullquote { line-height: 1.7; max-width: 60em; }
.pullquote-text { white-space: pre-wrap; overflow-wrap: anywhere; }
.pullquote mark { color: inherit; border-radius: .25em; padding: .1em .2em; }
.pullquote mark small { font-size: .65em; opacity: .75; margin-left: .35em; letter-spacing: .03em; }
.pullquote q { quotes: none; border-bottom: 2px solid hsl(350 75% 55% / .75); background: hsl(350 75% 55% / .08); }
.pullquote q.mixed { border-bottom-style: dashed; }
.pullquote q.indirect { border-bottom-style: dotted; }
.pullquote table { border-collapse: collapse; margin-top: 1em; }
.pullquote caption { text-align: left; font-weight: bold; }
.pullquote th, .pullquote td { text-align: left; vertical-align: top; padding: .2em .8em .2em 0;
  border-bottom: 1px solid hsl(0 0% 50% / .3); }
</style>"""


def render(document: Document, path: str | PathLike[str] | None = None) -> str:
    """A page of HTML that shows a document with its entities and quotes, and who said what.

    Args:
        document: The document; of a very long one the beginning is shown.
        path: A file to write the page to.

    Returns:
        The page, which needs nothing from the network.

    Example:
        >>> page = render(analyze("“It holds,” said Mayor Alba Quintero."), "quintero.html")
    """
    title = _escape(" ".join(document.text[:300].split())[:80]) or "pullquote"
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="color-scheme" '
        f'content="light dark">\n<title>{title}</title>\n'
        "<style>body { font-family: system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }</style>"
        f"\n</head>\n<body>\n{document_html(document)}\n</body>\n</html>\n"
    )
    if path is not None:
        Path(path).write_text(page, encoding="utf-8")
    return page


def document_html(document: Document) -> str:
    """The part of a page that shows `document`, as notebooks ask for it."""
    return (
        f'{_STYLE}\n<div class="pullquote">\n{_text(document)}\n{_quote_table(document)}\n{_legend(document)}\n</div>'
    )


def _text(document: Document) -> str:
    """The text, cut wherever an entity or a piece of a quote begins or ends."""
    length = min(len(document.text), _SHOWN_LENGTH)
    entities = [entity for entity in document.entities if entity.start < length]
    pieces = [(span, quote) for quote in document.quotes for span in quote.spans if span.start < length]
    cuts = {0, length}
    cuts.update(edge for entity in entities for edge in (entity.start, min(entity.end, length)))
    cuts.update(edge for span, _ in pieces for edge in (span.start, min(span.end, length)))
    edges = sorted(cuts)
    starts: dict[int, list[tuple[int, Quote]]] = {}
    for span, quote in pieces:
        starts.setdefault(span.start, []).append((span.end, quote))

    parts = []
    open_quotes: list[tuple[int, Quote]] = []
    upcoming = iter(entities)
    entity = next(upcoming, None)
    for start, end in itertools.pairwise(edges):
        open_quotes = [(stop, quote) for stop, quote in open_quotes if stop > start] + starts.get(start, [])
        while entity and entity.end <= start:
            entity = next(upcoming, None)
        part = _escape(document.text[start:end])
        if entity and entity.start <= start:
            label = f"<small>{entity.label}</small>" if end >= min(entity.end, length) else ""
            part = f'<mark style="{_tint(entity.label)}" title="{_escape(entity.name)}">{part}{label}</mark>'
        if open_quotes:
            quote = open_quotes[-1][1]
            part = f'<q class="{quote.kind}" title="{_escape(_attribution(quote))}">{part}</q>'
        parts.append(part)
    rest = len(document.text) - length
    more = f"<p>… {rest:,} more characters are not shown.</p>" if rest else ""
    return f'<div class="pullquote-text">{"".join(parts)}</div>{more}'


def _quote_table(document: Document) -> str:
    if not document.quotes:
        return ""
    rows = []
    for quote in document.quotes[:_SHOWN_QUOTES]:
        said = quote.text if len(quote.text) <= _SHOWN_QUOTE_LENGTH else quote.text[:_SHOWN_QUOTE_LENGTH] + "…"
        cells = (_speaker(quote), quote.cue.text if quote.cue else "", said, quote.kind)
        rows.append("<tr>" + "".join(f"<td>{_escape(cell)}</td>" for cell in cells) + "</tr>")
    more = len(document.quotes) - len(rows)
    note = f"<p>… {more:,} more quotes are not shown.</p>" if more else ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Speaker", "Cue", "Quote", "Kind"))
    return f"<table><caption>Who said what</caption>\n<tr>{head}</tr>\n" + "\n".join(rows) + f"\n</table>{note}"


def _legend(document: Document) -> str:
    """How often each label occurs, in its colour."""
    counts = Counter(entity.label for entity in document.entities).most_common()
    marks = " ".join(f'<mark style="{_tint(label)}">{label} {count:,}</mark>' for label, count in counts)
    return f"<p>{marks}</p>" if marks else ""


def _speaker(quote: Quote) -> str:
    """The speaker's name, title and affiliation, as far as they are known."""
    name = quote.speaker_name or (quote.speaker.text if quote.speaker else "unknown")
    return ", ".join(filter(None, (name, quote.speaker_title, quote.speaker_affiliation)))


def _attribution(quote: Quote) -> str:
    return f"{_speaker(quote)} ({quote.cue.text if quote.cue else 'no cue'}, {quote.kind})"


def _tint(label: str) -> str:
    return f"background: hsl({_HUES.get(label, 0)} 75% 50% / .25)"


def _escape(text: str) -> str:
    """Text for HTML; lone surrogates and NUL, which HTML cannot hold, become the replacement character."""
    return html.escape(text).replace("\0", "\ufffd").encode("utf-8", "xmlcharrefreplace").decode("utf-8")
