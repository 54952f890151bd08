#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace desk {

// What a list shows while it has nothing: a picture, a fact, one sentence, at most two things to do.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(const QString &iconName, const QString &title, const QString &sentence);
    void setActions(const QString &first, const QString &second = {}); // an empty text hides its button

Q_SIGNALS:
    void firstTriggered();
    void secondTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_first;
    QPushButton *m_second;
};

} // namespace desk
