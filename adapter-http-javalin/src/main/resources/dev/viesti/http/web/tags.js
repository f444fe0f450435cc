// The tag field: suggests tags while one types.
import {byId, on, onIn} from './page.js';

const field = () => byId('tag-name');
const list = () => byId('tag-options');
const active = () => list().querySelector('[aria-selected=true]');
const isOpen = () => field().ariaExpanded === 'true';
// where to begin once they are there
let wanted = 0;

function activate(option) {
	for (const other of list().children) {
		other.ariaSelected = other === option;
	}
	option?.scrollIntoView({block: 'nearest'});
	field().setAttribute('aria-activedescendant', option?.id ?? '');
}

function show(isShown) {
	field().ariaExpanded = isShown;
	isShown && list().scrollIntoView({block: 'nearest'});
	activate(null);
}

function move(step) {
	if (isOpen()) {
		const options = [...list().children];
		const at = options.indexOf(active());
		activate(options.at(at < 0 ? Math.min(step, 0) : (at + step) % options.length));
	} else {
		wanted = step;
		htmx.trigger(field(), 'suggest');
	}
}

/** What keys do; false leaves it to the browser. */
const keys = {
	ArrowDown: () => move(1),
	ArrowUp: () => move(-1),
	Enter: () => active() ? active().click() : false,
	Escape: () => isOpen() ? show(false) : field().value ? field().value = '' : false,
	Backspace: ({repeat}) => field().value || repeat ? false
		: document.querySelector('#tag-chips li:last-child button')?.click(),
};

onIn('tag-name', 'keydown', event => {
	const {key, isComposing, ctrlKey, metaKey, altKey} = event;
	if (keys[key] && !(isComposing || ctrlKey || metaKey || altKey)) {
		keys[key](event) === false || event.preventDefault();
	} else {
		activate(null);
	}
});
onIn('tag-name', 'focusout', () => show(false));
on('mousedown', event => event.target.closest('#tag-options') && event.preventDefault());
onIn('tag-options', 'htmx:afterSwap', () => {
	const isWanted = document.activeElement === field() && (wanted || field().value.trim());
	show(!!isWanted && list().children.length > 0);
	isOpen() && wanted && move(wanted);
	wanted = 0;
});
