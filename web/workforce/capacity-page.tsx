import { Asked } from '#web/page'
import { ReasonsSection } from './reasons-section.tsx'
import { RulesSection } from './rules-section.tsx'
import { useWorkRules } from './staff-queries.ts'

/** What work takes of somebody, how long offers and pauses last, and why somebody may be away. */
export function CapacityPage() {
  const rules = useWorkRules()
  return (
    <>
      <Asked query={rules} as="page">
        {found => <RulesSection key={JSON.stringify(found)} rules={found} />}
      </Asked>
      <ReasonsSection />
    </>
  )
}
