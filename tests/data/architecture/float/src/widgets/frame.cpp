double opacity = 0.5;
