const char *one = "SELECT id FROM orders";
