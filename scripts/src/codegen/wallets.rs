//! `docs/wallets.md`: which wallets' messages can be held, from what the browser tests measured.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result, ensure};

use crate::project::{self, root};

/// Where the tests write what they measured.
const MEASURED: &str = "tests/e2e/transports/measured.json";

/// By browser, whose scripts came first (`first`: ours), and transport.
type Measured = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

/// A browser and an order of the two extensions, with the title of its column.
const COLUMNS: [(&str, &str, &str); 4] = [
    ("chromium", "first", "Chromium, our id below the wallet's"),
    ("chromium", "last", "Chromium, our id above"),
    ("firefox", "first", "Firefox, installed before the wallet"),
    ("firefox", "last", "Firefox, after"),
];

/// A wallet whose messages are known: its row, its name, and what its format was checked against.
struct Known(&'static str, &'static str, &'static str);

const KNOWN: &[Known] = &[
    Known(
        "metamask",
        "MetaMask",
        "metamask-extension, and its published packages",
    ),
    Known("metamask-legacy", "MetaMask, legacy names", "metamask-extension"),
    Known(
        "metamask-multichain",
        "MetaMask, multichain stream",
        "metamask-extension",
    ),
    Known("rabby", "Rabby", "Rabby, page-provider"),
    Known(
        "coinbase",
        "Coinbase Wallet",
        "the public SDK only: the extension's own answers and refusals are **not verified**",
    ),
    Known("rainbow", "Rainbow", "browser-extension, provider"),
    Known("onekey", "OneKey", "cross-inpage-provider"),
    Known("taho", "Taho", "extension"),
    Known("frame", "Frame's companion", "frame-extension"),
    Known("enkrypt", "Enkrypt", "enKrypt"),
    Known("zerion", "Zerion", "zerion-wallet-extension"),
];

/// Wallets whose messages nobody has published.
const UNKNOWN: &str = "Phantom, OKX, Trust and any other";

const HEAD: &str = "# Which wallets' messages are held\n\n\
    Written by `cargo xtask codegen` from `tests/e2e/transports/measured.json`, which the browser tests check; do not \
    edit.\n\n\
    A page can ask a wallet in two ways: through its provider, or by writing itself the messages that the wallet's \
    own page script would send. What comes through a provider that we wrap waits for your decision in every row and \
    column. The table is about the second way.\n\n\
    - **blocked**: the message waits for your decision, and the wallet gets it only if you continue.\n\
    - **only detected**: the wallet has it as soon as it is sent. The prompt says so, and nothing is sent again.\n\
    - **provider hook only**: it is neither held nor noticed.\n\
    - **unknown**: nobody has measured it.\n\n";

const TAIL: &str = "\nEvery row was measured against a test wallet that speaks as the wallet's public source does \
    (`tests/wallet/speaker`), not against the wallet itself: posted by the page, posted by another realm's function, \
    and as a made-up event. A wallet that changes its messages falls to *provider hook only* until its row follows.\n\n\
    In Chromium the order of two extensions is that of their ids; a build of yours has the id that its key gives it \
    (`cargo xtask key`), one from a shop has the shop's. The order is measured again in every document that needs it, \
    and the prompt says what was found. Where a wallet does not answer the question that this takes, the prompt says \
    that too.\n\n\
    Zerion's page script takes its requests over a BroadcastChannel, which gives every message to every listener: \
    nothing can be held there. We hear it if we see the channel's name before the wallet's page script takes it out \
    of the document: in Chromium, if our scripts come first.\n";

/// The whole document.
pub(super) fn document() -> Result<String> {
    let measured: Measured =
        serde_json::from_str(&project::read(&root().join(MEASURED))?).context(MEASURED)?;
    let mut text = String::from(HEAD);
    let titles: Vec<&str> = COLUMNS.iter().map(|(_, _, title)| *title).collect();
    line(
        &mut text,
        &format!(
            "| wallet | {} | checked against the source of |",
            titles.join(" | ")
        ),
    );
    line(&mut text, &format!("|---{}|---|", "|---".repeat(COLUMNS.len())));
    for Known(id, name, source) in KNOWN {
        let words: Vec<&str> = COLUMNS
            .iter()
            .map(|(browser, order, _)| words(&measured, browser, order, id))
            .collect::<Result<_>>()?;
        line(
            &mut text,
            &format!("| {name} | {} | {source} |", words.join(" | ")),
        );
    }
    let unknown = " provider hook only; past it unknown |".repeat(COLUMNS.len());
    line(&mut text, &format!("| {UNKNOWN} |{unknown} not public |"));
    for wallets in measured.values().flat_map(BTreeMap::values) {
        for id in wallets.keys() {
            ensure!(KNOWN.iter().any(|known| known.0 == id), "{id} has no row here");
        }
    }
    text.push_str(TAIL);
    Ok(text)
}

fn words(measured: &Measured, browser: &str, order: &str, id: &str) -> Result<&'static str> {
    let found = measured
        .get(browser)
        .and_then(|orders| orders.get(order))
        .and_then(|wallets| wallets.get(id));
    Ok(match found.map(String::as_str) {
        Some("blocked") => "**blocked**",
        Some("detected") => "only detected",
        Some("provider") => "provider hook only",
        None => "unknown",
        Some(other) => anyhow::bail!("{MEASURED} says {other:?} of {id}"),
    })
}

fn line(text: &mut String, content: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{content}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_measured_is_unknown() -> Result<()> {
        assert_eq!(words(&Measured::new(), "chromium", "first", "rabby")?, "unknown");
        Ok(())
    }

    #[test]
    fn every_wallet_that_was_measured_has_a_line() -> Result<()> {
        let text = document()?;
        assert!(
            KNOWN
                .iter()
                .all(|Known(_, name, _)| text.contains(&format!("| {name} |")))
        );
        Ok(())
    }
}
