# The commands of the house. `make` alone explains them.
#
# Everything is installed into .venv; a stamp in it says what was installed and from which lists,
# so that a second call goes straight to work and a deleted .venv is simply made again.

VENV   := .venv
BIN    := $(VENV)/bin
CORE   := $(VENV)/.core
DEV    := $(VENV)/.dev
LISTS  := pyproject.toml constraints.txt
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet --constraint constraints.txt

# Workers of the test run, and whatever else pytest should be told: make test PYTEST_ARGS="-k dagum"
WORKERS     ?= auto
PYTEST_ARGS ?=

# The first Python on the path that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for each in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test lint format docs lock clean

help:  ## Explain the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(CORE)  ## Install the core and write the demonstration brief
	$(BIN)/xinzhi demo

test: $(DEV)  ## Run the whole test suite
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --maxprocesses 4 --dist worksteal $(PYTEST_ARGS)

lint: $(DEV)  ## Check style, layout and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(DEV)  ## Put the layout right, and the style where that is safe
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(DEV)  ## Build the documentation, Chinese and English, into docs/_build/html
	$(BIN)/python docs/build.py

lock: $(DEV)  ## Resolve the dependencies anew and write constraints.txt
	$(BIN)/python tools/lock.py

clean:  ## Remove the environment and everything that was built
	rm -rf $(VENV) build dist docs/_build docs/zh/reference docs/en/reference xinzhi-demo
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info
	find src tests tools benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "Xinzhi needs Python 3.11 or newer, and none was found on the path." >&2; \
		echo "需要 Python 3.11 或更高版本；当前路径中没有。On Debian: apt-get install python3 python3-venv" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Xinzhi needs Python 3.11 or newer; $(PYTHON) is not. Choose another: make PYTHON=python3.12" >&2; \
		echo "需要 Python 3.11 或更高版本，$(PYTHON) 不符合。可另行指定：make PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make an environment: its venv module is missing." >&2; \
		echo "$(PYTHON) 缺少 venv 模块，无法建立运行环境。On Debian: apt-get install python3-venv" >&2; \
		exit 1; }
	$(PYTHON) -m venv $(VENV)

$(CORE): $(LISTS) | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(DEV): $(LISTS) | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $(CORE) $@
