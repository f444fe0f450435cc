set write_delay 0;
