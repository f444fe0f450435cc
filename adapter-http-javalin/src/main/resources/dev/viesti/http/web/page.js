// What every page needs: tells the browser's time zone, and what the other scripts share.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes('viesti-zone=' + zone)) {
    document.cookie = 'viesti-zone=' + zone + ';path=/;max-age=31536000;samesite=lax';
}

export const byId = id => document.getElementById(id);
export const on = (type, action) => document.body.addEventListener(type, action);
/** Makes the list of conversations be read again. */
export const news = () => htmx.trigger(document.body, 'news');
/** What shows the server that a page of ours asks. */
export const headers = () => ({
    'HX-Request': 'true', 'X-Form-Token': document.querySelector('meta[name=form-token]').content,
});
/** Asks like a form, if there are fields. */
export const ask = (path, fields) => fetch(path, fields
    ? {method: 'POST', body: new URLSearchParams(fields), headers: headers()} : {headers: headers()});
/** The words of an answer. */
export const words = html => new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();
