import WebSocket from 'ws'
import type { LiveFrame, OfferShown } from '#protocol'
import type { Client } from '../world-client.ts'
import { stranger } from '../world-client.ts'
import { newcomer } from '../world-people.ts'
import { quantile } from './figures.ts'
import { runLoad, usual } from './load.ts'
import { untilDone } from './measure-hooks.ts'
import type { Stage } from './stage.ts'

export type OfferFigures = {
  agents: number
  rate: number
  offers: number
  /** From the moment a message is written to its offer in the hands of its agent's console. */
  p50: number
  p90: number
  p99: number
}

const agentsCount = 20

/**
 * Messages of customers who are new come at a fixed rate; each is offered to one of twenty agents, whose console is told by
 * the live stream, asks what it is, and takes it at once. What waits for a free agent counts with its wait.
 */
export async function measureOffers(stage: Stage, perSecond: number, seconds: number): Promise<OfferFigures> {
  const { owner } = stage.brands[0]!
  await prepare(owner)
  const waits: number[] = []
  const seen = new Set<number>()
  const began = Date.now()
  const heard = (offer: OfferShown) => {
    if (seen.has(offer.number)) return
    seen.add(offer.number)
    for (const { arrivedAt } of offer.tasks) if (arrivedAt >= began) waits.push(Date.now() - arrivedAt)
  }
  const agents = await Promise.all(
    Array.from({ length: agentsCount }, () => newcomer(stranger(stage.address), owner, 'agent')),
  )
  const consoles = await Promise.all(agents.map(agent => openConsole(stage.address, agent, heard)))
  const report = await runLoad({
    ...usual,
    address: stage.address,
    targets: stage.targets.filter(({ workspaceId }) => workspaceId === owner.workspaceId),
    run: 'offers',
    seconds,
    perSecond,
    newShare: 1,
    firstSequence: 5_000_000,
  })
  await untilDone(stage)
  await Promise.all(consoles.map(close => close()))
  return {
    ...{ agents: agentsCount, rate: report.answered / report.seconds, offers: waits.length },
    ...{ p50: quantile(waits, 0.5), p90: quantile(waits, 0.9), p99: quantile(waits, 0.99) },
  }
}

/** So that everybody has room for all that is taken in the run. */
async function prepare(owner: Client): Promise<void> {
  const rules = await owner.get<{ weights: Record<string, number> }>('/work-rules')
  await owner.put('/work-rules', { ...rules, weights: { ...rules.weights, messaging: 1, comment: 1 }, parkedUnits: 0 })
  await owner.put('/routing/queues', { teamId: null, mode: 'push', needs: {}, overflow: null })
}

/** Returns how to close it. */
async function openConsole(
  address: string,
  agent: Client,
  heard: (offer: OfferShown) => void,
): Promise<() => Promise<void>> {
  const url = `${address.replace('http', 'ws')}/api/v1/live?workspace=${agent.workspaceId}`
  const socket = new WebSocket(url, { headers: { cookie: agent.cookie, origin: address } })
  const look = async () => {
    for (const offer of await agent.get<OfferShown[]>('/offers')) {
      heard(offer)
      await agent.post(`/offers/${offer.number}/accept`).catch(() => {})
    }
  }
  socket.on('message', data => {
    const frame = JSON.parse(String(data)) as LiveFrame
    if (frame.kind === 'offers' || (frame.kind === 'frame' && frame.stale.includes('offers'))) void look()
  })
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  socket.send(JSON.stringify({ kind: 'show', view: 'mine', rows: [], conversation: null }))
  await agent.put('/presences/mine', { state: 'available' })
  return () =>
    new Promise(resolve => {
      socket.on('close', () => resolve())
      socket.close()
    })
}
