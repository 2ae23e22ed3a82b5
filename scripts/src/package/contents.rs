//! What must hold of everything that is published, found in the very files of a package.

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::archive::Files;
use crate::browser::Browser;
use crate::project::root;

/// Fields of a manifest that would give pages, other extensions or sites a way in, or ask for more than is explained.
const NEVER: [&str; 6] = [
    "key",
    "host_permissions",
    "optional_host_permissions",
    "web_accessible_resources",
    "externally_connectable",
    "update_url",
];

/// What scripts would run text with, or find a map of their source by.
const NOT_IN_SCRIPTS: [&str; 5] = [
    "eval(",
    "new Function(",
    "importScripts(",
    "sourceMappingURL",
    "document.write(",
];

/// The only way in which pages run scripts.
const SCRIPTS: &str = "script-src 'self' 'wasm-unsafe-eval'";

/// Checks a package.
///
/// `permissions` is the text of `docs/permissions.md`, whose headings name what is asked for.
///
/// # Errors
/// With everything that is wrong with it.
pub(super) fn check(files: &Files, browser: Browser, version: &str, permissions: &str) -> Result<()> {
    let manifest = files.get("manifest.json").context("there is no manifest")?;
    let manifest: Value = serde_json::from_slice(&manifest.content).context("the manifest is not JSON")?;
    let mut faults = manifest_faults(&manifest, browser, version);
    faults.extend(permission_faults(&manifest, permissions));
    for (path, file) in files {
        let content = String::from_utf8_lossy(&file.content);
        faults.extend(
            file_faults(path, &content)
                .into_iter()
                .map(|fault| format!("{path}: {fault}")),
        );
    }
    let browser = browser.folder();
    ensure!(
        faults.is_empty(),
        "the package for {browser} cannot be published:\n  {}",
        faults.join("\n  ")
    );
    Ok(())
}

fn manifest_faults(manifest: &Value, browser: Browser, version: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if manifest.get("version").and_then(Value::as_str) != Some(version) {
        faults.push(format!("the manifest's version is not {version}"));
    }
    for field in NEVER {
        if manifest.get(field).is_some() {
            faults.push(format!("the manifest has `{field}`"));
        }
    }
    let foreign = match browser {
        Browser::Chromium => "browser_specific_settings",
        Browser::Firefox => "minimum_chrome_version",
    };
    if manifest.get(foreign).is_some() {
        faults.push(format!(
            "the manifest has `{foreign}`, which is for another browser"
        ));
    }
    faults
}

/// What the manifest asks for and the document does not explain, or the other way round.
fn permission_faults(manifest: &Value, document: &str) -> Vec<String> {
    let headings: Vec<&str> = document
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    let mut asked = strings(manifest.get("permissions"));
    asked.extend(strings(manifest.get("optional_permissions")));
    let explained = headings.iter().filter_map(|heading| {
        let name = heading.strip_prefix('`')?.strip_suffix('`')?;
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
            .then_some(name)
    });
    let mut faults = Vec::new();
    if !asked.iter().copied().eq(explained) {
        faults.push(format!(
            "the permissions {asked:?} are not the headings of docs/permissions.md"
        ));
    }
    let groups = manifest.get("content_scripts").and_then(Value::as_array);
    for sites in groups
        .into_iter()
        .flatten()
        .flat_map(|group| strings(group.get("matches")))
    {
        if !headings
            .iter()
            .any(|heading| heading.contains(&format!("`{sites}`")))
        {
            faults.push(format!(
                "no heading of docs/permissions.md explains scripts on {sites}"
            ));
        }
    }
    let policy = manifest.pointer("/content_security_policy/extension_pages");
    faults.extend(policy_faults(
        policy.and_then(Value::as_str).unwrap_or_default(),
        &headings,
    ));
    faults
}

fn policy_faults(policy: &str, headings: &[&str]) -> Vec<String> {
    let rules: Vec<&str> = policy.split(';').map(str::trim).collect();
    let mut faults = Vec::new();
    for needed in [
        "default-src 'none'",
        SCRIPTS,
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ] {
        if !rules.contains(&needed) {
            faults.push(format!("the policy of pages lacks `{needed}`"));
        }
    }
    for rule in rules {
        let wide = rule
            .split(' ')
            .skip(1)
            .any(|source| !matches!(source, "'self'" | "'none'"));
        let explained = rule == SCRIPTS
            || headings
                .iter()
                .any(|heading| heading.contains(&format!("`{rule}`")));
        if wide && !explained {
            faults.push(format!("no heading of docs/permissions.md explains `{rule}`"));
        }
    }
    faults
}

fn file_faults(path: &str, content: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "js" => {
            let found = NOT_IN_SCRIPTS.iter().filter(|text| content.contains(**text));
            faults.extend(found.map(|text| format!("has `{text}`")));
        }
        "html" => faults.extend(page_faults(content)),
        "json"
            if path.starts_with("data/")
                && (content.contains("127.0.0.1") || content.contains("localhost")) =>
        {
            faults.push("names this machine".to_owned());
        }
        "json" | "css" | "wasm" | "png" | "svg" => {}
        _ => faults.push("is of a kind that does not ship".to_owned()),
    }
    let home = root().display().to_string();
    if content.contains(&home) || content.contains("/registry/src/") {
        faults.push("names a folder of this machine".to_owned());
    }
    faults
}

/// Scripts and styles that stand in a page, and files from outside.
fn page_faults(page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for tag in page.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
        let name = tag.split_whitespace().next().unwrap_or_default();
        if name == "style" || (name == "script" && !text.trim().is_empty()) {
            faults.push(format!("has a {name} of its own"));
        }
        for attribute in tag.split_whitespace().skip(1) {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            if name.starts_with("on") || name == "style" {
                faults.push(format!("has `{name}` on a tag"));
            }
            if matches!(name, "src" | "href") && (value.contains(':') || value.contains("\"//")) {
                faults.push(format!("takes {value} from outside"));
            }
        }
    }
    faults
}

fn strings(list: Option<&Value>) -> Vec<&str> {
    let list = list.and_then(Value::as_array).map(Vec::as_slice);
    list.unwrap_or_default()
        .iter()
        .filter_map(Value::as_str)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;
    use serde_json::json;

    const DOCUMENT: &str = "# Permissions\n\n## `storage`\n\n## Everywhere (`<all_urls>`)\n\n## The rest\n";

    fn manifest() -> Value {
        json!({
            "version": "0.1.0",
            "permissions": ["storage"],
            "content_scripts": [{ "matches": ["<all_urls>"], "js": ["content.js"] }],
            "content_security_policy": { "extension_pages": format!(
                "default-src 'none'; {SCRIPTS}; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
            ) },
        })
    }

    fn faults(change: impl FnOnce(&mut Value)) -> Vec<String> {
        let mut manifest = manifest();
        change(&mut manifest);
        let mut faults = manifest_faults(&manifest, Browser::Chromium, "0.1.0");
        faults.extend(permission_faults(&manifest, DOCUMENT));
        faults
    }

    #[test]
    fn a_manifest_asks_for_what_is_explained_and_no_more() {
        assert!(faults(|_| ()).is_empty());
        for (field, value) in [
            ("key", json!("MFkw")),
            ("version", json!("0.1.1")),
            ("permissions", json!(["storage", "tabs"])),
            ("permissions", json!([])),
            ("optional_permissions", json!(["tabs"])),
            ("host_permissions", json!(["https://*/*"])),
            ("browser_specific_settings", json!({})),
            ("content_scripts", json!([{ "matches": ["https://*/*"] }])),
            ("content_security_policy", json!({})),
        ] {
            let change = |manifest: &mut Value| {
                if let Some(fields) = manifest.as_object_mut() {
                    fields.insert(field.to_owned(), value);
                }
            };
            assert!(!faults(change).is_empty(), "{field}");
        }
    }

    #[test]
    fn a_policy_is_strict() {
        let policy = |add: &str| {
            let mut manifest = manifest();
            let own = manifest.pointer_mut("/content_security_policy/extension_pages");
            let text = own.as_deref().and_then(Value::as_str).unwrap_or_default();
            let changed = text.replace(SCRIPTS, &format!("{SCRIPTS}{add}"));
            policy_faults(
                &changed,
                &["`connect-src 'self' https:` (content security policy)"],
            )
        };
        assert!(policy("").is_empty());
        assert!(policy("; connect-src 'self' https:").is_empty());
        assert!(!policy("; connect-src 'self' http:").is_empty());
        assert!(!policy(" 'unsafe-eval'").is_empty());
        assert!(!policy(" 'unsafe-inline'").is_empty());
        assert!(!policy("; style-src 'unsafe-inline'").is_empty());
    }

    #[test]
    fn our_own_manifest_asks_for_what_is_explained() -> Result<()> {
        let manifest: Value = serde_json::from_str(&project::read(&root().join("manifest.json"))?)?;
        let document = project::read(&root().join("docs/permissions.md"))?;
        assert_eq!(permission_faults(&manifest, &document), [""; 0]);
        Ok(())
    }

    #[test]
    fn what_runs_text_or_names_a_machine_does_not_ship() {
        assert!(file_faults("background.js", "const evaluated = 1;").is_empty());
        assert!(file_faults("data/chains.json", r#"{ "endpoint": null }"#).is_empty());
        for (path, content) in [
            ("a.js", "eval('1')"),
            ("a.js", "new Function('1')"),
            ("a.js", "//# sourceMappingURL=a.js.map"),
            ("a.js.map", "{}"),
            ("wasm/a_bg.wasm", "/home/me/.cargo/registry/src/a.rs"),
            ("data/chains.json", r#"{ "endpoint": "http://127.0.0.1:8545" }"#),
        ] {
            assert!(!file_faults(path, content).is_empty(), "{path}: {content}");
        }
    }

    #[test]
    fn pages_have_no_script_of_their_own() -> Result<()> {
        for page in ["prompt.html", "popup.html", "settings.html", "dashboard.html"] {
            let text = project::read(&root().join("extension").join(page))?;
            assert_eq!(page_faults(&text), [""; 0], "{page}");
        }
        for page in [
            "<script>go()</script>",
            "<body onload=\"go()\">",
            "<script src=\"https://example.org/a.js\"></script>",
            "<link href=\"//example.org/a.css\">",
            "<a href=\"javascript:go()\">",
            "<p style=\"color: red\">",
            "<style>p {}</style>",
        ] {
            assert!(!page_faults(page).is_empty(), "{page}");
        }
        Ok(())
    }
}
