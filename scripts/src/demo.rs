//! `cargo xtask demo`: a browser with Countersign and a test wallet, on a local chain with a demo dapp.

use anyhow::{Context as _, Result};
use lexopt::prelude::*;

use crate::browser::Browser;
use crate::build;
use crate::project::{self, command};
use crate::setup;

/// Installs what is missing, builds, and plays.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut browser = Browser::Chromium;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("browser") => browser = Browser::parse(&arguments.value()?.string()?)?,
            other => return Err(other.unexpected().into()),
        }
    }
    setup::browsers(&[browser])?;
    build::build(&build::Options {
        browsers: vec![browser],
        ..build::Options::dev()
    })?;
    let program = browser
        .program()
        .context("the browser is still missing after its installation")?;
    let mut node = command("node");
    node.args(["tests/e2e/demo.js", "--browser", browser.name()])
        .env(browser.variable(), program);
    project::run(&mut node)
}
