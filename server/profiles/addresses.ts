import { BlockList, isIP } from 'node:net'

/** Networks that are not the open internet: our own machine, private and local ones, those kept for other purposes. */
const closed = new BlockList()
const networks4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 168.63.129.16/32 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
// Addresses that carry an IPv4 one inside (translated, 6to4, Teredo) lead to networks that cannot be told from outside.
const networks6 =
  '::/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/32 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8'
for (const network of networks4.split(' ')) closed.addSubnet(...partsOf(network), 'ipv4')
for (const network of networks6.split(' ')) closed.addSubnet(...partsOf(network), 'ipv6')

function partsOf(network: string): [string, number] {
  const [address, bits] = network.split('/')
  return [address!, Number(bits)]
}

/** Whether the address is one of the open internet; an IPv4 address written as IPv6 counts as what it is. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && !closed.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
