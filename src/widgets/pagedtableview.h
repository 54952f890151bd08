#pragma once

#include <QTableView>

namespace desk {

// A list of documents: rows of one height, no vertical lines, striped, numbers at the right as the model says, Tab
// leaves. Nothing is ever measured over all rows, so a million of them show as fast as ten (ux 6.3.22). A row still to
// be fetched may answer with empty texts. Enter or a double click opens; Space ticks; Ctrl+C copies as tab-separated
// text; Alt+Up and Alt+Down ask for the order of the current column.
class PagedTableView : public QTableView {
    Q_OBJECT

public:
    explicit PagedTableView(QWidget *parent = nullptr);

    // The rows that are chosen, in order of the list. Costs the number of chosen rows.
    QList<int> selectedRows() const;
    void setCurrentRow(int row);

Q_SIGNALS:
    void opened(int row);
    void ticked(int row);
    void sortRequested(int column, Qt::SortOrder order);
    void selectionEdited();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    friend class ListDelegate;
    void applyMeasures();
    void copyRows() const;
    void setHoveredRow(int row);

    int m_hovered = -1;
};

} // namespace desk
