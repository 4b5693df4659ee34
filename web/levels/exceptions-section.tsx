import { useState } from 'react'
import { Pencil, Plus, Trash2 } from 'lucide'
import type { TargetCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { Line, Lines, Section, Sure } from '#web/page'
import { useProfiles } from '#web/profiles'
import { useFormats, useText } from '#web/texts'
import { Button, Callout, Icon, IconButton } from '#web/ui'
import { ExceptionDialog } from './exception-dialog.tsx'
import { useLevelDeeds } from './queries.ts'
import { withinWords } from './within-words.ts'
import { targetWords } from './words.ts'
import { withoutTarget } from './within.ts'
import css from './levels.module.css'

type ExceptionsProps = { targets: readonly TargetCard[]; mayChange: boolean }

/** Accounts that are not served as all others are, and why. */
export function ExceptionsSection({ targets, mayChange }: ExceptionsProps) {
  const t = useText()
  const formats = useFormats()
  const words = useFaultWords()
  const profiles = useProfiles().data ?? []
  const { keepTargets } = useLevelDeeds()
  const [edited, setEdited] = useState<TargetCard | 'new'>()
  const [going, setGoing] = useState<TargetCard>()
  const own = targets.filter(({ profileId }) => profileId !== null)
  const nameOf = (target: TargetCard) => profiles.find(({ id }) => id === target.profileId)?.name ?? '…'
  const said = (target: TargetCard) =>
    t('levels.exception.said', { name: nameOf(target), what: targetWords(target, t) })
  const add = mayChange && profiles.length > 0 && (
    <Button onClick={() => setEdited('new')}>
      <Icon of={Plus} />
      {t('levels.exception.add')}
    </Button>
  )
  return (
    <Section title={t('levels.exceptions')} help={t('levels.exceptions.help')} deed={add}>
      {own.length === 0 ? (
        <p className={css.none}>{t('levels.exceptions.none')}</p>
      ) : (
        <Lines label={t('levels.exceptions')}>
          {own.map(target => (
            <Line
              key={`${target.profileId} ${target.aim} ${target.class} ${target.pace}`}
              title={<bdi>{said(target)}</bdi>}
              text={`${withinWords(target.within, t, formats)} · ${target.why}`}
              end={
                mayChange && (
                  <>
                    <IconButton
                      name={t('levels.exception.edit', { what: said(target) })}
                      onClick={() => setEdited(target)}
                    >
                      <Icon of={Pencil} />
                    </IconButton>
                    <IconButton
                      name={t('levels.exception.remove', { what: said(target) })}
                      onClick={() => setGoing(target)}
                    >
                      <Icon of={Trash2} />
                    </IconButton>
                  </>
                )
              }
            />
          ))}
        </Lines>
      )}
      {keepTargets.error ? (
        <Callout tone="late">
          <span role="alert">{words(keepTargets.error)}</span>
        </Callout>
      ) : null}
      <ExceptionDialog
        key={edited && JSON.stringify(edited)}
        {...{ edited, targets, profiles }}
        onDone={() => setEdited(undefined)}
      />
      <Sure
        title={t('levels.exception.sure')}
        deed={t('levels.exception.sure.deed')}
        isOpen={going !== undefined}
        onClose={() => setGoing(undefined)}
        onDo={() => going && keepTargets.mutate(withoutTarget(targets, going))}
      >
        {going && said(going)}
      </Sure>
    </Section>
  )
}
