import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Team } from './client.ts'

/** What is known of a world that was begun: enough to go on with it after any interruption. */
export type Begun = {
  /** When its last weeks end, epoch milliseconds. */
  bornAt: number
  teams: Record<string, Team>
  /** Profiles by "brand/channel". */
  profiles: Record<string, { profileId: string; connectionId: string }>
  /** How often it has been started. */
  runs: number
  /** Teams, tags, texts and the like were laid out at the desks. */
  isFurnished?: boolean
  /** Who can do what and when was laid out, and by when customers are answered. */
  hasWork?: boolean
  /** How the work of each queue reaches people was set. */
  isDistributed?: boolean
  /** Where the phone answered last, so that it stays where people have it open. */
  phonePort?: number
}

type Happened = { story: string; number: number; conversationId?: string }

export type Memory = {
  begun: Begun | undefined
  keep(begun: Begun): void
  has(story: string, number: number): boolean
  conversationOf(story: string): string | undefined
  happened(what: Happened): void
}

export function openMemory(folder: string): Memory {
  const file = join(folder, 'demo.json')
  const steps = join(folder, 'demo-steps.jsonl')
  const done = new Set<string>()
  const conversations = new Map<string, string>()
  const note = ({ story, number, conversationId }: Happened) => {
    done.add(`${story} ${number}`)
    if (conversationId) conversations.set(story, conversationId)
  }
  if (existsSync(steps))
    for (const line of readFileSync(steps, 'utf8').split('\n').filter(isWhole)) note(JSON.parse(line) as Happened)
  const memory: Memory = {
    begun: existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Begun) : undefined,
    keep(begun) {
      memory.begun = begun
      writeFileSync(`${file}.new`, JSON.stringify(begun, null, 2))
      renameSync(`${file}.new`, file)
    },
    has: (story, number) => done.has(`${story} ${number}`),
    conversationOf: story => conversations.get(story),
    happened(what) {
      note(what)
      appendFileSync(steps, `${JSON.stringify(what)}\n`)
    },
  }
  return memory
}

/** The last line may be cut. */
const isWhole = (line: string): boolean => line.endsWith('}')
