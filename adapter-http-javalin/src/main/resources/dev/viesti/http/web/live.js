// What happens elsewhere shows here at once: one stream for each page, whose events are hints to read again.
import {byId, tell} from './page.js';

const line = byId('connection');
let isLost = false;
let saying;

/** Says it a little later, unless there is something else to say by then. */
function say(text, millis) {
    clearTimeout(saying);
    saying = setTimeout(() => { line.textContent = text; }, millis);
}

function hear({type, data}) {
    const {conversationId} = JSON.parse(data);
    const isHere = !conversationId || location.pathname.endsWith('/' + conversationId);
    tell(isHere && type !== 'read' ? 'stale' : 'news');
}

function connect() {
    const stream = new EventSource('/live');
    ['entry', 'tags', 'read'].forEach(type => stream.addEventListener(type, hear));
    stream.onopen = () => {
        if (isLost) {
            isLost = false;
            line.textContent &&= line.dataset.back;
            say('', 3000);
            tell('stale');
        }
    };
    stream.onerror = () => {
        isLost || say(line.dataset.lost, 1500);
        isLost = true;
        // the browser has given up; if the session has ended, the list leads to the sign-in
        if (stream.readyState === EventSource.CLOSED) {
            tell('news');
            setTimeout(connect, 3000);
        }
    };
}

if (byId('list')) {
    connect();
    // a page that a browser kept has missed what happened since
    addEventListener('pageshow', ({persisted}) => persisted && location.reload());
}
