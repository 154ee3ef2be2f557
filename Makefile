# Soundbite: `make help` lists what there is. Nothing needs to be installed first
# but Python 3.11 or newer; the first call makes the environment .venv.

PYTHON ?= python3
PAGE ?= data/articles/london_talks.txt
OUT ?= reports
TESTS ?= tests

ifeq ($(OS),Windows_NT)
KIT := .venv/Scripts/python.exe
else
KIT := .venv/bin/python
endif

# Another environment's paths and an outer notebook's settings stay out.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP MPLBACKEND JUPYTER_PATH

.DEFAULT_GOAL := help
.PHONY: help report lab test test-slow measure benchmark benchmark-corpus docs \
	format lint lock clean environment environment-test

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

report: environment ## charts, tables and notebooks of a page: make report PAGE=page.txt
	@$(KIT) -m analysis report "$(PAGE)" --out "$(OUT)"

# JupyterLab's own folders, so that no setting of another installation gets in.
OWN = $(CURDIR)/.jupyter
lab: environment ## open JupyterLab on the first notebook
	@JUPYTER_CONFIG_DIR="$(OWN)/config" JUPYTER_DATA_DIR="$(OWN)/data" \
		JUPYTER_RUNTIME_DIR="$(OWN)/runtime" IPYTHONDIR="$(OWN)/ipython" \
		$(KIT) -m jupyterlab --ServerApp.root_dir="$(CURDIR)" $(LAB_OPTIONS) \
		notebooks/00_start_here.ipynb

test: environment-test ## the tests, in minutes
	@$(KIT) -m pytest $(TESTS) -q -m "not slow"

test-slow: environment-test ## the tests that take longer
	@$(KIT) -m pytest $(TESTS) -q -m slow

measure: environment-test ## measure accuracy on the shared data, and raise the floors
	@$(KIT) -m tests.quality $(ARGS)

benchmark: environment ## start-up and reading times: make benchmark PAGE=page.txt
	@$(KIT) tools/benchmark.py "$(PAGE)"

benchmark-corpus: environment ## what many articles cost: make benchmark-corpus TEXTS=folder
	@$(KIT) benchmarks/corpus.py $(if $(TEXTS),--texts "$(TEXTS)") $(ARGS)

docs: environment ## write the data dictionary into README.md, draw its pictures
	@$(KIT) tools/refresh_docs.py

format: environment-test ## put the code into the house's form
	@$(KIT) -m ruff format .
	@$(KIT) -m ruff check --fix .

lint: environment-test ## what `format` would change, and complexity
	@$(KIT) -m ruff format --check .
	@$(KIT) -m ruff check .

# For developers who changed a dependency in pyproject.toml; needs uv on the path.
COMPILE = uv pip compile pyproject.toml --quiet --universal --generate-hashes \
	--python-version 3.11 --no-emit-index-url --custom-compile-command "make lock"
lock: ## renew the locks from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: pipx install uv" >&2; exit 1; }
	$(COMPILE) --constraint requirements/platforms.txt \
		--output-file requirements/kit.txt
	$(COMPILE) --extra test --constraint requirements/kit.txt \
		--output-file requirements/test.txt

clean: ## remove the environment and what runs wrote, reports aside
	rm -rf .venv .venv.lock .jupyter .pytest_cache .ruff_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@command -v "$(PYTHON)" >/dev/null || { echo "Set-up: there is no $(PYTHON) here: \
	install Python 3.11 or newer, or name it: make report PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -I set_up.py

environment-test:
	@command -v "$(PYTHON)" >/dev/null || { echo "Set-up: there is no $(PYTHON) here: \
	install Python 3.11 or newer, or name it: make test PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -I set_up.py test
