//! `cargo xtask`: build, run, test and inspect Countersign. One subcommand is one module.

mod advisories;
mod assess;
mod bench;
mod browser;
mod build;
mod codegen;
mod demo;
mod differential;
mod fuzz;
mod judge;
mod key;
mod kills;
mod mutants;
mod package;
mod project;
mod record;
mod setup;
mod test;
mod tool;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::Parser;

const HELP: &str = "\
cargo xtask COMMAND

  demo     play with it: a browser, a test wallet, a local chain and a demo dapp
             --browser NAME        chrome (the default) or firefox
  test     run every test and check, or only the named parts (a wrong name lists them)
  judge    print what the guard says about the requests in a file (- is standard input), as JSON:
           a JSON document or JSON Lines, each {\"method\", \"params\"}
           or {\"id\", \"request\", \"origin\", \"chainId\", \"account\", \"now\"}
             --chain ID  --account 0x…  --origin URL  --now UNIX   for requests that do not say
  assess   judge the collected requests of tests/vectors/assess, honest ones and thefts, and write how right
           the verdicts are to result.json there and to docs/measure.md
             --half tune           list what was missed in that half, and write nothing
  bench    measure the module that ships
  differential
           compare a million generated inputs with other libraries; writes tests/differential/result.json
             --cases N             as many instead
             --seed S              these inputs again (a result names its seed)
  fuzz     feed the guard hostile input, an hour for each target, and write fuzz/result.json
             TARGET…               only these (a wrong name lists them)
             --seconds N           for each target
             --brief               a minute for each, as `test` does; writes no result
  mutants  break the reading modules in small ways, and list the breaks that no test notices
           in tests/mutants/result.json
             FILE…                 only these files or folders
             --shard K/N           only the Kth part of N, from 0
             --minutes N           test for no longer; the result counts what was not tested
  kills    kill the background, the prompt, tabs and the extension at random while requests run, a thousand
           times in each browser; writes tests/kills/result.json
             --browser NAME        only in chrome or only in firefox
             --count N, --seconds N  for so long instead
             --seed S              these choices again
  build    make the loadable folders dist/chrome and dist/firefox
             --dev                 add the local chain, and build the test wallet beside them
             --wallet              build the test wallet beside them
             --browser NAME        only chrome or only firefox
             --out DIR             write there instead of dist/
             --local-endpoint URL  where the local chain answers (with --dev)
  package  make what is published, in dist/packages: a zip file for each browser, the source, a bill of materials,
           release notes and digests; the same bytes wherever it is made
             --verify[=DIR]        make it again from the source archive, in another folder, and compare
             --draft               also from a tree with changes
             --out DIR             write there instead
  advisories
           look for known holes in what we depend on; fails where it could not look
  codegen  write the TypeScript types and the generated parts of extension/ again
             --check               write nothing, fail if something is stale
  key      make a key pair that gives the Chrome extension a chosen id
             --prefix LETTERS      how the id begins, a to p (default aa)
             --out FILE            the private key (default countersign.pem)
             --public              print a public key only, keep no private key
  setup    install what is missing: wasm target, npm packages, browsers, cargo tools
  help     this text
";

fn main() -> ExitCode {
    let parser = Parser::from_env();
    match run(parser) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: Parser) -> Result<ExitCode> {
    use lexopt::prelude::*;

    let command = match arguments.next()? {
        None | Some(Short('h') | Long("help")) => "help".to_owned(),
        Some(Value(word)) => word.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "test" => return test::run(arguments),
        "demo" => demo::run(arguments)?,
        "advisories" => advisories::run(arguments)?,
        "assess" => assess::run(arguments)?,
        "bench" => bench::run(arguments)?,
        "differential" => differential::run(arguments)?,
        "judge" => judge::run(arguments)?,
        "build" => build::run(arguments)?,
        "codegen" => codegen::run(arguments)?,
        "fuzz" => return fuzz::run(arguments),
        "mutants" => return mutants::run(arguments),
        "kills" => return kills::run(arguments),
        "package" => package::run(arguments)?,
        "key" => key::run(arguments)?,
        "setup" => setup::run(arguments)?,
        "help" => print!("{HELP}"),
        unknown => bail!("no command is named {unknown:?}; `cargo xtask help` lists them"),
    }
    Ok(ExitCode::SUCCESS)
}
