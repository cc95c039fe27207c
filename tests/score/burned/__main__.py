"""`python -m score.burned`: draws the corpus, runs the command line on it, prints a table, fails below the aims."""

import argparse
import sys
import tempfile
from pathlib import Path

from . import files, judge


def main() -> int:
    arguments = argparse.ArgumentParser(prog="score pixels", description=__doc__)
    arguments.add_argument("--files", type=int, default=120, help="how many files are drawn")
    arguments.add_argument("--seed", type=int, default=files.SEED, help="where chance starts: another number is another corpus")
    arguments.add_argument("--sensitivity", action="append", choices=judge.PROMISED, help="one; both without it")
    arguments.add_argument("--keep", type=Path, help="new folder for corpus and bundles, kept afterwards")
    arguments.add_argument("--all", action="store_true", help="print every text that is seen")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary) / "burned"
        cases = files.write(folder / "drop", chosen.files, chosen.seed)
        scores = [judge.score(folder, cases, name) for name in chosen.sensitivity or judge.PROMISED]
    for score in scores:
        show(score, chosen.all)
    return 0 if all(score.good() for score in scores) else 1


def show(score, everything: bool) -> None:
    least, most = judge.PROMISED[score.sensitivity]
    print(f"\n{score.sensitivity}  (promised: {100 * least:.0f} % of texts hidden, at most {100 * most:.0f} % of text-free pixels masked)")
    for group in sorted(score.texts, key=lambda group: (group != "all", group)):
        lost = f"{100 * score.loss(group):7.2f} %" if score.free[group] else ""
        print(f"  {group:<12} {score.hidden[group]:>6} of {score.texts[group]:>6}  {100 * score.share(group):7.2f} %  {lost}")
    for line in [*(f"held back: {name}" for name in score.held), *score.seen[: None if everything else 20]]:
        print(f"    {line}")


if __name__ == "__main__":
    sys.exit(main())
