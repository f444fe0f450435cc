// What happens elsewhere shows at once: a page's one stream hints at what to read again.
import {byId, isQuiet, on, statusOf, tell} from './page.js';

const line = byId('connection');
let again;

const isAway = is => { line.textContent = is ? line.dataset.lost : ''; };

function hear({type, data}) {
	const isHere = location.pathname.endsWith(JSON.parse(data).conversationId ?? '');
	type === 'tags' && tell('tags');
	tell(isHere && type !== 'read' ? 'stale' : 'news');
}

function connect() {
	const stream = new EventSource('/live');
	['entry', 'tags', 'read'].forEach(type => stream.addEventListener(type, hear));
	stream.onopen = () => {
		isAway(false);
		// of what happened before, it doesn't tell
		tell('stale');
	};
	stream.onerror = () => {
		isAway(true);
		// given up; if the session has ended, the list leads to the sign-in
		if (stream.readyState === EventSource.CLOSED) {
			tell('news');
			setTimeout(connect, 3000);
		}
	};
}

// what nobody waits for is read later
on('htmx:afterRequest', event => {
	const isLost = !(statusOf(event.detail.xhr) < 500);
	if (isQuiet(event) && (isLost || again)) {
		isAway(isLost);
		clearTimeout(again);
		again = isLost && setTimeout(tell, 3000, 'stale');
	}
});
// a person's wish comes first: ending a read of its place begins the next, which htmx ends
on('htmx:confirm', ({target}) => {
	const sync = target.closest('[hx-sync]')?.getAttribute('hx-sync').match(/(#.+):replace/);
	sync && htmx.trigger(sync[1], 'htmx:abort');
});
if (byId('list')) {
	connect();
	// a page that a browser kept has missed what happened since
	addEventListener('pageshow', ({persisted}) => persisted && location.reload());
}
