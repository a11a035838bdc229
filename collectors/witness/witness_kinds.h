// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/witness/witness_source.h"

/// The classes behind makeWitnessSource(). The proxy in the options is the one to use.
namespace bnm {

constexpr qint64 mostEsploraBytes = 1024; ///< a height or a hash

std::unique_ptr<WitnessSource> makeElectrumWitness(const WitnessSourceOptions &options);
std::unique_ptr<WitnessSource> makeEsploraWitness(const WitnessSourceOptions &options);
std::unique_ptr<WitnessSource> makeRpcWitness(const WitnessSourceOptions &options);

} // namespace bnm
