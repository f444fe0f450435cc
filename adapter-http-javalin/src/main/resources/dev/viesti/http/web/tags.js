// The tag field: suggests tags while one types. Without this script it is a plain field with a button.
const field = () => document.getElementById('tag-name');
const list = () => document.getElementById('tag-options');
const active = () => list().querySelector('[aria-selected=true]');
let opensAt = null;

function activate(option) {
    active()?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({block: 'nearest'});
    option ? field().setAttribute('aria-activedescendant', option.id) : field().removeAttribute('aria-activedescendant');
}

function show(isShown) {
    list().hidden = !isShown;
    field().setAttribute('aria-expanded', String(isShown));
    isShown && list().scrollIntoView({block: 'nearest'});
    activate(null);
}

function choose(option) {
    field().value = option.dataset.name;
    show(false);
    field().form.requestSubmit();
}

function move(step) {
    if (list().hidden) {
        opensAt = step > 0 ? 0 : -1;
        htmx.trigger(field(), 'suggest');
        return;
    }
    const options = [...list().children];
    const at = options.indexOf(active());
    activate(options.at(at < 0 ? (step > 0 ? 0 : -1) : (at + step) % options.length));
}

const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => active() ? choose(active()) : false,
    Escape() {
        if (!list().hidden) {
            show(false);
        } else if (field().value) {
            field().value = '';
        } else {
            return false;
        }
    },
    Backspace: event => field().value || event.repeat ? false
        : [...document.querySelectorAll('#tag-chips button')].at(-1)?.click(),
};

document.body.addEventListener('keydown', event => {
    if (event.target !== field() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    if (keys[event.key]) {
        keys[event.key](event) !== false && event.preventDefault();
    } else if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(event.key)) {
        activate(null);
    }
});
document.body.addEventListener('input', event => event.target === field() && activate(null));
document.body.addEventListener('focusout', event => event.target === field() && show(false));
document.body.addEventListener('mousedown', event => event.target.closest('#tag-options') && event.preventDefault());
document.body.addEventListener('click', event => {
    const option = event.target.closest('#tag-options > li');
    option && choose(option);
});
document.body.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target === list()) {
        const isWanted = document.activeElement === field() && (field().value.trim() || opensAt !== null);
        show(Boolean(isWanted && list().children.length));
        opensAt !== null && isWanted && activate([...list().children].at(opensAt));
        opensAt = null;
    }
});

// A block takes away the link that asked for it: on to the conversation.
document.body.addEventListener('htmx:oobBeforeSwap', ({detail: {target}}) => {
    if (target.id === 'who' && target.contains(document.activeElement)) {
        target.closest(':popover-open')?.hidePopover();
        document.getElementById('thread-title').focus();
    }
});

// Whatever is opened later must not take the focus to the field again. And what was done is said once its place is there: readers don't say what comes together with its place.
document.body.addEventListener('htmx:afterSettle', event => {
    field()?.removeAttribute('autofocus');
    for (const status of event.target.querySelectorAll?.('[role=status]') ?? []) {
        const said = status.textContent;
        status.textContent = '';
        setTimeout(() => { status.textContent = said; }, 100);
    }
});
