// Whether shortcuts are on, which this browser remembers.
const box = document.getElementById('shortcuts');
if (box) {
    box.closest('section').hidden = false;
    box.checked = localStorage.getItem('viesti-shortcuts') !== 'off';
    box.addEventListener('change', () => {
        localStorage.setItem('viesti-shortcuts', box.checked ? 'on' : 'off');
        const saved = document.getElementById('saved');
        saved.textContent = '';
        setTimeout(() => { saved.textContent = saved.dataset.saved; });
    });
}
