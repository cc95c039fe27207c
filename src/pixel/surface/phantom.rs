//! A head made of ellipsoids, with everything by which people are known and a brain, for tests. Stands alone, so that
//! tests of whole files share it.

/// What is at a place, in millimetres from the middle of the cranium to the left, back and crown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tissue {
    Air,
    Skin,
    Bone,
    Brain,
    Nose,
    Eye,
    Ear,
}

/// Whether a place lies in an ellipsoid.
fn inside(place: [f64; 3], centre: [f64; 3], half: [f64; 3]) -> bool {
    let part = |axis: usize| ((place[axis] - centre[axis]) / half[axis]).powi(2);
    part(0) + part(1) + part(2) <= 1.0
}

/// A head that is nodding by the sine `tilt`.
pub fn tissue([x, y, z]: [f64; 3], tilt: f64) -> Tissue {
    let level = (1.0 - tilt * tilt).sqrt();
    let place = [x, y * level - z * tilt, y * tilt + z * level];
    let [x, y, z] = place;
    let mirrored = [x.abs(), y, z];
    if inside(place, [0.0, -2.0, 0.0], [66.0, 83.0, 66.0]) {
        return Tissue::Brain;
    }
    // Lower parts of the brain: stem and cerebellum.
    if inside(place, [0.0, 35.0, -45.0], [50.0, 40.0, 30.0]) {
        return Tissue::Brain;
    }
    if inside(place, [0.0, -2.0, -3.0], [70.0, 88.0, 72.0]) {
        return Tissue::Bone;
    }
    if inside(mirrored, [32.0, -84.0, -36.0], [12.0; 3]) {
        return Tissue::Eye;
    }
    if inside(place, [0.0, -104.0, -66.0], [14.0, 22.0, 24.0]) {
        return Tissue::Nose;
    }
    if inside(mirrored, [80.0, 12.0, -46.0], [14.0, 16.0, 32.0]) && x.abs() > 70.0 {
        return Tissue::Ear;
    }
    let cranium = inside(place, [0.0, -3.0, 0.0], [75.0, 96.0, 80.0]);
    let face = inside(place, [0.0, -38.0, -75.0], [62.0, 58.0, 74.0]);
    let neck = (x * x + (y - 10.0) * (y - 10.0)) <= 55.0 * 55.0 && z < -40.0;
    match cranium || face || neck {
        true => Tissue::Skin,
        false => Tissue::Air,
    }
}

/// A stack of frames through it.
#[derive(Debug, Clone, Copy)]
pub struct Stack {
    /// The middle of the first frame, from that of the cranium.
    pub middle: [f64; 3],
    /// Directions of lines and columns.
    pub directions: [f64; 6],
    /// Millimetres from pixel to pixel and from frame to frame, along the normal.
    pub spacing: f64,
    pub step: f64,
    pub size: u32,
    pub frames: u32,
    pub tilt: f64,
}

pub const AXIAL: Stack = Stack {
    middle: [0.0, 0.0, -150.0],
    directions: [1.0, 0.0, 0.0, 0.0, 1.0, 0.0],
    spacing: 2.0,
    step: 5.0,
    size: 144,
    frames: 50,
    tilt: 0.0,
};

pub const SAGITTAL: Stack = Stack {
    middle: [100.0, 0.0, -30.0],
    directions: [0.0, 1.0, 0.0, 0.0, 0.0, -1.0],
    step: 4.0,
    frames: 51,
    ..AXIAL
};

pub const CORONAL: Stack = Stack {
    middle: [0.0, -136.0, -30.0],
    directions: [1.0, 0.0, 0.0, 0.0, 0.0, -1.0],
    step: 5.0,
    frames: 52,
    ..AXIAL
};

impl Stack {
    fn parts(&self) -> [[f64; 3]; 3] {
        let [x, y] = [0, 3].map(|at| [0, 1, 2].map(|part| self.directions[at + part]));
        let normal = [0, 1, 2].map(|at: usize| {
            let (next, last) = ((at + 1) % 3, (at + 2) % 3);
            x[next] * y[last] - x[last] * y[next]
        });
        [x, y, normal]
    }

    /// The centre of the first pixel of a frame: its Image Position, if the cranium is at the origin.
    pub fn position(&self, frame: u32) -> [f64; 3] {
        self.place(frame, 0, 0)
    }

    /// The place of a pixel.
    pub fn place(&self, frame: u32, column: u32, line: u32) -> [f64; 3] {
        let [x, y, z] = self.parts();
        let half = f64::from(self.size - 1) / 2.0;
        let across = (f64::from(column) - half) * self.spacing;
        let down = (f64::from(line) - half) * self.spacing;
        let along = f64::from(frame) * self.step;
        [0, 1, 2].map(|at| self.middle[at] + across * x[at] + down * y[at] + along * z[at])
    }

    /// What every pixel of a frame shows.
    pub fn tissues(&self, frame: u32) -> Vec<Tissue> {
        let pixels = (0..self.size).flat_map(|line| (0..self.size).map(move |it| (it, line)));
        let shown = pixels.map(|(column, line)| tissue(self.place(frame, column, line), self.tilt));
        shown.collect()
    }
}

/// Hounsfield units.
pub fn units(tissue: Tissue) -> i64 {
    match tissue {
        Tissue::Air => -1000,
        Tissue::Skin | Tissue::Nose | Tissue::Ear => 40,
        Tissue::Bone => 900,
        Tissue::Brain => 35,
        Tissue::Eye => 10,
    }
}

/// Strength of the signal, with some noise in the air; bone gives none.
pub fn signal(tissue: Tissue, at: usize) -> i64 {
    let noise = (at * 7919 % 13) as i64;
    noise
        + match tissue {
            Tissue::Air => 0,
            Tissue::Bone => 20,
            Tissue::Skin | Tissue::Nose | Tissue::Ear => 500,
            Tissue::Brain => 400,
            Tissue::Eye => 150,
        }
}
