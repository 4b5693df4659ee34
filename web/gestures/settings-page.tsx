import { Asked } from '#web/page'
import { BudgetRules } from './budget-rules.tsx'
import { KindsSection } from './kinds-section.tsx'
import { PeopleBudgets } from './people-budgets.tsx'
import { useRules } from './queries.ts'

/** What may be given, and how much of it in a month. */
export function GesturesSettingsPage() {
  const rules = useRules()
  return (
    <Asked query={rules}>
      {known => (
        <>
          <KindsSection currency={known.currency} />
          <BudgetRules key={`${known.currency} ${known.budget}`} rules={known} />
          <PeopleBudgets rules={known} />
        </>
      )}
    </Asked>
  )
}
