// SPDX-License-Identifier: GPL-3.0-or-later
// The least Qt program with a window, to compare with.
#include <QApplication>
#include <QWidget>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QWidget window;
    window.resize(1280, 800);
    window.show();
    return application.exec();
}
