-- else H2 stores its file after every statement
set write_delay 10000;
