// What is written stays until it is sent: one draft a conversation, one key a message.
import {byId, kept, onIn, tell} from './page.js';
import {toEnd} from './conversation.js';
import {uploaded} from './files.js';

const MOST = 10000;

/** Says how many characters are left, as people count them. */
function count(field) {
  const {form, value} = field;
  const counter = form.querySelector('#counter');
  const left = MOST - [...value].length;
  const word = left < 0 ? counter.dataset.over : left < 1000 ? counter.dataset.left : '';
  counter.textContent = word.replace('{}', Math.abs(left));
  field.ariaInvalid = left < 0;
}

async function send(form) {
  const {text, key, send: button} = form.elements;
  const {draft} = form.dataset;
  const say = (word, problem = '') => {
    button.textContent = button.dataset[word];
    form.querySelector('[role=alert]').innerHTML = problem;
  };
  if (button.textContent === button.dataset.sending) {
    return;
  }
  say('sending');
  if (await uploaded(form)) {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(form.action, {method: 'POST', body, headers: {'HX-Request': 'true'}})
      .then(answer => answer.headers.has('viesti-page') ? answer : Promise.reject())
      .catch(() => new Response('', {status: 503}));
    response.status === 401 && location.reload();
    if (response.ok) {
      const sent = body.get('text');
      text.value = text.value === sent ? '' : text.value;
      count(text);
      // what another tab keeps stays
      kept[draft] === sent && delete kept[draft];
      form.querySelector('#uploads').replaceChildren();
      form.isConnected && toEnd();
    }
    // with these the server has done with the key
    if (response.ok || response.status === 422) {
      key.value = crypto.getRandomValues(new Uint8Array(16)).join('-');
      tell('stale');
    }
    response.status < 500 ? say('send', await response.text()) : say('retry', form.dataset.failed);
  } else {
    say('send', form.dataset.filesFirst);
  }
  text.focus();
}

function begin() {
  const text = byId('text');
  if (text) {
    text.value ||= kept[text.form.dataset.draft] ?? '';
    count(text);
  }
}

onIn('text', 'input', ({target}) => {
  kept[target.form.dataset.draft] = target.value;
  count(target);
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
onIn('conversation', 'htmx:afterSettle', begin);
begin();
