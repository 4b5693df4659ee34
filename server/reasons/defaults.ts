import type { Tx } from '#db'
import { idOf } from '#lib'
import type { Language, ReasonMark } from '#protocol'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }
import { insertReasons } from './store.ts'

type Leaf = [name: string, toCustomer: ReasonMark, toBrand: ReasonMark]
type Branch = [name: string, leaves: readonly Leaf[]]

/** What a brand may change its mind about; the avoidable ones are those that irritate either side. */
const branches: readonly Branch[] = [
  [
    'orders',
    [
      ['order', 'irritant', 'irritant'],
      ['change', 'value', 'irritant'],
      ['return', 'irritant', 'irritant'],
    ],
  ],
  [
    'products',
    [
      ['product', 'value', 'value'],
      ['fault', 'irritant', 'irritant'],
    ],
  ],
  [
    'payments',
    [
      ['price', 'value', 'value'],
      ['payment', 'irritant', 'irritant'],
    ],
  ],
  [
    'accounts',
    [
      ['access', 'irritant', 'irritant'],
      ['account', 'value', 'irritant'],
    ],
  ],
  [
    'voices',
    [
      ['praise', 'value', 'value'],
      ['idea', 'value', 'value'],
    ],
  ],
]

const catalogues: Record<Language, Partial<Record<string, string>>> = { es, en }

/** The id that a default reason (`order`, `return`, …) has in a workspace that was given it. */
export const defaultReasonId = (workspaceId: string, name: string): string =>
  idOf('reason', workspaceId, `reason.default.${name}`)

/** Gives a new workspace its first reasons, in its language. Done twice is done once. As app or engine. */
export async function addDefaultReasons(
  tx: Tx,
  { workspaceId, language }: { workspaceId: string; language: Language },
): Promise<void> {
  const named = (name: string) => {
    const key = `reason.default.${name}`
    return { id: defaultReasonId(workspaceId, name), label: catalogues[language][key] ?? name }
  }
  const unmarked = { toCustomer: null, toBrand: null }
  const made = branches.flatMap(([name, leaves], position) => {
    const branch = { ...named(name), ...unmarked, parentId: null, position }
    const below = leaves.map(([leaf, toCustomer, toBrand], place) => ({
      ...{ ...named(leaf), toCustomer, toBrand, parentId: branch.id, position: place },
    }))
    return [branch, ...below]
  })
  const other = { ...named('other'), ...unmarked, parentId: null, position: branches.length }
  await insertReasons(tx, workspaceId, [...made, other])
}
