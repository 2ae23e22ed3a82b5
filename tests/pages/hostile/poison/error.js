/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page looks at the stack of every error by prepareStackTrace and captureStackTrace, to find functions of a guard.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['prepareStackTrace', 'captureStackTrace', 'stackTraceLimit', 'overflow'],
  run: (page, variant) => {
    const hidden = page.approval;
    const look = (/** @type {any} */ _, /** @type {any} */ sites) => {
      for (const site of sites ?? []) {
        const found = site.getFunction?.() ?? site.getThis?.();
        try { found?.(hidden); } catch { /* Not that one. */ }
      }
      return '';
    };
    const error = /** @type {any} */ (Error);
    if (variant === 'prepareStackTrace') error.prepareStackTrace = look;
    if (variant === 'captureStackTrace') error.captureStackTrace = (/** @type {any} */ target) => { target.stack = ''; };
    if (variant === 'stackTraceLimit') Object.defineProperty(error, 'stackTraceLimit', { get: () => { throw new Error('no'); } });
    const asked = page.approvalOf(7_000_001n);
    if (variant !== 'overflow') return page.ask(asked);
    // The stack ends somewhere inside of the guard: whatever is half done there must not be a way through.
    const dive = () => {
      try {
        dive();
      } catch {
        page.provider.request(hidden).catch(() => {});
      }
    };
    dive();
    return page.ask(asked);
  },
};
