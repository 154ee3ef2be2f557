"""The house: imports point down the layers, and modules and functions stay small."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "analysis"

# From the ground up: a part may import from itself and from what stands before it.
STEPS = (
    "sources cleaning quotation sentences reader attribution actors tone dates "
    "corrections"
).split()
LAYERS = [
    *"version errors document words tidy".split(),
    *STEPS,
    *"pipeline contract schema tables grouping coding context quality measures".split(),
    *"charts evidence export reading close_reading report lab corpus lines".split(),
    *"cli __init__ __main__".split(),
]
# Charts and measures see tables only, neither the text nor the records. (Measures share
# with the tables how an interval is made and what unresolved speech is called.)
TABLES_ONLY = {
    "measures": {"errors", "words", "schema", "tables", "measures"},
    "charts": {"errors", "words", "schema", "measures", "charts"},
}
MAX_MODULE_LINES = 399
MAX_BODY_LINES = 40

MODULES = sorted(PACKAGE.rglob("*.py"))


def named(path):
    return path.relative_to(PACKAGE).as_posix()


def part_of(path):
    """The layer that a module belongs to: its folder's or its own name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_names(tree, package):
    """Full names of all that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                kept = package[: len(package) - node.level + 1]
                base = ".".join([*kept, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def imports_of(text, module="analysis/x.py"):
    package = list(Path(module).parent.parts)
    return set(imported_names(ast.parse(text), package))


def imports_in(path):
    return imports_of(path.read_text("utf-8"), path.relative_to(REPOSITORY).as_posix())


class WithoutTypes(ast.NodeTransformer):
    """Takes out what stands under ``if TYPE_CHECKING:`` and is never executed."""

    def visit_If(self, node):
        named_so = getattr(node.test, "id", None) == "TYPE_CHECKING"
        return None if named_so else self.generic_visit(node)


def executed_imports(text):
    tree = WithoutTypes().visit(ast.parse(text))
    return libraries(imported_names(tree, ["analysis"]))


def own_parts(names):
    """The layers among imported names."""
    own = [name.split(".") for name in names if name.split(".")[0] == "analysis"]
    return {
        parts[1] if len(parts) > 1 and parts[1] in LAYERS else "__init__"
        for parts in own
    }


def libraries(names):
    return {name.split(".")[0] for name in names}


def test_every_module_has_its_place_in_the_house():
    parts = {part_of(path) for path in MODULES}
    assert sorted(parts - set(LAYERS)) == [], "give it a place in LAYERS"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_point_down(path):
    own = part_of(path)
    allowed = set(LAYERS[: LAYERS.index(own) + 1])
    allowed &= TABLES_ONLY.get(own, allowed)
    assert sorted(own_parts(imports_in(path)) - allowed) == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_libraries_stay_in_their_layers(path):
    text = path.read_text("utf-8")
    own, found = part_of(path), libraries(imports_of(text))
    if LAYERS.index(own) < LAYERS.index("schema"):
        assert not found & {"pandas", "pandera"}, "steps never see a DataFrame"
    if own != "charts":
        drawing = {"matplotlib", "mpl_toolkits"}
        assert not executed_imports(text) & drawing, "charts alone draw"
    assert not found & {"training", "tests", "torch", "spacy", "transformers"}


@pytest.mark.parametrize(
    ("text", "module", "expected"),
    [
        ("import analysis.cli", "analysis/x.py", {"cli"}),
        ("from analysis import cli", "analysis/x.py", {"cli"}),
        ("from analysis import load", "analysis/x.py", {"__init__"}),
        ("from . import cli", "analysis/x.py", {"cli"}),
        ("from .cli import main", "analysis/x.py", {"cli"}),
        ("from ..cli import main", "analysis/dates/x.py", {"cli"}),
        ("from .rule import Rule", "analysis/dates/x.py", {"dates"}),
        ("def f():\n    from analysis.cli import main", "analysis/x.py", {"cli"}),
        ("import json", "analysis/x.py", set()),
    ],
)
def test_no_way_of_importing_escapes_the_test(text, module, expected):
    assert own_parts(imports_of(text, module)) == expected


def test_imports_for_types_alone_are_told_from_others():
    types = "if TYPE_CHECKING:\n    import pandas\n"
    inner = "def f():\n    if True:\n        import matplotlib\n"
    assert executed_imports(types + inner) == {"matplotlib"}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_fits_in_the_head(path):
    assert len(path.read_text("utf-8").splitlines()) <= MAX_MODULE_LINES


def body_lines(function):
    """Lines of a function without its signature and docstring."""
    body = function.body
    if ast.get_docstring(function, clean=False) is not None:
        body = body[1:]
    return function.end_lineno - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_function_fits_on_a_screen(path):
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    sizes = {function.name: body_lines(function) for function in functions}
    assert {n: size for n, size in sizes.items() if size > MAX_BODY_LINES} == {}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_is_public_is_documented(path):
    tree = ast.parse(path.read_text("utf-8"))
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
    ]
    silent = [node.name for node in public if not ast.get_docstring(node)]
    assert silent == []
    assert ast.get_docstring(tree) or named(path) == "__main__.py"


@pytest.mark.parametrize("check", [("format", "--check"), ("check",)], ids="-".join)
def test_the_code_is_in_the_houses_form(check):
    command = [sys.executable, "-m", "ruff", *check, "--no-cache", "."]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("part", ["analysis", "analysis.corrections"])
def test_importing_the_package_loads_nothing_heavy(part):
    program = f"import sys, {part}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        check=True,
    )
    heavy = {"matplotlib", "nltk", "onnxruntime", "tokenizers", "trafilatura"}
    heavy |= {"pandera", "nbformat", "nbclient", "nbconvert", "IPython", "lxml"}
    assert sorted(heavy & set(done.stdout.split())) == []
