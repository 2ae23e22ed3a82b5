//! What is in the packages and what they are built with, as a bill of materials in CycloneDX's JSON
//! (<https://cyclonedx.org/docs/1.6/json/>).
//!
//! `required` is what is compiled into the modules. `excluded` is what only builds or tests them: no npm package
//! ships.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::build::wasm::CRATES;

/// What a bill is made of.
pub(super) struct Sources<'a> {
    /// What `cargo metadata` says for wasm.
    pub(super) metadata: &'a Value,
    /// What is compiled into the modules: `cargo tree` with `NAME vVERSION` in each line.
    pub(super) tree: &'a str,
    /// `Cargo.lock`, for the digests.
    pub(super) cargo_lock: &'a str,
    /// `package-lock.json`.
    pub(super) npm_lock: &'a Value,
    /// The version of the compiler, whose own library is compiled in too.
    pub(super) compiler: &'a str,
    /// The version of Countersign.
    pub(super) version: &'a str,
}

/// The bill as text. The same sources give the same text.
///
/// # Errors
/// If a source lacks what it always has.
pub(super) fn bill(sources: &Sources<'_>) -> Result<String> {
    let crates = Crates::read(sources.metadata)?;
    let shipped = shipped(sources.tree);
    let digests = digests(sources.cargo_lock);
    let mut components = BTreeMap::new();
    let mut dependencies = BTreeMap::new();
    for (id, package) in &crates.packages {
        let (reference, component) = crate_component(package, &shipped, &digests)?;
        let needed: BTreeSet<String> = crates
            .needed_by(id)
            .filter_map(|other| crates.packages.get(other))
            .map(|package| crate_reference(package))
            .collect::<Result<_>>()?;
        dependencies.insert(reference.clone(), needed);
        components.insert(reference, component);
    }
    let roots: BTreeSet<String> = crates
        .roots()
        .filter_map(|id| crates.packages.get(id))
        .map(|package| crate_reference(package))
        .collect::<Result<_>>()?;
    dependencies.insert("countersign".to_owned(), roots);
    components.extend(npm_components(sources.npm_lock)?);
    let library = library(sources.compiler);
    components.insert("rust-std".to_owned(), library);

    let edges: Vec<Value> = dependencies
        .into_iter()
        .map(|(of, on)| json!({ "ref": of, "dependsOn": on }))
        .collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": "countersign",
            "name": "countersign",
            "version": sources.version,
            "licenses": licence("MIT OR Apache-2.0"),
        } },
        "components": components.into_values().collect::<Vec<_>>(),
        "dependencies": edges,
    });
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

/// The crates of `cargo metadata` by their ids, and what each needs.
struct Crates<'a> {
    packages: BTreeMap<&'a str, &'a Value>,
    /// For each id those that it needs other than for its tests.
    needs: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Crates<'a> {
    fn read(metadata: &'a Value) -> Result<Self> {
        let packages = array(metadata.get("packages"))
            .map(|package| Ok((text(package, "id")?, package)))
            .collect::<Result<_>>()?;
        let needs = array(metadata.pointer("/resolve/nodes"))
            .map(|node| {
                let needed = array(node.get("deps")).filter(|needed| is_no_test(needed));
                let needed: Result<Vec<&str>> = needed.map(|needed| text(needed, "pkg")).collect();
                Ok((text(node, "id")?, needed?))
            })
            .collect::<Result<_>>()?;
        Ok(Self { packages, needs })
    }

    fn needed_by(&self, id: &str) -> impl Iterator<Item = &'a str> {
        self.needs.get(id).into_iter().flatten().copied()
    }

    /// The crates that become modules.
    fn roots(&self) -> impl Iterator<Item = &'a str> {
        let is_root = |package: &Value| {
            let name = package.get("name").and_then(Value::as_str);
            package.get("source").is_none_or(Value::is_null)
                && name.is_some_and(|name| CRATES.contains(&name))
        };
        let roots = self.packages.iter().filter(move |(_, package)| is_root(package));
        roots.map(|(id, _)| *id)
    }
}

/// Names and versions in the lines of a tree.
fn shipped(tree: &str) -> BTreeSet<(&str, &str)> {
    let read = |line| {
        let mut words = str::split_whitespace(line);
        Some((words.next()?, words.next()?.strip_prefix('v')?))
    };
    tree.lines().filter_map(read).collect()
}

/// Whether a crate is needed by what is built, not only by its tests or its build script.
fn is_no_test(needed: &Value) -> bool {
    array(needed.get("dep_kinds")).any(|kind| kind.get("kind").is_none_or(Value::is_null))
}

fn crate_reference(package: &Value) -> Result<String> {
    Ok(format!(
        "pkg:cargo/{}@{}",
        text(package, "name")?,
        text(package, "version")?
    ))
}

fn crate_component(
    package: &Value,
    shipped: &BTreeSet<(&str, &str)>,
    digests: &BTreeMap<(&str, &str), &str>,
) -> Result<(String, Value)> {
    let reference = crate_reference(package)?;
    let (name, version) = (text(package, "name")?, text(package, "version")?);
    let digest = digests.get(&(name, version));
    let hashes: Vec<Value> = digest
        .map(|digest| json!({ "alg": "SHA-256", "content": digest }))
        .into_iter()
        .collect();
    let component = json!({
        "type": "library",
        "bom-ref": reference,
        "name": name,
        "version": version,
        "purl": reference,
        "scope": scope(shipped.contains(&(name, version))),
        "licenses": licence(text(package, "license").unwrap_or_default()),
        "hashes": hashes,
    });
    Ok((reference, component))
}

/// The packages of npm's lock file, each once wherever it lies.
fn npm_components(lock: &Value) -> Result<BTreeMap<String, Value>> {
    let packages = lock.get("packages").and_then(Value::as_object);
    let packages = packages.context("package-lock.json has no `packages`")?;
    let mut components = BTreeMap::new();
    for (path, package) in packages {
        let Some((_, name)) = path.rsplit_once("node_modules/") else {
            continue;
        };
        // An alias lies in a folder of another name.
        let name = text(package, "name").unwrap_or(name);
        let version = text(package, "version")?;
        let reference = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
        let integrity = text(package, "integrity").unwrap_or_default();
        let hashes: Vec<Value> = sha512(integrity)
            .map(|digest| json!({ "alg": "SHA-512", "content": digest }))
            .into_iter()
            .collect();
        let component = json!({
            "type": "library",
            "bom-ref": reference,
            "name": name,
            "version": version,
            "purl": reference,
            "scope": scope(false),
            "licenses": licence(text(package, "license").unwrap_or_default()),
            "hashes": hashes,
        });
        components.insert(reference, component);
    }
    Ok(components)
}

fn library(compiler: &str) -> Value {
    json!({
        "type": "library",
        "bom-ref": "rust-std",
        "name": "rust-std",
        "version": compiler,
        "scope": scope(true),
        "licenses": licence("MIT OR Apache-2.0"),
        "hashes": [],
    })
}

fn scope(shipped: bool) -> &'static str {
    if shipped { "required" } else { "excluded" }
}

/// An SPDX expression; older crates separate their licences by a slash.
fn licence(expression: &str) -> Value {
    if expression.is_empty() {
        return json!([]);
    }
    json!([{ "expression": expression.replace('/', " OR ") }])
}

/// The digests of `Cargo.lock` by name and version.
fn digests(lock: &str) -> BTreeMap<(&str, &str), &str> {
    let packages = lock.split("[[package]]").skip(1);
    let digest = |package| {
        let key = (field(package, "name")?, field(package, "version")?);
        Some((key, field(package, "checksum")?))
    };
    packages.filter_map(digest).collect()
}

/// The value of a line `NAME = "VALUE"`.
fn field<'a>(package: &'a str, name: &str) -> Option<&'a str> {
    let value = |line: &'a str| line.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"');
    package.lines().find_map(value)
}

/// The digest of `sha512-BASE64` in hex.
fn sha512(integrity: &str) -> Option<String> {
    let bytes = BASE64_STANDARD.decode(integrity.strip_prefix("sha512-")?).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn array(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str> {
    value
        .get(name)
        .and_then(Value::as_str)
        .with_context(|| format!("there is no text {name:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"hash\"\nversion = \"2.0.0\"\n\
        source = \"registry\"\nchecksum = \"aa01\"\ndependencies = [\n \"other\",\n]\n\n\
        [[package]]\nname = \"guard\"\nversion = \"0.1.0\"\n";

    fn package(name: &str, version: &str, own: bool, kind: &str) -> Value {
        let source = if own { Value::Null } else { json!("registry") };
        json!({ "id": name, "name": name, "version": version, "source": source, "license": "MIT/Apache-2.0",
            "targets": [{ "kind": [kind] }] })
    }

    fn node(id: &str, needs: &[(&str, Option<&str>)]) -> Value {
        let needed =
            |(id, kind): &(&str, Option<&str>)| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        json!({ "id": id, "deps": needs.iter().map(needed).collect::<Vec<_>>() })
    }

    fn made() -> Result<Value> {
        let metadata = json!({
            "packages": [
                package("background", "0.1.0", true, "cdylib"),
                package("hash", "2.0.0", false, "lib"),
                package("macros", "1.0.0", false, "proc-macro"),
                package("syntax", "1.0.0", false, "lib"),
                package("testing", "1.0.0", false, "lib"),
            ],
            "resolve": { "nodes": [
                node("background", &[("hash", None), ("macros", None), ("testing", Some("dev"))]),
                node("hash", &[]),
                node("macros", &[("syntax", None)]),
                node("syntax", &[]),
                node("testing", &[]),
            ] },
        });
        let npm_lock = json!({ "packages": {
            "": {},
            "node_modules/@a/b": { "version": "3.0.0", "integrity": "sha512-AQI=", "license": "ISC" },
            "node_modules/c/node_modules/@a/b": { "version": "3.0.0", "integrity": "sha512-AQI=", "license": "ISC" },
        } });
        let sources = Sources {
            metadata: &metadata,
            tree: "background v0.1.0 (/somewhere/crate/background)\nhash v2.0.0\nhash v2.0.0 (*)\n",
            cargo_lock: LOCK,
            npm_lock: &npm_lock,
            compiler: "1.95.0",
            version: "0.1.0",
        };
        Ok(serde_json::from_str(&bill(&sources)?)?)
    }

    /// What the components of this name have at a place.
    fn shown(bill: &Value, name: &str, place: &str) -> Vec<Value> {
        array(bill.get("components"))
            .filter(|component| component.get("name").and_then(Value::as_str) == Some(name))
            .filter_map(|component| component.pointer(place).cloned())
            .collect()
    }

    #[test]
    fn what_is_compiled_in_is_told_from_what_only_builds_or_tests() -> Result<()> {
        let bill = made()?;
        for name in ["background", "hash", "rust-std"] {
            assert_eq!(shown(&bill, name, "/scope"), ["required"], "{name}");
        }
        for name in ["macros", "syntax", "testing", "@a/b"] {
            assert_eq!(shown(&bill, name, "/scope"), ["excluded"], "{name}");
        }
        Ok(())
    }

    #[test]
    fn digests_and_licences_are_told() -> Result<()> {
        let bill = made()?;
        assert_eq!(shown(&bill, "hash", "/hashes/0/content"), ["aa01"]);
        assert_eq!(
            shown(&bill, "hash", "/licenses/0/expression"),
            ["MIT OR Apache-2.0"]
        );
        assert_eq!(shown(&bill, "@a/b", "/hashes/0/content"), ["0102"]);
        assert_eq!(shown(&bill, "@a/b", "/purl"), ["pkg:npm/%40a/b@3.0.0"]);
        Ok(())
    }

    #[test]
    fn who_needs_whom_is_told_without_tests() -> Result<()> {
        let bill = made()?;
        let needs = |name: &str| {
            let edge =
                array(bill.get("dependencies")).find(|edge| text(edge, "ref").is_ok_and(|of| of == name));
            edge.and_then(|edge| edge.get("dependsOn")).cloned()
        };
        assert_eq!(needs("countersign"), Some(json!(["pkg:cargo/background@0.1.0"])));
        let expected = json!(["pkg:cargo/hash@2.0.0", "pkg:cargo/macros@1.0.0"]);
        assert_eq!(needs("pkg:cargo/background@0.1.0"), Some(expected));
        Ok(())
    }
}
