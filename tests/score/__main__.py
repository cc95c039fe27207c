"""`python -m score`: makes the corpus, scores the presets, prints a table, fails below the threshold."""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from . import run
from .answers import PRESETS, UNLINKED
from .judge import ACTIONS


def main() -> int:
    arguments = argparse.ArgumentParser(prog="score", description=__doc__)
    arguments.add_argument("--preset", action="append", choices=PRESETS, help="a preset; all without it")
    arguments.add_argument("--keep", type=Path, help="new folder for corpus and bundles, kept afterwards")
    arguments.add_argument("--all", action="store_true", help="print every failure, not one of each kind")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary) / "score"
        made = run.make(folder)
        results = [run.score(folder, made, name) for name in chosen.preset or PRESETS]
        if not chosen.preset:
            results.append(run.unlinked(folder, UNLINKED))
    for result in results:
        show(result, chosen.all)
    return 0 if all(run.is_good(result) for result in results) else 1


def show(result, everything: bool) -> None:
    print(f"\n{result.preset}")
    for action in ACTIONS:
        passed, failed = result.passed[action], result.failed[action]
        if passed + failed:
            print(f"  {action:<17} {passed:>7} of {passed + failed:>7}  {100 * passed / (passed + failed):7.3f} %")
    total = sum(result.passed.values()) + sum(result.failed.values())
    print(f"  {'all actions':<17} {sum(result.passed.values()):>7} of {total:>7}  {100 * result.share():7.3f} %"
          f"  (promised {100 * run.THRESHOLD:.2f} %)")
    print(f"  survivors {len(result.survivors)}, unreadable {len(result.unreadable)}, held back {len(result.held)}")
    if everything:
        lines = [f"{action} {where} ({asked})" for action, where, asked in result.failures]
    else:
        # One line for each attribute and action, with how often it failed.
        kinds = Counter((action, asked, where.split(" ", 4)[-1]) for action, where, asked in result.failures)
        example = {(action, asked, where.split(" ", 4)[-1]): where for action, where, asked in result.failures}
        lines = [f"{times} x {kind[0]} ({kind[1]}): {example[kind]}" for kind, times in sorted(kinds.items())]
    for line in [*lines, *result.survivors[:40], *result.unreadable, *result.held]:
        print(f"    {line}")


if __name__ == "__main__":
    sys.exit(main())
