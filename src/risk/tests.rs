use super::*;

/// Numbers without pattern, the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((self.0 >> 33) % u64::from(below)) as u32
    }
}

/// A column of numbers below `leaves`, with levels of ever wider bins.
fn column(leaves: Vec<u32>, count: u32, widths: &[u64]) -> Column {
    let levels: Vec<Level> = widths
        .iter()
        .map(|width| {
            Level::new(
                &(0..u64::from(count))
                    .map(|leaf| leaf / width)
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    Column {
        leaves,
        floor: 0,
        ceiling: levels.len() - 1,
        levels,
        weight: 1,
    }
}

fn random(seed: u64, people: usize, columns: &[(u32, &[u64])]) -> Matrix {
    let mut dice = Dice(seed);
    let columns = columns.iter().map(|&(count, widths)| {
        // Skewed, as people are.
        let leaves = (0..people)
            .map(|_| dice.next(count).min(dice.next(count)))
            .collect();
        column(leaves, count, widths)
    });
    Matrix::new(people, columns.collect()).expect("an even matrix")
}

fn aim(k: u32, most_suppressed: u32) -> Aim<'static> {
    Aim {
        k,
        most_suppressed,
        l: 1,
        sensitive: None,
        budget: 1 << 32,
    }
}

/// Classes of these sizes.
fn classes(sizes: &[u32]) -> (Matrix, Classes) {
    let codes: Vec<u32> = sizes
        .iter()
        .enumerate()
        .flat_map(|(class, &size)| std::iter::repeat_n(class as u32, size as usize))
        .collect();
    let matrix = Matrix::new(
        codes.len(),
        vec![column(codes, sizes.len() as u32, &[1, 1000])],
    );
    let matrix = matrix.expect("an even matrix");
    let classes = Classes::of(&matrix, &[0]);
    (matrix, classes)
}

#[test]
fn t76_classes_of_one_two_and_five_have_the_figures_of_the_textbook() {
    let (_, classes) = classes(&[1, 2, 5]);
    let figures = figures(&classes, 5, 5);
    assert_eq!((figures.k, figures.people, figures.classes), (1, 8, 3));
    assert_eq!(figures.uniques, 1);
    assert_eq!(figures.highest(), Share { part: 1, whole: 1 });
    assert_eq!(figures.average(), Share { part: 3, whole: 8 });
    // Above a risk of 0.2: the classes of one and of two.
    assert_eq!(figures.above_threshold, 3);
    assert_eq!(figures.below, 3);
    assert_eq!(figures.histogram, [1, 2, 0, 5, 0, 0]);
    assert_eq!((figures.median, figures.largest), (2, 5));
}

#[test]
fn a_journalist_has_the_population_before_him() {
    let (_, classes) = classes(&[2, 5]);
    assert_eq!(journalist(&classes, 100).smallest, 20);
    assert_eq!(journalist(&classes, 1000).smallest, 2);
    let table = journalist_of(&classes, |class| if class == 0 { 50 } else { 3 });
    // A population smaller than its sample cannot be.
    assert_eq!(table.smallest, 5);
    assert_eq!(table.highest, Share { part: 1, whole: 5 });
}

#[test]
fn t78_a_class_with_one_diagnosis_is_no_secret() {
    let (_, classes) = classes(&[5]);
    let same = Sensitive::new((0..5).map(|person| (person, 7)).collect(), false);
    let found = diversity(&classes.partition, &same);
    assert_eq!(
        (found.distinct, found.entropy, found.homogeneous),
        (1, 0, 5)
    );
}

#[test]
fn entropy_and_distance_are_those_of_a_worked_example() {
    // Two classes of four: a a b b, and a a a a.
    let (_, classes) = classes(&[4, 4]);
    let codes = [0, 0, 1, 1, 0, 0, 0, 0];
    let pairs: Vec<(u32, u32)> = (0..8).map(|at| (at, codes[at as usize])).collect();
    let found = diversity(&classes.partition, &Sensitive::new(pairs.clone(), false));
    assert_eq!(found.distinct, 1);
    assert_eq!(found.homogeneous, 4);
    // Everybody: 6/8 and 2/8; the first class: 1/2 and 1/2; the distance is 1/4 in both.
    assert_eq!(found.distance, ONE / 4);
    // With three ordered values the steps count: a is 0, b is 2 of 2.
    let far: Vec<(u32, u32)> = pairs.iter().map(|&(at, code)| (at, code * 2)).collect();
    assert_eq!(
        diversity(&classes.partition, &Sensitive::new(far, true)).distance,
        ONE / 4
    );
    let even = Sensitive::new((0..8).map(|at| (at, at % 2)).collect(), false);
    assert_eq!(diversity(&classes.partition, &even).entropy, ONE);
}

#[test]
fn t82_the_loss_is_that_of_an_exhaustive_search() {
    let widths: [(u32, &[u64]); 4] = [
        (40, &[1, 5, 10, 20, 1000]),
        (6, &[1, 2, 1000]),
        (30, &[1, 3, 15, 1000]),
        (9, &[1, 3, 1000]),
    ];
    for seed in 0..24 {
        let matrix = random(seed, 120 + 60 * seed as usize, &widths);
        let aim = aim(2 + seed as u32 % 4, seed as u32 % 5 * 3);
        let best = exhaustive(&matrix, &aim);
        match search(&matrix, &aim) {
            Ok(found) => {
                assert!(found.proved, "seed {seed}");
                assert_eq!(Some(found.loss), best, "seed {seed}");
                assert!(found.below <= aim.most_suppressed);
            }
            Err(_) => assert_eq!(best, None, "seed {seed}"),
        }
    }
}

/// The least loss over all 180 nodes of the lattice.
fn exhaustive(matrix: &Matrix, aim: &Aim<'_>) -> Option<u64> {
    let depths: Vec<usize> = matrix.columns().iter().map(|it| it.levels.len()).collect();
    let nodes: usize = depths.iter().product();
    let node = |mut number: usize| -> Vec<usize> {
        let mut level = |depth: &usize| {
            let level = number % depth;
            number /= depth;
            level
        };
        depths.iter().map(&mut level).collect()
    };
    let feasible = |levels: &[usize]| {
        let below = Classes::of(matrix, levels).below(aim.k).len();
        below <= aim.most_suppressed as usize && below < matrix.people()
    };
    let lost = |levels: &[usize]| -> u64 {
        let each = utility(matrix, levels);
        each.iter().map(|column| column.loss).sum::<u64>() / matrix.columns().len() as u64
    };
    let nodes = (0..nodes).map(node).filter(|levels| feasible(levels));
    nodes.map(|levels| lost(&levels)).min()
}

#[test]
fn t83_the_order_of_people_makes_no_difference() {
    let widths: [(u32, &[u64]); 3] = [
        (50, &[1, 5, 25, 1000]),
        (8, &[1, 2, 1000]),
        (20, &[1, 4, 1000]),
    ];
    let matrix = random(3, 900, &widths);
    let turned = matrix.columns().iter().map(|column| {
        let mut column = column.clone();
        column.leaves.reverse();
        column.leaves.rotate_left(123);
        column
    });
    let turned = Matrix::new(900, turned.collect()).expect("an even matrix");
    for k in [2, 5, 11] {
        let found = search(&matrix, &aim(k, 9)).expect("levels");
        assert_eq!(search(&turned, &aim(k, 9)).expect("levels"), found);
        let figures_of = |matrix: &Matrix| {
            let all = Classes::of(matrix, &found.levels);
            (
                figures(&all, k, k),
                small_cells(matrix, &found.levels, &all, 10),
                contributions(matrix, &found.levels, &all),
            )
        };
        assert_eq!(figures_of(&matrix), figures_of(&turned));
    }
}

#[test]
fn no_column_can_be_finer_within_the_limits() {
    let widths: [(u32, &[u64]); 3] = [
        (60, &[1, 5, 10, 1000]),
        (5, &[1, 1000]),
        (40, &[1, 2, 20, 1000]),
    ];
    let matrix = random(11, 5000, &widths);
    let found = search(&matrix, &aim(5, 50)).expect("levels");
    for (at, explanation) in found.explanations.iter().enumerate() {
        let mut finer = found.levels.clone();
        match *explanation {
            Explanation::Finest => assert_eq!(finer[at], 0),
            Explanation::Below(below) => {
                finer[at] -= 1;
                assert_eq!(Classes::of(&matrix, &finer).below(5).len(), below as usize);
                assert!(below > 50);
            }
            Explanation::Exchanged(_) => {
                panic!("the loss of every level is less than that of the next")
            }
        }
    }
}

#[test]
fn a_budget_ends_the_proof_and_not_the_result() {
    let widths: [(u32, &[u64]); 5] = [
        (60, &[1, 5, 10, 20, 1000]),
        (50, &[1, 5, 25, 1000]),
        (40, &[1, 2, 20, 1000]),
        (30, &[1, 3, 15, 1000]),
        (6, &[1, 2, 1000]),
    ];
    let matrix = random(5, 2000, &widths);
    let short = Aim {
        budget: 0,
        ..aim(5, 20)
    };
    let quick = search(&matrix, &short).expect("levels");
    let whole = search(&matrix, &aim(5, 20)).expect("levels");
    assert!(!quick.proved && whole.proved);
    assert!(whole.loss <= quick.loss);
    assert!(Classes::of(&matrix, &quick.levels).below(5).len() <= 20);
}

#[test]
fn t85_three_people_never_reach_five() {
    let matrix = random(1, 3, &[(9, &[1, 1000])]);
    assert_eq!(
        search(&matrix, &aim(5, 0)),
        Err(Unreachable { k: 3, below: 3 })
    );
    // Nor if all of them may leave: nobody is no result.
    assert_eq!(search(&matrix, &aim(5, 3)).map_err(|it| it.below), Err(3));
    let nobody = Matrix::new(0, Vec::new()).expect("an even matrix");
    assert_eq!(
        search(&nobody, &aim(5, 0)),
        Err(Unreachable { k: 0, below: 0 })
    );
}

#[test]
fn floors_ceilings_and_weights_are_kept() {
    let widths: [(u32, &[u64]); 2] = [(20, &[1, 5, 1000]), (20, &[1, 5, 1000])];
    let mut columns = random(8, 400, &widths).columns().to_vec();
    columns[0].floor = 1;
    columns[1].ceiling = 1;
    let bounded = Matrix::new(400, columns.clone()).expect("an even matrix");
    let found = search(&bounded, &aim(2, 4)).expect("levels");
    assert!(found.levels[0] >= 1 && found.levels[1] <= 1);
    // Two columns alike: the one that is worth more stays finer.
    for heavy in 0..2 {
        let mut columns = random(8, 60, &widths).columns().to_vec();
        columns[heavy].weight = 9;
        let matrix = Matrix::new(60, columns).expect("an even matrix");
        let levels = search(&matrix, &aim(5, 0)).expect("levels").levels;
        assert!(levels[heavy] <= levels[1 - heavy], "{levels:?}");
    }
}

#[test]
fn l_different_values_are_a_further_limit() {
    // Ages 0 and 1 have the same diagnosis within their class and differ only together.
    let ages: Vec<u32> = (0..20).map(|at| at / 10).collect();
    let matrix = Matrix::new(20, vec![column(ages.clone(), 2, &[1, 2])]).expect("an even matrix");
    let sensitive = Sensitive::new((0..20).map(|at| (at, ages[at as usize])).collect(), false);
    assert_eq!(search(&matrix, &aim(5, 0)).expect("levels").levels, [0]);
    let varied = Aim {
        l: 2,
        sensitive: Some(&sensitive),
        ..aim(5, 0)
    };
    let found = search(&matrix, &varied).expect("levels");
    assert_eq!(found.levels, [1]);
    assert_eq!(found.explanations, [Explanation::Below(20)]);
    let more = Aim { l: 3, ..varied };
    assert!(search(&matrix, &more).is_err());
}

#[test]
fn what_left_forms_no_class() {
    let (_, all) = classes(&[1, 2, 5]);
    let gone = all.below(5);
    assert_eq!(gone, [0, 1, 2]);
    let left = all.only(|person| !gone.contains(&person));
    let after = figures(&left, 5, 5);
    assert_eq!(
        (after.k, after.people, after.classes, after.uniques),
        (5, 5, 1, 0)
    );
}

#[test]
fn a_person_is_singled_out_by_the_fewest_attributes() {
    // Nobody is alone in one column; the first person is by the first two, the last by the last two.
    let columns = [[0, 0, 1, 1, 1, 1], [0, 1, 0, 1, 1, 1], [0, 0, 0, 0, 1, 1]];
    let columns = columns.map(|codes| column(codes.to_vec(), 2, &[1, 2]));
    let matrix = Matrix::new(6, columns.to_vec()).expect("an even matrix");
    let (found, complete) = minimal_uniques(&matrix, &[0, 0, 0], 1 << 20);
    assert!(complete);
    let sets: Vec<(&[usize], u64)> = found
        .iter()
        .map(|it| (it.columns.as_slice(), it.people))
        .collect();
    // 0 1: three people; 1 2 and 0 2 nobody else who is not one of them, but the fourth.
    assert_eq!(sets[0], (&[0, 1][..], 3));
    assert!(sets.iter().all(|(set, _)| set.len() > 1));
    assert!(!minimal_uniques(&matrix, &[0, 0, 0], 0).1);
}

#[test]
fn contributions_say_what_k_would_be_without_a_column() {
    let one = column(vec![0, 0, 0, 0], 1, &[1]);
    let other = column(vec![0, 0, 0, 1], 2, &[1, 2]);
    let matrix = Matrix::new(4, vec![one, other]).expect("an even matrix");
    let all = Classes::of(&matrix, &[0, 0]);
    let found = contributions(&matrix, &[0, 0], &all);
    assert_eq!(
        found,
        [
            Contribution { k: 1, uniques: 1 },
            Contribution { k: 4, uniques: 0 }
        ]
    );
    let cells = small_cells(&matrix, &[0, 0], &all, 3);
    assert_eq!(
        (
            cells.single,
            cells.small_single,
            cells.pairs,
            cells.small_pairs
        ),
        (3, 1, 2, 1)
    );
}

#[test]
fn t48_rare_words_are_joined_until_they_are_rare_no_more() {
    assert_eq!(common(&[200, 10, 9, 2, 1], 10), 2);
    // Three joined people are too few, so the next smallest joins.
    assert_eq!(common(&[200, 10, 2, 1], 10), 1);
    assert_eq!(common(&[200, 10], 10), 2);
    assert_eq!(common(&[3], 10), 0);
    assert_eq!(common(&[], 10), 0);
}

#[test]
fn t91_an_end_of_a_scale_is_cut_where_enough_people_remain() {
    assert_eq!(tail(&[203, 160, 158, 157], 3), Tail::At(158));
    assert_eq!(tail(&[203, 160], 3), Tail::Nobody);
    assert_eq!(tail(&[203], 0), Tail::Nobody);
}

#[test]
fn what_is_no_matrix_is_refused() {
    let even = column(vec![0, 1], 2, &[1, 2]);
    assert_eq!(
        Matrix::new(3, vec![even.clone()]).err(),
        Some(Refused::Uneven)
    );
    let mut unknown = even.clone();
    unknown.leaves = vec![0, 2];
    assert_eq!(Matrix::new(2, vec![unknown]).err(), Some(Refused::Uneven));
    // Bins of three are not made of bins of two.
    let torn = column(vec![0, 1], 12, &[2, 3]);
    assert_eq!(Matrix::new(2, vec![torn]).err(), Some(Refused::Chain));
    let mut beyond = even.clone();
    beyond.ceiling = 2;
    assert_eq!(Matrix::new(2, vec![beyond]).err(), Some(Refused::Chain));
    let empty = Column {
        levels: Vec::new(),
        ..even
    };
    assert_eq!(Matrix::new(2, vec![empty]).err(), Some(Refused::Chain));
    assert_eq!(
        Matrix::new(MOST_CELLS + 1, Vec::new()).err(),
        Some(Refused::TooLarge)
    );
}

#[test]
fn hashed_and_direct_tables_agree() {
    use super::partition::{Grouper, Partition};
    // 70,000 people alone by their number: 4.9e9 slots, far beyond a direct table.
    let people = 70_000;
    let number = column((0..people).collect(), people, &[1, 10]);
    let other = column((0..people).rev().collect(), people, &[1, 7]);
    let matrix = Matrix::new(people as usize, vec![number, other]).expect("an even matrix");
    let mut grouper = Grouper::default();
    let fine = grouper.partition(&matrix, &[0, 0]);
    assert_eq!(fine.classes, people);
    let tens = grouper.partition(&matrix, &[1, 1]);
    let mut expected: std::collections::BTreeMap<(u32, u32), u32> = Default::default();
    for at in 0..people {
        *expected
            .entry((at / 10, (people - 1 - at) / 7))
            .or_default() += 1;
    }
    assert_eq!(tens.classes as usize, expected.len());
    let mut to = Partition::default();
    let (column, level) = matrix.level(1, 1).expect("a level");
    let first = grouper.partition(&matrix, &[1, 2]);
    grouper.refine(&first, column, level, &mut to);
    assert_eq!(to.of, tens.of);
    let below: u32 = expected.values().filter(|&&size| size < 4).sum();
    let count = grouper.count(&first, column, level, 4);
    assert_eq!((count.below, count.classes), (below, tens.classes));
}
