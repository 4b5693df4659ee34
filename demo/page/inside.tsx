import type { Step, Way } from '../phone/shown.ts'
import type { Standing } from './app.tsx'
import { useBottom } from './bottom.ts'
import { insideText, language } from './inside-words.ts'
import { Icon, type IconName } from './marks.tsx'
import { MishapSwitches } from './mishaps.tsx'

/** The way of the message that was just written here, step by step, as it was seen from outside and in the log. */
export function Inside({ state, where, place }: Standing) {
  const way = state.ways.find(
    each => each.seat === place?.seat && each.place === place.id && each.person === where.person,
  )
  return (
    <section class="inside" aria-labelledby="inside">
      <h2 id="inside">{insideText('title')}</h2>
      {way ? <Course way={way} /> : <p class="hint">{insideText(place ? 'nothingYet' : 'noPlace')}</p>}
      {place && <MishapSwitches place={place} mishaps={state.mishaps} />}
    </section>
  )
}

function Course({ way }: { way: Way }) {
  const stream = useBottom()
  const received = way.steps.find(step => step.kind === 'event' && step.event === 'message.received')
  return (
    <div ref={stream} class="course" role="group" aria-labelledby="inside" tabIndex={0}>
      <p class="hint">
        <q dir="auto">{way.said || '…'}</q>
      </p>
      <ol class="steps" aria-live="polite">
        {way.steps.map(step => (
          <li key={step.number} class={toneOf(step)}>
            <time>{sinceText(step.at - way.at)}</time>
            <Icon of={iconOf(step)} />
            <StepShown step={step} />
          </li>
        ))}
      </ol>
      {received && (
        <p class="total">
          <b>{sinceText(received.at - way.at)}</b> {insideText('toConversation')}
        </p>
      )}
    </div>
  )
}

function StepShown({ step }: { step: Step }) {
  if (step.kind === 'held' || step.kind === 'lies') return <span>{insideText(step.kind)}</span>
  if (step.kind === 'event')
    return (
      <span>
        {insideText(`event.${step.event}`)}
        <code>{step.detail ? `${step.event} · ${step.detail}` : step.event}</code>
      </span>
    )
  const isHook = step.kind === 'hook'
  const status = step.status === undefined ? insideText('noStatus') : String(step.status)
  return (
    <details>
      <summary>
        {titleOf(step)}
        <code>{`${isHook ? 'POST' : step.method} ${status} · ${sinceText(step.tookMs)}`}</code>
      </summary>
      <pre tabIndex={0}>
        {isHook ? `POST ${step.address}\n${headerLines(step.headers)}\n\n${step.body}` : requestText(step)}
      </pre>
    </details>
  )
}

type Hook = Extract<Step, { kind: 'hook' }>
type Request = Extract<Step, { kind: 'request' }>

function titleOf(step: Hook | Request): string {
  if (step.kind === 'hook') {
    const about = step.about === 'receipt' ? 'receipt' : step.isAgain ? 'again' : 'said'
    return insideText(step.status < 300 ? `hook.${about}` : 'hook.refused')
  }
  if (step.status === undefined) return insideText('request.lost')
  const good = step.isAnswer ? 'request.answer' : 'request.aside'
  if (step.status < 300) return insideText(good)
  if (busy.has(step.status)) return insideText('request.busy')
  return insideText(step.status >= 500 || step.status === outOfOrder ? 'request.broken' : 'request.refused')
}

/** Mail servers say 450 where others say 429, and 451 where others say 500. */
const busy = new Set([420, 429, 450])
const outOfOrder = 451

const headerLines = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

const requestText = ({ method, address, body, said }: Request) =>
  [`${method} ${address}`, body, said ? `→ ${said}` : ''].filter(Boolean).join('\n\n')

const icons: Record<string, IconName> = {
  'message.received': 'talk',
  'message.sent': 'tick',
  'message.delivered': 'ticks',
  'message.read': 'eye',
  'message.failed': 'warn',
  'message.unsure': 'warn',
  'message.queued': 'clock',
  'message.delayed': 'clock',
}

function iconOf(step: Step): IconName {
  if (step.kind === 'event') return icons[step.event] ?? 'talk'
  if (step.kind === 'request') return 'send'
  return step.kind === 'held' ? 'clock' : 'envelope'
}

/** What is out of the ordinary has another colour. */
function toneOf(step: Step): string {
  if (step.kind === 'held') return 'odd'
  if (step.kind === 'hook') return step.isAgain ? 'odd' : step.status < 300 ? '' : 'bad'
  if (step.kind === 'request') return step.status === undefined || step.status >= 300 ? 'bad' : ''
  return step.kind === 'event' && /failed|unsure/.test(step.event) ? 'bad' : ''
}

const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })

function sinceText(ms: number): string {
  if (ms < 1000) return `${Math.max(1, Math.round(ms))} ms`
  return ms < 60_000 ? `${number.format(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`
}
