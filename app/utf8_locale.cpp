// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/utf8_locale.h"

#include <QByteArray>

#ifdef Q_OS_LINUX
#include <langinfo.h>
#include <locale.h>
#endif

namespace bnm {

void useUtf8Locale()
{
#ifdef Q_OS_LINUX
    const locale_t asked = newlocale(LC_CTYPE_MASK, "", nullptr); // none: it is not installed
    const bool isUtf8 = asked && qstrcmp(nl_langinfo_l(CODESET, asked), "UTF-8") == 0;
    if (asked)
        freelocale(asked);
    if (!isUtf8)
        qputenv(qEnvironmentVariableIsEmpty("LC_ALL") ? "LC_CTYPE" : "LC_ALL", "C.UTF-8");
#endif
}

} // namespace bnm
