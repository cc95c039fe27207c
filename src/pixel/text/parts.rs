//! Parts: runs that touch, joined across lines, with what tells drawn strokes from other things.
//!
//! Drawn strokes keep one value along their whole length and change to their background within a pixel
//! or two. Both are measured on each run and summed up, so no pixel is looked at twice.

/// The tallest part that may be a character, and the widest that may be a word.
const MOST_HEIGHT: u32 = 44;
const MOST_WIDTH: u32 = 400;
/// Parts kept open at once before the finished ones are cleared away.
const OPEN: usize = 1 << 15;

/// One run of pixels in a line.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    start: u32,
    end: u32,
    /// The value furthest from the background.
    peak: u16,
    /// The same, larger the further it is.
    height: u16,
    /// How far that is from the values two pixels outside both ends, together.
    contrast: u32,
    /// How much the two ends differ in that.
    lopsided: u32,
    /// The largest steps from pixel to pixel at both ends, together.
    steps: u32,
    /// What its pixels had to exceed.
    noise: u16,
    /// The part it belongs to.
    part: u32,
}

impl Run {
    /// Measures the pixels of `line` from `start` to before `end`.
    pub fn measure(line: &[u16], start: usize, end: usize, dark: bool, noise: u16) -> Run {
        let flip = if dark { u16::MAX } else { 0 };
        let at = |x: usize| line[x.min(line.len() - 1)] ^ flip;
        let peak = line[start..end]
            .iter()
            .fold(0, |most, &v| most.max(v ^ flip));
        let (outer, out, inner) = (
            at(start.saturating_sub(2)),
            at(start.saturating_sub(1)),
            at(start),
        );
        let rise = (at(start + 1).saturating_sub(inner))
            .max(inner.saturating_sub(out))
            .max(out.saturating_sub(outer));
        let left = peak.saturating_sub(outer.min(out));
        let (outer, out, inner) = (at(end + 1), at(end), at(end - 1));
        let fall = (at(end.saturating_sub(2)).saturating_sub(inner))
            .max(inner.saturating_sub(out))
            .max(out.saturating_sub(outer));
        let right = peak.saturating_sub(outer.min(out));
        Run {
            start: start as u32,
            end: end as u32,
            peak: peak ^ flip,
            height: peak,
            contrast: u32::from(left) + u32::from(right),
            lopsided: u32::from(left.abs_diff(right)),
            steps: u32::from(rise.min(left)) + u32::from(fall.min(right)),
            noise,
            part: 0,
        }
    }
}

/// Runs that touch, and their sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// First column.
    pub left: u32,
    /// First line.
    pub top: u32,
    /// First column behind it.
    pub right: u32,
    /// First line below it.
    pub bottom: u32,
    /// Its pixels.
    pub pixels: u32,
    /// Its runs.
    pub runs: u32,
    /// Runs whose peak is exactly that of the run above.
    pub repeats: u32,
    /// The largest height of its runs, and how many have it: all of a drawn stroke that fill a pixel.
    pub extreme: (u16, u32),
    peaks: u64,
    squares: u64,
    contrast: u64,
    lopsided: u64,
    steps: u64,
    noise: u64,
    /// The squares of the widths of its runs.
    widths: u64,
}

impl Part {
    fn of(run: &Run, y: u32) -> Part {
        let peak = u64::from(run.peak);
        Part {
            left: run.start,
            top: y,
            right: run.end,
            bottom: y + 1,
            pixels: run.end - run.start,
            runs: 1,
            repeats: 0,
            extreme: (run.height, 1),
            peaks: peak,
            squares: peak * peak,
            contrast: u64::from(run.contrast),
            lopsided: u64::from(run.lopsided),
            steps: u64::from(run.steps),
            noise: u64::from(run.noise),
            widths: u64::from(run.end - run.start).pow(2),
        }
    }

    fn join(&mut self, other: &Part) {
        self.left = self.left.min(other.left);
        self.top = self.top.min(other.top);
        self.right = self.right.max(other.right);
        self.bottom = self.bottom.max(other.bottom);
        self.pixels += other.pixels;
        self.runs += other.runs;
        self.repeats += other.repeats;
        self.extreme = extremes(self.extreme, other.extreme);
        self.peaks += other.peaks;
        self.squares += other.squares;
        self.contrast += other.contrast;
        self.lopsided += other.lopsided;
        self.steps += other.steps;
        self.noise += other.noise;
        self.widths += other.widths;
    }

    /// Columns.
    pub fn width(&self) -> u32 {
        self.right - self.left
    }

    /// Lines.
    pub fn height(&self) -> u32 {
        self.bottom - self.top
    }

    /// Mean peak of its runs.
    pub fn peak(&self) -> u32 {
        (self.peaks / u64::from(self.runs)) as u32
    }

    /// Mean difference of peaks and background, at least one.
    pub fn contrast(&self) -> u32 {
        ((self.contrast / u64::from(2 * self.runs)) as u32).max(1)
    }

    /// What its pixels had to exceed, in the mean.
    pub fn noise(&self) -> u32 {
        (self.noise / u64::from(self.runs)) as u32
    }

    /// How much of the contrast lies between two neighbouring pixels, of 255.
    pub fn sharpness(&self) -> u32 {
        (self.steps * 255 / self.contrast.max(1)) as u32
    }

    /// How much the contrast at both ends of its runs differs, of 255.
    pub fn lopsidedness(&self) -> u32 {
        (self.lopsided * 255 / self.contrast.max(1)) as u32
    }

    /// The standard deviation of peaks, of 255 for the contrast.
    pub fn unevenness(&self) -> u32 {
        let runs = u64::from(self.runs);
        let mean = self.peaks / runs;
        let variance = (self.squares / runs).saturating_sub(mean * mean);
        (variance.isqrt() * 255 / u64::from(self.contrast())).min(255) as u32
    }

    /// The squares of the widths of its runs, added up.
    pub fn square_widths(&self) -> u64 {
        self.widths
    }

    fn may_be_character(&self) -> bool {
        let (width, height) = (self.width(), self.height());
        width.max(height) >= 4
            && height <= MOST_WIDTH
            && width <= MOST_WIDTH
            && width.min(height) <= MOST_HEIGHT
            && self.pixels >= 4
    }
}

/// The larger of two values, and how often it comes up in both.
pub fn extremes(one: (u16, u32), other: (u16, u32)) -> (u16, u32) {
    match one.0.cmp(&other.0) {
        std::cmp::Ordering::Less => other,
        std::cmp::Ordering::Equal => (one.0, one.1 + other.1),
        std::cmp::Ordering::Greater => one,
    }
}

/// Joins the runs of one plane, line after line.
#[derive(Debug, Default)]
pub struct Parts {
    above: Vec<Run>,
    line: Vec<Run>,
    /// First of the runs above that may still touch the next run.
    from: usize,
    parts: Vec<Part>,
    parents: Vec<u32>,
    finished: Vec<Part>,
}

impl Parts {
    fn root(&mut self, mut at: u32) -> u32 {
        while self.parents[at as usize] != at {
            let next = self.parents[self.parents[at as usize] as usize];
            self.parents[at as usize] = next;
            at = next;
        }
        at
    }

    /// Adds a run of line `y`; runs of a line come from left to right.
    pub fn add(&mut self, y: usize, mut run: Run) {
        while self
            .above
            .get(self.from)
            .is_some_and(|above| above.end < run.start)
        {
            self.from += 1;
        }
        let mut part = Part::of(&run, y as u32);
        let mut home = None;
        let mut at = self.from;
        while let Some(&above) = self.above.get(at) {
            if above.start > run.end {
                break;
            }
            part.repeats |= u32::from(above.peak == run.peak);
            let root = self.root(above.part);
            match home {
                None => home = Some(root),
                Some(home) if home != root => {
                    self.parents[root as usize] = home;
                    let joined = self.parts[root as usize];
                    self.parts[home as usize].join(&joined);
                }
                Some(_) => {}
            }
            at += 1;
        }
        run.part = match home {
            Some(home) => {
                self.parts[home as usize].join(&part);
                home
            }
            None => {
                self.parts.push(part);
                self.parents.push(self.parts.len() as u32 - 1);
                self.parts.len() as u32 - 1
            }
        };
        self.line.push(run);
    }

    /// Ends the line.
    pub fn next_line(&mut self) {
        std::mem::swap(&mut self.above, &mut self.line);
        self.line.clear();
        self.from = 0;
        if self.parts.len() > OPEN + self.above.len() {
            self.clear_away();
        }
    }

    /// Moves finished parts out, keeping those that the last line touches.
    fn clear_away(&mut self) {
        let mut above = std::mem::take(&mut self.above);
        let mut moved = vec![None; self.parts.len()];
        let mut kept = Vec::with_capacity(above.len());
        for run in &mut above {
            let root = self.root(run.part) as usize;
            let place = *moved[root].get_or_insert_with(|| {
                kept.push(self.parts[root]);
                kept.len() as u32 - 1
            });
            run.part = place;
        }
        for (at, part) in self.parts.iter().enumerate() {
            if self.parents[at] as usize == at && moved[at].is_none() && part.may_be_character() {
                self.finished.push(*part);
            }
        }
        self.above = above;
        self.parents = (0..kept.len() as u32).collect();
        self.parts = kept;
    }

    /// What may be characters, in a fixed order.
    pub fn finish(mut self) -> Vec<Part> {
        self.above.clear();
        self.clear_away();
        self.finished
            .sort_unstable_by_key(|part| (part.top, part.left, part.bottom, part.right));
        self.finished
    }
}
