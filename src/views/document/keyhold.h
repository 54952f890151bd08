#pragma once

#include <QKeyEvent>
#include <QList>
#include <QObject>
#include <QPointer>

#include <memory>

namespace desk {

// While a document is being written its form takes nothing in. Keys that arrive meanwhile belong to the next document:
// they are held, and given to it in the same order when it is there. Keys for another window are none of its business.
class KeyHold : public QObject {
    Q_OBJECT
public:
    explicit KeyHold(QWidget *form);

    bool isHolding() const { return m_holding; }
    void hold();
    void release(bool giveBack); // false: what was typed is dropped

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isOurs(const QObject *watched) const;
    void give(const QKeyEvent &key);

    QWidget *m_form;
    bool m_holding = false;
    QList<std::shared_ptr<QKeyEvent>> m_keys;
};

} // namespace desk
