"""What a person does in JupyterLab, and what went wrong meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SECOND = 1000
# A machine of two cores that does other things as well.
PATIENCE = 120 * SECOND
IDLE = ".jp-Notebook-ExecutionIndicator[data-status='idle']"
# The indicator is idle before there is a kernel, and cells run then ask for one.
READY = re.compile(r"\| Idle$")


@dataclass
class Lab:
    """A running JupyterLab on a copy of the kit."""

    folder: Path
    address: str
    token: str
    asked: float

    def url(self, notebook: str) -> str:
        return f"{self.address}/lab/tree/notebooks/{notebook}?token={self.token}&reset"


class Watched:
    """A browser page with its errors and the hosts that it asked for anything."""

    def __init__(self, context, pictures: Path) -> None:
        self.errors: list[str] = []
        self.hosts: set[str] = set()
        self.pictures = pictures
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._on_console)
        self.page.on("request", self._on_request)

    def _on_console(self, message) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self.errors.append(f"{message.text} ({where})")

    def _on_request(self, request) -> None:
        host = re.match(r"https?://([^/:]+)", request.url)
        if host:
            self.hosts.add(host[1])

    def keep(self, name: str, **options) -> None:
        """Keep a picture of what is on the screen."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self.pictures / f"{name}.png", **options)

    def open(self, lab: Lab, notebook: str) -> None:
        """Open a notebook and wait until it can be worked in."""
        self.page.goto(lab.url(notebook))
        self.page.wait_for_selector("#jupyterlab-splash", state="detached")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell")
        bar = self.page.locator(".jp-StatusBar-TextItem", has_text=READY)
        bar.first.wait_for()

    def run_all(self) -> None:
        """Menu Run, Run All Cells; wait until each cell has run."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click()
        self.page.locator(".lm-Menu-item[data-command='runmenu:run-all']").click()
        self.wait_until_run()

    def wait_until_run(self) -> None:
        self.page.wait_for_function(
            """() => {
                const prompts = [...document.querySelectorAll(
                    '.jp-Notebook .jp-CodeCell .jp-InputArea-prompt')];
                return prompts.length > 0
                    && prompts.every(p => /\\[\\d+\\]/.test(p.textContent));
            }"""
        )
        self.page.wait_for_selector(IDLE)

    def charts(self) -> list[str]:
        """The sources of the charts in the notebook, from the top."""
        return self.page.eval_on_selector_all(
            ".jp-OutputArea-output img", "all => all.map(img => img.src)"
        )

    def wait_for_other_charts(self, before: list[str]) -> None:
        """Wait until each chart has been drawn anew, and shows something else."""
        self.page.wait_for_function(
            """before => {
                const now = [...document.querySelectorAll('.jp-OutputArea-output img')]
                    .map(img => img.src);
                return now.length === before.length
                    && now.every((src, i) => src !== before[i]);
            }""",
            arg=before,
        )

    def look_at_first_chart(self) -> None:
        """Scroll to the first chart, where there is one."""
        charts = self.page.locator(".jp-OutputArea-output img")
        if charts.count():
            charts.first.evaluate("img => img.scrollIntoView({block: 'center'})")

    def outputs(self) -> str:
        """What stands under the cells, as text."""
        return "\n".join(self.page.locator(".jp-OutputArea-output").all_inner_texts())
