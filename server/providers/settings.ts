import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, nameKey, newId, oneLine } from '#lib'
import { append } from '#log'
import type { ModelProvider, ModelProviders, ProviderForm } from '#protocol'
import type { Vault } from '#profiles'
import { countWaiting } from './ask-store.ts'
import { inHealth } from './breaker.ts'
import { tellProvider } from './events.ts'
import { dropProvider, listProviders, lockProviders, saveProvider, turnOthersOff } from './provider-store.ts'
import type { Reach } from './reach.ts'
import { shown } from './shown.ts'
import type { ProviderRow } from './tables.ts'

const most = 10
const longest = 60

export type Needs = { vault: Vault; reach: Reach; now: number }

/** All of the brand's. @throws Fault `forbidden` (403) */
export async function modelProviders(tx: Tx, who: Who, { reach, now }: Needs): Promise<ModelProviders> {
  mustBeAble(who, 'administer')
  const [rows, waiting] = await Promise.all([
    listProviders(tx, who.workspaceId, now),
    countWaiting(tx, who.workspaceId),
  ])
  return { rows: rows.map(row => shown(row, waiting, now)), localHosts: [...reach.localHosts] }
}

/**
 * Sets a provider up; with an `id` changes it. The one that is on turns the others off.
 * @throws Fault `forbidden` (403), `provider.unknown` (404), `provider.nameless`, `provider.long`, `provider.many`, `provider.address`,
 * `provider.not-secure`, `provider.model`, `provider.reads`, `provider.key-again` (422), `provider.name-taken` (409)
 */
export async function keepProvider(
  tx: Tx,
  who: Who,
  { vault, reach, now }: Needs,
  { id, ...form }: ProviderForm & { id?: string },
): Promise<ModelProvider> {
  mustBeAble(who, 'administer')
  const { workspaceId } = who
  await lockProviders(tx, workspaceId)
  const all = await listProviders(tx, workspaceId, now)
  const before = all.find(each => each.id === id)
  if (id !== undefined && !before) throw new Fault('provider.unknown', 404)
  if (!before && all.length >= most) throw new Fault('provider.many', 422, { max: most })
  const sound = soundOf(form, reach)
  const isSame = ({ name }: { name: string }) => nameKey(name) === nameKey(sound.name)
  if (all.some(each => each !== before && isSame(each))) throw new Fault('provider.name-taken', 409)
  const row: ProviderRow = {
    ...{ workspaceId, id: before?.id ?? newId(now), ...sound, ...inHealth, lastOutcome: null },
    ...keyOf(form, before, vault),
  }
  if (row.isOn) await turnOthersOff(tx, workspaceId, row.id)
  await saveProvider(tx, row)
  const { name, endpoint, model, isOn } = row
  await record(tx, who, before ? 'provider.changed' : 'provider.added', row.id, {
    ...{ name, model, isOn, host: new URL(endpoint).host },
  })
  await append(tx, [tellProvider(workspaceId, row.id)])
  return shown({ ...row, requests: before?.requests ?? 0, tokens: before?.tokens ?? 0 }, 0, now)
}

/** @throws Fault `forbidden` (403), `provider.unknown` (404) */
export async function removeProvider(tx: Tx, who: Who, id: string, now: number): Promise<void> {
  mustBeAble(who, 'administer')
  await lockProviders(tx, who.workspaceId)
  const before = (await listProviders(tx, who.workspaceId, now)).find(each => each.id === id)
  if (!before) throw new Fault('provider.unknown', 404)
  await dropProvider(tx, who.workspaceId, id)
  await record(tx, who, 'provider.removed', id, { name: before.name })
  await append(tx, [tellProvider(who.workspaceId, id)])
}

function soundOf(form: ProviderForm, reach: Reach) {
  const [name, model] = [oneLine(form.name), oneLine(form.model)]
  if (!name) throw new Fault('provider.nameless', 422)
  if (!model) throw new Fault('provider.model', 422)
  if (name.length > longest || model.length > 2 * longest) throw new Fault('provider.long', 422, { max: longest })
  if (form.reads.length === 0) throw new Fault('provider.reads', 422)
  const endpoint = form.endpoint
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/chat\/completions$/, '')
  reach.mustBeFair(endpoint)
  const { timeoutMs, requestsADay, tokensADay, isOn } = form
  return { name, model, endpoint, reads: [...new Set(form.reads)], timeoutMs, requestsADay, tokensADay, isOn }
}

/** A key is for the address that it was given for: at another one it has to be given again. */
function keyOf({ key, endpoint }: ProviderForm, before: ProviderRow | undefined, vault: Vault) {
  if (key) {
    const plain = key.trim()
    if (!/^[\x21-\x7e]+$/.test(plain)) throw new Fault('provider.key', 422)
    return { secret: vault.seal(plain), keyEnding: plain.length >= 12 ? plain.slice(-4) : '' }
  }
  if (key === null || !before?.secret) return { secret: null, keyEnding: null }
  if (URL.parse(before.endpoint)?.origin !== URL.parse(endpoint.trim())?.origin)
    throw new Fault('provider.key-again', 422)
  return { secret: before.secret, keyEnding: before.keyEnding }
}
