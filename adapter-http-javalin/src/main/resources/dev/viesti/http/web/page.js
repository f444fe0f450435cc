// What every page needs: tells the browser's time zone.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes('viesti-zone=' + zone)) {
    document.cookie = 'viesti-zone=' + zone + ';path=/;max-age=31536000;samesite=lax';
}
