"""JupyterLab as `make lab` starts it, in a copy of the kit, and a real browser.

Needs Debian's Chromium (`chromium` on the path) and Playwright of the tests' lock;
the tests skip, and say so, where there is none. What was seen is kept as pictures
in ``reports/browser/``.
"""

import contextlib
import os
import runpy
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.kit import Lab, Watched

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURES = REPOSITORY / "reports" / "browser"
COPIED = ("analysis", "data", "notebooks", "requirements")
SINGLE = ("Makefile", "pyproject.toml", "set_up.py")
FIGURES = "tests/quality.json"
# Neither news nor updates are asked for; set-up writes the same for everybody.
QUIET = '{"fetchNews": "false", "checkForUpdates": false}'
SERVER_SECONDS = 120
# A look at something: wide enough for a chart beside the file list.
VIEW = {"width": 1280, "height": 1600}


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is missing")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with api.sync_playwright() as playwright:
        # Its sandbox does not start for root, as whom CI runs.
        browser = playwright.chromium.launch(
            executable_path=path, chromium_sandbox=False
        )
        yield browser
        browser.close()


def pytest_terminal_summary(terminalreporter):
    """Say where the pictures are."""
    if PICTURES.is_dir():
        seen = len(list(PICTURES.glob("*.png")))
        where = PICTURES.relative_to(REPOSITORY)
        terminalreporter.write_line(f"{seen} pictures of the browser tests in {where}")


@pytest.fixture(scope="session")
def pictures():
    """Where pictures of what was seen are kept."""
    return PICTURES


@pytest.fixture
def watched(browser, pictures):
    """A page whose errors and requests are noted."""
    context = browser.new_context(viewport=VIEW, locale="en-GB")
    yield Watched(context, pictures)
    context.close()


@pytest.fixture(scope="session")
def kit(tmp_path_factory):
    """A copy of the kit, so that corrections and reports stay out of the checkout."""
    folder = tmp_path_factory.mktemp("kit") / "soundbite"
    folder.mkdir()
    leave = shutil.ignore_patterns("__pycache__", "*.corrections.yaml", ".ipynb_*")
    for name in COPIED:
        shutil.copytree(REPOSITORY / name, folder / name, ignore=leave)
    for name in SINGLE:
        shutil.copy(REPOSITORY / name, folder / name)
    (folder / "tests").mkdir()
    shutil.copy(REPOSITORY / FIGURES, folder / FIGURES)
    own = folder / ".jupyter/config/lab/user-settings/@jupyterlab/apputils-extension"
    own.mkdir(parents=True)
    (own / "notification.jupyterlab-settings").write_text(QUIET)
    return folder


@pytest.fixture(scope="session")
def lab(kit):
    """A running JupyterLab, and when the command for it was given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    command = _command(port, token)
    _make_environment(kit)
    log = (kit / "lab.log").open("w")
    asked = time.monotonic()
    server = subprocess.Popen(
        command,
        cwd=kit,
        env={k: v for k, v in os.environ.items() if not k.startswith("MAKE")},
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api", server, kit / "lab.log")
        yield Lab(kit, f"http://127.0.0.1:{port}", token, asked)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
        log.close()


def _make_environment(kit):
    """The environment of the copy, as set-up would leave it, out of the tests' own.

    Making it anew would take minutes; what it holds is the same.
    """
    venv = kit / ".venv"
    command = [sys.executable, "-m", "venv", "--without-pip", venv]
    subprocess.run(command, check=True)
    set_up = runpy.run_path(str(kit / "set_up.py"))
    scheme = {"base": str(venv), "platbase": str(venv)}
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=scheme))
    lines = [sysconfig.get_path("purelib"), set_up["PATH_LINE"]]
    (packages / "soundbite.pth").write_text("\n".join(lines))
    for name in ("share", "etc"):
        if (Path(sys.prefix) / name).exists():
            (venv / name).symlink_to(Path(sys.prefix) / name)
    set_up["write_stamp"](kit, ("kit", "test"))


def _command(port, token):
    """`make lab`, as typed."""
    pytest.importorskip("jupyterlab")
    if shutil.which("make") is None:
        pytest.skip("no make on this machine")
    options = [
        "--no-browser",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}",
        "--allow-root",
    ]
    return [
        "make",
        "lab",
        f"PYTHON={sys.executable}",
        f"LAB_OPTIONS={shlex.join(options)}",
    ]


def _wait_for(address, server, log):
    end = time.monotonic() + SERVER_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")
