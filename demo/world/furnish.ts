import type { Who } from '#accounts'
import type { World } from '#api'
import type { Tx } from '#db'
import { addField, fields } from '#fields'
import { addMacro, macros } from '#macros'
import type { Condition, MacroStep } from '#protocol'
import { defaultReasonId } from '#reasons'
import { addSnippet, snippets } from '#snippets'
import { addTag, tags } from '#tags'
import { addTeam, putMembers, teams } from '#teams'
import { addView, views } from '#views'
import type { DemoBrand } from './brands.ts'
import { type Furniture, furnitureOf } from './furniture.ts'
import type { Memory } from './memory.ts'

type House = { world: World; memory: Memory; brands: readonly DemoBrand[] }
type Here = { tx: Tx; who: Who; furniture: Furniture; now: number }

const hour = 3_600_000

/** Lays out teams, tags, fields, texts, macros and views once; what has been taken away since is not put there again. */
export async function furnish({ world, memory, brands }: House): Promise<void> {
  if (memory.begun!.isFurnished) return
  for (const { id } of brands) {
    const { workspaceId, people } = memory.begun!.teams[id]!
    const who: Who = { kind: 'machine', workspaceId }
    await world.database.app(workspaceId, async tx => {
      const here = { tx, who, furniture: furnitureOf[id]!, now: world.now() }
      await gather(here, people)
      await layTags(here)
      await layFields(here)
      await layTexts(here)
      await layMacros(here)
      await layViews(here)
    })
  }
  memory.keep({ ...memory.begun!, isFurnished: true })
}

/** By its name, what is not there: the founding may have been interrupted between two brands. */
const missing = <T>(wanted: Record<string, T>, there: readonly { name: string }[]): [string, T][] =>
  Object.entries(wanted).filter(([name]) => !there.some(each => each.name === name))

async function gather({ tx, who, furniture, now }: Here, people: Record<string, string>): Promise<void> {
  for (const [name, members] of missing(furniture.teams, await teams(tx, who))) {
    const id = await addTeam(tx, who, { name, now })
    await putMembers(tx, who, { id, members: members.map(each => people[each]!) })
  }
}

async function layTags({ tx, who, furniture, now }: Here): Promise<void> {
  for (const [name, hue] of missing(furniture.tags, await tags(tx, who))) await addTag(tx, who, { name, hue, now })
}

async function layFields({ tx, who, furniture, now }: Here): Promise<void> {
  const there = await fields(tx, who)
  for (const { choices = [], ...field } of furniture.fields) {
    if (there.some(each => each.label === field.label && each.subject === field.subject)) continue
    await addField(tx, who, { ...field, choices: choices.map(label => ({ label })), now })
  }
}

async function layTexts({ tx, who, furniture, now }: Here): Promise<void> {
  const wanted = Object.fromEntries(furniture.snippets.map(each => [each.name, each]))
  for (const [, written] of missing(wanted, await snippets(tx, who)))
    await addSnippet(tx, who, { ...written, isShared: true, now })
}

async function layMacros({ tx, who, furniture, now }: Here): Promise<void> {
  const [texts, known, there] = [await snippets(tx, who), await tags(tx, who), await macros(tx, who)]
  for (const { name, reply, note, tag, snoozeHours, close } of furniture.macros) {
    if (there.some(each => each.name === name)) continue
    const steps: MacroStep[] = [
      ...(reply ? [{ kind: 'reply', snippetId: named(reply, texts).id } as const] : []),
      ...(note ? [{ kind: 'note', text: note } as const] : []),
      ...(tag ? [{ kind: 'tag', add: [named(tag, known).id], remove: [] } as MacroStep] : []),
      ...(snoozeHours ? [{ kind: 'snooze', forMs: snoozeHours * hour } as const] : []),
      ...(close ? [{ kind: 'close', reasonId: defaultReasonId(who.workspaceId, close) } as const] : []),
    ]
    await addMacro(tx, who, { name, steps, isShared: true, now })
  }
}

async function layViews({ tx, who, furniture, now }: Here): Promise<void> {
  const [known, there] = [await tags(tx, who), await views(tx, who)]
  for (const { tag, ...view } of furniture.views) {
    if (there.some(each => each.name === view.name)) continue
    const tagged: Condition[] = tag ? [{ field: 'tag', operator: 'is', values: [named(tag, known).id] }] : []
    await addView(tx, who, { ...view, conditions: [...tagged, ...view.conditions], isShared: true }, now)
  }
}

/** @throws Error when nothing is called so */
export function named<T extends { name: string }>(name: string, there: readonly T[]): T {
  const found = there.find(each => each.name === name)
  if (!found) throw new Error(`Nothing here is called "${name}"`)
  return found
}
