// The open conversation: what is new comes in at its end, and the reader stays where they were. By its style the log
// scrolls from its end, so whoever is there stays.
import {byId, onIn} from './page.js';

let before;

export function toEnd() {
    byId('log').scrollTop = 0;
    byId('newer').replaceChildren();
}

function begin() {
    const entries = byId('entries');
    entries?.querySelector('.new')?.scrollIntoView();
    entries?.addEventListener('htmx:beforeOnLoad', event => {
        if (event.target === entries) {
            before = {height: entries.closest('.log').scrollHeight, mark: entries.querySelector('.new')};
            // the answer may come when another conversation is open
            entries.isConnected && event.detail.xhr.status === 200 || event.preventDefault();
        }
    });
}

onIn('entries', 'htmx:afterSwap', ({target}) => {
    const log = byId('log');
    // whoever sees it come needs no line above it
    document.hidden || before.mark || target.querySelector('.new')?.remove();
    if (log.scrollTop > -48) {
        toEnd();
    } else {
        log.scrollTop -= log.scrollHeight - before.height;
    }
});
onIn('to-end', 'click', toEnd);
onIn('conversation', 'htmx:afterSettle', () => {
    begin();
    byId('thread-title').focus({preventScroll: true});
});
begin();
