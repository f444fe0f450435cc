// What is written stays until it has been sent: a draft for each conversation, and one key for each message.
import {ask, refresh, toEnd} from './conversation.js';
import {clear, uploaded} from './files.js';

const MOST = 10000;
const NEAR = 1000;
const composer = () => document.getElementById('composer');
const name = form => 'viesti-draft:' + form.dataset.draft;
const say = (form, text) => { form.querySelector('[role=alert]').textContent = text; };
const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');

/** The browser may keep nothing, or be full. */
function keep(form, text) {
    try {
        text ? localStorage.setItem(name(form), text) : localStorage.removeItem(name(form));
    } catch { /* then there is no draft */ }
}

function kept(form) {
    try {
        return localStorage.getItem(name(form)) ?? '';
    } catch {
        return '';
    }
}

/** How many characters are left, as people count them. */
function count(form) {
    const counter = form.querySelector('#counter');
    const left = MOST - [...form.text.value].length;
    const word = left < 0 ? counter.dataset.over : left < NEAR ? counter.dataset.left : '';
    counter.textContent = word.replace('{}', Math.abs(left));
    form.text.toggleAttribute('aria-invalid', false);
    left < 0 && form.text.setAttribute('aria-invalid', 'true');
    return left;
}

function begin() {
    const form = composer();
    if (form) {
        form.text.value ||= kept(form);
        count(form);
    }
}

async function send(form) {
    const button = form.querySelector('#send');
    const first = button.dataset.send ??= button.textContent;
    if (form.dataset.isSending) {
        return;
    }
    form.dataset.isSending = 'true';
    say(form, '');
    try {
        button.textContent = button.dataset.uploading;
        if (!await uploaded()) {
            throw form.dataset.filesFirst;
        }
        if (!form.text.value.trim() && !form.file) {
            throw form.dataset.empty;
        }
        if (count(form) < 0) {
            throw form.dataset.tooLong;
        }
        button.textContent = button.dataset.sending;
        const text = form.text.value;
        const response = await ask(form.action, new FormData(form)).catch(() => null);
        if (response?.status === 401) {
            location.assign('/sign-in?to=' + encodeURIComponent(location.pathname));
        }
        if (response?.status === 422) {
            form.key.value = key();
            refresh();
        }
        if (!response?.ok) {
            button.textContent = button.dataset.retry;
            throw !response || response.status >= 500 ? form.dataset.failed
                : new DOMParser().parseFromString(await response.text(), 'text/html').body.textContent.trim();
        }
        form.key.value = key();
        if (form.text.value === text) {
            form.text.value = '';
        }
        keep(form, form.text.value);
        clear();
        count(form);
        button.textContent = first;
        await refresh();
        form.isConnected && toEnd();
    } catch (sentence) {
        if (button.textContent !== button.dataset.retry) {
            button.textContent = first;
        }
        say(form, sentence);
    } finally {
        delete form.dataset.isSending;
        form.isConnected && form.text.focus();
    }
}

const body = document.body;
body.addEventListener('input', event => {
    const form = composer();
    if (form && event.target === form.text) {
        keep(form, form.text.value);
        count(form);
    }
});
body.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form === composer() && composer()) {
        event.preventDefault();
        composer().requestSubmit();
    }
});
body.addEventListener('submit', event => {
    if (event.target.id === 'composer') {
        event.preventDefault();
        send(event.target);
    }
});
body.addEventListener('htmx:afterSettle', begin);
begin();
