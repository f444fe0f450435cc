// Forms in the one dialog of a page: shown when their fragment has arrived, closed when they are done. Without this
// script the same links lead to pages of their own.
import {byId, on, onIn} from './page.js';

const dialog = byId('dialog');
let opener;

on('htmx:beforeRequest', event => {
    const {elt, target} = event.detail;
    const card = byId(elt.dataset.card);
    if (card) {
        // it stands in the conversation already
        event.preventDefault();
        document.querySelector(':popover-open')?.hidePopover();
        card.focus();
    } else if (target === dialog && !dialog.open) {
        opener = elt;
    }
});
onIn('dialog', 'htmx:afterSwap', () => dialog.open || dialog.showModal());
on('done', () => dialog.close());
dialog.addEventListener('click', event => {
    if (event.target.closest('[data-close]')) {
        event.preventDefault();
        dialog.close();
    }
});
dialog.addEventListener('close', () => {
    dialog.replaceChildren();
    // back to what opened it or what took its place since, also in a drawer that the dialog closed
    const back = byId(opener?.id) ?? byId('thread-title');
    back?.checkVisibility() || back?.closest('[popover]')?.showPopover();
    back?.focus();
});
