// What happens elsewhere shows at once, by a stream of hints at what to read again; says when the server is away.
import {byId, isQuiet, on, statusOf, tell} from './page.js';

// two and a half heartbeats
const SILENCE = 37500;
const line = byId('connection');
let stream;
let timer;
let pause = 0;

const next = (action, time) => {
	clearTimeout(timer);
	timer = setTimeout(action, time);
};

function hear({type, data}) {
	pause = 0;
	next(lose, SILENCE);
	type === 'beat' || tell(type !== 'stale' || location.pathname.endsWith(data) ? type : 'news');
}

function connect() {
	stream = new EventSource('/live');
	['beat', 'stale', 'tags', 'news'].forEach(type => stream.addEventListener(type, hear));
	// of what happened before, it doesn't tell
	stream.onopen = () => tell('stale');
	stream.onerror = lose;
	next(lose, SILENCE);
}

function lose() {
	line.textContent = line.dataset.lost;
	stream.close();
	next(() => {
		connect();
		// if the session has ended, the list leads to the sign-in
		tell('tags');
	}, pause = Math.min(pause + 3000, 30000));
}

['htmx:sendError', 'htmx:timeout', 'htmx:beforeOnLoad'].forEach(type => on(type, event => {
	const status = statusOf(event.detail.xhr);
	const problem = byId('problem');
	status || event.preventDefault();
	if (isQuiet(event)) {
		// what nobody waits for is read later
		status < 500 ? stream.readyState === 1 && line.replaceChildren() : lose();
	} else if (!status) {
		problem.textContent = problem.dataset.away;
	}
}));
// a person's wish comes before reads of its place
on('htmx:confirm', ({target}) => {
	const sync = target.closest('[hx-sync]')?.getAttribute('hx-sync').match(/(#.+):replace/);
	sync && htmx.trigger(sync[1], 'htmx:abort');
});
on('htmx:sendAbort', event => isQuiet(event) && tell('stale'));
if (byId('list')) {
	connect();
	// a page that a browser kept has missed what happened since
	addEventListener('pageshow', ({persisted}) => persisted && location.reload());
}
