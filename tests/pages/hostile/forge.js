// A page that answers in the wallet's name.

/**
 * Answers whatever is asked over the wallet's own messages, before the wallet can.
 * @param {import('./page.js').Page} page @param {Record<string, unknown>} lies by method
 */
export const answerFor = (page, lies) => {
  const [target, name, back] = page.setup.channel;
  addEventListener('message', ({ data }) => {
    const asked = data?.target === target && data.data?.data;
    if (!asked || !Object.hasOwn(lies, asked.method)) return;
    page.makeUp({ target: back, data: { name, data: { jsonrpc: '2.0', id: asked.id, result: lies[asked.method] } } });
    page.post({ target: back, data: { name, data: { jsonrpc: '2.0', id: asked.id, result: lies[asked.method] } } });
  }, true);
};
