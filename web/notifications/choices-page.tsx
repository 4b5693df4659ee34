import { Callout } from '#web/ui'
import { useFaultWords } from '#web/api'
import { Select } from '#web/form'
import { Asked, Line, Lines, Section } from '#web/page'
import { type Key, useText } from '#web/texts'
import type { ChosenKind, NotificationChoices, NotificationPlace } from '#protocol'
import { Outside } from './outside.tsx'
import { useChoosing, useNotificationChoices } from './queries.ts'

const KINDS: { kind: ChosenKind; name: Key; help: Key }[] = [
  { kind: 'mentioned', name: 'notices.kind.mentioned', help: 'notices.kind.mentioned.help' },
  { kind: 'asked', name: 'notices.kind.asked', help: 'notices.kind.asked.help' },
  { kind: 'assigned', name: 'notices.kind.assigned', help: 'notices.kind.assigned.help' },
  { kind: 'wrote', name: 'notices.kind.wrote', help: 'notices.kind.wrote.help' },
  { kind: 'failed', name: 'notices.kind.failed', help: 'notices.kind.failed.help' },
  { kind: 'woken', name: 'notices.kind.woken', help: 'notices.kind.woken.help' },
  { kind: 'alerted', name: 'notices.kind.alerted', help: 'notices.kind.alerted.help' },
  { kind: 'overdue', name: 'notices.kind.overdue', help: 'notices.kind.overdue.help' },
  { kind: 'unserved', name: 'notices.kind.unserved', help: 'notices.kind.unserved.help' },
]

const PLACES: { value: NotificationPlace; label: Key }[] = [
  { value: 'push', label: 'notices.where.push' },
  { value: 'app', label: 'notices.where.app' },
  { value: 'nowhere', label: 'notices.where.nowhere' },
]

/** What the person wants to be told here, and where. */
export function NotificationChoicesPage() {
  const words = useFaultWords()
  const query = useNotificationChoices()
  const choosing = useChoosing()
  return (
    <Asked query={query} as="page">
      {choices => (
        <>
          {choosing.error && (
            <Callout tone="late">
              <span role="alert">{words(choosing.error)}</span>
            </Callout>
          )}
          <Kinds choices={choices} onChoose={choosing.mutate} />
          <Outside choices={choices} onChoose={choosing.mutate} />
        </>
      )}
    </Asked>
  )
}

export type ChoosingProps = { choices: NotificationChoices; onChoose: (choices: NotificationChoices) => void }

function Kinds({ choices, onChoose }: ChoosingProps) {
  const t = useText()
  const { where } = choices
  return (
    <Section title={t('notices.what')} help={t('notices.what.help')}>
      <Lines label={t('notices.what')}>
        {KINDS.map(({ kind, name, help }) => (
          <Line
            key={kind}
            title={t(name)}
            text={t(help)}
            end={
              <Select
                label={t('notices.where.of', { kind: t(name) })}
                isLabelHidden
                choices={PLACES.map(({ value, label }) => ({ value, label: t(label) }))}
                value={where[kind]}
                onChange={place => onChoose({ ...choices, where: { ...where, [kind]: place } })}
              />
            }
          />
        ))}
      </Lines>
    </Section>
  )
}
