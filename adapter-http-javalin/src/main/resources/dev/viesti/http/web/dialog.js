// Forms in the one dialog of a page: shown when their fragment has arrived, closed when they are done. Without this
// script the same links lead to pages of their own.
const dialog = document.getElementById('dialog');
let opener = null;

document.body.addEventListener('htmx:beforeRequest', event => {
    if (event.detail.target === dialog && !dialog.open) {
        opener = event.detail.elt;
    }
});
document.body.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target !== dialog) {
        return;
    }
    const title = dialog.querySelector('h1, h2');
    if (title) {
        title.id ||= 'dialog-title';
        dialog.setAttribute('aria-labelledby', title.id);
    }
    if (!dialog.open) {
        dialog.showModal();
    }
    dialog.querySelector('[aria-invalid=true], [autofocus]')?.focus();
});
document.body.addEventListener('done', () => dialog.open && dialog.close());
dialog.addEventListener('click', event => {
    if (event.target.closest('[data-close]')) {
        event.preventDefault();
        dialog.close();
    }
});
dialog.addEventListener('close', () => {
    dialog.replaceChildren();
    const back = opener?.isConnected ? opener : opener?.id && document.getElementById(opener.id);
    if (back && !back.checkVisibility()) {
        back.closest('[popover]')?.showPopover();
    }
    (back || document.getElementById('thread-title') || document.body).focus();
    opener = null;
});
