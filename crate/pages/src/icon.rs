//! The icons, drawn for the product on a grid of 16.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// The countersign seal.
    Seal,
    /// Level Low.
    Low,
    /// Level Medium.
    Medium,
    /// Level High.
    High,
    /// Level Critical.
    Critical,
    /// It worked.
    Check,
    /// It did not.
    Cross,
    /// Copy it.
    Copy,
    /// Waiting.
    Clock,
    /// Nothing there.
    Empty,
    /// Not connected, not readable.
    Broken,
    /// Add.
    Plus,
    /// Read again.
    Again,
    /// Not asked about any more.
    Mute,
    /// Settings: three sliders.
    Sliders,
    /// The dashboard: rows.
    Table,
}

impl Icon {
    fn paths(self) -> &'static str {
        match self {
            Icon::Seal => {
                "M8 1.9Q11.02 0.7 12.31 3.69Q15.3 4.98 14.1 8Q15.3 11.02 12.31 12.31Q11.02 15.3 8 14.1Q4.98 15.3 3.69 12.31Q0.7 11.02 1.9 8Q0.7 4.98 3.69 3.69Q4.98 0.7 8 1.9zM5.2 8.2l2 2L10.9 6.1"
            }
            Icon::Low => "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M5 8.2l2.1 2.1L11 6",
            Icon::Medium => "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M8 7.3v4M8 4.7v.1",
            Icon::High => "M8 1.8l6.7 12H1.3zM8 6.4v3.6M8 12v.1",
            Icon::Critical => {
                "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6"
            }
            Icon::Check => "M3 8.5l3.4 3.4L13 5",
            Icon::Cross => "M4 4l8 8M12 4l-8 8",
            Icon::Copy => "M6 5.5h7.5v8H6zM3.5 10.5h-1v-8H10v1",
            Icon::Clock => "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M8 4.5V8l2.4 1.6",
            Icon::Empty => "M2 9.5h3.5l1 2h3l1-2H14M3.8 3h8.4L14 9.5V13H2V9.5z",
            Icon::Broken => {
                "M6.5 9.5l-2 2a2.1 2.1 0 0 1-3-3l2-2M9.5 6.5l2-2a2.1 2.1 0 0 1 3 3l-2 2M5 2.5v2M2.5 5h2M11 13.5v-2M13.5 11h-2"
            }
            Icon::Plus => "M8 3v10M3 8h10",
            Icon::Mute => "M2.5 6v4h2.6l3.4 3V3L5.1 6zM11 6l3.5 4M14.5 6L11 10",
            Icon::Sliders => {
                "M2 4h5M11 4h3M2 8h1M7 8h7M2 12h7M13 12h1M11 4a2 2 0 1 1-4 0a2 2 0 1 1 4 0M7 8a2 2 0 1 1-4 0a2 2 0 1 1 4 0M13 12a2 2 0 1 1-4 0a2 2 0 1 1 4 0"
            }
            Icon::Table => "M2 3h12v10H2zM2 6.5h12M2 9.8h12M6 6.5V13",
            Icon::Again => "M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.5M13.5 2v3.5H10",
        }
    }
}

/// The icon as an image without a name: the word always stands beside it.
pub(crate) fn icon(which: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
            stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d=which.paths()/>
        </svg>
    }
    .into_any()
}

/// The icon of a level.
pub(crate) fn level_icon(level: guard::Level) -> AnyView {
    icon(match level {
        guard::Level::Low => Icon::Low,
        guard::Level::Medium => Icon::Medium,
        guard::Level::High => Icon::High,
        guard::Level::Critical => Icon::Critical,
    })
}

/// The class of a level, which carries its colours.
pub(crate) fn level_class(level: guard::Level) -> &'static str {
    match level {
        guard::Level::Low => "level-low",
        guard::Level::Medium => "level-medium",
        guard::Level::High => "level-high",
        guard::Level::Critical => "level-critical",
    }
}

/// The catalogue key of a level's word.
pub(crate) fn level_key(level: guard::Level) -> &'static str {
    match level {
        guard::Level::Low => "ui_level_low",
        guard::Level::Medium => "ui_level_medium",
        guard::Level::High => "ui_level_high",
        guard::Level::Critical => "ui_level_critical",
    }
}
