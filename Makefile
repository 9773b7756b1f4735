# The only commands anyone has to know. `make` alone lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
RUN := $(VENV)/bin/python
TEST_JOBS ?= auto
LOCK := .local/lock/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.DEFAULT_GOAL := help
.PHONY: help run test bench lint fmt locks map screenshots lock

help: ## List the commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: node_modules/.built ## Start the demonstration on PORT (8000), with all it needs
	@$(RUN) -m camden_missions.running

test: node_modules/.built .local/browser.stamp ## Run every test, browser journeys included
	@$(RUN) -m camden_missions.embedded test $(RUN) -m pytest -n $(TEST_JOBS) --dist loadgroup $(ARGS)

lint: node_modules/.built ## Check style, import contracts, templates, deployment settings and migrations
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports
	$(VENV)/bin/djlint --lint --quiet templates
	$(VENV)/bin/djangofmt --check templates
	@$(RUN) -m docs.draw_map --check
	@$(RUN) -m camden_missions.embedded lint $(RUN) -m camden_missions.deployment_check

fmt: .local/installed.stamp ## Format the code and the templates
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	$(VENV)/bin/djangofmt templates

bench: node_modules/.built ## Measure, over HTTP too, and write the figures to docs/benchmarks.md
	@$(RUN) -m camden_missions.embedded bench $(RUN) -m pytest tests/benchmarks/measure.py -q -p no:cacheprovider

screenshots: node_modules/.built .local/browser.stamp ## Take the pictures of docs/images again
	@KEEP_SCREENSHOTS=1 $(RUN) -m camden_missions.embedded test $(RUN) -m pytest -q tests/browser/test_the_pictures_of_the_readme.py \
		tests/browser/test_pictures_as_a_browser_draws_them.py

locks: .local/installed.stamp ## Take each lock away in turn and write into docs/locks.md which test holds it
	@$(RUN) -m camden_missions.embedded locks $(RUN) -m tests.resilience.take_locks_away $(ARGS)

map: .local/installed.stamp ## Draw the rooms and their imports into docs/map.md
	@$(RUN) -m docs.draw_map

lock: ## Write both requirements files anew: what is deployed, and with it what tests and linters need
	@$(PYTHON) -m venv .local/lock && .local/lock/bin/pip install --quiet pip-tools
	@$(LOCK) -o requirements.txt requirements.in
	@$(LOCK) -o requirements-dev.txt requirements-dev.in

.local/installed.stamp: requirements-dev.txt
	@echo "Installing Python packages…"
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed."; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@mkdir -p .local && touch $@

node_modules/.built: .local/installed.stamp package-lock.json camden_missions/assets.py $(wildcard static/scss/*.scss)
	@echo "Fetching front-end packages…"
	@$(RUN) -m camden_missions.assets
	@touch $@

.local/browser.stamp: .local/installed.stamp
	@$(RUN) -m tests.browser.chromium
	@touch $@
