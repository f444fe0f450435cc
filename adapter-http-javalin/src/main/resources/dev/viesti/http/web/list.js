// The list of conversations marks the open one.
import {on} from './page.js';

on('htmx:afterSettle', () => {
    for (const row of document.querySelectorAll('.row')) {
        row.ariaCurrent = row.pathname === location.pathname || null;
    }
});
