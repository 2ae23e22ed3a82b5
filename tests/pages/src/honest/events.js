// What one hears of a provider.

/** @param {any} provider */
export async function events(provider) {
  const heard = /** @type {unknown[]} */ ([]);
  const selves = new Set();
  const listener = function (/** @type {unknown[]} */ ...values) {
    // @ts-expect-error: listeners have one
    selves.add(this);
    heard.push(values);
  };
  const once = (/** @type {unknown} */ value) => heard.push(['once', value]);
  const returned = [
    provider.on('accountsChanged', listener) === provider,
    provider.once('accountsChanged', once) === provider,
    provider.addListener('chainChanged', listener) === provider,
  ];
  const before = [provider.listenerCount('accountsChanged'), provider.listeners('accountsChanged').includes(listener), provider.eventNames()];
  provider.emit('accountsChanged', ['0x1'], { more: true });
  provider.emit('accountsChanged', ['0x2']);
  provider.removeListener('accountsChanged', listener);
  provider.emit('accountsChanged', ['0x3']);
  provider.off?.('chainChanged', listener);
  provider.emit('chainChanged', '0x5');
  const thrown = caught(() => provider.emit('error', new TypeError('told')));
  const odd = caught(() => provider.on('x', 7));
  return { returned, before, heard, self: [selves.size, selves.has(provider)], after: [provider.listenerCount('accountsChanged'), provider.listenerCount('chainChanged')], thrown, odd };
}

/** @param {() => unknown} call */
function caught(call) {
  try {
    return ['returned', typeof call()];
  } catch (error) {
    return [error instanceof TypeError, String(error)];
  }
}
