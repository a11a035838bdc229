// SPDX-License-Identifier: GPL-3.0-or-later
// Resolvers must not learn of an onion service. This file replaces the process's resolver
// functions.
#include "collectors/http/http_client.h"
#include "tests/collectors/http/http_server.h"

#include <QMutex>
#include <QStringList>
#include <QTest>

#include <dlfcn.h>
#include <netdb.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

QMutex mutex;
QStringList lookedUp;

} // namespace

extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints,
                           addrinfo **found)
{
    const QMutexLocker lock(&mutex);
    lookedUp << QString::fromUtf8(name ? name : "");
    using Real = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto real = reinterpret_cast<Real>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(name, service, hints, found);
}

class TestOnion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        const QMutexLocker lock(&mutex);
        lookedUp.clear();
    }
    void neverLookedUp()
    {
        const auto client = makeHttpClient({});
        for (const char *url :
             {"http://abcdef.onion/", "https://abcdef.ONION:8332/", "http://abcdef.onion./"})
            QCOMPARE(fetched(*client, QUrl(QLatin1String(url))).failure,
                     HttpAnswer::Failure::HostNotFound);
        QCOMPARE(fetched(*client, QUrl(u"http://nothing.invalid/"_s)).failure,
                 HttpAnswer::Failure::HostNotFound);
        const QMutexLocker lock(&mutex);
        QVERIFY(lookedUp.contains(u"nothing.invalid"_s)); // shows that the replacement works
        QVERIFY2(!lookedUp.join(u' ').contains(u"onion"_s, Qt::CaseInsensitive),
                 qPrintable(lookedUp.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(TestOnion)
#include "test_onion.moc"
