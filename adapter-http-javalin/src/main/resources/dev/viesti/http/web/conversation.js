// The open conversation: news come in at its end. Who is there stays there by the log's style.
import {byId, on, onIn, tell} from './page.js';

let before;

export function toEnd() {
	byId('log').scrollTop = 0;
	byId('newer').replaceChildren();
}

const begin = () => document.querySelector('.new')?.scrollIntoView();

onIn('entries', 'htmx:beforeOnLoad', event => {
	before = {height: byId('log').scrollHeight, mark: event.target.querySelector('.new')};
});
onIn('entries', 'htmx:afterSwap', ({target}) => {
	const log = byId('log');
	// who sees it come needs no line above it
	document.hidden || before.mark || target.querySelector('.new')?.remove();
	log.scrollTop > -48 ? toEnd() : log.scrollTop -= log.scrollHeight - before.height;
});
onIn('to-end', 'click', () => {
	toEnd();
	byId('log').focus();
});
on('done', () => byId('log') && toEnd());
// what nobody sees isn't read
onIn('read', 'htmx:beforeRequest', event => document.hidden ? event.preventDefault() : byId('newer').replaceChildren());
document.onvisibilitychange = () => document.hidden || tell('stale');
onIn('conversation', 'htmx:afterSettle', () => {
	begin();
	byId('thread-title').focus({preventScroll: true});
});
// each answer says its part of the address
on('htmx:beforeHistoryUpdate', ({detail: {history, target}}) => {
	const {pathname, search} = new URL(history.path, location);
	history.path = {list: location.pathname + search, conversation: pathname + location.search}[target.id] ?? history.path;
});
on('htmx:afterSettle', () => {
	document.querySelectorAll('.row').forEach(row => { row.ariaCurrent = row.pathname === location.pathname || null; });
});
begin();
