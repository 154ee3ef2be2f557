"""The notebooks run on one page, and kept as pages that open anywhere.

Each runs from top to bottom, as after a restart, in one process beside this one:
with this Python, whatever kernels the machine has installed, and without network.
Like papermill, a cell after the one tagged ``parameters`` sets those of this run.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.reading import LoadedArticle
from analysis.report.errors import ReportError
from analysis.report.manifest import PACKAGE, corrections_path
from analysis.report.templates import render

if TYPE_CHECKING:
    from nbformat import NotebookNode

KIT = PACKAGE.parent
NOTEBOOKS = KIT / "notebooks"
# A page of five million characters is read in less.
CELL_SECONDS = 1800
# The system's limit is 104 bytes on macOS, and a number is put to the end.
MAX_SOCKET_BYTES = 96

Parameters = Mapping[str, Any]


def notebook_files() -> list[Path]:
    """The notebooks on one page, in order; none where the package came without them.

    From 05 on they are about many articles, or about the kit itself.
    """
    return sorted(NOTEBOOKS.glob("0[0-4]_*.ipynb"))


def write_notebook(
    runner: NotebookRunner, article: LoadedArticle, path: Path, folder: Path
) -> None:
    """Run the notebook at ``path`` on ``article``; write it into ``folder`` as HTML.

    Raises:
        ReportError: a cell failed; the message says which and why.
    """
    with _page_file(article) as page:
        run = parameters_of(article, page)
        executed = runner.run(path, run)
    # Where the page lay while the notebook ran is this machine's business.
    shown = run | {"PAGE": article.read.article.page.name}
    if run["CORRECTIONS"]:
        shown["CORRECTIONS"] = Path(run["CORRECTIONS"]).name
    _injected(executed).source = _assignments(shown)
    html = notebook_html(executed, title=path.stem.replace("_", " "))
    folder.mkdir(exist_ok=True)
    written = folder / f"{path.stem}.html"
    written.write_text(html, "utf-8", errors="replace", newline="\n")


@contextmanager
def _page_file(article: LoadedArticle) -> Iterator[Path]:
    """The file of the page; one for as long as it takes where it has none."""
    name = article.read.article.page.name
    if article.given is None:
        yield Path(name).resolve()
        return
    ending = Path(name).suffix if name.isprintable() and len(name) < 200 else ""
    with tempfile.TemporaryDirectory(prefix="soundbite-") as folder:
        page = Path(folder) / f"page{ending}"
        page.write_bytes(article.given)
        yield page


def parameters_of(article: LoadedArticle, page: Path) -> dict[str, Any]:
    """What the notebooks' ``parameters`` are for this article."""
    published = article.options.published
    corrections = corrections_path(article)
    return {
        "PAGE": str(page),
        "PUBLISHED": published and published.isoformat(),
        "ARTICLE": article.read.article.page.article,
        "CORRECTIONS": corrections and str(corrections.resolve()),
    }


class NotebookRunner:
    """Runs notebooks one after another in a kernel that starts with the first.

    What a notebook leaves behind is cleared away before the next; one kernel for
    all spares each the seconds in which it would load the same libraries.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="soundbite-")
        self._client: Any = None

    def __enter__(self) -> NotebookRunner:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None and self._client.km is not None:
            self._client._cleanup_kernel()
        self._folder.cleanup()

    def run(self, path: Path, parameters: Parameters) -> NotebookNode:
        """The notebook at ``path`` with all its outputs.

        Raises:
            ReportError: a cell failed; the message says which and why.
        """
        import nbformat
        from nbclient.exceptions import CellExecutionError, CellTimeoutError

        notebook = nbformat.read(path, as_version=4)
        inject(notebook, parameters)
        notebook.cells.insert(0, nbformat.v4.new_code_cell("%reset -f", id="fresh"))
        client = self._client_for(notebook, path.parent)
        folder = Path(self._folder.name)
        try:
            client.execute(cleanup_kc=False, env=_kernel_environment(folder))
        except CellExecutionError as error:
            told = f"{error.ename}: {error.evalue}"
        except (CellTimeoutError, RuntimeError) as error:
            told = str(error).strip().splitlines()[-1]
        else:
            del notebook.cells[0]
            return notebook
        raise ReportError(
            f"the notebook {path.name} failed ({told}); mend it, or leave the "
            "notebooks out with --no-notebooks"
        )

    def _client_for(self, notebook: NotebookNode, cwd: Path) -> Any:
        if self._client is None:
            self._client = _client(notebook, cwd, Path(self._folder.name))
        self._client.nb = notebook
        return self._client


def inject(notebook: NotebookNode, parameters: Parameters) -> None:
    """Add a cell that sets ``parameters`` after the notebook's own.

    Raises:
        ReportError: the notebook has no cell tagged ``parameters``.
    """
    from nbformat.v4 import new_code_cell

    tagged = [
        number
        for number, cell in enumerate(notebook.cells)
        if "parameters" in cell.metadata.get("tags", [])
    ]
    if not tagged:
        raise ReportError("a notebook without a cell tagged 'parameters' cannot be run")
    tags = {"tags": ["injected-parameters"]}
    run = new_code_cell(_assignments(parameters), id="this-run", metadata=tags)
    notebook.cells.insert(tagged[0] + 1, run)


def _injected(notebook: NotebookNode) -> NotebookNode:
    return next(cell for cell in notebook.cells if cell.get("id") == "this-run")


def _assignments(parameters: Parameters) -> str:
    lines = [f"{name} = {value!r}" for name, value in parameters.items()]
    return "\n".join(["# parameters of this run", *lines])


def _client(notebook: NotebookNode, cwd: Path, folder: Path) -> Any:
    from nbclient import NotebookClient
    from traitlets.config import Config

    # Not in the user's own folder, which may be full, or not to be written to.
    connection = {"connection_file": str(folder / "kernel.json")}
    socket = str(folder / "kernel")
    # A socket in the file system is closed to others; its path must be short.
    if os.name == "posix" and len(os.fsencode(socket)) < MAX_SOCKET_BYTES:
        connection |= {"transport": "ipc", "ip": socket}
    return NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        record_timing=False,
        # Else widgets are exported as scripts that load from elsewhere.
        store_widget_state=False,
        kernel_manager_class=_kernel_manager(),
        resources={"metadata": {"path": str(cwd)}},
        config=Config({"ConnectionFileMixin": connection}),
    )


@cache
def _kernel_manager() -> type:
    """A kernel of this very Python, installed as such or not."""
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager

    class ThisPython(AsyncKernelManager):
        @property
        def kernel_spec(self) -> KernelSpec:
            command = ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
            quiet = ["--HistoryManager.enabled=False", "--log-level=ERROR"]
            return KernelSpec(
                argv=[sys.executable, *command, *quiet],
                language="python",
                display_name="Python 3",
            )

    return ThisPython


def _kernel_environment(folder: Path) -> dict[str, str]:
    """This process's, without the user's IPython profile, and with this kit."""
    path = [str(KIT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(path),
        "IPYTHONDIR": str(folder / "ipython"),
        "PYTHONWARNINGS": "ignore",
    }


def notebook_html(notebook: NotebookNode, *, title: str) -> str:
    """An executed notebook as one HTML page that loads nothing from elsewhere."""
    from nbconvert import HTMLExporter
    from pygments.formatters import HtmlFormatter

    exporter = HTMLExporter(
        template_name="basic",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    body, _ = exporter.from_notebook_node(notebook)
    colours = HtmlFormatter(style="xcode").get_style_defs(".highlight")
    return render("notebook.html", title=title, body=body, code_css=colours)
