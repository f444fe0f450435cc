// The open conversation: what is new comes in at its end, and the reader stays where they were.
const byId = id => document.getElementById(id);
const open = () => byId('entries');
const numbers = entries => [...entries.querySelectorAll('[data-seq]')].map(entry => Number(entry.dataset.seq));
const last = entries => Math.max(0, ...numbers(entries));
const isVisible = () => document.visibilityState === 'visible';
const MOST = 100;

/** Asks the server like a script of ours, with what is to be done in a form. */
export function ask(path, fields) {
    const token = document.querySelector('meta[name=form-token]').content;
    return fetch(path, {
        method: fields ? 'POST' : 'GET', body: fields && new URLSearchParams(fields),
        headers: {'HX-Request': 'true', 'X-Form-Token': token},
    });
}

/** Whether the conversation is the open one; and up to which entry it is shown. */
export const shows = id => open()?.dataset.path.endsWith('/' + id);
export const shown = () => last(open());

const isAtEnd = log => log.scrollHeight - log.scrollTop - log.clientHeight < 48;

export function toEnd() {
    const log = byId('log');
    log.scrollTop = log.scrollHeight;
    seen();
}

/** Everything that is shown counts as read, once somebody can see it. */
async function seen() {
    const entries = open();
    byId('newer').hidden = true;
    newer = 0;
    const to = last(entries);
    if (!isVisible() || Number(entries.dataset.read) >= to) {
        return;
    }
    const before = entries.dataset.read;
    entries.dataset.read = to;
    const response = await ask(entries.dataset.path + '/read', {upTo: to}).catch(() => null);
    if (response?.ok) {
        htmx.trigger(document.body, 'news');
    } else {
        entries.dataset.read = before;
    }
}

let running = null;
let isAgain = false;
let newer = 0;

/** Reads what came since, and everything that may have changed with it; one at a time, or entries would come twice. */
export function refresh() {
    isAgain = true;
    running ??= (async () => {
        while (isAgain) {
            isAgain = false;
            await read().catch(() => {});
        }
        running = null;
    })();
    htmx.trigger(document.body, 'news');
    return running;
}

async function read() {
    const entries = open();
    if (!entries) {
        return;
    }
    const seqs = numbers(entries);
    const response = await ask(`${entries.dataset.path}/news?after=${Math.max(...seqs)}&from=${Math.min(...seqs)}`);
    const html = await response.text();
    if (!response.ok || entries !== open()) {
        return;
    }
    const log = byId('log');
    const wasAtEnd = isAtEnd(log);
    htmx.swap(entries, html, {swapStyle: 'beforeend', swapDelay: 0, settleDelay: 0});
    const marks = entries.querySelectorAll('.new');
    marks.forEach((mark, n) => (n || (isVisible() && Number(mark.nextElementSibling?.dataset.seq) > Math.max(...seqs))) && mark.remove());
    const added = numbers(entries).length - seqs.length;
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
        const mark = log.querySelector('.new');
        log.scrollTop = mark ? mark.offsetTop : log.scrollHeight;
        seen();
        log.addEventListener('scroll', () => isAtEnd(log) && seen(), {passive: true});
    }
}

let fromEnd = 0;
const isEarlier = event => event.detail.target?.matches('.earlier');
const body = document.body;
body.addEventListener('done', refresh);
body.addEventListener('click', event => event.target.id === 'newer' && toEnd());
document.addEventListener('visibilitychange', () => open() && isAtEnd(byId('log')) && seen());
body.addEventListener('htmx:beforeSwap', event => {
    if (isEarlier(event)) {
        const log = byId('log');
        log.setAttribute('aria-live', 'off');
        fromEnd = log.scrollHeight - log.scrollTop;
    }
});
body.addEventListener('htmx:afterSwap', event => {
    if (isEarlier(event)) {
        const log = byId('log');
        log.scrollTop = log.scrollHeight - fromEnd;
        setTimeout(() => log.removeAttribute('aria-live'), 1000);
    }
});
// what somebody types in there is not thrown away
body.addEventListener('htmx:oobBeforeSwap', event => {
    if (event.detail.target.contains(document.activeElement) && document.activeElement.value) {
        event.detail.shouldSwap = false;
    }
});
body.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target?.id === 'conversation' || event.detail.elt?.id === 'conversation') {
        begin();
        byId('thread-title')?.focus({preventScroll: true});
    }
});
begin();
