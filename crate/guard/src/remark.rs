//! Words in the tables that only documents and tests read.

/// Words about a row, for documents and tests. The modules that ship leave them out: there they are empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    #[cfg(not(target_family = "wasm"))]
    text: &'static str,
}

impl Remark {
    #[cfg(not(target_family = "wasm"))]
    pub(crate) const fn new(text: &'static str) -> Self {
        Remark { text }
    }

    #[cfg(target_family = "wasm")]
    pub(crate) const fn new(_: &'static str) -> Self {
        Remark {}
    }

    /// The words.
    #[must_use]
    pub const fn text(self) -> &'static str {
        #[cfg(not(target_family = "wasm"))]
        return self.text;
        #[cfg(target_family = "wasm")]
        ""
    }
}
