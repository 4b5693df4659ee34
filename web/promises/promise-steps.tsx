import type { PromiseStep, PromiseTold } from '#protocol'
import { Asked } from '#web/page'
import { useColleagues } from '#web/people'
import { type Formats, type Translate, useFormats, useText } from '#web/texts'
import { usePromise } from './queries.ts'
import css from './promises.module.css'

/** All that was done with a promise, in its order: what, who and when. */
export function PromiseSteps({ id }: { id: string }) {
  const t = useText()
  return (
    <Asked query={usePromise(id)}>
      {({ steps }) => (
        <ol className={css.steps} aria-label={t('promises.history')}>
          {steps.map((told, at) => (
            <li key={at}>
              <Step told={told} />
            </li>
          ))}
        </ol>
      )}
    </Asked>
  )
}

function Step({ told: { at, by, step } }: { told: PromiseTold }) {
  const t = useText()
  const formats = useFormats()
  const colleagues = useColleagues().data ?? []
  const nameOf = (id: string | null) => colleagues.find(one => one.id === id)?.name ?? t('promises.somebody')
  const beside = besideOf(step)
  return (
    <>
      <p>{wordsOf(step, { t, formats, nameOf })}</p>
      {beside && (
        <p className={css.quoted} dir="auto">
          {beside}
        </p>
      )}
      <p className={css.about}>
        <time dateTime={new Date(at).toISOString()}>{formats.moment(at)}</time>
        {/* What time does nobody does; who made it may have been the machine. */}
        {by !== null && <bdi>{nameOf(by)}</bdi>}
      </p>
    </>
  )
}

/** What somebody wrote with it. */
function besideOf(step: PromiseStep): string {
  if ('text' in step) return step.text
  if ('note' in step) return step.note
  return 'why' in step ? step.why : ''
}

type Saying = { t: Translate; formats: Formats; nameOf: (id: string | null) => string }

function wordsOf(step: PromiseStep, { t, formats, nameOf }: Saying): string {
  switch (step.kind) {
    case 'made':
      return step.dueAt === null
        ? t('promises.step.made-undated')
        : t('promises.step.made', { due: formats.moment(step.dueAt) })
    case 'dated':
      return t('promises.step.dated', { due: formats.moment(step.dueAt) })
    case 'renegotiated':
      return t(step.isAgreed ? 'promises.step.renegotiated' : 'promises.step.proposed', {
        due: formats.moment(step.dueAt),
      })
    case 'passed-on':
      return t('promises.step.passed-on', { name: nameOf(step.ownerId) })
    case 'withdrawn':
      return t(step.isByCustomer ? 'promises.step.withdrawn-by-customer' : 'promises.step.withdrawn')
    case 'agreed':
      return t('promises.step.agreed')
    case 'progressed':
      return t('promises.step.progressed')
    case 'progress-due':
      return t('promises.step.progress-due')
    case 'fulfilled':
      return t('promises.step.fulfilled')
    case 'broken':
      return t('promises.step.broken')
    case 'reworded':
      return t('promises.step.reworded')
  }
}
