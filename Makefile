# The commands of the README. Everything is installed into .venv from hash-locked files.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
GEREED := $(VENV)/.gereed
SERVE  ?= 1
GEMEENTE ?= hengelo
export DJANGO_SETTINGS_MODULE ?= config.settings.ontwikkel

.PHONY: help test controle adr tests tests-postgres demo benchmark benchmark-groei benchmark-hengelo benchmark-vergelijk benchmark-gap benchmark-sturing benchmark-bewaken benchmark-api scenario-api schemathesis-diep openapi schoon lock

help:
	@echo "make test       set-up, checks and all tests (SQLite, then PostgreSQL)"
	@echo "make demo       a synthetic Hengelo, one round, then http://127.0.0.1:8000"
	@echo "                GEMEENTE=ommen|rijssen-holten|hengelo|alle, SERVE=0, SEED=7"
	@echo "make benchmark  the engine on problems of growing size; also benchmark-groei (how time grows),"
	@echo "                benchmark-hengelo (the demo's), benchmark-vergelijk (against other ways),"
	@echo "                benchmark-sturing (what it does to let burden steer, over a year of rounds),"
	@echo "                benchmark-bewaken (the nightly watching of the demo's Hengelo),"
	@echo "                benchmark-api (every list of the API in production, on PostgreSQL)"
	@echo "make scenario-api  a day of three organisations through the API, with processes killed"
	@echo "make schemathesis-diep  the running API against its own document, with every bound it states"
	@echo "make openapi    writes api/openapi.json again from the code"
	@echo "make schoon     removes the demo database and its logins"
	@echo "make lock       renews requirements/*.txt from pyproject.toml"

$(GEREED): requirements/ontwikkel.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/ontwikkel.txt
	@touch $(GEREED)

test: controle adr tests tests-postgres

controle: $(GEREED)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run

adr:
	.ci/adr

tests: $(GEREED)
	$(PY) -m pytest -n 2 --dist loadfile

tests-postgres: $(GEREED)
	$(PY) -m tests.met_postgres $(PY) -m pytest -n 2 --dist loadfile --ignore tests/engine \
		--ignore tests/benchmarks --ignore tests/demo --ignore tests/docs \
		--ignore tests/api/test_schemathesis.py --ignore tests/api/v1/test_rechten.py \
		--ignore tests/api/v1/test_queries.py

demo: $(GEREED)
	SERVE=$(SERVE) GEMEENTE="$(GEMEENTE)" $(PY) -m demo

benchmark: $(GEREED)
	$(PY) -m benchmarks.schaal

benchmark-groei: $(GEREED)
	$(PY) -m benchmarks.groei

benchmark-hengelo: $(GEREED)
	$(PY) -m benchmarks.hengelo

benchmark-vergelijk: $(GEREED)
	$(PY) -m benchmarks.vergelijk

benchmark-gap: $(GEREED)
	$(PY) -m benchmarks.gap

benchmark-sturing: $(GEREED)
	$(PY) -m benchmarks.sturing

benchmark-bewaken: $(GEREED)
	$(PY) -m benchmarks.bewaken

benchmark-api: $(GEREED)
	$(PY) -m tests.met_postgres $(PY) -m benchmarks.api

scenario-api: $(GEREED)
	$(PY) -m benchmarks.scenario_api

schemathesis-diep: $(GEREED)
	SCHEMATHESIS_DIEP=1 $(PY) -m pytest -n 2 --dist load tests/api/test_schemathesis.py

schoon: $(GEREED)
	rm -rf data

openapi: $(GEREED)
	$(PY) manage.py spectacular --format openapi-json --validate --fail-on-warn --file api/openapi.json

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet uv
	.venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml -o requirements/productie.txt
	.venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml --extra ontwikkel -o requirements/ontwikkel.txt
	rm -rf .venv-lock
