// How a provider fails, and how it answers in the older ways.

/** @param {any} provider */
export async function errors(provider) {
  const calls = [
    () => provider.request({ method: 'eth_call', params: [] }),
    () => provider.request({ method: 'eth_getBalance', params: [] }),
    () => provider.request({ method: 'wallet_switchEthereumChain', params: [{ chainId: '0x3e7' }] }),
    () => provider.request({ method: '' }),
    () => provider.request({ method: 5 }),
    () => provider.request({}),
    () => provider.request(),
    () => provider.request(null),
    () => provider.request({ method: 'eth_chainId', params: 5 }),
    () => provider.send('eth_chainId'),
    () => provider.send('eth_getBalance', []),
    () => provider.send({ method: 'eth_accounts' }),
    () => provider.send({ method: 'net_version' }),
    () => provider.send({ id: 7, jsonrpc: '2.0', method: 'net_listening' }),
    () => provider.enable(),
    () => called((then) => provider.sendAsync({ id: 3, jsonrpc: '2.0', method: 'eth_chainId' }, then)),
    () => called((then) => provider.sendAsync({ id: 4, jsonrpc: '2.0', method: 'eth_getBalance' }, then)),
    () => called((then) => provider.send({ id: 5, jsonrpc: '2.0', method: 'eth_chainId' }, then)),
    () => called((then) => provider.sendAsync([{ id: 1, jsonrpc: '2.0', method: 'eth_chainId' }, { id: 2, jsonrpc: '2.0', method: 'eth_call' }], then)),
    () => provider._metamask.requestBatch([{ method: 'eth_chainId' }, { method: 'eth_accounts' }]),
  ];
  const endings = [];
  for (const call of calls) endings.push(await ending(call));
  return endings;
}

/** @param {() => unknown} call */
async function ending(call) {
  try {
    const returned = call();
    const kind = returned instanceof Promise ? 'promise' : typeof returned;
    return [kind, await returned];
  } catch (error) {
    return shapeOf(error);
  }
}

/** What a request lacked may stand there as undefined. @param {any} data */
const written = (data) => data && JSON.parse(JSON.stringify(data));

/** @param {any} error */
const shapeOf = (error) => error && [error instanceof Error, error.name, error.code, error.message, written(error.data), Object.keys(error).sort()];

/** @param {(then: (error: unknown, response: any) => void) => unknown} call */
const called = (call) => new Promise((resolve) => void call((error, response) => resolve([shapeOf(error), response])));
