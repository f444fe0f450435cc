// What is written stays until it has been sent: a draft for each conversation, one key for each message.
import {ask, byId, on, words} from './page.js';
import {refresh, toEnd} from './conversation.js';
import {clear, uploaded} from './files.js';

const MOST = 10000;
const NEAR = 1000;
const key = () => [...crypto.getRandomValues(new Uint8Array(16))].join('-');

/** What the browser keeps of it, if it keeps anything. */
function draft(form, text) {
    try {
        const name = 'viesti-draft:' + form.dataset.draft;
        return text === undefined ? localStorage.getItem(name)
            : text ? localStorage.setItem(name, text) : localStorage.removeItem(name);
    } catch {
        return '';
    }
}

/** How many characters are left, as people count them. */
function count(field) {
    const counter = field.form.querySelector('#counter');
    const left = MOST - [...field.value].length;
    const word = left < 0 ? counter.dataset.over : left < NEAR ? counter.dataset.left : '';
    counter.textContent = word.replace('{}', Math.abs(left));
    field.ariaInvalid = left < 0;
}

async function send(form) {
    const {text, key: used, send: button} = form.elements;
    if (button.ariaBusy) {
        return;
    }
    const problem = form.querySelector('[role=alert]');
    problem.textContent = '';
    button.dataset.send ??= button.textContent;
    button.textContent = button.dataset.sending;
    button.ariaBusy = true;
    const areThere = await uploaded(form);
    const sent = text.value;
    const response = areThere && await ask(form.action, new FormData(form)).catch(() => 0);
    const hasFailed = areThere && !(response.status < 500);
    button.ariaBusy = null;
    button.textContent = button.dataset[hasFailed ? 'retry' : 'send'];
    if (response.ok) {
        text.value = text.value === sent ? '' : text.value;
        draft(form, text.value);
        clear(form);
        count(text);
    } else {
        problem.textContent = !areThere ? form.dataset.filesFirst
            : hasFailed ? form.dataset.failed : words(await response.text());
    }
    // with these the server has done with the key
    if (response.ok || response.status === 422) {
        used.value = key();
        const isHere = form.isConnected;
        await refresh();
        isHere && response.ok && form.isConnected && toEnd();
    }
    form.isConnected && text.focus();
}

function begin() {
    const text = byId('text');
    if (text) {
        text.value ||= draft(text.form);
        count(text);
    }
}

on('input', ({target}) => {
    if (target.id === 'text') {
        draft(target.form, target.value);
        count(target);
    }
});
on('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.id === 'text') {
        event.preventDefault();
        event.target.form.requestSubmit();
    }
});
on('submit', event => {
    if (event.target.id === 'composer') {
        event.preventDefault();
        send(event.target);
    }
});
on('htmx:afterSettle', begin);
begin();
