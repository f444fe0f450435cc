// Proposals and invoices: what the list names is shown where it stands, as long as it stands on the page.
// States that nothing follows, so that nobody asks what became of them.
const ENDED = ['DECLINED', 'WITHDRAWN', 'CLOSED', 'PAID'];

/** How what is on the page stands there, as a part of a query: what stands otherwise by now comes back. */
export const cards = () => [...document.querySelectorAll('[data-state]')]
    .filter(card => !ENDED.includes(card.dataset.state))
    .map(card => `&card=${card.id}:${card.dataset.state}`).join('');

document.body.addEventListener('click', event => {
    const link = event.target.closest('[data-card]');
    const card = link && document.getElementById(link.dataset.card);
    if (card && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        event.stopPropagation();
        card.scrollIntoView({block: 'center'});
        card.focus({preventScroll: true});
    }
}, true);

// A card that moved on while it held the focus keeps it.
let held = '';
document.body.addEventListener('htmx:oobBeforeSwap', event => {
    if (event.detail.target.matches('.agreement') && event.detail.target.contains(document.activeElement)) {
        held = event.detail.target.id;
    }
});
document.body.addEventListener('htmx:afterSettle', () => {
    if (held && document.activeElement === document.body) {
        document.getElementById(held)?.focus({preventScroll: true});
    }
    held = '';
});
