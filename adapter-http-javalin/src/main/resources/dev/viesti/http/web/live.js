// What happens elsewhere shows here at once: one stream for each page, whose events are hints to read again.
import {byId, news, on} from './page.js';
import {last, refresh, shows} from './conversation.js';

const line = byId('connection');
let source = null;
let isLost = false;
let saying = null;
let waiting = null;

/** Says it a little later, unless there is something else to say by then. */
function say(text, millis) {
    clearTimeout(saying);
    saying = setTimeout(() => { line.textContent = text; }, millis);
}

function connect() {
    source?.close();
    const stream = source = new EventSource('/live');
    const hear = (kind, action) => stream.addEventListener(kind, event => action(JSON.parse(event.data)));
    stream.onopen = () => {
        if (isLost) {
            isLost = false;
            line.textContent &&= line.dataset.back;
            say('', 3000);
            refresh();
        }
    };
    stream.onerror = () => {
        isLost || say(line.dataset.lost, 1500);
        isLost = true;
        // the browser has given up; if the session has ended, the list leads to the sign-in
        if (stream.readyState === EventSource.CLOSED) {
            news();
            setTimeout(() => source === stream && connect(), 3000);
        }
    };
    hear('entry', ({conversationId, seq}) => shows(conversationId) && seq > last() ? refresh() : news());
    hear('tags', ({conversationId}) => !conversationId || shows(conversationId) ? refresh() : news());
    hear('read', news);
}

/** Reads the list again, once nothing else happens for a moment and nobody reads it already. */
function reload() {
    if (document.querySelector('#list.htmx-request, #filters.htmx-request')) {
        later();
    } else {
        htmx.trigger('#list', 'reload');
    }
}

function later() {
    clearTimeout(waiting);
    waiting = setTimeout(reload, 200);
}

if (byId('list')) {
    on('news', later);
    addEventListener('pagehide', () => { source.close(); });
    addEventListener('pageshow', ({persisted}) => {
        if (persisted) {
            isLost = true;
            connect();
        }
    });
    connect();
}
