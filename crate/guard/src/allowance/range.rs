//! Ranges of blocks.

use crate::wire::wire;

/// Blocks, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) from: u64,
    pub(super) to: u64,
}

impl Range {
    /// How many blocks.
    pub(super) const fn width(self) -> u64 {
        self.to.saturating_sub(self.from).saturating_add(1)
    }

    /// The earlier and the later half; `None` for one block.
    pub(super) fn halves(self) -> Option<(Range, Range)> {
        self.cut(self.width() / 2)
    }

    /// The first `width` blocks, and the others; `None` if either is empty.
    pub(super) fn cut(self, width: u64) -> Option<(Range, Range)> {
        let end = self.from.checked_add(width.checked_sub(1)?)?;
        let earlier = Range {
            from: self.from,
            to: end,
        };
        let later = Range {
            from: end.checked_add(1)?,
            to: self.to,
        };
        (later.from <= later.to).then_some((earlier, later))
    }

    /// What of it is at most `last`; `None` if nothing is.
    pub(super) fn up_to(self, last: u64) -> Option<Range> {
        (self.from <= last).then_some(Range {
            from: self.from,
            to: self.to.min(last),
        })
    }

    /// What of it is at least `first`; `None` if nothing is.
    pub(super) fn not_before(self, first: u64) -> Option<Range> {
        (first <= self.to).then_some(Range {
            from: self.from.max(first),
            to: self.to,
        })
    }
}

wire!(struct Range { from, to });
