import type { Statement, Tx } from '#db'
import type { GestureRules } from '#protocol'

export type Rules = Omit<GestureRules, 'isCurrencyFixed'>

const usual: Rules = { currency: 'EUR', budget: 0 }

const rules: Statement = {
  name: 'gestures-rules',
  text: `select currency, budget from gesture_rules where workspace_id = $1`,
}

export const findRules = async (tx: Tx, workspaceId: string): Promise<Rules> =>
  (await tx.query<Rules>(rules, [workspaceId]))[0] ?? usual

const making: Statement = {
  name: 'gestures-rules-make',
  text: `insert into gesture_rules (workspace_id, currency, budget) values ($1, $2, $3) on conflict do nothing`,
}

/** The rules, which stay so until the end of the transaction: `share` for those who keep to them. */
export async function lockRules(tx: Tx, workspaceId: string, how: 'update' | 'share' = 'update'): Promise<Rules> {
  const locking = `select currency, budget from gesture_rules where workspace_id = $1 for ${how}`
  const [found] = await tx.query<Rules>(locking, [workspaceId])
  if (found) return found
  await tx.query(making, [workspaceId, usual.currency, usual.budget])
  return (await tx.query<Rules>(locking, [workspaceId]))[0]!
}

export const saveRules = (tx: Tx, workspaceId: string, { currency, budget }: Rules): Promise<unknown> =>
  tx.query(`update gesture_rules set currency = $2, budget = $3 where workspace_id = $1`, [
    workspaceId,
    currency,
    budget,
  ])

/** Whether anything that costs was ever given. */
export const hasSpent = async (tx: Tx, workspaceId: string): Promise<boolean> =>
  (await tx.query(`select 1 from gestures where workspace_id = $1 and amount > 0 limit 1`, [workspaceId])).length > 0

/** Every amount that is set with so many decimals more. */
export async function rescale(tx: Tx, workspaceId: string, decimals: number): Promise<void> {
  if (decimals === 0) return
  const scaled = (amount: string) => `round(${amount} * power(10::numeric, $2))::bigint`
  const values = [workspaceId, decimals]
  const kinds = `update gesture_kinds set amount = nullif(${scaled('amount')}, 0) where workspace_id = $1`
  await tx.query(kinds, values)
  await tx.query(`update gesture_rules set budget = ${scaled('budget')} where workspace_id = $1`, values)
  await tx.query(`update gesture_budgets set amount = ${scaled('amount')} where workspace_id = $1`, values)
  await tx.query(`update gesture_months set raised = ${scaled('raised')} where workspace_id = $1`, values)
}

export type BudgetRow = { personId: string; name: string; own: number | null; raised: number; spent: number }

const budgetColumns = `m.person_id as "personId", m.name, b.amount as own, coalesce(g.raised, 0) as raised, coalesce(g.spent, 0) as spent`
const budgetTables = `memberships m
  left join gesture_budgets b on b.workspace_id = m.workspace_id and b.person_id = m.person_id
  left join gesture_months g on g.workspace_id = m.workspace_id and g.person_id = m.person_id and g.month = $2::date`

const budgets: Statement = {
  name: 'gestures-budgets',
  text: `select ${budgetColumns} from ${budgetTables} where m.workspace_id = $1 and m.removed_at is null`,
}

/** Of everybody who works here. */
export const listBudgets = (tx: Tx, workspaceId: string, month: string): Promise<BudgetRow[]> =>
  tx.query(budgets, [workspaceId, month])

const budget: Statement = {
  name: 'gestures-budget',
  text: `select ${budgetColumns} from ${budgetTables} where m.workspace_id = $1 and m.person_id = $3 and m.removed_at is null`,
}

type Place = { workspaceId: string; personId: string; month: string }

export const findBudget = async (tx: Tx, { workspaceId, personId, month }: Place): Promise<BudgetRow | undefined> =>
  (await tx.query<BudgetRow>(budget, [workspaceId, month, personId]))[0]

export const saveOwnBudget = (tx: Tx, workspaceId: string, personId: string, amount: number | null): Promise<unknown> =>
  amount === null
    ? tx.query(`delete from gesture_budgets where workspace_id = $1 and person_id = $2`, [workspaceId, personId])
    : tx.query(
        `insert into gesture_budgets (workspace_id, person_id, amount) values ($1, $2, $3)
         on conflict (workspace_id, person_id) do update set amount = excluded.amount`,
        [workspaceId, personId, amount],
      )

export const saveRaised = (tx: Tx, { workspaceId, personId, month }: Place, raised: number): Promise<unknown> =>
  tx.query(
    `insert into gesture_months (workspace_id, person_id, month, spent, raised) values ($1, $2, $3, 0, $4)
     on conflict (workspace_id, person_id, month) do update set raised = excluded.raised`,
    [workspaceId, personId, month, raised],
  )

const opening: Statement = {
  name: 'gestures-month',
  text: `insert into gesture_months (workspace_id, person_id, month, spent, raised) values ($1, $2, $3, 0, 0) on conflict do nothing`,
}

const spending: Statement = {
  name: 'gestures-spend',
  text: `update gesture_months m set spent = m.spent + $4
    where m.workspace_id = $1 and m.person_id = $2 and m.month = $3 and m.spent + $4 <= m.raised + coalesce(
      (select amount from gesture_budgets where workspace_id = $1 and person_id = $2), (select budget from gesture_rules where workspace_id = $1), 0)
    returning 1`,
}

/**
 * Takes an amount from what somebody may give in a month; false when it is not there. Two at once wait for each other at
 * the row of the month.
 */
export async function spend(tx: Tx, { workspaceId, personId, month }: Place, amount: number): Promise<boolean> {
  if (amount === 0) return true
  await tx.query(opening, [workspaceId, personId, month])
  return (await tx.query(spending, [workspaceId, personId, month, amount])).length > 0
}

const returning: Statement = {
  name: 'gestures-give-back',
  text: `update gesture_months set spent = spent - $4 where workspace_id = $1 and person_id = $2 and month = $3`,
}

export const giveBack = (tx: Tx, { workspaceId, personId, month }: Place, amount: number): Promise<unknown> =>
  tx.query(returning, [workspaceId, personId, month, amount])
