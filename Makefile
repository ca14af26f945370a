# Each target is one script, which also works where make is absent.
.PHONY: run test judges fuzz monkey screenshots torture bench

# make run [FILES="page.txt other.txt"]: set up, and open the window on these files or on the sample listing
run:
	@bash packaging/run.sh $(FILES)

# make test: set up, and check everything
test:
	@bash packaging/test.sh

# make judges: set up, install TeX, biber, pandoc and a spreadsheet where that is allowed, and have them judge our exports
judges:
	@bash packaging/judges.sh

# make fuzz [INPUTS=1000] [READER="web page"] [INPUT=17] [GUIDED=1]: set up, and read damaged files by the thousand
fuzz:
	@INPUTS="$(INPUTS)" READER="$(READER)" INPUT="$(INPUT)" GUIDED="$(GUIDED)" bash packaging/fuzz.sh

# make monkey [EVENTS=10000] [SEED=1]: set up, and do thousands of things at random in the window
monkey:
	@EVENTS="$(EVENTS)" SEED="$(SEED)" bash packaging/monkey.sh

# make screenshots [SCALE=2] [ONLY="triage or history"] [README=yes]: set up, and take a picture of every screen
screenshots:
	@SCALE="$(SCALE)" ONLY="$(ONLY)" README="$(README)" bash packaging/screenshots.sh

# make torture [COUNT=100] [ONLY="power cuts"] [SEED=1]: set up, and hurt a library in many ways, thousands of times
torture:
	@COUNT="$(COUNT)" ONLY="$(ONLY)" SEED="$(SEED)" bash packaging/torture.sh

# make bench [SCALE=1000000] [ONLY="keystrokes quality"] [CHART=chart.png]: set up, and measure what the program promises
bench:
	@SCALE="$(SCALE)" ONLY="$(ONLY)" CHART="$(CHART)" bash packaging/bench.sh
