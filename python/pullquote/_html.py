"""Documents as HTML: the text with its entities and quotes marked, a legend, and a table of who said what.

One self-contained piece of HTML, without scripts or anything from the network. Colours are tints that let the page show
through, so they serve light and dark pages alike. A quote tells its speaker when it is pointed at or reached with the
Tab key, and to screen readers. However large the document, the output stays small.
"""

from __future__ import annotations

import html
import itertools
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from pullquote._core import Document, Quote

_SHOWN_LENGTH = 20_000
_SHOWN_QUOTES = 200
_SHOWN_QUOTE_LENGTH = 500
_SHOWN_SPEAKERS = 30

_HUES = {
    "PERSON": 140, "NORP": 165, "ORG": 215, "GPE": 30, "LOC": 45, "FAC": 60, "PRODUCT": 285, "EVENT": 330,
    "WORK_OF_ART": 305, "LAW": 0, "LANGUAGE": 180, "TICKER": 235, "DATE": 95, "TIME": 95, "PERCENT": 260, "MONEY": 260,
    "QUANTITY": 260, "ORDINAL": 260, "CARDINAL": 260, "EMAIL": 195, "URL": 195, "HANDLE": 195, "HASHTAG": 195,
}  # fmt: skip

_SPEAKER_HUES = (350, 210, 35, 275, 170, 80, 320, 240, 15, 130)
"""The colours of the first speakers; then they come again."""

_STYLE = """<style>
.pullquote { line-height: 1.7; max-width: 60em; position: relative; container-type: inline-size; }
.pullquote-text { white-space: pre-wrap; overflow-wrap: anywhere; }
.pullquote mark { color: inherit; border-radius: .25em; padding: .1em .2em; }
.pullquote mark small { font-size: .65em; opacity: .75; margin-left: .35em; letter-spacing: .03em; }
.pullquote q { quotes: none; border-bottom: 2px solid hsl(var(--hue) 75% 55% / .8);
  background: hsl(var(--hue) 75% 55% / .1); cursor: help; }
.pullquote q::before, .pullquote q::after { content: none; }
.pullquote q.mixed { border-bottom-style: dashed; }
.pullquote q.indirect { border-bottom-style: dotted; }
.pullquote q:hover, .pullquote q:focus { background: hsl(var(--hue) 75% 55% / .25); }
.pullquote q:focus-visible { outline: 2px solid hsl(var(--hue) 75% 55%); outline-offset: 2px; }
.pullquote .card { display: none; position: absolute; left: 0; margin-top: .4em; z-index: 9;
  width: max-content; max-width: min(24em, 100%); box-sizing: border-box; padding: .4em .8em; border-radius: .4em;
  border-left: .3em solid hsl(var(--hue) 75% 55%); box-shadow: 0 2px 10px hsl(0 0% 0% / .35);
  font-style: normal; white-space: normal; line-height: 1.4;
  background: var(--jp-layout-color0, Canvas); color: var(--jp-content-font-color1, CanvasText); }
.pullquote q:hover > .card, .pullquote q:focus > .card { display: block; }
.pullquote .sentence::before { content: "\\258F"; content: "\\258F" / ""; opacity: .35; margin: 0 -.3em 0 -.1em; }
.pullquote label { font-size: .85em; opacity: .8; }
.pullquote:has(> label > input:not(:checked)) .sentence::before { content: none; }
.pullquote ul { list-style: none; padding: 0; margin: .5em 0; display: flex; flex-wrap: wrap; gap: .2em 1.2em; }
.pullquote li::before { content: ""; }
.pullquote .swatch { display: inline-block; width: .8em; height: .8em; margin-right: .4em; border-radius: 50%;
  background: hsl(var(--hue) 75% 55%); }
.pullquote table { border-collapse: collapse; margin-top: 1em; }
.pullquote caption { text-align: left; font-weight: bold; }
@container (max-width: 36em) {
  .pullquote tr { display: grid; grid-template-columns: 1fr auto auto; border-bottom: 1px solid hsl(0 0% 50% / .3); }
  .pullquote tr:first-child { position: absolute; clip-path: inset(50%); }
  .pullquote tr > td { border: 0; padding-bottom: 0; }
  .pullquote tr > td:first-child { font-weight: bold; }
  .pullquote tr > td:nth-child(3) { grid-row: 2; grid-column: 1 / -1; padding-bottom: .4em; }
}
.pullquote th, .pullquote td { text-align: left; vertical-align: top; padding: .2em .8em .2em 0;
  border-bottom: 1px solid hsl(0 0% 50% / .3); }
</style>"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser lets a whole page do: show its text in its own style, and nothing else."""

_LINES = (
    '<p><q class="direct" style="--hue: 0">direct</q> <q class="mixed" style="--hue: 0">mixed</q> '
    '<q class="indirect" style="--hue: 0">indirect</q> speech</p>'
)


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
    title = escape(" ".join(document.text[:300].split())[:80]) or "pullquote"
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<meta name="color-scheme" '
        'content="light dark">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n"
        "<style>\nbody { background: Canvas; color: CanvasText; font-family: system-ui, sans-serif; margin: 2em auto; "
        "max-width: 60em; padding: 0 1em; }\n"
        # The article tells by itself what it is called; the heading is for those who hear the page.
        "h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }</style>"
        f"\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{document_html(document)}\n</main>\n</body>\n</html>\n"
    )
    if path is not None:
        Path(path).write_text(page, encoding="utf-8")
    return page


def document_html(document: Document) -> str:
    """The part of a page that shows `document`, as notebooks ask for it."""
    return (
        f'{_STYLE}\n<section class="pullquote" aria-label="Article with its entities and quotes">\n'
        '<label><input type="checkbox" checked> sentence boundaries</label>\n'
        f"{_text(document)}\n{_legend(document)}\n{_quote_table(document)}\n</section>"
    )


def _text(document: Document) -> str:
    """The text, cut wherever a sentence, an entity or a piece of a quote begins or ends."""
    length = min(len(document.text), _SHOWN_LENGTH)
    hues = _speaker_hues(document)
    identity = f"pq{zlib.crc32(document.text.encode('utf-8', 'surrogatepass')):x}"
    cards = itertools.count()
    parts = []
    for quote, group in itertools.groupby(_segments(document, length), key=lambda segment: segment[0]):
        inner = "".join(part for _, part in group)
        if quote is None:
            parts.append(inner)
            continue
        card = f"{identity}-{next(cards)}"
        parts.append(
            f'<q class="{quote.kind}" style="--hue: {hues[speaker_name(quote)]}" tabindex="0" role="note" '
            f'aria-label="Quote by {escape(speaker_name(quote))}" aria-describedby="{card}">{inner}'
            f'<span class="card" role="tooltip" id="{card}">{_card(quote)}</span></q>'
        )
    rest = len(document.text) - length
    more = f"<p>… {rest:,} more characters are not shown.</p>" if rest else ""
    return f'<div class="pullquote-text" lang="en">{"".join(parts)}</div>{more}'


def _segments(document: Document, length: int) -> Iterator[tuple[Quote | None, str]]:
    """The text between two cuts as HTML, with the innermost quote that it stands in."""
    entities = [entity for entity in document.entities if entity.start < length]
    pieces = [(span, quote) for quote in document.quotes for span in quote.spans if span.start < length]
    sentences = {sentence.start for sentence in document.sentences if 0 < sentence.start < length}
    cuts = {0, length, *sentences}
    cuts.update(edge for entity in entities for edge in (entity.start, min(entity.end, length)))
    cuts.update(edge for span, _ in pieces for edge in (span.start, min(span.end, length)))
    starts: dict[int, list[tuple[int, Quote]]] = {}
    for span, quote in pieces:
        starts.setdefault(span.start, []).append((span.end, quote))

    open_quotes: list[tuple[int, Quote]] = []
    upcoming = iter(entities)
    entity = next(upcoming, None)
    for start, end in itertools.pairwise(sorted(cuts)):
        open_quotes = [(stop, quote) for stop, quote in open_quotes if stop > start] + starts.get(start, [])
        while entity and entity.end <= start:
            entity = next(upcoming, None)
        # As references, line ends outlive what takes a blank line for the end of a piece of HTML, as Markdown does.
        part = escape(document.text[start:end]).replace("\n", "&#10;").replace("\r", "&#13;")
        if entity and entity.start <= start:
            label = f"<small>{entity.label}</small>" if end >= min(entity.end, length) else ""
            part = f'<mark style="{_tint(entity.label)}" title="{escape(entity.name)}">{part}{label}</mark>'
        if start in sentences:
            part = f'<span class="sentence"></span>{part}'
        yield (open_quotes[-1][1] if open_quotes else None), part


def _quote_table(document: Document) -> str:
    if not document.quotes:
        return ""
    rows = []
    for quote in document.quotes[:_SHOWN_QUOTES]:
        said = quote.text if len(quote.text) <= _SHOWN_QUOTE_LENGTH else quote.text[:_SHOWN_QUOTE_LENGTH] + "…"
        cells = (_speaker(quote), quote.cue.text if quote.cue else "", said, quote.kind)
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    more = len(document.quotes) - len(rows)
    note = f"<p>… {more:,} more quotes are not shown.</p>" if more else ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Speaker", "Cue", "Quote", "Kind"))
    return f"<table><caption>Who said what</caption>\n<tr>{head}</tr>\n" + "\n".join(rows) + f"\n</table>{note}"


def _legend(document: Document) -> str:
    """The speakers and the labels in their colours, and how often each occurs."""
    counts = Counter(entity.label for entity in document.entities).most_common()
    marks = " ".join(f'<mark style="{_tint(label)}">{label} {count:,}</mark>' for label, count in counts)
    labels = f"<p>{marks}</p>" if marks else ""
    if not document.quotes:
        return labels
    hues = _speaker_hues(document)
    speakers = Counter(map(speaker_name, document.quotes)).most_common()
    items = "".join(
        f'<li><span class="swatch" style="--hue: {hues[name]}"></span>{escape(name)} {count:,}</li>'
        for name, count in speakers[:_SHOWN_SPEAKERS]
    )
    more = len(speakers) - _SHOWN_SPEAKERS
    note = f"<li>… {more:,} more speakers</li>" if more > 0 else ""
    return f'<ul aria-label="Speakers and their quotes">{items}{note}</ul>{_LINES}{labels}'


def _speaker_hues(document: Document) -> dict[str, int]:
    """A hue for each speaker, in the order of their first quotes."""
    names = dict.fromkeys(map(speaker_name, document.quotes))
    return dict(zip(names, itertools.cycle(_SPEAKER_HUES), strict=False))


def speaker_name(quote: Quote) -> str:
    """The speaker's name, as far as it is known."""
    return quote.speaker_name or (quote.speaker.text if quote.speaker else "unknown")


def _speaker(quote: Quote) -> str:
    """The speaker's name, title and affiliation, as far as they are known."""
    return ", ".join(filter(None, (speaker_name(quote), quote.speaker_title, quote.speaker_affiliation)))


def _card(quote: Quote) -> str:
    """What a quote tells of itself: who, in which words of the text, by which cue, and how it was found."""
    said = " ".join(mention.text for mention in (quote.speaker, quote.cue) if mention)
    how = ", ".join(filter(None, (f"{quote.kind} speech", f"“{said}”" if said else "no cue", quote.method)))
    return f"<strong>{escape(_speaker(quote))}</strong><br>{escape(how)}, score {quote.score:.2f}"


def _tint(label: str) -> str:
    return f"background: hsl({_HUES.get(label, 0)} 75% 50% / .25)"


def escape(text: str) -> str:
    """Text for HTML; lone surrogates and NUL, which HTML cannot hold, become the replacement character."""
    return html.escape(text).replace("\0", "\ufffd").encode("utf-8", "xmlcharrefreplace").decode("utf-8")
