"""Fits the weights: `fit.py CORPUS[,CORPUS...] [TREES [DEPTH]]` writes src/pixel/text/weights.rs.

A line is text where most of it lies on a drawn text. Most lines on a text are not needed to hide it; after a
first fit only those count that add something when they are taken by confidence. Of the others those are fitted
that come close to text, and each by its area, since what counts is how much of a picture is masked.
"""

import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src/pixel/text/weights.rs"
MEASURE = HERE / "measure/target/release/measure"
HEAD = 6  # frame, scale and bounds stand before the measures
OTHERS = 420_000  # lines without text that are fitted
BIAS = 1.5  # how much more the lines of texts weigh, all together

TEXT, OTHER, UNCLEAR = 1, 0, 2


def load(name: str):
    """Measures, labels, the text of each line, and bounds of all lines of a corpus."""
    labels = pickle.load(open(name + ".pkl", "rb"))
    raw = subprocess.run([MEASURE, "lines", name + ".bin"], capture_output=True, check=True).stdout
    width = measures() + HEAD
    rows = np.frombuffer(raw, "<u2").reshape(-1, width)
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    found = np.concatenate([rows[:, 1:2], rows[:, HEAD:]], 1)
    bounds, classes, texts = rows[:, 2:HEAD].astype(np.int32), np.zeros(len(rows), np.int8), np.full(len(rows), -1)
    edges, before = np.searchsorted(rows[:, 0], np.arange(len(labels) + 1)), 0
    for number, label in enumerate(labels):
        here = slice(edges[number], edges[number + 1])
        boxes = bounds[here]
        area = np.prod(boxes[:, 2:] - boxes[:, :2], 1)
        if len(boxes) and label["inst"]:
            drawn = np.array([text["bbox"] for text in label["inst"]])
            common = np.minimum(boxes[:, None, 2:], drawn[None, :, 2:]) - np.maximum(boxes[:, None, :2], drawn[None, :, :2])
            share = np.clip(common, 0, None).prod(-1) / area[:, None]
            best = share.max(1)
            classes[here] = np.where(best >= 0.7, TEXT, np.where(best > 0.1, UNCLEAR, OTHER))
            texts[here] = np.where(best >= 0.7, share.argmax(1) + before, -1)
        if len(boxes):
            # Parts of real images in which something may be written teach nothing.
            total = np.pad(label["closed"].astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
            height, wide = label["closed"].shape
            x0, y0, x1, y1 = (np.minimum(boxes[:, at], (wide, height)[at % 2]) for at in range(4))
            closed = (total[y1, x1] - total[y0, x1] - total[y1, x0] + total[y0, x0]) / area
            classes[here] = np.where((classes[here] == OTHER) & (closed > 0.2), UNCLEAR, classes[here])
        before += len(label["inst"])
    return found, classes, texts, bounds, before


def measures() -> int:
    """How many measures the search takes, from its source."""
    source = (WEIGHTS.parent / "measures.rs").read_text()
    return int(source.split("pub const MEASURES: usize = ")[1].split(";")[0])


def needed(lines, texts, bounds, confidence):
    """Which lines add to the text they lie on when they are taken by confidence, and how much."""
    keep, weight = np.zeros(len(lines), bool), np.zeros(len(lines))
    order = np.lexsort((-confidence, texts[lines]))
    numbers = texts[lines][order]
    edges = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1], True])
    for start, end in zip(edges[:-1], edges[1:]):
        group = order[start:end]
        boxes = bounds[lines[group]]
        left, top, right, bottom = *boxes[:, :2].min(0), *boxes[:, 2:].max(0)
        seen = np.zeros((bottom - top, right - left), bool)
        for line, (x0, y0, x1, y1) in zip(group, boxes):
            part = seen[y0 - top : y1 - top, x0 - left : x1 - left]
            new = (~part).sum()
            if new >= 0.03 * seen.size or new > 0.5 * part.size:
                keep[line], weight[line] = True, max(new / seen.size, 0.1)
                part[:] = True
    return keep, weight


def main():
    names = sys.argv[1].split(",")
    trees = int(sys.argv[2]) if len(sys.argv) > 2 else 220
    depth = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    parts, before = [load(name) for name in names], 0
    for part in parts:
        part[2][part[2] >= 0] += before
        before += part[4]
    found, classes, texts, bounds = (np.concatenate([part[at] for part in parts]) for at in range(4))
    area = np.prod(bounds[:, 2:] - bounds[:, :2] + 6.0, 1)
    rng = np.random.default_rng(0)
    lines, others = np.nonzero(classes == TEXT)[0], np.nonzero(classes == OTHER)[0]

    def fitted(lines, weight, others, cost, trees, rate):
        at = np.concatenate([lines, others])
        target = np.r_[np.ones(len(lines)), np.zeros(len(others))]
        weights = np.r_[weight / weight.sum() * BIAS, cost / cost.sum()]
        model = HistGradientBoostingClassifier(
            max_iter=trees, max_depth=depth, max_leaf_nodes=2**depth, learning_rate=rate, min_samples_leaf=40,
            l2_regularization=1.0, early_stopping=False, random_state=1)
        return model.fit(found[at].astype(np.float32), target, sample_weight=weights * len(at) / weights.sum())

    some = rng.choice(others, min(OTHERS, len(others)), replace=False)
    whole = np.bincount(texts[lines], weights=area[lines])
    model = fitted(lines, area[lines] / whole[texts[lines]], some, area[some] ** 0.8, 60, 0.15)
    for count, rate in ((80, 0.15), (trees, 0.1)):
        keep, weight = needed(lines, texts, bounds, model.decision_function(found[lines].astype(np.float32)))
        near = 1 / (1 + np.exp(-model.decision_function(found[others].astype(np.float32)) - 2)) + 0.03
        chance = np.minimum(1, near * OTHERS / near.sum())
        pick = rng.random(len(others)) < chance
        model = fitted(lines[keep], weight[keep], others[pick], area[others[pick]] ** 0.9 / chance[pick], count, rate)
    points = model.decision_function(found[others].astype(np.float32))
    kept = model.decision_function(found[lines[keep]].astype(np.float32))
    for bound in (-2, -1, 0, 1, 2):
        print(f"from {bound:2} points: {100 * weight[keep][kept > bound].sum() / weight[keep].sum():.2f} % of texts,",
              f"{100 * area[others][points > bound].sum() / area[others].sum():.2f} % of the area of other lines")
    write([heap(predictor[0].nodes, depth) for predictor in model._predictors], round(float(np.ravel(model._baseline_prediction)[0]) * 100), depth)


def heap(nodes, depth: int):
    """A tree with all its leaves at one depth: a node's answers stand at twice its place and behind."""
    questions, level = [], [0]
    for _ in range(depth):
        following = []
        for at in level:
            node = nodes[at]
            if node["is_leaf"]:
                questions.append((0, 65535))
                following += [at, at]
            else:
                questions.append((int(node["feature_idx"]), int(np.floor(min(node["num_threshold"], 65535)))))
                following += [node["left"], node["right"]]
        level = following
    return questions, [round(float(nodes[at]["value"]) * 100) for at in level]


def write(trees, start: int, depth: int):
    """Writes the module anew."""
    rows = "".join(f"    ([{', '.join(f'({a}, {b})' for a, b in questions)}],\n     {answers}),\n" for questions, answers in trees)
    WEIGHTS.write_text(f"""\
//! What the measures of a line weigh: questions and answers, fitted on lines of drawn text and on
//! everything else that stood out in the frames around it (gradient-boosted trees). The numbers have no
//! meaning one by one: they are fitted anew as a whole (`tools/text-fit`), never edited.

/// One chain of questions: each asks whether a measure (first; the scale, then those of a line) is at
/// most a bound (second). The answers lead through them as through a heap, to one of the points, in
/// hundredths.
pub type Tree = ([(u8, u16); {2**depth - 1}], [i16; {2**depth}]);

/// Where counting starts, in hundredths.
pub const START: i32 = {start};

/// All of them.
#[rustfmt::skip]
pub static TREES: [Tree; {len(trees)}] = [
{rows}];
""")


if __name__ == "__main__":
    main()
