#pragma once

#include <QList>
#include <QListView>
#include <QString>
#include <QVariant>

class QStandardItemModel;

namespace desk {

// One offer of a suggest field. `payload` is the owner's key (an id); the field hands it back untouched.
struct SuggestRow {
    QString title;
    QString detail; // muted, behind the title: city, GSTIN, last rate
    QVariant payload;
    bool creates = false; // the row "Create <text>": it picks nothing, it asks for a new record
};

using SuggestRows = QList<SuggestRow>;

// The offers under a field: a child of the top-level window, never a popup, that never takes the keyboard, so that no
// key is lost at scanner speed (ux 6.3.4). At most 50 rows are shown, the first is chosen beforehand.
class SuggestList : public QListView {
    Q_OBJECT

public:
    explicit SuggestList(QWidget *window);

    static constexpr int maximumRows = 50;

    void offer(const SuggestRows &rows, const QWidget *editor);
    int rowCount() const { return int(m_rows.size()); }
    const SuggestRow *currentRow() const; // null where there is none
    void setCurrentRow(int row);
    // Up, Down, PgUp, PgDn: true where the key was the list's.
    bool steer(int key);

Q_SIGNALS:
    void picked(const desk::SuggestRow &row); // by mouse

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    SuggestRows m_rows;
    QStandardItemModel *m_model;
};

} // namespace desk
