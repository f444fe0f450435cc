// The focus in a part that is replaced goes to what took its place or, in that, is made for it.
import {byId, on} from './page.js';

let held = null;
const hold = ({target}) => {
	held = target.contains(document.activeElement) ? target.id : held;
};
on('htmx:beforeSwap', hold);
on('htmx:oobBeforeSwap', hold);
on('htmx:afterSettle', () => {
	const place = byId(held);
	held = null;
	if (document.activeElement === document.body) {
		(place?.querySelector('[tabindex]') ?? place)?.focus({preventScroll: true});
	}
});
