/** What is done to make it right: kinds, budgets, the record, and the list that is open to the team. */
import type { Noun } from '#api'
import { listBudgets, raise, setBudget, showMine } from './budgets.ts'
import { exportList } from './export.ts'
import { changeKind, listKinds, makeKind } from './kinds.ts'
import { list, showSums } from './list.ts'
import { record, takeBack } from './record.ts'
import { setRules, showRules } from './rules.ts'

export const register: Noun = async (app, world) => {
  for (const method of [listKinds, makeKind, changeKind, showRules, setRules]) await method(app, world)
  for (const method of [showMine, listBudgets, setBudget, raise]) await method(app, world)
  for (const method of [record, takeBack, list, showSums, exportList]) await method(app, world)
}
