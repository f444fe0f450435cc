// Tells the browser's time zone, and has what the other scripts share.
document.cookie = `viesti-zone=${Intl.DateTimeFormat().resolvedOptions().timeZone};path=/;max-age=31536000;samesite=lax`;

export const byId = id => document.getElementById(id);
export const on = (type, action) => document.body.addEventListener(type, action);
/** For whatever has that id by then. */
export const onIn = (id, type, action) => on(type, event => event.target.id === id && action(event));
/** Kept by the browser, if it lets us. */
export let kept = {};
try { kept = localStorage; } catch {}
/** The status of an answer; none of a proxy's. */
export const statusOf = xhr => xhr.getResponseHeader('viesti-page') ? xhr.status : NaN;
/** Posts for a form; has the answer's status and text. */
export const post = (form, path, body, request = new XMLHttpRequest()) => new Promise(resolve => {
	request.onloadend = () => {
		const status = statusOf(request);
		status === 401 && location.reload();
		resolve([status, request.response]);
	};
	request.open('POST', path);
	request.setRequestHeader('HX-Request', 'true');
	request.setRequestHeader('X-Form-Token', form.elements['form-token'].value);
	request.send(body);
});
/** Whether nobody waits for what is asked for. */
export const isQuiet = ({target}) => target.matches('[hx-trigger*=body], #read');
const told = {};
/** Has the list read again soon, and what else the event names. */
export const tell = event => {
	told[event] ??= setTimeout(() => {
		delete told[event];
		htmx.trigger(document.body, event);
	}, 100);
};
