//! Uniswap's Universal Router: a list of commands, one byte each, with their inputs.
//!
//! Which version a contract is cannot be seen. The first ones take six bits of a byte for the command, those
//! from 2.1 on seven: a byte is read as whichever of them knows it.

use super::ledger::CONTRACT_BALANCE;
use super::route::{Route, own};
use super::v4_positions::{BIPS, actions};
use crate::GrantKind::Permit2;
use crate::calldata::{MAX_DEPTH, SELECTOR};
use crate::meaning::What::Token;
use crate::meaning::{Granting, HowMuch, Keeper, Say, Scope, Until, fungible, grant};
use crate::value::Value;
use crate::{Asset, Effect, Opaque};
use alloy_primitives::{Address, U256};

/// Permits are of the sender's tokens, whoever they say.
const SINGLE_PERMIT: Granting = grant(Permit2, Token("permit.details.token"), "permit.spender")
    .amount(HowMuch::Permit2("permit.details.amount"))
    .until(Until::Permit2("permit.details.expiration"))
    .deadline("permit.sigDeadline")
    .nonce("permit.details.nonce")
    .keeper(Keeper::Permit2)
    .submitted();
const BATCH_PERMIT: Granting = grant(Permit2, Token("permit.details[].token"), "permit.spender")
    .amount(HowMuch::Permit2("permit.details[].amount"))
    .until(Until::Permit2("permit.details[].expiration"))
    .deadline("permit.sigDeadline")
    .nonce("permit.details[].nonce")
    .keeper(Keeper::Permit2)
    .each("permit.details")
    .submitted();

/// `execute(commands, inputs)`, also with a deadline or signed.
pub(in crate::calldata) fn execute(scope: &mut Scope<'_>) -> Option<()> {
    let mut plan = Plan {
        route: Route::of(scope),
        unknown: false,
    };
    let commands = scope.bytes("commands", 0)?;
    let inputs = scope.find("inputs", 0)?.items();
    plan.run(scope, commands, inputs, scope.depth)?;
    if plan.unknown {
        let selector = selector(scope).to_owned();
        scope.effect(Effect::Opaque(Opaque::Call {
            to: Some(scope.this),
            selector,
        }));
    }
    plan.route.finish(scope);
    Some(())
}

/// Which of the functions it is, by their arguments.
fn selector(scope: &Scope<'_>) -> &'static str {
    if scope.find("intent", 0).is_some() {
        return "0x44684dc3";
    }
    match scope.find("deadline", 0) {
        Some(_) => "0x3593564c",
        None => "0x24856bc3",
    }
}

struct Plan {
    route: Route,
    /// Whether there is a command that cannot be read.
    unknown: bool,
}

impl Plan {
    /// `None` where the router would refuse the lists.
    fn run(
        &mut self,
        scope: &mut Scope<'_>,
        commands: &[u8],
        inputs: &[Value<'_>],
        depth: usize,
    ) -> Option<()> {
        if commands.len() != inputs.len() {
            return None;
        }
        for (command, input) in commands.iter().zip(inputs) {
            let Value::Bytes(input) = input else { return None };
            let before = self.route.ledger.may_fail;
            self.route.ledger.may_fail |= command & MAY_FAIL != 0;
            self.unknown |= self.command(scope, *command, input, depth).is_none();
            self.route.ledger.may_fail = before;
        }
        Some(())
    }

    /// `None` for a command that is not known or whose input cannot be read, or in more than one way.
    fn command(&mut self, scope: &mut Scope<'_>, command: u8, input: &[u8], depth: usize) -> Option<()> {
        const ACROSS_DEPOSIT: u8 = 0x40;
        if command & 0x7f == ACROSS_DEPOSIT && scope.decode(DEPOSIT, input).is_some() {
            return match scope.decode(V3_SWAP, input) {
                Some(_) => None,
                None => self.deposit(scope, input),
            };
        }
        match command & 0x3f {
            0x00 => self.v3_swap(scope, true, input),
            0x01 => self.v3_swap(scope, false, input),
            0x02 => self.transfer_from(scope, input),
            0x03 => permit(scope, BATCH, &[Say::Grant(BATCH_PERMIT)], input),
            0x04 | 0x0f => self.sweep(scope, input),
            0x05 => self.transfer(scope, input),
            0x06 => self.portion(scope, BIPS, input),
            0x07 => self.portion(scope, FULL_PRECISION, input),
            0x08 => self.v2_swap(scope, true, input),
            0x09 => self.v2_swap(scope, false, input),
            0x0a => permit(scope, SINGLE, &[Say::Grant(SINGLE_PERMIT)], input),
            0x0b => self.wrap(scope, input),
            0x0c => self.unwrap(scope, input),
            0x0d => self.transfer_from_batch(scope, input),
            // Checks of balances and owners.
            0x0e | 0x15 | 0x16 => Some(()),
            // What the router itself lets a pool take, by its length: in other routers, a swap has this place.
            0x22 => (input.len() == 64).then_some(()),
            0x10 => actions(scope, &mut self.route, input),
            0x12 => position_call(scope, input),
            0x13 => initialized(input),
            0x17 => self.sweep_nft(scope, "c(address token,address to,uint256 id)", input),
            0x1d => self.sweep_nft(
                scope,
                "c(address token,address to,uint256 id,uint256 least)",
                input,
            ),
            0x21 => self.sub_plan(scope, input, depth),
            // Markets, and position managers, whose addresses only the router knows.
            _ => None,
        }
    }

    /// `EXECUTE_SUB_PLAN`: more commands.
    fn sub_plan(&mut self, scope: &mut Scope<'_>, input: &[u8], depth: usize) -> Option<()> {
        if depth >= MAX_DEPTH {
            return None;
        }
        let values = scope.decode("c(bytes commands,bytes[] inputs)", input)?;
        let [Value::Bytes(commands), inputs] = values.as_slice() else {
            return None;
        };
        self.run(scope, commands, inputs.items(), depth.saturating_add(1))
    }

    fn v3_swap(&mut self, scope: &mut Scope<'_>, exact_in: bool, input: &[u8]) -> Option<()> {
        let values = scope.decode(V3_SWAP, input)?;
        let [_, _, _, Value::Bytes(path), _] = values.as_slice() else {
            return None;
        };
        let (first, last) = ends(path)?;
        let (from, into) = if exact_in { (first, last) } else { (last, first) };
        self.swap(scope, exact_in, from, into, &values)
    }

    fn v2_swap(&mut self, scope: &mut Scope<'_>, exact_in: bool, input: &[u8]) -> Option<()> {
        let values = scope.decode(
            "c(address to,uint256 first,uint256 second,address[] path,bool sender_pays)",
            input,
        )?;
        let path = values.get(3)?.items();
        let [Value::Address(from), between @ .., Value::Address(into)] = path else {
            return None;
        };
        // How much of an exact amount came out is not looked at: a token on the way can keep it.
        for token in between.iter().filter(|_| !exact_in) {
            let Value::Address(token) = token else { return None };
            self.route.depend_on(*token);
        }
        let is_paid_by_router = values.last() == Some(&Value::Bool(false));
        let is_paid = [
            Some(&Value::Number(CONTRACT_BALANCE)),
            Some(&Value::Number(ALREADY_PAID)),
        ]
        .contains(&values.get(1));
        if exact_in && is_paid_by_router && is_paid {
            self.route.is_paid_already(fungible(*from));
        }
        self.swap(scope, exact_in, *from, *into, &values)
    }

    /// Of exactly what goes in, with the least that comes out; or of exactly what comes out, with the most
    /// that goes in.
    fn swap(
        &mut self,
        scope: &mut Scope<'_>,
        exact_in: bool,
        from: Address,
        into: Address,
        values: &[Value<'_>],
    ) -> Option<()> {
        let [
            Value::Address(to),
            Value::Number(first),
            Value::Number(second),
            _,
            Value::Bool(sender_pays),
        ] = values
        else {
            return None;
        };
        let (most, least) = if exact_in {
            (first, second)
        } else {
            (second, first)
        };
        if *sender_pays {
            self.route.take(scope, from, *most);
        } else {
            self.route.spend(fungible(from), *most, exact_in);
        }
        self.route.deliver(scope, fungible(into), *least, *to);
        Some(())
    }

    /// `PERMIT2_TRANSFER_FROM`: from the sender.
    fn transfer_from(&mut self, scope: &mut Scope<'_>, input: &[u8]) -> Option<()> {
        let (token, to, amount) = token_to_number(scope, input)?;
        self.pull(scope, token, amount, to);
        Some(())
    }

    /// `PERMIT2_TRANSFER_FROM_BATCH`: the router refuses any other owner than the sender.
    fn transfer_from_batch(&mut self, scope: &mut Scope<'_>, input: &[u8]) -> Option<()> {
        let values = scope.decode(
            "c((address from,address to,uint160 amount,address token)[] transfers)",
            input,
        )?;
        for transfer in values.first()?.items() {
            let [
                _,
                Value::Address(to),
                Value::Number(amount),
                Value::Address(token),
            ] = transfer.items()
            else {
                return None;
            };
            self.pull(scope, *token, *amount, *to);
        }
        Some(())
    }

    fn pull(&mut self, scope: &mut Scope<'_>, token: Address, amount: U256, to: Address) {
        if own(scope, to) {
            self.route.pull(scope, token, amount, to);
        } else {
            give_away(scope, token, amount, to);
        }
    }

    /// `SWEEP`: all of a token that the router has.
    fn sweep(&mut self, scope: &mut Scope<'_>, input: &[u8]) -> Option<()> {
        let (token, to, least) = token_to_number(scope, input)?;
        self.route.sweep(scope, fungible(token), least, to);
        Some(())
    }

    fn sweep_nft(&mut self, scope: &mut Scope<'_>, signature: &str, input: &[u8]) -> Option<()> {
        let values = scope.decode(signature, input)?;
        let [
            Value::Address(address),
            Value::Address(to),
            Value::Number(id),
            least @ ..,
        ] = values.as_slice()
        else {
            return None;
        };
        let least = match least {
            [Value::Number(least)] => *least,
            _ => U256::ONE,
        };
        let asset = Asset::Nft {
            address: *address,
            id: *id,
        };
        self.route.sweep(scope, asset, least, *to);
        Some(())
    }

    /// `TRANSFER`: an amount of what the router has.
    fn transfer(&mut self, scope: &mut Scope<'_>, input: &[u8]) -> Option<()> {
        let (token, to, amount) = token_to_number(scope, input)?;
        if amount == CONTRACT_BALANCE {
            self.route.sweep(scope, fungible(token), U256::ZERO, to);
        } else {
            self.route.pay(scope, fungible(token), amount, to);
        }
        Some(())
    }

    fn portion(&mut self, scope: &mut Scope<'_>, whole: U256, input: &[u8]) -> Option<()> {
        let (token, to, parts) = token_to_number(scope, input)?;
        self.route.portion(scope, token, to, parts, whole)
    }

    /// `WRAP_ETH`: of the coin that came with the call.
    fn wrap(&mut self, scope: &mut Scope<'_>, input: &[u8]) -> Option<()> {
        let (to, amount) = to_and_number(scope, input)?;
        self.route.wrap(scope, amount, to);
        Some(())
    }

    /// `UNWRAP_WETH`: all that the router has.
    fn unwrap(&mut self, scope: &mut Scope<'_>, input: &[u8]) -> Option<()> {
        let (to, least) = to_and_number(scope, input)?;
        self.route.unwrap(scope, least, to);
        Some(())
    }

    /// `ACROSS_V4_DEPOSIT_V3`: what the router has goes to whoever gives the output on another chain; if nobody does,
    /// back to the depositor.
    fn deposit(&mut self, scope: &mut Scope<'_>, input: &[u8]) -> Option<()> {
        let values = scope.decode(DEPOSIT, input)?;
        let [
            Value::Address(depositor),
            Value::Address(recipient),
            Value::Address(token),
            Value::Address(output),
            Value::Number(amount),
            Value::Number(least),
            ..,
        ] = values.first()?.items()
        else {
            return None;
        };
        self.route.spend(fungible(*token), *amount, true);
        // A token of another chain, which the zero address is none of. The router passes both addresses on as they are.
        let output = Asset::Token { address: *output };
        self.route.deliver_exactly(scope, output, *least, *recipient);
        if depositor != recipient {
            self.route
                .deliver_exactly(scope, fungible(*token), U256::ZERO, *depositor);
        }
        Some(())
    }
}

/// An amount that stands for what the pool has got already.
const ALREADY_PAID: U256 = U256::ZERO;
/// The top bit of a command lets it fail.
const MAY_FAIL: u8 = 0x80;
const V3_SWAP: &str = "c(address to,uint256 first,uint256 second,bytes path,bool sender_pays)";
const DEPOSIT: &str = "c((address depositor,address recipient,address input,address output,uint256 input_amount,uint256 output_amount,uint256 chain,address relayer,uint32 quoted,uint32 fill_deadline,uint32 exclusivity,bytes message,bool coin) deposit)";
const SINGLE: &str = "permit(((address token,uint160 amount,uint48 expiration,uint48 nonce) details,address spender,uint256 sigDeadline) permit,bytes signature)";
const BATCH: &str = "permit(((address token,uint160 amount,uint48 expiration,uint48 nonce)[] details,address spender,uint256 sigDeadline) permit,bytes signature)";
/// All of it, in parts of `PAY_PORTION_FULL_PRECISION`.
const FULL_PRECISION: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

fn permit(scope: &mut Scope<'_>, signature: &str, meaning: &'static [Say], input: &[u8]) -> Option<()> {
    let values = scope.decode(signature, input)?;
    scope.run_on(signature, &values, meaning)
}

/// Out of what the sender has allowed before, straight to somebody: no wallet shows that as a payment.
fn give_away(scope: &mut Scope<'_>, token: Address, amount: U256, to: Address) {
    let mut route = Route::default();
    route.give(fungible(token), amount);
    route.deliver(scope, fungible(token), amount, to);
    route.say(scope);
}

/// `V3_POSITION_MANAGER_CALL`: liquidity is taken out of a position and collected by the sender; or the position, empty by
/// then, burns. (What the router collects are tokens that nobody can name. In the first versions, a market.)
fn position_call(scope: &mut Scope<'_>, input: &[u8]) -> Option<()> {
    const DECREASE: [u8; SELECTOR] = [0x0c, 0x49, 0xcc, 0xbe];
    const BURN: [u8; SELECTOR] = [0x42, 0x96, 0x6c, 0x68];
    const COLLECT: [u8; SELECTOR] = [0xfc, 0x6f, 0x78, 0x65];
    let (selector, arguments) = input.split_first_chunk()?;
    if [DECREASE, BURN].contains(selector) {
        return Some(());
    }
    if *selector != COLLECT {
        return None;
    }
    let values = scope.decode("c(uint256 id,address to,uint128 low,uint128 high)", arguments)?;
    match values.as_slice() {
        [_, Value::Address(to), ..] if Some(*to) == scope.sender.address() => Some(()),
        _ => None,
    }
}

/// `V4_INITIALIZE_POOL`, by its length: in the first versions, a market has this place.
fn initialized(input: &[u8]) -> Option<()> {
    const POOL_AND_PRICE: usize = 192;
    (input.len() >= POOL_AND_PRICE).then_some(())
}

/// The first and last token of a path `token (20) ‖ fee (3) ‖ token (20) ‖ …`. What is left over after the
/// last whole step is not looked at.
fn ends(path: &[u8]) -> Option<(Address, Address)> {
    const TOKEN: usize = 20;
    const STEP: usize = 23;
    let steps = path.len().checked_sub(TOKEN)? / STEP;
    let last = path.get(steps.checked_mul(STEP)?..)?.first_chunk::<TOKEN>()?;
    let first = path.first_chunk::<TOKEN>()?;
    (steps > 0).then_some((Address::from(*first), Address::from(*last)))
}

fn token_to_number(scope: &mut Scope<'_>, input: &[u8]) -> Option<(Address, Address, U256)> {
    match scope.decode("c(address token,address to,uint256 number)", input)?[..] {
        [Value::Address(token), Value::Address(to), Value::Number(number)] => Some((token, to, number)),
        _ => None,
    }
}

fn to_and_number(scope: &mut Scope<'_>, input: &[u8]) -> Option<(Address, U256)> {
    match scope.decode("c(address to,uint256 number)", input)?[..] {
        [Value::Address(to), Value::Number(number)] => Some((to, number)),
        _ => None,
    }
}
