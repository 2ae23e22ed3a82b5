//! `cargo xtask build`: the two loadable folders, and the test wallet's beside them.

mod copies;
mod join;
mod manifest;
mod order;
pub(crate) mod sizes;
mod stage;
pub(crate) mod wasm;

use std::path::PathBuf;

use anyhow::Result;
use lexopt::prelude::*;

use crate::browser::Browser;
use crate::project::{self, command, root};
use crate::setup;

/// Where the local chain answers when nothing else is said.
const LOCAL_ENDPOINT: &str = "http://127.0.0.1:8545";

/// What to build.
pub(crate) struct Options {
    /// For these browsers.
    pub(crate) browsers: Vec<Browser>,
    /// The folder that gets one folder for each browser.
    pub(crate) out: PathBuf,
    /// The endpoint of the local chain, if that chain is to be known.
    pub(crate) local_endpoint: Option<String>,
    /// Whether the test wallet is built too.
    pub(crate) wallet: bool,
}

impl Options {
    /// Both browsers as they would be published, into `dist/`.
    fn plain() -> Self {
        Self {
            browsers: Browser::ALL.to_vec(),
            out: root().join("dist"),
            local_endpoint: None,
            wallet: false,
        }
    }

    /// Both browsers as they are published, into a folder.
    pub(crate) fn published(out: PathBuf) -> Self {
        Self { out, ..Self::plain() }
    }

    /// With the local chain and the test wallet.
    pub(crate) fn dev() -> Self {
        Self {
            local_endpoint: Some(LOCAL_ENDPOINT.to_owned()),
            wallet: true,
            ..Self::plain()
        }
    }
}

/// Reads the options and builds.
pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    build(&parse(arguments)?)
}

/// Builds, prints the size of every file that ships, and fails if a module is over its budget.
pub(crate) fn build(options: &Options) -> Result<()> {
    setup::wasm_target()?;
    setup::npm_packages()?;
    let modules = wasm::modules()?;
    for &browser in &options.browsers {
        let folder = options.out.join(browser.folder());
        stage::extension(browser, &folder, &modules, options.local_endpoint.as_deref())?;
        if options.wallet {
            wallet(browser, &options.out)?;
        }
        project::say(sizes::table(&folder)?);
    }
    project::say(sizes::growth(&modules)?);
    Ok(())
}

fn wallet(browser: Browser, out: &std::path::Path) -> Result<()> {
    let mut node = command("node");
    node.args(["tests/wallet/build.js", "--browser", browser.folder(), "--out"]);
    project::run(node.arg(out.join(format!("wallet-{}", browser.folder()))))
}

fn parse(mut arguments: lexopt::Parser) -> Result<Options> {
    let mut options = Options::plain();
    let mut endpoint = LOCAL_ENDPOINT.to_owned();
    let mut dev = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dev") => dev = true,
            Long("wallet") => options.wallet = true,
            Long("browser") => options.browsers = vec![Browser::parse(&arguments.value()?.string()?)?],
            Long("out") => options.out = std::path::absolute(arguments.value()?)?,
            Long("local-endpoint") => endpoint = arguments.value()?.string()?,
            other => return Err(other.unexpected().into()),
        }
    }
    if dev {
        options.wallet = true;
        options.local_endpoint = Some(endpoint);
    }
    Ok(options)
}
