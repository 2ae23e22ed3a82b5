//! The types of the modules, at the places where `./wasm/NAME.js` finds them from any script of the extension (`rootDirs` in
//! tsconfig.json). What `guard` gives to each of them stands once, in `protocol.d.ts`.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::build::wasm::Module;
use crate::project;

/// The first line of what `guard` adds to the types of a module.
const SHARED: &str = "/** 20 bytes as 0x hex, lower case. */";
/// How a module's own functions and classes begin, which come after that.
const OWN: [&str; 2] = ["export function ", "export class "];
const HEADING: &str = "// Written by `cargo xtask codegen`.\n";

/// The file of the types that all modules have, and one for each module with its own.
pub(super) fn files(modules: &[Module]) -> Result<Vec<(PathBuf, String)>> {
    let sources: Vec<String> = modules.iter().map(written).collect::<Result<_>>()?;
    let shared = shared(&sources)?;
    let mut files = vec![file("protocol", &shared)];
    for (module, source) in modules.iter().zip(&sources) {
        let (before, after) = source
            .split_once(&shared)
            .with_context(|| format!("{} has other types", module.name))?;
        let own = without_raw_exports(&format!("{before}export * from \"./protocol.js\";\n{after}"));
        files.push(file(module.name, &own));
    }
    Ok(files)
}

fn file(name: &str, content: &str) -> (PathBuf, String) {
    let path = PathBuf::from(format!("extension/types/wasm/{name}.d.ts"));
    (path, format!("{HEADING}{content}"))
}

/// What wasm-bindgen wrote.
fn written(module: &Module) -> Result<String> {
    project::read(&module.folder.join(format!("{}.d.ts", module.name)))
}

/// The declarations that every source has, from [`SHARED`] on.
fn shared(sources: &[String]) -> Result<String> {
    let mut common: Option<Vec<&str>> = None;
    for source in sources {
        let declared = source
            .lines()
            .skip_while(|line| *line != SHARED)
            .take_while(|line| !OWN.iter().any(|own| line.starts_with(own)));
        common = Some(match common {
            None => declared.collect(),
            Some(before) => {
                let same = before.into_iter().zip(declared);
                same.take_while(|(one, other)| one == other)
                    .map(|(line, _)| line)
                    .collect()
            }
        });
    }
    let mut lines = common.unwrap_or_default();
    // What the sources differ in may have begun alike.
    while lines.pop_if(|line| *line != "}").is_some() {}
    (!lines.is_empty())
        .then(|| lines.join("\n") + "\n")
        .context("the modules share no types")
}

/// Leaves out the raw exports of the module: nobody calls them, and their names have hashes that change
/// with every build.
fn without_raw_exports(types: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in types.lines() {
        inside = if inside {
            line != "}"
        } else {
            line == "export interface InitOutput {"
        };
        let raw = inside && line.starts_with("    readonly ") && !line.contains(" memory:");
        if !raw {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_have_is_shared_up_to_the_last_whole_declaration() -> Result<()> {
        let all = format!("{SHARED}\nexport interface A {{\n    a: string;\n}}\n\n/**\n");
        let one = format!("// one\n{all} * One.\n */\nexport interface One {{\n}}\n");
        let two = format!("{all} * Two.\n */\nexport function two(): void;\n}}\n");
        let wanted = format!("{SHARED}\nexport interface A {{\n    a: string;\n}}\n");
        assert_eq!(shared(&[one, two.clone()])?, wanted);
        assert!(shared(&[two, "export interface A {\n}\n".to_owned()]).is_err());
        Ok(())
    }

    #[test]
    fn raw_exports_are_left_out() {
        let types =
            "export interface InitOutput {\n    readonly memory: M;\n    readonly __wbg_x: () => void;\n}\n";
        assert_eq!(
            without_raw_exports(types),
            "export interface InitOutput {\n    readonly memory: M;\n}\n"
        );
    }
}
