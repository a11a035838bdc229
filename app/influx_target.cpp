// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/influx_target.h"

namespace bnm {

InfluxTarget influxTarget(const Config &config)
{
    InfluxTarget target;
    target.url = config.influxUrl;
    target.org = config.influxOrg;
    target.bucket = config.influxBucket;
    target.token = config.influxToken;
    target.verifyTls = config.influxTlsVerify;
    target.proxy = config.influxProxy;
    target.authorities = config.influxAuthorities;
    return target;
}

} // namespace bnm
