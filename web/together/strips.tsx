import { lazy, Suspense } from 'react'
import { Forward, Siren } from 'lucide'
import { Icon } from '#web/ui'
import { useIncident } from '#web/cache'
import { bringCaseStrip } from '#web/cases'
import { bringPromises } from '#web/promises'
import { useFormats, useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import type { Conversation, Message } from '#protocol'
import css from './together.module.css'

const PromiseStrip = lazy(async () => ({ default: (await bringPromises()).PromiseStrip }))
const CaseStrip = lazy(async () => ({ default: (await bringCaseStrip()).CaseStrip }))

/** Under the head of a conversation: what it shares with others, and what is known of that. */
export function Strips({ conversation, messages }: { conversation: Conversation; messages: readonly Message[] }) {
  const { id, incidentId, caseId, holder } = conversation
  const handed = handedOver(messages)
  return (
    <>
      <Suspense>
        {caseId !== null && <CaseStrip id={caseId} hereId={id} />}
        <PromiseStrip id={id} />
      </Suspense>
      {incidentId !== null && <IncidentStrip id={incidentId} />}
      {handed && (holder.kind !== 'agent' || holder.id !== handed.author.id) && <HandOverStrip message={handed} />}
    </>
  )
}

/** The summary with which it was handed over, as long as nobody of ours has answered since. */
function handedOver(messages: readonly Message[]): Message | undefined {
  const latest = messages.findLast(({ kind, direction }) => kind === 'hand-over' || direction === 'out')
  return latest?.kind === 'hand-over' ? latest : undefined
}

function HandOverStrip({ message: { author, text, at } }: { message: Message }) {
  const t = useText()
  const formats = useFormats()
  return (
    // A long one scrolls, and what scrolls is reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.handed} aria-label={t('hand-over.label')} tabIndex={0}>
      <Icon of={Forward} size="s" mirrors />
      <div>
        <b>{t('hand-over.by', { by: author.name, at: formats.moment(at) })}</b>
        <p dir="auto">{text}</p>
      </div>
    </section>
  )
}

function IncidentStrip({ id }: { id: string }) {
  const t = useText()
  const ways = useWays()
  const { data } = useIncident(id)
  if (!data) return null
  const { name, known, state, conversations } = data
  return (
    <p className={css.strip} data-state={state}>
      <Icon of={Siren} size="s" />
      <WayLink href={ways.incidents(id)} className={css.name}>
        {t(state === 'open' ? 'incident.chip' : 'incident.chip.solved', { name })}
      </WayLink>
      <span className={css.known} dir="auto">
        {known || t('incident.conversations', { count: conversations })}
      </span>
    </p>
  )
}
