// SPDX-License-Identifier: GPL-3.0-or-later
// The least Qt program without a window, to compare with: prints a line when its event loop runs.
#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QTimer::singleShot(0, &application, [] {
        std::puts("running");
        std::fflush(stdout);
    });
    return application.exec();
}
