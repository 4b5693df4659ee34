import { useState } from 'react'
import { Undo2 } from 'lucide'
import type { Praise } from '#protocol'
import { useFaultWords } from '#web/api'
import { More, SaidLine } from '#web/evidence'
import { Asked, LongList } from '#web/page'
import { EmptyState } from '#web/states'
import { useFormats, useText } from '#web/texts'
import { Button, Callout, Deadline, Icon, leftOf, LinkButton, useNow } from '#web/ui'
import { useLinkTo, useWays } from '#web/ways'
import { usePassPraise, usePraise } from './queries.ts'
import css from './alerts.module.css'

const USUALLY_TALL = 76

/** What people say well where anybody can read it: whoever is thanked within a day knows that it was read. */
export function PraiseList() {
  const t = useText()
  const words = useFaultWords()
  const praise = usePraise()
  const pass = usePassPraise()
  const [passed, setPassed] = useState<Praise>()
  const put = (one: Praise, isPassed: boolean): void =>
    pass.mutate({ messageId: one.messageId, isPassed }, { onSuccess: () => setPassed(isPassed ? one : undefined) })
  return (
    <>
      <p className={css.say}>{t('alerts.praise.say')}</p>
      {pass.error && <Callout tone="late">{words(pass.error)}</Callout>}
      {passed && (
        <div role="status">
          <Callout
            isLine
            deeds={
              <Button size="s" onClick={() => put(passed, false)}>
                <Icon of={Undo2} size="s" />
                {t('alerts.praise.back')}
              </Button>
            }
          >
            {t('alerts.praise.passed', { name: passed.name })}
          </Callout>
        </div>
      )}
      <Asked query={praise}>
        {all =>
          all.length === 0 ? (
            <EmptyState title={t('alerts.praise.empty')}>{t('alerts.praise.empty.cause')}</EmptyState>
          ) : (
            <>
              <LongList
                label={t('alerts.tab.praise')}
                lines={all}
                keyOf={({ messageId }) => messageId}
                tallOf={() => USUALLY_TALL}
              >
                {one => <PraiseLine one={one} onPass={() => put(one, true)} />}
              </LongList>
              <More of={praise} />
            </>
          )
        }
      </Asked>
    </>
  )
}

function PraiseLine({ one, onPass }: { one: Praise; onPass: () => void }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const linkTo = useLinkTo()
  const now = useNow(60_000)
  return (
    <SaidLine
      said={one}
      end={
        <>
          <Deadline left={leftOf(one.at, one.dueAt, now)}>{formats.moment(one.dueAt)}</Deadline>
          <Button kind="ghost" onClick={onPass} aria-label={t('alerts.praise.pass.of', { name: one.name })}>
            {t('alerts.praise.pass')}
          </Button>
          <LinkButton
            {...linkTo(ways.message(one.conversationId, one.messageId))}
            aria-label={t('alerts.praise.thank.of', { name: one.name })}
          >
            {t('alerts.praise.thank')}
          </LinkButton>
        </>
      }
    />
  )
}
