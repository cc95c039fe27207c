//! The adaptive model of a scan: contexts, predictions and the codes of the prediction errors
//! (T.87 A.2 to A.7). Encoder and decoder run the same steps; which of the two it is decides the
//! [`Port`] alone.

use super::bits::{Reader, Writer};
use super::parameters::Parameters;
use crate::pixel::{Refused, Result};

/// The side of the model that faces the bits. What is passed in counts for the encoder, what comes
/// back for the decoder.
pub(super) trait Port {
    /// Whether samples are given and bits written, or the other way round.
    const WRITES: bool;

    /// A code word of A.5.3: `value` with `k` low bits, at most `limit` bits long, else in
    /// `error_bits` bits as it is.
    fn golomb(&mut self, k: u32, limit: u32, error_bits: u32, value: u32) -> Result<u32>;

    /// `count` bits as they are.
    fn bits(&mut self, count: u32, value: u32) -> Result<u32>;
}

impl Port for Reader<'_> {
    const WRITES: bool = false;

    #[inline]
    fn golomb(&mut self, k: u32, limit: u32, error_bits: u32, _: u32) -> Result<u32> {
        let escape = limit - error_bits - 1;
        let zeros = self.zeros(escape)?;
        if zeros < escape {
            Ok((zeros << k) | Reader::bits(self, k)?)
        } else {
            Ok(Reader::bits(self, error_bits)? + 1)
        }
    }

    #[inline]
    fn bits(&mut self, count: u32, _: u32) -> Result<u32> {
        Reader::bits(self, count)
    }
}

impl Port for Writer {
    const WRITES: bool = true;

    #[inline]
    fn golomb(&mut self, k: u32, limit: u32, error_bits: u32, value: u32) -> Result<u32> {
        let escape = limit - error_bits - 1;
        let zeros = value >> k;
        if zeros < escape {
            if zeros + k < 32 {
                let low = value & ((1 << k) - 1);
                self.put((1 << k) | low, zeros + 1 + k);
            } else {
                self.put_zeros(zeros);
                self.put(value, k);
            }
        } else {
            self.put_zeros(escape);
            self.put(value - 1, error_bits);
        }
        Ok(value)
    }

    #[inline]
    fn bits(&mut self, count: u32, value: u32) -> Result<u32> {
        self.put(value, count);
        Ok(value)
    }
}

/// J: bits of the length of a run (A.2.1).
const RUN_BITS: [u32; 32] = [
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15,
];

/// What a sum of prediction errors may reach; the largest that valid streams bring about is far below.
const MOST_SUM: i32 = 1 << 24;

/// A, B, C and N of one context.
#[derive(Debug, Clone, Copy)]
struct Context {
    sum: i32,
    bias: i32,
    correction: i32,
    count: i32,
}

/// A, Nn and N of one of the two contexts of interrupted runs.
#[derive(Debug, Clone, Copy)]
struct RunContext {
    sum: i32,
    negative: i32,
    count: i32,
}

/// The smallest k with `count` · 2^k >= `sum`; both are positive.
#[inline]
fn golomb_parameter(count: i32, sum: i32) -> u32 {
    // Once the highest bits are level, one step more is the most that is missing.
    let k = count.leading_zeros().saturating_sub(sum.leading_zeros());
    k + u32::from((count << k) < sum)
}

/// The neighbours of a sample: left, above, above left, above right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    pub(super) a: i32,
    pub(super) b: i32,
    pub(super) c: i32,
    pub(super) d: i32,
}

impl Around {
    /// The neighbours of column `x`, counted from 1; `None` beyond the line.
    #[inline]
    pub(super) fn at(previous: &[u16], current: &[u16], x: usize) -> Option<Around> {
        let &[c, b, d] = previous.get(x - 1..x + 2)? else {
            return None;
        };
        Some(Around {
            a: i32::from(*current.get(x - 1)?),
            b: i32::from(b),
            c: i32::from(c),
            d: i32::from(d),
        })
    }

    /// The median edge detector (A.4.1).
    #[inline]
    fn predicted(&self) -> i32 {
        let (low, high) = (self.a.min(self.b), self.a.max(self.b));
        (self.a + self.b - self.c).clamp(low, high)
    }
}

/// The state of a scan.
pub(super) struct Model {
    parameters: Parameters,
    /// The region of each gradient from -T3 to T3; those beyond count as the ends.
    regions: Vec<i8>,
    contexts: [Context; 365],
    runs: [RunContext; 2],
}

impl Model {
    pub(super) fn new(parameters: Parameters) -> Model {
        let [first, second, third] = parameters.thresholds;
        let region = |gradient: i32| {
            let size = gradient.abs();
            let region = if size <= parameters.near {
                0
            } else if size < first {
                1
            } else if size < second {
                2
            } else if size < third {
                3
            } else {
                4
            };
            if gradient < 0 { -region } else { region }
        };
        let sum = parameters.first_sum();
        Model {
            parameters,
            regions: (-third..=third).map(region).collect(),
            contexts: [Context::new(sum); 365],
            runs: [RunContext::new(sum); 2],
        }
    }

    /// Forgets what was learned.
    pub(super) fn restart(&mut self) {
        let sum = self.parameters.first_sum();
        self.contexts = [Context::new(sum); 365];
        self.runs = [RunContext::new(sum); 2];
    }

    #[inline]
    fn region(&self, gradient: i32) -> i32 {
        let third = self.parameters.thresholds[2];
        let at = gradient.clamp(-third, third) + third;
        self.regions.get(at as usize).map_or(0, |&at| i32::from(at))
    }

    /// The context of a sample, negative where the signs are to be turned; 0 where a run may begin.
    #[inline]
    pub(super) fn context(&self, around: &Around) -> i32 {
        81 * self.region(around.d - around.b)
            + 9 * self.region(around.b - around.c)
            + self.region(around.c - around.a)
    }

    /// Whether two values count as equal.
    #[inline]
    pub(super) fn alike(&self, one: i32, other: i32) -> bool {
        (one - other).abs() <= self.parameters.near
    }

    /// The error that is coded for a difference: divided by the allowed one, and wrapped around.
    #[inline]
    fn coded(&self, difference: i32) -> i32 {
        let Parameters { near, range, .. } = self.parameters;
        let mut error = if near == 0 {
            difference
        } else if difference > 0 {
            (difference + near) / (2 * near + 1)
        } else {
            -((near - difference) / (2 * near + 1))
        };
        if error < 0 {
            error += range;
        }
        if error >= (range + 1) / 2 {
            error -= range;
        }
        error
    }

    /// The value that a prediction and an error give.
    #[inline]
    fn restored(&self, predicted: i32, error: i32) -> u16 {
        let Parameters {
            near,
            range,
            largest,
            ..
        } = self.parameters;
        let step = 2 * near + 1;
        let mut value = predicted + error * step;
        if value < -near {
            value += range * step;
        } else if value > largest + near {
            value -= range * step;
        }
        value.clamp(0, largest) as u16
    }

    /// A sample in regular mode (A.4 to A.6): codes `sample` and returns what the decoder sees.
    #[inline]
    pub(super) fn regular<P: Port>(
        &mut self,
        port: &mut P,
        context: i32,
        around: &Around,
        sample: u16,
    ) -> Result<u16> {
        let turned = context < 0;
        let at = context.unsigned_abs() as usize;
        let sign = |value: i32| if turned { -value } else { value };
        let Parameters {
            largest,
            near,
            limit,
            error_bits,
            reset,
            ..
        } = self.parameters;
        let Some(&state) = self.contexts.get(at) else {
            return Err(Refused("JPEG-LS: no such context"));
        };
        let predicted = (around.predicted() + sign(state.correction)).clamp(0, largest);
        let k = golomb_parameter(state.count, state.sum);
        let turn_code = k == 0 && near == 0 && 2 * state.bias <= -state.count;
        let (error, wanted) = if P::WRITES {
            let error = self.coded(sign(i32::from(sample) - predicted));
            let coded = if turn_code { -error - 1 } else { error };
            (error, ((coded << 1) ^ (coded >> 31)) as u32)
        } else {
            (0, 0)
        };
        let mapped = port.golomb(k, limit, error_bits, wanted)?;
        let error = if P::WRITES {
            error
        } else {
            let coded = (mapped >> 1) as i32 ^ -((mapped & 1) as i32);
            if coded.abs() > 65535 {
                return Err(Refused("JPEG-LS: an error is out of range"));
            }
            if turn_code { -coded - 1 } else { coded }
        };
        if let Some(state) = self.contexts.get_mut(at) {
            state.update(error, near, reset)?;
        }
        Ok(self.restored(predicted, sign(error)))
    }

    /// The sample that ends a run (A.7.2). `alike` tells the two contexts apart: whether its left and
    /// upper neighbour `a` and `b` count as equal.
    pub(super) fn interruption<P: Port>(
        &mut self,
        port: &mut P,
        run_index: usize,
        alike: bool,
        (a, b): (i32, i32),
        sample: u16,
    ) -> Result<u16> {
        let Parameters {
            limit,
            error_bits,
            reset,
            ..
        } = self.parameters;
        let kind = i32::from(alike);
        let predicted = if alike { a } else { b };
        let turned = !alike && a > b;
        let sign = |value: i32| if turned { -value } else { value };
        let state = self.runs[usize::from(alike)];
        let k = golomb_parameter(state.count, state.sum + (state.count >> 1) * kind);
        // Which sign takes the odd code words.
        let odd_is_negative = k != 0 || 2 * state.negative >= state.count;
        let (error, wanted) = if P::WRITES {
            let error = self.coded(sign(i32::from(sample) - predicted));
            let odd = error != 0 && (error < 0) == odd_is_negative;
            (error, 2 * error.abs() - kind - i32::from(odd))
        } else {
            (0, 0)
        };
        let shorter = limit - RUN_BITS[run_index & 31] - 1;
        let mapped = port.golomb(k, shorter, error_bits, wanted as u32)? as i32;
        let error = if P::WRITES {
            error
        } else {
            let code = mapped + kind;
            let size = (code + 1) / 2;
            if size > 65535 {
                return Err(Refused("JPEG-LS: an error is out of range"));
            }
            if (code & 1 == 1) == odd_is_negative {
                -size
            } else {
                size
            }
        };
        self.runs[usize::from(alike)].update(error, mapped, kind, reset)?;
        Ok(self.restored(predicted, sign(error)))
    }
}

impl Context {
    fn new(sum: i32) -> Context {
        Context {
            sum,
            bias: 0,
            correction: 0,
            count: 1,
        }
    }

    #[inline]
    fn update(&mut self, error: i32, near: i32, reset: i32) -> Result<()> {
        self.sum += error.abs();
        self.bias += error * (2 * near + 1);
        if self.sum >= MOST_SUM {
            return Err(Refused("JPEG-LS: errors beyond every model"));
        }
        if self.count == reset {
            self.sum >>= 1;
            self.bias >>= 1;
            self.count >>= 1;
        }
        self.count += 1;
        if self.bias + self.count <= 0 {
            self.bias = (self.bias + self.count).max(1 - self.count);
            self.correction = (self.correction - 1).max(-128);
        } else if self.bias > 0 {
            self.bias = (self.bias - self.count).min(0);
            self.correction = (self.correction + 1).min(127);
        }
        Ok(())
    }
}

impl RunContext {
    fn new(sum: i32) -> RunContext {
        RunContext {
            sum,
            negative: 0,
            count: 1,
        }
    }

    fn update(&mut self, error: i32, mapped: i32, kind: i32, reset: i32) -> Result<()> {
        if error < 0 {
            self.negative += 1;
        }
        self.sum += (mapped + 1 - kind) >> 1;
        if self.sum >= MOST_SUM {
            return Err(Refused("JPEG-LS: errors beyond every model"));
        }
        if self.count == reset {
            self.sum >>= 1;
            self.negative >>= 1;
            self.count >>= 1;
        }
        self.count += 1;
        Ok(())
    }
}

/// How many of the `left` samples of a line a run covers, of which the encoder knows `length` to be
/// alike (A.7.1). Moves the index of the run on.
pub(super) fn run<P: Port>(
    port: &mut P,
    run_index: &mut usize,
    left: usize,
    length: usize,
) -> Result<usize> {
    let mut done = 0;
    while done < left {
        let bits = RUN_BITS[*run_index & 31];
        let whole = 1usize << bits;
        let hit = length - done.min(length) >= whole || length == left;
        if port.bits(1, u32::from(hit))? == 0 {
            let rest = port.bits(bits, (length - done.min(length)) as u32)? as usize;
            done += rest;
            if done >= left {
                return Err(Refused("JPEG-LS: a run is longer than its line"));
            }
            return Ok(done);
        }
        if left - done >= whole {
            *run_index = (*run_index + 1).min(31);
        }
        done = (done + whole).min(left);
    }
    Ok(done)
}
