// SPDX-License-Identifier: Apache-2.0
// What a node holds, as the model says it: the way back from cells to values. Cold path. Internal to the room.
#pragma once
#include "engine/eval/machine.hpp"

namespace zhunsheng::eval {

/// The records of a list come without their fields: those are asked for by themselves.
model::Given given_of(const Machine& machine, graph::NodeIndex node, const model::Type& type);

}  // namespace zhunsheng::eval
