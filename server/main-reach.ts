import { randomBytes } from 'node:crypto'
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import type { Settings } from './settings.ts'

type Reach = Pick<Settings, 'host' | 'address'>

const loopback = /^(localhost|127(\.\d+){3}|::1)$/i
const everywhere = /^(0\.0\.0\.0|::|)$/

/** Whether others than this machine can get here, as far as the settings say. */
export const isReachable = ({ host, address }: Reach): boolean => address !== undefined || !loopback.test(host)

/** The address to open in a browser, on this machine where that will do. */
export function addressToOpen({ host }: Pick<Reach, 'host'>, port: number): string {
  const name = loopback.test(host) || everywhere.test(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

type Interfaces = Record<string, NetworkInterfaceInfo[] | undefined>

/**
 * Where the installation is set up by somebody who may sit elsewhere. The token stands behind the `#`, which browsers
 * send to nobody.
 */
export function setUpLink(
  { host, address }: Reach,
  port: number,
  token: string,
  known: () => Interfaces = networkInterfaces,
): string {
  const outward = Object.values(known())
    .flat()
    .find(each => each?.family === 'IPv4' && !each.internal)
  const open = addressToOpen({ host: everywhere.test(host) && outward ? outward.address : host }, port)
  return `${address ? new URL(address).origin : open}/#set-up=${token}`
}

export const newSetUpToken = (): string => randomBytes(24).toString('base64url')
