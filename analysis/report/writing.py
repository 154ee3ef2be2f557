"""One article's report: everything for people, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.export import replace_folder, write_csv, write_workbook
from analysis.reading import LoadedArticle
from analysis.report.errors import ReportError
from analysis.report.manifest import write_manifest
from analysis.report.notebooks import (
    NotebookRunner,
    notebook_files,
    write_notebook,
)
from analysis.report.places import report_folder
from analysis.report.progress import with_progress

if TYPE_CHECKING:
    from analysis.charts import Look

__all__ = ["ReportError", "write_report"]

Step = Callable[[], None]


def write_report(
    article: LoadedArticle,
    *,
    out: str | Path,
    with_notebooks: bool = True,
    size: str = "page",
    is_dark: bool = False,
) -> Path:
    """Write the report of ``article`` into a folder of ``out``; give the folder.

    The folder is named by the page, and appears whole or not at all: an earlier
    report stands until the new one is complete. The same page gives the same bytes
    on every run, ``manifest.json`` aside.

    Args:
        article: what was read.
        out: the folder of all reports, made where it is not there.
        with_notebooks: whether the notebooks are run on the page and kept as HTML,
            which is what takes longest.
        size: "slide" draws the charts once more, in a folder of their own, as large
            as a slide needs them; "page" does not.
        is_dark: whether those have a dark ground.

    Raises:
        ValueError: there is no such size.
        ReportError: a notebook failed; the message says which and where.
        OSError: the folder cannot be written.
    """
    more = other_charts(size, is_dark=is_dark)
    target = report_folder(Path(out), article.read.article.page)
    with replace_folder(target) as folder, NotebookRunner() as runner:
        steps = _steps(article, folder, runner if with_notebooks else None, more)
        for step in with_progress(steps, about=target.name, total=len(steps)):
            step()
        write_manifest(article, folder)
    return target


def other_charts(size: str, *, is_dark: bool = False) -> dict[str, Look]:
    """Folders of charts beside ``charts``, which are for a light page, and their look.

    Raises:
        ValueError: there is no such size.
    """
    from analysis.charts import PAGE, SLIDE

    looks = {"page": PAGE, "slide": SLIDE}
    if size not in looks:
        raise ValueError(f"size must be one of {list(looks)}; not {size!r}.")
    look = looks[size].dark() if is_dark else looks[size]
    if look == PAGE:
        return {}
    return {f"charts_{size}{'_dark' if is_dark else ''}": look}


def _steps(
    article: LoadedArticle,
    folder: Path,
    runner: NotebookRunner | None,
    more: Mapping[str, Look],
) -> list[Step]:
    from analysis.charts import PAGE
    from analysis.report.document import write_document
    from analysis.report.figures import CHARTS, write_chart
    from analysis.report.page import write_close_reading, write_page

    steps: list[Step] = [
        partial(_write_tables, article, folder),
        partial(write_page, article, folder),
        partial(write_close_reading, article, folder),
    ]
    steps += [
        partial(write_chart, chart, article, folder / name, look)
        for name, look in {"charts": PAGE, **more}.items()
        for chart in CHARTS
    ]
    steps.append(partial(write_document, article, folder))
    if runner is not None:
        run = partial(write_notebook, runner, article, folder=folder / "notebooks")
        steps += [partial(run, path) for path in notebook_files()]
    return steps


def _write_tables(article: LoadedArticle, folder: Path) -> None:
    tables = folder / "tables"
    tables.mkdir()
    for name, table in article.tables.items():
        write_csv(table, tables / f"{name}.csv")
    write_workbook(article.tables, folder / "tables.xlsx")
