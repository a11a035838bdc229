// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/keyring.h"

#ifdef HAVE_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace bnm {

#ifdef HAVE_KEYCHAIN

namespace {

/// Several jobs of QtKeychain, presented as one.
struct Jobs {
    qsizetype left = 0;
    SecretReading reading;
    std::function<void(const SecretReading &)> handler;

    void take(const QKeychain::Job &job)
    {
        const bool isThere = job.error() != QKeychain::EntryNotFound;
        if (isThere && job.error() != QKeychain::NoError && reading.error.isEmpty())
            reading.error = job.errorString().isEmpty() ? QStringLiteral("no answer")
                                                        : job.errorString().simplified();
        if (--left == 0)
            handler(reading);
    }
};

class Keyring : public SecretStore {
public:
    explicit Keyring(QString service) : m_service(std::move(service)) {}

    void read(const QStringList &names, std::function<void(const SecretReading &)> handler) override
    {
        const auto jobs = std::make_shared<Jobs>(Jobs{names.size(), {}, std::move(handler)});
        for (const QString &name : names) {
            auto *job = new QKeychain::ReadPasswordJob(m_service, this);
            job->setKey(name);
            connect(job, &QKeychain::Job::finished, this, [job, jobs, name] {
                if (!job->error() && !job->textData().isEmpty())
                    jobs->reading.secrets.insert(name,
                                                 {job->textData(), QStringLiteral("keyring")});
                jobs->take(*job);
            });
            job->start();
        }
    }

    void write(const QHash<QString, QString> &changes,
               std::function<void(const QString &)> handler) override
    {
        const auto jobs = std::make_shared<Jobs>(
            Jobs{changes.size(), {}, [handler = std::move(handler)](const SecretReading &done) {
                     handler(done.error);
                 }});
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            QKeychain::Job *job = jobFor(*it);
            job->setKey(it.key());
            connect(job, &QKeychain::Job::finished, this, [job, jobs] { jobs->take(*job); });
            job->start();
        }
    }

private:
    QKeychain::Job *jobFor(const QString &text)
    {
        if (text.isEmpty())
            return new QKeychain::DeletePasswordJob(m_service, this);
        auto *job = new QKeychain::WritePasswordJob(m_service, this);
        job->setTextData(text);
        return job;
    }

    QString m_service;
};

} // namespace

std::unique_ptr<SecretStore> makeKeyring(const QString &service)
{
    return std::make_unique<Keyring>(service);
}

#else

std::unique_ptr<SecretStore> makeKeyring(const QString &)
{
    return nullptr;
}

#endif

} // namespace bnm
