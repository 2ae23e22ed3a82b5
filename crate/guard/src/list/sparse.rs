//! A set of numbers in few bits each (Elias and Fano): the low bits as they are, the high ones as a row of counts.

/// The bits of each number that are kept as they are. A number that is not in the set is taken for one that is with a
/// chance of less than one in 2^22, whatever the size of the set.
const LOW: u32 = 23;
/// The most numbers in a set.
pub(super) const MAX: usize = 1 << 20;
/// How many high parts lie between two places of the index.
const STEP: usize = 256;

/// A set, read from its bytes.
#[derive(Clone, Debug)]
pub(super) struct Sparse {
    count: usize,
    /// How many bits the high part has.
    high: u32,
    low: Vec<u8>,
    /// For each high part a one for every number that has it, then a zero.
    rows: Vec<u8>,
    /// For every [`STEP`]th high part, where its row begins.
    index: Vec<usize>,
}

impl Sparse {
    /// The set of these hashes, of which the upper bits are used. Takes at most [`MAX`] of them.
    pub(super) fn of(mut hashes: Vec<u64>) -> Vec<u8> {
        hashes.truncate(MAX);
        let high = hashes.len().max(1).ilog2();
        for hash in &mut hashes {
            *hash >>= 64_u32.saturating_sub(high).saturating_sub(LOW);
        }
        hashes.sort_unstable();
        hashes.dedup();
        let mut out = number(hashes.len());
        out.extend(number(usize::try_from(high).unwrap_or(0)));
        let mut low = Bits::default();
        let mut rows = Bits::default();
        let mut row = 0_u64;
        for hash in &hashes {
            for bit in 0..LOW {
                low.push((hash >> bit) & 1 == 1);
            }
            while row < hash >> LOW {
                rows.push(false);
                row = row.saturating_add(1);
            }
            rows.push(true);
        }
        while row < 1_u64.checked_shl(high).unwrap_or(0) {
            rows.push(false);
            row = row.saturating_add(1);
        }
        out.extend(low.bytes);
        out.extend(rows.bytes);
        out
    }

    /// Takes a set from the front of `bytes`; `None` if there is none.
    pub(super) fn take(bytes: &mut &[u8]) -> Option<Self> {
        let count = take_number(bytes)?;
        let high = u32::try_from(take_number(bytes)?).ok()?;
        if count > MAX || high > MAX.ilog2() {
            return None;
        }
        let low = take(bytes, count.checked_mul(usize::try_from(LOW).ok()?)?.div_ceil(8))?.to_vec();
        let parts = 1_usize.checked_shl(high)?;
        let rows = take(bytes, count.checked_add(parts)?.div_ceil(8))?.to_vec();
        let index = index(&rows, count, parts)?;
        Some(Sparse {
            count,
            high,
            low,
            rows,
            index,
        })
    }

    /// Whether a hash is in the set, as far as it is kept.
    pub(super) fn has(&self, hash: u64) -> bool {
        if self.count == 0 {
            return false;
        }
        let kept = hash >> 64_u32.saturating_sub(self.high).saturating_sub(LOW);
        let low = kept & (1_u64 << LOW).saturating_sub(1);
        self.row(kept >> LOW)
            .is_some_and(|mut row| row.any(|place| self.low_of(place) == low))
    }

    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The places of the numbers with this high part.
    fn row(&self, part: u64) -> Option<impl Iterator<Item = usize>> {
        let part = usize::try_from(part).ok()?;
        let mut at = *self.index.get(part.checked_div(STEP)?)?;
        let mut left = part.checked_rem(STEP)?;
        while left > 0 {
            if !bit(&self.rows, at) {
                left = left.saturating_sub(1);
            }
            at = at.saturating_add(1);
        }
        // Of the bits before, as many as there are parts before are zeros.
        let first = at.checked_sub(part)?;
        let count = (at..).take_while(|&at| bit(&self.rows, at)).count();
        Some(first..first.saturating_add(count))
    }

    fn low_of(&self, place: usize) -> u64 {
        let width = usize::try_from(LOW).unwrap_or(0);
        let start = place.saturating_mul(width);
        let bits = (0..width)
            .rev()
            .map(|at| bit(&self.low, start.saturating_add(at)));
        bits.fold(0, |number, bit| (number << 1) | u64::from(bit))
    }
}

/// Where the rows begin; `None` if there are more or fewer than there should be.
fn index(rows: &[u8], count: usize, parts: usize) -> Option<Vec<usize>> {
    let mut index = vec![0];
    let mut zeros = 0_usize;
    for at in 0..count.checked_add(parts)? {
        if bit(rows, at) {
            continue;
        }
        zeros = zeros.saturating_add(1);
        if zeros.is_multiple_of(STEP) {
            index.push(at.saturating_add(1));
        }
    }
    (zeros == parts).then_some(index)
}

/// A bit; past the end they are zeros.
fn bit(bytes: &[u8], at: usize) -> bool {
    let byte = bytes.get(at >> 3).copied().unwrap_or(0);
    (byte >> (at & 7)) & 1 == 1
}

/// A number of four bytes, the lowest first.
pub(super) fn number(value: usize) -> Vec<u8> {
    u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes().to_vec()
}

/// Takes a [`number`] from the front.
pub(super) fn take_number(bytes: &mut &[u8]) -> Option<usize> {
    let number: [u8; 4] = take(bytes, 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(number)).ok()
}

/// Takes so many bytes from the front.
pub(super) fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

/// Bits in a row, the lowest of each byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    count: usize,
}

impl Bits {
    fn push(&mut self, bit: bool) {
        let place = self.count & 7;
        if place == 0 {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << place;
        }
        self.count = self.count.saturating_add(1);
    }
}
