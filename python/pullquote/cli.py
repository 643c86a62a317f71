"""The `pullquote` command."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from pullquote._batch import check_names
from pullquote._core import COMPONENTS, __version__
from pullquote._inputs import FORMATS, InputError
from pullquote._table_writer import TableWriter, fail
from pullquote._unicode import printable
from pullquote._warnings import PullquoteWarning
from pullquote._writers import OUTPUT_FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERRUPTED = 130


def run() -> NoReturn:
    """Runs the command and ends the process; Ctrl-C and a closed pipe end it quietly."""
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except OSError as error:
        code = 0
        if not isinstance(error, BrokenPipeError):
            code = 1
            print(f"pullquote: error: cannot write the output: {error.strerror or error}", file=sys.stderr)
        # Python flushes standard output once more as it ends, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with `arguments`, those of the process if None.

    Returns:
        0, or 1 if some input could not be read. Wrong arguments end the process with 2.

    Raises:
        OSError: If the output cannot be written.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    return int(options.run(parser, options))


def _analyze(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.output_format == "parquet" or (options.output and _is_folder(options.output)):
        return _analyze_into_folder(parser, options)
    options.what = options.what or ("quotes",)
    if len(options.what) > 1:
        parser.error("more than one --what makes more than one table; write a folder of them with -o FOLDER/")
    try:
        check_names(options.what, options.columns)
    except ValueError as error:
        parser.error(str(error))
    if options.resume:
        parser.error("--resume goes on with a folder of tables; name it with -o FOLDER/")
    options.output_format = options.output_format or "table"
    with ExitStack() as stack:
        return TableWriter(options, _open_output(parser, options, stack)).run()


def _report(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    from pullquote._files import read_table
    from pullquote._report import report

    output = Path(options.output)
    for name in (options.quotes, options.articles):
        if name and Path(name).exists() and output.exists() and output.samefile(name):
            parser.error(f"{output} is both read and written; choose another file for -o")
    try:
        quotes = read_table(options.quotes)
        articles = None if options.articles is None else read_table(options.articles)
        page = report(
            quotes, articles=articles, text=options.text, id=options.id, source=options.source, title=options.title
        )
    except (InputError, ValueError, TypeError, ImportError) as error:
        return fail(str(error))
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        parser.error(f"cannot write {output}: {error.strerror or error}")
    return 0


def _is_folder(name: str) -> bool:
    return name.endswith(("/", os.sep)) or Path(name).is_dir()


def _analyze_into_folder(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    from pullquote._analyze_files import analyze_files

    if options.output is None or options.output_format not in (None, "parquet"):
        parser.error("a folder of tables is written as Parquet; pass -o FOLDER/, and no other --output-format")
    progress = sys.stderr.isatty() if options.progress is None else options.progress
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PullquoteWarning)  # what it says is printed below
            done = analyze_files(
                options.files, options.output, options.what or COMPONENTS, text=options.text, id=options.id,
                columns=options.columns, format=options.format, threads=options.threads, limit=options.limit,
                strict=options.strict, resume=options.resume, progress=progress,
            )  # fmt: skip
    except (InputError, ImportError) as error:
        return fail(str(error))
    except (FileExistsError, ValueError) as error:
        parser.error(printable(str(error)))
    except OSError as error:
        return fail(f"{error.filename}: {error.strerror}")
    for message in done.shown:
        fail(message)
    print(done)
    return int(done.failures > 0)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Tells what is wrong on one line."""
        self.exit(2, f"pullquote: error: {message} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="pullquote", description="Sentences, entities and quotes of news text.")
    parser.add_argument("--version", action="version", version=f"pullquote {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    analyze = commands.add_parser(
        "analyze",
        help="analyse files and print what is found, or write it into a folder of Parquet files",
        description="Analyses text, CSV, TSV, JSON Lines and Parquet files, also compressed (.gz, .zst, .bz2, .xz), of "
        "any size, and prints who said what, or which entities or sentences there are. With -o FOLDER/ it writes a "
        "folder of Parquet files for each table, and one of errors; such a run can be stopped and resumed. Offsets are "
        "code points, half open.",
        epilog="Exit codes: 0 all is well; 1 some input could not be read, the rest was, or the output could not be "
        "written; 2 wrong arguments.",
    )
    analyze.set_defaults(run=_analyze)
    add = analyze.add_argument
    add("files", nargs="+", metavar="FILE", help="a file, a folder or a pattern to read; - is standard input")
    add("--what", type=_components, metavar="TABLE,...", help=f"what to find: {', '.join(COMPONENTS)}; for a folder "
        "several of them, with commas between (default: quotes, for a folder all)")  # fmt: skip
    add("--format", choices=FORMATS, help="the format of the files (default: by their names; text for -)")
    add("--text", metavar="COLUMN", help='the column of texts (default: "text", or the only one of strings)')
    add("--id", metavar="COLUMN", help="the column of ids (default: the row number)")
    add("--columns", type=_list, default=(), metavar="COLUMN,...", help="columns of the input to carry along: each row "
        "of the output has the values of its document")  # fmt: skip
    add("--limit", type=_count, metavar="N", help="rows to read at most")
    add("--strict", action="store_true", help="stop at the first row or file that fails")
    add("--output-format", choices=(*OUTPUT_FORMATS, "parquet"), help="the format to write (default: table; for a "
        "folder, parquet)")  # fmt: skip
    add("-o", "--output", metavar="FILE", help="the file to write to, or the folder, if it is one or ends in / "
        "(default: standard output)")  # fmt: skip
    add("--resume", action="store_true", help="finish the run that was stopped, if the folder holds one")
    add("--threads", type=_threads, metavar="N", help="threads to work with (default: one for each core)")
    add("--progress", action=argparse.BooleanOptionalAction, help="show progress (default: on a terminal)")
    report = commands.add_parser(
        "report",
        help="write a page to search and filter quotes",
        description="Writes one page of HTML that searches the quotes of a corpus, filters them by speaker, kind and "
        "source, and shows each in its context. Files are Parquet, JSON Lines or CSV, by their names.",
        epilog="Exit codes: 0 all is well; 1 a file could not be read; 2 wrong arguments.",
    )
    report.set_defaults(run=_report)
    add = report.add_argument
    add("quotes", metavar="QUOTES", help="the file of quotes, as `pullquote analyze` or the table functions make it")
    add("-o", "--output", metavar="FILE", required=True, help="the page to write")
    add("--articles", metavar="FILE", help="the file of articles, to show each quote in its context")
    add("--text", metavar="COLUMN", default="text", help='the column of texts of the articles (default: "text")')
    add("--id", metavar="COLUMN", help="the column of ids of the articles (default: the row number)")
    add("--source", metavar="COLUMN", help='the column to filter by (default: "source", or else the document)')
    add("--title", metavar="TITLE", default="Who said what", help="the heading of the page")
    return parser


def _components(value: str) -> tuple[str, ...]:
    names = _list(value)
    for name in names:
        if name not in COMPONENTS:
            known = ", ".join(map(repr, COMPONENTS))
            raise argparse.ArgumentTypeError(f"invalid choice: {name!r} (choose from {known})")
    return names


def _list(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))


def _count(value: str) -> int:
    if not value.isdecimal() or not int(value):
        raise argparse.ArgumentTypeError(f"must be a number from 1 on, not {value!r}")
    return int(value)


def _threads(value: str) -> int:
    from pullquote._arguments import check_threads

    try:
        return check_threads(int(value)) or 1
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a number from 1 to 1024, not {value!r}") from None


def _open_output(parser: argparse.ArgumentParser, options: argparse.Namespace, stack: ExitStack) -> IO[str]:
    """The file to write to. What cannot be encoded stands as an escape, which JSON reads back."""
    if options.output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        return sys.stdout
    output = Path(options.output)
    if any(name != "-" and Path(name).exists() and output.exists() and output.samefile(name) for name in options.files):
        parser.error(f"{output} is both read and written; choose another file for -o")
    try:
        return stack.enter_context(output.open("w", encoding="utf-8", errors="backslashreplace", newline=""))
    except OSError as error:
        parser.error(f"cannot write {output}: {error.strerror or error}")


if __name__ == "__main__":
    run()
