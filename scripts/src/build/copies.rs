//! Copies of a few bytes without the engine's help.
//!
//! Engines leave `memory.copy` to a function of theirs, which costs more than the copy where an address or a number is
//! moved about; loads and stores in its place would make the module a tenth larger. So there is one function for each
//! length, and a call of it is shorter than the instruction that it replaces.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use walrus::ir::{
    BinaryOp, Call, Const, ExtendedLoad, Instr, InstrSeq, LoadKind, MemArg, StoreKind, Value, VisitorMut,
    dfs_pre_order_mut,
};
use walrus::{
    FunctionBuilder, FunctionId, InstrSeqBuilder, LocalId, MemoryId, Module, ModuleLocals, ValType,
};

/// The longest copy, in bytes, that is made by loads and stores.
const LONGEST: i32 = 64;

/// The longest copy of an unknown length, in bytes, for which two of the widest values are enough.
const LONGEST_ENDS: i32 = 16;

/// At the place itself, wherever that is.
const START: MemArg = MemArg { align: 1, offset: 0 };

/// A value that is loaded and stored at once.
type Step = (i32, ValType, LoadKind, StoreKind);

/// The loads and stores of one value each, widest first, by their bytes.
const STEPS: [Step; 4] = [
    (
        8,
        ValType::I64,
        LoadKind::I64 { atomic: false },
        StoreKind::I64 { atomic: false },
    ),
    (
        4,
        ValType::I32,
        LoadKind::I32 { atomic: false },
        StoreKind::I32 { atomic: false },
    ),
    (
        2,
        ValType::I32,
        LoadKind::I32_16 {
            kind: ExtendedLoad::ZeroExtend,
        },
        StoreKind::I32_16 { atomic: false },
    ),
    (
        1,
        ValType::I32,
        LoadKind::I32_8 {
            kind: ExtendedLoad::ZeroExtend,
        },
        StoreKind::I32_8 { atomic: false },
    ),
];

/// Replaces every `memory.copy` of a module by a call.
pub(super) fn shorten(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut module = Module::from_buffer(&bytes)?;
    replace(&mut module)?;
    fs::write(file, module.emit_wasm()).with_context(|| format!("cannot write {}", file.display()))
}

fn replace(module: &mut Module) -> Result<()> {
    let memory = module
        .memories
        .iter()
        .next()
        .context("the module has no memory")?
        .id();
    // The functions themselves have no copy in them, so they are made first.
    let own: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    let functions = (1..=LONGEST).map(|length| (length, copy(module, memory, length)));
    let of = functions.collect();
    let any = copy_any(module, memory);
    let mut calls = Calls { of, any };
    for id in own {
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut calls, function, entry);
    }
    // What nobody calls goes.
    walrus::passes::gc::run(module);
    Ok(())
}

/// The function that copies so many bytes to its first argument from its second. All is loaded before anything is
/// stored: the places may overlap.
fn copy(module: &mut Module, memory: MemoryId, length: i32) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32, ValType::I32], &[]);
    let [to, from] = [(); 2].map(|()| module.locals.add(ValType::I32));
    let mut body = builder.func_body();
    let mut stores = Vec::new();
    let mut place = 0_i32;
    for (size, kind, load, store) in STEPS {
        while length.saturating_sub(place) >= size {
            let at = MemArg {
                align: 1,
                offset: u64::try_from(place).unwrap_or_default(),
            };
            let value = module.locals.add(kind);
            body.local_get(from).load(memory, load, at).local_set(value);
            stores.push((value, store, at));
            place = place.saturating_add(size);
        }
    }
    for (value, store, at) in stores {
        body.local_get(to).local_get(value).store(memory, store, at);
    }
    builder.finish(vec![to, from], &mut module.funcs)
}

/// The function that copies as many bytes as its third argument says. Up to twice the widest value, those of both ends
/// are copied, which overlap; the engine copies what is longer.
fn copy_any(module: &mut Module, memory: MemoryId) -> FunctionId {
    let arguments = [(); 3].map(|()| module.locals.add(ValType::I32));
    let types = arguments.map(|_| ValType::I32);
    let mut builder = FunctionBuilder::new(&mut module.types, &types, &[]);
    let any = Any { memory, arguments };
    let [to, from, length] = arguments;
    let locals = &mut module.locals;
    builder
        .func_body()
        .local_get(length)
        .i32_const(LONGEST_ENDS)
        .binop(BinaryOp::I32GtU)
        .if_else(
            None,
            |long| {
                long.local_get(to).local_get(from).local_get(length);
                long.memory_copy(memory, memory);
            },
            |short| any.widest(short, &STEPS, locals),
        );
    builder.finish(arguments.to_vec(), &mut module.funcs)
}

/// The function that copies as many bytes as it is told.
struct Any {
    memory: MemoryId,
    arguments: [LocalId; 3],
}

impl Any {
    /// Copies by the widest of these steps that is not longer than what there is; nothing if there is none.
    fn widest(&self, body: &mut InstrSeqBuilder<'_>, steps: &[Step], locals: &mut ModuleLocals) {
        let Some((&(size, kind, load, store), narrower)) = steps.split_first() else {
            return;
        };
        let [_, _, length] = self.arguments;
        let [first, last] = [(); 2].map(|()| locals.add(kind));
        body.local_get(length).i32_const(size).binop(BinaryOp::I32GeU);
        body.if_else(
            None,
            |wide| {
                self.place(wide, 1, None)
                    .load(self.memory, load, START)
                    .local_set(first);
                self.place(wide, 1, Some(size))
                    .load(self.memory, load, START)
                    .local_set(last);
                self.place(wide, 0, None)
                    .local_get(first)
                    .store(self.memory, store, START);
                self.place(wide, 0, Some(size))
                    .local_get(last)
                    .store(self.memory, store, START);
            },
            |narrow| self.widest(narrow, narrower, locals),
        );
    }

    /// Where the bytes begin that an argument names, or so many before where they end.
    fn place<'b, 'f>(
        &self,
        body: &'b mut InstrSeqBuilder<'f>,
        argument: usize,
        before_end: Option<i32>,
    ) -> &'b mut InstrSeqBuilder<'f> {
        let [to, from, length] = self.arguments;
        body.local_get(if argument == 0 { to } else { from });
        if let Some(size) = before_end {
            body.local_get(length).binop(BinaryOp::I32Add);
            body.i32_const(size).binop(BinaryOp::I32Sub);
        }
        body
    }
}

/// The function for each length, and the one for any other.
struct Calls {
    of: BTreeMap<i32, FunctionId>,
    any: FunctionId,
}

impl VisitorMut for Calls {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let mut replaced = Vec::with_capacity(sequence.instrs.len());
        for (instruction, place) in sequence.instrs.drain(..) {
            let length = match (&instruction, replaced.last()) {
                (
                    Instr::MemoryCopy(_),
                    Some((
                        Instr::Const(Const {
                            value: Value::I32(length),
                        }),
                        _,
                    )),
                ) => Some(*length),
                _ => None,
            };
            match (instruction, length.and_then(|length| self.of.get(&length))) {
                (_, Some(&func)) => {
                    replaced.pop();
                    replaced.push((Instr::Call(Call { func }), place));
                }
                (Instr::MemoryCopy(_), None) => replaced.push((Instr::Call(Call { func: self.any }), place)),
                (other, None) => replaced.push((other, place)),
            }
        }
        sequence.instrs = replaced;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::{MemoryCopy, Visitor, dfs_in_order};

    /// A function that copies twenty bytes, and one that copies as many as it is told.
    fn module() -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        for length in [Some(20), None] {
            let arguments = [(); 3].map(|()| module.locals.add(ValType::I32));
            let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
            let [to, from, told] = arguments;
            let mut body = builder.func_body();
            body.local_get(to).local_get(from);
            match length {
                Some(length) => body.i32_const(length),
                None => body.local_get(told),
            };
            body.memory_copy(memory, memory);
            let function = builder.finish(arguments.to_vec(), &mut module.funcs);
            module.exports.add("copies", function);
        }
        module
    }

    #[derive(Default)]
    struct Count(usize);

    impl<'instr> Visitor<'instr> for Count {
        fn visit_memory_copy(&mut self, _: &MemoryCopy) {
            self.0 = self.0.saturating_add(1);
        }
    }

    /// How many functions there are, and how many copies are left in them.
    fn count(module: &Module) -> (usize, usize) {
        let mut copies = Count::default();
        for (_, function) in module.funcs.iter_local() {
            dfs_in_order(&mut copies, function, function.entry_block());
        }
        (module.funcs.iter_local().count(), copies.0)
    }

    #[test]
    fn what_is_called_is_added_and_only_long_copies_are_the_engines() -> Result<()> {
        let mut module = module();
        assert_eq!(count(&module), (2, 2));
        replace(&mut module)?;
        assert_eq!(count(&module), (4, 1));
        Ok(())
    }

    #[test]
    fn a_module_without_memory_is_an_error() {
        assert!(replace(&mut Module::default()).is_err());
    }
}
