"""Set-up: one list of dependencies in four files, and an environment made once."""

import ast
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from analysis.report.manifest import PACKAGES, made_by

REPOSITORY = Path(__file__).resolve().parents[1]
MANIFEST = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
set_up = runpy.run_path(str(REPOSITORY / "set_up.py"), run_name="set_up")

# Import names that differ from the name of the package that brings them.
PACKAGE_OF = {"docx": "python-docx", "ruamel": "ruamel-yaml"}
# Depended on without an import in analysis/ or a notebook.
USED_OTHERWISE = {
    "ipykernel": "runs the notebooks' cells",
    "jupyterlab": "make lab",
    "lxml-html-clean": "trafilatura does not import without it",
    "dask": "its command starts a cluster, and distributed rests on it",
    "vadersentiment": "its lexicon is read, none of its code",
}


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def bounds(requirement):
    """A requirement's canonical name and its bounds as a set."""
    name, rest = re.match(r"([\w.-]+)\s*(.*)", requirement).groups()
    return canonical(name), frozenset(rest.replace(" ", "").split(","))


def locked(name):
    """All versions that a lock pins, by canonical name (several, told by markers)."""
    text = (REPOSITORY / f"requirements/{name}.txt").read_text("utf-8")
    pins = {}
    for package, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.M):
        pins.setdefault(canonical(package), set()).add(version)
    return pins


def fits(version, bound):
    compare, number = re.match(r"(>=|<)([\d.]+)$", bound).groups()
    found = [int(part) for part in re.findall(r"\d+", version)]
    wanted = [int(part) for part in number.split(".")]
    return found >= wanted if compare == ">=" else found < wanted


DIRECT = dict(map(bounds, MANIFEST["project"]["dependencies"]))
OPTIONAL = MANIFEST["project"]["optional-dependencies"]
FOR_CLUSTERS = dict(map(bounds, OPTIONAL["cluster"]))
FOR_TESTS = FOR_CLUSTERS | dict(
    bounds(stated) for stated in OPTIONAL["test"] if stated != "soundbite[cluster]"
)


def test_conda_lists_the_same_packages_with_the_same_bounds():
    listed = YAML(typ="safe").load(REPOSITORY / "environment.yml")["dependencies"]
    conda = dict(map(bounds, listed))
    python = conda.pop("python")
    assert conda == DIRECT
    assert python == bounds("python" + MANIFEST["project"]["requires-python"])[1]


@pytest.mark.parametrize("lock", ["kit", "test"])
def test_the_lock_pins_each_direct_dependency_within_its_bounds(lock):
    pins = locked(lock)
    wanted = DIRECT if lock == "kit" else DIRECT | FOR_TESTS
    wrong = {
        name: pins.get(name)
        for name, stated in wanted.items()
        if not pins.get(name)
        or not all(fits(pin, bound) for pin in pins[name] for bound in stated)
    }
    assert wrong == {}


def test_every_dependency_has_a_lower_and_an_upper_bound():
    loose = [name for name, stated in (DIRECT | FOR_TESTS).items() if len(stated) != 2]
    assert loose == []


def test_the_tests_lock_holds_the_kits_pins():
    kit, test = locked("kit"), locked("test")
    assert {name: test.get(name) for name in kit} == kit


@pytest.mark.parametrize("lock", ["kit", "test"])
def test_locks_have_hashes_and_name_no_place(lock):
    text = (REPOSITORY / f"requirements/{lock}.txt").read_text("utf-8")
    entries = re.split(r"^(?=\w)", text, flags=re.M)[1:]
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|--index|--find-links|^.*@ |/home|/tmp", text, re.M) == []


def modules_of(folder):
    return [path.read_text("utf-8") for path in (REPOSITORY / folder).rglob("*.py")]


def code_cells():
    """The code of each notebook's cells, without its magic commands."""
    for notebook in sorted((REPOSITORY / "notebooks").glob("*.ipynb")):
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
        yield from (re.sub(r"^\s*[%!].*$", "", text, flags=re.M) for text in code)


def third_party(sources):
    """Packages that the sources import, by canonical name."""
    found = set()
    for node in (node for text in sources for node in ast.walk(ast.parse(text))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module.split(".")[0])
    own = {"analysis", "tests", "training", "made_articles", "__future__"}
    return {
        canonical(PACKAGE_OF.get(name, name))
        for name in found - own - set(sys.stdlib_module_names)
    }


def test_what_is_imported_is_declared_and_what_is_declared_is_used():
    imported = third_party([*modules_of("analysis"), *code_cells()])
    declared = set(DIRECT | FOR_CLUSTERS)
    assert sorted(imported - declared) == []
    assert sorted(declared - imported - set(USED_OTHERWISE)) == []


# Of tests/fuzz/guided.py, which nobody runs but by hand, and on Linux only.
BY_HAND = {"atheris"}


def test_a_report_names_packages_that_the_kit_stands_on():
    assert {canonical(name) for name in PACKAGES} <= DIRECT.keys()
    assert made_by()["packages"].keys() == set(PACKAGES)


def test_the_tests_import_nothing_beyond_their_own_lock():
    imported = third_party([*modules_of("tests"), *modules_of("tools")])
    assert sorted(imported - set(DIRECT | FOR_TESTS) - BY_HAND) == []


def test_every_file_of_the_package_is_installed_with_it():
    listed = MANIFEST["tool"]["setuptools"]["package-data"]["*"]
    files = [p for p in (REPOSITORY / "analysis").rglob("*") if p.is_file()]
    left_out = {
        path.name
        for path in files
        if path.suffix not in {".py", ".pyc"}
        and not any(path.match(pattern) for pattern in listed)
    }
    assert left_out == set()


def test_the_package_states_the_version_that_pyproject_states():
    import analysis

    stated = getattr(analysis, "__version__", MANIFEST["project"]["version"])
    assert stated == MANIFEST["project"]["version"]


@pytest.fixture
def checkout(tmp_path):
    """A checkout's set-up files, with locks of no package: made in a few seconds."""
    folder = tmp_path / "with blank ünd Ω"
    (folder / "requirements").mkdir(parents=True)
    (folder / "analysis").mkdir()
    (folder / "analysis/__init__.py").write_text("PLACE = __file__\n")
    shutil.copy(REPOSITORY / "set_up.py", folder)
    for name in ("kit", "test"):
        (folder / f"requirements/{name}.txt").write_text("# nothing\n")
    return folder


def stamp(folder, locks=("kit",), python=None):
    """An environment as set-up leaves it, over the running interpreter."""
    interpreter = set_up["environment_python"](folder / ".venv")
    interpreter.parent.mkdir(parents=True)
    if python is None:
        interpreter.symlink_to(sys.executable)
    set_up["write_stamp"](folder, locks)


def call(folder, *arguments, program=(), **settings):
    environment = {**os.environ, **settings}
    command = [sys.executable, "-I", *(program or [str(folder / "set_up.py")])]
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, env=environment
    )


needs_links = pytest.mark.skipif(
    os.name == "nt", reason="stands an interpreter in by a link"
)


@needs_links
@pytest.mark.parametrize("locks", [("kit",), ("kit", "test"), ("test",)])
def test_a_stamped_environment_is_complete(checkout, locks):
    stamp(checkout, locks)
    assert set_up["installed_locks"](checkout) == locks


def change_lock(folder):
    (folder / "requirements/kit.txt").write_text("# changed\n")


def remove_stamp(folder):
    (folder / ".venv/stamp.json").unlink()


def break_stamp(folder):
    (folder / ".venv/stamp.json").write_text("{")


def other_python(folder):
    path = folder / ".venv/stamp.json"
    path.write_text(re.sub(r'"python": "[^"]*"', '"python": "3.10"', path.read_text()))


def remove_interpreter(folder):
    set_up["environment_python"](folder / ".venv").unlink()


@needs_links
@pytest.mark.parametrize(
    "change",
    [change_lock, remove_stamp, break_stamp, other_python, remove_interpreter],
    ids=lambda change: change.__name__,
)
def test_what_makes_an_environment_incomplete(checkout, change):
    stamp(checkout)
    change(checkout)
    assert set_up["installed_locks"](checkout) == ()


@needs_links
def test_line_ends_of_a_lock_do_not_matter(checkout):
    stamp(checkout)
    (checkout / "requirements/kit.txt").write_bytes(b"# nothing\r\n")
    assert set_up["installed_locks"](checkout) == ("kit",)


@pytest.mark.slow
def test_set_up_makes_the_environment_once_whatever_else_is_active(checkout, tmp_path):
    (tmp_path / "json.py").write_text("raise RuntimeError('the wrong json')\n")
    misleading = {
        "PYTHONPATH": str(tmp_path),
        "VIRTUAL_ENV": str(tmp_path),
        "CONDA_PREFIX": str(tmp_path),
        "PIP_TARGET": str(tmp_path / "target"),
        "PIP_USER": "1",
    }
    first = call(checkout, **misleading)
    assert first.returncode == 0, first.stderr
    assert "Set-up done" in first.stderr
    second = call(checkout, **misleading)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")

    kit = [str(set_up["environment_python"](checkout / ".venv")), "-c"]
    program = "import analysis; print(ascii(analysis.PLACE))"
    done = subprocess.run(
        [*kit, program], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.strip() == ascii(str(checkout / "analysis/__init__.py"))


@pytest.mark.slow
def test_set_up_can_be_called_from_the_environment_that_it_makes_anew(checkout):
    assert call(checkout).returncode == 0
    change_lock(checkout)
    own = str(set_up["environment_python"](checkout / ".venv"))
    command = [own, "-I", str(checkout / "set_up.py")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Set-up done" in done.stderr


@pytest.mark.slow
def test_an_interrupted_set_up_does_not_count_as_done(checkout):
    lock = checkout / "requirements/kit.txt"
    lock.write_text("no-such-package-of-ours==1.0 --hash=sha256:" + "0" * 64 + "\n")
    settings = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(checkout)}
    failed = call(checkout, **settings)
    assert failed.returncode == 1
    assert failed.stderr.splitlines()[-1].startswith("Set-up: the packages could not")
    assert "Traceback" not in failed.stderr
    lock.write_text("# nothing\n")
    assert "Set-up done" in call(checkout).stderr


@pytest.mark.parametrize("part", ["venv", "ensurepip"])
def test_a_python_without_its_parts_is_told_in_one_line(checkout, part):
    program = (
        f"import runpy, sys; sys.modules[{part!r}] = None; sys.argv = ['set_up.py'];"
        f"runpy.run_path({str(checkout / 'set_up.py')!r}, run_name='__main__')"
    )
    done = call(checkout, program=("-c", program))
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert f"lacks {part}" in done.stderr
    assert f"python{version}-venv" in done.stderr
    assert not (checkout / ".venv").exists()


def test_an_old_python_is_told_what_is_needed():
    with pytest.raises(set_up["SetUpError"], match=r"needs Python 3\.11.*is 3\.8\.18"):
        set_up["check_interpreter"]((3, 8, 18))


def test_a_newer_python_than_tried_goes_on_with_a_remark():
    assert set_up["check_interpreter"]((3, 13, 0)) is None
    assert "3.15.1 is newer" in set_up["check_interpreter"]((3, 15, 1))


def test_set_up_can_be_read_by_an_old_python():
    text = (REPOSITORY / "set_up.py").read_text("utf-8")
    ast.parse(text, feature_version=(3, 7))
    assert "from __future__" not in text


@pytest.mark.parametrize("arguments", [("dev",), ("kit", "test")])
def test_wrong_usage_is_told(checkout, arguments):
    done = call(checkout, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: ")


@pytest.mark.skipif(shutil.which("make") is None, reason="this machine has no make")
def test_make_names_what_to_install_where_there_is_no_python():
    done = subprocess.run(
        ["make", "report", "PYTHON=no-such-python"],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env={**os.environ, "LC_ALL": "C"},
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert done.returncode != 0
    assert len(said) == 1
    assert "install Python 3.11 or newer" in said[0]
