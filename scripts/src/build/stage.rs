//! Puts the files of the extension together as one browser loads them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::wasm::Module;
use super::{join, manifest};
use crate::browser::Browser;
use crate::project::{self, root};

/// The list of chains, inside the extension.
const CHAINS: &str = "data/chains.json";

/// The chain id of the local chain: 31337.
const LOCAL_CHAIN: &str = "0x7a69";

/// Writes a folder anew: the files of `extension/`, the modules under `wasm/`, and the manifest.
///
/// With `local_endpoint` the local chain is added to the chains that are known from the start.
pub(super) fn extension(
    browser: Browser,
    folder: &Path,
    modules: &[Module],
    local_endpoint: Option<&str>,
) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    copy(&root().join("extension"), folder)?;
    for module in modules {
        copy(&module.folder, &folder.join("wasm"))?;
    }
    let source: Value = serde_json::from_str(&project::read(&root().join("manifest.json"))?)
        .context("manifest.json is not JSON")?;
    let mut made = manifest::for_browser(source, browser)?;
    join::content_scripts(&mut made, &root().join("extension"), folder)?;
    write_json(&folder.join("manifest.json"), &made)?;
    let Some(endpoint) = local_endpoint else {
        return Ok(());
    };
    let chains = folder.join(CHAINS);
    let known = serde_json::from_str(&project::read(&chains)?).context("the list of chains is not JSON")?;
    write_json(&chains, &with_local_chain(known, endpoint)?)
}

/// Folders of `extension/` that do not ship as they are: types, and the parts of scripts that are joined.
const UNSHIPPED: [&str; 3] = ["types", "content", "inpage"];

/// Copies what ships.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in project::files_under(from)? {
        if ships(&file) {
            let content = fs::read(from.join(&file))?;
            project::write(&to.join(&file), content)?;
        }
    }
    Ok(())
}

fn ships(file: &Path) -> bool {
    let hidden = file.iter().any(|part| part.to_string_lossy().starts_with('.'));
    let unshipped = UNSHIPPED.iter().any(|folder| file.starts_with(folder));
    !hidden && !unshipped && !file.to_string_lossy().ends_with(".d.ts")
}

fn with_local_chain(mut list: Value, endpoint: &str) -> Result<Value> {
    let chains = list
        .get_mut("chains")
        .and_then(Value::as_array_mut)
        .context("it has no list `chains`")?;
    chains.retain(|chain| chain.get("id").and_then(Value::as_str) != Some(LOCAL_CHAIN));
    chains.push(json!({ "id": LOCAL_CHAIN, "name": "Local chain", "endpoint": endpoint }));
    Ok(list)
}

fn write_json(path: &Path, value: &Value) -> Result<()> {
    project::write(path, serde_json::to_string_pretty(value)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_parts_and_hidden_files_do_not_ship() {
        let shipped = [
            "pages.js",
            "data/chains.json",
            "wasm/background_bg.wasm",
            "_locales/en/messages.json",
        ];
        let kept = [
            "types/wasm/pages.d.ts",
            "content/link.js",
            "inpage/own.js",
            "background_bg.wasm.d.ts",
            ".DS_Store",
            "icons/.keep",
        ];
        assert!(shipped.iter().all(|file| ships(Path::new(file))));
        assert!(!kept.iter().any(|file| ships(Path::new(file))));
    }

    #[test]
    fn the_local_chain_is_added_once() -> Result<()> {
        let list = json!({ "chains": [{ "id": "0x1" }] });
        let once = with_local_chain(list, "http://127.0.0.1:8545")?;
        let twice = with_local_chain(once, "http://127.0.0.1:9")?;
        let local = json!({ "id": "0x7a69", "name": "Local chain", "endpoint": "http://127.0.0.1:9" });
        assert_eq!(twice, json!({ "chains": [{ "id": "0x1" }, local] }));
        Ok(())
    }

    #[test]
    fn a_list_without_chains_is_an_error() {
        assert!(with_local_chain(json!([]), "http://127.0.0.1:8545").is_err());
    }
}
