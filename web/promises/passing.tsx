import { useState } from 'react'
import type { PromiseCard } from '#protocol'
import { Select } from '#web/form'
import { useColleagues } from '#web/people'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { usePromiseDeed } from './queries.ts'
import { Refused } from './refused.tsx'
import css from './promises.module.css'

type PassingProps = { promise: PromiseCard; onPassed: (passed: Passed) => void }

/** To whom a promise was passed on, and whose it was. */
export type Passed = { promise: PromiseCard; name: string }

/** Somebody else of the team sees to it from now on, and is told. */
export function Passing({ promise, onPassed }: PassingProps) {
  const t = useText()
  const deed = usePromiseDeed()
  const { id, text, ownerId } = promise
  const others = (useColleagues().data ?? []).filter(one => one.id !== ownerId)
  const [chosen, choose] = useState('')
  const to = others.find(one => one.id === chosen) ?? others[0]
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (!to) return
        const passedOn = { id, kind: 'passed-on', ownerId: to.id } as const
        deed.mutate(passedOn, { onSuccess: () => onPassed({ promise, name: to.name }) })
      }}
    >
      <p className={css.quoted} dir="auto">
        {text}
      </p>
      {to ? (
        <Select
          label={t('promises.pass.to')}
          autoFocus
          choices={others.map(one => ({ value: one.id, label: one.name }))}
          value={to.id}
          onChange={choose}
        />
      ) : (
        <p>{t('promises.pass.nobody')}</p>
      )}
      <Refused fault={deed.error} />
      <div className={css.ends}>
        <Button type="submit" kind="primary" isBusy={deed.isPending} isOff={!to}>
          {t('promises.deed.pass')}
        </Button>
      </div>
    </form>
  )
}

/** That it is somebody else's now, and the way back while one looks at it. */
export function PassedNote({ passed, onGone }: { passed: Passed | undefined; onGone: () => void }) {
  const t = useText()
  const deed = usePromiseDeed()
  if (!passed) return null
  const {
    promise: { id, text, ownerId },
    name,
  } = passed
  return (
    <Callout
      deeds={
        ownerId !== null && (
          <Button
            size="s"
            isBusy={deed.isPending}
            onClick={() => deed.mutate({ id, kind: 'passed-on', ownerId }, { onSuccess: onGone })}
          >
            {t('promises.pass.undo')}
          </Button>
        )
      }
    >
      <span role="status">{t('promises.pass.done', { text, name })}</span>
    </Callout>
  )
}
