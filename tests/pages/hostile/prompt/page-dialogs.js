/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page puts dialogs, full screen and new windows over the prompt.',
  known: ['popup-fatigue / clickjack'],
  expected: 'held',
  atLeast: 'medium',
  run: (page) => {
    page.raw(page.approval);
    document.documentElement.requestFullscreen().catch(() => {});
    try { window.open('/kind/blank', '_blank', 'popup,width=420,height=640')?.focus(); } catch { /* Refused. */ }
    window.focus();
    document.title = 'Countersign';
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.showModal();
  },
};
