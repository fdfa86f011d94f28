# Two commands do everything: `make serve` brings up the help site, `make test` runs all tests.
# `make bench` compares with peers, `make lint` checks the form of the sources.

SHELL := /bin/bash
.DEFAULT_GOAL := help

HATUA := .build/release/hatua
BUILD := swift build -c release
PORT ?=

# Installing needs root; sudo is used where it is there.
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
define install
	@missing=""; for package in $(1); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; \
	  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

.PHONY: help serve build site check test lint bench pictures clean needs test-needs bench-needs

help:
	@sed -n '1,2s/^# //p' Makefile

# What the program needs to build.
needs:
	@if command -v dpkg-query >/dev/null; then :; else echo "install libcmark, nettle and pkg-config with your package manager"; fi
	$(call install,libcmark-dev nettle-dev pkg-config)

# What the tests need beside it.
test-needs: needs
	$(call install,hunspell hunspell-ru hunspell-en-us hunspell-sw spin gcc libc6-dev python3 python3-jsonschema libxml2-utils cmark-gfm)

bench-needs: needs
	$(call install,spin gcc libc6-dev python3 python3-pip cmark)

build: needs
	$(BUILD) --product hatua

site: build
	$(HATUA) build

serve: site
	$(HATUA) serve $(if $(PORT),--port $(PORT))

check: build
	$(HATUA) check --strict

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

test: test-needs lint
	swift build -c release --build-tests
	swift test -c release --skip-build --parallel

bench: bench-needs build
	Benchmarks/run

pictures: site
	$(call install,chromium fonts-dejavu-core)
	python3 Documentation/pictures/take.py

clean:
	rm -rf .build public/*
