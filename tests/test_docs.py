"""The README: its commands, links and tables are what the repository has."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.version import __version__

REPOSITORY = Path(__file__).resolve().parents[1]
README = (REPOSITORY / "README.md").read_text("utf-8")
RECIPES = (REPOSITORY / "docs/recipes.md").read_text("utf-8")
MAKEFILE = (REPOSITORY / "Makefile").read_text("utf-8")
refresh_docs = runpy.run_path(str(REPOSITORY / "tools/refresh_docs.py"))


def blocks(language, text=README):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def targets():
    return set(re.findall(r"^([a-z-]+):", MAKEFILE, re.M))


def described():
    return dict(re.findall(r"^([a-z-]+):.*?## (.+)$", MAKEFILE, re.M))


def analysis_commands():
    """What stands after `-m analysis` in the README, on one line."""
    return sorted(set(re.findall(r"-m analysis ([^`\n]+)", README)))


def test_every_make_command_is_a_target():
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.M))
    assert {"report", "lab", "test", "test-slow"} <= named
    assert sorted(named - targets()) == []


def test_every_target_is_described():
    assert (
        sorted(targets() - set(described()) - {"environment", "environment-test"}) == []
    )


@pytest.mark.skipif(shutil.which("make") is None, reason="this machine has no make")
def test_help_lists_the_targets():
    done = subprocess.run(
        ["make", "-s", "help"],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env={k: v for k, v in os.environ.items() if not k.startswith("MAKE")},
        check=True,
    )
    listed = {line.split()[1] for line in done.stdout.splitlines()}
    assert listed == set(described())


def test_links_lead_to_files():
    links = re.findall(r"\]\(([^)#]+)\)", README)
    own = [REPOSITORY / link for link in links if "://" not in link]
    assert own
    recipes = re.findall(r"\]\(([^)#]+)\)", RECIPES)
    own += [REPOSITORY / "docs" / link for link in recipes if "://" not in link]
    assert [link for link in own if not link.exists()] == []


def test_notebooks_named_in_recipes_exist():
    named = set(re.findall(r"`(\d\d_\w+)`", RECIPES))
    there = {path.stem for path in (REPOSITORY / "notebooks").iterdir()}
    assert named and named <= there


def test_the_citation_states_the_version():
    cited = (REPOSITORY / "CITATION.cff").read_text("utf-8")
    assert f"version: {__version__}\n" in cited
    assert f"\n{__version__}, " in README or f"version {__version__}" in README


def test_files_named_in_commands_exist():
    files = re.findall(r"\b(?:data|notebooks)[/\\][\w/\\]+\.\w+", README)
    assert files
    wanted = {file.replace("\\", "/") for file in files}
    assert [file for file in sorted(wanted) if not (REPOSITORY / file).exists()] == []


def test_the_data_dictionary_is_what_the_declarations_say():
    assert refresh_docs["with_dictionary"](README) == README, "run `make docs`"


@pytest.mark.parametrize(
    "text", ["", "<!-- dictionary:end --><!-- dictionary:start -->"]
)
def test_a_readme_without_its_markers_is_refused(text):
    with pytest.raises(ValueError, match="README"):
        refresh_docs["with_dictionary"](text)


@pytest.mark.parametrize("command", analysis_commands())
def test_the_command_lines_words_are_known(command):
    name, *rest = command.split()
    done = subprocess.run(
        [sys.executable, "-m", "analysis", name, "--help"],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
    )
    assert done.returncode == 0, done.stderr
    options = {word for word in rest if word.startswith("--")}
    assert [option for option in options if option not in done.stdout] == []


def in_a_copy(tmp_path, arguments):
    """Run Python where the README's relative paths hold, away from the checkout."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )


def shell_lines():
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("python -m analysis")]


@pytest.mark.slow
@pytest.mark.parametrize("line", shell_lines())
def test_the_command_line_examples_run(line, tmp_path):
    done = in_a_copy(tmp_path, line.split()[1:])
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("block", blocks("python"))
def test_the_python_examples_run(block, tmp_path):
    done = in_a_copy(tmp_path, ["-c", block])
    assert done.returncode == 0, done.stderr


def recipes():
    """Each runnable recipe by its heading."""
    for part in re.split(r"^## ", RECIPES, flags=re.M)[1:]:
        heading = part.splitlines()[0]
        yield from (pytest.param(block, id=heading) for block in blocks("python", part))


@pytest.mark.slow
@pytest.mark.parametrize("block", list(recipes()))
def test_the_recipes_run(block, tmp_path):
    done = in_a_copy(tmp_path, ["-W", "error::FutureWarning", "-c", block])
    assert done.returncode == 0, done.stderr
