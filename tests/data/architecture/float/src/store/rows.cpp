float rate = 0;
