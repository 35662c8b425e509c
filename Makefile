# make run    serve the dashboard on this computer
# make test   everything that must hold: style, types, core, pages, real browser
# make bench  the tables of speed in docs/speed.md
# make lock   locks/, the bill of materials and the licences, anew (docs/updating.md)
# make newer  what there are newer versions of
# make mutants  whether the tests of the core notice small changes to it

VENV := .venv
PYTHON := $(VENV)/bin/python
BASE_PYTHON ?= python3
# What one process compiled, or pytest wrote anew, serves those after it.
export PYTHONDONTWRITEBYTECODE :=
# Of the libraries only what is used is compiled, when it is.
INSTALL := -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes

.PHONY: run test types style ready bench mutants check format clean browser

run: $(VENV)/run.done
	RECORD=local $(PYTHON) -m streamlit run dashboard.py

test:
	@$(MAKE) --no-print-directory -j 2 ready
	@$(MAKE) --no-print-directory -j 3 types style $(VENV)/validator.done
	# Files in their order: the longest, which drive a browser, are not left to the end.
	# One process more than processors: a browser test mostly waits.
	$(PYTHON) -m pytest -n 3 --dist loadfile --no-loadscope-reorder

types: $(VENV)/dev.done
	$(PYTHON) -m mypy

# At last all tests are read once, before several processes read them at the same time.
style: $(VENV)/dev.done
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m commitments check
	@$(PYTHON) -m pytest --collect-only -qq >$(VENV)/tests.txt || { cat $(VENV)/tests.txt; exit 1; }

# What tests need. The browser comes while the libraries do.
ready: $(VENV)/dev.done browser

bench: $(VENV)/dev.done browser
	$(PYTHON) -m benchmarks

# Small changes to the core, which its tests must notice.
mutants: $(VENV)/dev.done
	$(PYTHON) -m tests.mutants

check: $(VENV)/run.done
	$(PYTHON) -m commitments check

format: $(VENV)/dev.done
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

UV := $(VENV)/bin/uv
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-annotate --no-header

# For each version the hashes of all its files: every system, Python 3.11 and newer.
lock: $(VENV)/uv.done
	grep '^uv==' requirements-dev.txt | $(LOCK) --output-file locks/uv.txt -
	$(LOCK) --output-file locks/run.txt requirements.txt
	$(LOCK) --output-file locks/dev.txt requirements-dev.txt
	$(MAKE) $(VENV)/dev.done
	$(PYTHON) -m tests.supply

newer: $(VENV)/dev.done
	$(PYTHON) -m pip list --outdated --disable-pip-version-check
	@for one in jspdf svg2pdf.js; do echo "$$one: $$(npm view $$one version); here:" \
	  "$$(grep -o "pkg:npm/$$one@[0-9.]*" locks/sbom.cdx.json | head -n 1)"; done

clean:
	rm -rf $(VENV)

# Debian and Ubuntu ship venv apart from Python; without it this says what to install.
$(VENV)/made:
	@$(BASE_PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Python 3.11 or newer is needed; name one with make BASE_PYTHON=python3.12'; exit 1; }
	@$(BASE_PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq python3-venv && $(BASE_PYTHON) -m venv $(VENV); \
	  else echo 'Install the package python3-venv, then try again.'; exit 1; fi; }
	@touch $@

# Only files whose hashes are known are installed, whoever hands them out.
$(VENV)/run.done: locks/run.txt $(VENV)/made
	$(PYTHON) $(INSTALL) -r locks/run.txt
	@touch $@

# uv installs the same files in a tenth of the time; an index that only pip is told of, it does not know.
$(VENV)/dev.done: locks/dev.txt $(VENV)/uv.done
	$(UV) pip install --quiet --python $(PYTHON) --require-hashes -r locks/dev.txt || \
	  $(PYTHON) $(INSTALL) -r locks/dev.txt
	@touch $@ $(VENV)/run.done

$(VENV)/uv.done: locks/uv.txt $(VENV)/made
	$(PYTHON) $(INSTALL) -r locks/uv.txt
	@touch $@

# Tests run the validator of the Open XML SDK over Office files and html-validate over pages: npm brings both.
$(VENV)/validator.done: tests/validity/package-lock.json $(VENV)/dev.done | browser
	@command -v npm >/dev/null || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends npm; \
	  else echo 'The tests of Office files and of pages need npm: install Node.js 18 or newer.'; exit 1; fi
	$(PYTHON) -m tests.validity.install
	@touch $@

# The browser tests drive an installed Chrome, Chromium or Edge.
browser: $(VENV)/made
	@$(PYTHON) -m tests.browser.find >/dev/null 2>&1 || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; \
	  else echo 'The browser tests need Chrome, Chromium or Edge: install one of them.'; exit 1; fi
