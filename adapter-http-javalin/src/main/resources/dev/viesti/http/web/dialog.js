// Forms in the one dialog of a page; without this script their links lead to pages. What went wrong is said in front of
// everything, until the next try.
import {byId, isQuiet, on, onIn} from './page.js';

const dialog = byId('dialog');
const problem = byId('problem');
let opener;

on('htmx:beforeRequest', event => {
  const {elt, target} = event.detail;
  const card = byId(elt.dataset.card);
  isQuiet(event) || problem.replaceChildren();
  if (card) {
    // it stands in the conversation already
    event.preventDefault();
    document.querySelector(':popover-open')?.hidePopover();
    card.focus();
  } else if (target === dialog && !dialog.open) {
    opener = elt;
  }
});
['htmx:sendError', 'htmx:timeout'].forEach(type => on(type, event => {
  problem.textContent ||= isQuiet(event) ? '' : problem.dataset.away;
}));
onIn('dialog', 'htmx:afterSwap', () => {
  dialog.open || dialog.showModal();
  dialog.prepend(problem);
});
on('done', () => dialog.close());
dialog.addEventListener('click', event => {
  if (event.target.closest('[data-close]')) {
    event.preventDefault();
    dialog.close();
  }
});
dialog.addEventListener('close', () => {
  dialog.before(problem);
  dialog.replaceChildren();
  // back to what opened it or what took its place since, also in a drawer that the dialog closed
  const back = byId(opener?.id) ?? byId('thread-title');
  back?.checkVisibility() || back?.closest('[popover]')?.showPopover();
  back?.focus();
});
