// What is written stays until it is sent: one draft a conversation, one key a message.
import {byId, kept, onIn, post, tell} from './page.js';
import {toEnd} from './conversation.js';
import {uploaded} from './files.js';

const MOST = 10000;
const sending = new Set();

function show() {
	const text = byId('text');
	if (text) {
		const counter = byId('counter');
		text.value ||= kept[text.form.dataset.draft] ?? '';
		const left = MOST - [...text.value].length;
		const word = left < 0 ? counter.dataset.over : left < 1000 ? counter.dataset.left : '';
		counter.textContent = word.replace('{}', Math.abs(left));
		text.ariaInvalid = left < 0;
	}
}

async function send(form) {
	const {text, key, send: button} = form.elements;
	const {draft, failed, filesFirst} = form.dataset;
	const say = (word, problem = '') => {
		button.textContent = button.dataset[word];
		form.querySelector('[role=alert]').innerHTML = problem;
	};
	if (sending.has(draft)) {
		return;
	}
	sending.add(draft);
	say('sending');
	if (await uploaded(form)) {
		const sent = text.value;
		const [status, problem] = await post(form, form.action, new URLSearchParams(new FormData(form)));
		if (status === 204) {
			// what another tab keeps stays
			kept[draft] === sent && delete kept[draft];
			form.querySelector('#uploads').replaceChildren();
			// the conversation may be open anew, or another one
			const open = byId('text');
			if (open?.form.dataset.draft === draft) {
				open.value = open.value === sent ? '' : open.value;
				show();
				toEnd();
			}
		}
		// with these the server has done with the key
		if (status === 204 || status === 422) {
			key.value = crypto.getRandomValues(new Uint8Array(16)).join('-');
			tell('stale');
		}
		status < 500 ? say('send', problem) : say('retry', failed);
	} else {
		say('send', filesFirst);
	}
	sending.delete(draft);
	text.focus();
}

onIn('text', 'input', ({target: {value, form}}) => {
	const {draft} = form.dataset;
	kept[draft] = value;
	value || delete kept[draft];
	byId('composer-problem').textContent = '';
	show();
});
onIn('text', 'keydown', event => {
	if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
		event.preventDefault();
		event.target.form.requestSubmit();
	}
});
onIn('composer', 'submit', event => {
	event.preventDefault();
	send(event.target);
});
onIn('conversation', 'htmx:afterSettle', show);
show();
