"""The command line: ``python -m analysis COMMAND ...`` (DESIGN 3.2).

Results go to standard output or files, messages and progress to standard error.
Exit status 0 when all went well, 1 when some input failed, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from analysis import contract
from analysis.document import ReadArticle
from analysis.errors import ModelError, PageError
from analysis.pipeline import ReadOptions, read_pages
from analysis.reading import LoadedArticle
from analysis.sources.naming import shown

MOST = 512  # processes on one machine


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (PageError, ModelError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        sys.stderr.close()
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description="Read the news as data."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    read = commands.add_parser("read", help="one JSON object an article, for programs")
    _add_page_options(read)
    read.set_defaults(run=_read)
    report = commands.add_parser("report", help="charts, tables and notebooks")
    _add_page_options(report)
    report.add_argument(
        "--out", type=Path, default=Path("reports"), help="folder (default: reports)"
    )
    report.add_argument(
        "--no-notebooks",
        action="store_true",
        help="leave out the executed notebooks, which take longest",
    )
    report.add_argument(
        "--size",
        choices=("page", "slide"),
        default="page",
        help="slide: the charts once more, as large as a slide needs them",
    )
    report.add_argument(
        "--dark", action="store_true", help="the charts once more, on a dark ground"
    )
    report.set_defaults(run=_report)
    _add_corpus(commands)
    names = commands.add_parser("names", help="names in the texts of a JSONL file")
    names.add_argument("file", metavar="FILE.jsonl|-")
    names.set_defaults(run=_names)
    tone = commands.add_parser("tone", help="tone about the targets of a JSONL file")
    tone.add_argument("file", metavar="FILE.jsonl|-")
    tone.set_defaults(run=_tone)
    return parser


def _add_corpus(commands: argparse._SubParsersAction[Any]) -> None:
    corpus = commands.add_parser(
        "corpus", help="tables of many articles, as Parquet; goes on where it stopped"
    )
    corpus.add_argument(
        "source",
        type=Path,
        metavar="FOLDER|TABLE",
        help="pages, or a CSV, TSV, JSON Lines or Parquet file with a column "
        "'text' or 'page'",
    )
    corpus.add_argument(
        "--out", required=True, metavar="DIR", help="folder or address of the tables"
    )
    corpus.add_argument(
        "--scheduler", metavar="ADDR", help="a Dask cluster that reads, tcp://..."
    )
    corpus.add_argument(
        "--processes", type=_count, metavar="N", help="how many read at once"
    )
    corpus.set_defaults(run=_corpus)


def _count(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= MOST:
        raise argparse.ArgumentTypeError(f"must be 1 to {MOST}; not {value!r}")
    return int(value)


def _add_page_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "pages", nargs="+", metavar="PAGE", help="a file, or a web address"
    )
    parser.add_argument("--published", type=_day, metavar="YYYY-MM-DD")
    parser.add_argument("--corrections", type=Path, metavar="FILE")


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"must be a day such as 2014-03-14; not {value!r}"
        ) from None


def _options(options: argparse.Namespace) -> ReadOptions:
    return ReadOptions(published=options.published, corrections=options.corrections)


def _read(options: argparse.Namespace) -> int:
    failed = 0
    for name in options.pages:
        try:
            for read in read_pages(name, options=_options(options)):
                failed |= _print_line(name, read)
        except PageError as error:
            failed |= _print_line(name, error)
    return failed


def _print_line(name: str, read: ReadArticle | PageError) -> int:
    """Prints an article, or in its place what is wrong with it; 1 for the latter."""
    if isinstance(read, PageError):
        print(contract.error_line(name, read), flush=True)
        print(read, file=sys.stderr)
        return 1
    print(contract.article_line(read), flush=True)
    return 0


def _report(options: argparse.Namespace) -> int:
    from analysis.report import ReportError, write_report

    failed = 0
    settled = _options(options)
    for name in options.pages:
        try:
            for read in read_pages(name, options=settled):
                if isinstance(read, PageError):
                    failed = 1
                    print(read, file=sys.stderr)
                    continue
                folder = write_report(
                    LoadedArticle(read, options=settled),
                    out=options.out,
                    with_notebooks=not options.no_notebooks,
                    size=options.size,
                    is_dark=options.dark,
                )
                print(folder, flush=True)
        except (PageError, ReportError) as error:
            failed = 1
            print(error, file=sys.stderr)
        except OSError as error:
            failed = 1
            print(f"{shown(name)}: no report was written: {error}", file=sys.stderr)
    return failed


def _corpus(options: argparse.Namespace) -> int:
    from analysis.corpus.records import CorpusError
    from analysis.corpus.running import RunOptions, read_corpus

    settled = RunOptions(processes=options.processes, scheduler=options.scheduler)
    failed = 0
    try:
        for outcome in read_corpus(options.source, options.out, settled):
            failed |= outcome.has_failed
            print(outcome.message, file=sys.stderr)
    except (CorpusError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; the same command goes on from here.", file=sys.stderr)
        return 130
    print(options.out)
    return failed


def _names(options: argparse.Namespace) -> int:
    from analysis.lines import add_names

    return add_names(options.file)


def _tone(options: argparse.Namespace) -> int:
    from analysis.lines import add_tone

    return add_tone(options.file)
