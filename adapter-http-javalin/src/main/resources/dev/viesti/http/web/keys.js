// Shortcuts of one key, as inboxes have them; off while somebody types, and for whoever switched them off.
const rows = () => [...document.querySelectorAll('.row')];

function step(by) {
    const all = rows();
    const at = all.indexOf(document.activeElement);
    const from = at >= 0 ? at : all.findIndex(row => row.hasAttribute('aria-current'));
    const next = all[Math.min(all.length - 1, Math.max(0, from + by))];
    next?.focus();
}

const acts = {
    '/': () => document.getElementById('q')?.focus(),
    j: () => step(1),
    k: () => step(-1),
    r: () => document.querySelector('#composer textarea')?.focus(),
    t: () => document.querySelector('#details [role=combobox]')?.focus(),
    u: () => document.getElementById('mark-unread')?.requestSubmit(),
    '?': () => document.getElementById('show-shortcuts')?.click()
};

document.addEventListener('keydown', event => {
    const isTyping = event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]');
    const act = acts[event.key];
    if (!act || isTyping || event.ctrlKey || event.metaKey || event.altKey
            || document.querySelector('dialog[open]') || localStorage.getItem('viesti-shortcuts') === 'off') {
        return;
    }
    event.preventDefault();
    act();
});
