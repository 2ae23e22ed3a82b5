// What stands on the chains: the real addresses of tokens and contracts, and what a directory knows of them.
// Symbols, decimals and kinds are the contracts' own; supplies are of the right order. viem checks every checksum.
import { getAddress, keccak256, parseUnits, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

/** The person. The key is public, and nothing is owned by it. */
export const person = privateKeyToAccount(keccak256(toHex('the person of the assess vectors')));
export const me = person.address;

const world = new Map();

const of = (chain) => {
  if (!world.has(chain)) world.set(chain, new Map());
  return world.get(chain);
};

/** Puts something at an address of a chain and returns the address. */
function put(chain, address, facts) {
  const checked = getAddress(address);
  of(chain).set(checked.toLowerCase(), facts);
  return checked;
}

/** A contract that a directory knows, in a role: `spender`, `marketplace`, `executor`, `token` or `other`. */
export const known = (chain, name, address, role = 'spender') => put(chain, address, { code: 'contract', role, name });
/** A contract that no directory knows. */
export const unknown = (chain, address) => put(chain, address, { code: 'contract' });
/** An account without code. */
export const plain = (seed) => privateKeyToAccount(keccak256(toHex(seed))).address;
/** An account that runs a contract's code. */
export const delegated = (chain, seed, to) => put(chain, plain(seed), { code: 'delegated', to });
/** An address that nobody has dealt with, as a contract made this minute has. */
export const fresh = (chain, seed) => unknown(chain, `0x${keccak256(toHex(seed)).slice(26)}`);

const amount = (units, decimals) => toHex(parseUnits(String(units), decimals));

/** A fungible token: its supply, and what the person has of it, in whole tokens. */
function erc20(chain, symbol, address, decimals, supply, balance, listed = true) {
  const token = { standard: 'erc20', symbol, decimals, totalSupply: amount(supply, decimals), balance: amount(balance, decimals) };
  return put(chain, address, { code: 'contract', ...(listed ? { role: 'token', name: symbol } : {}), token });
}

/** A collection, and how many of it are the person's. */
function nft(chain, name, symbol, address, balance = 1, standard = 'erc721', listed = true) {
  const token = { standard, symbol, decimals: null, totalSupply: standard === 'erc721' ? toHex(10000) : null, balance: toHex(balance) };
  return put(chain, address, { code: 'contract', ...(listed ? { role: 'token', name } : {}), token });
}

/** The world as data: by chain (hexadecimal) and address. */
export const worldAsData = () => Object.fromEntries([...world].sort(([a], [b]) => a - b).map(([chain, at]) => [toHex(chain), Object.fromEntries([...at].sort())]));
/** What stands at an address, if anything. */
export const at = (chain, address) => of(chain).get(address.toLowerCase());

export const ETH = 1, OP = 10, BNB = 56, POLYGON = 137, BASE = 8453, ARBITRUM = 42161;

export const USDC = erc20(ETH, 'USDC', '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48', 6, 40e9, 12500);
export const USDT = erc20(ETH, 'USDT', '0xdAC17F958D2ee523a2206206994597C13D831ec7', 6, 80e9, 4200);
export const DAI = erc20(ETH, 'DAI', '0x6B175474E89094C44Da98b954EedeAC495271d0F', 18, 3e9, 8000);
export const WETH = erc20(ETH, 'WETH', '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2', 18, 3e6, 3.5);
export const WBTC = erc20(ETH, 'WBTC', '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599', 8, 128000, 0.25);
export const STETH = erc20(ETH, 'stETH', '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84', 18, 9e6, 6);
export const WSTETH = erc20(ETH, 'wstETH', '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0', 18, 3.5e6, 4);
export const RETH = erc20(ETH, 'rETH', '0xae78736Cd615f374D3085123A210448E74Fc6393', 18, 4e5, 2);
export const UNI = erc20(ETH, 'UNI', '0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984', 18, 1e9, 500);
export const LINK = erc20(ETH, 'LINK', '0x514910771AF9Ca656af840dff83E8264EcF986CA', 18, 1e9, 300);
export const AAVE = erc20(ETH, 'AAVE', '0x7Fc66500c84A76Ad7e9c93437bFc5Ac33E2DDaE9', 18, 16e6, 25);
export const COMP = erc20(ETH, 'COMP', '0xc00e94Cb662C3520282E6f5717214004A7f26888', 18, 1e7, 10);
export const CRV = erc20(ETH, 'CRV', '0xD533a949740bb3306d119CC777fa900bA034cd52', 18, 2.2e9, 1000);
export const LDO = erc20(ETH, 'LDO', '0x5A98FcBEA516Cf06857215779Fd812CA3beF1B32', 18, 1e9, 900);
export const ENS_TOKEN = erc20(ETH, 'ENS', '0xC18360217D8F7Ab5e7c516566761Ea12Ce7F9D72', 18, 1e8, 40);
export const MKR = erc20(ETH, 'MKR', '0x9f8F72aA9304c8B593d555F12eF6589cC3A579A2', 18, 9e5, 1);
export const PEPE = erc20(ETH, 'PEPE', '0x6982508145454Ce325dDbE47a25d4ec3d2311933', 18, 420e12, 5e7);
export const GHO = erc20(ETH, 'GHO', '0x40D16FC0246aD3160Ccc09B8D0D3A2cD28aE6C2f', 18, 3e8, 1000);
export const USDS = erc20(ETH, 'USDS', '0xdC035D45d973E3EC169d2276DDab16f1e407384F', 18, 5e9, 2000);
export const EURC = erc20(ETH, 'EURC', '0x1aBaEA1f7C830bD89Acc67eC4af516284b1bC33c', 6, 2e8, 1500);
export const AUSDC = erc20(ETH, 'aEthUSDC', '0x98C23E9d8f34FEFb1B7BD6a91B7FF122F4e16F5c', 6, 5e9, 5000);
export const CUSDC = known(ETH, 'Compound III USDC', '0xc3d688B66703497DAA19211EEdff47f25384cdc3');
export const THREE_CRV = erc20(ETH, '3Crv', '0x6c3F90f043a72FA612cbac8115EE7e52BDe6E490', 18, 2e8, 700);
export const USDC_BASE = erc20(BASE, 'USDC', '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913', 6, 4e9, 900);
export const WETH_BASE = erc20(BASE, 'WETH', '0x4200000000000000000000000000000000000006', 18, 2e5, 0.8);
export const USDC_ARBITRUM = erc20(ARBITRUM, 'USDC', '0xaf88d065e77c8cC2239327C5EDb3A432268e5831', 6, 5e9, 3000);
export const WETH_ARBITRUM = erc20(ARBITRUM, 'WETH', '0x82aF49447D8a07e3bd95BD0d56f35241523fBab1', 18, 4e5, 1);
export const ARB = erc20(ARBITRUM, 'ARB', '0x912CE59144191C1204E64559FE8253a0e49E6548', 18, 1e10, 2500);
export const USDC_OP = erc20(OP, 'USDC', '0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85', 6, 5e8, 700);
export const OP_TOKEN = erc20(OP, 'OP', '0x4200000000000000000000000000000000000042', 18, 4.3e9, 350);
export const USDCE_POLYGON = erc20(POLYGON, 'USDC', '0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174', 6, 3e8, 650);
export const USDC_POLYGON = erc20(POLYGON, 'USDC', '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359', 6, 8e8, 400);
export const USDT_BNB = erc20(BNB, 'USDT', '0x55d398326f99059fF775485246999027B3197955', 18, 6e9, 1100);
export const CAKE = erc20(BNB, 'Cake', '0x0E09FaBB73Bd3Ade0a17ECC321fD13a19e81cE82', 18, 3.8e8, 120);

export const BAYC = nft(ETH, 'Bored Ape Yacht Club', 'BAYC', '0xBC4CA0EdA7647A8aB7C2061c2E118A18a936f13D');
export const AZUKI = nft(ETH, 'Azuki', 'AZUKI', '0xED5AF388653567Af2F388E6224dC7C4b3241C544', 2);
export const PUDGY = nft(ETH, 'Pudgy Penguins', 'PPG', '0xBd3531dA5CF5857e7CfAA92426877b022e612cf8', 3);
export const ENS_NAMES = nft(ETH, 'ENS: .eth names', 'ENS', '0x57f1887a8BF19b14fC0dF6Fd9B2acc9Af147eA85', 2);
export const NAME_WRAPPER = nft(ETH, 'ENS: Name Wrapper', 'NameWrapper', '0xD4416b13d2b3a9aBae7AcD5D6C2BbDBE25686401', 1, 'erc1155');
export const STOREFRONT = nft(ETH, 'OpenSea Shared Storefront', 'OPENSTORE', '0x495f947276749Ce646f68AC8c248420045cb7b5e', 4, 'erc1155');

export const PERMIT2 = known(ETH, 'Permit2', '0x000000000022D473030F116dDEE9F6B43aC78BA3');
export const PERMIT2_BASE = known(BASE, 'Permit2', PERMIT2);
export const PERMIT2_ARBITRUM = known(ARBITRUM, 'Permit2', PERMIT2);
export const MULTICALL3 = known(ETH, 'Multicall3', '0xcA11bde05977b3631167028862bE2a173976CA11', 'executor');
export const UNIVERSAL_ROUTER = known(ETH, 'Uniswap Universal Router', '0x66a9893cC07D91D95644AEDD05D03f95e1dBA8Af');
export const UNIVERSAL_ROUTER_1 = known(ETH, 'Uniswap Universal Router', '0x3fC91A3afd70395Cd496C647d5a6CC9D4B2b7FAD');
export const UNIVERSAL_ROUTER_BASE = known(BASE, 'Uniswap Universal Router', '0x6fF5693b99212Da76ad316178A184AB56D299b43');
export const SWAP_ROUTER_02 = known(ETH, 'Uniswap SwapRouter02', '0x68b3465833fb72A70ecDF485E0e4C7bD8665Fc45');
export const SWAP_ROUTER = known(ETH, 'Uniswap V3 SwapRouter', '0xE592427A0AEce92De3Edee1F18E0157C05861564');
export const V2_ROUTER = known(ETH, 'Uniswap V2 Router', '0x7a250d5630B4cF539739dF2C5dAcb4c659F2488D');
export const V3_POSITIONS = nft(ETH, 'Uniswap V3 Positions', 'UNI-V3-POS', '0xC36442b4a4522E871399CD717aBDD847Ab11FE88');
export const V4_POSITIONS = nft(ETH, 'Uniswap V4 Positions', 'UNI-V4-POSM', '0xbD216513d74C8cf14cf4747E6AaA6420FF64ee9e');
export const ONEINCH = known(ETH, '1inch Aggregation Router V6', '0x111111125421cA6dc452d289314280a0f8842A65');
export const COW_RELAYER = known(ETH, 'CoW Protocol Vault Relayer', '0xC92E8bdf79f0507f65a392b0ab4667716BFE0110');
export const COW_SETTLEMENT = known(ETH, 'CoW Protocol Settlement', '0x9008D19f58AAbD9eD0D60971565AA8510560ab41', 'other');
export const ZEROX_PROXY = known(ETH, '0x Exchange Proxy', '0xDef1C0ded9bec7F1a1670819833240f027b25EfF');
export const ALLOWANCE_HOLDER = known(ETH, '0x AllowanceHolder', '0x0000000000001fF3684f28c67538d4D072C22734');
export const AUGUSTUS = known(ETH, 'Velora Augustus V6.2', '0x6A000F20005980200259B80c5102003040001068');
export const LIFI = known(ETH, 'LI.FI Diamond', '0x1231DEB6f5749EF6cE6943a275A1D3E7486F4EaE');
export const AAVE_POOL = known(ETH, 'Aave V3 Pool', '0x87870Bca3F3fD6335C3F4ce8392D69350B4fA4E2');
export const MORPHO = known(ETH, 'Morpho', '0xBBBBBbbBBb9cC5e90e3b3Af64bdAF62C37EEFFCb');
/** What a market at Morpho asks for the price, and for the interest. */
known(ETH, 'Morpho interest rates', '0x870aC11D48B15DB9a138Cf899d20F13F79Ba00BC', 'other');
unknown(ETH, '0x48F7E36EB6B826B2dF4B2E630B62Cd25e89E40e2');
export const MORPHO_BUNDLER = known(ETH, 'Morpho Bundler3 adapter', '0x4A6c312ec70E8747a587EE860a0353cd42Be0aE0');
export const BALANCER_VAULT = known(ETH, 'Balancer V2 Vault', '0xBA12222222228d8Ba445958a75a0704d566BF2C8');
export const CURVE_ROUTER = known(ETH, 'Curve Router', '0x16C6521Dff6baB339122a0FE25a9116693265353');
export const CURVE_3POOL = known(ETH, 'Curve 3pool', '0xbEbc44782C7dB0a1A60Cb6fe97d0b483032FF1C7');
export const LIDO_QUEUE = nft(ETH, 'Lido withdrawal queue', 'unstETH', '0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1');
export const SEAPORT = known(ETH, 'Seaport 1.6', '0x0000000000000068F116a894984e2DB1123eB395', 'marketplace');
export const CONDUIT = known(ETH, 'OpenSea conduit', '0x1E0049783F008A0085193E00003D00cd54003c71', 'marketplace');
export const BLUR_DELEGATE = known(ETH, 'Blur execution delegate', '0x00000000000111AbE46ff893f3B2fdF1F759a8A8', 'marketplace');
export const BLUR = known(ETH, 'Blur Exchange', '0xb2ecfE4E4D61f8790bbb9DE2D1259B9e2410CEA5', 'marketplace');
export const LOOKSRARE = known(ETH, 'LooksRare V2', '0x0000000000E655fAe4d56241588680F86E3b2377', 'marketplace');
export const ACROSS = known(ETH, 'Across SpokePool', '0x5c7BCd6E7De5423a257D81B442095A1a6ced35C5');
export const ARBITRUM_BRIDGE = known(ETH, 'Arbitrum gateway router', '0x72Ce9c846789fdB6fC1f34aC4AD25Dd9ef7031ef', 'other');
export const ARBITRUM_GATEWAY = known(ETH, 'Arbitrum ERC-20 gateway', '0xa3A7B6F88361F48403514059F1F16C8E78d60EeC');
export const ARBITRUM_INBOX = known(ETH, 'Arbitrum delayed inbox', '0x4Dbd4fc535Ac27206064B68FfCf827b0A60BAB3f', 'other');
export const OPTIMISM_BRIDGE = known(ETH, 'Optimism bridge', '0x99C9fc46f92E8a1c0deC1b1747d010903E884bE1');
export const BASE_BRIDGE = known(ETH, 'Base bridge', '0x3154Cf16ccdb4C6d922629664174b904d80F2C35');
export const CCTP = known(ETH, 'Circle TokenMessenger', '0xBd3fa81B58Ba92a82136038B25aDec7066af3155');
export const STARGATE_USDC = known(ETH, 'Stargate USDC pool', '0xc026395860Db2d07ee33e05fE50ed7bD583189C7');
export const ENS_CONTROLLER = known(ETH, 'ENS registrar controller', '0x253553366Da8546fC250F225fe3d25d0C782303b', 'other');
export const ENS_RESOLVER = known(ETH, 'ENS public resolver', '0x231b0Ee14048e9dCcD1d247744d114a4EB5E8E63', 'other');
export const EIGENLAYER = known(ETH, 'EigenLayer strategy manager', '0x858646372CC42E1A627fcE94aa7A7033e7CF075A');
export const SUSDS = known(ETH, 'Savings USDS', '0xa3931d71877C0E7a3148CB7Eb4463524FEc27fbD');
export const SDAI = known(ETH, 'Savings DAI', '0x83F20F44975D03b1b09e64809B757c47f942BEeA');
export const CONVEX = known(ETH, 'Convex booster', '0xF403C135812408BFbE8713b5A23a04b3D48AAE31');
export const PENDLE = known(ETH, 'Pendle Router V4', '0x888888888889758F76e7103c6CbF23ABbF58F946');
export const ROCKET = known(ETH, 'Rocket Pool deposit pool', '0xDD3f50F8A6CafbE9b31a427582963f465E745AF8', 'other');
export const SABLIER = unknown(ETH, '0xAFb979d9afAd1aD27C5eFf4E27226E3AB9e5dCC9');
export const SAFE_FACTORY = known(ETH, 'Safe proxy factory', '0x4e1DCf7AD4e460CfD30791CCC4F9c8a4f820ec67', 'other');
export const SAFE_MULTISEND = known(ETH, 'Safe MultiSendCallOnly', '0x9641d764fc13c8B624c04430C7356C1C7C8102e2', 'other');
export const SPEND_PERMISSIONS = known(BASE, 'Spend Permission Manager', '0xf85210B21cC50302F477BA56686d2019dC9b67Ad', 'other');
export const AERODROME = known(BASE, 'Aerodrome Router', '0xcF77a3Ba9A5CA399B7c97c74d54e5b1Beb874E43');
export const PANCAKE = known(BNB, 'PancakeSwap Router', '0x10ED43C718714eb63d5aA57B78B54704E256024E');
export const PANCAKE_SMART = known(BNB, 'PancakeSwap Smart Router', '0x13f4EA83D0bd40E75C8222255bc855a974568Dd4');
export const HYPERLIQUID_BRIDGE = known(ARBITRUM, 'Hyperliquid bridge', '0x2Df1c51E09aECF9cacB7bc98cB1742757f163dF7', 'other');
export const CTF_EXCHANGE = known(POLYGON, 'Polymarket CTF Exchange', '0x4bFb41d5B3570DeFd03C39a9A4D8De6Bd8B8982E', 'marketplace');
export const NEG_RISK = known(POLYGON, 'Polymarket NegRisk CTF Exchange', '0xC5d563A36AE78145C45a50134d48A1215220f80a', 'marketplace');
export const CONDITIONAL = nft(POLYGON, 'Conditional Tokens', '', '0x4D97DCd97eC945f40cF65F87097ACe5EA0476045', 5, 'erc1155');

/** The person's Safe: a proxy that no directory lists. */
export const MY_SAFE = unknown(ETH, '0x5aFE00bDE3b7e24B15fc3Ee2Dd84ec62A9Fd7c1E'.toLowerCase());
/** People the person knows: accounts without code. */
export const FRIEND = plain('a friend');
export const EXCHANGE_DEPOSIT = plain('a deposit address of an exchange');

/** What the extension remembers of the person: whom they paid before. It was never asked to trust a spender. */
export const personAsData = () => ({ account: me, paid: [FRIEND, EXCHANGE_DEPOSIT] });
