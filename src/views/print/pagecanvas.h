#pragma once

#include "print/paper.h"

#include <QScrollArea>
#include <QStyledItemDelegate>

namespace desk {

// Pages one below the other, drawn as they are printed. Pages are of white paper in the dark look too.
class PageCanvas : public QScrollArea {
    Q_OBJECT
public:
    explicit PageCanvas(QWidget *parent = nullptr);

    // Layout and typesetter outlive the canvas, or are replaced by another call; null shows nothing.
    void setPages(const PaperLayout *layout, Typesetter *typesetter);
    // 1 = as large as on paper; 0 = as wide as the window.
    void setZoom(qreal zoom);
    qreal zoom() const { return m_zoom; }
    qreal scale() const; // points to pixels, as shown now
    int pageCount() const;
    int currentPage() const; // from 0: the one most of the window shows
    void goToPage(int page);

Q_SIGNALS:
    void currentPageChanged(int page);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

Q_SIGNALS:
    void zoomStepped(int steps); // the wheel with Ctrl

private:
    class Sheets;
    void arrange();
    QRect pageRect(int page) const;

    const PaperLayout *m_layout = nullptr;
    Typesetter *m_typesetter = nullptr;
    qreal m_zoom = 0;
    Sheets *m_sheets;
    int m_shown = -1;
};

// Draws the rows of a list as small pages; the row is the page's number.
class ThumbnailDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setPages(const PaperLayout *layout, Typesetter *typesetter);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const PaperLayout *m_layout = nullptr;
    Typesetter *m_typesetter = nullptr;
};

} // namespace desk
