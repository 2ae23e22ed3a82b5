//! The order of a module's functions, which compression feels: it finds repetition only so far back, and functions that
//! are alike stand apart when compilers are done with them.
//!
//! First come those that are called most, whose numbers are a byte long; then always the one that is most like what
//! stands before it. Nothing but the numbers of functions changes.

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef,
};

/// Functions have a number of one byte below this.
const SHORT_NUMBERS: usize = 128;
/// How many bytes in a row have to be the same.
const RUN: usize = 6;
/// A run that more functions than this have tells nothing about them.
const COMMON: usize = 60;
/// How many bytes before a function it is compared with: what gzip looks back (32 KiB), less the function itself.
const WINDOW: usize = 24 * 1024;
/// What is added to the number of a function's runs, so that a short one with little in common is not most alike.
const DAMPING: usize = 20;

/// Writes a module again with its functions in another order.
///
/// # Errors
/// If it is no module.
pub(super) fn by_likeness(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let ordered = ordered(&bytes).with_context(|| format!("cannot order {}", file.display()))?;
    fs::write(file, ordered).with_context(|| format!("cannot write {}", file.display()))
}

fn ordered(bytes: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::read(bytes)?;
    let mut ordered = Ordered::new(functions.imported, functions.order());
    let mut module = Module::new();
    ordered.parse_core_module(&mut module, Parser::new(0), bytes)?;
    Ok(module.finish())
}

/// What the order depends on.
#[derive(Default)]
struct Functions {
    /// How many functions are imported; their numbers come first, and stay.
    imported: usize,
    /// The code of the others.
    bodies: Vec<Vec<u8>>,
    /// How often each of the others is called.
    calls: Vec<usize>,
}

impl Functions {
    fn read(bytes: &[u8]) -> Result<Self> {
        let mut functions = Functions::default();
        let mut called = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let is_function = matches!(import?.ty, TypeRef::Func(_));
                        functions.imported = functions.imported.saturating_add(usize::from(is_function));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    functions.bodies.push(body.as_bytes().to_vec());
                    called.extend(calls_of(&body)?);
                }
                _ => {}
            }
        }
        functions.calls = vec![0; functions.bodies.len()];
        for number in called {
            let own = number.checked_sub(functions.imported);
            if let Some(count) = own.and_then(|own| functions.calls.get_mut(own)) {
                *count = count.saturating_add(1);
            }
        }
        Ok(functions)
    }

    /// The functions that are not imported, in their new order.
    fn order(&self) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.bodies.len()).collect();
        left.sort_by_key(|&function| Reverse(self.calls.get(function)));
        let rest = left.split_off(SHORT_NUMBERS.saturating_sub(self.imported).min(left.len()));
        let mut likeness = Likeness::new(&self.bodies);
        for &function in &left {
            likeness.pass(function);
        }
        let mut order = left;
        let mut left = rest;
        while let Some(place) = likeness.most_alike(&left) {
            let function = left.swap_remove(place);
            likeness.pass(function);
            order.push(function);
        }
        order
    }
}

fn calls_of(body: &FunctionBody<'_>) -> Result<Vec<usize>> {
    let mut calls = Vec::new();
    for operator in body.get_operators_reader()? {
        if let Operator::Call { function_index } = operator? {
            calls.push(usize::try_from(function_index)?);
        }
    }
    Ok(calls)
}

/// How much each function has in common with the code that was passed last.
struct Likeness {
    /// The runs of each function that it shares with some others.
    runs: Vec<Vec<usize>>,
    /// The functions that have each run.
    having: Vec<Vec<usize>>,
    /// How often each run was passed within [`WINDOW`].
    passed: Vec<usize>,
    /// How many of each function's runs were.
    score: Vec<usize>,
    /// The length of each function in bytes.
    lengths: Vec<usize>,
    window: VecDeque<usize>,
    /// The length of the window in bytes.
    length: usize,
}

impl Likeness {
    fn new(bodies: &[Vec<u8>]) -> Self {
        let mut pairs: Vec<(&[u8], usize)> = Vec::new();
        for (function, body) in bodies.iter().enumerate() {
            pairs.extend(body.windows(RUN).map(|run| (run, function)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut runs = vec![Vec::new(); bodies.len()];
        let mut having = Vec::new();
        for same in pairs.chunk_by(|(one, _), (other, _)| one == other) {
            if !(2..=COMMON).contains(&same.len()) {
                continue;
            }
            for &(_, function) in same {
                if let Some(runs) = runs.get_mut(function) {
                    runs.push(having.len());
                }
            }
            having.push(same.iter().map(|&(_, function)| function).collect());
        }
        Likeness {
            passed: vec![0; having.len()],
            score: vec![0; bodies.len()],
            lengths: bodies.iter().map(Vec::len).collect(),
            runs,
            having,
            window: VecDeque::new(),
            length: 0,
        }
    }

    /// The place in a list of the function that is most like what was passed last; the first of several.
    fn most_alike(&self, functions: &[usize]) -> Option<usize> {
        let share = |function: usize| {
            let score = self.score.get(function).copied().unwrap_or_default();
            let runs = self.runs.get(function).map_or(0, Vec::len);
            let scaled = score.saturating_mul(1 << 20);
            scaled
                .checked_div(runs.saturating_add(DAMPING))
                .unwrap_or_default()
        };
        let places = functions.iter().enumerate();
        let best = places.max_by_key(|&(_, &function)| (share(function), Reverse(function)));
        best.map(|(place, _)| place)
    }

    fn pass(&mut self, function: usize) {
        self.change(function, true);
        self.window.push_back(function);
        self.length = self.length.saturating_add(self.length_of(function));
        while self.length > WINDOW && self.window.len() > 1 {
            if let Some(oldest) = self.window.pop_front() {
                self.length = self.length.saturating_sub(self.length_of(oldest));
                self.change(oldest, false);
            }
        }
    }

    fn length_of(&self, function: usize) -> usize {
        self.lengths.get(function).copied().unwrap_or_default()
    }

    /// A function comes into the window, or leaves it.
    fn change(&mut self, function: usize, comes: bool) {
        for &run in self.runs.get(function).into_iter().flatten() {
            let (Some(passed), Some(having)) = (self.passed.get_mut(run), self.having.get(run)) else {
                continue;
            };
            let before = *passed > 0;
            *passed = passed.saturating_add_signed(if comes { 1 } else { -1 });
            if before == (*passed > 0) {
                continue;
            }
            for &other in having {
                if let Some(score) = self.score.get_mut(other) {
                    *score = score.saturating_add_signed(if comes { 1 } else { -1 });
                }
            }
        }
    }
}

/// Writes a module with its functions in this order.
struct Ordered {
    /// The functions that are not imported, in their new order.
    order: Vec<usize>,
    /// The new number of each function.
    numbers: Vec<u32>,
}

impl Ordered {
    fn new(imported: usize, order: Vec<usize>) -> Self {
        let old = (0..imported).chain(order.iter().map(|own| own.saturating_add(imported)));
        let mut pairs: Vec<(usize, u32)> = old.zip(0..).collect();
        pairs.sort_unstable();
        let numbers = pairs.into_iter().map(|(_, new)| new).collect();
        Ordered { order, numbers }
    }

    /// A function's type or code for each number, in the new order.
    fn ordered<T>(&self, items: Vec<T>) -> Vec<T> {
        let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
        let taken = self
            .order
            .iter()
            .filter_map(|&place| items.get_mut(place)?.take());
        taken.collect()
    }
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let place = usize::try_from(function).unwrap_or(usize::MAX);
        Ok(self.numbers.get(place).copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for kind in self.ordered(section.into_iter().collect::<Result<Vec<u32>, _>>()?) {
            functions.function(self.type_index(kind)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for body in self.ordered(section.into_iter().collect::<Result<Vec<_>, _>>()?) {
            utils::parse_function_body(self, code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use walrus::FunctionBuilder;

    /// A module that exports a function which others call, under its own name, and `callers` of it under theirs.
    fn module(callers: usize) -> Vec<u8> {
        let mut module = walrus::Module::default();
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.func_body().i64_const(i64::MIN).drop();
        let called = builder.finish(Vec::new(), &mut module.funcs);
        module.exports.add("called", called);
        for caller in 0..callers {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            let mut body = builder.func_body();
            for _ in 0..caller {
                body.call(called);
            }
            let function = builder.finish(Vec::new(), &mut module.funcs);
            module.exports.add(&caller.to_string(), function);
        }
        module.emit_wasm()
    }

    /// What each exported function calls, by name.
    fn calls(bytes: &[u8]) -> Result<BTreeMap<String, Vec<String>>> {
        let mut names = BTreeMap::new();
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        names.insert(usize::try_from(export.index)?, export.name.to_owned());
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(calls_of(&body)?),
                _ => {}
            }
        }
        let name = |number: usize| names.get(&number).cloned().unwrap_or_default();
        let all = bodies.into_iter().enumerate();
        let named = all.map(|(own, calls)| (name(own), calls.into_iter().map(name).collect()));
        Ok(named.collect())
    }

    #[test]
    fn functions_call_whom_they_called() -> Result<()> {
        let bytes = module(200);
        let ordered = ordered(&bytes)?;
        assert_eq!(calls(&ordered)?, calls(&bytes)?);
        assert_ne!(ordered, bytes);
        Ok(())
    }

    #[test]
    fn what_is_called_most_comes_first() -> Result<()> {
        let functions = Functions::read(&ordered(&module(200))?)?;
        assert_eq!(functions.calls.first(), Some(&(0..200).sum()));
        Ok(())
    }

    #[test]
    fn what_is_alike_stands_together() {
        let bodies: [&[u8]; 5] = [b"abcdefgh", b"12345678", b"bcdefghi", b"23456789", b"cdefghij"];
        let mut likeness = Likeness::new(&bodies.map(<[u8]>::to_vec));
        likeness.pass(0);
        assert_eq!(likeness.most_alike(&[1, 2, 3, 4]), Some(1));
        likeness.pass(3);
        likeness.change(0, false);
        assert_eq!(likeness.most_alike(&[1, 2, 4]), Some(0));
        assert_eq!(likeness.most_alike(&[]), None);
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        assert!(ordered(b"no module").is_err());
    }
}
