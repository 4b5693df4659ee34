import type { AddressInfo, Server } from 'node:net'
import { Fault } from '#lib'
import type { Settings } from './settings.ts'

type Site = { server: Server; listen(at: { host: string; port: number }): Promise<unknown> }

const nearbyPorts = 20

/**
 * Lets a site answer on the port of the settings, or on the next free one when no special one was asked for.
 * The port it has. Fault: start.port-taken.
 */
export async function listen({ host, port }: Pick<Settings, 'host' | 'port'>, site: Site): Promise<number> {
  const last = port.isChosen ? port.number : port.number + nearbyPorts
  for (let number = port.number; ; number++) {
    try {
      await site.listen({ host, port: number })
      return (site.server.address() as AddressInfo).port
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!isTaken) throw error
      if (number >= last) throw new Fault('start.port-taken', 409, { port: port.number }, error)
    }
  }
}
