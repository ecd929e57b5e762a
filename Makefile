# The front door. CMake does the work: cmake --preset dev, see HACKING.md.
#
#   make report    build, and make the sample report
#   make preview   its pages as pictures
#   make test      build, and run all tests
#   make docs      the pages of docs/ that are made of the schemas
#   make install   DESTDIR and PREFIX are honoured
#   make ci        all that continuous integration checks
#   make format    clang-format over src/ and tests/
#   make clean     remove build/
#
# On Debian what is missing is installed first.

PREFIX ?= /usr/local
BUILD := build
JOBS := $(shell nproc)

INPUT := input/wangdu-2024/434
REPORT := output/wangdu-2024/434.pdf
FORM := hebei-department-budget
PICTURES := output/wangdu-2024/pages

.PHONY: all build report preview docs test install ci format clean

all: build

# BUILD_TESTING is named each time: the cache would keep the last choice.
build:
	@.ci/install build
	@cmake --log-level=NOTICE -S . -B $(BUILD) -DBUILD_TESTING=OFF \
	    -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	@cmake --build $(BUILD) --parallel $(JOBS) --target gongkai

report: build
	@mkdir -p $(dir $(REPORT))
	@$(BUILD)/gongkai render $(INPUT) -o $(REPORT)

preview: build
	@$(BUILD)/gongkai preview $(INPUT) -o $(PICTURES)

docs: build
	@$(BUILD)/gongkai layouts $(FORM) --fields -o docs/fields-$(FORM).md

test:
	@.ci/install test
	cmake -S . -B $(BUILD) -DBUILD_TESTING=ON
	cmake --build $(BUILD) --parallel $(JOBS)
	ctest --test-dir $(BUILD) --output-on-failure --parallel $(JOBS)

install: build
	@cmake --install $(BUILD) --prefix $(PREFIX)

ci:
	@.ci/run

format:
	clang-format -i $$(git ls-files 'src/*.[ch]' 'tests/*.[ch]')

clean:
	rm -rf $(BUILD)
