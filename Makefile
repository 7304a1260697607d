# What one does with this repository. The steps are scripts in tests/, so that they can be read.

LISTEN ?= 127.0.0.1:8080

.DEFAULT_GOAL := help
.PHONY: help run test check audit fuzz proof torture observer shots bench bench-compare bench-curves bench-stalled micro instructions blink start-up clean

help: ## Say what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

run: ## Build page and server, and serve on localhost, in memory (LISTEN=address:port)
	cargo run --package candor --release --locked -- --listen $(LISTEN)

test: ## Run all tests; installs Chromium and npm packages where they are missing
	@tests/everything.sh

check: ## Run the quick part: format, lints, types, unit tests
	@tests/quick.sh

audit: ## Play a whole retro with the real program, and search all it says and writes for leaks
	@WRITE=$(WRITE) tests/audit.sh

fuzz: ## Feed every parser with input changed by lot for a while (SECONDS=60), and keep what breaks one (SEED=)
	@tests/fuzz.sh $(or $(SECONDS),60) $(SEED)

proof: ## Play 100,000 random sessions by these and by others, and compare all that leaves (A10)
	@tests/proof.sh $(SCRIPTS)

torture: ## Kill the program under load behind a faulty network; hold what it kept (SECONDS=600, KILLS=100, SEED=)
	@SPAN=$(SECONDS) KILLS=$(KILLS) SEED=$(SEED) tests/torture.sh

shots: ## Take screenshots of every screen, and the README's picture
	@tests/shots.sh

bench: ## Measure fan-out, memory, joining, a storm and the disk beside a bare TCP server (ONLY=fixed,storm)
	@tests/bench.sh $(if $(ONLY),--only $(ONLY))

bench-compare: ## Compare the bench's last result with an accepted one (WITH=file); fails where it is worse
	@tests/bench-compare.sh $(WITH)

bench-curves: ## Measure how both servers grow with rooms and viewers, and draw docs/bench/*.svg
	@KEEP=curves.json tests/bench.sh --seconds 5 --curves docs/bench

start-up: ## Measure what 100,000 rooms on disk cost a start (ROOMS, ROUNDS)
	@tests/start-up.sh $(ROOMS) $(ROUNDS)

bench-stalled: ## Measure what one viewer that stops reading costs the other 499 of its room
	@tests/bench.sh --stalled

micro: ## Measure each step of a command's way alone: read, decided, applied, shown, encoded
	cargo bench --package candor-micro --bench micro --locked

instructions: ## Count a delivery's instructions under valgrind, and hold them against the accepted ones (ACCEPT=1)
	@tests/instructions.sh $(if $(ACCEPT),--accept)

blink: ## Restart the program under thirty live browsers, and say how long they were without it
	@tests/blink.sh

observer: ## Measure what hearing every Enter key tells, and write docs/OBSERVER.md and its figures
	@tests/observer.sh

clean: ## Remove what was built, installed and drawn here
	cargo clean
	rm -rf web/node_modules tests/browser/node_modules tests/browser/results tests/browser/shots
