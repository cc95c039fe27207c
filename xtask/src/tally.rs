//! Counts tests from what the test programs print.

use std::fmt;

/// How many tests passed, failed, and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Tally {
    /// A stage without tests of its own counts as one.
    pub fn single(success: bool) -> Self {
        Self {
            passed: u64::from(success),
            failed: u64::from(!success),
            skipped: 0,
        }
    }

    /// Holds the count against what the program reported by its exit status: a program that failed
    /// without naming a failed test, or that ran no test at all, is one failure.
    pub fn checked(self, success: bool) -> Self {
        let believable = success || self.failed > 0;
        let ran = self.passed + self.failed > 0;
        if believable && ran {
            self
        } else {
            Self {
                failed: self.failed.max(1),
                ..self
            }
        }
    }

    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// `N passed, N failed`: the form of the last line.
impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The sum over all `test result:` lines of `cargo test`.
pub fn of_cargo(output: &str) -> Tally {
    let lines = output
        .lines()
        .filter_map(|line| line.strip_prefix("test result: "));
    lines.fold(Tally::default(), |sum, line| {
        let (_, counts) = line.split_once(". ").unwrap_or(("", line));
        sum.plus(Tally {
            passed: before(counts, ';', "passed"),
            failed: before(counts, ';', "failed"),
            skipped: before(counts, ';', "ignored"),
        })
    })
}

/// The closing lines of node's test runner in its TAP form (`# pass 3`). A test that was cancelled
/// has failed.
pub fn of_tap(output: &str) -> Tally {
    let count = |name: &str| {
        let start = format!("# {name} ");
        let mut lines = output.lines().rev();
        lines
            .find_map(|line| line.strip_prefix(&start)?.trim().parse::<u64>().ok())
            .unwrap_or(0)
    };
    Tally {
        passed: count("pass"),
        failed: count("fail") + count("cancelled"),
        skipped: count("skipped") + count("todo"),
    }
}

/// The last line of pytest, such as `1 failed, 3 passed, 2 errors in 0.12s`.
pub fn of_pytest(output: &str) -> Tally {
    let text = plain(output);
    let counts = text.lines().rev().find_map(|line| {
        let (counts, time) = line.trim_matches(['=', ' ']).split_once(" in ")?;
        let seconds = time.split_whitespace().next()?.strip_suffix('s')?;
        seconds.parse::<f64>().is_ok().then_some(counts)
    });
    let counts = counts.unwrap_or("");
    let count = |names: &[&str]| names.iter().map(|name| before(counts, ',', name)).sum();
    Tally {
        passed: count(&["passed", "xfailed"]),
        failed: count(&["failed", "error", "errors", "xpassed"]),
        skipped: count(&["skipped", "deselected"]),
    }
}

/// The closing line of vitest, such as `Tests  1 failed | 11 passed | 2 skipped (14)`.
pub fn of_vitest(output: &str) -> Tally {
    let text = plain(output);
    let line = text
        .lines()
        .rev()
        .find_map(|line| line.trim_start().strip_prefix("Tests "));
    let counts = line.unwrap_or("").split('(').next().unwrap_or("");
    Tally {
        passed: before(counts, '|', "passed"),
        failed: before(counts, '|', "failed"),
        skipped: before(counts, '|', "skipped") + before(counts, '|', "todo"),
    }
}

/// The number in the part of `counts` that reads `NUMBER name`; zero if no part does.
fn before(counts: &str, separator: char, name: &str) -> u64 {
    let parts = counts.split(separator).map(str::trim);
    let mut numbers = parts.filter_map(|part| part.strip_suffix(name)?.trim().parse::<u64>().ok());
    numbers.next().unwrap_or(0)
}

/// `text` without the escape sequences that colour it.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(next) = rest.next() {
        if next == '\u{1b}' {
            for code in rest.by_ref() {
                if code.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(next);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64, skipped: u64) -> Tally {
        Tally {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn cargo_results_are_summed_over_all_programs() {
        let output = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; \
                      0 filtered out; finished in 0.00s\n\ntest result: FAILED. 10 passed; 2 \
                      failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.2s\n";
        assert_eq!(of_cargo(output), tally(13, 2, 1));
    }

    #[test]
    fn node_results_are_the_last_ones_and_cancelled_tests_failed() {
        let output = "# pass 99\nok 1 - a\n1..3\n# tests 6\n# suites 0\n# pass 2\n# fail 1\n\
                      # cancelled 1\n# skipped 1\n# todo 1\n# duration_ms 3.1\n";
        assert_eq!(of_tap(output), tally(2, 2, 2));
    }

    #[test]
    fn pytest_results_come_from_its_last_line() {
        assert_eq!(of_pytest("....\n4 passed in 0.01s\n"), tally(4, 0, 0));
        let mixed = "x\n= 1 failed, 3 passed, 2 skipped, 1 error in 63.20s (0:01:03) =\n";
        assert_eq!(
            of_pytest("x\n2 failed, 3 passed, 2 errors in 3.20s\n"),
            tally(3, 4, 0)
        );
        assert_eq!(
            of_pytest("\u{1b}[32m\u{1b}[1m3 passed\u{1b}[0m\u{1b}[32m in 0.0s\u{1b}[0m"),
            tally(3, 0, 0)
        );
        assert_eq!(of_pytest("no tests ran in 0.01s\n"), tally(0, 0, 0));
        assert_eq!(of_pytest(mixed), tally(3, 2, 2));
    }

    #[test]
    fn vitest_results_count_tests_and_not_files() {
        let output = " Test Files  1 failed | 2 passed (3)\n      Tests  1 failed | 11 passed | 2 \
                      skipped (14)\n   Start at  10:00:00\n";
        assert_eq!(of_vitest(output), tally(11, 1, 2));
        assert_eq!(
            of_vitest("\u{1b}[2m      Tests \u{1b}[22m \u{1b}[32m3 passed\u{1b}[39m (3)"),
            tally(3, 0, 0)
        );
    }

    #[test]
    fn nothing_counted_is_nothing_passed() {
        for text in ["", "garbage", "test result:", "# pass x", "Tests", " in s"] {
            for count in [of_cargo, of_tap, of_pytest, of_vitest] {
                assert_eq!(count(text), Tally::default(), "{text}");
            }
        }
    }

    #[test]
    fn a_failure_that_names_no_test_is_still_one() {
        assert_eq!(tally(5, 0, 0).checked(false), tally(5, 1, 0));
        assert_eq!(tally(5, 2, 0).checked(false), tally(5, 2, 0));
        assert_eq!(tally(5, 0, 0).checked(true), tally(5, 0, 0));
        assert_eq!(tally(0, 0, 0).checked(true), tally(0, 1, 0));
    }

    #[test]
    fn the_total_reads_as_agreed() {
        assert_eq!(tally(12, 0, 3).to_string(), "12 passed, 0 failed");
    }
}
