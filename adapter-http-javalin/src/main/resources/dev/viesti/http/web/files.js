// Files for a message: each goes up at once, and can be taken out again until the message is sent.
const MOST = 10;
const LARGEST = 20 * 1024 * 1024;
const list = () => document.getElementById('uploads');
const running = new Set();

function element(tag, text, classes = '') {
    const made = document.createElement(tag);
    made.textContent = text;
    made.className = classes;
    return made;
}

function button(text, label, action) {
    const made = element('button', text, 'plain');
    made.type = 'button';
    made.ariaLabel = label;
    made.addEventListener('click', action);
    return made;
}

/** Whether all files are there, once those on their way have arrived. */
export async function uploaded() {
    while (running.size) {
        await Promise.all(running);
    }
    return !list()?.querySelector('.error');
}

export function clear() {
    list()?.replaceChildren();
}

function add(files) {
    const all = list();
    const problem = document.getElementById('composer-problem');
    problem.textContent = '';
    for (const file of files) {
        if (all.children.length >= MOST) {
            problem.textContent = all.dataset.tooMany;
            return;
        }
        const item = all.appendChild(document.createElement('li'));
        file.size > LARGEST ? refuse(item, file, all.dataset.tooLarge) : start(item, file);
    }
}

function remove(item, file) {
    return button('×', list().dataset.remove.replace('{}', file.name), () => {
        item.dispatchEvent(new Event('gone'));
        item.remove();
        document.getElementById('text')?.focus();
    });
}

function refuse(item, file, sentence, ...more) {
    item.replaceChildren(element('bdi', file.name), element('span', sentence, 'error'), ...more, remove(item, file));
}

function start(item, file) {
    const {failed, retry} = list().dataset;
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = 0;
    bar.ariaLabel = file.name;
    item.replaceChildren(element('bdi', file.name), bar, remove(item, file));
    const request = new XMLHttpRequest();
    const done = new Promise(resolve => request.addEventListener('loadend', resolve));
    running.add(done);
    done.then(() => running.delete(done));
    request.upload.addEventListener('progress', event => { bar.value = event.loaded / event.total; });
    request.addEventListener('load', () => {
        if (request.status === 201) {
            item.innerHTML = request.response;
            item.append(remove(item, file));
        } else if (request.status < 500) {
            refuse(item, file, new DOMParser().parseFromString(request.response, 'text/html').body.textContent.trim());
        } else {
            again();
        }
    });
    const again = () => refuse(item, file, failed, button(retry, `${retry}: ${file.name}`, () => start(item, file)));
    request.addEventListener('error', again);
    item.addEventListener('gone', () => request.abort());
    request.open('POST', '/files?name=' + encodeURIComponent(file.name.toWellFormed?.() ?? file.name));
    request.setRequestHeader('X-Form-Token', document.querySelector('meta[name=form-token]').content);
    request.setRequestHeader('HX-Request', 'true');
    request.send(file);
}

function begin() {
    document.getElementById('attach')?.removeAttribute('hidden');
}

const body = document.body;
const holdsFiles = event => list() && event.dataTransfer?.types.includes('Files');
const mark = isOver => document.querySelector('.thread')?.classList.toggle('is-dropping', isOver);
body.addEventListener('change', event => {
    if (event.target.id === 'pick') {
        add([...event.target.files]);
        event.target.value = '';
    }
});
body.addEventListener('dragover', event => {
    if (holdsFiles(event)) {
        event.preventDefault();
        mark(Boolean(event.target.closest('.thread')));
    }
});
body.addEventListener('dragleave', event => event.relatedTarget || mark(false));
body.addEventListener('drop', event => {
    if (holdsFiles(event)) {
        event.preventDefault();
        mark(false);
        event.target.closest('.thread') && add(event.dataTransfer.files);
    }
});
body.addEventListener('paste', event => {
    const {files, types} = event.clipboardData;
    if (files.length && event.target.id === 'text' && !types.includes('text/plain')) {
        event.preventDefault();
        add(files);
    }
});
body.addEventListener('htmx:afterSettle', begin);
begin();
