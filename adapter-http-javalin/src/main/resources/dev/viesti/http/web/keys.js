// Shortcuts of one key, as inboxes have them; off while somebody types, and for whoever switched them off.
import {byId} from './page.js';

const KEPT = 'viesti-shortcuts';
const isOff = () => localStorage[KEPT] === 'off';

/** Moves on in the list, from where the focus or the open conversation is. */
function step(by) {
    const rows = [...document.querySelectorAll('.row')];
    const at = rows.indexOf(document.activeElement);
    rows[by + (at < 0 ? rows.findIndex(row => row.ariaCurrent) : at)]?.focus();
}

document.addEventListener('keydown', event => {
    const isTyping = event.target.closest('input:not([type=checkbox]), textarea, select');
    const by = {j: 1, k: -1}[event.key];
    const place = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if ((by || place) && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey
            && !document.querySelector('dialog[open]') && !isOff()) {
        event.preventDefault();
        by ? step(by) : place.matches('input, textarea') ? place.focus() : place.click();
    }
});

const box = byId('shortcuts');
if (box) {
    box.checked = !isOff();
    box.onchange = () => {
        localStorage[KEPT] = box.checked ? 'on' : 'off';
        byId('saved').textContent = byId('saved').dataset.saved;
    };
}
