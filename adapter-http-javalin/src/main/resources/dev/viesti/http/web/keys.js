// Shortcuts of one key; off while somebody types, and for whoever switched them off.
import {byId, kept} from './page.js';

const KEPT = 'viesti-shortcuts';
const isOff = () => kept[KEPT] === 'off';

/** Moves on from the focus or the open conversation. */
function step(by) {
	const rows = [...document.querySelectorAll('.row')];
	const at = rows.indexOf(document.activeElement);
	rows[by + (at < 0 ? rows.findIndex(row => row.ariaCurrent) : at)]?.focus();
}

document.addEventListener('keydown', event => {
	const {key, target, ctrlKey, metaKey, altKey} = event;
	const isTyping = ctrlKey || metaKey || altKey || target.closest('input:not([type=checkbox]), textarea, select');
	const by = {j: 1, k: -1}[key];
	const place = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
	if ((by || place) && !isTyping && !isOff() && !document.querySelector('dialog[open]')) {
		event.preventDefault();
		by ? step(by) : place.matches('input, textarea') ? place.focus() : place.click();
	}
});

const box = byId('shortcuts');
if (box) {
	box.checked = !isOff();
	box.onchange = () => {
		kept[KEPT] = box.checked ? 'on' : 'off';
		byId('saved').textContent = byId('saved').dataset.saved;
	};
}
