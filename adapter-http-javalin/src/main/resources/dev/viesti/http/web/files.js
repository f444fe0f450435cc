// Files for a message: each goes up at once.
import {byId, on, onIn, post} from './page.js';

const MOST = 10;
const LARGEST = 20 << 20;

/** Whether all are there, in the end. */
export async function uploaded(form) {
	while (form.querySelector('[data-state=going]')) {
		await new Promise(resolve => setTimeout(resolve, 100));
	}
	return !form.querySelector('#uploads .error:not(:empty)');
}

function add(files) {
	const list = byId('uploads');
	const free = MOST - list.children.length;
	byId('composer-problem').textContent = files.length > free ? list.dataset.tooMany : '';
	for (const file of [...files].slice(0, free)) {
		list.append(byId('upload').content.cloneNode(true));
		const item = list.lastElementChild;
		item.querySelector('bdi').textContent = file.name;
		item.querySelectorAll('[aria-label]').forEach(part => { part.ariaLabel += ' ' + file.name; });
		upload(file, item);
	}
}

async function upload(file, item) {
	const form = item.closest('form');
	const words = item.parentElement.dataset;
	const part = css => item.querySelector(css);
	const request = new XMLHttpRequest();
	const show = (state, problem = '') => {
		item.dataset.state = state;
		part('.error').innerHTML = problem;
	};
	part('.retry').onclick = () => upload(file, item);
	part('.remove').onclick = () => {
		request.abort();
		item.remove();
		byId('composer-problem').textContent = '';
		form.elements.text.focus();
	};
	if (file.size > LARGEST) {
		show('refused', words.tooLarge);
		return;
	}
	show('going');
	request.upload.onprogress = ({loaded, total}) => { part('progress').value = loaded / total; };
	const [status, answer] = await post(form, '/files?' + new URLSearchParams({name: file.name}), file, request);
	if (status === 201) {
		part('bdi').outerHTML = answer;
		show('there');
	} else {
		status < 500 ? show('refused', answer) : show('failed', words.failed);
	}
}

['dragover', 'dragleave', 'drop'].forEach(type => on(type, event => {
	const form = byId('composer');
	if (form && event.dataTransfer.types.includes('Files')) {
		const isHere = event.target.closest('.thread');
		event.preventDefault();
		form.classList.toggle('is-dropping', isHere && type === 'dragover');
		isHere && type === 'drop' && add(event.dataTransfer.files);
	}
}));
onIn('pick', 'change', ({target}) => {
	add(target.files);
	target.value = '';
});
onIn('text', 'paste', event => {
	const {files, types} = event.clipboardData;
	if (files.length && !types.includes('text/plain')) {
		event.preventDefault();
		add(files);
	}
});
