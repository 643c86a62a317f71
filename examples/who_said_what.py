"""Print who said what in text files, and write it as one HTML page.

python examples/who_said_what.py examples/articles/*.txt --html demo.html
"""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

import pullquote as pq


def speaker_line(quote: pq.Quote) -> str:
    """The speaker with title and affiliation, as far as the text gives them."""
    name = quote.speaker_name or (quote.speaker.text if quote.speaker else "(nobody named)")
    details = [detail for detail in (quote.speaker_title, quote.speaker_affiliation) if detail]
    return f"{name} ({', '.join(details)})" if details else name


def show(path: Path, document: pq.Document) -> None:
    """Print the quotes of one article under its headline."""
    counts = f"{len(document.sentences)} sentences, {len(document.entities)} entities, {len(document.quotes)} quotes"
    headline = document.sentences[0].text if document.sentences else "(empty)"
    print(f"\n{headline}\n{path.name}: {counts}\n")
    for quote in document.quotes:
        print(f"  {speaker_line(quote)}  [{quote.kind}]")
        print(textwrap.indent(textwrap.fill(" ".join(quote.text.split()), 96), "      "))


def main() -> None:
    """Read the command line, analyse the files, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--html", type=Path, metavar="FILE", help="also write a page with the marked-up articles")
    args = parser.parse_args()
    texts = [path.read_text(encoding="utf8") for path in args.files]
    documents = list(pq.Analyzer().pipe(texts))
    for path, document in zip(args.files, documents, strict=True):
        show(path, document)
    if args.html:
        pages = "\n<hr>\n".join(document._repr_html_() for document in documents)
        page = f'<!doctype html>\n<meta charset="utf-8">\n<title>Who said what</title>\n<body>\n{pages}\n</body>\n'
        args.html.write_text(page, encoding="utf8")
        print(f"\nThe marked-up articles are in {args.html}")


if __name__ == "__main__":
    main()
