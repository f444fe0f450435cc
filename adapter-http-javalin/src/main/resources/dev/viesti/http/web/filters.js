// The tag filter: a tag joins those chosen before, whose answer may still be on its way.
import {byId, onIn} from './page.js';

let isByKey;

function choose() {
	const {form, selectedOptions, value} = byId('tag');
	isByKey = false;
	if (value) {
		byId('chosen').append(...selectedOptions);
		form.requestSubmit();
	}
}

onIn('tag', 'keydown', ({key, altKey}) => {
	key === 'Enter' && choose();
	// keys change a closed list, which waits for Enter or to be left; these open it
	isByKey = !altKey && key !== ' ' && key !== 'Enter';
});
onIn('tag', 'pointerdown', () => { isByKey = false; });
onIn('tag', 'change', () => isByKey || choose());
onIn('tag', 'focusout', choose);
