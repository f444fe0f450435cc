// The list of conversations: says what it shows when it is read anew, and marks the open one.
document.body.addEventListener('htmx:configRequest', event => {
    const {elt, headers, parameters, triggeringEvent} = event.detail;
    if (elt.id === 'list') {
        event.detail.path = location.pathname + location.search;
        parameters.shown = elt.querySelectorAll('.row').length;
    } else if (elt.id === 'filters' && triggeringEvent?.target.id === 'q' && /[?&]q=/.test(location.search)) {
        headers['X-Typing'] = 'true';
    }
});

function mark() {
    for (const row of document.querySelectorAll('.row')) {
        const isOpen = new URL(row.href).pathname === location.pathname;
        isOpen ? row.setAttribute('aria-current', 'true') : row.removeAttribute('aria-current');
    }
}
document.body.addEventListener('htmx:pushedIntoHistory', mark);
document.body.addEventListener('htmx:replacedInHistory', mark);
document.body.addEventListener('htmx:afterSettle', event => event.detail.elt.id === 'list' && mark());
