// Forms in the page's dialog; without this their links lead to pages.
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
onIn('dialog', 'htmx:afterSwap', () => {
	dialog.open || dialog.showModal();
	dialog.prepend(problem);
});
on('done', () => dialog.close());
['click', 'keydown'].forEach(type => on(type, ({key, target}) => document.querySelectorAll('.menu[open]').forEach(menu => {
	menu.open = key ? key !== 'Escape' : menu.contains(target);
})));
dialog.onclick = event => {
	if (event.target.closest('[data-close]')) {
		event.preventDefault();
		dialog.close();
	}
};
dialog.onclose = () => {
	dialog.before(problem);
	dialog.replaceChildren();
	// back to its opener, also in a drawer that it closed
	const back = byId(opener?.id) ?? byId('thread-title');
	back?.checkVisibility() || back?.closest('[popover]')?.showPopover();
	back?.focus();
};
