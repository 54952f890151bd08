// a double entry
const char *words = "no float here";
auto tax = text.toDouble();
