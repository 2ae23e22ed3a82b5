//! The two browsers that one source serves.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::project;

/// A browser engine that Countersign is built for and tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chrome and its relatives.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// Both, in the order in which things are built and tested.
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// Reads `chrome`, `chromium` or `firefox`.
    pub(crate) fn parse(name: &str) -> Result<Self> {
        match name {
            "chrome" | "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            _ => bail!("no browser is named {name:?}: chrome or firefox"),
        }
    }

    /// The name of its folder under `dist/`, by the shop that it is built for.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Chromium => "chrome",
            Self::Firefox => "firefox",
        }
    }

    /// The name by which tests know it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The environment variable that names its program, for us and for the tests that we start.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::Firefox => "FIREFOX",
        }
    }

    /// The Debian package that brings it. Branded Chrome would not do: it ignores `--load-extension`.
    pub(crate) fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
        }
    }

    /// Its program: the environment variable first, then the `PATH`.
    pub(crate) fn program(self) -> Option<PathBuf> {
        if let Some(path) = env::var_os(self.variable()) {
            return Some(path.into());
        }
        project::find_program(match self {
            Self::Chromium => &["chromium", "chromium-browser"],
            Self::Firefox => &["firefox-esr", "firefox"],
        })
    }
}
