#include "collectors/rpc/rpc_client.h"
namespace bnm
{
}
