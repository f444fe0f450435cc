// Files for a message: each goes up at once, and can be taken out again until the message is sent.
import {byId, headers, on, words} from './page.js';

const MOST = 10;
const LARGEST = 20 * 1024 * 1024;
const running = new Set();
const make = (tag, fields) => Object.assign(document.createElement(tag), fields);
const button = (textContent, ariaLabel, onclick) =>
    make('button', {type: 'button', className: 'plain', textContent, ariaLabel, onclick});

/** Whether all files are there, once those on their way have arrived. */
export async function uploaded(form) {
    for (let known = 0; known < running.size;) {
        known = running.size;
        await Promise.all(running);
    }
    return !form.querySelector('#uploads .error');
}

export const clear = form => form.querySelector('#uploads').replaceChildren();

function add(files) {
    const list = byId('uploads');
    byId('composer-problem').textContent = '';
    for (const file of files) {
        if (list.children.length >= MOST) {
            byId('composer-problem').textContent = list.dataset.tooMany;
            return;
        }
        upload(file, list.appendChild(make('li')), list.dataset);
    }
}

function upload(file, item, say) {
    const request = new XMLHttpRequest();
    const bar = make('progress', {value: 0, ariaLabel: file.name});
    const show = (...more) => item.replaceChildren(...more, button('×', say.remove.replace('{}', file.name), () => {
        request.abort();
        item.remove();
        byId('text')?.focus();
    }));
    const named = (...more) => show(make('bdi', {textContent: file.name}), ...more);
    const refuse = (textContent, ...more) => named(make('span', {className: 'error', textContent}), ...more);
    if (file.size > LARGEST) {
        refuse(say.tooLarge);
        return;
    }
    named(bar);
    running.add(new Promise(resolve => { request.onloadend = resolve; }));
    request.upload.onprogress = event => { bar.value = event.loaded / event.total; };
    request.onload = request.onerror = () => {
        if (request.status === 201) {
            show(...make('div', {innerHTML: request.response}).childNodes);
        } else if (request.status >= 400 && request.status < 500) {
            refuse(words(request.response));
        } else {
            refuse(say.failed, button(say.retry, `${say.retry}: ${file.name}`, () => upload(file, item, say)));
        }
    };
    request.open('POST', '/files?' + new URLSearchParams({name: file.name}));
    Object.entries(headers()).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.send(file);
}

function drag(event) {
    if (byId('uploads') && event.dataTransfer.types.includes('Files')) {
        const thread = event.target.closest('.thread');
        event.preventDefault();
        byId('composer').classList.toggle('is-dropping', Boolean(thread) && event.type === 'dragover');
        thread && event.type === 'drop' && add(event.dataTransfer.files);
    }
}

const begin = () => byId('attach')?.removeAttribute('hidden');
['dragover', 'dragleave', 'drop'].forEach(type => on(type, drag));
on('change', ({target}) => {
    if (target.id === 'pick') {
        add(target.files);
        target.value = '';
    }
});
on('paste', event => {
    const {files, types} = event.clipboardData;
    if (files.length && event.target.id === 'text' && !types.includes('text/plain')) {
        event.preventDefault();
        add(files);
    }
});
on('htmx:afterSettle', begin);
begin();
