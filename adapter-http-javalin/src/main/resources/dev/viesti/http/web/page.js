// What every page needs: tells the browser's time zone, and what the other scripts share.
const {timeZone} = Intl.DateTimeFormat().resolvedOptions();
document.cookie = `viesti-zone=${timeZone};path=/;max-age=31536000;samesite=lax`;

export const byId = id => document.getElementById(id);
export const on = (type, action) => document.body.addEventListener(type, action);
/** Hears what happens to whatever has that id by then. */
export const onIn = (id, type, action) => on(type, event => event.target.id === id && action(event));
/** Has parts of the page read again: the list for "news", the open conversation too for "stale". */
export const tell = event => htmx.trigger(document.body, event);
