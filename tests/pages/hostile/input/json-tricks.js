/** @type {import('../types.js').Attack} */
export default {
  attack: 'The typed data is JSON only to some readers.',
  expected: 'held',
  atLeast: 'high',
  variants: ['comment', 'byte order mark', 'escaped key', 'two values', 'nested text', 'number key'],
  run: (page, variant) => {
    const text = JSON.stringify(page.permit);
    /** @type {Record<string, string>} */
    const tricks = {
      comment: text.replace('{', '{/* */'), 'trailing comma': text.replace(/}$/, ',}'), 'byte order mark': `\ufeff${text}`,
      'escaped key': text.replace('"spender":', '"\\u0073pender":'), 'two values': text + text, 'text after': `${text} x`,
      'nested text': JSON.stringify(text), 'single quotes': text.replaceAll('"', "'"), 'number key': text.replace('"domain":', '1:{},"domain":'),
    };
    page.raw(page.typedData(tricks[variant]));
  },
};
