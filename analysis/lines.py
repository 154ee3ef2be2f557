"""Names and tone of sentences in JSON Lines, for programs (DESIGN 3.2).

Each line keeps all it had and gets what was read in its text. A line that is not as
it should be is told on standard error with its number and left out; the rest go on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from analysis.document import Span
from analysis.errors import PageError
from analysis.tone.about import polarity_of

Row = dict[str, Any]
# Lines read at once: enough to fill the model's batches, few enough to stay small.
LINES_AT_ONCE = 256
SHORT_TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}


class LineError(ValueError):
    """A line that cannot be read: what is wrong with it and what it should be."""


def add_names(file: str) -> int:
    """Add ``names`` to each line of a file ("-": standard input); exit status."""
    return _run(file, check_text, _with_names)


def add_tone(file: str) -> int:
    """Add ``probabilities`` and ``polarity`` to each target; exit status."""
    return _run(file, check_targets, _with_tone)


def check_text(row: Any) -> None:
    """Raise ``LineError`` unless the line is an object with a text."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise LineError('must be an object with a "text"')


def check_targets(row: Any) -> None:
    """Raise ``LineError`` unless all targets are spans of the text."""
    check_text(row)
    targets = row.get("targets")
    if not isinstance(targets, list):
        raise LineError('must have "targets", a list of {"start", "end"}')
    for target in targets:
        ends = (
            (target.get("start"), target.get("end")) if isinstance(target, dict) else ()
        )
        if not (
            len(ends) == 2
            and all(type(end) is int for end in ends)
            and 0 <= ends[0] < ends[1] <= len(row["text"])
        ):
            raise LineError(
                f"has the target {target!r}, which is no span of its text of "
                f"{len(row['text'])} characters"
            )


def _run(
    file: str,
    check: Callable[[Any], None],
    read: Callable[[Sequence[Row]], Iterable[Row]],
) -> int:
    if file != "-" and not Path(file).is_file():
        raise PageError("not_found", f"{file}: there is no such file; check the path.")
    failed: list[str] = []
    with _opened(file) as lines:
        rows = _rows(lines, file, check, failed)
        while batch := list(islice(rows, LINES_AT_ONCE)):
            for row in read(batch):
                sys.stdout.write(json.dumps(row, ensure_ascii=True) + "\n")
            sys.stdout.flush()
    return 1 if failed else 0


def _opened(file: str) -> AbstractContextManager[TextIO]:
    if file == "-":
        return nullcontext(sys.stdin)
    return Path(file).open(encoding="utf-8", errors="replace")


def _rows(
    lines: TextIO, file: str, check: Callable[[Any], None], failed: list[str]
) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            check(row)
        except (json.JSONDecodeError, RecursionError):
            failed.append(f"{file}, line {number}: is not JSON; one object a line.")
            sys.stderr.write(failed[-1] + "\n")
        except LineError as error:
            failed.append(f"{file}, line {number}: {error}.")
            sys.stderr.write(failed[-1] + "\n")
        else:
            yield row


def _with_names(rows: Sequence[Row]) -> Iterator[Row]:
    from analysis.reader import load_reader

    found = load_reader().names([row["text"] for row in rows])
    for row, names in zip(rows, found, strict=True):
        told = [
            {
                "start": name.span.start,
                "end": name.span.end,
                "type": SHORT_TYPES[name.type],
            }
            for name in names
            if name.type in SHORT_TYPES
        ]
        yield row | {"names": told}


def _with_tone(rows: Sequence[Row]) -> Iterator[Row]:
    from analysis.reader import load_reader

    reader = load_reader()
    for row in rows:
        text, targets = row["text"], row["targets"]
        spans = [Span(target["start"], target["end"]) for target in targets]
        (chances,) = reader.tone(text, [Span(0, len(text))], [spans])
        told = [
            target
            | {
                "probabilities": [round(chance, 4) for chance in given],
                "polarity": round(polarity_of(given), 4),
            }
            for target, given in zip(targets, chances, strict=True)
        ]
        yield row | {"targets": told}
