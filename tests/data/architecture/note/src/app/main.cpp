int main() { return 0; } // TODO show the window
/* FIXME: twice */
int toDo = 0;
