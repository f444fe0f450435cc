// The open conversation: what is new comes in at its end, and the reader stays where they were.
import {ask, byId, news, on} from './page.js';
import {cards} from './work.js';

const open = () => byId('entries');
const numbers = () => [...open().querySelectorAll('[data-seq]')].map(entry => Number(entry.dataset.seq));
const isVisible = () => document.visibilityState === 'visible';
const isAtEnd = () => {
    const log = byId('log');
    return log.scrollHeight - log.scrollTop - log.clientHeight < 48;
};
const MOST = 100;
let newer = 0;
let running = null;
let isAgain = false;

/** Whether that conversation is open. */
export const shows = id => open()?.dataset.path.endsWith('/' + id);
/** The number of the last entry that is shown. */
export const last = () => Math.max(...numbers());

/** Everything that is shown counts as read, once somebody can see it. */
async function seen() {
    const {dataset} = open();
    newer = 0;
    byId('newer').hidden = true;
    const to = last();
    if (isVisible() && dataset.read < to) {
        dataset.read = to;
        const response = await ask(dataset.path + '/read', {upTo: to}).catch(() => 0);
        response.ok ? news() : dataset.read = 0;
    }
}

export function toEnd() {
    byId('log').scrollTop = byId('log').scrollHeight;
    seen();
}

/** Reads what came since, and what may have changed with it; one at a time, or entries would come twice. */
export function refresh() {
    isAgain = true;
    news();
    return running ??= (async () => {
        while (isAgain) {
            isAgain = false;
            await read().catch(() => {});
        }
        running = null;
    })();
}

async function read() {
    const entries = open();
    if (!entries) {
        return;
    }
    const before = numbers();
    const response = await ask(`${entries.dataset.path}/news?after=${last()}${cards()}`);
    const html = await response.text();
    if (!response.ok || entries !== open()) {
        return;
    }
    const wasAtEnd = isAtEnd();
    const mark = entries.querySelector('.new');
    htmx.swap(entries, html, {swapStyle: 'beforeend', swapDelay: 0, settleDelay: 0});
    if (mark || isVisible()) {
        entries.querySelectorAll('.new').forEach(other => other === mark || other.remove());
    }
    const added = numbers().length - before.length;
    isAgain ||= added >= MOST;
    if (wasAtEnd) {
        toEnd();
    } else if (added) {
        newer += added;
        const button = byId('newer');
        button.textContent = newer === 1 ? button.dataset.one : button.dataset.other.replace('{}', newer);
        button.hidden = false;
    }
}

function begin() {
    const log = byId('log');
    if (log) {
        log.scrollTop = log.querySelector('.new')?.offsetTop ?? log.scrollHeight;
        let wasAtEnd = isAtEnd();
        log.addEventListener('scroll', () => {
            wasAtEnd = isAtEnd();
            wasAtEnd && seen();
        });
        new ResizeObserver(() => wasAtEnd && log.isConnected && toEnd()).observe(log);
        seen();
    }
}

let fromEnd = 0;
// earlier entries come in above without moving what is read, nor are they read out
const aroundEarlier = action => event => event.detail.target?.matches('.earlier') && action(byId('log'));
on('htmx:beforeSwap', aroundEarlier(log => {
    log.ariaLive = 'off';
    fromEnd = log.scrollHeight - log.scrollTop;
}));
on('htmx:afterSwap', aroundEarlier(log => {
    log.scrollTop = log.scrollHeight - fromEnd;
    setTimeout(() => { log.ariaLive = null; }, 1000);
}));
// what somebody types among the details is not thrown away
on('htmx:oobBeforeSwap', ({detail}) => {
    const field = document.activeElement;
    detail.shouldSwap &&= !(field.value && detail.target.id === 'details' && detail.target.contains(field));
});
on('htmx:afterSettle', event => {
    if (event.detail.elt.id === 'conversation') {
        begin();
        byId('thread-title')?.focus({preventScroll: true});
    }
});
on('done', refresh);
on('stale', refresh);
on('click', event => event.target.id === 'newer' && toEnd());
document.addEventListener('visibilitychange', () => open() && isAtEnd() && seen());
begin();
