// The list of conversations: marks the open one.
function mark() {
    for (const row of document.querySelectorAll('.row')) {
        const isOpen = new URL(row.href).pathname === location.pathname;
        isOpen ? row.setAttribute('aria-current', 'true') : row.removeAttribute('aria-current');
    }
}
document.body.addEventListener('htmx:pushedIntoHistory', mark);
document.body.addEventListener('htmx:replacedInHistory', mark);
document.body.addEventListener('htmx:afterSettle', event => event.detail.elt.id === 'list' && mark());
