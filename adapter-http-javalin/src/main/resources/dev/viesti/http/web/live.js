// What happens elsewhere shows here at once: one stream for each page, whose events are hints to read again.
import {refresh, shown, shows} from './conversation.js';

const line = document.getElementById('connection');
const news = () => htmx.trigger(document.body, 'news');
let source = null;
let isLost = false;
let timer = null;

function later(action, millis) {
    clearTimeout(timer);
    timer = setTimeout(action, millis);
}

function lost() {
    if (!isLost) {
        isLost = true;
        later(() => { line.textContent = line.dataset.lost; }, 1500);
    }
}

function back() {
    if (isLost) {
        isLost = false;
        clearTimeout(timer);
        if (line.textContent) {
            line.textContent = line.dataset.back;
            later(() => { line.textContent = ''; }, 3000);
        }
        refresh();
    }
}

/** The browser has given up: because the session has ended, or somebody between us answered. */
async function again() {
    const response = await fetch('/live', {method: 'HEAD'}).catch(() => null);
    if (response?.status === 401) {
        location.assign('/sign-in?to=' + encodeURIComponent(location.pathname));
    } else if (source) {
        setTimeout(connect, 3000);
    }
}

function connect() {
    source?.close();
    source = new EventSource('/live');
    source.addEventListener('open', back);
    source.addEventListener('error', event => {
        lost();
        event.target.readyState === EventSource.CLOSED && event.target === source && again();
    });
    const on = (kind, action) => source.addEventListener(kind, event => action(JSON.parse(event.data)));
    on('entry', ({conversationId, seq}) => shows(conversationId) && seq > shown() ? refresh() : news());
    on('tags', ({conversationId}) => !conversationId || shows(conversationId) ? refresh() : news());
    on('read', news);
}

let waiting = null;

/** Reads the list again, when nothing else happens for a moment and nobody reads it already. */
function reload() {
    const list = document.getElementById('list');
    clearTimeout(waiting);
    if (document.querySelector('#list.htmx-request, #filters.htmx-request')) {
        waiting = setTimeout(reload, 200);
    } else if (list) {
        htmx.trigger(list, 'reload');
    }
}

let top = 0;
const isList = event => event.detail.elt.id === 'list';
document.body.addEventListener('news', () => {
    clearTimeout(waiting);
    waiting = setTimeout(reload, 200);
});
document.body.addEventListener('htmx:configRequest', event => {
    if (isList(event)) {
        event.detail.parameters.shown = document.querySelectorAll('.row').length;
    }
});
document.body.addEventListener('htmx:beforeSwap', event => { isList(event) && (top = event.detail.elt.scrollTop); });
document.body.addEventListener('htmx:afterSwap', event => { isList(event) && (event.detail.elt.scrollTop = top); });
if (document.getElementById('list')) {
    connect();
    addEventListener('pagehide', () => { source?.close(); source = null; });
    addEventListener('pageshow', event => { if (event.persisted) { isLost = true; connect(); } });
}
