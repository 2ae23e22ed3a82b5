//! Lists of what iterators give, in little code.

/// Puts what an iterator gives into a list. `collect` asks first how many there will be and begins a list of that size;
/// that comes out anew for each chain of iterators, and most of ours give one thing or none.
pub(crate) trait Gather: Iterator + Sized {
    /// As `collect` into a list.
    fn gather(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        self.for_each(|item| list.push(item));
        list
    }
}

impl<I: Iterator> Gather for I {}
