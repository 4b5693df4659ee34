import { useState } from 'react'
import { Eye, SendHorizontal } from 'lucide'
import { Button, Callout, Icon } from '#web/ui'
import { Select, TextArea } from '#web/form'
import { newId, useFaultWords } from '#web/api'
import { useReasons } from '#web/reasons'
import { GapButtons } from '#web/snippets'
import { Line, Lines, Section } from '#web/page'
import { useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import { type AnswerCheck, type IncidentPage, knownGaps } from '#protocol'
import { useAnswerDeeds } from './queries.ts'
import { useWhyNot } from './why-not.ts'
import css from './incidents.module.css'

const gaps = [...knownGaps, 'incident.name']

/** One text for all, each where its customer wrote. What would become of it is seen before anything leaves. */
export function AnswerAll({ incident }: { incident: IncidentPage }) {
  const t = useText()
  const words = useFaultWords()
  const { check, send } = useAnswerDeeds(incident.id)
  const reasons = useReasons().data ?? []
  const [id, setId] = useState(newId)
  const [text, setText] = useState('')
  const [reasonId, setReason] = useState('')
  const checked = check.data
  const goes = checked?.filter(group => group.goes).reduce((sum, { count }) => sum + count, 0) ?? 0
  const write = (said: string): void => {
    setText(said)
    check.reset()
  }
  const leave = (): void =>
    send.mutate(
      { id, text, ...(reasonId && { reasonId }) },
      {
        onSuccess: () => {
          write('')
          setId(newId())
        },
      },
    )
  const fault = check.error ?? send.error
  return (
    <Section title={t('incidents.answer')} help={t('incidents.answer.help')}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault()
          check.mutate(text)
        }}
      >
        <TextArea label={t('incidents.text')} rows={4} required value={text} onChange={write} />
        <GapButtons gaps={gaps} onPut={written => write(text + written)} />
        <Select
          label={t('incidents.then')}
          choices={[
            { label: t('incidents.then.open'), value: '' },
            ...reasons.map(reason => ({
              value: reason.id,
              label: t('incidents.then.close', { reason: reason.label }),
            })),
          ]}
          value={reasonId}
          onChange={setReason}
        />
        {checked && <Groups groups={checked} />}
        {fault && <Callout tone="late">{words(fault)}</Callout>}
        <div className={css.deeds}>
          {checked && goes > 0 ? (
            <Button kind="primary" isBusy={send.isPending} onClick={leave}>
              <Icon of={SendHorizontal} mirrors />
              {t('incidents.send', { count: goes })}
            </Button>
          ) : (
            <Button type="submit" kind="primary" isBusy={check.isPending} isOff={text.trim() === ''}>
              <Icon of={Eye} />
              {t('incidents.check')}
            </Button>
          )}
        </div>
      </form>
    </Section>
  )
}

/** Whom it reaches, where anybody can read it, and whom it does not reach, and why. */
function Groups({ groups }: { groups: readonly AnswerCheck[] }) {
  const t = useText()
  const ways = useWays()
  const whyNot = useWhyNot()
  const isNobody = groups.every(group => !group.goes)
  const titleOf = ({ group, count }: AnswerCheck): string =>
    group === 'private'
      ? t('incidents.goes.private', { count })
      : group === 'public'
        ? t('incidents.goes.public', { count })
        : t('incidents.stays', { count })
  return (
    <div role="status">
      {isNobody && <Callout tone="soon">{t('incidents.nobody')}</Callout>}
      <Lines label={t('incidents.check')}>
        {groups.map(one => (
          <Line key={one.group} title={titleOf(one)} text={one.goes ? undefined : whyNot(one.group)}>
            <p className={css.names}>
              {one.conversations.map(({ id, name }) => (
                <WayLink key={id} href={ways.inbox('all', id)}>
                  <bdi>{name}</bdi>
                </WayLink>
              ))}
              {one.count > one.conversations.length && (
                <span>{t('incidents.others', { count: one.count - one.conversations.length })}</span>
              )}
            </p>
          </Line>
        ))}
      </Lines>
    </div>
  )
}
