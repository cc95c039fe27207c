"""Fits the weights in src/pixel/text/weights: `fit.py lines CORPUS[,CORPUS...]` those of all measures of a line,
`fit.py sieve CORPUS[,CORPUS...]` those of its own measures, and then, after the program that measures was built
again, `fit.py context CORPUS[,CORPUS...]` those of the context, on frames that the others have not seen.

A line is text where most of it lies on a drawn text. Most lines on a text are not needed to hide it; after a
first fit only those count that add something when they are taken by confidence. Of the others those are fitted
that come close to text, and each by its area, since what counts is how much of a picture is masked.
"""

import pickle
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src/pixel/text"
MEASURE = HERE / "measure/target/release/measure"
HEAD = 5  # frame and bounds stand before the measures
OTHERS = 420_000  # lines without text that are fitted
BIAS = 1.5  # how much more the lines of texts weigh, all together
DEPTH = 5
# Trees, and after how many of them counting may stop with how much of the texts lost, in all.
SIEVE = 24, {8: 0.001, 24: 0.003}
HIDDEN = 0.9  # how much of a text likely lines cover that hide it
LIKELY = -100  # points, in hundredths, from which on a line of a text has to pass the sieve
LINES = 220, {20: 0.0005, 50: 0.0008, 100: 0.0011, 220: 0.0015}
CONTEXT = 160, {40: 0.0005}

TEXT, OTHER, UNCLEAR = 1, 0, 2


def load(name: str, mode: str):
    """Measures, labels, the text of each line, bounds, and what each masks beside texts, of all lines of a corpus."""
    labels = pickle.load(open(name + ".pkl", "rb"))
    raw = subprocess.run([MEASURE, mode, name + ".bin"], capture_output=True, check=True).stdout
    width = HEAD + constant("measures", "MEASURES") + (constant("context", "CONTEXT") if mode == "candidates" else 0)
    rows = np.frombuffer(raw, "<u2").reshape(-1, width)
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    found = rows[:, HEAD:]
    bounds, classes, texts = rows[:, 1:HEAD].astype(np.int32), np.zeros(len(rows), np.int8), np.full(len(rows), -1)
    cost = np.prod(bounds[:, 2:] - bounds[:, :2] + 6.0, 1)
    edges, before = np.searchsorted(rows[:, 0], np.arange(len(labels) + 1)), 0
    for number, label in enumerate(labels):
        label["near"] = near(label)
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
            if mode == "candidates":
                # What runs past a text teaches something where others hide it.
                likely = found[here][:, constant("measures", "MEASURES")] > 1000
                hidden = [seen(boxes[likely & (texts[here] == number + before)], box) >= HIDDEN for number, box in enumerate(drawn)]
                past = (best < 0.7) & (best > 0.1) & ((share < 0.02) | np.array(hidden)).all(1)
                beside = np.pad((label["near"] == 0).astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
                cost[here] = np.where(past, inside(beside, boxes), cost[here])
                classes[here] = np.where(past, np.where(cost[here] > 0, OTHER, UNCLEAR), classes[here])
        if len(boxes):
            # Parts of real images in which something may be written teach nothing.
            total = np.pad(label["closed"].astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
            closed = inside(total, boxes) / area
            classes[here] = np.where((classes[here] == OTHER) & (closed > 0.2), UNCLEAR, classes[here])
        before += len(label["inst"])
    return found, classes, texts, bounds, cost, before


def near(label):
    """Where a text is near enough for its mask to reach."""
    found = np.zeros(label["closed"].shape, bool)
    for text in label["inst"]:
        (left, top, right, bottom), rim = text["bbox"], text["px"] // 4 + 4
        found[max(0, top - rim) : bottom + rim, max(0, left - rim) : right + rim] = True
    return found


def inside(total, boxes):
    """Of a table of sums, what lies in each box."""
    height, wide = total.shape
    x0, y0, x1, y1 = (np.minimum(boxes[:, at], (wide - 1, height - 1)[at % 2]) for at in range(4))
    return total[y1, x1] - total[y0, x1] - total[y1, x0] + total[y0, x0]


def seen(boxes, text) -> float:
    """How much of a text some boxes cover."""
    left, top, right, bottom = text
    covered = np.zeros((bottom - top, right - left), bool)
    for x0, y0, x1, y1 in boxes - (left, top, left, top):
        covered[max(y0, 0) : max(y1, 0), max(x0, 0) : max(x1, 0)] = True
    return covered.mean()


def constant(module: str, name: str) -> int:
    """A number that the search's source names."""
    source = (SOURCE / f"{module}.rs").read_text()
    return int(source.split(f"pub const {name}: usize = ")[1].split(";")[0])


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


def grown(values, target, weights, trees, rate):
    """Trees that tell lines of text from others."""
    model = HistGradientBoostingClassifier(
        max_iter=trees, max_depth=DEPTH, max_leaf_nodes=2**DEPTH, learning_rate=rate, min_samples_leaf=40,
        l2_regularization=1.0, early_stopping=False, random_state=1)
    return model.fit(values.astype(np.float32), target, sample_weight=weights * len(target) / weights.sum())


def stops(model, values, weight, bounds: dict):
    """After how many trees counting may stop below how many points, and which values are never stopped."""
    found = []
    values = values.astype(np.float32)
    for count, step in enumerate(model.staged_decision_function(values), 1):
        if count in bounds:
            order = np.argsort(step)
            lost = weight[order].cumsum() / weight.sum()
            # A tenth of a point for what rounding does.
            bound = int(np.floor(step[order][np.searchsorted(lost, bounds[count])] * 100)) - 10
            found.append((count, bound))
    return found


def passed(model, values, found):
    """Which values are never stopped."""
    good, bounds = np.ones(len(values), bool), dict(found)
    for start in range(0, len(values), 400_000):
        part = slice(start, start + 400_000)
        for count, step in enumerate(model.staged_decision_function(values[part].astype(np.float32)), 1):
            if count in bounds:
                good[part] &= step * 100 >= bounds[count]
    return good


def boosted(found, classes, texts, bounds, area, trees):
    """The model, and which lines of texts are needed, by how much."""
    rng = np.random.default_rng(0)
    lines, others = np.nonzero(classes == TEXT)[0], np.nonzero(classes == OTHER)[0]

    def fitted(lines, weight, others, cost, trees, rate):
        at = np.concatenate([lines, others])
        target = np.r_[np.ones(len(lines)), np.zeros(len(others))]
        return grown(found[at], target, np.r_[weight / weight.sum() * BIAS, cost / cost.sum()], trees, rate)

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
              f"{100 * area[others][points > bound].sum() / area[others].sum():.2f} % of the area of other lines", flush=True)
    return model, lines[keep], weight[keep]


def main():
    stage, names = sys.argv[1], sys.argv[2].split(",")
    parts, before = [load(name, "candidates" if stage == "context" else "lines") for name in names], 0
    for part in parts:
        part[2][part[2] >= 0] += before
        before += part[5]
    found, classes, texts, bounds, area = (np.concatenate([part[at] for part in parts]) for at in range(5))
    print(f"{len(found)} lines, {(classes == TEXT).sum()} of them on texts", flush=True)
    if stage == "sieve":
        return sieve(found, classes, texts, bounds)
    trees, limits = {"lines": LINES, "context": CONTEXT}[stage]
    model, keep, weight = boosted(found, classes, texts, bounds, area, trees)
    limits = stops(model, found[keep], weight, limits)
    good = passed(model, found, limits)
    print(f"{100 * good[classes == OTHER].mean():.1f} % of the other lines are never stopped", flush=True)
    write(stage, {"lines": "What all measures of a line say.", "context": "What they say beside those of the context."}[stage], model, limits)


def sieve(found, classes, texts, bounds):
    """Fits which lines are worth a closer look: those of texts that all measures find."""
    own, found_points = constant("measures", "OWN"), points("lines", found[classes == TEXT])
    lines, others = np.nonzero(classes == TEXT)[0], np.nonzero(classes == OTHER)[0]
    keep, weight = needed(lines, texts, bounds, found_points)
    keep &= found_points > LIKELY
    lines, weight = lines[keep], weight[keep]
    others = np.random.default_rng(1).permutation(others)[: 2 * OTHERS]
    at, target = np.concatenate([lines, others]), np.r_[np.ones(len(lines)), np.zeros(len(others))]
    model = grown(found[at][:, :own], target, np.r_[weight / weight.sum(), np.full(len(others), 1 / len(others))], SIEVE[0], 0.25)
    limits = stops(model, found[lines][:, :own], weight, SIEVE[1])
    print(f"the sieve lets {100 * passed(model, found[others][:, :own], limits).mean():.1f} % of other lines through", flush=True)
    write("sieve", "Which lines are worth a closer look, by their own measures.", model, limits)


def points(name: str, values):
    """The points that a module gives, in hundredths."""
    source = (SOURCE / f"weights/{name}.rs").read_text()
    sums = np.full(len(values), int(source.split("start: ")[1].split(",")[0]))
    for row in re.findall(r"\(\[(.*?)\],\s*\[(.*?)\]\)", source.split("static TREES")[1], re.S):
        questions = np.array(re.findall(r"\((\d+), (\d+)\)", row[0]), int)
        answers, at = np.array(row[1].split(","), int), np.zeros(len(values), int)
        for _ in range(DEPTH):
            measure, bound = questions[at].T
            at = 2 * at + 1 + (values[np.arange(len(values)), measure] > bound)
        sums = sums + answers[at - len(questions)]
    return sums


def heap(nodes):
    """A tree with all its leaves at one depth: a node's answers stand at twice its place and behind."""
    questions, level = [], [0]
    for _ in range(DEPTH):
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


def write(name: str, says: str, model, limits):
    """Writes a module anew."""
    trees = [heap(predictor[0].nodes) for predictor in model._predictors]
    start = round(float(np.ravel(model._baseline_prediction)[0]) * 100)
    rows = "".join(f"    ([{', '.join(f'({a}, {b})' for a, b in questions)}],\n     {answers}),\n" for questions, answers in trees)
    (SOURCE / f"weights/{name}.rs").write_text(f"""\
//! {says}

use crate::pixel::text::judge::{{Forest, Tree}};

/// Fitted as a whole.
pub static FOREST: Forest = Forest {{
    start: {start},
    trees: &TREES,
    stops: &[{', '.join(f'({count}, {bound})' for count, bound in limits)}],
}};

#[rustfmt::skip]
static TREES: [Tree; {len(trees)}] = [
{rows}];
""")


if __name__ == "__main__":
    main()
