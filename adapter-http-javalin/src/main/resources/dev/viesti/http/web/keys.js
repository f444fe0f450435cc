// Shortcuts of one key; off while somebody types.
import {on} from './page.js';

function step(by) {
	const rows = [...document.querySelectorAll('.row')];
	const at = rows.indexOf(document.activeElement);
	rows[by + (at < 0 ? rows.findIndex(row => row.ariaCurrent) : at)]?.focus();
}

on('keydown', event => {
	const {key, target, ctrlKey, metaKey, altKey} = event;
	const isTyping = ctrlKey || metaKey || altKey || target.closest('input:not([type=checkbox]), textarea, select');
	const by = {j: 1, k: -1}[key];
	const place = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
	if ((by || place) && !isTyping && !document.querySelector('dialog[open]')) {
		event.preventDefault();
		by ? step(by) : place.matches('input, textarea') ? place.focus() : place.click();
	}
});
