#pragma once

#include <QWidget>

namespace desk {

// A key cap and what the key does: [Enter] next.
class KeyHint : public QWidget {
    Q_OBJECT

public:
    KeyHint(const QString &key, const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int capWidth() const;

    QString m_key;
    QString m_text;
};

// Hints side by side; those that do not fit are left out from the end, never cut through.
class KeyHintRow : public QWidget {
    Q_OBJECT

public:
    explicit KeyHintRow(QWidget *parent = nullptr);
    void addHint(const QString &key, const QString &text);
    void clear();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    QList<KeyHint *> m_hints;
};

} // namespace desk
