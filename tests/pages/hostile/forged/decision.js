const SHAPES = [
  { kind: 'decide', number: 1, error: null },
  { type: 'decide', id: '1', error: null },
  { type: 'decide', id: '1', revision: 1, forward: true },
];

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page posts every message that a decision could look like.',
  expected: 'held',
  atLeast: 'medium',
  run: (page) => {
    page.ask(page.approval);
    for (const shape of SHAPES) {
      for (const number of [0, 1, 2, 3]) {
        const said = { ...shape, number, snapshot: JSON.stringify(page.approval) };
        page.post(said);
        page.makeUp(said);
        document.dispatchEvent(new CustomEvent('countersign', { detail: said }));
        navigator.serviceWorker?.controller?.postMessage(said);
      }
    }
  },
};
