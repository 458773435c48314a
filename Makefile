# Two commands matter: `make demo` to see Accord, `make test` to prove it. Everything else is beside them.
PYTHON ?= python3
PORT ?= 8000
RUN = .venv/bin
NEED_PYTHON = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
  echo "Accord needs Python 3.11 or newer, and $(PYTHON) is missing or older." \
  "Install it (Debian: apt-get install python3 python3-pip), or name one: make setup PYTHON=python3.11"; exit 1; }

.PHONY: help setup setup-dev demo demo-reset test lint docs bench lock
help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## .venv with everything that Accord runs on
	@$(NEED_PYTHON)
	@$(PYTHON) tools/setup.py base
setup-dev: ## the same, with what the tests need
	@$(NEED_PYTHON)
	@$(PYTHON) tools/setup.py dev

demo: setup ## a practice to look at, on http://localhost:8000 (another port: make demo PORT=8123)
	@$(RUN)/accord demo --port $(PORT)
demo-reset: setup ## the same, thrown away and begun anew
	@$(RUN)/accord demo --port $(PORT) --reset

test: setup-dev ## lint, types and every test, with a real PostgreSQL and a real browser
	@$(RUN)/python tools/test.py
lint: setup-dev ## all checks of the code; every failure is reported, not only the first
	@$(RUN)/python tools/lint.py
docs: setup-dev ## write the pages of docs/ that are made from the code
	@$(RUN)/accord measures licences > .licences && mv .licences docs/licences.md
	@mkdir -p docs/safety && $(RUN)/python -c "from tests.access.table import as_markdown; print(as_markdown(), end='')" > docs/safety/access.md
bench: setup-dev ## the table of measurements
	@$(RUN)/python -m bench
lock: setup-dev ## the hashed locks, after a change of pyproject.toml
	@$(RUN)/python tools/lock.py
