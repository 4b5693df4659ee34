import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { asError, Fault } from '#lib'

/** What is remembered of one brand. `sent`: how many of its messages have been taken, in their order. */
export type BrandState = { secret: string; profileId?: string; connectionId?: string; sent: number }

export type State = {
  /** What is known of a brand; a new one gets a secret, which is kept before it is used. */
  brand(name: string): BrandState
  remember(name: string, change: Partial<BrandState>): void
}

type Kept = { version: 1; address: string; plan: string; brands: Record<string, BrandState> }

/**
 * The state of a replay in a file that its owner alone can read, written whole after each change; without a file it
 * lasts as long as the process. `plan` names the messages and their order: when they are others, all are sent again, to
 * the same profiles. @throws Fault replay.state-unreadable, replay.state-of-another, replay.state-not-writable
 */
export function openState(file: string | undefined, { address, plan }: { address: string; plan: string }): State {
  const before = file === undefined ? undefined : readState(file)
  if (before && before.address !== address) {
    throw new Fault('replay.state-of-another', 409, { file: file!, address: before.address })
  }
  const isSame = before?.plan === plan
  const known = Object.entries(before?.brands ?? {})
  const brands = new Map(known.map(([name, brand]) => [name, isSame ? brand : { ...brand, sent: 0 }]))
  const save = () => {
    if (file !== undefined) writeState(file, { version: 1, address, plan, brands: Object.fromEntries(brands) })
  }
  const remember = (name: string, brand: BrandState) => {
    brands.set(name, brand)
    save()
    return brand
  }
  const brand = (name: string) =>
    brands.get(name) ?? remember(name, { secret: randomBytes(32).toString('base64url'), sent: 0 })
  save()
  return { brand, remember: (name, change) => void remember(name, { ...brand(name), ...change }) }
}

function readState(file: string): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept>
    if (kept.version !== 1 || typeof kept.address !== 'string' || typeof kept.brands !== 'object')
      throw new Error('version')
    return kept as Kept
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Fault('replay.state-unreadable', 422, { file, detail: asError(error).message }, error)
  }
}

/** Under another name first, so that a state is there whole or not at all. */
function writeState(file: string, kept: Kept): void {
  try {
    const fresh = `${file}.${process.pid}`
    writeFileSync(fresh, `${JSON.stringify(kept, null, 1)}\n`, { mode: 0o600 })
    renameSync(fresh, file)
  } catch (error) {
    throw new Fault('replay.state-not-writable', 422, { file, detail: asError(error).message }, error)
  }
}
