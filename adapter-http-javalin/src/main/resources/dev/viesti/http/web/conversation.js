// The open conversation: what is new comes in at its end, and the reader stays where they were.
import {cards} from './work.js';

const open = () => document.getElementById('entries');

/** Reads what came since, and everything that may have changed with it. */
export function refresh() {
    const entries = open();
    if (entries) {
        const seqs = [...entries.querySelectorAll('[data-seq]')].map(entry => Number(entry.dataset.seq));
        const path = `${entries.dataset.path}/news?after=${Math.max(...seqs)}${cards()}`;
        htmx.ajax('GET', path, {source: entries, target: entries, swap: 'beforeend'});
    }
    htmx.trigger(document.body, 'news');
}

function toEnd() {
    const mark = open()?.querySelector('.new');
    if (mark) {
        mark.scrollIntoView({block: 'start'});
    } else {
        document.getElementById('end')?.scrollIntoView({block: 'end'});
    }
}

document.body.addEventListener('done', refresh);
document.body.addEventListener('stale', refresh);
document.body.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target?.id === 'conversation' || event.detail.elt?.id === 'conversation') {
        toEnd();
        document.getElementById('thread-title')?.focus({preventScroll: true});
    }
});
toEnd();
