// Calls of well-known contracts that are not in the table, with arguments as their pages make them.
import { keccak256, maxUint128, maxUint256, maxUint48, toHex } from 'viem';

const TIME = 1_900_000_000n;
const hash = (text) => keccak256(toHex(text));
const coins = (count) => BigInt(count) * 10n ** 18n;
const dollars = (count) => BigInt(count) * 10n ** 6n;

/** Signatures with arguments. */
export function honest({ account, token, other, spender }) {
  const proof = [hash('a'), hash('b'), hash('c'), hash('d')];
  return [
    ['exactInputSingle((address tokenIn, address tokenOut, uint24 fee, address recipient, uint256 deadline, uint256 amountIn, uint256 least, uint160 limit) params)', [{ tokenIn: token, tokenOut: other, fee: 500, recipient: account, deadline: maxUint256, amountIn: dollars(2000), least: coins(1), limit: 0n }]],
    ['exactInputSingle((address tokenIn, address tokenOut, uint24 fee, address recipient, uint256 amountIn, uint256 least, uint160 limit) params)', [{ tokenIn: token, tokenOut: other, fee: 500, recipient: account, amountIn: dollars(2000), least: coins(1), limit: 0n }]],
    ['exactInput((bytes path, address recipient, uint256 deadline, uint256 amountIn, uint256 least) params)', [{ path: `${token}0001f4${other.slice(2)}`, recipient: account, deadline: TIME, amountIn: dollars(2000), least: coins(1) }]],
    ['swapExactTokensForTokens(uint256 amountIn, uint256 least, address[] path, address to, uint256 deadline)', [dollars(2000), coins(1), [token, other], account, maxUint256]],
    ['swapExactETHForTokens(uint256 least, address[] path, address to, uint256 deadline)', [coins(1), [token, other], account, TIME]],
    ['addLiquidity(address tokenA, address tokenB, uint256 amountA, uint256 amountB, uint256 leastA, uint256 leastB, address to, uint256 deadline)', [token, other, dollars(2000), dollars(1999), dollars(1990), dollars(1980), account, TIME]],
    ['removeLiquidity(address tokenA, address tokenB, uint256 liquidity, uint256 leastA, uint256 leastB, address to, uint256 deadline)', [token, other, coins(3), 0n, 0n, account, maxUint256]],
    ['addLiquidityETH(address token, uint256 amount, uint256 least, uint256 leastETH, address to, uint256 deadline)', [token, dollars(2000), dollars(1990), coins(1), account, TIME]],
    ['removeLiquidityETH(address token, uint256 liquidity, uint256 least, uint256 leastETH, address to, uint256 deadline)', [token, coins(3), 0n, 0n, account, TIME]],
    ['mint((address token0, address token1, uint24 fee, int24 from, int24 to, uint256 amount0, uint256 amount1, uint256 least0, uint256 least1, address recipient, uint256 deadline) params)', [{ token0: token, token1: other, fee: 500, from: -887220, to: 887220, amount0: coins(1), amount1: dollars(2000), least0: 0n, least1: 0n, recipient: account, deadline: TIME }]],
    ['collect((uint256 id, address to, uint128 low, uint128 high) params)', [{ id: 8n, to: account, low: maxUint128, high: maxUint128 }]],
    ['exchange(int128 i, int128 j, uint256 dx, uint256 least)', [0n, 1n, coins(5), coins(4)]],
    ['supply(address asset, uint256 amount, address onBehalfOf, uint16 referral)', [token, dollars(2000), account, 0]],
    ['withdraw(address asset, uint256 amount, address to)', [token, maxUint256, account]],
    ['repay(address asset, uint256 amount, uint256 mode, address onBehalfOf)', [token, maxUint256, 2n, account]],
    ['repayWithATokens(address asset, uint256 amount, uint256 mode)', [token, maxUint256, 2n]],
    ['borrow(address asset, uint256 amount, uint256 mode, uint16 referral, address onBehalfOf)', [token, dollars(2000), 2n, 0, account]],
    ['setUserUseReserveAsCollateral(address asset, bool use)', [token, true]],
    ['withdrawETH(address pool, uint256 amount, address to)', [spender, maxUint256, account]],
    ['supply(address asset, uint256 amount)', [token, maxUint256]],
    ['withdraw(address asset, uint256 amount)', [token, maxUint256]],
    ['deposit(uint256 amount)', [coins(3)]],
    ['withdraw(uint256 amount)', [maxUint256]],
    ['stake(uint256 amount)', [coins(3)]],
    ['submit(address referral)', [account]],
    ['deposit(uint256 assets, address receiver)', [coins(3), account]],
    ['withdraw(uint256 assets, address receiver, address owner)', [maxUint256, account, account]],
    ['redeem(uint256 shares, address receiver, address owner)', [coins(300_000_000), account, account]],
    ['claim(uint256 index, address account, uint256 amount, bytes32[] proof)', [7n, account, coins(5), proof]],
    ['claim(address account, uint256 amount, bytes32[] proof)', [account, coins(5), proof]],
    ['claim(address account, bytes32 leaf)', [account, hash('leaf')]],
    ['claim(address[] users, address[] tokens, uint256[] amounts, bytes32[][] proofs)', [[account], [token], [coins(5)], [proof]]],
    ['mint(address to, uint256 id)', [account, 1n]],
    ['setText(bytes32 node, string key, string value)', [hash('node'), 'url', 'https://example.org']],
    ['vote(uint256 id, uint8 support)', [7n, 1]],
    ['depositV3(address depositor, address recipient, address input, address output, uint256 amount, uint256 least, uint256 chain, address relayer, uint32 quoted, uint32 fill, uint32 exclusivity, bytes message)', [account, account, token, other, dollars(2000), dollars(1999), 10n, spender, Number(TIME), Number(TIME), 0, '0x']],
    ['depositV3(address depositor, address recipient, address input, address output, uint256 amount, uint256 least, uint256 chain, address relayer, uint32 quoted, uint32 fill, uint32 exclusivity, bytes message)', [account, account, token, other, dollars(2000), dollars(1999), 10n, spender, Number(TIME), Number(TIME), 0, `0x${'00'.repeat(31)}20${'00'.repeat(31)}07`]],
    ['sendToken((uint32 chain, bytes32 to, uint256 amount, uint256 least, bytes options) params, address refund)', [{ chain: 30110, to: hash('to'), amount: dollars(2000), least: dollars(1990), options: '0x' }, account]],
    ['lock(address token, uint256 amount, uint256 start, uint256 end, address owner, uint256 fee)', [token, dollars(2000), TIME, TIME + 100n, account, 3n]],
    ['createStream(address recipient, uint256 deposit, address token, uint256 start, uint256 stop)', [account, coins(5), token, TIME, maxUint48]],
  ];
}
