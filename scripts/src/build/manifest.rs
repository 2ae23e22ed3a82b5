//! One manifest for both browsers, less what the other one would complain about.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use crate::browser::Browser;

/// The version of all crates.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The manifest of the repository as one browser gets it. The version is added, as `Cargo.toml` says it, and this is dropped:
///
/// - Chrome: `background.scripts` and `browser_specific_settings`;
/// - Firefox: `background.service_worker`, `key` and `minimum_chrome_version`.
pub(super) fn for_browser(manifest: Value, browser: Browser) -> Result<Value> {
    let Value::Object(mut manifest) = manifest else {
        anyhow::bail!("manifest.json is not an object");
    };
    let (top, background): (&[&str], &str) = match browser {
        Browser::Chromium => (&["browser_specific_settings"], "scripts"),
        Browser::Firefox => (&["key", "minimum_chrome_version"], "service_worker"),
    };
    for name in top {
        manifest.remove(*name);
    }
    background_of(&mut manifest)?.remove(background);
    manifest.insert("version".to_owned(), VERSION.into());
    Ok(Value::Object(manifest))
}

fn background_of(manifest: &mut Map<String, Value>) -> Result<&mut Map<String, Value>> {
    let background = manifest.get_mut("background").and_then(Value::as_object_mut);
    background.context("manifest.json has no `background`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn source() -> Value {
        json!({
            "manifest_version": 3,
            "key": "MFkw",
            "minimum_chrome_version": "120",
            "browser_specific_settings": { "gecko": { "id": "countersign@example.org" } },
            "background": { "service_worker": "background.js", "scripts": ["background.js"], "type": "module" },
        })
    }

    #[test]
    fn chrome_gets_the_worker_and_the_key() -> Result<()> {
        let expected = json!({
            "manifest_version": 3,
            "version": VERSION,
            "key": "MFkw",
            "minimum_chrome_version": "120",
            "background": { "service_worker": "background.js", "type": "module" },
        });
        assert_eq!(for_browser(source(), Browser::Chromium)?, expected);
        Ok(())
    }

    #[test]
    fn firefox_gets_the_scripts_and_its_settings() -> Result<()> {
        let expected = json!({
            "manifest_version": 3,
            "version": VERSION,
            "browser_specific_settings": { "gecko": { "id": "countersign@example.org" } },
            "background": { "scripts": ["background.js"], "type": "module" },
        });
        assert_eq!(for_browser(source(), Browser::Firefox)?, expected);
        Ok(())
    }

    #[test]
    fn a_manifest_without_background_is_an_error() {
        assert!(for_browser(json!({}), Browser::Chromium).is_err());
        assert!(for_browser(json!([]), Browser::Firefox).is_err());
    }
}
