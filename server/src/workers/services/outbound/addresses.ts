import { BlockList, isIP } from 'node:net';

type Range = readonly [address: string, prefix: number];

/** Networks of one's own: only hosts that the operator lists as private may stand there. */
const PRIVATE: readonly Range[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['::1', 128],
  ['fc00::', 7],
];

/** Where nothing stands that a process should reach: “this host”, link-local (cloud metadata), multicast, tunnels into IPv4. */
const NEVER: readonly Range[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fe80::', 10],
  ['ff00::', 8],
];

const privateAddresses = listOf(PRIVATE);
const forbiddenAddresses = listOf(NEVER);

/** Whether a request may go to this address; IPv4 within IPv6 counts as what it is. */
export function isReachable(address: string, mayBePrivate: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0 || forbiddenAddresses.check(address, family)) return false;
  return mayBePrivate || !privateAddresses.check(address, family);
}

function listOf(ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of ranges)
    list.addSubnet(address, prefix, address.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}
