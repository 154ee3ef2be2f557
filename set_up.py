"""Make the kit's own Python environment in ``.venv``, from a lock file with hashes.

    python3 set_up.py          what the kit needs to run
    python3 set_up.py test     the same and what its tests need

Any Python from 3.11 on does, with the standard library alone; the packages come from
wherever this machine's pip is set up to find them. A second call finds the work
done and returns at once. `make report` and `make test` call this file; where there
is no make, call it yourself (README, "Set-up").

The file stays readable for Python 3.6, so that an old one is told what is missing
instead of stopping at the first newer word of the language.
"""

import contextlib
import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
NEWEST = (3, 13)  # the newest that the locks were tried on
LOCKS = {"kit": "requirements/kit.txt", "test": "requirements/test.txt"}
# `test` holds all of `kit` with the same pins, so one environment serves both.
COVERED_BY = {"kit": ("kit", "test"), "test": ("test",)}

# What would send pip's work elsewhere or add to it. All other settings of pip stay:
# a mirror, a proxy or a certificate is this machine's own business.
MISLEADING = (
    "PIP_TARGET PIP_PREFIX PIP_ROOT PIP_USER PIP_PYTHON PIP_DRY_RUN PIP_REPORT "
    "PIP_CONSTRAINT PIP_REQUIREMENT PIP_EDITABLE PIP_NO_DEPS PIP_REQUIRE_VIRTUALENV "
    "PYTHONHOME PYTHONPATH VIRTUAL_ENV __PYVENV_LAUNCHER__"
).split()

# Puts the checkout on the path of the environment, and so `import analysis` into
# every notebook. Relative to the environment and plain ASCII: a path written out
# here is misread on Windows where it holds letters beyond the system's code page.
PATH_LINE = "import os, sys; sys.path.append(os.path.dirname(sys.prefix))\n"

# JupyterLab asks nothing of the network: no news, updates or list of extensions.
LAB_SETTINGS = {
    "share/jupyter/lab/settings/overrides.json": {
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
        }
    },
    "etc/jupyter/jupyter_lab_config.json": {
        "LabApp": {
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "extension_manager": "readonly",
        }
    },
}


class SetUpError(Exception):
    """The environment cannot be made; the message says what to do about it."""


def check_interpreter(version: "tuple[int, ...]") -> "str | None":
    """A remark on a Python newer than tried; raises where it is too old."""
    found = ".".join(map(str, version[:3]))
    if tuple(version[:2]) < OLDEST:
        raise SetUpError(
            f"Soundbite needs Python 3.11 or newer, and this one is {found}: install "
            "a newer one, or name it if there is one: make report PYTHON=python3.12"
        )
    if tuple(version[:2]) > NEWEST:
        return f"Python {found} is newer than the kit was tried on (3.13); going on."
    return None


def check_parts(version: "tuple[int, ...]") -> None:
    """Raises where Python came without the parts that make an environment.

    Debian and Ubuntu split them off; there `venv` imports and only `ensurepip`,
    which puts pip into a new environment, is missing.
    """
    for name in ("venv", "ensurepip"):
        try:
            importlib.import_module(name)
        except ImportError:
            package = f"python{version[0]}.{version[1]}-venv"
            raise SetUpError(
                f"{sys.executable} lacks {name}: install the package {package} (on "
                f"Debian and Ubuntu: sudo apt-get install {package}) and run it again"
            ) from None


def environment_python(venv: Path) -> Path:
    """Where the environment keeps its interpreter on this system."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def lock_hash(root: Path, name: str) -> str:
    """The hash of a lock, the same however git wrote its line ends."""
    content = (root / LOCKS[name]).read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()


def stamp_of(root: Path, names: "tuple[str, ...]") -> "dict[str, object]":
    """What an environment with these locks installed is stamped with."""
    return {
        "python": f"{sys.version_info[0]}.{sys.version_info[1]}",
        "root": str(root),
        "locks": {name: lock_hash(root, name) for name in names},
    }


def installed_locks(root: Path) -> "tuple[str, ...]":
    """The locks that the environment holds in full; none where it must be made anew.

    That is so without a stamp (set-up was cut short), when a lock changed, when
    another version of Python is asked for, when the checkout moved, and when the
    Python that the environment was made from is gone.
    """
    venv = root / ".venv"
    try:
        stamp = json.loads((venv / "stamp.json").read_text("utf-8"))
        names = tuple(stamp["locks"])
        if stamp != stamp_of(root, names):
            return ()
        command = [str(environment_python(venv)), "-I", "-c", "import pip"]
        done = subprocess.run(command, stderr=subprocess.DEVNULL, check=False)
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return names if done.returncode == 0 else ()


def write_stamp(root: Path, names: "tuple[str, ...]") -> None:
    """Stamp the environment, in one step, as the very last thing."""
    unfinished = root / ".venv" / "stamp.part"
    unfinished.write_text(json.dumps(stamp_of(root, names)), "utf-8")
    unfinished.replace(root / ".venv" / "stamp.json")


def run_quietly(command: "list[str]", remedy: str) -> None:
    """Run a step of the set-up, away from the settings that would mislead it."""
    settings = {k: v for k, v in os.environ.items() if k not in MISLEADING}
    # To standard error: what `make report` prints on standard output is the report's.
    done = subprocess.run(command, env=settings, stdout=2, check=False)
    if done.returncode != 0:
        raise SetUpError(remedy)


def install(root: Path, name: str) -> None:
    """Install one lock into the environment, every file checked by its hash."""
    pip = [str(environment_python(root / ".venv")), "-I", "-m", "pip"]
    options = "install --no-user --no-input --disable-pip-version-check".split()
    if not sys.stderr.isatty():
        options.append("-qq")  # errors only
    lock = ["--require-hashes", "-r", str(root / LOCKS[name])]
    run_quietly(
        pip + options + lock,
        "the packages could not be installed (pip says why above): check that this "
        "machine reaches its package index, and run it again",
    )


def settle(venv: Path) -> None:
    """Put the checkout on the environment's path and JupyterLab's settings in."""
    scheme = {"base": str(venv), "platbase": str(venv)}
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=scheme))
    (packages / "soundbite.pth").write_text(PATH_LINE, "ascii")
    for name, settings in LAB_SETTINGS.items():
        path = venv / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), "ascii")


def make_environment(root: Path, wanted: str) -> None:
    """Make ``.venv`` hold the wanted lock, from nothing or on top of the other one."""
    venv = root / ".venv"
    present = installed_locks(root)
    if set(present) & set(COVERED_BY[wanted]):
        return
    say(f"Setting up {venv} (once; about a minute) ...")
    if not present:
        if venv.exists():
            shutil.rmtree(str(venv))
        # With .venv itself active, `python3` went with the folder; its base is there.
        python = getattr(sys, "_base_executable", None) or sys.executable
        command = [python, "-I", "-m", "venv", str(venv)]
        run_quietly(command, f"{venv} could not be made (the reason stands above)")
    else:
        (venv / "stamp.json").unlink()
    install(root, wanted)
    settle(venv)
    write_stamp(root, (*present, wanted))
    say("Set-up done.")


@contextlib.contextmanager
def one_at_a_time(root: Path):  # noqa: ANN201 (its type needs a newer Python)
    """Hold off a second set-up of the same checkout until the first is done.

    Windows has no such lock in the standard library's terms; there two at once are
    the user's to avoid.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    with open(str(root / ".venv.lock"), "w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def say(message: str) -> None:
    """One line for the person at the keyboard, apart from any results."""
    print(message, file=sys.stderr, flush=True)


def main(arguments: "list[str]") -> int:
    """Exit status: 0 when the environment is ready, 1 when not, 2 for wrong usage."""
    wanted = arguments[0] if arguments else "kit"
    if len(arguments) > 1 or wanted not in LOCKS:
        say(f"usage: python3 set_up.py [{'|'.join(LOCKS)}]")
        return 2
    try:
        remark = check_interpreter(tuple(sys.version_info))
        check_parts(tuple(sys.version_info))
        with one_at_a_time(ROOT):
            make_environment(ROOT, wanted)
    except SetUpError as error:
        say(f"Set-up: {error}.")
        return 1
    except OSError as error:
        say(f"Set-up: {error}; mend that and run it again.")
        return 1
    except KeyboardInterrupt:
        say("Set-up was interrupted; the next call starts it afresh.")
        return 130
    if remark:
        say(f"Set-up: {remark}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
