# Two commands matter: `make demo` builds a worked engagement's pack, `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test format lint types contract docs unit bench accuracy words pages pictures clean

demo: .venv/.installed
	$(BIN)/okra-coach demo demo

test: .venv/.ready lint types contract docs unit

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "okra-coach needs Python 3.11 or newer"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "On Debian: apt install python3-venv"; exit 1; }

.venv/.installed: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/.ready: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch .venv/.installed $@

format: .venv/.ready
	$(BIN)/ruff format okra_coach tests
	$(BIN)/ruff check --fix okra_coach tests

lint: .venv/.ready
	$(BIN)/ruff format --check okra_coach tests
	$(BIN)/ruff check okra_coach tests

types: .venv/.ready
	$(BIN)/mypy

contract: .venv/.ready
	$(BIN)/lint-imports

docs: .venv/.ready
	$(BIN)/cog --check README.md

unit: .venv/.ready
	$(BIN)/pytest -n auto

bench: .venv/.ready
	$(BIN)/python -m tests.benchmarks

# The checker beside published verdicts; FILE=texts.jsonl for other texts.
accuracy: .venv/.ready
	$(BIN)/python -m tests.accuracy $(FILE)

# Texts for translators: collects new ones into the catalogues of templates/locale.
words: .venv/.ready
	$(BIN)/python -m tests.catalogues

# Everything that is generated and committed: rule pages, schema, README blocks, goldens.
pages: .venv/.ready
	$(BIN)/python -m okra_coach.check.pages
	$(BIN)/python -m okra_coach.read.schema
	$(BIN)/cog -r README.md
	OKRA_UPDATE_GOLDENS=1 $(BIN)/pytest -q -n auto

# The README's pictures; needs LibreOffice and poppler.
pictures: .venv/.ready
	$(BIN)/python -m tests.pictures

clean:
	rm -rf .venv demo dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
