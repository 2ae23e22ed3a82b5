//! Joins the content scripts of each world into one file. A browser takes longer to start many small ones, and what runs
//! in a page's world must not show the page its names.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::project;

/// Puts the parts that a group of `content_scripts` names, all of one folder, into one script under that folder's name,
/// and has the manifest name that instead.
///
/// # Errors
/// If a part cannot be read, or is not in the folder of the others.
pub(super) fn content_scripts(manifest: &mut Value, source: &Path, out: &Path) -> Result<()> {
    let groups = manifest
        .get_mut("content_scripts")
        .and_then(Value::as_array_mut)
        .context("manifest.json has no `content_scripts`")?;
    for group in groups {
        let parts = group.get("js").and_then(Value::as_array).context("no `js`")?;
        let parts: Option<Vec<&str>> = parts.iter().map(Value::as_str).collect();
        let parts = parts.context("a script has no name")?;
        let name = folder_of(&parts)?.to_owned() + ".js";
        let texts: Result<Vec<String>> = parts
            .iter()
            .map(|part| project::read(&source.join(part)))
            .collect();
        project::write(&out.join(&name), joined(&texts?))?;
        if let Some(group) = group.as_object_mut() {
            group.insert("js".to_owned(), json!([name]));
        }
    }
    Ok(())
}

/// The folder at the root of the extension in which all of them are.
fn folder_of<'a>(parts: &[&'a str]) -> Result<&'a str> {
    let folder = |part: &'a str| part.split_once('/').map(|(folder, _)| folder);
    let first = parts.first().and_then(|part| folder(part));
    let first = first.context("a group of content scripts has no folder")?;
    ensure!(
        parts.iter().all(|part| folder(part) == Some(first)),
        "not all content scripts of a group are in {first}/"
    );
    Ok(first)
}

/// One function that holds them all, as they are but for the lines that each begins with.
fn joined(parts: &[String]) -> String {
    let is_own = |line: &&str| !matches!(*line, "// @ts-check" | "\"use strict\";");
    let bodies = parts.iter().map(|part| {
        let lines: Vec<&str> = part.lines().filter(is_own).collect();
        lines.join("\n")
    });
    let body = bodies.collect::<Vec<_>>().join("\n\n");
    format!("(() => {{\n\"use strict\";\n\n{body}\n}})();\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_one_strict_function() {
        let parts = [
            "// @ts-check\n/** A. */\n\"use strict\";\n\nconst a = 1;\n",
            "const b = a;\n",
        ];
        let script = joined(&parts.map(str::to_owned));
        assert_eq!(
            script,
            "(() => {\n\"use strict\";\n\n/** A. */\n\nconst a = 1;\n\nconst b = a;\n})();\n"
        );
    }

    #[test]
    fn parts_of_two_folders_are_an_error() {
        assert_eq!(
            folder_of(&["content/a.js", "content/b/c.js"]).ok(),
            Some("content")
        );
        assert!(folder_of(&["content/a.js", "inpage/b.js"]).is_err());
        assert!(folder_of(&["a.js"]).is_err());
        assert!(folder_of(&[]).is_err());
    }
}
