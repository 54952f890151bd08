qreal share;
